import { describe, expect, test } from 'vitest'
import { type Candidate, sampleOf } from './pep-sampling.ts'

const plans = (group: string, count: number): Candidate[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${group} ${index}`, group }))
const counts = (sample: readonly Candidate[]) => {
  const found: Record<string, number> = {}
  for (const { group } of sample) found[group] = (found[group] ?? 0) + 1
  return found
}

const ALL = [...plans('early-years', 10), ...plans('school-age', 80), ...plans('post-16', 30)]

describe('a sample of education plans to check', () => {
  test('is spread over the groups in proportion', () => {
    expect(counts(sampleOf(ALL, 12, 'autumn 2026'))).toEqual({ 'early-years': 1, 'school-age': 8, 'post-16': 3 })
  })

  test('is the same for the same seed, whatever the order of the list, and another for another seed', () => {
    const ids = (seed: string, list: readonly Candidate[] = ALL) => sampleOf(list, 12, seed).map(({ id }) => id)
    expect(ids('autumn 2026', ALL.toReversed())).toEqual(ids('autumn 2026'))
    expect(ids('spring 2027')).not.toEqual(ids('autumn 2026'))
  })

  test('gives a small group one where there are enough to go round', () => {
    const list = [...plans('few', 1), ...plans('many', 99)]
    expect(counts(sampleOf(list, 5, 'x'))).toEqual({ few: 1, many: 4 })
    expect(sampleOf(list, 1, 'x')).toHaveLength(1)
  })

  test('takes all of a list no longer than the sample, and nothing of none', () => {
    expect(counts(sampleOf(plans('few', 3), 10, 'x'))).toEqual({ few: 3 })
    expect(sampleOf([], 10, 'x')).toEqual([])
    expect(sampleOf(ALL, 0, 'x')).toEqual([])
  })

  test('draws each plan as often as another over many seeds', () => {
    const times = new Map<string, number>()
    const list = plans('one', 10)
    for (let seed = 0; seed < 2000; seed++)
      for (const { id } of sampleOf(list, 3, String(seed))) times.set(id, (times.get(id) ?? 0) + 1)
    // 600 each on average; about 20 either way is one standard deviation.
    for (const count of times.values()) expect(Math.abs(count - 600)).toBeLessThan(100)
    expect(times.size).toBe(10)
  })

  test('refuses a size that is no number of plans', () => {
    expect(() => sampleOf(ALL, 1.5, 'x')).toThrow('a sample of 1.5 is not a whole number of plans')
    expect(() => sampleOf(ALL, -1, 'x')).toThrow(RangeError)
  })
})
