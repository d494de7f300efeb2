import type { FormGroup, Section } from '../ledger/kind.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { ChildHead, Choice } from './services.ts'

/** One line of the child's story. */
export interface StoryLine {
  /** 'YYYY', 'YYYY-MM', a day, or null where it is not known. */
  readonly on: string | null
  readonly until?: PlainDate
  readonly title: string
  readonly text?: string
  /** What it meant for the child. */
  readonly effect?: string
  /** The child's own words of it. */
  readonly said?: string
  readonly source: string
  /** What sort of entry tells it. */
  readonly kind: string
  readonly href: string
  /** Shown only when all lines are asked for, such as a change of code. */
  readonly minor?: boolean
  /** The words around what was looked for, where they are not in the line itself. */
  readonly found?: string
  /** Whose line it is, in a family's story. */
  readonly whose?: string
}

/** Which lines of a story are wanted. */
export interface StoryFilter {
  readonly group?: FormGroup
  readonly section?: Section
  readonly from?: number
  readonly to?: number
  readonly text?: string
  /** The process around the child's life too. */
  readonly whole?: boolean
  readonly view?: 'family' | 'court'
}

/** Someone whose story is told beside the child's own. */
export interface StoryOf {
  readonly id: string
  readonly called: string
  /** 'the child', 'sister'. */
  readonly relation: string
}

/** A child's story. */
export interface ChildStory {
  readonly is: 'open'
  readonly head: ChildHead
  /** Newest first, under the year each began; the court's view has the oldest first. */
  readonly years: readonly { readonly year: string; readonly lines: readonly StoryLine[] }[]
  readonly shown: number
  /** How many smaller lines are left out because they were not asked for. */
  readonly left: number
  /** Whether anything is recorded at all. */
  readonly empty: boolean
  readonly filter: StoryFilter
  readonly choices: {
    readonly group: readonly Choice[]
    readonly section: readonly Choice[]
    readonly years: readonly string[]
  }
  /** Whose stories are told side by side; the child alone unless the family's view is asked for. */
  readonly of: readonly StoryOf[]
  /** Whether there are brothers or sisters on file at all, so that the family's view may be asked for. */
  readonly family: boolean
  /** What the court's view holds, in a sentence. */
  readonly note?: string
}
