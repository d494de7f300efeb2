import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addMonths, later } from '../../../spine/time/plain-date.ts'
import { ADOPTIVE, FOSTER, type Home, type PlacementEntry, detailsOfHome } from '../../placement/notions.ts'
import { legalStatus } from '../kinds.ts'
import { because } from '../words.ts'
import { legalStatusOn } from './legal-status.ts'
import { type Living, livedWith } from './living.ts'
import type { TimeInCare } from './times-in-care.ts'

/**
 * The rule by which a child is visited, one on any day: reg 28(2); the same with fewer visits agreed; with a parent
 * before the assessment is finished (28(3)); with a relative or friend approved for a time, or with a parent under an
 * interim care order (28(4)); with a parent under a care order (28(5)); where someone else decides where the child
 * lives (28(6)); placed for adoption, which has its own regulations; and not told, where no home is recorded.
 */
export type VisitRegime =
  | 'standard'
  | 'fewer-agreed'
  | 'parent-unassessed'
  | 'temporary-carer'
  | 'parent-interim'
  | 'parent-full'
  | 'others-responsible'
  | 'adoptive'
  | 'not-told'

/** A stretch under one rule, with the same carers. */
export interface RegimeSpan {
  readonly regime: VisitRegime
  readonly time: TimeInCare
  readonly start: PlainDate
  readonly end: PlainDate | null
  /** Why it ended: a move, a change of rule or the end of care. Of no meaning while it lasts. */
  readonly ends: Reason
  /** The day the child began to live with these carers. */
  readonly livingSince: PlainDate
  /** Whether the home is meant to last until 18. */
  readonly longTerm: boolean
}

/** Months with the same carers before a child may agree to be visited less. */
export const fewerVisitsAfter: Dated<number> = dated({
  from: '2015-04-01',
  value: 12,
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 28 as amended in 2015 (unverified)',
})

const LONG_TERM: ReadonlySet<string> = new Set(['U1', 'U4'])
const SOMEONE_ELSE_DECIDES: ReadonlySet<string> = new Set(['R2', 'R5'])
const NONE: readonly never[] = Object.freeze([])

const derived = notion((file: SubjectFile): readonly RegimeSpan[] => {
  const lived = livedWith(file)
  const spans: RegimeSpan[] = []
  for (const living of lived.with) spansOf(file, living, spans)
  if (lived.unknown.length === 0) return spans
  for (const { time, start, end, ends } of lived.unknown)
    spans.push({ regime: 'not-told', time, start, end, ends, livingSince: start, longTerm: false })
  return spans.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
})

/**
 * The rule by which a child in care is visited on each day, as stretches, oldest first. A move to other carers begins a
 * new stretch even under the same rule; a temporary stay away does not.
 * Source: Care Planning, Placement and Case Review (England) Regulations 2010, reg 28.
 */
export function visitRegimes(file: SubjectFile): readonly RegimeSpan[] {
  const { with: times, unknown } = livedWith(file)
  return times.length === 0 && unknown.length === 0 ? NONE : derived(file)
}

/** The stretch a child is in at the end of a day; undefined for a child not in care. */
export function visitRegimeOn(file: SubjectFile, on: PlainDate): RegimeSpan | undefined {
  return visitRegimes(file).findLast(span => span.start <= on && (span.end === null || span.end > on))
}

function spansOf(file: SubjectFile, living: Living, into: RegimeSpan[]): void {
  let open: RegimeSpan | undefined
  for (const home of living.homes) {
    const from = later(home.start, living.start)
    if (living.end !== null && from >= living.end) break
    if (home.end !== null && home.end <= from) continue
    for (const start of [from, ...turningPoints(file, home, living, from)]) {
      const regime = regimeOf(file, home, living, start)
      const longTerm = isLongTerm(file, home.placement)
      if (open && open.regime === regime && open.longTerm === longTerm) continue
      if (open) into.push({ ...open, end: start, ends: because('care.visit-rule-changed', { on: start }) })
      const { time, end, ends, start: livingSince } = living
      open = { regime, time, start, end, ends, livingSince, longTerm }
    }
  }
  if (open) into.push(open)
}

// The days within a home on which the rule could change.
function turningPoints(file: SubjectFile, home: Home, living: Living, from: PlainDate): readonly PlainDate[] {
  const body = home.placement?.body
  if (!body) return NONE
  const days: (PlainDate | undefined)[] = [body.assessed, body.fullyApproved, body.fewerVisitsWithdrawn]
  if (body.agreedFewerVisits !== undefined) days.push(fewerFrom(body.agreedFewerVisits, living))
  if (DEPENDS_ON_ORDER.has(body.type))
    for (const status of all(file, legalStatus)) days.push(startDay(status.start), status.end ?? undefined)
  const end = home.end ?? living.end
  const within = days.filter(
    (day): day is PlainDate =>
      day !== undefined && day > from && (end === null || day < end) && (living.end === null || day < living.end),
  )
  return [...new Set(within)].sort()
}

const DEPENDS_ON_ORDER: ReadonlySet<string> = new Set(['P1', 'K1'])

function regimeOf(file: SubjectFile, home: Home, living: Living, on: PlainDate): VisitRegime {
  const body = home.placement?.body
  if (!body) return home.stay?.body.type === 'T1' ? 'others-responsible' : 'standard'
  const { type } = body
  if (ADOPTIVE.has(type)) return 'adoptive'
  if (type === 'P1') {
    if (body.beforeAssessed && !reached(body.assessed, on)) return 'parent-unassessed'
    const status = legalStatusOn(file, on)
    return status === 'C1' ? 'parent-interim' : status === 'C2' ? 'parent-full' : 'standard'
  }
  if (body.connectedCarerTemporary && !reached(body.fullyApproved, on)) return 'temporary-carer'
  if (SOMEONE_ELSE_DECIDES.has(type) || (type === 'K1' && legalStatusOn(file, on) === 'J1')) return 'others-responsible'
  return home.placement && fewerAgreed(file, home.placement, living, on) ? 'fewer-agreed' : 'standard'
}

function fewerAgreed(file: SubjectFile, home: PlacementEntry, living: Living, on: PlainDate): boolean {
  const { body } = home
  const { agreedFewerVisits: agreed, fewerVisitsWithdrawn: withdrawn } = body
  if (agreed === undefined || !FOSTER.has(body.type) || !isLongTerm(file, home)) return false
  return fewerFrom(agreed, living) <= on && !(withdrawn !== undefined && withdrawn >= agreed && withdrawn <= on)
}

function fewerFrom(agreed: PlainDate, living: Living): PlainDate {
  return later(agreed, addMonths(living.start, valueOn(fewerVisitsAfter, agreed)))
}

function isLongTerm(file: SubjectFile, home: PlacementEntry | null): boolean {
  return home !== null && (detailsOfHome(file, home).longTerm ?? LONG_TERM.has(home.body.type))
}

function reached(day: PlainDate | undefined, on: PlainDate): boolean {
  return day !== undefined && day <= on
}
