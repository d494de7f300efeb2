import type { DemoRole } from '../users.ts'

/** Months before the day the demonstration is made; below nothing is after it. */
export type MonthsAgo = number

type Step = 1 | 2 | 3 | 4 | 5

/** A made-up risk, with all that was ever recorded of it. */
export interface DemoRisk {
  readonly register: 'strategic' | 'operational'
  readonly reference: string
  readonly title: string
  readonly cause: string
  readonly effect: string
  readonly category: string
  readonly owner: DemoRole
  readonly board: boolean
  readonly raised: MonthsAgo
  readonly before: readonly [likelihood: Step, impact: Step]
  readonly first: readonly [likelihood: Step, impact: Step]
  readonly target: number
  readonly measures: readonly string[]
  readonly reviews: readonly (readonly [at: MonthsAgo, likelihood: Step, impact: Step, note: string])[]
  /** When it is next to be reviewed. */
  readonly next: MonthsAgo
  readonly mitigations: readonly DemoMitigation[]
  readonly closed?: readonly [at: MonthsAgo, why: string]
}

export interface DemoMitigation {
  readonly what: string
  readonly owner: DemoRole
  readonly agreed: MonthsAgo
  readonly by: MonthsAgo
  readonly done?: readonly [at: MonthsAgo, came: string]
}

type Delivery = 'red' | 'amber' | 'green' | 'completed'
type Outcome = 'red' | 'amber' | 'green'

/** A made-up action of the improvement plan with its progress notes, oldest first. */
export interface DemoAction {
  readonly what: string
  readonly lead: DemoRole
  readonly support?: string
  readonly agreed: MonthsAgo
  readonly by: MonthsAgo
  readonly shows: string
  readonly measures?: readonly string[]
  readonly funding?: readonly [pounds: number, from: string]
  /** The number of the inspection's finding that it answers. */
  readonly finding?: number
  readonly notes: readonly (readonly [at: MonthsAgo, Delivery, Outcome, note: string])[]
}

export interface DemoPriority {
  readonly title: string
  readonly aim: string
  readonly outcomes: readonly string[]
  readonly sponsor: DemoRole
  readonly measures: readonly string[]
  readonly actions: readonly DemoAction[]
}

/** A made-up inspection with what it judged and found. */
export interface DemoInspection {
  readonly title: string
  readonly began: MonthsAgo
  readonly published: MonthsAgo
  readonly summary: string
  readonly judgements: readonly (readonly [area: string, grade: string])[]
  readonly findings: readonly DemoFinding[]
}

export interface DemoFinding {
  readonly text: string
  readonly type: 'priority' | 'improve' | 'strength'
  readonly owner: DemoRole
  readonly deadline?: MonthsAgo
  readonly answered?: readonly [at: MonthsAgo, how: string]
  readonly evidence: readonly (readonly [at: MonthsAgo, what: string, where: string])[]
}
