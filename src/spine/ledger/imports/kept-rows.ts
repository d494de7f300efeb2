import { sql } from 'kysely'
import type { Tx } from '../../store/store.ts'
import type { KeptRow } from './plan.ts'

/** The collection year of each table of each file of some imports. */
export type YearOf = (importId: string, file: number, table: string) => number | undefined

/** A kept row that is to be left out, or one column of it. */
export interface LeftOut {
  readonly key: string
  readonly row: number
  /** Absent where the whole row is left out. */
  readonly column?: string
}

/** The years of these imports' files. A table without one was never dated, and its rows say nothing. */
export async function yearsOfFiles(tx: Tx, authority: number, live: readonly string[]): Promise<YearOf> {
  const found = await tx
    .selectFrom('import_file')
    .select(['import', 'file', 'table', 'year'])
    .where('authority', '=', authority)
    .where('import', 'in', [...live, NONE])
    .execute()
  const years = new Map(found.map(row => [`${row.import} ${row.file} ${row.table}`, row.year]))
  return (importId, file, table) => years.get(`${importId} ${file} ${table}`)
}

// No import, so that a list is never empty.
const NONE = '00000000-0000-0000-0000-000000000000'

/**
 * The kept rows of these subject keys in all live imports, oldest import first. One table and one index, so that the
 * planner, which knows nothing of rows this transaction wrote, can choose no other way than straight to them.
 */
export async function keptRows(
  tx: Tx,
  authority: number,
  live: readonly string[],
  yearOf: YearOf,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KeptRow[]>> {
  const order = new Map(live.map((id, index) => [id, index]))
  const found = await sql<{
    subject_key: string
    import: string
    row: number
    file: number
    line: number
    table: string
    row_values: Record<string, string>
  }>`
    select subject_key, import, "row", file, line, "table", row_values from import_row
    where authority = ${authority} and import = any(${[...live]}::uuid[]) and subject_key = any(${[...keys]}::text[])`.execute(
    tx,
  )
  const bySubject = new Map<string, KeptRow[]>()
  for (const row of found.rows) {
    const year = yearOf(row.import, row.file, row.table)
    if (year === undefined) continue
    const kept: KeptRow = {
      table: row.table,
      year,
      importId: row.import,
      importOrder: order.get(row.import) as number,
      values: row.row_values,
      row: row.row,
      file: row.file,
      line: row.line,
    }
    const list = bySubject.get(row.subject_key)
    if (list) list.push(kept)
    else bySubject.set(row.subject_key, [kept])
  }
  for (const list of bySubject.values()) list.sort((a, b) => a.importOrder - b.importOrder || a.row - b.row)
  return bySubject
}

/** Leaves rows, or columns of rows, of one import out of what is kept. */
export async function leaveOut(tx: Tx, authority: number, importId: string, left: readonly LeftOut[]): Promise<void> {
  const rows = left.filter(each => each.column === undefined)
  const columns = new Map<number, { readonly key: string; readonly row: number; readonly columns: string[] }>()
  for (const { key, row, column } of left) {
    if (column === undefined) continue
    const found = columns.get(row)
    if (found) found.columns.push(column)
    else columns.set(row, { key, row, columns: [column] })
  }
  if (columns.size > 0)
    await sql`update import_row r set row_values = r.row_values - array(select json_array_elements_text(l.columns))
      from json_to_recordset(${JSON.stringify([...columns.values()])}::json) as l(key text, "row" int, columns json)
      where r.authority = ${authority} and r.import = ${importId}::uuid and r.subject_key = l.key and r."row" = l."row"`.execute(
      tx,
    )
  if (rows.length > 0)
    await sql`delete from import_row r using json_to_recordset(${JSON.stringify(rows)}::json) as l(key text, "row" int)
      where r.authority = ${authority} and r.import = ${importId}::uuid and r.subject_key = l.key and r."row" = l."row"`.execute(
      tx,
    )
}
