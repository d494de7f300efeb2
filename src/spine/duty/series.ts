import type { Reason } from '../measure/measure.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Occasion } from './duty.ts'

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
  ) => { readonly because: Reason; readonly by: PlainDate; readonly statutory?: PlainDate } | undefined
}

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
      ...(met ? { met: { on: met.on, ...(met.entry === undefined ? {} : { entry: met.entry }) } } : {}),
      ...(!met && end !== null ? { ended: { on: end, because: ends } } : {}),
    })
  }
  return occasions
}
