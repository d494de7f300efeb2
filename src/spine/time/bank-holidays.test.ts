import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { bankHolidayOn, bankHolidays, isBankHoliday } from './bank-holidays.ts'
import { dayOfWeek, plainDate } from './plain-date.ts'

// Where the library differs from the proclamations: it lacks the royal wedding, and leaves the spring holiday of 2012 at
// the end of May, when it was moved to 4 June to stand beside the Diamond Jubilee.
const LIBRARY_LACKS = ['2011-04-29', '2012-06-04']
const LIBRARY_ADDS = ['2012-05-28']

describe('bank holidays in England and Wales', () => {
  it('from 2005 to 2030 agree with another library but for the days it has wrong', () => {
    const library = new Holidays('GB', 'ENG')
    const expected = Array.from({ length: 26 }, (_, index) => library.getHolidays(2005 + index))
      .flat()
      .filter(holiday => holiday.type === 'public' || holiday.type === 'bank')
      .map(holiday => plainDate(holiday.date.slice(0, 10)))
      // It lists the feast as well as its substitute when the feast falls at a weekend.
      .filter(date => dayOfWeek(date) !== 0 && dayOfWeek(date) !== 6)
      .filter(date => !LIBRARY_ADDS.includes(date))
    expect(bankHolidays.map(holiday => holiday.date)).toEqual([...expected, ...LIBRARY_LACKS].sort())
  })

  it('are all on weekdays and never two on a day', () => {
    expect(bankHolidays.filter(holiday => dayOfWeek(holiday.date) === 0 || dayOfWeek(holiday.date) === 6)).toEqual([])
    expect(new Set(bankHolidays.map(holiday => holiday.date)).size).toBe(bankHolidays.length)
  })

  it('are eight a year, nine or ten in the years of a royal occasion', () => {
    const byYear = new Map<string, number>()
    for (const { date } of bankHolidays) byYear.set(date.slice(0, 4), (byYear.get(date.slice(0, 4)) ?? 0) + 1)
    expect(byYear.size).toBe(26)
    expect([...byYear].filter(([, count]) => count !== 8)).toEqual([
      ['2011', 9],
      ['2012', 9],
      ['2022', 10],
      ['2023', 9],
    ])
  })

  it.each([
    ['2011-04-29', 'Royal wedding'],
    ['2012-05-28', undefined],
    ['2012-06-04', 'Spring bank holiday'],
    ['2012-06-05', 'Diamond Jubilee'],
    ['2020-05-04', undefined],
    ['2020-05-08', 'Early May bank holiday'],
    ['2022-05-30', undefined],
    ['2022-06-02', 'Spring bank holiday'],
    ['2022-06-03', 'Platinum Jubilee'],
    ['2022-09-19', 'State funeral of Queen Elizabeth II'],
    ['2023-05-08', 'Coronation of King Charles III'],
    ['2024-03-29', 'Good Friday'],
    ['2024-03-31', undefined],
    ['2024-04-01', 'Easter Monday'],
    ['2024-12-25', 'Christmas Day'],
    ['2024-12-26', 'Boxing Day'],
    ['2024-12-27', undefined],
    ['2021-12-25', undefined],
    ['2021-12-27', 'Christmas Day (substitute day)'],
    ['2021-12-28', 'Boxing Day (substitute day)'],
    ['2022-12-26', 'Boxing Day'],
    ['2022-12-27', 'Christmas Day (substitute day)'],
    ['2023-01-02', 'New Year’s Day (substitute day)'],
  ])('on %s: %s', (date, name) => {
    expect(bankHolidayOn(plainDate(date))?.name).toBe(name)
    expect(isBankHoliday(plainDate(date))).toBe(name !== undefined)
  })

  it.each(['2004-12-31', '2031-01-01'])('asked about %s, which is not covered, say which days are', date => {
    expect(() => isBankHoliday(plainDate(date))).toThrow(
      new RangeError(`bank holidays are known from 2005-01-01 to 2030-12-31; ${date} is outside them`),
    )
  })
})
