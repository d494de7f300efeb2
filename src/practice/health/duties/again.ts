import type { Occasion } from '../../../spine/duty/duty.ts'
import type { Span } from '../../../spine/duty/span.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { type PlainDate, earlier } from '../../../spine/time/plain-date.ts'
import type { Check } from '../notions/checks.ts'

/** Something to be checked again and again while a time lasts. */
export interface Again {
  readonly key: string
  readonly start: PlainDate
  /** The day it stops, and why; null while it lasts. */
  readonly end: PlainDate | null
  readonly ends: Reason
  readonly checks: readonly Check[]
  /** When the next is due, from the start (`last` undefined) or the check before. */
  readonly next: (
    from: PlainDate,
    last: Check | undefined,
  ) => { readonly because: Reason; readonly by: PlainDate; readonly statutory?: PlainDate; readonly within?: Span }
  /** Why one refused is not done. */
  readonly refused: (on: PlainDate) => Reason
  /** Whether a check that found something missing asks for another, which only one that finds all well can meet. */
  readonly untilWell: boolean
}

/**
 * The occasions of something to be checked again and again: each counted from the check before, early or late. One that
 * was refused ends its occasion, and the next is counted from the refusal.
 */
export function againAndAgain({ key, start, end, ends, checks, next, refused, untilWell }: Again): readonly Occasion[] {
  if (end !== null && end <= start) return []
  const occasions: Occasion[] = []
  let from = start
  let last: Check | undefined
  const occasion = (more: Pick<Occasion, 'met' | 'ended' | 'again'>): void => {
    occasions.push({ key: `${key}:${from}`, from, ...next(from, last), ...more })
  }
  for (const check of checks) {
    if (check.on < start || (end !== null && check.on > end)) continue
    const catchingUp = untilWell && last !== undefined && !last.done && !last.refused
    if (catchingUp && !check.done && !check.refused) continue
    occasion(
      check.refused && !check.done
        ? { ended: { on: check.on, because: refused(check.on) } }
        : { met: { on: check.on, entry: check.entry } },
    )
    from = check.on
    last = check
  }
  const again = next(from, { on: from, entry: key, done: true, refused: false }).within
  occasion({
    ...(again === undefined ? {} : { again }),
    ...(end === null ? {} : { ended: { on: end, because: ends } }),
  })
  return occasions
}

/** The earlier of a duty's day and the day someone asked for. */
export function noLaterThan<T extends { readonly by: PlainDate }>(due: T, asked: PlainDate | undefined): T {
  return asked === undefined ? due : { ...due, by: earlier(due.by, asked) }
}
