import type { PlainDate } from '../time/plain-date.ts'
import type { Choice, DueItem, Viewer, WorkPerson } from './services.ts'

/** How a duty stands among all files today: occasions, and the files they are of. */
export interface DutyCount {
  readonly files: number
  readonly due: number
  readonly overdue: number
  readonly cannotTell: number
}

/** One duty in the register. */
export interface DutyRow {
  readonly id: string
  readonly title: string
  readonly owner: Choice
  readonly section: Choice
  readonly layer: Choice
  /** The instrument and its provision. */
  readonly law: string
  /** Whether the text of every source was read. */
  readonly verified: boolean
  /** Each limit in force today: 'First: 20 working days'; `ours` where the trust set its own. */
  readonly limits: readonly { readonly title: string; readonly law: string; readonly ours?: string }[]
  /** Absent for those who see figures alone. */
  readonly count?: DutyCount
  /** Whether the children counted may be listed to whoever asks. */
  readonly listed?: boolean
}

/** One thing still to be done under a duty, and whose it is to do for that child. */
export interface DutyOpenRow extends DueItem {
  readonly worker: WorkPerson | null
}

/** The children a duty is open for. */
export interface DutyOpen {
  readonly on: PlainDate
  readonly id: string
  readonly title: string
  /** The most pressing first. */
  readonly rows: readonly DutyOpenRow[]
}

export interface DutyRegister {
  readonly on: PlainDate
  readonly rows: readonly DutyRow[]
  /** Whether counts are among them. */
  readonly counted: boolean
  /** The day from which the trust records its work here; absent while it does not. */
  readonly keptFrom?: PlainDate
}

/** One limit of a duty: what the law has set, and what the trust set itself. */
export interface DutyLimit {
  readonly name: string
  readonly title: string
  readonly law: readonly { readonly from: PlainDate; readonly span: string; readonly source: string }[]
  readonly ours: readonly {
    readonly from: PlainDate
    /** The first day it no longer runs. */
    readonly until?: PlainDate
    readonly span: string
    readonly why: string
  }[]
}

/** One duty, in full. */
export interface DutyInFull extends DutyRow {
  readonly on: PlainDate
  /** What must happen, and for whom. */
  readonly about: string
  readonly sources: readonly { readonly title: string; readonly provision: string; readonly verified: boolean }[]
  readonly metBy: string
  readonly stops: string
  /** The kinds of entry it is worked out from. */
  readonly reads: readonly string[]
  /** What to record to meet it. */
  readonly record?: string
  readonly inReturn: boolean
  readonly history: readonly DutyLimit[]
}

/** What was sent to set a limit. */
export interface LimitAsked {
  readonly limit: string
  readonly n: string
  readonly unit: string
  readonly from: string
  readonly why: string
}

/** Something wrong with what was sent: the field it is put right in, and what to do. */
export interface DutyFault {
  readonly field: 'limit' | 'n' | 'unit' | 'from' | 'why'
  readonly text: string
}

export type DutySet = { readonly is: 'done' } | { readonly is: 'refused'; readonly faults: readonly DutyFault[] }

/** One day of a school year that is asked for: which term, and which of its days. */
export interface TermField {
  /** As it is sent, such as `autumnHalfFrom`. */
  readonly name: string
  readonly title: string
}

/** A council's school year as it was entered. */
export interface TermsEntered {
  readonly council: Choice
  readonly year: number
  /** By the name of each field asked, and `closed`. */
  readonly dates: Readonly<Record<string, string>>
}

/** The dates that the trust itself keeps: its councils' school terms and local offers. */
export interface TrustDates {
  readonly councils: readonly Choice[]
  readonly years: readonly number[]
  readonly fields: readonly TermField[]
  readonly terms: readonly TermsEntered[]
  /** The day each council's local offer for care leavers was last published or looked at again. */
  readonly offers: readonly { readonly council: Choice; readonly on: PlainDate; readonly where?: string }[]
}

/** Something wrong with a date of the trust's that was sent. */
export interface TrustDateFault {
  readonly field: string
  readonly text: string
}

export type TrustDateSet =
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly faults: readonly TrustDateFault[] }

/** The register of duties. */
export interface DutiesService {
  /** The school terms and local offers entered. */
  readonly dates: (viewer: Viewer) => Promise<TrustDates>
  /** Keeps a council's school terms for a year: those entered before give way. What is due is worked out again behind it. */
  readonly setTerms: (viewer: Viewer, asked: Readonly<Record<string, string>>) => Promise<TrustDateSet>
  /** Notes that a council's local offer was published or looked at again. */
  readonly noteOffer: (viewer: Viewer, asked: Readonly<Record<string, string>>) => Promise<TrustDateSet>
  readonly register: (viewer: Viewer) => Promise<DutyRegister>
  /** Undefined where there is no such duty. */
  readonly duty: (viewer: Viewer, id: string) => Promise<DutyInFull | undefined>
  /** For whom a duty is open today; undefined where there is no such duty. Throws AccessRefused for those who see counts alone. */
  readonly open: (viewer: Viewer, id: string, purpose?: string) => Promise<DutyOpen | undefined>
  /** What a limit may be counted in. */
  readonly units: readonly Choice[]
  /** Sets a limit of the trust's own, from a day. What is due is worked out again behind it. */
  readonly setLimit: (viewer: Viewer, id: string, asked: LimitAsked) => Promise<DutySet>
  /** Ends the trust's own limit, from a day, so that the law's alone counts again. */
  readonly endLimit: (viewer: Viewer, id: string, asked: Pick<LimitAsked, 'limit' | 'from' | 'why'>) => Promise<DutySet>
  /** Says from which day the trust records its work here. */
  readonly setKeptFrom: (viewer: Viewer, from: string) => Promise<DutySet>
}
