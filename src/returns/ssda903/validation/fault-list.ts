import type { TableName } from '../tables.ts'
import type { GivenTables } from './collection.ts'
import { COLUMNS } from './columns.ts'
import type { Cells } from './row.ts'
import type { Rule } from './rule.ts'
import { type Checked, countRows } from './run.ts'

/** One sheet of a list of faults, as analysts share it. */
export interface FaultSheet {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** As many faults as a workbook can be made of in a moderate machine; the counts are of all. */
export const MOST_LISTED = 200_000

/**
 * What checking found as sheets: every fault with its row, its child and the cells concerned; how many there are of each rule; and
 * what was not asked, and why. Pure.
 */
export function faultSheets(checked: Checked, tables: GivenTables, rules: readonly Rule[]): readonly FaultSheet[] {
  const asked = rules.filter(rule => checked.faults.has(rule.code))
  return [
    {
      name: 'Faults',
      columns: [
        'Rule',
        'Fault or query',
        'What is wrong',
        'How to mend it',
        'Table',
        'Row, the first being 0',
        'Child',
        'Cells concerned',
      ],
      rows: faultsOf(checked, tables, asked),
    },
    {
      name: 'Counts',
      columns: ['Rule', 'Fault or query', 'What is wrong', 'How to mend it', 'Tables', 'Rows', 'Children'],
      rows: asked.map(rule => [
        rule.code,
        kindOf(rule),
        rule.wrong,
        rule.mend,
        Object.keys(checked.faults.get(rule.code) ?? {}).join(', '),
        countRows(checked.faults.get(rule.code) ?? {}),
        childrenIn(checked, tables, rule),
      ]),
    },
    { name: 'Not asked', columns: ['Rule', 'What it finds', 'Why it was not asked'], rows: notAsked(checked, rules) },
  ]
}

function faultsOf(checked: Checked, tables: GivenTables, rules: readonly Rule[]): FaultSheet['rows'] {
  const found: (string | number)[][] = []
  for (const rule of rules)
    for (const [table, rows] of placesOf(checked, rule)) {
      const columns = COLUMNS[table].filter(column => rule.fields.includes(column))
      for (const at of rows) {
        if (found.length >= MOST_LISTED) return found
        const cells = cellsAt(tables, table, at)
        found.push([
          rule.code,
          kindOf(rule),
          rule.wrong,
          rule.mend,
          table,
          at,
          shown(cells['CHILD']) ?? '',
          columns.map(column => `${column} ${shown(cells[column]) ?? 'blank'}`).join('; '),
        ])
      }
    }
  return found
}

function childrenIn(checked: Checked, tables: GivenTables, rule: Rule): number {
  const children = new Set<string>()
  for (const [table, rows] of placesOf(checked, rule))
    for (const at of rows) children.add(tables[table]?.rows[at]?.CHILD ?? `${table} ${at}`)
  return children.size
}

function notAsked({ year, skipped, failed }: Checked, rules: readonly Rule[]): FaultSheet['rows'] {
  return rules.flatMap(rule => {
    const broke = failed.get(rule.code)
    const why =
      broke === undefined
        ? (skipped.get(rule.code) ??
          (rule.from !== undefined && rule.from > year ? `asked from ${named(rule.from)}` : undefined))
        : `it broke, and what it found is not to be relied on: ${broke}`
    return why === undefined ? [] : [[rule.code, rule.wrong, `${why.charAt(0).toUpperCase()}${why.slice(1)}`]]
  })
}

function placesOf(checked: Checked, rule: Rule): readonly (readonly [TableName, readonly number[]])[] {
  return Object.entries(checked.faults.get(rule.code) ?? {}) as [TableName, readonly number[]][]
}

function cellsAt(tables: GivenTables, table: TableName, at: number): Cells {
  // Of any table, its columns as they are named.
  return (tables[table]?.rows[at] ?? {}) as unknown as Cells
}

function kindOf(rule: Rule): string {
  return rule.as === 'query' ? 'Query' : 'Fault'
}

/** A collection year by the name councils use: 2026 is 2025-26. */
export function named(year: number): string {
  return `${year - 1}-${String(year).slice(2)}`
}

// What a file that is not what it seems may hold, which no workbook can.
const CONTROL = /[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu

function shown(cell: string | undefined): string | undefined {
  const text = cell?.replace(CONTROL, '').trim()
  return text === undefined || text === '' ? undefined : text.slice(0, 200)
}
