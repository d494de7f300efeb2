import type { Choice, Viewer } from './services.ts'

export type ImportState = 'reading' | 'done' | 'refused' | 'failed' | 'undone'

export interface ImportCounts {
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
}

export interface ImportRow {
  readonly id: string
  /** An instant. */
  readonly at: string
  readonly by: string
  readonly council: string
  /** Collection years, named by the year they end in. */
  readonly years: readonly number[]
  readonly files: number
  readonly state: ImportState
  readonly counts: ImportCounts
}

/** A file someone sent. It is removed once the form has been answered, so whoever needs it for longer moves it. */
export interface UploadedFile {
  /** What the sender calls it; never part of a path. */
  readonly name: string
  /** Where it stands on disk. */
  readonly path: string
  /** How large it is. */
  readonly bytes: number
  /** The box of the form it was chosen in, where that is not `files`. */
  readonly box?: string
  /** It was larger than the page takes of one file, and only its beginning was kept. */
  readonly cut?: true
}

export interface ImportAsk {
  readonly council: string
  /** The collection year, where the person says so; otherwise it is worked out from the files. */
  readonly year?: number
  /** Keep the good rows when some are refused. */
  readonly acceptPartial: boolean
  readonly files: readonly UploadedFile[]
}

/** Why an import could not begin. */
export interface ImportProblem {
  readonly file?: string
  readonly what: string
  readonly mend: string
}

export type ImportStarted =
  | { readonly is: 'started'; readonly id: string }
  | { readonly is: 'refused'; readonly problems: readonly ImportProblem[] }

export interface ImportProgress {
  readonly id: string
  readonly state: ImportState
  /** In order; `total` is null until it is known. */
  readonly steps: readonly { readonly title: string; readonly done: number; readonly total: number | null }[]
}

export interface ReadFile {
  readonly name: string
  /** The table it was taken for: 'Episodes'; null when it was not recognised. */
  readonly table: string | null
  readonly year: number | null
  /** How the year was decided, in words. */
  readonly how: string
  readonly rows: number
  readonly refused: number
}

/** Something wrong, or worth knowing, in what was read. */
export interface RefusedRow {
  /** A refused row, value or file is not used; a warning is used as it stands. */
  readonly severity: 'refused' | 'warning'
  readonly file: string | null
  readonly line: number | null
  readonly column: string | null
  readonly value: string | null
  readonly why: string
  readonly mend: string
}

export interface ImportReport extends ImportRow {
  /** One sentence: what came of it. */
  readonly outcome: string
  readonly read: readonly ReadFile[]
  readonly children: ImportCounts
  readonly refused: {
    readonly total: number
    readonly page: number
    readonly pages: number
    readonly rows: readonly RefusedRow[]
  }
  /** Children a former return mentions and this one does not, though their care has no end. */
  readonly lost: readonly { readonly child: string; readonly called: string; readonly words: string }[]
  readonly mayUndo: boolean
  /** Entries kept though the import was undone, because a person had changed them. */
  readonly keptAfterUndo: readonly { readonly child: string; readonly called: string; readonly what: string }[]
}

export interface ImportsService {
  readonly list: (viewer: Viewer) => Promise<readonly ImportRow[]>
  readonly councils: (viewer: Viewer) => Promise<readonly Choice[]>
  readonly start: (viewer: Viewer, ask: ImportAsk) => Promise<ImportStarted>
  readonly progress: (viewer: Viewer, id: string) => Promise<ImportProgress | undefined>
  readonly report: (viewer: Viewer, id: string, page?: number) => Promise<ImportReport | undefined>
  /** Every refused row, for a download. */
  readonly refused: (viewer: Viewer, id: string) => Promise<readonly RefusedRow[]>
  /** Drops one import; false when there is no such import or it was undone before. */
  readonly undo: (viewer: Viewer, id: string) => Promise<boolean>
}
