import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { ageOn, birthday } from './age.ts'
import { addDays, epochDay, fromEpochDay, plainDate } from './plain-date.ts'

const days = fc
  .integer({ min: epochDay(plainDate('1920-01-01')), max: epochDay(plainDate('2060-12-31')) })
  .map(fromEpochDay)

describe('an age', () => {
  it('is the completed years Temporal counts', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40_000 }), (born, lived) => {
        const on = addDays(born, lived)
        expect(ageOn(born, on)).toBe(Temporal.PlainDate.from(born).until(on, { largestUnit: 'year' }).years)
      }),
    )
  })

  it('rises by one on each birthday and on no other day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 120 }), (born, age) => {
        const reached = birthday(born, age)
        expect([ageOn(born, addDays(reached, -1)), ageOn(born, reached), ageOn(born, addDays(reached, 1))]).toEqual([
          age - 1,
          age,
          age,
        ])
      }),
    )
  })

  it('is reached at the start of the birthday: 18 on the day itself, 17 the day before', () => {
    expect(birthday(plainDate('2006-09-12'), 18)).toBe('2024-09-12')
    expect(ageOn(plainDate('2006-09-12'), plainDate('2024-09-11'))).toBe(17)
    expect(ageOn(plainDate('2006-09-12'), plainDate('2024-09-12'))).toBe(18)
  })

  it('of someone born on 29 February is reached on 1 March in a common year', () => {
    const born = plainDate('2008-02-29')
    expect(birthday(born, 18)).toBe('2026-03-01')
    expect(ageOn(born, plainDate('2026-02-28'))).toBe(17)
    expect(ageOn(born, plainDate('2026-03-01'))).toBe(18)
  })

  it('of someone born on 29 February is reached on 29 February in a leap year', () => {
    const born = plainDate('2008-02-29')
    expect(birthday(born, 16)).toBe('2024-02-29')
    expect(ageOn(born, plainDate('2024-02-28'))).toBe(15)
    expect(ageOn(born, plainDate('2024-02-29'))).toBe(16)
  })

  it('on 31 March of a child born on 1 April 2010 is 15 in 2026; of one born the day before, 16', () => {
    expect(ageOn(plainDate('2010-04-01'), plainDate('2026-03-31'))).toBe(15)
    expect(ageOn(plainDate('2010-03-31'), plainDate('2026-03-31'))).toBe(16)
  })

  it('is nothing on the day of birth and negative before it', () => {
    expect(ageOn(plainDate('2024-05-05'), plainDate('2024-05-05'))).toBe(0)
    expect(ageOn(plainDate('2024-05-05'), plainDate('2024-05-04'))).toBe(-1)
    expect(ageOn(plainDate('2024-02-29'), plainDate('2023-03-01'))).toBe(-1)
    expect(ageOn(plainDate('2024-02-29'), plainDate('2023-02-28'))).toBe(-2)
  })
})
