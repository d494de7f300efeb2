import { describe, expect, it } from 'vitest'
import { childGatherer, intersection, shared, union, without } from './child-set.ts'

function setOf(from: number, to: number) {
  const gatherer = childGatherer()
  for (let child = from; child < to; child++) gatherer.add(String(child))
  return gatherer.done()
}

describe('a set of children', () => {
  it('counts each child once, and those two sets share', () => {
    const a = setOf(0, 5000)
    const again = childGatherer()
    for (const child of ['1', '2', '1', '0001']) again.add(child)
    expect(again.done()).toHaveLength(3)
    expect(shared(a, setOf(4000, 9000))).toBe(1000)
    expect(union(a, setOf(4000, 9000))).toHaveLength(9000)
  })

  it('meets another, and is told apart from it', () => {
    const [a, b] = [setOf(0, 5000), setOf(4000, 9000)]
    expect(intersection(a, b)).toEqual(setOf(4000, 5000))
    expect(without(a, b)).toEqual(setOf(0, 4000))
    expect([intersection(a, setOf(0, 0)), without(setOf(0, 0), a)]).toEqual([setOf(0, 0), setOf(0, 0)])
    expect(without(a, setOf(0, 0))).toEqual(a)
  })

  it('of 100,000 children is within a hundredth of a per cent of right', () => {
    expect(Math.abs(setOf(0, 100_000).length - 100_000)).toBeLessThan(10)
  })
})
