import { collectionYearOf } from '../../../spine/time/periods.ts'
import { type PlainDate, addMonths, dateOf, endOfMonth, partsOf } from '../../../spine/time/plain-date.ts'

/** The financial year that holds a day, by the year in which it begins: 2026 for 30 November 2026. */
export function financialYearOf(on: PlainDate): number {
  return collectionYearOf(on) - 1
}

/** The last days of the twelve months of a financial year, April first. */
export function monthsOfYear(year: number): readonly PlainDate[] {
  return Array.from({ length: 12 }, (_, at) => endOfMonth(addMonths(dateOf(year, 4, 1), at)))
}

/** The last day of a financial year. */
export function yearEnd(year: number): PlainDate {
  return dateOf(year + 1, 3, 31)
}

/** How many months of its financial year are still to come after a month's last day: 11 for April, 0 for March. */
export function monthsToGo(month: PlainDate): number {
  return 11 - ((partsOf(month).month + 8) % 12)
}

/** The last day of the latest month that is over on a day. */
export function lastMonthOver(on: PlainDate): PlainDate {
  const { year, month } = partsOf(on)
  return endOfMonth(addMonths(dateOf(year, month, 1), -1))
}

/** A financial year by name: '2026-27'. */
export function yearInWords(year: number): string {
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`
}
