declare const brand: unique symbol

/** A day in the proleptic Gregorian calendar as `YYYY-MM-DD`. Compares with `<` and `===` as a string. */
export type PlainDate = string & { readonly [brand]: 'PlainDate' }

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Whether a year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days in a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

/** Whether text is a real day written `YYYY-MM-DD`, years 0001 to 9999. */
export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string') return false
  const parts = SHAPE.exec(text)
  if (!parts) return false
  const year = Number(parts[1])
  const month = Number(parts[2])
  const day = Number(parts[3])
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The day a text names. Throws a RangeError that quotes the text when it is not a real day. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`'${text}' is not a day written YYYY-MM-DD`)
  return text
}

/** The day with these numbers; `month` is 1 to 12. Throws a RangeError when there is no such day. */
export function dateOf(year: number, month: number, day: number): PlainDate {
  return plainDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

/** The year, month (1 to 12) and day of a date. */
export function partsOf(date: PlainDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** Days since 1970-01-01, negative before it. (Days-from-civil, Howard Hinnant's published algorithm.) */
export function epochDay(date: PlainDate): number {
  const month = Number(date.slice(5, 7))
  const day = Number(date.slice(8, 10))
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The date a number of days since 1970-01-01 names. Throws a RangeError outside the years 0001 to 9999. */
export function fromEpochDay(days: number): PlainDate {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  return known(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/** The date `days` after (or, when negative, before) a date. Throws a RangeError outside the years 0001 to 9999. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(epochDay(date) + days)
}

/**
 * The corresponding day `months` later; where that month is shorter, its last day (30 November + 3 is 28 or 29 February).
 * Throws a RangeError outside the years 0001 to 9999.
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date)
  const count = year * 12 + (month - 1) + months
  const toYear = Math.floor(count / 12)
  const toMonth = count - toYear * 12 + 1
  return known(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/** The corresponding day `years` later; 29 February becomes 28 February in a common year. For ages use `birthday`. */
export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, years * 12)
}

/** Whole days from one date to another: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return epochDay(to) - epochDay(from)
}

/** 0 for Sunday to 6 for Saturday. */
export function dayOfWeek(date: PlainDate): number {
  return (((epochDay(date) + 4) % 7) + 7) % 7
}

/** The last day of the date's month. */
export function endOfMonth(date: PlainDate): PlainDate {
  const { year, month } = partsOf(date)
  return dateOf(year, month, daysInMonth(year, month))
}

/** The earlier of two dates. */
export function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a <= b ? a : b
}

/** The later of two dates. */
export function later(a: PlainDate, b: PlainDate): PlainDate {
  return a >= b ? a : b
}

// A day already worked out to be real; only its year and wholeness are in doubt.
function known(year: number, month: number, day: number): PlainDate {
  if (!Number.isInteger(month) || !Number.isInteger(day))
    throw new RangeError('days and months are counted in whole numbers')
  if (year < 1 || year > 9999) throw new RangeError(`no date in year ${year}: dates run from 0001 to 9999`)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
