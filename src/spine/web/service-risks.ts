import type { PlainDate } from '../time/plain-date.ts'
import type { RegisterVersion } from './service-registers.ts'
import type { Choice, Level, Viewer } from './services.ts'

/** Likelihood times impact, and the band it falls in. */
export interface RiskScore {
  readonly likelihood: number
  readonly impact: number
  readonly score: number
  readonly band: Choice
  /** How the band is marked beside its word; absent where it needs no mark. */
  readonly level?: Level
}

/** Which way a score went since the one before it, by the reviews on record. */
export type RiskWay = 'up' | 'down' | 'same' | 'first'

/** A risk as a register lists it. */
export interface RiskRow {
  readonly id: string
  readonly register: Choice
  readonly reference: string
  readonly title: string
  readonly category: Choice
  readonly owner: Choice
  readonly board: boolean
  readonly before: RiskScore
  readonly now: RiskScore
  readonly way: RiskWay
  readonly target: number
  readonly raised: PlainDate
  /** Null until it is first reviewed. */
  readonly reviewed: PlainDate | null
  readonly reviewBy: PlainDate
  readonly reviewOverdue: boolean
  /** How many of its mitigations are past their day. */
  readonly mitigationsOverdue: number
  readonly closed: PlainDate | null
}

/** What was raised, closed or scores otherwise since an earlier day. */
export interface RiskMoved {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly what: 'new' | 'closed' | 'up' | 'down'
  readonly was: number | null
  readonly now: number
}

/** The registers of risks on a day. */
export interface RiskRegister {
  readonly on: PlainDate
  readonly since: PlainDate
  /** Open, worst first; then closed. */
  readonly risks: readonly RiskRow[]
  readonly moved: readonly RiskMoved[]
  readonly mayAdd: boolean
  /** The reader sees only what is for the board. */
  readonly forBoard: boolean
}

/** One risk, in full. */
export interface RiskInFull extends RiskRow {
  readonly on: PlainDate
  readonly cause: string
  readonly effect: string
  /** Every score there has been, newest first. */
  readonly scores: readonly (RiskScore & {
    readonly on: PlainDate
    readonly note?: string
    readonly review?: string
    readonly way: RiskWay
  })[]
  readonly mitigations: readonly {
    readonly id: string
    readonly what: string
    readonly owner: Choice
    readonly by: PlainDate
    readonly done: PlainDate | null
    readonly came?: string
    readonly level: Level
    readonly words: string
    /** Whether whoever reads may put it right or say that it is done. */
    readonly mayChange: boolean
  }[]
  /** The ids of the measures that would show it. */
  readonly measures: readonly string[]
  readonly closedWhy?: string
  readonly may: { readonly write: boolean; readonly review: boolean }
  /** Of the risk itself; empty for those who see only what is for the board. */
  readonly versions: readonly RegisterVersion[]
}

/** The trust's registers of risks. */
export interface RisksService {
  /** What moved is since so many months ago. Narrowed, for those who see only that, to what is for the board. */
  readonly register: (viewer: Viewer, months?: number) => Promise<RiskRegister>
  /** Undefined where there is no such risk, or none that the reader may know of. */
  readonly risk: (viewer: Viewer, id: string) => Promise<RiskInFull | undefined>
}
