import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { collectionYear, collectionYearOf, lastYearEnd, monthEnds, periodFor } from './periods.ts'
import { addDays, daysBetween, endOfMonth, epochDay, fromEpochDay, plainDate } from './plain-date.ts'

const days = fc
  .integer({ min: epochDay(plainDate('1990-01-01')), max: epochDay(plainDate('2060-12-31')) })
  .map(fromEpochDay)
const lengths = { quarter: 3, 'rolling-year': 12, 'rolling-3-years': 36 } as const

describe('a collection year', () => {
  it('is named by the year it ends in, from 1 April to 31 March', () => {
    expect(collectionYear(2018)).toEqual({ start: '2017-04-01', end: '2018-03-31' })
  })

  it.each([
    ['its first day', '2017-04-01', 2018],
    ['its last day', '2018-03-31', 2018],
    ['the day after it ends', '2018-04-01', 2019],
    ['New Year’s Eve', '2017-12-31', 2018],
    ['29 February', '2020-02-29', 2020],
  ])('holds %s', (_, date, year) => {
    expect(collectionYearOf(plainDate(date))).toBe(year)
  })

  it('holds every day in exactly one year', () => {
    fc.assert(
      fc.property(days, date => {
        const { start, end } = collectionYear(collectionYearOf(date))
        expect(start <= date && date <= end).toBe(true)
        expect(collectionYear(collectionYearOf(date) + 1).start).toBe(addDays(end, 1))
      }),
    )
  })

  it.each([
    ['on 31 March is that day', '2024-03-31', '2024-03-31'],
    ['on 30 March is the year before', '2024-03-30', '2023-03-31'],
    ['on 1 April is the day before', '2024-04-01', '2024-03-31'],
    ['at Christmas is that March', '2024-12-25', '2024-03-31'],
    ['on 29 February is the year before', '2024-02-29', '2023-03-31'],
  ])('last ended %s', (_, date, end) => {
    expect(lastYearEnd(plainDate(date))).toBe(end)
  })
})

describe('the period of a measure', () => {
  it.each([
    ['snapshot', '2024-03-31', '2024-03-31', '2024-03-31'],
    ['month', '2024-02-29', '2024-02-01', '2024-02-29'],
    ['month', '2024-03-31', '2024-03-01', '2024-03-31'],
    ['month', '2024-10-27', '2024-10-01', '2024-10-27'],
    ['quarter', '2024-03-31', '2024-01-01', '2024-03-31'],
    ['quarter', '2024-06-30', '2024-04-01', '2024-06-30'],
    ['quarter', '2024-02-29', '2023-12-01', '2024-02-29'],
    ['quarter', '2023-11-30', '2023-09-01', '2023-11-30'],
    ['quarter', '2023-05-31', '2023-03-01', '2023-05-31'],
    ['quarter', '2024-06-15', '2024-03-16', '2024-06-15'],
    ['rolling-year', '2024-03-31', '2023-04-01', '2024-03-31'],
    ['rolling-year', '2024-02-29', '2023-03-01', '2024-02-29'],
    ['rolling-year', '2025-02-28', '2024-03-01', '2025-02-28'],
    ['rolling-year', '2024-02-28', '2023-03-01', '2024-02-28'],
    ['rolling-year', '2024-12-25', '2023-12-26', '2024-12-25'],
    ['rolling-3-years', '2024-03-31', '2021-04-01', '2024-03-31'],
    ['rolling-3-years', '2024-02-29', '2021-03-01', '2024-02-29'],
    ['rolling-3-years', '2027-02-28', '2024-03-01', '2027-02-28'],
    ['collection-year', '2024-03-31', '2023-04-01', '2024-03-31'],
    ['collection-year', '2024-04-01', '2023-04-01', '2024-03-31'],
    ['collection-year', '2024-03-30', '2022-04-01', '2023-03-31'],
  ] as const)('%s asked on %s runs from %s to %s', (rule, on, start, end) => {
    expect(periodFor(rule, plainDate(on))).toEqual({ start, end })
  })

  it('of several months starts the day after Temporal’s same day that many months back', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('quarter', 'rolling-year', 'rolling-3-years'), (on, rule) => {
        const date = Temporal.PlainDate.from(on)
        const back = date.subtract({ months: lengths[rule] })
        const sameDay = date.day === date.daysInMonth ? back.with({ day: back.daysInMonth }) : back
        expect(periodFor(rule, on)).toEqual({ start: sameDay.add({ days: 1 }).toString(), end: on })
      }),
    )
  })

  it('of several months, asked at month ends, covers whole months that meet without gap or overlap', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('quarter', 'rolling-year', 'rolling-3-years'), (date, rule) => {
        const { start } = periodFor(rule, endOfMonth(date))
        expect(start.slice(8)).toBe('01')
        const before = addDays(start, -1)
        expect(before).toBe(endOfMonth(before))
      }),
    )
  })

  it('of a rolling year is 365 days, or 366 where it holds a 29 February', () => {
    fc.assert(
      fc.property(days, date => {
        const { start, end } = periodFor('rolling-year', endOfMonth(date))
        const leapDays = [start, end].filter(edge => isLeapDayWithin(`${edge.slice(0, 4)}-02-29`, start, end))
        expect(daysBetween(start, end) + 1).toBe(leapDays.length > 0 ? 366 : 365)
      }),
    )
  })

  it('of a rolling year asked on 31 March is the collection year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2060 }), year => {
        const end = plainDate(`${year}-03-31`)
        expect(periodFor('rolling-year', end)).toEqual(collectionYear(year))
        expect(periodFor('collection-year', end)).toEqual(collectionYear(year))
      }),
    )
  })
})

describe('month ends', () => {
  it('up to 31 March over a leap year keep each month’s own length', () => {
    expect(monthEnds(plainDate('2024-03-31'), 5)).toEqual([
      '2023-11-30',
      '2023-12-31',
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
    ])
  })

  it('up to a day in the middle of a month end with that day', () => {
    expect(monthEnds(plainDate('2025-03-14'), 3)).toEqual(['2025-01-31', '2025-02-28', '2025-03-14'])
  })

  it('agree with Temporal', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (on, count) => {
        const expected = Array.from({ length: count }, (_, back) => {
          const month = Temporal.PlainDate.from(on).with({ day: 1 }).subtract({ months: back })
          return back === 0 ? on : month.with({ day: month.daysInMonth }).toString()
        }).reverse()
        expect(monthEnds(on, count)).toEqual(expected)
      }),
    )
  })
})

function isLeapDayWithin(day: string, start: string, end: string): boolean {
  const year = Number(day.slice(0, 4))
  return Temporal.PlainDate.from({ year, month: 1, day: 1 }).inLeapYear && start <= day && day <= end
}
