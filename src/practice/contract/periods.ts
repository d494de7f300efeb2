import { addMonths, dateOf, endOfMonth, partsOf, type PlainDate } from '../../spine/time/plain-date.ts'
import { collectionYearOf } from '../../spine/time/periods.ts'
import { inWords } from '../../spine/time/words.ts'

/** How often a figure is told: at each month's end, or at each quarter's, of years that begin in April. */
export type Every = 'month' | 'quarter'

const MONTHS: Readonly<Record<Every, number>> = { month: 1, quarter: 3 }

/** The last day of the month or quarter that holds a date. */
export function periodEnd(every: Every, on: PlainDate): PlainDate {
  const { year, month } = partsOf(on)
  const last = every === 'month' ? month : Math.ceil(month / 3) * 3
  return endOfMonth(dateOf(year, last, 1))
}

/** Whether a date is a period's last day. */
export function isPeriodEnd(every: Every, on: PlainDate): boolean {
  return periodEnd(every, on) === on
}

/** The last day of the period that lies `by` periods after (or, when negative, before) the one ending on a day. */
export function periodMoved(every: Every, end: PlainDate, by: number): PlainDate {
  const { year, month } = partsOf(end)
  return endOfMonth(addMonths(dateOf(year, month, 1), by * MONTHS[every]))
}

/** The last day of the latest period that is over on a day: on its last day it still runs. */
export function lastComplete(every: Every, today: PlainDate): PlainDate {
  return periodMoved(every, periodEnd(every, today), -1)
}

/** So many periods up to and with the one ending on a day, oldest first. */
export function periodsUpTo(every: Every, end: PlainDate, count: number): readonly PlainDate[] {
  return Array.from({ length: count }, (_, at) => periodMoved(every, end, at - count + 1))
}

/** The months of a period, each by its last day. */
export function monthsOf(every: Every, end: PlainDate): readonly PlainDate[] {
  return periodsUpTo('month', end, MONTHS[every])
}

/** A period by name: 'October 2026', 'July to September 2026'. */
export function periodName(every: Every, end: PlainDate): string {
  const monthOf = (on: PlainDate): string => inWords(on).replace(/^\d+ /, '')
  const last = monthOf(end)
  if (every === 'month') return last
  const [first = ''] = monthOf(periodMoved('month', end, -2)).split(' ')
  return `${first} to ${last}`
}

/** Whether two periods, by their last days, are in one contract year of April to March. */
export function sameYear(one: PlainDate, other: PlainDate): boolean {
  return collectionYearOf(one) === collectionYearOf(other)
}
