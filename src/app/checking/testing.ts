import { countyChildren } from '../../demo/county.ts'
import { type Row, type TableName, tableNames } from '../../demo/tables.ts'
import { writeCsv } from '../../returns/ssda903/write.ts'

/** The collection year of the returns made here: the last of the made-up county. */
export const SAMPLE_YEAR = 2026

/** A file to send. */
export interface SampleFile {
  readonly name: string
  readonly text: string
}

export type SampleRows = Readonly<Record<TableName, readonly Row[]>>

/**
 * Rows of a made-up council's return: its first children in care in the year to March 2026, with what they have in every table,
 * of that year or, of those who were in care then, of another.
 */
export function sampleRows(children: number, year: number = SAMPLE_YEAR): SampleRows {
  const rows = Object.fromEntries(tableNames.map(name => [name, [] as Row[]])) as Record<TableName, Row[]>
  let taken = 0
  for (const child of countyChildren({ seed: 'checking', scale: 1 })) {
    if (child.council !== 'north' || !child.rows.get(SAMPLE_YEAR)?.has('Episodes')) continue
    for (const [table, list] of child.rows.get(year) ?? []) rows[table].push(...list)
    taken += 1
    if (taken === children) break
  }
  return rows
}

/** Rows with one changed: of a child's rows in a table, the first. */
export function planted(rows: SampleRows, table: TableName, child: string, change: Row): SampleRows {
  const at = rows[table].findIndex(row => row['CHILD'] === child)
  if (at < 0) throw new RangeError(`There is no row of ${table} to plant a fault in`)
  return { ...rows, [table]: rows[table].map((row, index) => (index === at ? { ...row, ...change } : row)) as Row[] }
}

/** The CSV files of a return. */
export function filesOf(rows: SampleRows): readonly SampleFile[] {
  return tableNames
    .filter(table => rows[table].length > 0)
    .map(table => ({ name: `${table.toLowerCase()}.csv`, text: [...writeCsv(table, rows[table])].join('') }))
}
