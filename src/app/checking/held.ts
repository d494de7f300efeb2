import { sql } from 'kysely'
import { named } from '../../returns/ssda903/validation/fault-list.ts'
import { rules } from '../../returns/ssda903/validation/rules.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { CheckBox, CheckHead, CheckRow, CheckSource, CheckState, RuleNotAsked } from '../../spine/web/services.ts'
import { collectionYear } from '../../spine/time/periods.ts'
import type { CheckRefusal } from './given.ts'
import type { CheckReport } from './run.ts'

/** A check as the database holds it. */
export interface HeldCheck {
  readonly id: string
  readonly number: number
  readonly council: string
  readonly year: number
  readonly source: CheckSource
  readonly status: 'running' | 'done' | 'refused' | 'failed'
  readonly author: string
  readonly began_at: string
  readonly ended_at: string | null
  readonly files: readonly { readonly box: CheckBox; readonly name: string }[]
  readonly report: Partial<CheckReport & CheckRefusal>
}

/** Kept checks, newest first: all that may be known of, one council's, or one. */
export async function heldChecks(
  tx: Tx,
  authority: number,
  which: { readonly council?: string | undefined; readonly id?: string },
): Promise<readonly HeldCheck[]> {
  const found =
    await sql<HeldCheck>`select id, number, council, year, source, status, author, began_at, ended_at, files, report from return_check
    where authority = ${authority}
      ${which.council === undefined ? sql`` : sql`and council = ${which.council}`}
      ${which.id === undefined ? sql`` : sql`and id = ${which.id}::uuid`}
    order by number desc`.execute(tx)
  return found.rows
}

/** Writes down that a check has begun; answers nothing, for its number is the database's to give. */
export async function beginCheck(
  tx: Tx,
  authority: number,
  check: Pick<HeldCheck, 'id' | 'council' | 'year' | 'source' | 'author' | 'files'>,
): Promise<void> {
  // Two begun at once would be given one number.
  await sql`select pg_advisory_xact_lock(hashtext('return_check'), ${authority})`.execute(tx)
  await sql`insert into return_check (authority, id, number, council, year, source, status, author, began_at, files)
    select ${authority}, ${check.id}::uuid, coalesce(max(number), 0) + 1, ${check.council}, ${check.year}, ${check.source}, 'running', ${check.author}, now(),
      ${JSON.stringify(check.files)}::jsonb
    from return_check where authority = ${authority}`.execute(tx)
}

/** Ends the checks that a server which was cut off had begun. To be called when it starts. */
export async function closeInterruptedChecks(store: Store): Promise<void> {
  const report: CheckRefusal = { problems: [CUT_OFF] }
  await store.within({ author: 'system', sight: 'files' }, tx =>
    sql`update return_check set status = 'failed', ended_at = now(), report = ${JSON.stringify(report)}::jsonb
      where authority = ${store.authority} and status = 'running'`.execute(tx),
  )
}

const CUT_OFF = {
  box: 'files',
  what: 'The check was cut off before it ended, because the service was stopped.',
  mend: 'Check it again. Nothing was changed.',
} as const

/** What is said where a check broke for a reason of ours. */
export const BROKE = {
  box: 'files',
  what: 'The check stopped because of a fault of Alongside’s own, not of what was checked.',
  mend: 'Check it again. If it stops again, tell whoever looks after Alongside. Nothing was changed.',
} as const

/** A line of the list of checks. Pure. */
export function checkRow(held: HeldCheck, by: string, councilName: string, state: CheckState): CheckRow {
  const { report } = held
  return {
    id: held.id,
    number: held.number,
    at: held.began_at,
    by,
    council: { value: held.council, text: councilName },
    year: held.year,
    source: held.source,
    state,
    faults: report.faults ?? 0,
    queries: report.queries ?? 0,
    children: report.children ?? 0,
    childrenAtFault: report.childrenAtFault ?? 0,
  }
}

const byCode = new Map(rules.map(rule => [rule.code, rule]))

/** All that is said of a check before its lists. Pure. */
export function headOf(held: HeldCheck, row: CheckRow, mayRemove: boolean): CheckHead {
  const { report } = held
  return {
    ...row,
    files: held.files,
    asked: report.asked ?? 0,
    rows: report.rows ?? 0,
    lastYear: report.lastYear ?? false,
    underWay: held.source === 'record' && collectionYear(held.year).end >= held.began_at.slice(0, 10),
    postcodes: report.postcodes ?? false,
    providers: report.providers ?? null,
    ...(report.editions ? { editions: report.editions } : {}),
    notAsked: notAskedOf(held),
    broke: (report.failed ?? []).map(([rule, why]) => saidOf(rule, why)),
    remarks: report.remarks ?? [],
    remarksInAll: report.remarksInAll ?? 0,
    problems: report.problems ?? [],
    mayRemove,
  }
}

/** The rules a check did not ask, and why. Pure. */
export function notAskedOf({ report, year }: Pick<HeldCheck, 'report' | 'year'>): readonly RuleNotAsked[] {
  return [
    ...(report.skipped ?? []).map(([rule, why]) => saidOf(rule, `${why.charAt(0).toUpperCase()}${why.slice(1)}`)),
    ...(report.asked === undefined
      ? []
      : rules
          .filter(rule => rule.from !== undefined && rule.from > year)
          .map(rule => saidOf(rule.code, `Asked from ${named(rule.from ?? year)}`))),
  ]
}

function saidOf(rule: string, why: string): RuleNotAsked {
  return { rule, finds: byCode.get(rule)?.wrong ?? '', why }
}

/** The rules whose answer a check cannot give: not asked, or broken. Pure. */
export function unanswered(held: HeldCheck): readonly string[] {
  return [...notAskedOf(held).map(each => each.rule), ...(held.report.failed ?? []).map(([rule]) => rule)]
}
