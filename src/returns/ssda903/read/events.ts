import type { PlacedRow, Problem } from '../problem.ts'
import type { TableName } from '../tables.ts'
import type { ChildSet } from './child-set.ts'
import type { EpisodeMarks } from './episode-marks.ts'

/** What one table of a file holds, small enough to keep for every file. */
export interface TableSummary {
  readonly rows: number
  readonly children: ChildSet
  /** For each column of days, how many fall in each collection year. */
  readonly dates: Readonly<Record<string, Readonly<Record<number, number>>>>
  /** Of Episodes only: who was in care at the end, who came in and who was adopted. */
  readonly marks?: EpisodeMarks
}

/** What a file holds, table by table: one table for CSV, several for XML. */
export type FileSummary = Readonly<Partial<Record<TableName, TableSummary>>>

/** What reading a return tells as it goes. Files are numbered from 1 in the order they are met. */
export type ReadEvent =
  | {
      readonly type: 'file'
      readonly file: number
      readonly name: string
      /** Null for XML, which holds every table. */
      readonly table: TableName | null
      readonly format: 'csv' | 'xml'
    }
  | ({ readonly type: 'row'; readonly table: TableName } & PlacedRow)
  | ({ readonly type: 'problem'; readonly name: string } & Problem)
  | {
      readonly type: 'file-end'
      readonly file: number
      /** Where it stands: the same for files of one folder, or of one folder inside a zip, and for no others. */
      readonly folder: string
      readonly rows: number
      readonly summary: FileSummary
    }
  | { readonly type: 'progress'; readonly bytesRead: number; readonly bytesTotal: number }

/** Where a reader puts what it finds in the piece it is reading. */
export type Emit = (event: ReadEvent) => void
