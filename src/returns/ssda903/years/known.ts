import type { ChildSet } from '../read/child-set.ts'
import type { EpisodeMarks } from '../read/episode-marks.ts'
import type { FileSummary } from '../read/events.ts'

/** A file whose collection year is to be found. */
export interface FileToDate {
  readonly file: number
  readonly name: string
  /** Where it stands; files with the same came together. */
  readonly folder?: string
  readonly summary: FileSummary
}

/** Which collection year (by its end) a file is for, and how that was found. */
export interface YearDecision {
  readonly file: number
  readonly name: string
  /** Null when it could not be found; a problem then says how to give it. */
  readonly year: number | null
  readonly how: 'given' | 'dates' | 'children' | 'not-found'
  /** False when the evidence is thin; a warning then says so. */
  readonly sure: boolean
  readonly because: string
}

/** What is known of a year's return, by which other files are matched to it. */
export interface KnownReturn {
  /** The children its Episodes and Header mention. */
  readonly children: ChildSet
  /** Whether the Header is among them: only there do care leavers stand. */
  readonly hasHeader: boolean
  /** What its Episodes mark; absent where only the children are known. */
  readonly marks?: EpisodeMarks | undefined
}

/** A decision that the year cannot be told. */
export function notFound({ file, name }: FileToDate, because: string): YearDecision {
  return { file, name, year: null, how: 'not-found', sure: false, because }
}
