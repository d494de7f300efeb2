import type { PlainDate } from '../time/plain-date.ts'
import type { ImportProblem, UploadedFile } from './service-imports.ts'
import type { Choice, Viewer } from './services.ts'

/** `waiting`: another return is being checked first. `refused`: the files are no return that can be checked. */
export type CheckState = 'waiting' | 'reading' | 'checking' | 'keeping' | 'done' | 'refused' | 'failed'

/** The earliest collection year whose return the rules are of. */
export const FIRST_CHECKED_YEAR = 2023

/** What is checked: files as they would be sent, or the record as it stands, as the return that it makes. */
export const CHECK_SOURCES = ['files', 'record'] as const
export type CheckSource = (typeof CHECK_SOURCES)[number]

/** A kept check of a return, as the list shows it. */
export interface CheckRow {
  readonly id: string
  readonly number: number
  /** An instant. */
  readonly at: string
  readonly by: string
  readonly council: Choice
  readonly year: number
  readonly source: CheckSource
  readonly state: CheckState
  readonly faults: number
  readonly queries: number
  readonly children: number
  readonly childrenAtFault: number
}

/** What a form to check a return offers. */
export interface CheckChoices {
  readonly councils: readonly Choice[]
  readonly years: readonly number[]
  /** The year whose return is sent next. */
  readonly usual: number
  /** The editions of Ofsted's lists that homes are looked up in where none is sent; none where a list is not held. */
  readonly editions: readonly CheckEdition[]
  /** Whether the viewer may have the record checked: whoever may make the return. */
  readonly record: boolean
}

export interface CheckAsk {
  readonly council: string
  readonly year: number
  readonly source: CheckSource
  readonly files: readonly UploadedFile[]
  readonly previous: readonly UploadedFile[]
  readonly providers: readonly UploadedFile[]
}

/** An edition of Ofsted's lists that is kept: its number, and the day it speaks for. */
export interface CheckEdition {
  readonly number: number
  readonly asAt: PlainDate
}

/** The box of the form a problem is about. */
export type CheckBox = 'council' | 'year' | 'source' | 'files' | 'previous' | 'providers'

export interface CheckProblem extends ImportProblem {
  readonly box: CheckBox
}

export type CheckStarted =
  | { readonly is: 'started'; readonly id: string }
  | { readonly is: 'refused'; readonly problems: readonly CheckProblem[] }

export interface CheckProgress {
  readonly id: string
  readonly source: CheckSource
  readonly state: CheckState
  /** In order; `total` is null until it is known. */
  readonly steps: readonly { readonly title: string; readonly done: number; readonly total: number | null }[]
}

/** Something in the files that could not be read, or was read otherwise than it stands. */
export interface CheckRemark {
  readonly file: string
  readonly line: number | null
  readonly why: string
  readonly mend: string
  /** What it is about was not read at all. */
  readonly unread: boolean
}

/** A rule and why it was not asked, or how it broke. */
export interface RuleNotAsked {
  readonly rule: string
  readonly finds: string
  readonly why: string
}

/** All that is said of a check before its lists. */
export interface CheckHead extends CheckRow {
  readonly files: readonly { readonly box: CheckBox; readonly name: string }[]
  readonly asked: number
  readonly rows: number
  readonly lastYear: boolean
  /** The record was checked before its year was over: some of what is missing was not asked for yet. */
  readonly underWay: boolean
  readonly postcodes: boolean
  /** How many providers of Ofsted's lists were looked up in; null where there were none. */
  readonly providers: number | null
  /** The editions that were looked up in, where no list was sent with the return. */
  readonly editions?: readonly CheckEdition[]
  readonly notAsked: readonly RuleNotAsked[]
  readonly broke: readonly RuleNotAsked[]
  readonly remarks: readonly CheckRemark[]
  /** Remarks there were, of which the first are listed. */
  readonly remarksInAll: number
  /** Why nothing was checked, where it was refused or failed. */
  readonly problems: readonly CheckProblem[]
  readonly mayRemove: boolean
}

/** Columns with what is in them as typed; null for a blank. */
export type CheckCells = readonly (readonly [column: string, value: string | null])[]

export interface CheckFault {
  readonly rule: string
  readonly query: boolean
  readonly wrong: string
  readonly mend: string
  readonly table: string
  /** The first row of a table is 1. */
  readonly row: number
  readonly cells: CheckCells
  /** What tells the row from the child's others. */
  readonly knownBy: CheckCells
  readonly child: CheckChild
}

/** A child of a return, and who they are where the viewer may look at their file; else they may be on our record or not. */
export interface CheckChild {
  /** Stands for the child in addresses of this check. */
  readonly key: number
  /** The council's own number for the child, as the return gives it; empty where a row has none. */
  readonly number: string
  readonly id: string | null
  readonly called: string | null
  readonly worker: string | null
  readonly team: string | null
}

/** Faults put together under a rule, a worker or a team. */
export interface CheckGroup {
  readonly key: string
  readonly title: string
  readonly note: string | null
  readonly faults: number
  readonly queries: number
  readonly children: number
}

export interface CheckChildRow extends CheckChild {
  readonly faults: number
  readonly queries: number
  readonly rules: readonly string[]
}

export interface CheckPaging {
  readonly found: number
  readonly page: number
  readonly pages: number
}

export const CHECK_LISTS = ['rules', 'workers', 'teams', 'children', 'faults'] as const
export type CheckList = (typeof CHECK_LISTS)[number]

/** What the list of faults, or of children, is narrowed to. */
export interface CheckNarrowing {
  readonly rule?: string | undefined
  readonly is?: 'fault' | 'query' | undefined
  readonly table?: string | undefined
  /** A worker's id, `nobody` or `not-found`. */
  readonly worker?: string | undefined
  /** A team's id, `no-team` or `not-found`. */
  readonly team?: string | undefined
  readonly child?: number | undefined
}

export interface CheckFacet {
  readonly name: 'is' | 'rule' | 'table' | 'team' | 'worker'
  readonly title: string
  readonly choices: readonly Choice[]
}

export type CheckListed =
  | { readonly list: 'rules' | 'workers' | 'teams'; readonly groups: readonly CheckGroup[] }
  | {
      readonly list: 'children'
      readonly children: readonly CheckChildRow[]
      readonly paging: CheckPaging
      readonly facets: readonly CheckFacet[]
    }
  | {
      readonly list: 'faults'
      readonly faults: readonly CheckFault[]
      readonly paging: CheckPaging
      readonly facets: readonly CheckFacet[]
      /** The one child asked for. */
      readonly child: CheckChild | null
    }

export interface CheckRead {
  readonly head: CheckHead
  readonly listed: CheckListed | null
}

export const CHECK_CHANGES = ['new', 'mended', 'still', 'not-asked'] as const
/** Between two checks: found only now, only before, in both; or of a rule that only one of them asked. */
export type CheckChange = (typeof CHECK_CHANGES)[number]

export type CheckChangeCounts = Readonly<Record<CheckChange, number>>

export interface CheckChangedRow {
  readonly key: string
  readonly title: string
  readonly note: string | null
  readonly counts: CheckChangeCounts
}

export interface CheckCompared {
  readonly now: CheckRow
  /** The check compared with; null where there is no other of the council. */
  readonly before: CheckRow | null
  readonly others: readonly CheckRow[]
  readonly counts: CheckChangeCounts
  readonly list: 'rules' | 'children' | 'faults'
  readonly rows: readonly CheckChangedRow[]
  readonly faults: readonly (Omit<CheckFault, 'child'> & { readonly change: CheckChange; readonly number: string })[]
  readonly paging: CheckPaging
  /** Rules that only one of the two asked. */
  readonly askedOnce: readonly string[]
}

export interface CompareAsk {
  readonly with?: string | undefined
  readonly list: 'rules' | 'children' | 'faults'
  readonly change?: CheckChange | undefined
  readonly rule?: string | undefined
  readonly page?: number | undefined
}

export interface CheckSaved {
  readonly name: string
  readonly type: string
  readonly body: string | Uint8Array
}

/** Checking a return before it is sent. Nothing that is sent here enters the record. */
export interface CheckingService {
  readonly choices: (viewer: Viewer) => Promise<CheckChoices>
  readonly list: (viewer: Viewer) => Promise<readonly CheckRow[]>
  readonly start: (viewer: Viewer, ask: CheckAsk) => Promise<CheckStarted>
  readonly progress: (viewer: Viewer, id: string) => Promise<CheckProgress | undefined>
  readonly read: (
    viewer: Viewer,
    id: string,
    asked: { readonly list: CheckList; readonly page?: number | undefined } & CheckNarrowing,
  ) => Promise<CheckRead | undefined>
  readonly compare: (viewer: Viewer, id: string, asked: CompareAsk) => Promise<CheckCompared | undefined>
  /** Every fault, as a workbook with its counts, or as CSV. */
  readonly save: (viewer: Viewer, id: string, as: 'csv' | 'xlsx') => Promise<CheckSaved | undefined>
  /** Forgets a check and all it found; false where there is none, or it is still running. */
  readonly remove: (viewer: Viewer, id: string) => Promise<boolean>
}
