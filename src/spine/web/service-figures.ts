import type { PlainDate } from '../time/plain-date.ts'
import type { Period } from '../time/periods.ts'
import type { Better, Group, Source, Unit } from '../measure/measure.ts'
import type { Choice, Viewer } from './services.ts'

/** Which clock an earlier answer is read by: when it was recorded here, or when its source already knew it. */
export type Clock = 'recorded' | 'per-source'

/** What is asked of the figures. Absent means: today, the trust as a whole, as known now. */
export interface Ask {
  readonly on?: PlainDate
  readonly council?: string
  readonly knownAt?: PlainDate
  readonly clock?: Clock
}

/** How an answer was come by. */
export interface Asked {
  readonly on: PlainDate
  /** The council's code; undefined for the trust as a whole. */
  readonly council?: string
  readonly councilName: string
  /** Undefined for 'as known now'. */
  readonly knownAt?: PlainDate
  readonly clock: Clock
  /** When the pass that produced it was finished, as an instant. */
  readonly workedOutAt: string
  /** Said when what is held (or was held then) stops before `on`. */
  readonly note?: string
  /** Set when a newer answer is being worked out: asking again will soon bring it. */
  readonly newerToCome?: true
  /** Set when nothing at all was held by `knownAt`: every figure would be 0, and none would mean it. */
  readonly nothingHeld?: true
}

/** One number with the children behind it. */
export interface Figure {
  readonly unit: Unit
  /** Null where nothing can be said. */
  readonly value: number | null
  readonly numerator: number
  readonly denominator: number | null
  readonly unknown: number
  readonly excluded: number
  /** Distinct children in the numerator, where the measure is of events. */
  readonly children: number
  readonly note?: string
}

/** A figure on a date, for a line. */
export interface Point {
  readonly on: PlainDate
  readonly value: number | null
  readonly numerator: number
  readonly denominator: number | null
}

/** A published figure of somewhere else. */
export interface Comparator {
  readonly name: string
  /** Null where something else stands in its place. */
  readonly value: number | null
  /** What stands in the place of the number, in words: held back, not available. It is never a nought. */
  readonly mark?: string
  /** 'year to 31 March 2025'. */
  readonly period: string
  readonly source: string
}

/** Which way a figure went since a year ago, and whether that is good. */
export interface Direction {
  readonly went: 'up' | 'down' | 'same' | 'cannot-tell'
  readonly is: 'better' | 'worse' | 'neither'
}

interface ScorecardRowBase {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly unit: Unit
  readonly better: Better
}

/** A row whose record is held. */
export interface HeldRow extends ScorecardRowBase {
  readonly held: true
  /** Set when it stands still from one 31 March to the next: a count of whole collection years. */
  readonly yearly?: true
  readonly now: Figure
  /** The parts of a mix that anyone is in, the largest first. */
  readonly parts?: readonly { readonly label: string; readonly count: number; readonly value: number }[]
  readonly yearAgo?: Figure
  readonly direction: Direction
  /** Month ends, oldest first, up to twelve. */
  readonly months: readonly Point[]
  /** Year ends, oldest first, up to five. */
  readonly years: readonly Point[]
  readonly england?: Comparator
  readonly neighbours?: Comparator
}

/** A row whose record is not held here yet. */
export interface NotHeldRow extends ScorecardRowBase {
  readonly held: false
  /** What would feed it: 'health assessments, from the health team’s recording'. */
  readonly fedBy: string
}

export type ScorecardRow = HeldRow | NotHeldRow

export interface ScorecardGroup {
  readonly group: Group
  readonly title: string
  readonly rows: readonly ScorecardRow[]
}

/** Something on the scorecard that asks for a person's eye. */
export interface Attention {
  readonly measure: string
  readonly title: string
  readonly level: 'overdue' | 'due' | 'cannot-tell'
  /** One sentence, with its numbers. */
  readonly sentence: string
}

export interface Scorecard {
  readonly asked: Asked
  /** Dates worth offering, newest first. */
  readonly dates: readonly PlainDate[]
  readonly attention: readonly Attention[]
  readonly groups: readonly ScorecardGroup[]
}

export type Side = 'counts' | 'does-not-count' | 'unknown' | 'excluded'

/** A child, or something that happened to one, behind a figure. */
export interface MemberRow {
  /** The child's file. */
  readonly child: string
  /** What people here call the child: a name where one is held, else the council's number. */
  readonly called: string
  /** Sentences. */
  readonly because: readonly string[]
  readonly at?: PlainDate
  readonly value?: number
  readonly part?: string
}

export interface Members {
  readonly side: Side
  readonly counts: Readonly<Record<Side, number>>
  readonly rows: readonly MemberRow[]
  readonly page: number
  readonly pages: number
}

export interface Breakdown {
  readonly by: string
  /** 'By council'. */
  readonly title: string
  readonly rows: readonly { readonly label: string; readonly figure: Figure }[]
}

/** What differs between an earlier answer and the one now. */
export interface Change {
  /** Absent for those who may not see names. */
  readonly child?: string
  readonly called?: string
  readonly was: Side | 'not-asked'
  readonly now: Side | 'not-asked'
  readonly why: string
}

/** The figure as it was known on an earlier date. */
export interface Earlier {
  readonly knownAt: PlainDate
  readonly clock: Clock
  /** Absent when nothing was known by then. */
  readonly figure?: Figure
  /** Said when what was held then stopped before the date of the figure. */
  readonly note?: string
  /** How many differ; `changes` may show fewer. */
  readonly changed: number
  /** How many of them count now and did not, or counted and do not now. They come first among `changes`. */
  readonly crossed: number
  readonly changes: readonly Change[]
}

export interface MeasureAnswer {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly definition: string
  readonly group: Group
  readonly better: Better
  /** Whom or what it counts; a worker has no page of a child to open. */
  readonly of: 'child' | 'event' | 'worker'
  /** How `now` was come by: always as known now. What was known before is in `earlier`. */
  readonly asked: Asked
  readonly period: Period
  readonly dates: readonly PlainDate[]
  readonly now: Figure
  /** Set when it stands still from one 31 March to the next; its years then say more than its months. */
  readonly yearly?: true
  /** The parts of a mix that anyone is in, in the order of its codes. */
  readonly parts?: readonly {
    readonly code: string
    readonly label: string
    readonly count: number
    readonly value: number
  }[]
  readonly yearAgo?: Figure
  readonly direction: Direction
  readonly months: readonly Point[]
  /** Year ends, oldest first: five, or eight of a yearly measure. */
  readonly years: readonly Point[]
  readonly comparators: readonly Comparator[]
  readonly breakdowns: readonly Breakdown[]
  readonly sources: readonly Source[]
  /** Counts of each side for everyone; rows only for those who may see names. */
  readonly sides: Readonly<Record<Side, number>>
  readonly members?: Members
  /** Present when an earlier date was asked about. */
  readonly earlier?: Earlier
}

/** A measure whose record is not held here yet. */
export interface MeasureNotHeld {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly fedBy: string
}

/** A number that may be shown outside: held back where 1 to 5 children stand behind it, or where it would give such a number away. */
export interface PublishedFigure {
  readonly unit: Unit
  readonly value: number | null
  /** Those it counts; those whose values it averages, for means and days. */
  readonly children: number | null
  /** Those asked about, for percentages. */
  readonly outOf: number | null
  /** The two counts that a `net` is the difference of. */
  readonly net?: { readonly came: number; readonly left: number }
  /** Set when the numbers are held back, which are then null. Why is never said: a reader who knew which are small could work others out. */
  readonly hidden?: true
}

export interface PublishedRow {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly definition: string
  readonly source: string
  /** Shown among the first. */
  readonly front: boolean
  /** Absent when the record is not held yet. */
  readonly now?: PublishedFigure
  readonly fedBy?: string
  readonly yearAgo?: PublishedFigure
  readonly direction: Direction
  /** By council, in the order of `councils`. */
  readonly councils: readonly PublishedFigure[]
  /** The parts of a mix, each as a count. Those that nobody is in are left out. */
  readonly parts?: readonly {
    readonly label: string
    readonly now: PublishedFigure
    readonly councils: readonly PublishedFigure[]
  }[]
  readonly england?: Comparator
}

export interface PublishedScorecard {
  readonly on: PlainDate
  /** The published period ends, newest first. */
  readonly dates: readonly PlainDate[]
  readonly councils: readonly Choice[]
  readonly groups: readonly { readonly title: string; readonly rows: readonly PublishedRow[] }[]
  /** Absent, as is `publishedAt`, while nothing is held to publish. */
  readonly workedOutAt?: string
  /** When the tables of this date were published, as an instant. They stand still from then until they are restated. */
  readonly publishedAt?: string
}

/** What there is to publish, and what restating the tables that stand would do. */
export interface Unpublished {
  /** The period ends that have come and are not published yet, newest first. */
  readonly dates: readonly PlainDate[]
  /** How many of the published numbers would read differently. */
  readonly changes: number
  /** How many of them are shown now and would no longer be, because of what subtracting would tell. */
  readonly hides: number
  /** Set when something was recorded since these were counted: asking again will soon bring it. */
  readonly newerToCome?: true
}

/** Whether tables were published, and as which publication. */
export type PublishingDone = { readonly is: 'published'; readonly number: number } | { readonly is: 'unchanged' }

export interface FiguresService {
  readonly scorecard: (viewer: Viewer, ask: Ask) => Promise<Scorecard>
  /** Undefined when there is no such measure. */
  readonly measure: (
    viewer: Viewer,
    id: string,
    ask: Ask & { readonly side?: Side; readonly page?: number; readonly everyChange?: boolean },
  ) => Promise<MeasureAnswer | MeasureNotHeld | undefined>
  /** Every member of every side, for a download by those who may see names; audited as one list. */
  readonly members: (viewer: Viewer, id: string, ask: Ask) => Promise<readonly (MemberRow & { readonly side: Side })[]>
  /** The tables of the newest publication at a published date; at the newest date when it is not one. */
  readonly published: (viewer: Viewer, ask: { readonly on?: PlainDate }) => Promise<PublishedScorecard>
  readonly unpublished: (viewer: Viewer) => Promise<Unpublished>
  /** Publishes the dates that are not published yet, and leaves the others as they stand; does nothing where there are none. */
  readonly publish: (viewer: Viewer) => Promise<PublishingDone>
  /** Works the published dates out again, for good; does nothing where no number would read differently. */
  readonly restate: (viewer: Viewer) => Promise<PublishingDone>
}
