import { describe, expect, it } from 'vitest'
import { childGatherer, shared, union } from './child-set.ts'

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

  it('of 100,000 children is within a hundredth of a per cent of right', () => {
    expect(Math.abs(setOf(0, 100_000).length - 100_000)).toBeLessThan(10)
  })
})
