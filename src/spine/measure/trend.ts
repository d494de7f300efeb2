import { type PlainDate, addMonths, endOfMonth } from '../time/plain-date.ts'
import type { Better } from './measure.ts'

/** A measure's value on a date; null where nothing could be said. */
export interface Point {
  readonly on: PlainDate
  readonly value: number | null
}

/** An individuals and moving range (XmR) chart: the centre, and the limits that routine variation stays within. */
export interface ProcessLimits {
  readonly centre: number
  readonly lower: number
  readonly upper: number
}

/** Whether a measure has changed, beyond what comes and goes by itself. */
export interface Trend {
  readonly latest: Point | undefined
  readonly direction: 'up' | 'down' | 'steady' | 'cannot-tell'
  /** What the direction means, for the way that is good; `changed` where neither way is. */
  readonly meaning: 'better' | 'worse' | 'changed' | 'no-real-change' | 'cannot-tell'
  /** Which rule found a change. */
  readonly because: 'outside-limits' | 'run-of-eight' | null
  /** Limits from the values before those judged; undefined with fewer than six. */
  readonly limits: ProcessLimits | undefined
  /** The same day a year before, where there is a value; `change` in the measure's own unit. */
  readonly yearAgo: { readonly on: PlainDate; readonly value: number; readonly change: number } | undefined
}

/** Mean moving range to natural process limit: 3 / 1.128, the constant for ranges of two (Shewhart; Wheeler 1993). */
const TO_LIMIT = 2.66
/** Fewer values than this make limits too loose to say anything. */
const FEWEST = 6
/** This many values in a row on one side of the centre are a change (Wheeler 1993, detection rule two). */
const RUN = 8

/**
 * Centre and natural process limits of values in order of time: mean, and mean plus or minus 2.66 times the mean
 * moving range. Ranges are not taken across gaps. Limits stay within `bounds` (0 to 100 for percentages). Undefined
 * with fewer than six values.
 */
export function processLimits(
  points: readonly Point[],
  bounds: { readonly least?: number; readonly most?: number } = {},
): ProcessLimits | undefined {
  const values = points.map(point => point.value).filter(value => value !== null)
  if (values.length < FEWEST) return undefined
  const ranges = points.flatMap((point, n) => {
    const before = points[n - 1]?.value
    return point.value === null || before == null ? [] : [Math.abs(point.value - before)]
  })
  if (ranges.length === 0) return undefined
  const centre = mean(values)
  const reach = TO_LIMIT * mean(ranges)
  return {
    centre,
    lower: Math.max(centre - reach, bounds.least ?? Number.NEGATIVE_INFINITY),
    upper: Math.min(centre + reach, bounds.most ?? Number.POSITIVE_INFINITY),
  }
}

/**
 * Whether a series has changed. It has where its latest value is outside the natural process limits of those before
 * it, or where its last eight values are all on one side of the centre of those before them. Anything less is no real
 * change. With fewer than six values to compare with, or no latest value, it cannot be told.
 */
export function trendOf(
  points: readonly Point[],
  better: Better,
  bounds: { readonly least?: number; readonly most?: number } = {},
): Trend {
  const latest = points.at(-1)
  const told = (
    direction: Trend['direction'],
    because: Trend['because'],
    limits: ProcessLimits | undefined,
  ): Trend => ({
    latest,
    direction,
    because,
    limits,
    meaning: meaningOf(direction, better),
    yearAgo: yearAgoOf(points),
  })

  const limits = processLimits(points.slice(0, -1), bounds)
  if (latest?.value == null || !limits) return told('cannot-tell', null, limits)
  if (latest.value > limits.upper) return told('up', 'outside-limits', limits)
  if (latest.value < limits.lower) return told('down', 'outside-limits', limits)

  const last = points.slice(-RUN).map(point => point.value)
  const before = processLimits(points.slice(0, -RUN), bounds)
  if (before && last.length === RUN) {
    if (last.every(value => value !== null && value > before.centre)) return told('up', 'run-of-eight', before)
    if (last.every(value => value !== null && value < before.centre)) return told('down', 'run-of-eight', before)
  }
  return told('steady', null, limits)
}

/** The value a year before the latest, and the change since. A month's end is compared with that month's end. */
export function yearAgoOf(points: readonly Point[]): Trend['yearAgo'] {
  const latest = points.at(-1)
  if (latest?.value == null) return undefined
  const back = addMonths(latest.on, -12)
  const on = latest.on === endOfMonth(latest.on) ? endOfMonth(back) : back
  const value = points.find(point => point.on === on)?.value
  return value == null ? undefined : { on, value, change: Math.round((latest.value - value) * 100) / 100 }
}

function meaningOf(direction: Trend['direction'], better: Better): Trend['meaning'] {
  if (direction === 'cannot-tell') return 'cannot-tell'
  if (direction === 'steady') return 'no-real-change'
  if (better === 'band' || better === 'context') return 'changed'
  return (direction === 'up') === (better === 'higher') ? 'better' : 'worse'
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
