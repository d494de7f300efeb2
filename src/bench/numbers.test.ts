import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, perSecond, percentile, spreadOf, timesAsLong } from './numbers.ts'

describe('percentiles', () => {
  it('of 1 to 100, the 95th is 95, the middle 50 and the last 100', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(spreadOf(values)).toEqual({ count: 100, p50: 50, p95: 95, max: 100 })
  })
  it('of one value, every percentile is that value', () => {
    expect(spreadOf([7])).toEqual({ count: 1, p50: 7, p95: 7, max: 7 })
  })
  it('sorts by size and not as text', () => {
    expect(percentile([9, 10, 100], 1)).toBe(100)
  })
  it('leaves what it was given as it was', () => {
    const values = [3, 1, 2]
    median(values)
    expect(values).toEqual([3, 1, 2])
  })
  it('of an even number of values, the middle is the lower of the two in the middle', () => {
    expect(median([4, 1, 3, 2])).toBe(2)
  })
  it('refuses no values, and a share outside 0 to 1', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError)
    expect(() => percentile([1], 0)).toThrow(RangeError)
    expect(() => percentile([1], 1.1)).toThrow(RangeError)
    expect(() => percentile([1], Number.NaN)).toThrow(RangeError)
  })
  it('is one of the values, at least the share of which do not exceed it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, share) => {
          const found = percentile(values, share)
          expect(values).toContain(found)
          expect(values.filter(value => value <= found).length).toBeGreaterThanOrEqual(share * values.length)
        },
      ),
    )
  })
})

describe('rates and ratios', () => {
  it('8 seconds over 2 bare seconds is 4 times as long', () => {
    expect(timesAsLong(8, 2)).toBe(4)
  })
  it('cannot be told against bare work that took no time', () => {
    expect(timesAsLong(8, 0)).toBeNull()
  })
  it('500 rows in half a second is 1,000 a second', () => {
    expect(perSecond(500, 0.5)).toBe(1000)
  })
  it('cannot be told of no time', () => {
    expect(perSecond(500, 0)).toBeNull()
  })
})
