import { writeXlsx } from 'hucre/xlsx'
import type { Download } from './page.ts'

/** A list to save: its columns' names and its rows. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null | undefined)[])[]
}

/** Which kind of file was asked for. */
export type FileKind = 'csv' | 'xlsx'

/** A list as a CSV or Excel file. */
export async function download(table: Table, kind: FileKind): Promise<Download> {
  if (kind === 'csv')
    return { download: { name: `${table.name}.csv`, type: 'text/csv; charset=utf-8', body: csv(table) } }
  const body = await workbook([table])
  return {
    download: {
      name: `${table.name}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body,
    },
  }
}

/** Lists as an Excel workbook, a sheet each. Text stays text, whatever a spreadsheet would make of it. */
export function workbook(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets = tables.map(({ name, columns, rows }) => ({
    name: name.slice(0, 31),
    rows: [columns, ...rows].map(row => row.map(cell => cell ?? null)),
  }))
  return writeXlsx({ sheets })
}

/**
 * A list as CSV (RFC 4180, with the mark that makes Excel read it as UTF-8). Text that a spreadsheet would take for a
 * formula is given a leading apostrophe, because values come from files other people made.
 */
export function csv(table: Table): string {
  return `\uFEFF${[table.columns, ...table.rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: string | number | null | undefined): string {
  if (value == null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
