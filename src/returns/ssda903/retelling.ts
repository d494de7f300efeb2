import type { Retelling, Source } from '../../spine/ledger/source.ts'
import { RETURN_READS, type RecordedRow, rowsOfFile } from './from-record/rows-of-file.ts'
import { normalise } from './read/value.ts'
import { ssda903 } from './states.ts'
import { bornOf } from './states/about.ts'
import { heldRows } from './states/held.ts'
import { tableNamed } from './tables.ts'

const READS: ReadonlySet<string> = new Set(RETURN_READS.map(kind => kind.name))

/**
 * The return as a source that knows what people recorded here when a return says it too, our own among them. `numberOf` gives a
 * worker's Social Work England number by the worker's own id, as in the return that is made.
 */
export function ssda903Beside(
  numberOf: (worker: string) => string | undefined,
): Source & Required<Pick<Source, 'retelling'>> {
  const retelling: Retelling = {
    reads: READS,
    rows: (file, year, council) =>
      rowsOfFile(file, { year, council, numberOf }).map(row => ({ table: row.table, values: valuesOf(row) })),
    born: rows => bornOf(heldRows(rows)),
  }
  return { ...ssda903, retelling }
}

/** A row that was made, as an import of it would keep it. */
export function valuesOf({ table, cells }: RecordedRow): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  for (const column of tableNamed(table)?.columns ?? []) {
    const value = normalise(column, cells[column.name] ?? '')
    if (value !== undefined) values[column.name] = value
  }
  return values
}
