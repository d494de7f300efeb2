import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBankHoliday } from './bank-holidays.ts'
import { type PlainDate, addDays, dayOfWeek, epochDay, fromEpochDay, plainDate } from './plain-date.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts'

const days = fc
  .integer({ min: epochDay(plainDate('2006-01-01')), max: epochDay(plainDate('2029-12-31')) })
  .map(fromEpochDay)

describe('a working day', () => {
  it.each([
    ['a Tuesday', '2024-06-04', true],
    ['a Saturday', '2024-06-08', false],
    ['a Sunday', '2024-06-09', false],
    ['Good Friday', '2024-03-29', false],
    ['Easter Monday', '2024-04-01', false],
    ['Christmas Day', '2024-12-25', false],
    ['Boxing Day', '2024-12-26', false],
    ['a day between Christmas and New Year, when offices may choose to close', '2024-12-27', true],
    ['the substitute for a Christmas Day at a weekend', '2021-12-27', false],
    ['the Monday that early May left in 2020', '2020-05-04', true],
    ['the Friday it moved to', '2020-05-08', false],
    ['29 February', '2024-02-29', true],
    ['31 March, a Monday', '2025-03-31', true],
    ['Scotland’s 2 January', '2024-01-02', true],
  ])('%s', (_, date, working) => {
    expect(isWorkingDay(plainDate(date))).toBe(working)
  })

  it('is any weekday that is not a bank holiday', () => {
    fc.assert(
      fc.property(days, date => {
        expect(isWorkingDay(date)).toBe(dayOfWeek(date) !== 0 && dayOfWeek(date) !== 6 && !isBankHoliday(date))
      }),
    )
  })
})

describe('working days from a day', () => {
  it.each([
    ['the day itself is day 0', '2024-06-03', 1, '2024-06-04'],
    ['a child who came into care on a Saturday has Monday as day 1', '2024-06-08', 1, '2024-06-10'],
    ['one who came in on Good Friday has the Tuesday after Easter as day 1', '2024-03-29', 1, '2024-04-02'],
    ['twenty over Christmas and New Year', '2024-12-16', 20, '2025-01-16'],
    ['forty-five over Easter and both May holidays', '2024-03-25', 45, '2024-05-31'],
    ['ten over a substitute Christmas', '2021-12-20', 10, '2022-01-06'],
    ['over 29 February', '2024-02-28', 2, '2024-03-01'],
    ['over the clocks going forward', '2025-03-28', 1, '2025-03-31'],
    ['over the clocks going back', '2024-10-25', 1, '2024-10-28'],
    ['over the end of a collection year', '2025-03-31', 1, '2025-04-01'],
    ['none is the day itself, working or not', '2024-06-08', 0, '2024-06-08'],
    ['three before a Tuesday', '2024-06-04', -3, '2024-05-30'],
    ['one before a Sunday is the Friday', '2024-06-09', -1, '2024-06-07'],
  ])('%s', (_, from, n, to) => {
    expect(addWorkingDays(plainDate(from), n)).toBe(to)
  })

  it('is what counting one day at a time gives', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -200, max: 200 }), (from, n) => {
        expect(addWorkingDays(from, n)).toBe(stepped(from, n))
      }),
    )
  })

  it('counted back gives the number added', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -200, max: 200 }), (from, n) => {
        expect(workingDaysBetween(from, addWorkingDays(from, n))).toBe(n)
      }),
    )
  })

  it('that is not whole is refused', () => {
    expect(() => addWorkingDays(plainDate('2024-06-03'), 1.5)).toThrow(
      new RangeError('1.5 is not a whole number of working days'),
    )
  })

  it('beyond the known bank holidays is refused, naming them', () => {
    expect(() => addWorkingDays(plainDate('2030-12-31'), 1)).toThrow(
      'bank holidays are known from 2005-01-01 to 2030-12-31',
    )
    expect(() => addWorkingDays(plainDate('2005-01-04'), -1)).toThrow(
      'bank holidays are known from 2005-01-01 to 2030-12-31',
    )
    expect(() => addWorkingDays(plainDate('2031-01-01'), -1)).toThrow('2031-01-01 is outside them')
    expect(() => isWorkingDay(plainDate('2004-12-31'))).toThrow('2004-12-31 is outside them')
    expect(() => workingDaysBetween(plainDate('2031-01-01'), plainDate('2030-12-01'))).toThrow(
      '2031-01-01 is outside them',
    )
  })

  it('reach the first and last working days known', () => {
    expect(addWorkingDays(plainDate('2005-01-01'), 1)).toBe('2005-01-04')
    expect(addWorkingDays(plainDate('2005-01-05'), -1)).toBe('2005-01-04')
    expect(addWorkingDays(plainDate('2030-12-30'), 1)).toBe('2030-12-31')
  })
})

describe('the working days between two days', () => {
  it.each([
    ['a day and itself', '2024-06-03', '2024-06-03', 0],
    ['a Friday and the next Monday', '2024-06-07', '2024-06-10', 1],
    ['a Friday and the Sunday after', '2024-06-07', '2024-06-09', 0],
    ['the Thursday before Easter and the Tuesday after', '2024-03-28', '2024-04-02', 1],
    ['Christmas Eve and New Year’s Day', '2024-12-24', '2025-01-01', 3],
    ['a Monday and the Friday before', '2024-06-10', '2024-06-07', -1],
    ['a Monday and the Sunday before', '2024-06-10', '2024-06-09', 0],
  ])('%s', (_, from, to, n) => {
    expect(workingDaysBetween(plainDate(from), plainDate(to))).toBe(n)
  })

  it('are what counting each day gives', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 365 }), (from, length) => {
        const each = Array.from({ length }, (_, index) => addDays(from, index + 1))
        expect(workingDaysBetween(from, addDays(from, length))).toBe(each.filter(isWorkingDay).length)
      }),
    )
  })
})

function stepped(from: PlainDate, n: number): PlainDate {
  let date = from
  for (let left = Math.abs(n); left > 0; ) {
    date = addDays(date, Math.sign(n))
    if (isWorkingDay(date)) left--
  }
  return date
}
