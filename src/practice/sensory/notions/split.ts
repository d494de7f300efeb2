import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { type PlainDate, dateOf, earlier } from '../../../spine/time/plain-date.ts'
import { sensoryAgreement, sensoryContribution, sensoryRecharge, sensoryShare, sensoryYear } from '../kinds.ts'
import { caseloadOn, childrenIn } from './service.ts'

/** What one council pays of a year, by each way of telling it. Whole pounds. */
export interface CouncilSplit {
  readonly council: string
  /** The share agreed, in hundredths; null where none is. */
  readonly agreed: number | null
  /** What was contributed; null where nothing is on record. */
  readonly contributed: number | null
  /** Of all that was contributed, in hundredths to two decimals. */
  readonly contributedShare: number | null
  /** Children known to the service, and of all of them, in hundredths to two decimals. */
  readonly children: number | null
  readonly use: number | null
  /** What the shared cost would be for it by the agreed share, and by use. */
  readonly byAgreed: number | null
  readonly byUse: number | null
}

/** A year of the service: what it costs, who pays, and what each council would pay by each way. */
export interface YearSplit {
  readonly year: number
  readonly entry: string
  readonly staffing: number
  readonly other: number
  /** Recharge to schools as budgeted, and as invoiced so far. */
  readonly rechargeBudget: number
  readonly recharged: number
  readonly rechargedSchools: number
  /** Staff and all else, less the recharge as budgeted. */
  readonly net: number
  /** What the councils said they share. */
  readonly shared: number
  /** Budgeted and shared by nobody; below nought where more is shared than the budget asks. */
  readonly unshared: number
  readonly contributed: number
  /** Shared and contributed by nobody; below nought where more was contributed. */
  readonly uncontributed: number
  /** What the agreed shares come to together, in hundredths: 100 where they add up. */
  readonly agreedTogether: number
  /** The day the caseload was counted that use is told by. */
  readonly countedOn: PlainDate | null
  readonly councils: readonly CouncilSplit[]
}

/** An amount parted by weights in whole pounds, which always add up to it. Nothing where the weights come to nought. */
export function parted(total: number, weights: readonly number[]): readonly (number | null)[] {
  const all = weights.reduce((sum, each) => sum + each, 0)
  if (all <= 0) return weights.map(() => null)
  let [running, given] = [0, 0]
  return weights.map(weight => {
    running += weight
    const upTo = Math.round((total * running) / all)
    const part = upTo - given
    given = upTo
    return part
  })
}

/** The years of the service on record, newest first, by the year each begins in. */
export function sensoryYears(file: SubjectFile): readonly number[] {
  return [...new Set(all(file, sensoryYear).map(each => each.body.year))].sort((a, b) => b - a)
}

/** A year of the service as it stands on a day; undefined where no cost of it is on record. */
export function splitOf(
  file: SubjectFile,
  year: number,
  councils: readonly string[],
  on: PlainDate,
): YearSplit | undefined {
  const cost = all(file, sensoryYear).findLast(each => each.body.year === year)
  if (!cost) return undefined
  const last = earlier(on, dateOf(year + 1, 3, 31))
  const agreed = councils.map(council => agreedShare(file, council, last))
  const paid = all(file, sensoryContribution).filter(each => each.body.year === year)
  const contributed = councils.map(council => {
    const own = paid.filter(each => each.body.council === council)
    return own.length === 0 ? null : own.reduce((sum, each) => sum + each.body.amount, 0)
  })
  const caseload = caseloadOn(file, last)
  const children = councils.map(council => (caseload ? childrenIn(caseload.cells, { council }) : null))
  const recharges = all(file, sensoryRecharge).filter(each => each.body.year === year)
  const { staffing, other, recharge, shared } = cost.body
  const known = agreed.every(each => each !== null)
  const byAgreed = known ? parted(shared, agreed.map(Number)) : councils.map(() => null)
  const byUse = caseload ? parted(shared, children.map(Number)) : councils.map(() => null)
  const whole = contributed.reduce<number>((sum, each) => sum + (each ?? 0), 0)
  const every = children.reduce<number>((sum, each) => sum + (each ?? 0), 0)
  return {
    year,
    entry: cost.id,
    staffing,
    other,
    rechargeBudget: recharge,
    recharged: recharges.reduce((sum, each) => sum + each.body.amount, 0),
    rechargedSchools: new Set(recharges.map(each => each.body.deployment)).size,
    net: staffing + other - recharge,
    shared,
    unshared: staffing + other - recharge - shared,
    contributed: whole,
    uncontributed: shared - whole,
    agreedTogether: hundredths(agreed.reduce<number>((sum, each) => sum + (each ?? 0), 0)),
    countedOn: caseload?.on ?? null,
    councils: councils.map((council, at) => ({
      council,
      agreed: agreed[at] ?? null,
      contributed: contributed[at] ?? null,
      contributedShare: contributed[at] == null || whole === 0 ? null : hundredths((contributed[at] / whole) * 100),
      children: children[at] ?? null,
      use: children[at] == null || every === 0 ? null : hundredths((children[at] / every) * 100),
      byAgreed: byAgreed[at] ?? null,
      byUse: byUse[at] ?? null,
    })),
  }
}

function agreedShare(file: SubjectFile, council: string, on: PlainDate): number | null {
  const agreements = new Set(
    all(file, sensoryAgreement).flatMap(({ id, start, end }) =>
      (startDay(start) ?? on) <= on && (end === null || end > on) ? [id] : [],
    ),
  )
  const found = all(file, sensoryShare).findLast(
    ({ start, body }) => body.council === council && agreements.has(body.agreement) && (startDay(start) ?? on) <= on,
  )
  return found?.body.percent ?? null
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}

/** Something that does not agree between two figures, for the page to put into words. */
export type Difference =
  | { readonly is: 'shares-do-not-add-up'; readonly together: number }
  | {
      readonly is: 'paid-not-agreed' | 'paid-not-used' | 'agreed-not-used'
      readonly council: string
      readonly pounds: number
    }
  | { readonly is: 'unshared' | 'uncontributed' | 'recharge-short'; readonly pounds: number }

/** What of a year does not agree, each difference in pounds: above nought where the council pays more, or where money is missing. */
export function differencesOf(split: YearSplit): readonly Difference[] {
  const found: Difference[] = []
  if (split.councils.some(each => each.agreed !== null) && split.agreedTogether !== 100)
    found.push({ is: 'shares-do-not-add-up', together: split.agreedTogether })
  for (const { council, contributed, byAgreed, byUse } of split.councils) {
    if (contributed !== null && byAgreed !== null && contributed !== byAgreed)
      found.push({ is: 'paid-not-agreed', council, pounds: contributed - byAgreed })
    if (contributed !== null && byUse !== null && contributed !== byUse)
      found.push({ is: 'paid-not-used', council, pounds: contributed - byUse })
    if (byAgreed !== null && byUse !== null && byAgreed !== byUse)
      found.push({ is: 'agreed-not-used', council, pounds: byAgreed - byUse })
  }
  if (split.unshared !== 0) found.push({ is: 'unshared', pounds: split.unshared })
  if (split.uncontributed !== 0) found.push({ is: 'uncontributed', pounds: split.uncontributed })
  if (split.rechargeBudget !== split.recharged)
    found.push({ is: 'recharge-short', pounds: split.rechargeBudget - split.recharged })
  return found
}
