import type { PlainDate } from '../time/plain-date.ts'
import type { Choice, Viewer } from './services.ts'
import type { Change, Point } from './service-figures.ts'

/** How often a figure is told. */
export type KpiEvery = 'month' | 'quarter'

/** How a figure stands against what it is held to. */
export type KpiStatus = 'on-target' | 'within' | 'outside' | 'not-judged' | 'nothing' | 'missing'

/** What is asked of the contract's KPIs. Absent means: by month, the latest that is over, the trust as a whole. */
export interface KpiAsk {
  readonly every?: KpiEvery
  readonly end?: PlainDate
  readonly council?: string
}

/** A KPI's figure for a period, with where it comes from. */
export interface KpiFigure {
  /** Null where there is none. */
  readonly value: number | null
  /** The counts it is a share of, where it has them. */
  readonly part?: number
  readonly whole?: number
  /** Worked out from the record here, entered by hand, or not held. */
  readonly from: 'record' | 'entered' | 'none'
  /** Of one entered: where it comes from, who signed it and when it was entered. */
  readonly source?: string
  readonly signedBy?: string
  readonly enteredAt?: string
}

/** What a KPI is held to from a day on. */
export interface KpiTerm {
  readonly from: PlainDate
  readonly polarity: 'higher' | 'lower' | 'band'
  readonly target: number | null
  readonly tolerance: number | null
  readonly agreed: boolean
  readonly why: string
  /** Who entered it; absent for what the product comes with. */
  readonly signedBy?: string
}

/** What is said of a figure, signed. */
export interface KpiComment {
  readonly words: string
  readonly signedBy: string
  readonly at: string
}

/** A figure as it went to the councils, with all that went with it; `changed` where it reads otherwise now. */
export interface KpiWent {
  readonly value: number | null
  readonly part?: number
  readonly whole?: number
  readonly at: string
  readonly changed: boolean
  readonly status: KpiStatus
  readonly streak: number
  readonly breach: boolean
  readonly target: number | null
  readonly tolerance: number | null
  readonly comment?: KpiComment
}

export interface KpiRow {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly question: string
  readonly unit: 'percent' | 'days' | 'count'
  /** How often the contract counts it, by which runs and breaches are told. */
  readonly every: KpiEvery
  /** Set where a council was asked about and the KPI is of the trust as a whole alone. */
  readonly wholeTrust?: true
  /** The period the figure is of: an earlier one where a month was asked of a KPI told by quarters. */
  readonly end: PlainDate
  readonly now: KpiFigure
  readonly term: KpiTerm | undefined
  readonly status: KpiStatus
  /** Periods in a row outside tolerance, and how many are a persistent breach. */
  readonly streak: number
  readonly needed: number
  readonly breach: boolean
  /** The chance, 0 to 1, that the next period is outside tolerance; null where it cannot be told. */
  readonly chance: number | null
  readonly yearAgo: number | null
  /** A line of its periods, oldest first. */
  readonly points: readonly Point[]
  /** As it was first submitted for this period. */
  readonly submitted?: KpiWent
  readonly comment?: KpiComment
}

/** What was asked, as it was understood. */
export interface KpiAsked {
  readonly every: KpiEvery
  readonly end: PlainDate
  readonly council?: string
  readonly councilName: string
  /** Periods worth offering, newest first. */
  readonly ends: readonly PlainDate[]
  readonly workedOutAt: string
  /** The day it is asked. */
  readonly today: PlainDate
  readonly newerToCome?: true
}

/** A period that was submitted. */
export interface KpiSubmission {
  readonly id: string
  readonly every: KpiEvery
  readonly end: PlainDate
  readonly at: string
  readonly signedBy: string
  readonly note?: string
}

export interface KpiGlance {
  readonly asked: KpiAsked
  /** In the contract's order. */
  readonly rows: readonly KpiRow[]
  /** The same, the worst first. */
  readonly worst: readonly KpiRow[]
  /** Submissions of this period, oldest first. */
  readonly submissions: readonly KpiSubmission[]
  /** Local targets beside the contract. */
  readonly local: readonly KpiLocalTarget[]
}

export interface KpiLocalTarget {
  readonly measure: string
  readonly title: string
  readonly target: number
  readonly unit: 'percent' | 'count'
  readonly source: string
  readonly now: number | null
  /** Set where the measure counts something else than the target is of: it is then only linked to. */
  readonly linked?: true
}

/** One period of a KPI. */
export interface KpiPoint {
  readonly end: PlainDate
  readonly figure: KpiFigure
  readonly status: KpiStatus
  readonly target: number | null
  readonly tolerance: number | null
  readonly streak: number
  readonly breach: boolean
  /** As first submitted, where it was. */
  readonly submitted?: number | null
  readonly restated?: true
  readonly comment?: KpiComment
}

export interface KpiForecastStep {
  readonly end: PlainDate
  readonly value: number
  readonly lower: number
  readonly upper: number
  readonly chance: number | null
}

export interface KpiAnswer {
  readonly asked: KpiAsked
  readonly row: KpiRow
  readonly definition: string
  readonly fedBy: string
  /** The measure here that works it out, where there is one. */
  readonly measure?: string
  /** The page of the register that tells it, where one does. */
  readonly page?: string
  /** The figure printed for the year before the trust. */
  readonly printed?: number
  readonly printedIn: string
  /** Its periods, oldest first, up to the one asked about: by its own month or quarter. */
  readonly series: readonly KpiPoint[]
  /** When the run outside tolerance began. */
  readonly since?: PlainDate
  /** Periods whose figure is owed and not held. */
  readonly missing: readonly PlainDate[]
  readonly forecast?: { readonly steps: readonly KpiForecastStep[]; readonly weight: number }
  readonly method: string
  /** What it was held to, newest first. */
  readonly terms: readonly KpiTerm[]
  /** Everything said of the period shown, newest first. */
  readonly comments: readonly KpiComment[]
  /** What its two counts are called, for whoever enters them. */
  readonly counts?: { readonly part: string; readonly whole: string }
}

/** Which children changed a figure since it was submitted. */
export interface KpiChanges {
  readonly asked: KpiAsked
  readonly row: KpiRow
  /** Absent where the period was never submitted. */
  readonly submission?: KpiSubmission
  readonly was?: number | null
  /** Absent where the figure is not worked out from children's files. */
  readonly changed?: {
    readonly changed: number
    readonly crossed: number
    readonly changes: readonly Change[]
    readonly of: 'child' | 'event' | 'worker'
  }
}

/** A field that was filled in wrongly. */
export interface KpiFault {
  readonly field: string
  readonly text: string
}

export type KpiDone = { readonly is: 'done' } | { readonly is: 'refused'; readonly faults: readonly KpiFault[] }

/** What was sent of a form, by field. */
export type KpiSent = Readonly<Record<string, string>>

/** A line of a file of figures that cannot be taken in. */
export interface KpiLineFault {
  /** The line of the file, its heading being line 1; 0 for the file as a whole. */
  readonly line: number
  readonly what: string
  readonly mend: string
}

export type KpiImported =
  | { readonly is: 'done'; readonly figures: number; readonly replaced: number }
  | { readonly is: 'refused'; readonly faults: readonly KpiLineFault[] }

/** How the breach rule stands, and how it stood. */
export interface KpiRule {
  readonly from: PlainDate
  readonly months: number
  readonly quarters: number
  readonly missing: Choice
  readonly nothing: Choice
  readonly restated: Choice
  readonly yearEnd: Choice
  readonly agreed: boolean
  readonly why: string
  readonly signedBy?: string
}

export interface KpiRules {
  /** Newest first. */
  readonly rules: readonly KpiRule[]
  readonly choices: Readonly<Record<'missing' | 'nothing' | 'restated' | 'yearEnd', readonly Choice[]>>
}

/** A figure that went to the councils: held back where a small number stands behind it, or would be given away by it. */
export interface KpiPublishedFigure {
  readonly value: number | null
  readonly hidden?: true
  readonly status: KpiStatus
  readonly streak: number
  readonly breach: boolean
}

export interface KpiPublishedRow {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly question: string
  readonly unit: 'percent' | 'days' | 'count'
  readonly target: number | null
  readonly trust: KpiPublishedFigure | undefined
  /** By council, in the order of `councils`; undefined where the KPI is of the trust alone. */
  readonly councils: readonly (KpiPublishedFigure | undefined)[]
  readonly comment?: KpiComment
}

export interface KpiPublished {
  /** The day it is asked. */
  readonly today: PlainDate
  /** Periods that were submitted, newest first. */
  readonly submitted: readonly KpiSubmission[]
  readonly shown?: KpiSubmission
  readonly councils: readonly Choice[]
  readonly rows: readonly KpiPublishedRow[]
}

/** The contract's key performance indicators. */
export interface ContractService {
  readonly glance: (viewer: Viewer, ask: KpiAsk) => Promise<KpiGlance>
  /** Undefined when there is no such KPI. */
  readonly kpi: (viewer: Viewer, id: string, ask: KpiAsk) => Promise<KpiAnswer | undefined>
  readonly changes: (viewer: Viewer, id: string, ask: KpiAsk) => Promise<KpiChanges | undefined>
  readonly enter: (viewer: Viewer, id: string, sent: KpiSent) => Promise<KpiDone>
  readonly comment: (viewer: Viewer, id: string, sent: KpiSent) => Promise<KpiDone>
  readonly setTarget: (viewer: Viewer, id: string, sent: KpiSent) => Promise<KpiDone>
  readonly rules: (viewer: Viewer) => Promise<KpiRules>
  readonly setRule: (viewer: Viewer, sent: KpiSent) => Promise<KpiDone>
  /** Figures from a CSV; nothing is taken in unless every line can be. */
  readonly importFigures: (
    viewer: Viewer,
    file: { readonly path: string; readonly name: string },
  ) => Promise<KpiImported>
  /** Freezes a period's figures, for every council and the trust, as they stand. */
  readonly submit: (viewer: Viewer, sent: KpiSent) => Promise<KpiDone>
  /** The figures of a submitted period, the newest where none is asked for. */
  readonly published: (viewer: Viewer, id?: string) => Promise<KpiPublished>
}
