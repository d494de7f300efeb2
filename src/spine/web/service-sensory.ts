import type { PlainDate } from '../time/plain-date.ts'
import type { Choice, Level, Viewer } from './services.ts'

// Every amount is in whole pounds.

/** A row of the caseload: one need, council or level, and how many children at each level. */
export interface SensoryRow {
  readonly of: Choice
  readonly levels: readonly number[]
  readonly children: number
}

/** What one council pays, by each way of telling it. */
export interface SensoryCouncil {
  readonly council: Choice
  readonly agreed: number | null
  readonly contributed: number | null
  readonly contributedShare: number | null
  readonly children: number | null
  readonly use: number | null
  readonly byAgreed: number | null
  readonly byUse: number | null
}

/** A difference between two figures, for the page to put into words. */
export interface SensoryDifference {
  readonly is:
    | 'shares-do-not-add-up'
    | 'paid-not-agreed'
    | 'paid-not-used'
    | 'agreed-not-used'
    | 'unshared'
    | 'uncontributed'
    | 'recharge-short'
  readonly council: string
  /** Above nought where the council pays more, or money is missing. */
  readonly pounds: number
  /** Of shares that do not add up, what they come to. */
  readonly together: number
}

/** A year of the service's money. */
export interface SensoryYear {
  readonly year: number
  readonly yearName: string
  readonly entry: string
  readonly staffing: number
  readonly other: number
  readonly rechargeBudget: number
  readonly recharged: number
  readonly rechargedSchools: number
  readonly net: number
  readonly shared: number
  readonly unshared: number
  readonly contributed: number
  readonly countedOn: PlainDate | null
  readonly councils: readonly SensoryCouncil[]
  readonly differences: readonly SensoryDifference[]
}

/** Support workers in a school. */
export interface SensorySchool {
  readonly id: string
  readonly school: string
  readonly council: string
  readonly employer: Choice
  readonly workers: number
  readonly hours: number
  readonly by: string
  readonly pupils: number
  readonly from: PlainDate
  /** Recharged in the year; null where the school employs them itself. */
  readonly recharged: number | null
}

/** The service as it stands. */
export interface SensoryOverview {
  readonly on: PlainDate
  readonly agreement?: {
    readonly id: string
    readonly title: string
    readonly host: string
    readonly staff: number | null
    readonly terms: string
    readonly from: PlainDate | null
  }
  readonly levels: readonly Choice[]
  readonly caseload?: {
    readonly on: PlainDate
    readonly source: string
    readonly children: number
    readonly byCouncil: readonly SensoryRow[]
    readonly byNeed: readonly SensoryRow[]
    /** Each count as it was entered, to be put right. */
    readonly counts: readonly { readonly id: string; readonly words: string }[]
  }
  /** Of them, those with a file here. */
  readonly onFile: {
    readonly children: number
    readonly byCouncil: readonly SensoryRow[]
    readonly overdue: number
    readonly due: number
    /** Of whom it cannot be told when a visit is due. */
    readonly unknown: number
  }
  readonly visits: {
    readonly months: readonly { readonly month: PlainDate; readonly planned: number; readonly made: number }[]
    readonly year: { readonly planned: number; readonly made: number }
    readonly byCouncil: readonly { readonly council: Choice; readonly planned: number; readonly made: number }[]
  }
  readonly schools: readonly SensorySchool[]
  readonly year?: SensoryYear
  readonly years: readonly Choice[]
  readonly workedOutAt: string
  readonly newerToCome: boolean
  readonly may: { readonly write: boolean; readonly fund: boolean; readonly children: boolean }
}

/** A child with a file here whom the service knows. */
export interface SensoryChild {
  readonly id: string
  readonly called: string
  readonly council: Choice
  readonly need: Choice
  readonly level: Choice
  readonly since: PlainDate
  readonly school: string
  readonly last: PlainDate | null
  readonly by: PlainDate | null
  readonly is: { readonly level: Level; readonly text: string }
}

/** The sensory impairment service that the councils share. */
export interface SensoryService {
  readonly overview: (viewer: Viewer, ask: { readonly year?: number }) => Promise<SensoryOverview>
  readonly children: (viewer: Viewer, purpose: 'open' | 'download') => Promise<readonly SensoryChild[]>
}
