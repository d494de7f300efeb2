import type { DemoRole } from '../users.ts'

/** A made-up promise. `rags` are its looks, oldest first, by the first letter of each colour. */
export interface DemoPromise {
  readonly ref: string
  readonly text: string
  readonly plain?: string
  readonly shows: string
  /** Nobody's where absent. */
  readonly owner?: DemoRole
  readonly measures?: readonly string[]
  /** Letters of the principles it answers, as the Act has them. */
  readonly principles?: string
  readonly rags: string
  /** What the newest look says. */
  readonly now: string
  readonly evidence?: string
  /** The step promised at the newest look, and in how many months it is to be done. */
  readonly next?: readonly [what: string, months: number]
  /** The step promised at the look before, and what the newest says of it. */
  readonly before?: readonly [what: string, taken: 'done' | 'in-part' | 'not-done']
  /** Months since its newest look, where that was longer ago than usual. */
  readonly lag?: number
  /** Months from now it is to be kept by; negative where that is past. */
  readonly by?: number
  /** References of the improvement plan's actions, and the beginnings of a board's actions and challenges, tied to it. */
  readonly work?: readonly string[]
}

export interface DemoAim {
  readonly title: string
  readonly about?: string
  readonly champion?: string
  readonly group?: string
  readonly promises: readonly DemoPromise[]
}

export interface DemoFramework {
  readonly type: 'outcomes' | 'charter' | 'strategy' | 'sufficiency'
  readonly kind: 'statement' | 'promise' | 'criterion' | 'work'
  readonly title: string
  readonly for: 'in-care' | 'care-leavers' | 'both' | 'all'
  readonly about: string
  readonly plain?: string
  readonly agreed: string
  readonly owner: DemoRole
  /** Months ago it began. */
  readonly began: number
  /** Months between two looks. */
  readonly look: number
  readonly aims: readonly DemoAim[]
  /** Months ago, what was found, what changes, and what children said of it. */
  readonly reviews: readonly (readonly [ago: number, found: string, changes?: string, heard?: string])[]
}
