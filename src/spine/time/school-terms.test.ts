import { describe, expect, test } from 'vitest'
import { dayOfWeek, fromEpochDay, plainDate } from './plain-date.ts'
import { isBankHoliday } from './bank-holidays.ts'
import {
  academicYearOf,
  canCountSchoolDays,
  lastTermEnded,
  latestTerm,
  addSchoolDays,
  isSchoolDay,
  lastDayBeforeNext,
  schoolCalendar,
  schoolDaysBetween,
  termFrom,
  termInWords,
  termKey,
  termOf,
  termsBetween,
  usualTerms,
} from './school-terms.ts'

const day = plainDate

describe('the usual terms', () => {
  test('are marked as assumed, and say so', () => {
    expect(usualTerms.assumed).toBe(true)
    expect(usualTerms.name).toBe('Usual terms in England (assumed, until the councils’ own term dates are entered)')
  })

  test('a whole year: 2024 to 2025', () => {
    expect(usualTerms.terms.filter(term => term.year === 2024)).toEqual([
      {
        name: 'autumn',
        year: 2024,
        start: '2024-09-02',
        end: '2024-12-20',
        halfTerm: { start: '2024-10-28', end: '2024-11-01' },
      },
      {
        name: 'spring',
        year: 2024,
        start: '2025-01-06',
        end: '2025-04-04',
        halfTerm: { start: '2025-02-17', end: '2025-02-21' },
      },
      {
        name: 'summer',
        year: 2024,
        start: '2025-04-22',
        end: '2025-07-22',
        halfTerm: { start: '2025-05-26', end: '2025-05-30' },
      },
    ])
  })

  test('every year has 190 days for pupils, none at a weekend or on a bank holiday', () => {
    const days = usualTerms.schoolDays.map(fromEpochDay)
    const byYear = new Map<number, number>()
    for (const date of days) byYear.set(academicYearOf(date), (byYear.get(academicYearOf(date)) ?? 0) + 1)
    expect([...byYear.keys()]).toEqual(Array.from({ length: 25 }, (_, index) => 2005 + index))
    expect(new Set(byYear.values())).toEqual(new Set([190]))
    expect(days.filter(date => dayOfWeek(date) % 6 === 0 || isBankHoliday(date))).toEqual([])
  })

  test('every summer term ends in the second half of July', () => {
    for (const term of usualTerms.terms.filter(each => each.name === 'summer'))
      expect([term.year, /-07-(1[6-9]|2\d)$/.test(term.end)]).toEqual([term.year, true])
  })

  test('the spring term ends before Good Friday where Easter is early, and well before it where Easter is late', () => {
    const ends = (year: number) => usualTerms.terms.find(term => term.year === year && term.name === 'spring')?.end
    expect(ends(2023)).toBe('2024-03-28') // Good Friday 29 March 2024
    expect(ends(2022)).toBe('2023-03-31') // Easter Monday 10 April 2023
    expect(ends(2018)).toBe('2019-04-05') // Easter Monday 22 April 2019, when the summer term begins the day after it
    expect(termOf(day('2019-04-23'))?.name).toBe('summer')
  })
})

describe('which term a day is in', () => {
  test('the first and last days of a term are in it, half-term too, and the days around it are in none', () => {
    expect(termOf(day('2024-09-02'))?.name).toBe('autumn')
    expect(termOf(day('2024-10-30'))?.name).toBe('autumn')
    expect(termOf(day('2024-12-20'))?.name).toBe('autumn')
    expect(termOf(day('2024-12-21'))).toBeUndefined()
    expect(termOf(day('2024-09-01'))).toBeUndefined()
  })

  test('a day in a holiday leads to the next term', () => {
    expect(termKey(termFrom(day('2024-12-25'))!)).toBe('2024-2-spring')
    expect(termInWords(termFrom(day('2024-12-25'))!)).toBe('spring term 2025')
    expect(termKey(termFrom(day('2025-08-01'))!)).toBe('2025-1-autumn')
  })

  test('a day in a holiday also has a term before it, and the last to have ended may be another', () => {
    expect(termKey(latestTerm(day('2024-12-25'))!)).toBe('2024-1-autumn')
    expect(termKey(latestTerm(day('2025-02-01'))!)).toBe('2024-2-spring')
    expect(latestTerm(usualTerms.known.start)?.name).toBe('autumn')
    expect(termKey(lastTermEnded(day('2025-02-01'))!)).toBe('2024-1-autumn')
    expect(termKey(lastTermEnded(day('2025-04-04'))!)).toBe('2024-2-spring')
    expect(termKey(lastTermEnded(day('2035-04-04'))!)).toBe('2029-3-summer')
    expect(lastTermEnded(day('2005-12-01'))).toBeUndefined()
  })

  test('the last day of a term’s time is the day before the next begins', () => {
    expect(lastDayBeforeNext(termOf(day('2024-12-01'))!)).toBe('2025-01-05')
    expect(lastDayBeforeNext(termOf(day('2025-07-01'))!)).toBe('2025-08-31')
    expect(lastDayBeforeNext(termOf(day('2030-07-01'))!)).toBe('2030-08-31')
  })

  test('the terms that touch a time, in order', () => {
    expect(termsBetween(day('2024-12-20'), day('2025-04-22')).map(termKey)).toEqual([
      '2024-1-autumn',
      '2024-2-spring',
      '2024-3-summer',
    ])
    expect(termsBetween(day('2024-12-21'), day('2025-01-05'))).toEqual([])
    expect(termsBetween(day('1998-01-01'), day('2005-09-01')).map(termKey)).toEqual(['2005-1-autumn'])
  })

  test('the academic year runs from 1 September', () => {
    expect(academicYearOf(day('2025-08-31'))).toBe(2024)
    expect(academicYearOf(day('2025-09-01'))).toBe(2025)
  })
})

describe('school days', () => {
  test('a weekday in term is one; a weekend, half-term, bank holiday or training day is not', () => {
    expect(isSchoolDay(day('2025-05-06'))).toBe(true)
    expect(isSchoolDay(day('2025-05-05'))).toBe(false) // early May bank holiday
    expect(isSchoolDay(day('2025-05-10'))).toBe(false) // Saturday
    expect(isSchoolDay(day('2025-05-28'))).toBe(false) // half-term
    expect(isSchoolDay(day('2025-01-06'))).toBe(false) // first day of spring term, for staff
    expect(isSchoolDay(day('2025-01-07'))).toBe(true)
  })

  test('20 school days from a day in July end in September', () => {
    // Tuesday 8 July: 9 to 21 July are nine days for pupils, and 3 to 17 September eleven.
    expect(addSchoolDays(day('2025-07-08'), 20)).toBe('2025-09-17')
  })

  test('the day itself is day 0, whether or not it is a school day', () => {
    expect(addSchoolDays(day('2025-05-06'), 1)).toBe('2025-05-07')
    expect(addSchoolDays(day('2025-05-10'), 1)).toBe('2025-05-12')
    expect(addSchoolDays(day('2025-05-10'), 0)).toBe('2025-05-10')
    expect(addSchoolDays(day('2025-05-10'), -1)).toBe('2025-05-09')
    expect(addSchoolDays(day('2025-05-12'), -1)).toBe('2025-05-09')
  })

  test('counting is the other way about', () => {
    expect(schoolDaysBetween(day('2025-07-08'), day('2025-09-17'))).toBe(20)
    expect(schoolDaysBetween(day('2025-07-23'), day('2025-08-31'))).toBe(0)
    expect(schoolDaysBetween(day('2025-09-17'), day('2025-07-08'))).toBe(0)
  })

  test('whether they can be counted is told beforehand', () => {
    expect(canCountSchoolDays(day('2025-07-08'), 20)).toBe(true)
    expect(canCountSchoolDays(day('2030-07-20'), 20)).toBe(false)
    expect(canCountSchoolDays(day('2004-07-20'), 20)).toBe(false)
  })

  test('outside the years known it says so', () => {
    expect(() => addSchoolDays(day('2030-07-20'), 20)).toThrow(
      'school terms are known from 2005-09-01 to 2030-08-31; 2030-07-20 and 20 school days is outside them',
    )
    expect(() => isSchoolDay(day('2004-01-01'))).toThrow('2004-01-01 is outside them')
    expect(() => addSchoolDays(day('2025-05-06'), 1.5)).toThrow('1.5 is not a whole number of school days')
  })
})

describe('a council’s own calendar', () => {
  const own = schoolCalendar({
    name: 'Northshire 2026',
    terms: [
      {
        name: 'autumn',
        year: 2026,
        start: day('2026-09-03'),
        end: day('2026-12-18'),
        halfTerm: { start: day('2026-10-19'), end: day('2026-10-30') },
      },
    ],
    closed: [day('2026-09-03')],
  })

  test('answers in place of the usual one', () => {
    expect(own.assumed).toBe(false)
    expect(isSchoolDay(day('2026-09-03'), own)).toBe(false)
    expect(addSchoolDays(day('2026-10-16'), 1, own)).toBe('2026-11-02')
    expect(termOf(day('2026-10-20'), own)?.year).toBe(2026)
    expect(() => termOf(day('2027-01-05'), own)).toThrow('school terms are known from 2026-09-03 to 2026-12-18')
  })

  test('is refused where its terms overlap or half-term lies outside', () => {
    const [autumn] = own.terms
    expect(() => schoolCalendar({ name: 'None', terms: [], closed: [] })).toThrow('has no terms')
    expect(() => schoolCalendar({ name: 'Twice', terms: [autumn!, autumn!], closed: [] })).toThrow(
      'autumn term 2026 does not follow the term before it',
    )
    expect(() =>
      schoolCalendar({ name: 'Out', terms: [{ ...autumn!, start: day('2026-10-26') }], closed: [] }),
    ).toThrow('half-term is not within autumn term 2026')
  })
})
