import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOn } from './age.ts'
import { addDays, addMonths, epochDay, fromEpochDay, plainDate } from './plain-date.ts'
import { ageInWords, durationInWords, inWords } from './words.ts'

const days = fc
  .integer({ min: epochDay(plainDate('1990-01-01')), max: epochDay(plainDate('2060-12-31')) })
  .map(fromEpochDay)

describe('a day in words', () => {
  it.each([
    ['2027-03-14', '14 March 2027'],
    ['2024-02-29', '29 February 2024'],
    ['2024-12-01', '1 December 2024'],
    ['0987-06-05', '5 June 987'],
  ])('%s is %s', (date, words) => {
    expect(inWords(plainDate(date))).toBe(words)
  })
})

describe('a length of time in words', () => {
  it.each([
    ['2021-01-10', '2023-05-20', '2 years 4 months'],
    ['2021-01-10', '2022-01-10', '1 year'],
    ['2021-01-10', '2022-01-09', '11 months'],
    ['2021-01-10', '2022-02-10', '1 year 1 month'],
    ['2021-01-10', '2021-01-22', '12 days'],
    ['2021-01-10', '2021-01-11', '1 day'],
    ['2021-01-10', '2021-01-10', 'the same day'],
    ['2022-11-30', '2023-02-28', '3 months'],
    ['2023-11-30', '2024-02-28', '2 months'],
    ['2024-02-29', '2025-02-28', '1 year'],
    ['2023-04-01', '2024-03-31', '11 months'],
  ])('from %s to %s is %s', (from, to, words) => {
    expect(durationInWords(plainDate(from), plainDate(to))).toBe(words)
  })

  it('reaches each whole number of months on the day a duty of that many months falls due', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 240 }), (from, months) => {
        expect(monthsIn(durationInWords(from, addMonths(from, months)))).toBe(months)
        expect(monthsIn(durationInWords(from, addDays(addMonths(from, months), -1)))).toBe(months - 1)
      }),
    )
  })

  it('that runs backwards is refused', () => {
    expect(() => durationInWords(plainDate('2024-01-02'), plainDate('2024-01-01'))).toThrow(
      new RangeError('2024-01-01 is before 2024-01-02'),
    )
  })
})

describe('an age in words', () => {
  it.each([
    ['2024-01-31', '2024-01-30', 'not yet born'],
    ['2024-01-31', '2024-01-31', '0 days'],
    ['2024-01-31', '2024-02-01', '1 day'],
    ['2024-01-31', '2024-02-13', '13 days'],
    ['2024-01-31', '2024-02-14', '2 weeks'],
    ['2024-01-10', '2024-04-09', '12 weeks'],
    ['2024-01-10', '2024-04-10', '3 months'],
    ['2024-02-29', '2025-02-28', '11 months'],
    ['2024-02-29', '2025-03-01', '12 months'],
    ['2022-05-14', '2024-05-13', '23 months'],
    ['2022-05-14', '2024-05-14', '2 years'],
    ['2008-02-29', '2026-02-28', '17 years'],
    ['2008-02-29', '2026-03-01', '18 years'],
  ])('born %s, on %s: %s', (born, on, words) => {
    expect(ageInWords(plainDate(born), plainDate(on))).toBe(words)
  })

  it('agrees with the age in completed years', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 12_000 }), (born, lived) => {
        const on = addDays(born, lived)
        const [n, unit] = ageInWords(born, on).split(' ')
        const years = unit?.startsWith('year') ? Number(n) : unit?.startsWith('month') ? Math.floor(Number(n) / 12) : 0
        expect(years).toBe(ageOn(born, on))
      }),
    )
  })
})

function monthsIn(words: string): number {
  const years = /(\d+) year/.exec(words)?.[1] ?? '0'
  const months = /(\d+) month/.exec(words)?.[1] ?? '0'
  return Number(years) * 12 + Number(months)
}
