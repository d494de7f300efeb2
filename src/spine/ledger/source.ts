import type { PlainDate } from '../time/plain-date.ts'
import type { Start } from './entry.ts'
import type { SubjectFile } from './file.ts'

/** One row of an imported table, as kept for good. */
export interface SourceRow {
  readonly table: string
  /** The collection year of the file it stood in. */
  readonly year: number
  /** The import it came with; a later import of the same year replaces an earlier one's rows for the same child and table. */
  readonly importId: string
  /** Imports in the order they were made: 0 first. */
  readonly importOrder: number
  /** Values by column, trimmed and upper-cased; blank is absent. Dates as `YYYY-MM-DD`. */
  readonly values: Readonly<Record<string, string>>
}

/** An entry a source says should exist, under a key that is the same each time the source says it. */
export interface SourceEntry {
  readonly key: string
  readonly kind: string
  readonly start: Start
  readonly end: PlainDate | null
  readonly body: Readonly<Record<string, unknown>>
}

/** All that a source said of one subject by a date. */
export interface SourceState {
  /** The return's own date. */
  readonly knownFrom: PlainDate
  readonly entries: readonly SourceEntry[]
}

/** What a source knows besides one subject's rows. */
export interface SourceContext {
  readonly council: string
  /** The collection years held for this council, oldest first. */
  readonly yearsHeld: readonly number[]
}

/**
 * A source of imported entries. `states` is pure: one subject's kept rows in, what they say in order of the
 * returns' own dates out (each state complete in itself, the last being how things stand).
 */
export interface Source {
  readonly name: string
  /** The table whose presence makes a year held. */
  readonly yearsFrom: string
  /** The kind whose open entries a later year's silence may mean are lost. */
  readonly leavesOpen: string
  readonly states: (rows: readonly SourceRow[], context: SourceContext) => readonly SourceState[]
  /** How a record tells this source's rows, where it can: by it an import that says what people recorded here is known for theirs. */
  readonly retelling?: Retelling
}

/** The way back from a source's states: the rows that a file, with what people recorded in it, would be told by. */
export interface Retelling {
  /** The kinds it reads. */
  readonly reads: ReadonlySet<string>
  /** The rows of one year that a file would be told by, as an import keeps them. Pure. */
  readonly rows: (file: SubjectFile, year: number, council: string) => readonly Pick<SourceRow, 'table' | 'values'>[]
  /** The day a subject was born as rows say it, by which a file opened here is known to be theirs; undefined where none does. */
  readonly born: (rows: readonly SourceRow[]) => PlainDate | undefined
}
