import { type TableName, type Table, tables } from '../tables.ts'
import { type ReturnOfAChild, type ReturnRow, writeCsv, writeXml } from '../write.ts'
import type { RecordedRow } from './asking.ts'

/** The names of the return's CSV files, as councils send them. */
export const FILE_NAMES: Readonly<Record<TableName, string>> = {
  Header: 'header.csv',
  Episodes: 'episodes.csv',
  Reviews: 'reviews.csv',
  UASC: 'uasc.csv',
  OC2: 'oc2.csv',
  OC3: 'oc3.csv',
  AD1: 'ad1.csv',
  PlacedAdoption: 'placed_for_adoption.csv',
  PrevPerm: 'previous_permanence.csv',
  Missing: 'missing.csv',
  SWEpisodes: 'sw_episodes.csv',
  DoLo: 'dolo.csv',
}

/** The tables of a year's return. */
export function tablesOf(year: number): readonly Table[] {
  return tables.filter(table => (table.fromYear ?? 0) <= year)
}

/** The heading of a table's CSV, written once. */
export function csvHeading(table: TableName): string {
  return [...writeCsv(table, [])].join('')
}

/** Rows of one table as lines of its CSV, without the heading. */
export function csvLines(table: TableName, rows: readonly RecordedRow[]): string {
  return [...writeCsv(table, rows.map(written))].slice(1).join('')
}

/** A child's rows as they stand in the XML form; nothing for a child who has none. */
export function xmlChild(rows: readonly RecordedRow[]): string {
  const child: Partial<Record<TableName, ReturnRow[]>> = {}
  for (const row of rows) (child[row.table] ??= []).push(written(row))
  const [, element = ''] = [...writeXml([child as ReturnOfAChild])]
  return element.startsWith('<CHILD>') ? element : ''
}

const [XML_BEGINS = '', XML_ENDS = ''] = [...writeXml([])]

/** What comes before and after the children of the XML form. */
export const xmlForm = { begins: XML_BEGINS, ends: XML_ENDS } as const

// Days are already as they are typed, and are written as they stand.
function written({ cells }: RecordedRow): ReturnRow {
  const row: Record<string, string> = {}
  for (const column in cells) {
    const cell = cells[column]
    if (cell !== undefined) row[column] = cell
  }
  return row
}
