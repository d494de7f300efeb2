import { type Day, before, onOrAfter, onOrBefore } from './compare.ts'
import type { PeriodOfCare } from './notions.ts'

/** A time that began on a day and may go on: missing from home, an order depriving of liberty. */
export interface Span {
  readonly from: Day
  readonly to: Day
  /** Whether no day of ending is given, be it a real day or not. */
  readonly open: boolean
}

/** Whether a period of care holds the end of a time, or goes on as it does. */
export function isHeldBy({ from, to, open }: Span, care: PeriodOfCare): boolean {
  if (open) return care.open && onOrAfter(from, care.from)
  return onOrAfter(to, care.from) && (care.open || onOrBefore(to, care.to))
}

/** Whether a period of care holds the beginning of a time. */
export function beginsIn({ from }: Span, care: PeriodOfCare): boolean {
  return onOrAfter(from, care.from) && (care.open || onOrBefore(from, care.to))
}

/**
 * Of times in the order they ended (those that go on by when they began) and then began, each that began while the one before
 * it went on.
 */
export function overlapping<R>(rows: readonly R[], spanOf: (row: R) => Span): readonly R[] {
  if (rows.length < 2) return []
  const ordered = rows.toSorted((a, b) => {
    const [one, other] = [keyOf(spanOf(a)), keyOf(spanOf(b))]
    return one < other ? -1 : one > other ? 1 : 0
  })
  return ordered.filter((row, at) => {
    const previous = ordered[at - 1]
    if (previous === undefined) return false
    const span = spanOf(previous)
    return span.open || before(spanOf(row).from, span.to)
  })
}

function keyOf({ from, to, open }: Span): string {
  return `${(open ? from : to) ?? '9999'} ${from ?? '9999'}`
}

/** Whether a time overlaps another that may go on; where it goes on itself it is taken to end on a day. */
export function spansMeet(one: Span, other: Span, ends: Day): boolean {
  const last = one.open ? ends : one.to
  return one.from !== undefined && (other.open || onOrBefore(one.from, other.to)) && onOrAfter(last, other.from)
}
