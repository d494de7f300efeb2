import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthEnds } from '../time/periods.ts'
import { plainDate } from '../time/plain-date.ts'
import { processLimits, trendOf } from './trend.ts'

const series = (...values: (number | null)[]) =>
  monthEnds(plainDate('2025-03-31'), values.length).map((on, n) => ({ on, value: values[n] ?? null }))

describe('natural process limits', () => {
  it('are the mean and 2.66 mean moving ranges either side', () => {
    expect(processLimits(series(10, 12, 10, 12, 10, 12))).toEqual({ centre: 11, lower: 11 - 5.32, upper: 11 + 5.32 })
  })

  it('take no range across a gap', () => {
    const limits = processLimits(series(10, 11, 10, null, 60, 61, 60, 61))
    expect(limits?.upper).toBeCloseTo(39 + 2.66, 6)
  })

  it('stay within what a percentage can be', () => {
    const limits = processLimits(series(90, 100, 90, 100, 90, 100), { least: 0, most: 100 })
    expect(limits).toMatchObject({ centre: 95, upper: 100 })
    expect(limits?.lower).toBeCloseTo(68.4, 6)
  })

  it('are not given for fewer than six values', () => {
    expect(processLimits(series(1, 2, 3, 4, 5))).toBeUndefined()
  })
})

describe('a trend', () => {
  const steady = [50, 52, 51, 49, 50, 51, 50, 49, 50, 50, 49, 52]

  it('of routine ups and downs is no real change', () => {
    expect(trendOf(series(...steady), 'higher')).toMatchObject({
      direction: 'steady',
      meaning: 'no-real-change',
      because: null,
    })
  })

  it('above the limits is better where higher is better and worse where lower is', () => {
    const up = series(...steady, 70)
    expect(trendOf(up, 'higher')).toMatchObject({ direction: 'up', meaning: 'better', because: 'outside-limits' })
    expect(trendOf(up, 'lower')).toMatchObject({ direction: 'up', meaning: 'worse' })
    expect(trendOf(up, 'context')).toMatchObject({ direction: 'up', meaning: 'changed' })
    expect(trendOf(up, 'band')).toMatchObject({ direction: 'up', meaning: 'changed' })
  })

  it('below the limits is worse where higher is better', () => {
    expect(trendOf(series(...steady, 20), 'higher')).toMatchObject({ direction: 'down', meaning: 'worse' })
  })

  it('of eight in a row below the centre of those before is a change, of seven is not', () => {
    const low = [49, 48, 49, 48, 49, 48, 49]
    expect(trendOf(series(...steady, ...low), 'lower').direction).toBe('steady')
    expect(trendOf(series(...steady, ...low, 48), 'lower')).toMatchObject({
      direction: 'down',
      meaning: 'better',
      because: 'run-of-eight',
    })
  })

  it('of too few values, or without a latest one, cannot be told', () => {
    expect(trendOf(series(1, 2, 3, 4, 5, 90), 'higher')).toMatchObject({
      direction: 'cannot-tell',
      meaning: 'cannot-tell',
    })
    expect(trendOf(series(...steady, null), 'higher')).toMatchObject({ direction: 'cannot-tell', yearAgo: undefined })
    expect(trendOf([], 'higher')).toMatchObject({ latest: undefined, meaning: 'cannot-tell' })
  })

  it('compares with the same month’s end a year ago, leap year or not', () => {
    const points = monthEnds(plainDate('2025-02-28'), 13).map((on, n) => ({ on, value: 60 + n }))
    expect(trendOf(points, 'higher').yearAgo).toEqual({ on: '2024-02-29', value: 60, change: 12 })
  })

  it('has no year ago where there was no value then', () => {
    expect(trendOf(series(null, ...steady), 'higher').yearAgo).toBeUndefined()
  })

  it('turned upside down goes the other way', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 7, maxLength: 30 }), values => {
        const opposite = { up: 'down', down: 'up', steady: 'steady', 'cannot-tell': 'cannot-tell' } as const
        const turned = trendOf(series(...values.map(value => 100 - value)), 'higher').direction
        expect(turned).toBe(opposite[trendOf(series(...values), 'higher').direction])
      }),
    )
  })
})
