import { ageOn } from './age.ts'
import { type PlainDate, addMonths, daysBetween, partsOf } from './plain-date.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** A day as people write it: `14 March 2027`. */
export function inWords(date: PlainDate): string {
  const { year, month, day } = partsOf(date)
  return `${day} ${MONTHS[month - 1]} ${year}`
}

/**
 * How long from one day to another, in completed years and months, or days where less than a month:
 * `2 years 4 months`, `1 year`, `12 days`, `the same day`. A month is complete on the corresponding day, or the last
 * day of a shorter month. Throws a RangeError when `to` is earlier than `from`.
 */
export function durationInWords(from: PlainDate, to: PlainDate): string {
  if (to < from) throw new RangeError(`${to} is before ${from}`)
  if (to === from) return 'the same day'
  const spanned = calendarMonths(from, to)
  const months = addMonths(from, spanned) <= to ? spanned : spanned - 1
  if (months === 0) return count(daysBetween(from, to), 'day')
  const years = Math.floor(months / 12)
  const rest = months % 12
  return [years > 0 ? count(years, 'year') : '', rest > 0 ? count(rest, 'month') : '']
    .filter(part => part !== '')
    .join(' ')
}

/**
 * An age as people say it: days to two weeks, weeks to three months, months to two years, then years:
 * `9 days`, `7 weeks`, `14 months`, `9 years`; `not yet born` before birth. Agrees with `ageOn` on birthdays.
 */
export function ageInWords(born: PlainDate, on: PlainDate): string {
  if (on < born) return 'not yet born'
  const years = ageOn(born, on)
  if (years >= 2) return count(years, 'year')
  const months = calendarMonths(born, on) - (partsOf(on).day < partsOf(born).day ? 1 : 0)
  if (months >= 3) return count(months, 'month')
  const days = daysBetween(born, on)
  return days < 14 ? count(days, 'day') : count(Math.floor(days / 7), 'week')
}

function calendarMonths(from: PlainDate, to: PlainDate): number {
  const start = partsOf(from)
  const end = partsOf(to)
  return (end.year - start.year) * 12 + end.month - start.month
}

function count(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`
}
