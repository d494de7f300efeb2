import type { PlainDate } from '../time/plain-date.ts'
import type { HealthTeamService } from './service-health-team.ts'
import type { OwedService } from './service-owed.ts'
import type { ReviewsService } from './service-reviews.ts'
import type { TeamService } from './service-team.ts'
import type { VirtualSchoolService } from './service-virtual-school.ts'
import type { DueLine, Level, Viewer } from './services.ts'

export type * from './service-health-team.ts'
export type * from './service-owed.ts'
export type * from './service-reviews.ts'
export type * from './service-team.ts'
export type * from './service-virtual-school.ts'

/** A child as worklists name them. */
export interface WorkChild {
  readonly id: string
  readonly called: string
  readonly number: string | null
  readonly age: number | null
  readonly council: string
  readonly inCare: boolean
  /** The kind of home, while in care. */
  readonly home: string | null
  readonly postcode: string | null
  /** 'high', 'medium' or 'low', where it was rated. */
  readonly risk: string | null
}

/** A worker as worklists name them. */
export interface WorkPerson {
  /** Their file. */
  readonly id: string
  readonly name: string
}

/** One thing that must be done for a child. */
export interface DueItem extends DueLine {
  readonly child: WorkChild
  readonly duty: string
  /** Tells it apart from the child's other occasions of the duty. */
  readonly occasion: string
  readonly why: string
  /** Whose work it is: a code, and its words. */
  readonly owner: string
  readonly ownerTitle: string
  /** Where what meets it is recorded; absent where this reader may not, or nothing is recorded by hand. */
  readonly record?: string
  /** It is the reader's own work for this child. */
  readonly mine: boolean
}

/** Something that waits for one person. */
export interface ForYou {
  readonly key: string
  readonly is: 'notice' | 'words' | 'approval' | 'reason' | 'draft' | 'owed'
  readonly title: string
  readonly text?: string
  readonly level: Level
  /** How long ago, or by when. */
  readonly when: string
  /** The day it was wanted by, where one is known; and what asks for it, where something does. */
  readonly by?: PlainDate | null
  readonly layer?: 'law' | 'guidance' | 'local'
  readonly child?: { readonly id: string; readonly called: string }
  readonly href: string
  /** What following it does: 'Answer', 'Decide', 'Read'. */
  readonly does: string
  /** The notice that can be put away. */
  readonly notice?: string
}

/** Children who belong together: a child alone, brothers and sisters, or those at one address. */
export interface DayGroup {
  readonly family: string
  readonly address: string
}

/** What a person's day holds. */
export interface Day {
  readonly on: PlainDate
  /** Their own file as a worker; absent where the account has none, so that nobody can be given to them. */
  readonly worker?: WorkPerson
  readonly caseload: {
    readonly children: number
    /** How many they should have, in proportion to their hours; null where none is set. */
    readonly target: number | null
    readonly inCare: number
    readonly highRisk: number
  }
  /** Whose children are theirs for now besides their own. */
  readonly covering: readonly string[]
  /** Overdue, due in the next seven days, or impossible to tell; soonest first. */
  readonly lines: readonly DueItem[]
  /** What falls due after this week, soonest first. */
  readonly later: readonly DueItem[]
  /** The most pressing first: what is overdue by law, then what else is overdue, longest first. */
  readonly forYou: readonly ForYou[]
  readonly children: readonly WorkChild[]
  /** By child: which belong together. */
  readonly groups: Readonly<Record<string, DayGroup>>
  /** Why what is due may be short: 'work has been recorded here since …'. */
  readonly note?: string
}

/** A child as the list kept on paper holds them. */
export interface LiveChild extends WorkChild {
  readonly born: PlainDate | null
  /** What everyone must see first. */
  readonly alerts: readonly string[]
  readonly address: readonly string[]
  readonly school: string | null
  /** Who can be rung, and how. */
  readonly numbers: readonly { readonly who: string; readonly phone: string }[]
  readonly worker: string | null
  readonly next: readonly DueItem[]
}

/** A worker's children as they are kept on paper, for a day the service cannot be reached. */
export interface LiveList {
  readonly on: PlainDate
  readonly madeAt: string
  readonly worker: string
  readonly team: string | null
  readonly children: readonly LiveChild[]
}

/** Something someone is asked to agree to. */
export interface ApprovalAsked {
  readonly child: WorkChild
  readonly entry: string
  /** What is asked, and its words. */
  readonly what: string
  readonly askedBy: string
  readonly askedOf: string | null
  readonly askedOn: PlainDate | null
  readonly neededBy: PlainDate | null
  /** The law asks for this decision, and not our own practice alone. */
  readonly byLaw: boolean
  readonly level: Level
  /** 'asked 3 days ago', 'needed by 4 March 2027, 2 days ago'. */
  readonly words: string
  /** The person asking and the person asked are one: someone else must decide. */
  readonly own: boolean
}

/** One approval, opened to be answered. */
export interface ApprovalOpened extends ApprovalAsked {
  /** What was asked, in the asker's words. */
  readonly about: string
  /** The version seen, so that two people cannot answer unknown to each other. */
  readonly version: number
  readonly answered?: { readonly decision: string; readonly on: PlainDate | null; readonly why: string | null }
}

export type ApprovalAnswered =
  | { readonly is: 'answered' }
  | { readonly is: 'missing' }
  | { readonly is: 'own' }
  | { readonly is: 'answered-since' }

/** What each person's work asks of them. */
export interface DayService {
  /** The reader's day. Audited as one list of the children it shows. */
  readonly open: (viewer: Viewer, purpose?: 'open' | 'download') => Promise<Day>
  /** The reader's children for paper, with how to reach those around them. */
  readonly liveList: (viewer: Viewer) => Promise<LiveList>
  /** Puts one of the reader's own notices away. */
  readonly putAway: (viewer: Viewer, notice: string) => Promise<void>
  /** What waits for the reader's answer. */
  readonly approvals: (viewer: Viewer) => Promise<readonly ApprovalAsked[]>
  readonly approval: (viewer: Viewer, child: string, entry: string) => Promise<ApprovalOpened | undefined>
  readonly answer: (
    viewer: Viewer,
    child: string,
    entry: string,
    answer: { readonly decision: string; readonly why: string; readonly seen: number },
  ) => Promise<ApprovalAnswered>
}

/** The work of those who work with children, by page. */
export interface WorkService {
  readonly day: DayService
  readonly team: TeamService
  readonly reviews: ReviewsService
  readonly virtualSchool: VirtualSchoolService
  readonly healthTeam: HealthTeamService
  /** What one owes of the trust's own registers. */
  readonly owed: OwedService
}
