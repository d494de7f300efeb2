import { type SubjectFile, notion } from '../../../spine/ledger/file.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type PlainDate, addDays } from '../../../spine/time/plain-date.ts'
import { bornOn } from '../../people/notions.ts'
import { because } from '../words.ts'
import { type PeriodOfCare, periodsOfCare } from './periods-of-care.ts'

/** A time of being looked after as duties count it: nothing is owed to a child in care after it. */
export interface TimeInCare {
  readonly care: PeriodOfCare
  readonly start: PlainDate
  /** The day it ended, not itself part of it; null while it lasts. */
  readonly end: PlainDate | null
  /** Why it ended; of no meaning while it lasts. */
  readonly ends: Reason
}

const NONE: readonly never[] = Object.freeze([])

const derived = notion((file: SubjectFile): readonly TimeInCare[] => {
  const born = bornOn(file)
  const adult = born === undefined ? undefined : birthday(born, 18)
  const periods = periodsOfCare(file)
  const times: TimeInCare[] = []
  for (const [index, care] of periods.entries()) {
    let end = care.end
    let ends = because('care.left-care', { on: care.end })
    const cut = (on: PlainDate | undefined, why: Reason): void => {
      if (on === undefined || (end !== null && end <= on)) return
      end = on
      ends = why
    }
    if (care.lostAfter !== null)
      cut(addDays(care.lostAfter, 1), because('care.lost-to-return', { last: care.lostAfter }))
    const next = periods[index + 1]?.start
    cut(next, because('care.came-in-again', { on: next ?? null }))
    cut(adult, because('care.turned-18', { on: adult ?? null }))
    if (end !== null && end <= care.start) continue
    times.push({ care, start: care.start, end, ends })
  }
  return times
})

/**
 * A child's times of being looked after, oldest first, never overlapping. Each ends no later than the 18th birthday,
 * when a child ceases to be looked after whatever is recorded (Children Act 1989, ss 22 and 105), the day after the last
 * return to mention a child whom no later one does, or the day the next one began.
 */
export function timesInCare(file: SubjectFile): readonly TimeInCare[] {
  return periodsOfCare(file).length === 0 ? NONE : derived(file)
}

/** The time in care a day falls in, the day it ended included; the later where one ended and another began. */
export function timeInCareOn(file: SubjectFile, day: PlainDate): TimeInCare | undefined {
  return timesInCare(file).findLast(time => time.start <= day && (time.end === null || day <= time.end))
}
