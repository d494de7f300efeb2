import { legalStatus, type periodOfCare } from '../../../practice/care/kinds.ts'
import { placement, temporaryStay } from '../../../practice/placement/kinds.ts'
import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'

export type PeriodEntry = Entry<BodyOf<typeof periodOfCare>>
type StatusEntry = Entry<BodyOf<typeof legalStatus>>
type HomeEntry = Entry<BodyOf<typeof placement>>
type StayEntry = Entry<BodyOf<typeof temporaryStay>>

/** A part of a period of care through which nothing changed. */
export interface Segment {
  readonly start: PlainDate
  /** Null while it lasts. */
  end: PlainDate | null
  readonly status: StatusEntry | undefined
  /** The home the child was at; undefined while away on a stay. */
  readonly home: HomeEntry | undefined
  readonly stay: StayEntry | undefined
}

interface Span<E> {
  readonly entry: E
  readonly start: PlainDate
  readonly end: PlainDate | null
}

/** A period of care cut on each day that the legal status, the home or a temporary stay changed, oldest first. */
export function segmentsOf(file: SubjectFile, period: PeriodEntry): readonly Segment[] {
  const from = startDay(period.start)
  if (from === undefined) return []
  const statuses = spansIn(all(file, legalStatus), from, period.end)
  const homes = oneAtATime(spansIn(all(file, placement), from, period.end))
  const stays = oneAtATime(spansIn(all(file, temporaryStay), from, period.end))
  const cuts = cutsOf([...statuses, ...homes, ...stays], from, period.end)
  const segments: Segment[] = []
  for (let at = 0; at < cuts.length; at++) {
    const start = cuts[at] as PlainDate
    const end = cuts[at + 1] ?? period.end
    const stay = holding(stays, start, end)
    const next: Segment = {
      start,
      end,
      status: statusAt(statuses, start, end),
      home: stay === undefined ? holding(homes, start, end) : undefined,
      stay,
    }
    const last = segments.at(-1)
    if (last !== undefined && unchanged(last, next)) last.end = end
    else segments.push(next)
  }
  return segments
}

// Two orders of one kind on end are one legal status; two homes on end are two homes however alike.
function unchanged(a: Segment, b: Segment): boolean {
  return a.status?.body.status === b.status?.body.status && a.home === b.home && a.stay === b.stay
}

function spansIn<E extends Entry>(entries: readonly E[], from: PlainDate, until: PlainDate | null): readonly Span<E>[] {
  const spans: Span<E>[] = []
  for (const entry of entries) {
    const began = startDay(entry.start) ?? from
    const start = began < from ? from : began
    const { end } = entry
    if (end !== null && (end < start || (end === start && began < from))) continue
    if (until !== null && (start > until || (start === until && until > from && end !== start))) continue
    spans.push({ entry, start, end })
  }
  return spans
}

// A home nobody ended ended when the next began: it does not come back when that one ends.
function oneAtATime<E>(spans: readonly Span<E>[]): readonly Span<E>[] {
  return spans.map((span, index) => {
    const next = spans[index + 1]
    return next !== undefined && (span.end === null || span.end > next.start) ? { ...span, end: next.start } : span
  })
}

function cutsOf(spans: readonly Span<unknown>[], from: PlainDate, until: PlainDate | null): readonly PlainDate[] {
  const cuts = new Set<PlainDate>([from])
  for (const { start, end } of spans) {
    if (until === null || start < until || start === end) cuts.add(start)
    if (end !== null && (until === null || end < until)) cuts.add(end)
  }
  return [...cuts].sort()
}

// What began and ended on one day held only through a part of no days.
function holds(span: Span<unknown>, start: PlainDate, end: PlainDate | null): boolean {
  if (span.start > start) return false
  return span.end === null || span.end > start || (span.start === start && span.end === start && end === start)
}

function holding<E>(spans: readonly Span<E>[], start: PlainDate, end: PlainDate | null): E | undefined {
  return spans.findLast(span => holds(span, start, end))?.entry
}

// A placement order outranks the care order beside it, as in `legalStatusOn`.
function statusAt(
  spans: readonly Span<StatusEntry>[],
  start: PlainDate,
  end: PlainDate | null,
): StatusEntry | undefined {
  const last = holding(spans, start, end)
  if (last?.body.status !== 'C1' && last?.body.status !== 'C2') return last
  return spans.findLast(span => span.entry.body.status === 'E1' && holds(span, start, end))?.entry ?? last
}
