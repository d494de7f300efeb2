import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { dayOf } from '../read/value.ts'
import type { TableName } from '../tables.ts'
import { COLUMNS, type ColumnOf, DAYS, type DayOf } from './columns.ts'

/**
 * A row of the return as it was given: text trimmed and upper-cased and otherwise as typed; a blank is undefined. Days are
 * in `on`, undefined where the cell is blank or no real day: compare them with `before`, `after` and their like.
 */
export type Row<T extends TableName> = {
  readonly table: T
  /** Where it stood among its table's rows in the file, from 0. */
  readonly at: number
  readonly on: { readonly [D in DayOf<T>]: PlainDate | undefined }
} & { readonly [C in ColumnOf<T>]: string | undefined }

/** A row of any table, for those that only say where it is. */
export interface AnyRow {
  readonly table: TableName
  readonly at: number
}

export type Cells = Readonly<Record<string, string | undefined>>

/** A row from its cells, whatever columns they are of: those that are not the table's are let be. */
export function rowOf<T extends TableName>(table: T, at: number, cells: Cells): Row<T> {
  // Every row of a table has the same columns in the same order, so that reading them is quick.
  const row: Record<string, unknown> = { table, at, on: undefined }
  for (const column of COLUMNS[table]) row[column] = plain(cells[column])
  const on: Record<string, PlainDate | undefined> = {}
  for (const column of DAYS[table]) on[column] = realDay(row[column] as string | undefined)
  row['on'] = on
  return row as Row<T>
}

/** A cell trimmed and upper-cased; undefined when nothing is left of it. */
function plain(cell: string | undefined): string | undefined {
  if (cell === undefined) return undefined
  const text = cell.trim().toUpperCase()
  return text === '' ? undefined : text
}

/** The day typed dd/mm/yyyy, as the return asks; undefined for anything else. */
function realDay(text: string | undefined): PlainDate | undefined {
  if (text === undefined || !text.includes('/')) return undefined
  return dayOf(text) as PlainDate | undefined
}
