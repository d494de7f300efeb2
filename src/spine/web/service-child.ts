import type { PlainDate } from '../time/plain-date.ts'
import type { Ask, Asked } from './service-figures.ts'
import type { RecordLink } from './service-child-parts.ts'

export type * from './service-child-parts.ts'
export type * from './service-child-story.ts'

/** How pressing something is. */
export type Level = 'due' | 'overdue' | 'met' | 'cannot-tell'

/** A short word about something, with how pressing it is. */
export interface Flag {
  readonly level: Level
  readonly words: string
}

/** The pages of a child's file that come after the first, in the order of their tabs. */
export const CHILD_PARTS = [
  'story',
  'plan',
  'home',
  'health',
  'learning',
  'people',
  'words',
  'documents',
  'looks',
] as const

export type ChildPart = (typeof CHILD_PARTS)[number]

/** The parts that are made of sections; the story and who has looked are pages of their own. */
export type SectionedPart = Exclude<ChildPart, 'story' | 'looks'>

/** What a part of the file is called. */
export const CHILD_PART_TITLES: Readonly<Record<ChildPart, string>> = {
  story: 'Story',
  plan: 'Plan',
  home: 'Home',
  health: 'Health',
  learning: 'Learning',
  people: 'People',
  words: 'Words',
  documents: 'Documents',
  looks: 'Who has looked',
}

/** One thing known about a child, ready to read. A null value is 'not recorded yet'. */
export interface Fact {
  readonly label: string
  readonly value: string | null
  readonly note?: string
  /** Where it comes from: 'SSDA903 2025-26, header'. */
  readonly source?: string
  /** The child's own words. */
  readonly said?: true
}

/** A few words at the top of a child's pages: 'lives with the Hartleys', and 'since March 2024' beside it. */
export interface HeadItem {
  readonly words: string
  readonly note?: string
  readonly href?: string
}

/** Something everyone who opens the file must see first. */
export interface ChildAlert {
  readonly title: string
  readonly text: string
  readonly href?: string
}

/** How words speak of the child, by the pronoun that was recorded: 'her', 'her', 'she has'; 'their', 'them', 'they have'. */
export interface Spoken {
  readonly their: string
  readonly them: string
  readonly have: string
}

/** What stands at the top of every page of a child's file. */
export interface ChildHead {
  readonly id: string
  readonly called: string
  /** Whether a name is held, or only a number. */
  readonly named: boolean
  /** The picture the child chose to stand for them, by its code; absent where none is. */
  readonly symbol?: string
  readonly spoken: Spoken
  /** Who, where, on what footing. */
  readonly who: readonly HeadItem[]
  /** The people around the child. */
  readonly people: readonly HeadItem[]
  readonly alerts: readonly ChildAlert[]
  /** What the record itself shows must not be missed: 'lost to the return after 31 March 2026'. */
  readonly warnings: readonly Flag[]
  /** The parts this reader may open. */
  readonly tabs: readonly ChildPart[]
  /** Where recording begins; absent where this reader may not write, or looks at the past. */
  readonly record?: string
  readonly asked: Asked
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

/** A duty as a child's page shows it, with what stands behind it. */
export interface ChildDue extends DueLine {
  /** Why it must be done, as a sentence. */
  readonly why: string
  /** Every law and paper it stands on. */
  readonly laws: readonly string[]
  /** Whose limit it is: 'the law', 'statutory guidance', 'our own practice'. */
  readonly limit: string
  /** The law's own day, where the trust's own limit made `by` earlier. */
  readonly statutory?: PlainDate
  /** What shows that it was done. */
  readonly metBy: string
  /** Where to record it; absent where this reader may not, or nothing is recorded by hand. */
  readonly record?: string
}

/** What is due, most pressing first. */
export interface Due {
  readonly lines: readonly ChildDue[]
  /** What cannot be told, which is no reason for alarm and none for rest. */
  readonly untold: readonly ChildDue[]
  /** Why the list is short or empty. */
  readonly note?: string
}

/** Something the child said, in their own words. */
export interface Saying {
  readonly said: string
  /** In the language it was said in, where it was translated. */
  readonly original?: {
    readonly said: string
    readonly language: string
    readonly by?: string
    readonly rtl: boolean
    readonly tag: string
  }
  /** What they were asked, or were speaking of. */
  readonly asked: string
  readonly on: string | null
  /** 'Visit', 'Review'. */
  readonly where: string
  /** Null where nobody is named: the entry came from a return, or a task of the system wrote it. */
  readonly heardBy: string | null
  /** What came of it: 'Answered on 3 March 2027', or that an answer is owed. */
  readonly came: { readonly level: Level; readonly words: string } | null
  readonly answer?: string
  readonly href: string
}

/** A line of what matters now. */
export interface Matter {
  readonly title: string
  readonly text: string | null
  readonly note?: string
  readonly href?: string
}

/** Something the reader began to write and has not finished. */
export interface ChildDraft {
  readonly title: string
  readonly savedAt: string
  readonly href: string
}

/** The first page of a child's file: the answer on one screen. */
export interface ChildFront {
  readonly is: 'open'
  readonly head: ChildHead
  readonly due: Due
  readonly latest: Saying | undefined
  readonly matters: readonly Matter[]
  readonly drafts: readonly ChildDraft[]
  /** Everything at a glance, for files that hold little more than a return. */
  readonly who: readonly Fact[]
  readonly where: readonly Fact[]
  readonly legal: readonly Fact[]
  readonly dates: readonly Fact[]
}

/** Someone who opened this file. */
export interface Look {
  readonly who: string
  readonly role: string
  /** An instant. */
  readonly at: string
  readonly why: string
  /** The reason they gave, where they had to give one. */
  readonly reason?: string
}

/** Who has opened a child's file. */
export interface ChildLooks {
  readonly is: 'open'
  readonly head: ChildHead
  readonly looks: readonly Look[]
}

/** One page about the child, in the child's own words. */
export interface ChildProfile {
  readonly is: 'open'
  readonly head: ChildHead
  readonly said: readonly { readonly title: string; readonly said: string | null }[]
  readonly madeOn: string | null
  /** What someone new must know: alerts, needs, language, health in a line. */
  readonly know: readonly Fact[]
  readonly people: readonly Fact[]
  readonly record: readonly RecordLink[]
}

/** The viewer has no working link to this child and must say why they look. */
export interface ReasonNeeded {
  readonly is: 'reason-needed'
}

/** An open file, the question why, or nothing: no such child for this reader. */
export type Opening<T> = T | ReasonNeeded | undefined

/** How a child's file is asked for. */
export type ChildAsk = Pick<Ask, 'on' | 'knownAt' | 'clock'>
