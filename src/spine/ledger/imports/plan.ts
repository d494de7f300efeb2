import type { PlainDate } from '../../time/plain-date.ts'
import type { Source, SourceContext, SourceRow } from '../source.ts'

/** Something wrong, or worth knowing, in what was given. */
export interface Problem {
  readonly severity: 'refused' | 'warning' | 'note'
  readonly file: string
  readonly line: number | null
  readonly column: string | null
  readonly value: string | null
  /** What is wrong. */
  readonly why: string
  /** How to mend it. */
  readonly mend: string
}

/** A good row, ready to keep. */
export interface ReadRow {
  readonly file: number
  readonly table: string
  readonly line: number
  /** The source's own key of the subject: the child's number. */
  readonly key: string
  readonly values: Readonly<Record<string, string>>
}

export type ImportEvent =
  | { readonly type: 'row'; readonly row: ReadRow }
  | { readonly type: 'problem'; readonly problem: Problem }
  | { readonly type: 'progress'; readonly bytesRead: number; readonly bytesTotal: number }

/** A file that was read, once everything has been. */
export interface ReadFile {
  readonly file: number
  readonly name: string
  readonly table: string
  readonly year: number
  /** How the year was decided, in words. */
  readonly how: string
  readonly rows: number
}

/** A kept row with where it stood. */
export type KeptRow = SourceRow & { readonly row: number; readonly file: number; readonly line: number }

/** What there is to import, and what its source knows of it. */
export interface ImportInput {
  readonly source: Source
  /** Streams the rows and problems, once. */
  readonly read: () => AsyncIterable<ImportEvent>
  /** After reading: the files with their tables and years, and what stands in the way. */
  readonly files: () => Promise<{ readonly files: readonly ReadFile[]; readonly problems: readonly Problem[] }>
  /** A mark of the content read: the same bytes' meaning gives the same mark, whatever the files were called. */
  readonly content: () => string
  /** What is wrong across one subject's rows of this import; refused rows are named by file and line. */
  readonly checkSubject: (rows: readonly KeptRow[]) => readonly SubjectProblem[]
  /** Remarks for the report on how one subject's rows were understood. */
  readonly notes: (rows: readonly SourceRow[], context: SourceContext) => readonly Note[]
}

export interface SubjectProblem {
  readonly problem: Problem
  /** The row to leave out, when the problem refuses one. */
  readonly row?: KeptRow
  /** The one column of that row to leave out, when the rest of it can be used. */
  readonly column?: string
}

/** How something about a subject was understood: `lost` to the return, `superseded`, `assumed-end` and the like. */
export interface Note {
  readonly kind: string
  readonly on: PlainDate | null
  readonly words: string
}

/** What an import did. */
export interface ImportReport {
  readonly files: readonly ReadFile[]
  readonly years: readonly number[]
  readonly rows: { readonly read: number; readonly kept: number; readonly refused: number; readonly warned: number }
  readonly subjects: { readonly new: number; readonly known: number }
  readonly entries: {
    readonly new: number
    readonly changed: number
    readonly unchanged: number
    readonly withdrawn: number
    readonly keptByHand: number
    /** What people had recorded here already, kept once; absent from reports made before it was known. */
    readonly recordedHere?: number
  }
  /** Problems that were counted but are past the number kept in full. */
  readonly problemsNotListed: number
  readonly notes: readonly { readonly key: string; readonly kind: string; readonly words: string }[]
  readonly notesByKind: Readonly<Record<string, number>>
  readonly keptByHand: readonly { readonly key: string; readonly entry: string }[]
  /** The earlier import that already said all of this, when there is nothing new at all. */
  readonly sameAs?: number
  /** Once it was undone: whether that changed nothing, and what was kept because a person had edited it. */
  readonly undone?: { readonly changedNothing: boolean; readonly keptByHand: ImportReport['keptByHand'] }
  readonly message: string
  readonly seconds: number
}

/** Where an import has got to, for the page that watches it. */
export interface ImportProgress {
  readonly stage: 'reading' | 'applying' | 'finishing'
  readonly bytesRead: number
  readonly bytesTotal: number
  readonly rows: number
  readonly refused: number
  readonly subjectsDone: number
  readonly subjectsTotal: number
}
