import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Equality, type ProtectedCell, type Protection, protect } from './protect.ts'

const cells = (counts: Readonly<Record<string, number>>): ProtectedCell[] =>
  Object.entries(counts).map(([id, count]) => ({ id, count }))

/** Throws unless each hidden cell has another table that fits everything shown. */
function prove(given: readonly ProtectedCell[], equalities: readonly Equality[], found: Protection, threshold = 5) {
  for (const id of found.hidden) {
    if (found.exposed.includes(id)) continue
    const other = found.alternatives.get(id)
    if (!other) throw new Error(`nothing shows that ${id} is safe`)
    const count = (cell: string) => other.get(cell) ?? given.find(one => one.id === cell)?.count ?? Number.NaN
    for (const { left, right } of equalities) {
      const sum = (ids: readonly string[]) => ids.reduce((total, one) => total + count(one), 0)
      expect(sum(left)).toBe(sum(right))
    }
    for (const cell of other.keys()) {
      expect(found.hidden).toContain(cell)
      expect(count(cell)).toBeGreaterThanOrEqual(1)
    }
    if (found.small.has(id)) expect(count(id)).toBeGreaterThan(threshold)
    else expect(count(id)).not.toBe(given.find(one => one.id === id)?.count)
  }
}

describe('hiding small counts', () => {
  it('of a row hides one more, the one least missed, so that the total gives nothing away', () => {
    const given = cells({ a: 3, b: 20, c: 30, total: 53 })
    const rows = [{ left: ['total'], right: ['a', 'b', 'c'] }]
    const found = protect(given, rows)
    expect([...found.hidden].sort()).toEqual(['a', 'b'])
    expect([...found.small]).toEqual(['a'])
    expect(found.alternatives.get('a')).toEqual(
      new Map([
        ['a', 6],
        ['b', 17],
      ]),
    )
  })

  it('hides nothing where every count is 0 or large', () => {
    const found = protect(cells({ a: 0, b: 6, total: 6 }), [{ left: ['total'], right: ['a', 'b'] }])
    expect(found.hidden.size).toBe(0)
  })

  it('never hides a zero', () => {
    const found = protect(cells({ a: 0, b: 4, total: 4 }), [{ left: ['total'], right: ['a', 'b'] }])
    expect([...found.hidden].sort()).toEqual(['b', 'total'])
  })

  it('hides more where two small counts add up to a number that shows both are small', () => {
    const given = cells({ a: 2, b: 2, c: 40, total: 44 })
    const rows = [{ left: ['total'], right: ['a', 'b', 'c'] }]
    const found = protect(given, rows)
    expect([...found.hidden].sort()).toEqual(['a', 'b', 'c'])
    prove(given, rows, found)
  })

  it('is enough alone for a count that nothing is added up with', () => {
    expect([...protect(cells({ a: 3, b: 9 }), []).hidden]).toEqual(['a'])
  })

  it('of a table closes every way round: rows and columns', () => {
    const given = cells({ na: 3, nb: 20, n: 23, wa: 30, wb: 40, w: 70, a: 33, b: 60, all: 93 })
    const both = [
      { left: ['n'], right: ['na', 'nb'] },
      { left: ['w'], right: ['wa', 'wb'] },
      { left: ['a'], right: ['na', 'wa'] },
      { left: ['b'], right: ['nb', 'wb'] },
      { left: ['all'], right: ['n', 'w'] },
      { left: ['all'], right: ['a', 'b'] },
    ]
    const found = protect(given, both)
    expect(found.hidden.size).toBe(4)
    prove(given, both, found)
  })

  it('takes the threshold it is given', () => {
    const given = cells({ a: 8, b: 20, total: 28 })
    const rows = [{ left: ['total'], right: ['a', 'b'] }]
    expect(protect(given, rows).hidden.size).toBe(0)
    const found = protect(given, rows, 10)
    expect([...found.hidden].sort()).toEqual(['a', 'b'])
    prove(given, rows, found, 10)
  })

  it('says when what is already published gives a small count away', () => {
    const given: ProtectedCell[] = [
      { id: 'a', count: 3 },
      { id: 'b', count: 20, settled: 'shown' },
      { id: 'total', count: 23, settled: 'shown' },
    ]
    expect(protect(given, [{ left: ['total'], right: ['a', 'b'] }]).exposed).toEqual(['a'])
  })

  it('keeps hidden what an earlier publication hid', () => {
    const given: ProtectedCell[] = [
      { id: 'a', count: 9, settled: 'hidden' },
      { id: 'b', count: 20 },
      { id: 'total', count: 29 },
    ]
    const found = protect(given, [{ left: ['total'], right: ['a', 'b'] }])
    expect([...found.hidden].sort()).toEqual(['a', 'b'])
  })

  it('refuses counts that do not add up, are not whole, or are not there', () => {
    const rows = [{ left: ['total'], right: ['a'] }]
    expect(() => protect(cells({ a: 3, total: 4 }), rows)).toThrow('total is not a')
    expect(() => protect(cells({ a: 1.5 }), [])).toThrow('a is not a whole number from 0')
    expect(() => protect(cells({ a: 3 }), rows)).toThrow('an equality names total, which is not a cell')
  })

  it('of any table in three directions leaves each hidden count another value it might have', () => {
    const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 60 })), {
      minLength: 18,
      maxLength: 18,
    })
    fc.assert(
      fc.property(counts, list => {
        const table = new Map<string, number>()
        const equalities: Equality[] = []
        const sizes = [3, 3, 2]
        const digits = (axis: number) => [...Array.from({ length: sizes[axis] ?? 0 }, (_, n) => `${n}`), 't']
        for (const x of digits(0))
          for (const y of digits(1))
            for (const z of digits(2)) {
              let sum = 0
              list.forEach((count, n) => {
                const at = [Math.floor(n / 6), Math.floor((n % 6) / 2), n % 2].map(String)
                if ((x === 't' || x === at[0]) && (y === 't' || y === at[1]) && (z === 't' || z === at[2])) sum += count
              })
              table.set(x + y + z, sum)
              if (x === 't') equalities.push({ left: [`t${y}${z}`], right: ['0', '1', '2'].map(n => n + y + z) })
              if (y === 't') equalities.push({ left: [`${x}t${z}`], right: ['0', '1', '2'].map(n => x + n + z) })
              if (z === 't') equalities.push({ left: [`${x}${y}t`], right: ['0', '1'].map(n => x + y + n) })
            }
        const given = cells(Object.fromEntries(table))
        const found = protect(given, equalities)
        expect(found.exposed).toEqual([])
        for (const { id, count } of given) {
          if (count === 0) expect(found.hidden).not.toContain(id)
          if (count >= 1 && count <= 5) expect(found.hidden).toContain(id)
        }
        prove(given, equalities, found)
      }),
    )
  })
})
