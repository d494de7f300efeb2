import { describe, expect, it } from 'vitest'
import { dated, valueOn } from './dated.ts'
import { plainDate } from './plain-date.ts'

const limit = dated(
  { from: '2011-04-01', value: 20, source: 'the first regulations' },
  { from: '2020-02-29', value: 15, source: 'the amending regulations' },
)

describe('a dated value', () => {
  it.each([
    ['the day it changes', '2020-02-29', 15],
    ['the day before it changes', '2020-02-28', 20],
    ['its first day', '2011-04-01', 20],
    ['long after its last change', '2030-01-01', 15],
    ['a day before its first, for which the first stands', '2001-01-01', 20],
  ])('asked about %s', (_, on, value) => {
    expect(valueOn(limit, plainDate(on))).toBe(value)
  })

  it('whose changes are out of order is refused, naming the date', () => {
    expect(() =>
      dated({ from: '2020-01-01', value: 1, source: 'a' }, { from: '2019-01-01', value: 2, source: 'b' }),
    ).toThrow('dated value: 2019-01-01 does not come after 2020-01-01')
  })

  it('with the same date twice is refused', () => {
    expect(() =>
      dated({ from: '2020-01-01', value: 1, source: 'a' }, { from: '2020-01-01', value: 2, source: 'b' }),
    ).toThrow(RangeError)
  })

  it('from a day that does not exist is refused', () => {
    expect(() => dated({ from: '2019-02-29', value: 1, source: 'a' })).toThrow('2019-02-29')
  })

  it('with no values cannot be asked', () => {
    expect(() => valueOn([], plainDate('2020-01-01'))).toThrow('a dated value with no values')
  })
})
