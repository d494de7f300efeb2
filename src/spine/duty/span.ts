import type { Instant } from '../ledger/entry.ts'
import { instantAfter } from '../time/instants.ts'
import { type PlainDate, addDays, addMonths } from '../time/plain-date.ts'
import { addSchoolDays } from '../time/school-terms.ts'
import { addWorkingDays } from '../time/working-days.ts'

/** A length of time as the law gives it. */
export interface Span {
  readonly n: number
  readonly unit: 'working-days' | 'school-days' | 'days' | 'weeks' | 'months' | 'hours'
}

export const workingDays = (n: number): Span => ({ n, unit: 'working-days' })
export const schoolDays = (n: number): Span => ({ n, unit: 'school-days' })
export const days = (n: number): Span => ({ n, unit: 'days' })
export const weeks = (n: number): Span => ({ n, unit: 'weeks' })
export const months = (n: number): Span => ({ n, unit: 'months' })
export const hours = (n: number): Span => ({ n, unit: 'hours' })

/**
 * The last day in time, counted from a day, which is day 0. A month that lacks the day gives its last day. Throws a
 * RangeError for hours, which are counted from a moment, and outside the years whose bank holidays are known.
 */
export function after(from: PlainDate, span: Span): PlainDate {
  switch (span.unit) {
    case 'working-days':
      return addWorkingDays(from, span.n)
    case 'school-days':
      return addSchoolDays(from, span.n)
    case 'days':
      return addDays(from, span.n)
    case 'weeks':
      return addDays(from, span.n * 7)
    case 'months':
      return addMonths(from, span.n)
    case 'hours':
      throw new RangeError('hours are counted from a moment, not from a day')
  }
}

/** The last moment in time, counted in elapsed hours, nights and weekends included. Throws a RangeError for other units. */
export function afterMoment(from: Instant, span: Span): Instant {
  if (span.unit !== 'hours') throw new RangeError(`${span.unit} are counted from a day, not from a moment`)
  return instantAfter(from, span.n * 60)
}

/** A length of time as people say it: 'within 20 working days'. */
export function spanInWords({ n, unit }: Span): string {
  const one = {
    'working-days': 'working day',
    'school-days': 'school day',
    days: 'day',
    weeks: 'week',
    months: 'month',
    hours: 'hour',
  }[unit]
  return `${n} ${one}${n === 1 ? '' : 's'}`
}
