import type { DemoRole } from '../users.ts'

/** A made-up body, with its terms and what it takes on a cycle. */
export interface DemoBoard {
  readonly key: string
  readonly name: string
  readonly type: 'board' | 'committee' | 'group'
  readonly reportsTo?: string
  readonly terms: string
  readonly everyMonths: number
  readonly quorum: number
  readonly chairMonths?: number
  /** Days from the day of the demonstration to its next meeting; negative where none is set, and its last was so long ago. */
  readonly next: number
  /** Weeks between its meetings, and how many there have been. */
  readonly weeks: number
  readonly held: number
  /** Papers of its next meeting: title, owner, how many days before its day each was received; undefined while awaited. */
  readonly papers: readonly (readonly [title: string, owner: DemoRole, received?: number])[]
  readonly cycle: readonly DemoCycleItem[]
  readonly members: readonly DemoMember[]
}

export interface DemoCycleItem {
  readonly title: string
  readonly type: 'standing' | 'celebration' | 'thematic' | 'annual-report' | 'group-report'
  /** Every so many meetings, from the one that is so many back; at every meeting where absent. */
  readonly round?: readonly [every: number, at: number]
  readonly months?: number
  readonly owner?: DemoRole
  readonly group?: string
  readonly area?: string
  /** What is said of it in the minutes. */
  readonly minute?: string
  /** It was left out of the last round. */
  readonly missed?: true
}

export interface DemoMember {
  readonly name: string
  readonly role: string
  readonly votes: boolean
  readonly account?: DemoRole
  readonly council?: 'north' | 'west'
  readonly agency?: string
  readonly turn?: number
  readonly interest?: readonly [what: string, area: string]
  /** The number of the priority of the improvement plan that they champion. */
  readonly priority?: number
  /** Months ago they left. */
  readonly left?: number
}

/** Something agreed at a meeting so many back: what, whose, days it was given, and days it took; undefined while open. */
export type DemoMeetingAction = readonly [what: string, owner: DemoRole, given: number, took?: number, came?: string]
