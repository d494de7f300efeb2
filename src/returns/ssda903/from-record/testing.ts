import { type SubjectFile, fileOf } from '../../../spine/ledger/file.ts'
import type { SourceContext, SourceEntry, SourceRow } from '../../../spine/ledger/source.ts'
import { valuesOf } from '../retelling.ts'
import { ssda903 } from '../states.ts'
import { rowsOfFile } from './rows-of-file.ts'

/** A child's file as its returns tell it. */
export function fileFrom(id: string, rows: readonly SourceRow[], context: SourceContext): SubjectFile {
  return fileOf(
    id,
    stood(rows, context).map(({ key, ...entry }) => ({ id: key, ...entry })),
  )
}

/** How things stand by a child's rows. */
export function stood(rows: readonly SourceRow[], context: SourceContext): readonly SourceEntry[] {
  return ssda903.states(rows, context).at(-1)?.entries ?? []
}

/** A file's rows of some years, as an import reads and keeps them. */
export function exported(
  file: SubjectFile,
  council: string,
  years: readonly number[],
  importOrder = 1,
): readonly SourceRow[] {
  return years.flatMap(year =>
    rowsOfFile(file, { year, council }).map(row => ({
      table: row.table,
      year,
      importId: `export-${importOrder}`,
      importOrder,
      values: valuesOf(row),
    })),
  )
}

/** Entries by their keys, for setting two readings side by side. */
export function byKey(entries: readonly SourceEntry[]): Readonly<Record<string, SourceEntry>> {
  return Object.fromEntries(entries.map(entry => [entry.key, entry]))
}
