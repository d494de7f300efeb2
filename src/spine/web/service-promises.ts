import type { PlainDate } from '../time/plain-date.ts'
import type { Rag, RagWay } from './service-improvement.ts'
import type { RegisterVersion } from './service-registers.ts'
import type { Choice, Standing, Viewer } from './services.ts'

/** A step its owner promised, and what came of it. */
export interface StepShown {
  readonly what: string
  readonly on: PlainDate
  readonly state: Standing
}

/** A promise as lists show it. */
export interface PromiseRow {
  readonly id: string
  readonly reference: string
  readonly text: string
  readonly plain?: string
  readonly type: Choice
  readonly framework: Choice
  readonly aim: Choice
  /** Undefined where it is nobody's. */
  readonly owner?: Choice
  readonly rag: Rag
  readonly way: RagWay
  /** The day it was last looked at; null where it never was. */
  readonly looked: PlainDate | null
  /** The last day to look again; null once it has ended. */
  readonly lookBy: PlainDate | null
  readonly look: Standing
  readonly by: PlainDate | null
  readonly late: boolean
  readonly measures: readonly string[]
  readonly ended: PlainDate | null
  readonly step?: StepShown
}

/** How many promises stand at each colour, the worst first, and what is wanting. */
export interface PromiseTally {
  readonly rags: readonly (Rag & { readonly count: number })[]
  readonly all: number
  readonly nobodys: number
  readonly lookOverdue: number
  readonly late: number
}

/** An outcome, a priority or a part of a charter with its promises. */
export interface AimShown {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly about?: string
  readonly champion?: string
  readonly group?: Choice
  readonly ended: PlainDate | null
  readonly why?: string
  readonly promises: readonly PromiseRow[]
}

/** A framework as the index lists it. */
export interface FrameworkRow {
  readonly id: string
  readonly title: string
  readonly type: Choice
  readonly for: Choice
  readonly from: PlainDate
  readonly ended: PlainDate | null
  readonly owner?: Choice
  readonly board?: Choice
  readonly aims: number
  readonly tally: PromiseTally
  readonly review: Standing & { readonly by: PlainDate | null }
}

/** A look at a promise: how it stood on a day, signed. */
export interface LookShown {
  readonly id: string
  readonly on: PlainDate
  readonly rag: Rag
  readonly way: RagWay
  readonly note: string
  readonly evidence?: string
  readonly taken?: string
  readonly next?: string
  readonly nextBy?: PlainDate
  readonly by: string
}

/** A review of a framework, signed. */
export interface FrameworkReviewShown {
  readonly id: string
  readonly on: PlainDate
  readonly found: string
  readonly changes?: string
  readonly heard?: string
  readonly meeting?: { readonly id: string; readonly on: PlainDate }
  readonly by: string
}

/** One framework in full. */
export interface FrameworkInFull extends FrameworkRow {
  readonly on: PlainDate
  readonly about: string
  readonly plain?: string
  readonly agreed?: string
  readonly why?: string
  readonly parts: readonly AimShown[]
  readonly reviews: readonly FrameworkReviewShown[]
  readonly criteria: readonly Rag[]
  readonly may: { readonly write: boolean; readonly review: boolean }
  readonly versions: readonly RegisterVersion[]
}

/** What is being done about a promise elsewhere, and how it goes there. */
export interface WorkShown {
  readonly tie: string
  readonly what: string
  readonly from: string
  readonly who?: string
  readonly state: Standing
  readonly href: string
}

/** One promise in full. */
export interface PromiseInFull extends PromiseRow {
  readonly on: PlainDate
  readonly made: PlainDate
  readonly shows: string
  readonly champion?: string
  readonly group?: Choice
  readonly principles: readonly string[]
  readonly came?: string
  /** Newest first. */
  readonly looks: readonly LookShown[]
  readonly work: readonly WorkShown[]
  readonly may: { readonly write: boolean; readonly look: boolean }
  readonly versions: readonly RegisterVersion[]
}

/** Every framework, and what asks for a person's eye. */
export interface PromisesShown {
  readonly on: PlainDate
  readonly frameworks: readonly FrameworkRow[]
  /** Every promise of those that hold. */
  readonly promises: readonly PromiseRow[]
  readonly criteria: readonly Rag[]
  readonly mayWrite: boolean
}

/** One of the seven principles with the promises that answer it. */
export interface PrincipleShown {
  readonly provision: string
  readonly text: string
  readonly promises: readonly PromiseRow[]
  readonly tally: PromiseTally
}

/** What was promised to children and what the trust aims at. Whoever may read it reads all of it; figures are asked for apart. */
export interface PromisesService {
  readonly all: (viewer: Viewer) => Promise<PromisesShown>
  /** Undefined where there is no such framework; so too below. `on` tells how it stood on a day before. */
  readonly framework: (viewer: Viewer, id: string, on?: PlainDate) => Promise<FrameworkInFull | undefined>
  /** Those of a kind or of a body, as they stood on a day: those that hold then. */
  readonly frameworks: (
    viewer: Viewer,
    which: { readonly types?: readonly string[]; readonly board?: string },
    on?: PlainDate,
  ) => Promise<readonly FrameworkInFull[]>
  readonly promise: (viewer: Viewer, id: string) => Promise<PromiseInFull | undefined>
  readonly principles: (
    viewer: Viewer,
  ) => Promise<{ readonly on: PlainDate; readonly principles: readonly PrincipleShown[] }>
}
