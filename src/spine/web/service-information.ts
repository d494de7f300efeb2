import type { Instant } from '../ledger/entry.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { RegisterVersion } from './service-registers.ts'
import type { Choice, Level, Viewer } from './services.ts'

/** A breach as the register lists it. Names nobody. */
export interface BreachRow {
  readonly id: string
  readonly reference: string
  readonly aware: Instant
  readonly awareOn: PlainDate
  readonly type: Choice
  /** Null while it is not judged. */
  readonly severity: Choice | null
  readonly people: number | null
  /** Where the clock to the Commissioner stands, in words and as a level. */
  readonly clock: { readonly words: string; readonly level: Level }
  /** Minutes left to tell the Commissioner, negative once they have run out; null where none run. */
  readonly left: number | null
  /** The day the Commissioner was told; null where they were not. */
  readonly reported: PlainDate | null
  /** Hours from knowing of it to telling the Commissioner, to one place; null where they were not told. */
  readonly took: number | null
  readonly peopleToTell: boolean
  readonly actionsOpen: number
  readonly actionsOverdue: number
  readonly closed: PlainDate | null
}

/** One breach in full. */
export interface BreachInFull extends BreachRow {
  readonly happened: PlainDate | null
  readonly what: string
  readonly sensitive: boolean
  readonly until: Instant | null
  readonly contained?: string
  readonly whyNot?: string
  readonly decided: PlainDate | null
  readonly told: PlainDate | null
  readonly whyUntold?: string
  readonly came?: string
  readonly reports: readonly {
    readonly id: string
    readonly at: Instant
    readonly number?: string
    readonly whyLate?: string
    readonly answer?: string
  }[]
  readonly actions: readonly {
    readonly id: string
    readonly what: string
    readonly owner: string
    readonly by: PlainDate
    readonly done: PlainDate | null
    readonly came?: string
    readonly level: Level
    readonly words: string
  }[]
  readonly mayWrite: boolean
  readonly versions: readonly RegisterVersion[]
}

/** The register of breaches at a moment. */
export interface BreachRegister {
  readonly at: Instant
  readonly on: PlainDate
  /** Those whose clock runs first, then open ones, then closed. */
  readonly breaches: readonly BreachRow[]
  readonly mayWrite: boolean
  /** Of the twelve months up to today: how many were known of, how many were reported, and how many of those in 72 hours. */
  readonly year: { readonly known: number; readonly reported: number; readonly inTime: number }
  /** Reported in each quarter up to today, the newest first, by its last day. */
  readonly quarters: readonly { readonly end: PlainDate; readonly known: number; readonly reported: number }[]
}

/** Breaches, requests for records, how long records are kept and their destruction. */
export interface InformationService {
  readonly breaches: (viewer: Viewer) => Promise<BreachRegister>
  /** Undefined where there is no such breach. */
  readonly breach: (viewer: Viewer, id: string) => Promise<BreachInFull | undefined>
}
