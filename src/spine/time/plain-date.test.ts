import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  dateOf,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  earlier,
  endOfMonth,
  epochDay,
  fromEpochDay,
  isLeapYear,
  isPlainDate,
  later,
  partsOf,
  plainDate,
} from './plain-date.ts'

const days = fc
  .integer({ min: epochDay(plainDate('0400-01-01')), max: epochDay(plainDate('9000-12-31')) })
  .map(fromEpochDay)
const reference = (date: string) => Temporal.PlainDate.from(date)
const months = fc.integer({ min: -3000, max: 3000 })

describe('a plain date agrees with Temporal', () => {
  it('on every day from 1900 to 2100, one after another', () => {
    let date = plainDate('1900-01-01')
    let other = reference('1900-01-01')
    const seen: string[] = []
    while (date <= '2100-12-31') {
      if (date !== other.toString() || dayOfWeek(date) !== other.dayOfWeek % 7) seen.push(date)
      date = addDays(date, 1)
      other = other.add({ days: 1 })
    }
    expect(seen).toEqual([])
    expect(date).toBe('2101-01-01')
  })

  it('when days are added', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -100_000, max: 100_000 }), (date, n) => {
        expect(addDays(date, n)).toBe(reference(date).add({ days: n }).toString())
      }),
    )
  })

  it('when months are added', () => {
    fc.assert(
      fc.property(days, months, (date, n) => {
        expect(addMonths(date, n)).toBe(reference(date).add({ months: n }).toString())
      }),
    )
  })

  it('when years are added', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -300, max: 300 }), (date, n) => {
        expect(addYears(date, n)).toBe(reference(date).add({ years: n }).toString())
      }),
    )
  })

  it('when days between two dates are counted', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        expect(daysBetween(from, to)).toBe(reference(from).until(reference(to), { largestUnit: 'day' }).days)
      }),
    )
  })

  it('about months, leap years and days of the week', () => {
    fc.assert(
      fc.property(days, date => {
        const other = reference(date)
        expect(partsOf(date)).toEqual({ year: other.year, month: other.month, day: other.day })
        expect(daysInMonth(other.year, other.month)).toBe(other.daysInMonth)
        expect(isLeapYear(other.year)).toBe(other.inLeapYear)
        expect(dayOfWeek(date)).toBe(other.dayOfWeek % 7)
        expect(endOfMonth(date)).toBe(other.with({ day: other.daysInMonth }).toString())
      }),
    )
  })

  it('about the order of dates', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(a < b).toBe(Temporal.PlainDate.compare(a, b) < 0)
        expect([earlier(a, b), later(a, b)]).toEqual([a, b].sort())
      }),
    )
  })

  it('about which texts are days', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map(n => String(n).padStart(2, '0'))
    fc.assert(
      fc.property(fc.integer({ min: 1800, max: 2200 }), part(14), part(33), (year, month, day) => {
        const text = `${year}-${month}-${day}`
        expect(isPlainDate(text)).toBe(isReal(text))
      }),
    )
  })
})

describe('a day', () => {
  it('survives being counted from 1970 and back', () => {
    fc.assert(
      fc.property(days, date => {
        expect(fromEpochDay(epochDay(date))).toBe(date)
      }),
    )
    expect(epochDay(plainDate('1970-01-01'))).toBe(0)
    expect(epochDay(plainDate('1969-12-31'))).toBe(-1)
  })

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '0000-01-01',
    '2024-1-1',
    '24-01-01',
    '',
    ' 2024-01-01',
  ])('is not %j, and the error quotes it', text => {
    expect(isPlainDate(text)).toBe(false)
    expect(() => plainDate(text)).toThrow(new RangeError(`'${text}' is not a day written YYYY-MM-DD`))
  })

  it('is a text, never a number or nothing', () => {
    expect([20240101, null, undefined, ['2024-01-01']].map(isPlainDate)).toEqual([false, false, false, false])
  })

  it('with numbers that make no day is refused', () => {
    expect(dateOf(2024, 2, 29)).toBe('2024-02-29')
    expect(() => dateOf(2023, 2, 29)).toThrow(RangeError)
  })

  it.each([
    ['30 November and three months is the last day of February', '2022-11-30', 3, '2023-02-28'],
    ['30 November and three months is 29 February in a leap year', '2023-11-30', 3, '2024-02-29'],
    ['31 March and six months is 30 September', '2024-03-31', 6, '2024-09-30'],
    ['31 January back two months is 30 November', '2024-01-31', -2, '2023-11-30'],
    ['29 February and twelve months is 28 February', '2024-02-29', 12, '2025-02-28'],
    ['no months leaves the day', '2024-02-29', 0, '2024-02-29'],
  ])('%s', (_, from, n, to) => {
    expect(addMonths(plainDate(from), n)).toBe(to)
  })

  it.each([
    ['clocks going forward in 2024', '2024-03-30', '2024-04-01'],
    ['clocks going back in 2024', '2024-10-26', '2024-10-28'],
    ['the end of a year', '2024-12-30', '2025-01-01'],
    ['the end of a collection year', '2024-03-30', '2024-04-01'],
    ['29 February', '2024-02-28', '2024-03-01'],
  ])('is counted once across %s', (_, from, to) => {
    expect(daysBetween(plainDate(from), plainDate(to))).toBe(2)
    expect(addDays(plainDate(from), 2)).toBe(to)
    expect(addDays(plainDate(to), -2)).toBe(from)
  })

  it('outside the years 0001 to 9999 is refused, never written with a longer or a missing year', () => {
    expect(addDays(plainDate('9999-12-30'), 1)).toBe('9999-12-31')
    expect(() => addDays(plainDate('9999-12-31'), 1)).toThrow(RangeError)
    expect(() => addDays(plainDate('0001-01-01'), -1)).toThrow(RangeError)
    expect(() => addMonths(plainDate('9999-12-31'), 1)).toThrow(RangeError)
    expect(() => addYears(plainDate('0001-06-01'), -1)).toThrow(RangeError)
  })

  it('cannot be reached by part of a day', () => {
    expect(() => addDays(plainDate('2024-01-01'), 0.5)).toThrow(RangeError)
    expect(() => addDays(plainDate('2024-01-01'), Number.NaN)).toThrow(RangeError)
    expect(() => addMonths(plainDate('2024-01-01'), 0.5)).toThrow(RangeError)
  })
})

function isReal(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}
