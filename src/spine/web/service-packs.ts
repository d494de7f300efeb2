import type { PlainDate } from '../time/plain-date.ts'
import type { Paper } from './paper/paper.ts'
import type { Viewer } from './services.ts'

/** What is made for a meeting: its pack, and two pages of it in plain words. */
export interface MeetingPack {
  readonly board: { readonly id: string; readonly name: string }
  readonly pack: Paper
  readonly young: Paper
}

/** A year as a report drafts it: named by its end. */
export interface YearReport {
  readonly end: PlainDate
  /** The years there are published figures of, newest first. */
  readonly ends: readonly PlainDate[]
  readonly report: Paper
  readonly young: Paper
}

/**
 * The papers a board reads, made from the record as it stands. Whoever makes one, its figures are the published ones with
 * small numbers held back, its risks those reported to the board, and it names no child; of bodies and meetings it holds what
 * its maker may read. Throws AccessRefused.
 */
export interface PacksService {
  /** Undefined where there is no such meeting, or its agenda is not open to the reader. */
  readonly pack: (viewer: Viewer, meeting: string) => Promise<MeetingPack | undefined>
  /** A draft of the annual report of a year to 31 March; of the newest published year unless another is asked for. */
  readonly year: (viewer: Viewer, end?: PlainDate) => Promise<YearReport>
}
