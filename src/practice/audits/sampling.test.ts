import { describe, expect, it } from 'vitest'
import { type Candidate, drawSample, isDrawn, shareOut, sharesOf } from './sampling.ts'

const children = (stratum: string, count: number): readonly Candidate[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${stratum}-${at}`, stratum }))
const counted = (sample: readonly Candidate[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { stratum } of sample) counts[stratum] = (counts[stratum] ?? 0) + 1
  return counts
}
const SEEDS = Array.from({ length: 2000 }, (_, at) => `seed ${at}`)

describe('a sample', () => {
  it('is drawn again the same, whatever order the children come in, and otherwise with another seed', () => {
    const all = [...children('north', 30), ...children('west', 20)]
    const how = { size: 10, seed: 'A', eachOne: true }
    const drawn = drawSample(all, how)
    expect(drawSample(all.toReversed(), how)).toEqual(drawn)
    expect(drawSample(all, { ...how, seed: 'B' })).not.toEqual(drawn)
  })

  it('is never of more than was asked or of more than there are, and of nobody twice', () => {
    for (const size of [0, 1, 3, 7, 24, 25, 26, 400])
      for (const eachOne of [true, false]) {
        const all = [...children('a', 1), ...children('b', 3), ...children('c', 21)]
        const sample = drawSample(all, { size, seed: String(size), eachOne })
        expect(sample).toHaveLength(Math.min(size, all.length))
        expect(new Set(sample.map(each => each.id)).size).toBe(sample.length)
      }
  })

  it('is in proportion, what is left over going to the largest remainders', () => {
    const all = [...children('a', 50), ...children('b', 30), ...children('c', 20)]
    expect(counted(drawSample(all, { size: 10, seed: 'x', eachOne: false }))).toEqual({ a: 5, b: 3, c: 2 })
    expect(sharesOf([41, 29, 30], 10, false)).toEqual([4, 3, 3])
    expect(sharesOf([47, 16, 16, 21], 10, false)).toEqual([5, 2, 1, 2])
  })

  it('has one of each part where that is asked and there are enough to go round', () => {
    const all = [...children('a', 97), ...children('b', 2), ...children('c', 1)]
    expect(counted(drawSample(all, { size: 5, seed: 'x', eachOne: true }))).toEqual({ a: 3, b: 1, c: 1 })
    expect(counted(drawSample(all, { size: 5, seed: 'x', eachOne: false }))).toEqual({ a: 5 })
    expect(drawSample(all, { size: 2, seed: 'x', eachOne: true })).toHaveLength(2)
  })

  it('has no part with more than it holds', () => {
    for (let size = 0; size <= 12; size++) {
      const shares = sharesOf([1, 4, 7], size, true)
      expect(shares.reduce((a, b) => a + b)).toBe(size)
      expect(shares.every((share, at) => share <= ([1, 4, 7][at] as number))).toBe(true)
    }
  })

  it('takes every child of a part as often as every other, over many seeds', () => {
    const all = [...children('a', 20), ...children('b', 10)]
    const times = new Map(all.map(each => [each.id, 0]))
    for (const seed of SEEDS)
      for (const { id } of drawSample(all, { size: 6, seed, eachOne: true })) times.set(id, (times.get(id) ?? 0) + 1)
    for (const [stratum, members] of [
      ['a', 20],
      ['b', 10],
    ] as const) {
      const seen = [...times].filter(([id]) => id.startsWith(stratum)).map(([, count]) => count)
      const expected = seen.reduce((a, b) => a + b) / members
      const chi = seen.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
      // The 99.9th percentile of chi-square with 19 and with 9 degrees of freedom; drawing without putting back makes it less.
      expect(chi).toBeLessThan(members === 20 ? 43.8 : 27.9)
    }
  })

  it('of no whole number is refused', () => {
    expect(() => drawSample([], { size: 1.5, seed: 'x', eachOne: true })).toThrow(RangeError)
  })
})

describe('who audits whom', () => {
  const ids = children('a', 40).map(each => each.id)
  it('is shared evenly, and nobody has a child whom they or their team work with', () => {
    const works = (auditor: string, child: string): boolean => auditor === 'jo' && Number(child.slice(2)) < 20
    const given = shareOut({ auditors: ['jo', 'sam', 'ife', 'ruth'], children: ids, works, seed: 's' })
    expect(given.size).toBe(40)
    expect([...given].filter(([child, auditor]) => works(auditor, child))).toEqual([])
    const load = ['jo', 'sam', 'ife', 'ruth'].map(each => [...given.values()].filter(of => of === each).length)
    expect(load).toEqual([10, 10, 10, 10])
  })

  it('leaves out a child whom nobody may audit', () => {
    const given = shareOut({ auditors: ['jo'], children: ['x', 'y'], works: (_, child) => child === 'x', seed: 's' })
    expect([...given]).toEqual([['y', 'jo']])
    expect(shareOut({ auditors: [], children: ['x'], works: () => false, seed: 's' }).size).toBe(0)
  })

  it('draws about as many to moderate as the share says', () => {
    const drawn = SEEDS.filter(seed => isDrawn(seed, 'x', 25)).length
    expect(drawn).toBeGreaterThan(430)
    expect(drawn).toBeLessThan(570)
    expect([isDrawn('a', 'x', 0), isDrawn('a', 'x', 100)]).toEqual([false, true])
  })
})
