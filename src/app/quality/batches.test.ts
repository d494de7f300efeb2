import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Group, batchesOf } from './batches.ts'

const group = (rule: string, ...subjects: string[]): Group => ({ rule, subjects })
const rulesIn = (batches: readonly (readonly Group[])[]) =>
  batches.map(batch => batch.map(({ rule }) => rule).toSorted())
const filesIn = (groups: readonly Group[]) => new Set(groups.flatMap(({ subjects }) => subjects))

describe('groups in batches', () => {
  it('are none where there is no group', () => {
    expect(batchesOf([], 4)).toEqual([])
  })

  it('are as many as fit, in order', () => {
    const groups = [group('1', 'a', 'b'), group('2', 'c', 'd'), group('3', 'e', 'f'), group('4', 'g', 'h')]
    expect(rulesIn(batchesOf(groups, 4))).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    expect(rulesIn(batchesOf(groups, 5))).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    expect(rulesIn(batchesOf(groups, 6))).toEqual([['1', '2', '3'], ['4']])
  })

  it('that have a file in common are in one batch, which counts that file once', () => {
    const groups = [group('1', 'a', 'b'), group('2', 'c', 'd'), group('3', 'b', 'e')]
    expect(rulesIn(batchesOf(groups, 3))).toEqual([['2'], ['1', '3']])
    expect(rulesIn(batchesOf(groups, 5))).toEqual([['1', '2', '3']])
  })

  it('that a later group joins are in one batch, though they have no file in common', () => {
    const groups = [group('1', 'a', 'b'), group('2', 'c', 'd'), group('3', 'e', 'f'), group('4', 'b', 'c')]
    expect(rulesIn(batchesOf(groups, 4))).toEqual([['3'], ['1', '2', '4']])
  })

  it('of one rule and of several about the same two files are one', () => {
    expect(rulesIn(batchesOf([group('1', 'a', 'b'), group('2', 'a', 'b')], 2))).toEqual([['1', '2']])
  })

  it('too large for a batch are alone in one', () => {
    const groups = [group('1', 'a', 'b', 'c', 'd', 'e'), group('2', 'f', 'g'), group('3', 'h', 'i')]
    expect(rulesIn(batchesOf(groups, 4))).toEqual([['1'], ['2', '3']])
  })

  it('are each in one batch, with all that share a file, and within the limit unless one joined set is not', () => {
    const subjects = fc.uniqueArray(
      fc.integer({ min: 1, max: 25 }).map(n => `file ${n}`),
      { minLength: 2, maxLength: 4 },
    )
    const groups = fc
      .array(subjects, { maxLength: 25 })
      .map(all => all.map((each, index) => group(`rule ${index}`, ...each)))
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 12 }), (made, limit) => {
        const batches = batchesOf(made, limit)
        expect(batches.flat().toSorted(byRule)).toEqual(made.toSorted(byRule))
        expect(batches.every(batch => batch.length > 0)).toBe(true)
        const batchOf = new Map<string, number>()
        for (const [index, batch] of batches.entries())
          for (const file of filesIn(batch)) {
            expect(batchOf.get(file) ?? index).toBe(index)
            batchOf.set(file, index)
          }
        for (const batch of batches) if (filesIn(batch).size > limit) expect(isJoined(batch)).toBe(true)
      }),
    )
  })
})

const byRule = (a: Group, b: Group) => (a.rule < b.rule ? -1 : 1)

// Whether every group can be reached from the first through files in common.
function isJoined([first, ...others]: readonly Group[]): boolean {
  const reached = new Set(first?.subjects)
  let left = others
  for (;;) {
    const near = left.filter(({ subjects }) => subjects.some(id => reached.has(id)))
    if (near.length === 0) return left.length === 0
    for (const id of filesIn(near)) reached.add(id)
    left = left.filter(each => !near.includes(each))
  }
}
