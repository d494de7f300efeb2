import { bankHolidaysKnown, isBankHoliday, outsideBankHolidays } from './bank-holidays.ts'
import { type PlainDate, dayOfWeek, epochDay, fromEpochDay } from './plain-date.ts'

const FIRST = epochDay(bankHolidaysKnown.start)
const LAST = epochDay(bankHolidaysKnown.end)

// Every working day as an epoch day, oldest first, and how many there are up to and including each day: counting and
// adding are then one look-up, however long the time.
const days: number[] = []
const upTo: number[] = []
for (let day = FIRST; day <= LAST; day++) {
  const date = fromEpochDay(day)
  const weekday = dayOfWeek(date)
  if (weekday !== 0 && weekday !== 6 && !isBankHoliday(date)) days.push(day)
  upTo.push(days.length)
}

/**
 * Whether a day is a working day in England: not a Saturday, a Sunday, Good Friday, Christmas Day, Boxing Day or a bank
 * holiday (Children Act 1989 Representations Procedure (England) Regulations 2006, reg 2). Days on which an authority
 * chooses to close are working days. Throws a RangeError outside the years whose bank holidays are known.
 */
export function isWorkingDay(date: PlainDate): boolean {
  return countTo(date) !== countBefore(date)
}

/**
 * The nth working day after a day, which is day 0 whether or not it is itself a working day; something due within n
 * working days is due by the end of it. Negative n goes back: the nth working day before. With 0, the day itself.
 * Throws a RangeError when n is not whole or the answer lies outside the years whose bank holidays are known.
 */
export function addWorkingDays(from: PlainDate, n: number): PlainDate {
  if (!Number.isInteger(n)) throw new RangeError(`${n} is not a whole number of working days`)
  if (n === 0) return from
  const found = days[n > 0 ? countTo(from) + n - 1 : countBefore(from) + n]
  if (found === undefined) throw outsideBankHolidays(`${from} and ${n} working days`)
  return fromEpochDay(found)
}

/**
 * How many working days after `from`, which is day 0, `to` is: the working days later than `from`, up to and including
 * `to`. Negative when `to` is earlier: the working days before `from`, back to and including `to`.
 * Throws a RangeError outside the years whose bank holidays are known.
 */
export function workingDaysBetween(from: PlainDate, to: PlainDate): number {
  return to >= from ? countTo(to) - countTo(from) : countBefore(to) - countBefore(from)
}

function countTo(date: PlainDate): number {
  const count = upTo[epochDay(date) - FIRST]
  if (count === undefined) throw outsideBankHolidays(date)
  return count
}

function countBefore(date: PlainDate): number {
  return countTo(date) === 0 ? 0 : (upTo[epochDay(date) - FIRST - 1] ?? 0)
}

/** Whether so many working days after a day can be counted: whether they lie within the years whose bank holidays are known. */
export function canCountWorkingDays(from: PlainDate, n: number): boolean {
  const day = epochDay(from)
  // Twice as many calendar days, and a fortnight, leave room for any run of bank holidays.
  return day >= FIRST && day + n * 2 + 14 <= LAST
}
