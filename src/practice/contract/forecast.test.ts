import { describe, expect, it } from 'vitest'
import { plainDate } from '../../spine/time/plain-date.ts'
import { forecastOf, quantileOfT, shareOfT } from './forecast.ts'
import type { TermFrom } from './terms.ts'

const term = (changes: Partial<TermFrom> = {}): TermFrom => ({
  polarity: 'higher',
  target: 95,
  tolerance: 85,
  agreed: false,
  why: 'for the test',
  from: plainDate('2020-11-01'),
  ...changes,
})
const none = () => undefined

// A stream of chances that is the same on every machine.
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 0.5) / 4_294_967_296
  }
}
function normalFrom(next: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
}

describe('Student’s t', () => {
  it.each([
    [1, 1, 0.75],
    [2.015, 5, 0.95],
    [1.812, 10, 0.95],
    [2.457, 30, 0.99],
    [-1.812, 10, 0.05],
    [0, 7, 0.5],
  ])('below %d with %d degrees of freedom lie %d', (t, freedom, share) => {
    expect(shareOfT(t, freedom)).toBeCloseTo(share, 3)
    expect(quantileOfT(share, freedom)).toBeCloseTo(t, 2)
  })
})

describe('a forecast', () => {
  it('needs eight figures, gaps passed over', () => {
    expect(forecastOf([1, 2, 3, null, 4, 5, 6, 7], none)).toBeUndefined()
    expect(forecastOf([1, 2, 3, null, 4, 5, 6, 7, 8], none)?.steps).toHaveLength(3)
  })

  it('of what never changes is that, for certain', () => {
    const { steps } = forecastOf([80, 80, 80, 80, 80, 80, 80, 80], () => term()) ?? { steps: [] }
    expect(steps.map(({ value, lower, upper, chance }) => [value, lower, upper, chance])).toEqual(
      Array.from({ length: 3 }, () => [80, 80, 80, 1]),
    )
  })

  it('is the less sure the further off', () => {
    const { steps } = forecastOf([50, 55, 52, 60, 66, 64, 70, 75, 73, 80], none) ?? { steps: [] }
    const widths = steps.map(({ lower, upper }) => upper - lower)
    expect(widths[1]).toBeGreaterThan(widths[0] as number)
    expect(widths[2]).toBeGreaterThan(widths[1] as number)
  })

  it('never passes what can be', () => {
    const { steps } = forecastOf([99, 95, 100, 97, 100, 96, 99, 98], none, { least: 0, most: 100 }) ?? { steps: [] }
    for (const { upper } of steps) expect(upper).toBe(100)
  })

  it('a level at the edge of tolerance is as likely out as in, whichever way is good', () => {
    const values = [84, 86, 84, 86, 84, 86, 84, 86, 84, 86, 84, 86]
    for (const polarity of ['higher', 'lower'] as const) {
      const { steps } = forecastOf(values, () => term({ polarity })) ?? { steps: [] }
      expect(steps[0]?.chance).toBeGreaterThan(0.4)
      expect(steps[0]?.chance).toBeLessThan(0.6)
    }
  })

  it('about a middle both ends count, and without a tolerance there is no chance to tell', () => {
    const values = [3, -3, 3, -3, 3, -3, 3, -3, 3, -3]
    const of = (changes: Partial<TermFrom>) => forecastOf(values, () => term(changes))?.steps[0]?.chance
    expect(of({ polarity: 'band', target: 0, tolerance: 2 })).toBeGreaterThan(0.4)
    expect(of({ polarity: 'band', target: 0, tolerance: 20 })).toBeLessThan(0.01)
    expect(of({ tolerance: null })).toBeNull()
    expect(of({ polarity: 'band', target: null })).toBeNull()
  })

  it('is judged by the term of each coming period', () => {
    const values = [80, 81, 79, 80, 81, 79, 80, 81, 79, 80]
    const { steps } = forecastOf(values, step => term({ tolerance: step === 1 ? 60 : 90 })) ?? { steps: [] }
    expect(steps[0]?.chance).toBeLessThan(0.01)
    expect(steps[1]?.chance).toBeGreaterThan(0.99)
  })
})

// What the page says of itself must hold: eight in ten figures fall within the interval, however the figures move.
describe('eight in ten figures fall where it says', () => {
  const RUNS = 1500
  const moving = {
    'figures that come and go about one level': (_n: number, level: number, noise: () => number) => ({
      level,
      value: level + 4 * noise(),
    }),
    'a level that wanders': (_n: number, level: number, noise: () => number) => {
      const to = level + 1.5 * noise()
      return { level: to, value: to + 3 * noise() }
    },
    'figures that begin where the last one stood': (_n: number, level: number, noise: () => number) => {
      const to = level + 3 * noise()
      return { level: to, value: to }
    },
  }
  for (const [title, move] of Object.entries(moving))
    for (const length of [12, 36])
      it(`${title}, after ${length} figures`, () => {
        const noise = normalFrom(chances(20_260_901 + length))
        const inside = [0, 0, 0]
        let expected = 0
        let outside = 0
        for (let run = 0; run < RUNS; run++) {
          let level = 80
          const values: number[] = []
          for (let n = 0; n < length + 3; n++) {
            const next = move(n, level, noise)
            level = next.level
            values.push(next.value)
          }
          const { steps } = forecastOf(values.slice(0, length), () => term({ tolerance: 78 })) ?? { steps: [] }
          steps.forEach(({ lower, upper }, at) => {
            const came = values[length + at] as number
            if (came >= lower && came <= upper) inside[at] = (inside[at] as number) + 1
          })
          expected += steps[0]?.chance ?? 0
          if ((values[length] as number) < 78) outside++
        }
        for (const each of inside) {
          expect(each / RUNS).toBeGreaterThan(0.74)
          expect(each / RUNS).toBeLessThan(0.88)
        }
        // And the chances it gives come true as often as it says.
        expect(Math.abs(expected - outside) / RUNS).toBeLessThan(0.04)
      })
})
