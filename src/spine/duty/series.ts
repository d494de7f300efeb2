import type { Reason } from '../measure/measure.ts'
import { type PlainDate, addMonths } from '../time/plain-date.ts'
import type { Occasion } from './duty.ts'
import { type Span, after } from './span.ts'

/** One time that something was done. */
export interface Done {
  readonly on: PlainDate
  readonly entry?: string
}

/** Something that must be done again and again while a time lasts. */
export interface Series {
  /** Begins each occasion's key, so that two times of one file do not share one. */
  readonly key: string
  readonly start: PlainDate
  /** The day it stops (not itself part of it), and why; null while it lasts. */
  readonly end: PlainDate | null
  readonly ends: Reason
  /** Every time it was done, oldest first. Those outside the time are passed over, but for one on its last day. */
  readonly done: readonly Done[]
  /**
   * When the next is due, counted from the start (`index` 0, `last` undefined) or from the `index`th time it was done.
   * Undefined where nothing more is due.
   */
  readonly next: (
    from: PlainDate,
    index: number,
    last: Done | undefined,
  ) =>
    | {
        readonly because: Reason
        readonly by: PlainDate
        readonly statutory?: PlainDate
        /** The limit it is counted by, where it is one of the duty's own. */
        readonly within?: Span
      }
    | undefined
}

// How many times more it may have been done than the record tells, before its interval is what it will stay.
const TIMES_MORE = 3
// By when an interval that lengthens with time has done so: the first year in a home is the longest that any counts.
const MONTHS_ON = 24

/**
 * The occasions of a series: each counted from the time it was last actually done, early or late, the first from the
 * start. One missed stays missed, and the next is counted from the late time. The last is the one still to come, or the
 * one that was open when the series ended.
 */
export function seriesOf({ key, start, end, ends, done, next }: Series): readonly Occasion[] {
  const within = done.filter(each => each.on >= start && (end === null || each.on <= end))
  const occasions: Occasion[] = []
  for (let index = 0; index <= within.length; index++) {
    const last = index === 0 ? undefined : within[index - 1]
    const from = last?.on ?? start
    const due = next(from, index, last)
    if (!due) break
    const met = within[index]
    occasions.push({
      key: `${key}:${index}`,
      because: due.because,
      from,
      by: due.by,
      ...(due.statutory === undefined ? {} : { statutory: due.statutory }),
      ...(due.within === undefined ? {} : { within: due.within }),
      ...(met ? {} : againAfter(next, from, index)),
      ...(met ? { met: { on: met.on, ...(met.entry === undefined ? {} : { entry: met.entry }) } } : {}),
      ...(!met && end !== null ? { ended: { on: end, because: ends } } : {}),
    })
  }
  return occasions
}

// The first times of a series often follow each other sooner than the later ones, and some intervals lengthen with time:
// the longest of those that may come next is as long as can have been allowed since a time that is not on record.
function againAfter(next: Series['next'], from: PlainDate, index: number): { readonly again?: Span } {
  let longest: Span | undefined
  for (const day of [from, addMonths(from, MONTHS_ON)])
    for (let times = 1; times <= TIMES_MORE; times++) {
      const within = next(day, index + times, { on: day })?.within
      if (within && lasts(within) && (!longest || after(day, within) > after(day, longest))) longest = within
    }
  return longest ? { again: longest } : {}
}

// Only what a database counts alike: worklists count by it too.
function lasts({ unit }: Span): boolean {
  return unit === 'days' || unit === 'weeks' || unit === 'months'
}
