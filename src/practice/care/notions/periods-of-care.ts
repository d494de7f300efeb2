import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { birthday } from '../../../spine/time/age.ts'
import type { Period } from '../../../spine/time/periods.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { bornOn } from '../../people/notions.ts'
import { periodOfCare, shortBreak } from '../kinds.ts'

type Recorded = BodyOf<typeof periodOfCare>

/** An unbroken time of being looked after, in the law's sense. */
export interface PeriodOfCare {
  readonly id: string
  /** The day the child came into care or, when `startKnown` is false, the first day care is known to have held. */
  readonly start: PlainDate
  /** The day care ended: the child is not in care at the end of it. */
  readonly end: PlainDate | null
  readonly startKnown: boolean
  readonly council: string
  readonly ended: Recorded['ended']
  readonly homePostcode: string | undefined
  /** The last day the return is known to cover, for a child a later return no longer mentions. */
  readonly lostAfter: PlainDate | null
}

const NONE: readonly never[] = Object.freeze([])

const derived = notion((file: SubjectFile): readonly PeriodOfCare[] => {
  const periods: PeriodOfCare[] = []
  for (const entry of all(file, periodOfCare)) {
    const start = startDay(entry.start)
    if (start === undefined) continue
    const { council, startKnown, ended, homePostcode, lostAfter } = entry.body
    // A recorded end settles what became of the child, whatever a return once left out.
    const lost = entry.end === null ? (lostAfter ?? null) : null
    periods.push({ id: entry.id, start, end: entry.end, startKnown, council, ended, homePostcode, lostAfter: lost })
  }
  return periods
})

/** A child's periods of care, oldest first. Short breaks are none. Periods whose start is not known at all are left out. */
export function periodsOfCare(file: SubjectFile): readonly PeriodOfCare[] {
  return all(file, periodOfCare).length === 0 ? NONE : derived(file)
}

/**
 * The period of care a child is in at the end of a day. Undefined on the day care ended and after, on days after the
 * last the return covers for a child lost to it, and for children who have short breaks only.
 */
export function inCareOn(file: SubjectFile, on: PlainDate): PeriodOfCare | undefined {
  const periods = periodsOfCare(file)
  for (let index = periods.length - 1; index >= 0; index--) {
    const care = periods[index]
    if (
      care &&
      care.start <= on &&
      (care.end === null || care.end > on) &&
      (care.lostAfter === null || care.lostAfter >= on)
    )
      return care
  }
  return undefined
}

/**
 * The period of care from which a child was lost to the return: no later return of the council mentions her, no end is
 * recorded and no new period has begun. Undefined from the 18th birthday, when care would have ended in any case.
 */
export function lostToReturnOn(file: SubjectFile, on: PlainDate): PeriodOfCare | undefined {
  const periods = periodsOfCare(file)
  const last = lastStartedBy(periods, on)
  if (!last || last.lostAfter === null || last.lostAfter >= on) return undefined
  const born = bornOn(file)
  return born !== undefined && birthday(born, 18) <= on ? undefined : last
}

/** The first period of care on file; undefined for a child never in care. */
export function firstCameIntoCare(file: SubjectFile): PeriodOfCare | undefined {
  return periodsOfCare(file)[0]
}

/** Whether a day falls in a period of care, the day it ended included. */
export function covers(care: PeriodOfCare, day: PlainDate): boolean {
  return (
    care.start <= day && (care.end === null || care.end >= day) && (care.lostAfter === null || care.lostAfter >= day)
  )
}

/** The period of care a day falls in, the day care ended included; the later where one ended and another began. */
export function careCovering(file: SubjectFile, day: PlainDate): PeriodOfCare | undefined {
  return periodsOfCare(file).findLast(care => covers(care, day))
}

/** The periods of care that hold on any day of a period, the day care ended included. */
export function careDuring(file: SubjectFile, period: Period): readonly PeriodOfCare[] {
  const periods = periodsOfCare(file)
  return periods.length === 0
    ? NONE
    : periods.filter(care => care.start <= period.end && !(lastDay(care) < period.start))
}

/**
 * Whether a child was looked after throughout a period, as the return's outcomes for children looked after for twelve
 * months count it: a start on the first day counts and so does leaving on the last; any break, and any short break
 * (V3, V4) touching the period, does not. A first episode that did not begin care (`startKnown` false) is no start.
 * Source: SSDA903 OC2 cohort, as the return's checks compute it.
 */
export function inCareThroughout(file: SubjectFile, period: Period): boolean {
  const periods = periodsOfCare(file)
  if (periods.length === 0 || periods.some(care => care.lostAfter !== null && lostWithin(care, period))) return false
  return heldThroughout(file, period, lastDay)
}

/**
 * The period of care from which a child was lost to the return before the end of a period, where the child would have
 * been in care throughout it had that care gone on. Undefined from the 18th birthday, as for `lostToReturnOn`.
 */
export function lostFromCareThroughout(file: SubjectFile, period: Period): PeriodOfCare | undefined {
  const lost = lostToReturnOn(file, period.end)
  return lost && heldThroughout(file, period, care => (care === lost ? FOREVER : lastDay(care))) ? lost : undefined
}

function lostWithin(care: PeriodOfCare, period: Period): boolean {
  return care.start <= period.end && lastDay(care) >= period.start && lastDay(care) < period.end
}

function heldThroughout(file: SubjectFile, period: Period, lastDayOf: (care: PeriodOfCare) => PlainDate): boolean {
  let throughout = false
  for (const care of periodsOfCare(file)) {
    if (care.start > period.end || lastDayOf(care) < period.start) continue
    if (care.startKnown && care.start > period.start) return false
    if (care.end !== null && care.end < period.end) return false
    throughout = true
  }
  return throughout && !shortBreakDuring(file, period)
}

/** Whether a short break, or an agreement for them, touches a period. */
export function shortBreakDuring(file: SubjectFile, period: Period): boolean {
  return all(file, shortBreak).some(entry => {
    const start = startDay(entry.start)
    return (start === undefined || start <= period.end) && (entry.end === null || entry.end >= period.start)
  })
}

const FOREVER = '9999-12-31' as PlainDate

function lastDay(care: PeriodOfCare): PlainDate {
  return care.end ?? care.lostAfter ?? FOREVER
}

function lastStartedBy(periods: readonly PeriodOfCare[], on: PlainDate): PeriodOfCare | undefined {
  for (let index = periods.length - 1; index >= 0; index--) {
    const care = periods[index]
    if (care && care.start <= on) return care
  }
  return undefined
}
