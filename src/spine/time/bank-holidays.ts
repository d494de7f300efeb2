import { type PlainDate, dateOf, dayOfWeek, partsOf, plainDate } from './plain-date.ts'

/** A day that is a holiday in England and Wales. */
export interface BankHoliday {
  readonly date: PlainDate
  readonly name: string
}

/** The first and last day the list covers. */
export const bankHolidaysKnown: { readonly start: PlainDate; readonly end: PlainDate } = {
  start: plainDate('2005-01-01'),
  end: plainDate('2030-12-31'),
}

const NAMES = [
  'New Year’s Day',
  'Good Friday',
  'Easter Monday',
  'Early May bank holiday',
  'Spring bank holiday',
  'Summer bank holiday',
  'Christmas Day',
  'Boxing Day',
] as const

// The day each was kept, as month-day in the order of NAMES. A fixed feast that falls on a weekend is kept on the
// substitute weekday. Banking and Financial Dealings Act 1971, s 1 and Sch 1 para 1, with common law Good Friday and
// Christmas Day, and the moves proclaimed under s 1(2): spring 2012 and 2022 to the jubilees, early May 2020 to the
// 75th anniversary of VE Day. Years not yet announced follow the standing rule and change only by proclamation.
const KEPT: Readonly<Record<number, string>> = {
  2005: '01-03 03-25 03-28 05-02 05-30 08-29 12-27 12-26',
  2006: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2007: '01-01 04-06 04-09 05-07 05-28 08-27 12-25 12-26',
  2008: '01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26',
  2009: '01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28',
  2010: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2011: '01-03 04-22 04-25 05-02 05-30 08-29 12-27 12-26',
  2012: '01-02 04-06 04-09 05-07 06-04 08-27 12-25 12-26',
  2013: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2014: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2015: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-27 12-26',
  2017: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 08-29 12-27 12-26',
  2023: '01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
}

// Appointed once by royal proclamation, Banking and Financial Dealings Act 1971, s 1(3).
const ONCE: readonly BankHoliday[] = [
  { date: plainDate('2011-04-29'), name: 'Royal wedding' },
  { date: plainDate('2012-06-05'), name: 'Diamond Jubilee' },
  { date: plainDate('2022-06-03'), name: 'Platinum Jubilee' },
  { date: plainDate('2022-09-19'), name: 'State funeral of Queen Elizabeth II' },
  { date: plainDate('2023-05-08'), name: 'Coronation of King Charles III' },
]

/** Every bank holiday in England and Wales from 2005 to 2030 on the day it is kept, oldest first. */
export const bankHolidays: readonly BankHoliday[] = [
  ...Object.entries(KEPT).flatMap(([year, days]) =>
    days.split(' ').map((day, index) => kept(Number(year), day, index)),
  ),
  ...ONCE,
].sort((a, b) => (a.date < b.date ? -1 : 1))

const byDate = new Map(bankHolidays.map(holiday => [holiday.date, holiday]))

/**
 * The bank holiday kept in England and Wales on a day; undefined where there is none.
 * Christmas Day at a weekend gives none: its substitute does. Throws a RangeError outside 2005 to 2030.
 */
export function bankHolidayOn(date: PlainDate): BankHoliday | undefined {
  if (date < bankHolidaysKnown.start || date > bankHolidaysKnown.end) throw outsideBankHolidays(date)
  return byDate.get(date)
}

/** Whether a day is a bank holiday in England and Wales. Throws a RangeError outside 2005 to 2030. */
export function isBankHoliday(date: PlainDate): boolean {
  return bankHolidayOn(date) !== undefined
}

/** The error for a day whose bank holidays are not known, naming the days that are. */
export function outsideBankHolidays(asked: string): RangeError {
  return new RangeError(
    `bank holidays are known from ${bankHolidaysKnown.start} to ${bankHolidaysKnown.end}; ${asked} is outside them`,
  )
}

function kept(year: number, day: string, index: number): BankHoliday {
  const date = plainDate(`${year}-${day}`)
  const name = NAMES[index] ?? ''
  return { date, name: isSubstitute(name, date) ? `${name} (substitute day)` : name }
}

// Only the feasts with a fixed date have substitutes; the others are always weekdays.
function isSubstitute(name: string, date: PlainDate): boolean {
  const { year } = partsOf(date)
  const own =
    name === NAMES[0]
      ? dateOf(year, 1, 1)
      : name === NAMES[6]
        ? dateOf(year, 12, 25)
        : name === NAMES[7]
          ? dateOf(year, 12, 26)
          : date
  return own !== date && (dayOfWeek(own) === 0 || dayOfWeek(own) === 6)
}
