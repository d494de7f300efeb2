declare const brand: unique symbol

/** A day in the proleptic Gregorian calendar as `YYYY-MM-DD`. Compares with `<` and `===` as a string. */
export type PlainDate = string & { readonly [brand]: 'PlainDate' }

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
  if (typeof text !== 'string' || text.length !== 10) return false
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return false
  const year = whole(text, 0, 4)
  const month = whole(text, 5, 7)
  const day = whole(text, 8, 10)
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The day a text names. Throws a RangeError that quotes the text when it is not a real day. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`'${text}' is not a day written YYYY-MM-DD`)
  return text
}

/** The day with these numbers; `month` is 1 to 12. Throws a RangeError when there is no such day. */
export function dateOf(year: number, month: number, day: number): PlainDate {
  return plainDate(written(year, month, day))
}

/** The year, month (1 to 12) and day of a date. */
export function partsOf(date: PlainDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: whole(date, 0, 4), month: whole(date, 5, 7), day: whole(date, 8, 10) }
}

/** Days since 1970-01-01, negative before it. (Days-from-civil, Howard Hinnant's published algorithm.) */
export function epochDay(date: PlainDate): number {
  const month = whole(date, 5, 7)
  const day = whole(date, 8, 10)
  const year = whole(date, 0, 4) - (month <= 2 ? 1 : 0)
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
  return written(year, month, day) as PlainDate
}

function written(year: number, month: number, day: number): string {
  return `${year >= 1000 && year <= 9999 ? year : String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`
}

const HYPHEN = 45
const ZERO = 48

// Dates are taken apart and put together more often than anything else is done: a regular expression or a slice for each
// part takes several times as long. Negative where a character is no digit.
function whole(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}
