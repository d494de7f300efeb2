import type { PlainDate } from '../time/plain-date.ts'
import type { CheckEdition } from './service-checking.ts'
import type { Choice, Level, Viewer } from './services.ts'
import type { WorkChild, WorkPerson } from './service-work.ts'

export const FAULT_LISTS = ['faults', 'rules', 'teams', 'workers', 'children'] as const

export type FaultList = (typeof FAULT_LISTS)[number]

/** Whose children a list of faults is of, from the nearest to the whole trust. */
export const FAULT_SCOPES = ['own', 'team', 'service', 'all'] as const

export type FaultScope = (typeof FAULT_SCOPES)[number]

/**
 * A fault must be mended; a query may be right as it stands; what is to come is asked for by a
 * day that has not come, the year's end or a birthday; a rule that failed on a record is a fault of the product's.
 */
export type FaultIs = 'fault' | 'query' | 'to-come' | 'failed'

/** Something in a child's record that a rule of the return finds wrong. */
export interface RecordFault {
  readonly child: WorkChild
  readonly rule: string
  readonly is: FaultIs
  readonly isTitle: string
  /** What is wrong, and how to mend it, in sentences. */
  readonly wrong: string
  readonly mend: string
  /** The table of the return in which it would be shown. */
  readonly table: Choice
  /** The day from which it has been wrong, or will be. */
  readonly since: PlainDate
  /** Working days since then. */
  readonly age: number
  /** Longer than the trust means any to stand. */
  readonly late: boolean
  readonly level: Level
  /** How long it has stood. */
  readonly words: string
  /** The child's worker; null where it is the data team's to mend. */
  readonly owner: WorkPerson | null
  readonly team: WorkPerson | null
  /** Where it is mended, and what is done there. */
  readonly href: string
  readonly does: string
}

/** What is wrong in the record, as one reader may know it. */
export interface FaultsRead {
  readonly on: PlainDate
  /** The collection year that is checked. */
  readonly year: { readonly starts: PlainDate; readonly ends: PlainDate; readonly title: string }
  readonly scope: FaultScope
  /** The scopes the reader may choose. */
  readonly scopes: readonly FaultScope[]
  /** Whether every record has been checked by today's rules: until then the list is not yet whole. */
  readonly whole: boolean
  /** Rules that are not asked because Ofsted's lists of providers are not held, and which those are, in words. */
  readonly notAsked?: { readonly rules: readonly string[]; readonly lists: readonly string[] }
  /** The editions of Ofsted's lists that homes are looked up in. */
  readonly editions: readonly CheckEdition[]
  /** How many working days the trust means any fault to stand at most. */
  readonly within: number
  /** Oldest first. */
  readonly faults: readonly RecordFault[]
}

/** How many faults are one's own to mend. */
export interface MyFaults {
  readonly faults: number
  readonly late: number
}

/** What the rules of the return find wrong in the record, all year. */
export interface QualityService {
  readonly open: (viewer: Viewer, scope: FaultScope | undefined, purpose?: 'open' | 'download') => Promise<FaultsRead>
  /** One's own, counted; undefined where the reader holds no children. */
  readonly mine: (viewer: Viewer) => Promise<MyFaults | undefined>
}
