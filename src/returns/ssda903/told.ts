import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { SourceRow } from '../../spine/ledger/source.ts'
import { type Asked, type RecordedRow, rowsOfFile } from './from-record/rows-of-file.ts'
import { valuesOf } from './retelling.ts'

/** A kept row of a return that was taken in. */
export type KeptReturnRow = Pick<SourceRow, 'table' | 'year' | 'values'>

/**
 * The collection years whose returns, as they were taken in, tell of an entry: those of which the record would make, from the entry,
 * a row that says all that a kept one says. What a return said and the record has since said otherwise is not told of it. Pure.
 */
export function yearsTelling(
  file: SubjectFile,
  entry: string,
  kept: readonly KeptReturnRow[],
  asked: Omit<Asked, 'year'>,
): readonly number[] {
  return [...new Set(kept.map(row => row.year))]
    .sort((a, b) => a - b)
    .filter(year => {
      const made = rowsOfFile(file, { ...asked, year }).filter(row => row.entries.includes(entry))
      return made.some(row => kept.some(each => each.year === year && says(row, each)))
    })
}

function says(made: RecordedRow, { table, values }: KeptReturnRow): boolean {
  if (made.table !== table) return false
  const cells = valuesOf(made)
  return Object.entries(values).every(([column, value]) => cells[column] === value)
}
