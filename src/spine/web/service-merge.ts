import type { PlainDate } from '../time/plain-date.ts'
import type { Viewer } from './services.ts'

/** One fact as each of two files says it, and as they would say it together. */
export interface SideBySide {
  readonly about: string
  /** What the file that would be kept says; empty where it says nothing. */
  readonly kept: string
  readonly other: string
  readonly together: string
  /** Both say something, and not the same. */
  readonly differs: boolean
}

/** Something to settle before, or to know of. */
export type Clash =
  | { readonly is: 'overlap'; readonly kept: CareSpell; readonly other: CareSpell }
  /** One file names the other as someone else: a brother, a mother. */
  | { readonly is: 'names-the-other'; readonly what: string }
  | { readonly is: 'restricted' }

/** A time in care, as a file says it; `until` is null while it lasts. */
export interface CareSpell {
  readonly from: PlainDate
  readonly until: PlainDate | null
}

/** A file, as it is called. */
export interface MergeFile {
  readonly id: string
  readonly called: string
  readonly entries: number
}

/** Two files side by side. */
export interface Comparison {
  readonly kept: MergeFile
  readonly other: MergeFile
  readonly rows: readonly SideBySide[]
  readonly clashes: readonly Clash[]
}

/** A merging that stands. */
export interface Merging {
  readonly id: string
  readonly by: string
  readonly at: string
  readonly why: string
}

/** What taking a merging back would do. */
export interface Unmerging extends Merging {
  readonly child: { readonly id: string; readonly called: string }
  /** What the other file is called by itself. */
  readonly other: string
  /** What was written first in the kept file since: it stays there. */
  readonly since: readonly {
    readonly title: string
    readonly at: string
    readonly by: string
    readonly start: string | null
  }[]
  /** How many entries go back to the other file. */
  readonly goBack: number
}

/** What came of a change. `problem` says what was wrong with it. */
export type MergeDone =
  | { readonly is: 'done'; readonly id: string }
  | { readonly is: 'refused'; readonly problem: 'why-too-short' | 'why-too-long' | 'same' | 'merged-already' }
  | { readonly is: 'reason-needed' }
  | undefined

/**
 * Two files that are one person's, put together and taken apart. Undefined: there is no such file, or the viewer may not
 * know of it. `reason-needed`: a sealed file, to which its people say why first.
 */
export interface MergeService {
  /** Where a merged file is read now; undefined for any other file. */
  readonly movedTo: (viewer: Viewer, id: string) => Promise<string | undefined>
  /** A file's mergings that stand, newest first, for whoever may merge. */
  readonly mergings: (
    viewer: Viewer,
    id: string,
  ) => Promise<
    | { readonly child: { readonly id: string; readonly called: string }; readonly list: readonly Merging[] }
    | 'reason-needed'
    | undefined
  >
  readonly compare: (viewer: Viewer, kept: string, other: string) => Promise<Comparison | 'reason-needed' | undefined>
  readonly merge: (viewer: Viewer, kept: string, other: string, why: string) => Promise<MergeDone>
  readonly unmerging: (viewer: Viewer, id: string, merging: string) => Promise<Unmerging | 'reason-needed' | undefined>
  /** Answers, as `id`, the file that stands by itself again. */
  readonly unmerge: (viewer: Viewer, id: string, merging: string, why: string) => Promise<MergeDone>
}
