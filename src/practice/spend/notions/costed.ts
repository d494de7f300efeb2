import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type PlainDate, addDays, earlier, later } from '../../../spine/time/plain-date.ts'
import { type PeriodOfCare, periodsOfCare } from '../../care/notions.ts'
import { bornOn } from '../../people/notions.ts'
import { placement } from '../../placement/kinds.ts'
import type { PlacementEntry } from '../../placement/notions.ts'
import type { CostCovers, SpendKind } from '../codes.ts'
import { placementCost, placementOneOff } from '../kinds.ts'
import { type Pence, type Price, shared, toPence } from './amounts.ts'

/** A price of a home, with what it pays for and which entry says so. */
export interface HomePrice extends Price {
  readonly covers: CostCovers
  readonly entry: string
}

/** What was paid for once. */
export interface OneOff {
  readonly on: PlainDate
  readonly pence: Pence
  readonly entry: string
}

/** A home of a child in care, of one council, with what it costs. */
export interface CostedHome {
  readonly start: PlainDate
  /** The day they left, or came of age; null while neither is known. */
  readonly end: PlainDate | null
  /** Whether it goes on from the home before with the same carers and of the same kind: no new placement. */
  readonly goesOn: boolean
  readonly kind: SpendKind
  readonly council: string
  /** The placement's entry. */
  readonly placement: string
  readonly prices: readonly HomePrice[]
  readonly oneOffs: readonly OneOff[]
}

/** A child's homes and what they cost. */
export interface CostedChild {
  readonly subject: string
  readonly homes: readonly CostedHome[]
  /** Prices and one-off costs on record that are in no sum: of a day without a home in care, or put aside by another of the same day. */
  readonly stray: readonly string[]
}

/** The kind of home as budgets tell them apart. A foster home of no known provider is taken for an agency's, a children's home for another's. */
export function spendKindOf(type: string, provider: string | undefined): SpendKind {
  const own = provider === 'PR1'
  switch (type) {
    case 'U1':
    case 'U2':
    case 'U3':
      return 'kinship'
    case 'U4':
    case 'U5':
    case 'U6':
      return own ? 'foster-own' : 'foster-agency'
    case 'K1':
      return 'secure'
    case 'K2':
      return own ? 'residential-own' : 'residential-bought'
    case 'K3':
    case 'H5':
    case 'P2':
      return 'supported'
    case 'R1':
      return 'care-home'
    case 'R3':
      return 'family-assessment'
    case 'S1':
      return 'school'
    case 'P1':
      return 'parents'
    default:
      return type.startsWith('A') ? 'adoption' : 'elsewhere'
  }
}

// A home and those that go on from it: the same carers and kind of home, whatever else changed.
interface Lasting {
  readonly first: number
  readonly until: PlainDate | null
}

interface Stretch {
  readonly entry: PlacementEntry
  readonly start: PlainDate
  readonly end: PlainDate | null
  readonly kind: SpendKind
  readonly goesOn: boolean
  readonly first: number
}

const NOTHING: Omit<CostedChild, 'subject'> = Object.freeze({ homes: Object.freeze([]), stray: Object.freeze([]) })

const derived = notion((file: SubjectFile): Omit<CostedChild, 'subject'> => {
  const stretches = stretchesOf(file)
  const lasting = new Map<number, Lasting>()
  stretches.forEach(({ first, end }) => lasting.set(first, { first, until: end }))
  const { prices, oneOffs } = costsOf(file, stretches, lasting)
  const born = bornOn(file)
  const grown = born === undefined ? null : birthday(born, 18)
  const times = periodsOfCare(file)
  const homes = stretches.flatMap(stretch =>
    times.flatMap((care): readonly CostedHome[] => {
      const within = duringCare(stretch, care, grown)
      if (!within) return []
      const until = within.end
      return [
        {
          ...within,
          goesOn: stretch.goesOn && within.start === stretch.start,
          kind: stretch.kind,
          council: care.council,
          placement: stretch.entry.id,
          prices: (prices.get(stretch.first) ?? []).filter(
            each => (until === null || each.from < until) && (each.until === null || each.until > within.start),
          ),
          oneOffs: oneOffs.filter(
            each => each.home === stretch && each.on >= within.start && (until === null || each.on <= until),
          ),
        },
      ]
    }),
  )
  const used = new Set(homes.flatMap(home => [...home.prices, ...home.oneOffs].map(each => each.entry)))
  const stray = [...all(file, placementCost), ...all(file, placementOneOff)].map(each => each.id)
  return { homes, stray: stray.filter(id => !used.has(id)) }
})

/**
 * The homes of a child while in care, oldest first, each with the prices that hold in it. A home lasts until the next begins,
 * care ends, the child is 18 or, of a child a later return no longer mentions, the last day the return is known to cover. Stays
 * away do not interrupt it. A price holds in the home it names, or the one of its first day, and in whatever goes on from that
 * with the same carers, until a later price for the same thing begins.
 */
export function costedChild(file: SubjectFile): CostedChild {
  if (all(file, placement).length === 0 && all(file, placementCost).length === 0)
    return { subject: file.id, ...NOTHING }
  return { subject: file.id, ...derived(file) }
}

function stretchesOf(file: SubjectFile): readonly Stretch[] {
  const found: Stretch[] = []
  const placements = all(file, placement)
  placements.forEach((entry, index) => {
    const start = startDay(entry.start)
    if (start === undefined) return
    const next = placements[index + 1]
    const begins = next && startDay(next.start)
    const end = begins === undefined ? entry.end : earlier(entry.end ?? begins, begins)
    if (end !== null && end <= start) return
    const kind = spendKindOf(entry.body.type, entry.body.provider)
    const before = found.at(-1)
    const goesOn = entry.body.sameCarer && before !== undefined && before.kind === kind && before.end === start
    found.push({ entry, start, end, kind, goesOn, first: goesOn ? before.first : found.length })
  })
  return found
}

interface HomeOneOff extends OneOff {
  readonly home: Stretch
}

function costsOf(
  file: SubjectFile,
  stretches: readonly Stretch[],
  lasting: ReadonlyMap<number, Lasting>,
): {
  readonly prices: ReadonlyMap<number, readonly HomePrice[]>
  readonly oneOffs: readonly HomeOneOff[]
} {
  const homeOf = (named: string | undefined, day: PlainDate): Stretch | undefined =>
    named === undefined
      ? stretches.find(each => each.start <= day && (each.end === null || day < each.end))
      : stretches.find(each => each.entry.id === named)
  const [prices, oneOffs] = [new Map<number, HomePrice[]>(), [] as HomeOneOff[]]
  for (const { id, start, end, body } of all(file, placementCost)) {
    const from = startDay(start)
    const home = from === undefined ? undefined : homeOf(body.placement, from)
    const stays = home && lasting.get(home.first)
    if (from === undefined || !home || !stays) continue
    const until = end === null ? stays.until : stays.until === null ? end : earlier(end, stays.until)
    const price: HomePrice = {
      from,
      until,
      pence: toPence(body.price),
      per: body.per,
      covers: body.covers,
      education: body.education ?? 0,
      health: body.health ?? 0,
      entry: id,
    }
    const held = prices.get(home.first) ?? []
    prices.set(home.first, held)
    // What was paid for the same thing before stops where this begins.
    const last = held.findLastIndex(each => each.covers === price.covers)
    const before = held[last]
    if (before && (before.until === null || before.until > from)) held[last] = { ...before, until: from }
    held.push(price)
  }
  for (const [key, list] of prices)
    prices.set(
      key,
      list.filter(each => each.until === null || each.until > each.from),
    )
  for (const { id, start, body } of all(file, placementOneOff)) {
    const on = startDay(start)
    const home = on === undefined ? undefined : homeOf(body.placement, on)
    if (on === undefined || !home) continue
    oneOffs.push({ on, pence: shared(toPence(body.amount), body.education ?? 0, body.health ?? 0), entry: id, home })
  }
  return { prices, oneOffs }
}

function duringCare(
  { start, end }: Pick<Stretch, 'start' | 'end'>,
  care: PeriodOfCare,
  grown: PlainDate | null,
): { readonly start: PlainDate; readonly end: PlainDate | null } | undefined {
  const from = later(start, care.start)
  const known = care.lostAfter === null ? null : addDays(care.lostAfter, 1)
  const ends = [end, care.end, known, grown].filter(each => each !== null).sort()
  const until = ends[0] ?? null
  return until !== null && until <= from ? undefined : { start: from, end: until }
}
