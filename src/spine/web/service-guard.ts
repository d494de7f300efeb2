import type { OddSign } from '../access/odd-looks.ts'
import type { ReasonProblem } from '../access/reasons.ts'
import type { UserRole } from '../access/roles.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Choice, Viewer } from './services.ts'

export type { ReasonAsked, ReasonProblem } from '../access/reasons.ts'

/** What came of giving a reason for opening a file. */
export type ReasonGiven =
  /** It may be opened until then, an instant. */
  | { readonly is: 'given'; readonly until: string }
  | { readonly is: 'refused'; readonly problems: readonly ReasonProblem[] }
  /** The file is open to them without one. */
  | { readonly is: 'not-needed' }
  /** There is no such file, or they may not know of it. */
  | { readonly is: 'missing' }

/** A reason someone gave, for whoever looks into it. */
export interface GivenReason {
  readonly id: string
  readonly child: { readonly id: string; readonly called: string }
  readonly who: { readonly id: string; readonly name: string; readonly role: string }
  readonly purpose: string
  readonly why: string
  /** Instants. */
  readonly at: string
  readonly until: string
  /** Names of those who were told at once; empty where nobody answers for the file. */
  readonly told: readonly string[]
  /** The last day to look into it in time, and whether that has passed. */
  readonly by: PlainDate
  readonly late: boolean
  readonly reviewed?: { readonly by: string; readonly at: string; readonly fine: boolean; readonly words: string }
}

export interface ReasonsService {
  /** Those that nobody has looked into, oldest first, then those looked into in the last 30 days. */
  readonly list: (viewer: Viewer) => Promise<readonly GivenReason[]>
  /** Says that a reason was fine, or was not and why. Undefined where there is no such reason to look into. */
  readonly review: (
    viewer: Viewer,
    id: string,
    said: { readonly fine: boolean; readonly words: string },
  ) => Promise<'done' | 'words-missing' | undefined>
}

/** Who may know of a file. */
export interface RestrictionState {
  readonly child: { readonly id: string; readonly called: string }
  /** Absent where the file is open to those who work with it. */
  readonly held?: {
    readonly sealed: boolean
    readonly why: string
    readonly by: string
    readonly at: string
    readonly people: readonly {
      readonly id: string
      readonly name: string
      readonly role: string
      readonly you: boolean
    }[]
  }
  /** Restrictions lifted before, newest first. */
  readonly before: readonly {
    readonly sealed: boolean
    readonly why: string
    readonly by: string
    readonly at: string
    readonly liftedBy: string
    readonly liftedAt: string
    readonly liftedWhy: string
  }[]
  /** Who could be named. */
  readonly choices: readonly Choice[]
}

export type RestrictionProblem = 'why-too-short' | 'already' | 'nobody-such' | 'last-who-may-lift' | 'not-restricted'

/** What came of a change to who may know of a file; undefined where there is no such file for the viewer. */
export type RestrictionChanged =
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly problem: RestrictionProblem }
  | { readonly is: 'reason-needed' }
  | undefined

export interface RestrictionsService {
  readonly of: (viewer: Viewer, child: string) => Promise<RestrictionState | 'reason-needed' | undefined>
  /** From now on only those named, and whoever restricts it, may know that there is a file. */
  readonly restrict: (
    viewer: Viewer,
    child: string,
    asked: { readonly sealed: boolean; readonly why: string; readonly people: readonly string[] },
  ) => Promise<RestrictionChanged>
  readonly name: (viewer: Viewer, child: string, person: string, named: boolean) => Promise<RestrictionChanged>
  readonly lift: (viewer: Viewer, child: string, why: string) => Promise<RestrictionChanged>
}

/** Someone doing another's work for a while. */
export interface Cover {
  readonly id: string
  readonly for: { readonly id: string; readonly name: string }
  readonly by: { readonly id: string; readonly name: string }
  readonly from: PlainDate
  /** The last day of it. */
  readonly until: PlainDate
  readonly askedBy: string
  readonly state: 'to-come' | 'now' | 'over' | 'ended'
}

export interface CoverState {
  /** Newest first. */
  readonly covers: readonly Cover[]
  /** Whom the viewer may ask cover for: themselves, and those of the teams they manage. */
  readonly whose: readonly Choice[]
  readonly colleagues: readonly Choice[]
}

export type CoverProblem = 'whose' | 'who' | 'same' | 'from' | 'until' | 'too-long'

export interface CoverService {
  readonly read: (viewer: Viewer) => Promise<CoverState>
  readonly ask: (
    viewer: Viewer,
    asked: { readonly whose: string; readonly who: string; readonly from: string; readonly until: string },
  ) => Promise<{ readonly is: 'done' } | { readonly is: 'refused'; readonly problems: readonly CoverProblem[] }>
  /** Ends it now. Undefined where there is none such that the viewer may end. */
  readonly end: (viewer: Viewer, id: string) => Promise<'done' | undefined>
}

/** A team, as whoever looks after teams sees it. */
export interface Team {
  readonly id: string
  readonly name: string
  readonly service: string
  readonly council: Choice | null
  /** An instant; null while it is open. */
  readonly closedAt: string | null
  readonly members: readonly TeamMember[]
}

export interface TeamMember {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly manages: boolean
}

export type TeamProblem = 'name-missing' | 'name-taken' | 'service-missing' | 'council-not-known' | 'nobody-such'

export type TeamChanged =
  | { readonly is: 'done'; readonly id: string }
  | { readonly is: 'refused'; readonly problems: readonly TeamProblem[] }
  | undefined

export interface TeamAsked {
  readonly name: string
  readonly service: string
  readonly council?: string | undefined
}

/** Making and keeping teams; what is on a team's shoulders is the team service's. */
export interface TeamsService {
  /** By service and name, closed ones last. */
  readonly list: (viewer: Viewer) => Promise<readonly Team[]>
  readonly one: (viewer: Viewer, id: string) => Promise<Team | undefined>
  readonly make: (viewer: Viewer, asked: TeamAsked) => Promise<TeamChanged>
  readonly change: (viewer: Viewer, id: string, asked: TeamAsked) => Promise<TeamChanged>
  readonly close: (viewer: Viewer, id: string, closed: boolean) => Promise<TeamChanged>
  /** Puts someone in a team, changes whether they manage it, or takes them out. */
  readonly member: (
    viewer: Viewer,
    id: string,
    person: string,
    is: 'member' | 'manager' | 'out',
  ) => Promise<TeamChanged>
  /** Everyone whose account is open. */
  readonly people: (viewer: Viewer) => Promise<readonly (Choice & { readonly role: UserRole })[]>
}

/** A look at a file that has a sign of being odd. */
export interface OddLook {
  readonly event: string
  readonly at: string
  readonly who: { readonly id: string; readonly name: string; readonly role: string }
  readonly child: { readonly id: string; readonly called: string }
  readonly signs: readonly OddSign[]
  readonly checked?: { readonly by: string; readonly at: string; readonly words: string }
}

export interface OddLooks {
  readonly days: number
  /** How many looks there were in all. */
  readonly looks: number
  /** Newest first. */
  readonly odd: readonly OddLook[]
}

export interface LooksService {
  readonly odd: (viewer: Viewer, days: number) => Promise<OddLooks>
  /** Marks one as looked into. Undefined where there is no such look, or it is one's own. */
  readonly check: (
    viewer: Viewer,
    event: string,
    child: string,
    words: string,
  ) => Promise<'done' | 'words-missing' | undefined>
}

/** Who may know what: reasons, restricted files, cover, teams and odd looks. */
export interface GuardService {
  readonly reasons: ReasonsService
  readonly restrictions: RestrictionsService
  readonly cover: CoverService
  readonly teams: TeamsService
  readonly looks: LooksService
}
