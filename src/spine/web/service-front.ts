import type { PlainDate } from '../time/plain-date.ts'
import type { Unit } from '../measure/measure.ts'
import type { UploadedFile } from './service-imports.ts'
import type { Ask, Asked, Comparator, HeldRow, PublishedFigure, PublishedRow } from './service-figures.ts'
import type { Choice, Viewer } from './services.ts'

/** What is said of a measure to the board, signed by whoever recorded it. */
export interface FrontComment {
  readonly id: string
  /** The date of the figure it is said of. */
  readonly on: PlainDate
  readonly words: string
  readonly by: string
  /** When it was recorded, as an instant. */
  readonly at: string
}

/** What was promised of a measure last time. */
export interface FrontPromise {
  readonly what: string
  readonly by: PlainDate | null
  /** The date of the figure it was promised of. */
  readonly on: PlainDate
  readonly level: 'met' | 'due' | 'overdue' | 'cannot-tell'
  /** 'kept', 'not kept', 'due in 12 days', 'nothing said of it since'. */
  readonly words: string
  readonly how?: string
}

/** What children said in general on the same matter, nobody named. */
export interface FrontHeard {
  readonly id: string
  readonly said: string
  /** 'eleven', or 'a few' where a number might tell who they are. */
  readonly howMany: string
  readonly where: string
  readonly on: PlainDate
  readonly did?: string
}

/** What a measure is held to, and by whom. */
export interface FrontTarget {
  readonly value: number
  readonly unit: Unit
  readonly source: string
  /** Whether the figure is at least as good; absent where that cannot be told. */
  readonly met?: boolean
}

/** Whom a figure lies with, behind its total. */
export interface Spread {
  /** 'By council', 'By age', 'How often the same child'. */
  readonly title: string
  readonly rows: readonly SpreadRow[]
}

export interface SpreadRow {
  readonly label: string
  /** Those that count: children, or times. */
  readonly counts: number
  /** Those asked about; absent for counts. */
  readonly outOf?: number
  /** The share, rate or average among them; absent where only how many can be said. */
  readonly value?: number
}

/** Whom or what a measure counts: children or young people, things that happened to them, or those who work here. */
export type FrontOf = 'children' | 'young people' | 'events' | 'workers'

/** What is said and heard of a measure, whoever reads it. */
interface AroundMeasure {
  readonly comment?: FrontComment
  /** Comments before it in the twelve months, newest first. */
  readonly before: readonly FrontComment[]
  readonly promise?: FrontPromise
  readonly heard: readonly FrontHeard[]
  readonly neighbours?: Comparator
  readonly target?: FrontTarget
}

/** One measure of the front, with all that a meeting asks of it. */
export interface FrontMeasure extends AroundMeasure {
  readonly group: string
  /** Whom or what it counts. */
  readonly of: FrontOf
  readonly row: HeldRow
  readonly spread: readonly Spread[]
}

/** The front of the scorecard, for those who work here. */
export interface Front {
  readonly asked: Asked
  readonly dates: readonly PlainDate[]
  readonly chosen?: { readonly entry: string; readonly from: PlainDate; readonly why: string }
  readonly measures: readonly FrontMeasure[]
  /** The board’s groups that none of them is in. */
  readonly groupsWithout: readonly string[]
  readonly may: { readonly comment: boolean; readonly set: boolean }
}

/** One measure of the front as it is published: small numbers held back, and no spread but by council. */
export interface BoardMeasure extends AroundMeasure {
  readonly group: string
  readonly of: FrontOf
  readonly row: PublishedRow
  /** As it was published for each year’s end up to this one, oldest first. */
  readonly years: readonly { readonly on: PlainDate; readonly figure: PublishedFigure }[]
}

/** The front as the board reads it. */
export interface BoardFront {
  readonly on: PlainDate
  readonly dates: readonly PlainDate[]
  readonly councils: readonly Choice[]
  readonly publishedAt?: string
  readonly measures: readonly BoardMeasure[]
}

/** A file of published figures that was taken in. */
export interface ComparatorLoad {
  readonly number: number
  readonly at: string
  readonly by: string
  readonly file: string
  readonly holds: string
  /** Figures, or authorities with their neighbours. */
  readonly count: number
  readonly undoneAt?: string
}

/** The neighbours of a council from a day on. */
export interface NeighboursHeld {
  /** The entry in the trust’s own file; absent where the product or a file brought it. */
  readonly entry?: string
  readonly council: string
  readonly from: PlainDate
  readonly names: readonly string[]
  readonly model: string
  readonly source: string
  /** Whether it is the one that holds today. */
  readonly holds: boolean
}

/** One measure’s published figures that are held. */
export interface ComparedRow {
  readonly id: string
  readonly title: string
  readonly unit: Unit
  readonly england?: Comparator
  readonly neighbours?: Comparator
  readonly councils: readonly (Comparator | undefined)[]
  readonly difference?: string
}

/** Everything that figures here are compared with. */
export interface ComparatorsHeld {
  readonly councils: readonly Choice[]
  readonly rows: readonly ComparedRow[]
  readonly loads: readonly ComparatorLoad[]
  readonly sets: readonly NeighboursHeld[]
  readonly how: readonly string[]
  readonly files: readonly { readonly is: string; readonly page: string }[]
  readonly maySet: boolean
}

/** A row of a file that cannot be taken in: the heading is row 1, and 0 is the file as a whole. */
export interface ComparatorFault {
  readonly row: number
  readonly what: string
  readonly mend: string
}

/** What came of one file. */
export type ComparatorDone = { readonly file: string } & (
  | {
      readonly is: 'taken'
      readonly number: number
      readonly holds: string
      readonly count: number
      readonly passedOver: number
    }
  | { readonly is: 'same'; readonly number: number }
  | { readonly is: 'refused'; readonly faults: readonly ComparatorFault[]; readonly more: number }
)

/** What stands beside a measure today. */
export interface MeasureAbout {
  readonly unit: Unit
  readonly england?: Comparator
  readonly neighbours?: Comparator
  readonly promise?: FrontPromise
  readonly heard: readonly FrontHeard[]
}

/** The front of the scorecard, and what figures are compared with. */
export interface FrontService {
  /** What stands beside some measures today: what is published elsewhere, what was promised of them, and what children said on the same. */
  readonly about: (viewer: Viewer, measures: readonly string[]) => Promise<ReadonlyMap<string, MeasureAbout>>
  /** The front on a date, as it stands now or was known. */
  readonly front: (viewer: Viewer, ask: Ask) => Promise<Front>
  /** The front at a published date, for the board. */
  readonly board: (viewer: Viewer, ask: { readonly on?: PlainDate }) => Promise<BoardFront>
  readonly comparators: (viewer: Viewer) => Promise<ComparatorsHeld>
  /**
   * Takes in files, each by itself: all of it, or nothing and what is wrong with it. One that is held already changes
   * nothing. `from` is the first day on which neighbours hold, for files of neighbours.
   */
  readonly takeIn: (
    viewer: Viewer,
    files: readonly Pick<UploadedFile, 'path' | 'name'>[],
    from: PlainDate | undefined,
  ) => Promise<readonly ComparatorDone[]>
  /** Takes a file back; what was held before it holds again. False where there is none with the number. */
  readonly takeBack: (viewer: Viewer, number: number) => Promise<boolean>
}
