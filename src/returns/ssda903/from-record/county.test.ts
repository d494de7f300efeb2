import { describe, expect, it } from 'vitest'
import { countyChildren, demoYears } from '../../../demo/county.ts'
import type { SourceRow } from '../../../spine/ledger/source.ts'
import { normalise } from '../read/value.ts'
import { ssda903 } from '../states.ts'
import { tableNamed } from '../tables.ts'
import { byKey, exported, fileFrom, stood } from './testing.ts'

// Import, export and import again, of a small county's ten years of returns.

const LAST = demoYears.at(-1) ?? 0

const children = [...countyChildren({ seed: 'round trip', scale: 0.05 })].map(child => {
  const context = { council: child.council, yearsHeld: demoYears }
  const rows = [...child.rows].flatMap(([year, byTable]) =>
    [...byTable].flatMap(([table, rows]) =>
      rows.map((row): SourceRow => {
        const values: Record<string, string> = {}
        for (const column of tableNamed(table)?.columns ?? []) {
          const value = normalise(column, row[column.name] ?? '')
          if (value !== undefined) values[column.name] = value
        }
        return { table, year, importId: 'first', importOrder: 0, values }
      }),
    ),
  )
  return { id: child.id, context, rows, again: exported(fileFrom(child.id, rows, context), context.council, demoYears) }
})

describe('the county, imported and exported', () => {
  it('has enough children, and every table', () => {
    expect(children.length).toBeGreaterThan(200)
    const tables = new Set(children.flatMap(({ rows }) => rows.map(row => row.table)))
    expect([...tables].sort()).toEqual(
      ['AD1', 'Episodes', 'Header', 'Missing', 'OC2', 'OC3', 'PlacedAdoption', 'PrevPerm', 'Reviews'].concat([
        'SWEpisodes',
        'UASC',
      ]),
    )
  })

  it('tells the last year row for row as its return did, whatever it asks besides', () => {
    for (const { id, rows, again } of children) {
      const was = told(rows.filter(each => each.year === LAST))
      const now = told(again.filter(each => each.year === LAST))
      expect(now, id).toEqual(expect.arrayContaining([...was]))
      // It asks of a care leaver whom the return left out.
      const more = now.filter(row => !was.includes(row)).map(row => row.split(' ')[0])
      expect(
        more.filter(table => table !== 'OC3' && table !== 'Header'),
        id,
      ).toEqual([])
    }
  })

  it('tells every year the same episodes, but for how the first began where no return that is held says', () => {
    for (const { id, rows, again } of children) {
      expect(episodes(again), id).toEqual(episodes(rows))
    }
  })

  it('imported again in an empty place, all its years make the same entries', () => {
    for (const { id, context, rows, again } of children) {
      expect(byKey(stood(again, context)), id).toEqual(byKey(stood(rows, context)))
    }
  })

  it('imported again over what there is, the last year changes nothing of any year', () => {
    for (const { id, context, rows, again } of children) {
      const newest = again.filter(row => row.year === LAST)
      expect(ssda903.states([...rows, ...newest], context), id).toEqual(ssda903.states(rows, context))
    }
  })
})

function told(rows: readonly SourceRow[]): readonly string[] {
  return rows.map(
    ({ table, values }) => `${table} ${JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))}`,
  )
}

// Whether the carer changed is kept; whether the legal status did is told by what came before, where that is held.
const ALIKE: Readonly<Record<string, string>> = { T: 'L', U: 'L', B: 'P' }

function episodes(rows: readonly SourceRow[]): readonly string[] {
  const firsts = new Set<string>()
  return rows
    .filter(({ table }) => table === 'Episodes')
    .toSorted((a, b) => (`${a.values['DECOM']} ${a.year}` < `${b.values['DECOM']} ${b.year}` ? -1 : 1))
    .map(({ year, values: { RNE = '', ...values } }, index) => {
      if (index === 0) firsts.add(values['DECOM'] ?? '')
      const began = firsts.has(values['DECOM'] ?? '') ? (ALIKE[RNE] ?? RNE) : RNE
      return `${year} ${JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))} ${began}`
    })
}
