import type { PlainDate } from '../time/plain-date.ts'
import type {
  ChildAsk,
  ChildFront,
  ChildLooks,
  ChildPartPage,
  ChildProfile,
  ChildStory,
  Flag,
  Opening,
  SectionedPart,
  StoryFilter,
} from './service-child.ts'
import type { Choice, Viewer } from './services.ts'

export type * from './service-child.ts'

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

export interface ChildrenService {
  readonly find: (viewer: Viewer, filter: ChildFilter) => Promise<ChildrenFound>
  /** All that match, for a download; audited as one list. */
  readonly list: (viewer: Viewer, filter: ChildFilter) => Promise<readonly ChildRow[]>
  /**
   * The pages of one child's file. Each opens the file once and records that it was opened, and which page, before it
   * answers. Undefined where there is no such child for this viewer; a viewer without a working link is asked why first.
   */
  readonly open: (viewer: Viewer, id: string, ask: ChildAsk) => Promise<Opening<ChildFront>>
  readonly part: (viewer: Viewer, id: string, part: SectionedPart, ask: ChildAsk) => Promise<Opening<ChildPartPage>>
  /** `toSave` where it leaves as a file: the event says so. */
  readonly story: (
    viewer: Viewer,
    id: string,
    ask: ChildAsk & StoryFilter & { readonly toSave?: true },
  ) => Promise<Opening<ChildStory>>
  readonly looks: (viewer: Viewer, id: string, ask: ChildAsk) => Promise<Opening<ChildLooks>>
  readonly profile: (viewer: Viewer, id: string, ask: ChildAsk) => Promise<Opening<ChildProfile>>
}
