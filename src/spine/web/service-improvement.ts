import type { PlainDate } from '../time/plain-date.ts'
import type { RegisterVersion } from './service-registers.ts'
import type { Choice, Level, Viewer } from './services.ts'

/** A colour in words, with what it means and how it is marked. `none` where nothing has been noted. */
export interface Rag extends Choice {
  readonly level: Level
  readonly means: string
}

/** Which way a colour went from the note before. */
export type RagWay = 'up' | 'down' | 'same' | 'first'

/** An action of the improvement plan as the plan lists it. */
export interface ActionRow {
  readonly id: string
  readonly reference: string
  readonly what: string
  readonly priority: Choice
  readonly lead: Choice
  readonly agreed: PlainDate
  readonly by: PlainDate
  readonly delivery: Rag
  readonly outcome: Rag
  readonly deliveryWay: RagWay
  readonly outcomeWay: RagWay
  /** The day of the last progress note; null where there is none. */
  readonly noted: PlainDate | null
  readonly completed: PlainDate | null
  readonly overdue: boolean
  /** How its day stands: 'overdue by 12 days', 'in 9 weeks', 'completed'. */
  readonly stands: string
  readonly level: Level
}

/** A priority with its actions and how they stand. */
export interface PriorityShown {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly aim: string
  readonly outcomes: readonly string[]
  readonly sponsor: Choice
  readonly measures: readonly string[]
  readonly ended: PlainDate | null
  readonly why?: string
  readonly actions: readonly ActionRow[]
  /** How many actions stand at each colour, those with any, the worst first. */
  readonly delivery: readonly (Rag & { readonly count: number })[]
  readonly outcome: readonly (Rag & { readonly count: number })[]
  readonly overdue: number
}

/** The improvement plan at a glance. */
export interface PlanShown {
  readonly on: PlainDate
  readonly priorities: readonly PriorityShown[]
  readonly criteria: { readonly delivery: readonly Rag[]; readonly outcome: readonly Rag[] }
  readonly mayWrite: boolean
}

/** One action, in full. */
export interface ActionInFull extends ActionRow {
  readonly on: PlainDate
  readonly detail?: string
  readonly support?: string
  readonly progressIs: string
  readonly measures: readonly string[]
  readonly funding?: number
  readonly fundingFrom?: string
  readonly finding?: { readonly id: string; readonly inspection: string; readonly text: string }
  /** Newest first, each with the way it went from the one before. */
  readonly notes: readonly {
    readonly id: string
    readonly on: PlainDate
    readonly note: string
    readonly evidence?: string
    readonly delivery: Rag
    readonly outcome: Rag
    readonly deliveryWay: RagWay
    readonly outcomeWay: RagWay
  }[]
  readonly may: { readonly write: boolean; readonly note: boolean }
  readonly versions: readonly RegisterVersion[]
}

/** A finding as its inspection lists it. */
export interface FindingRow {
  readonly id: string
  readonly number: number
  readonly text: string
  readonly type: Choice
  readonly owner: Choice
  readonly found: PlainDate | null
  readonly deadline?: PlainDate
  readonly answered: PlainDate | null
  readonly state: Choice
  readonly level: Level
  readonly overdue: boolean
  readonly actions: number
}

/** An inspection with what it judged and found. */
export interface InspectionShown {
  readonly id: string
  readonly title: string
  readonly by: Choice
  readonly type: Choice
  readonly began: PlainDate
  readonly ended: PlainDate | null
  readonly published?: PlainDate
  readonly summary?: string
  readonly where?: string
  readonly judgements: readonly { readonly id: string; readonly area: Choice; readonly grade: Choice }[]
  readonly findings: readonly FindingRow[]
}

/** Every inspection, newest first. */
export interface InspectionsShown {
  readonly on: PlainDate
  readonly inspections: readonly InspectionShown[]
  readonly mayWrite: boolean
}

/** One finding, in full. */
export interface FindingInFull extends FindingRow {
  readonly on: PlainDate
  readonly inspection: { readonly id: string; readonly title: string }
  readonly how?: string
  readonly answers: readonly ActionRow[]
  readonly evidence: readonly {
    readonly id: string
    readonly on: PlainDate | null
    readonly what: string
    readonly where?: string
    readonly measure?: string
  }[]
  readonly measures: readonly string[]
  readonly may: { readonly write: boolean; readonly evidence: boolean }
  readonly versions: readonly RegisterVersion[]
}

/** The improvement plan and the inspections it answers. */
export interface ImprovementService {
  readonly plan: (viewer: Viewer) => Promise<PlanShown>
  readonly action: (viewer: Viewer, id: string) => Promise<ActionInFull | undefined>
  readonly inspections: (viewer: Viewer) => Promise<InspectionsShown>
  readonly finding: (viewer: Viewer, inspection: string, id: string) => Promise<FindingInFull | undefined>
}
