import type { PlainDate } from '../time/plain-date.ts'
import type { RegisterVersion } from './service-registers.ts'
import type { Choice, Level, Viewer } from './services.ts'

/** How something stands, in words with its level. */
export interface SideState {
  readonly level: Level
  readonly words: string
}

/** Something a council must do. */
export interface SideDependency {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly area: Choice
  readonly must: string
  /** Blank for both. */
  readonly council: string
  readonly answers: string
  readonly owner: string
  readonly from: PlainDate
  readonly ended: PlainDate | null
  readonly state: SideState
  readonly checkBy: PlainDate
  readonly overdue: boolean
  /** Newest first. */
  readonly checks: readonly {
    readonly id: string
    readonly on: PlainDate
    readonly state: SideState
    readonly note: string
  }[]
}

/** A service level. */
export interface SideLevel {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly service: Choice
  readonly council: string
  readonly every: 'month' | 'quarter'
  readonly unit: 'percent' | 'days' | 'count'
  readonly polarity: 'higher' | 'lower'
  readonly target: number
  readonly agreed: boolean
  readonly answers: string
  readonly owner: string
  readonly from: PlainDate
  readonly ended: PlainDate | null
  readonly state: SideState
  readonly run: number
  readonly needed: number
  readonly breach: boolean
  readonly missing: PlainDate | undefined
  /** Newest first. */
  readonly figures: readonly {
    readonly id: string
    readonly end: PlainDate
    readonly value: number
    readonly meets: boolean
    readonly source: string
    readonly signedBy: string
    readonly note?: string
  }[]
}

/** A matter taken up under the contract. */
export interface SideEscalation {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly side: Choice
  readonly why: string
  readonly owner: string
  readonly raised: PlainDate
  readonly settled: PlainDate | null
  readonly came?: string
  readonly state: SideState
  readonly about?: { readonly text: string; readonly href: string }
  /** Oldest first. */
  readonly steps: readonly {
    readonly id: string
    readonly to: string
    readonly named?: string
    readonly on: PlainDate
    readonly put: string
    readonly by: PlainDate
    readonly answered: PlainDate | null
    readonly agreed?: string
    readonly state: SideState
  }[]
}

/** A group that meets about the contract. */
export interface SideGroup {
  readonly group: Choice
  readonly nextBy: PlainDate | undefined
  readonly overdue: boolean
  /** Newest first. */
  readonly held: readonly {
    readonly id: string
    readonly on: PlainDate
    readonly present?: string
    readonly agreed: string
  }[]
}

/** Both sides of the contract on a day, the most urgent first in each list. */
export interface BothSides {
  readonly on: PlainDate
  readonly contract:
    | {
        readonly id: string
        readonly title: string
        readonly parties: string
        readonly from: PlainDate
        readonly until?: PlainDate
      }
    | undefined
  readonly dependencies: readonly SideDependency[]
  readonly levels: readonly SideLevel[]
  readonly escalations: readonly SideEscalation[]
  readonly groups: readonly SideGroup[]
  /** The emergency clause, each time it was invoked, the latest first. */
  readonly emergencies: readonly {
    readonly id: string
    readonly from: PlainDate
    readonly to: PlainDate | null
    readonly by: string
    readonly why: string
    readonly suspended: string
    readonly after?: string
  }[]
  /** Newest first. */
  readonly reviews: readonly {
    readonly id: string
    readonly on: PlainDate
    readonly looked: string
    readonly changes?: string
    readonly signedTrust: string
    readonly signedCouncils: string
  }[]
  readonly reviewBy: PlainDate | undefined
  readonly reviewOverdue: boolean
  readonly mayWrite: boolean
}

/** One thing of the register, with what whoever reads may do to it and how it was changed. */
export interface SideOne<T> {
  readonly on: PlainDate
  readonly one: T
  readonly may: { readonly write: boolean; readonly keepUp: boolean }
  /** Empty for those who see it as the board does. */
  readonly versions: readonly RegisterVersion[]
}

/** Both sides of the contract, for those who answer for it and for the board. */
export interface CouncilsSideService {
  readonly all: (viewer: Viewer) => Promise<BothSides>
  /** Each undefined where there is no such thing. */
  readonly dependency: (viewer: Viewer, id: string) => Promise<SideOne<SideDependency> | undefined>
  readonly level: (viewer: Viewer, id: string) => Promise<SideOne<SideLevel> | undefined>
  readonly escalation: (viewer: Viewer, id: string) => Promise<SideOne<SideEscalation> | undefined>
}
