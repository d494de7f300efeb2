import type { PlainDate } from '../time/plain-date.ts'
import type { Ask, Asked } from './service-figures.ts'
import type { Choice, Viewer } from './services.ts'

/** Which children are wanted. Absent means any. */
export interface ChildFilter {
  /** Part of a name, or a council's number. */
  readonly text?: string
  readonly council?: string
  readonly care?: 'in' | 'left'
  readonly age?: string
  readonly legal?: string
  readonly home?: string
  /** Something that needs a person: 'overdue', 'lost'. */
  readonly attention?: string
  readonly sort?: ChildSort
  readonly down?: boolean
  readonly page?: number
}

export type ChildSort = 'name' | 'age' | 'council' | 'since' | 'home'

/** What each filter may be set to, with its words. */
export interface ChildChoices {
  readonly council: readonly Choice[]
  readonly age: readonly Choice[]
  readonly legal: readonly Choice[]
  readonly home: readonly Choice[]
  readonly attention: readonly Choice[]
}

export type Level = 'due' | 'overdue' | 'met' | 'cannot-tell'

/** A short word about something, with how pressing it is. */
export interface Flag {
  readonly level: Level
  readonly words: string
}

export interface ChildRow {
  readonly id: string
  /** A name where one is held, else 'Child' and the council's number. */
  readonly called: string
  /** The council's own number. */
  readonly number: string | null
  readonly age: number | null
  readonly council: string
  readonly inCare: boolean
  /** When care began, or ended for those who left. */
  readonly since: PlainDate | null
  readonly legal: string | null
  readonly home: string | null
  readonly flags: readonly Flag[]
}

export interface ChildrenFound {
  readonly total: number
  /** The day the list stands at. */
  readonly on: PlainDate
  /** Where the returns held stop; absent where none are held. */
  readonly heldTo?: PlainDate
  /**
   * Those in care where the returns stop who have turned 18 since with no end recorded, and so are in care no longer.
   * Absent unless those in care are asked for, by council at most: it would not be of the same children.
   */
  readonly turned18?: number
  readonly rows: readonly ChildRow[]
  readonly page: number
  readonly pages: number
  readonly choices: ChildChoices
}

/** One thing known about a child, ready to read. A null value is 'not recorded yet'. */
export interface Fact {
  readonly label: string
  readonly value: string | null
  readonly note?: string
  /** Where it comes from: 'SSDA903 2025-26, header'. */
  readonly source?: string
}

/** One duty or date. */
export interface DueLine {
  readonly what: string
  readonly by: PlainDate | null
  readonly level: Level
  /** 'in 9 days', 'overdue by 12 days', 'cannot tell: no review is held'. */
  readonly words: string
  readonly law?: string
}

/** One line of the child's story. */
export interface StoryLine {
  /** 'YYYY', 'YYYY-MM', a day, or null where it is not known. */
  readonly on: string | null
  readonly until?: PlainDate
  readonly title: string
  readonly text?: string
  readonly source: string
  /** Shown only when all lines are asked for, such as a change of code. */
  readonly minor?: boolean
}

/** One part of the file as a table. */
export interface FilePart {
  readonly id: string
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly cells: readonly (string | null)[]; readonly source: string }[]
  /** What would fill it, shown when there are no rows. */
  readonly fedBy: string
}

/** Someone who opened this file. */
export interface Look {
  readonly who: string
  readonly role: string
  /** An instant. */
  readonly at: string
  readonly why: string
}

export interface OpenedChild {
  readonly is: 'open'
  readonly id: string
  readonly called: string
  /** Whether a name is held, or only a number. */
  readonly named: boolean
  readonly asked: Asked
  /** One line under the name: age, time in care, legal status. */
  readonly summary: readonly string[]
  readonly who: readonly Fact[]
  readonly where: readonly Fact[]
  readonly legal: readonly Fact[]
  readonly dates: readonly Fact[]
  readonly due: readonly DueLine[]
  /** Why the list of duties is short or empty. */
  readonly dueNote?: string
  /** The child's latest own words, when any are held. */
  readonly words?: { readonly said: string; readonly on: PlainDate; readonly note: string }
  /** What must not be missed: 'lost to the return after 31 March 2026'. */
  readonly warnings: readonly Flag[]
  readonly story: readonly StoryLine[]
  readonly parts: readonly FilePart[]
  /** Absent for those who may not see it. */
  readonly looks?: readonly Look[]
}

/** The viewer has no working link to this child and must say why they look. */
export interface ReasonNeeded {
  readonly is: 'reason-needed'
}

export interface ChildrenService {
  readonly find: (viewer: Viewer, filter: ChildFilter) => Promise<ChildrenFound>
  /** All that match, for a download; audited as one list. */
  readonly list: (viewer: Viewer, filter: ChildFilter) => Promise<readonly ChildRow[]>
  /**
   * Opens a file and records that it was opened, before it answers. Undefined when there is no such child for
   * this viewer. A reason given is remembered for the session for as long as the access rules say.
   */
  readonly open: (
    viewer: Viewer,
    id: string,
    ask: Ask & { readonly why?: string },
  ) => Promise<OpenedChild | ReasonNeeded | undefined>
}
