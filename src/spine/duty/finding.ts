import { type Start, startDay } from '../ledger/entry.ts'
import { dayInEngland } from '../time/instants.ts'
import { type PlainDate, daysBetween } from '../time/plain-date.ts'
import type { Duty, Occasion } from './duty.ts'

/** The five answers to whether something was done in time. */
export type DutyAnswer = 'met' | 'met-late' | 'due' | 'overdue' | 'cannot-tell'

/** What became of one occasion of a duty, as at the end of a day. */
export interface Finding {
  readonly duty: Duty
  readonly occasion: Occasion
  readonly answer: DutyAnswer
  /** The last day in time, in England; null where it cannot be told. */
  readonly by: PlainDate | null
  /** Days from the day asked to `by`: negative once it has passed; for what was met late, days from `by` to the day it was done, as a negative. */
  readonly days: number | null
  /** It stopped applying, unmet, after its day had passed: it stays on the record as missed. */
  readonly missed: boolean
}

/**
 * The answer to one occasion at the end of a day. Undefined where there is nothing to answer: it had not begun by then,
 * or it stopped applying before its day.
 */
export function findingOf(duty: Duty, occasion: Occasion, on: PlainDate): Finding | undefined {
  const begun = startDay(occasion.from as Start)
  if (begun !== undefined && begun > on) return undefined
  const by = occasion.by === null ? null : dayOf(occasion.by)
  const met = occasion.met && dayOf(occasion.met.on) <= on ? occasion.met : undefined
  const ended = occasion.ended && occasion.ended.on <= on ? occasion.ended : undefined
  const answer = (is: DutyAnswer, days: number | null, missed = false): Finding => ({
    duty,
    occasion,
    answer: is,
    by,
    days,
    missed,
  })
  if (met && occasion.by !== null && by !== null) {
    if (inTime(met.on, occasion.by)) return answer('met', null)
    // It may have been done before, in time, where the record cannot tell.
    if (occasion.unsettled) return answer('cannot-tell', null)
    return answer('met-late', Math.min(-daysBetween(by, dayOf(met.on)), 0))
  }
  if (met) return answer(occasion.unsettled ? 'cannot-tell' : 'met', null)
  if (by === null) return ended ? undefined : answer('cannot-tell', null)
  if (ended && ended.on <= by) return undefined
  if (occasion.unsettled && by < on) return answer('cannot-tell', daysBetween(on, by))
  if (by >= on) return answer('due', daysBetween(on, by))
  return answer('overdue', daysBetween(on, by), ended !== undefined)
}

/** Whether something was done in time: a moment against a moment to the minute, else by the day it is in England. */
export function inTime(done: string, by: string): boolean {
  return done.length > 10 && by.length > 10 ? done <= by : dayOf(done) <= dayOf(by)
}

/** The day in England of a day or a moment. */
export function dayOf(when: string): PlainDate {
  return when.length > 10 ? dayInEngland(when) : (when as PlainDate)
}
