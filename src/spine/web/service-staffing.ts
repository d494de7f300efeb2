import type { Point } from '../measure/trend.ts'
import type { Unit } from '../measure/measure.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { RegisterVersion } from './service-registers.ts'
import type { Choice, Level, UploadedFile, Viewer } from './services.ts'

/** Which posts are asked about, and on which day. */
export interface StaffingAsk {
  readonly on?: PlainDate
  /** `social-work`, `all` or a role's code; social work unless said. */
  readonly posts?: string
  /** A team's id, or a council's code. */
  readonly where?: string
}

/** A figure made of two numbers. */
export interface StaffingRate {
  readonly value: number | null
  readonly part: number
  readonly whole: number
}

/** One thing counted by the trust and by the Department for Education, side by side. */
export interface StaffingCompared {
  readonly id: string
  readonly title: string
  /** The number of the contract's KPI; absent where the contract has none. */
  readonly kpi?: number
  readonly unit: Extract<Unit, 'percent' | 'mean'>
  /** As the trust counts it, on the day. Undefined where it is told of so few people that it would point at one. */
  readonly ours: StaffingRate | undefined
  readonly oursIs: string
  readonly oursFrom: string
  /** As the Department counts it: on the day, and on the last 30 September. */
  readonly dfe: StaffingRate | undefined
  readonly dfeThen: StaffingRate | undefined
  readonly dfeIs: string
  readonly dfeFrom: string
  readonly differ: string
  /** England's, as last published. */
  readonly england?: { readonly value: number; readonly year: number }
  readonly points: readonly Point[]
}

/** How a team or a role stands. Full-time equivalents but for people. */
export interface StaffingLine {
  readonly id: string
  readonly name: string
  readonly established: number
  readonly vacant: number
  readonly uncovered: number
  readonly agency: number
  readonly vacancy: number | null
  /** Those to whom children are given, and how many of them hold more than they should. */
  readonly holders: number
  readonly over: number
  readonly children: number
  readonly target: number | null
  /** Courses that must be done and are not in date. */
  readonly training: number
  /** Children whose supervision is overdue. */
  readonly supervision: number
}

/** Where the personnel system and the case record tell otherwise of someone. */
export interface StaffingDisagreement {
  readonly name: string
  readonly person?: string
  readonly team: string
  readonly what: string
}

/** How the contract's KPI 11 comes out by both records. */
export interface StaffingAgreement {
  readonly caseRecord: { readonly over: number; readonly of: number }
  readonly register: { readonly over: number; readonly of: number }
  readonly disagreements: readonly StaffingDisagreement[]
}

/** How the workforce stands. */
export interface StaffingOverview {
  readonly on: PlainDate
  readonly september: PlainDate
  readonly posts: string
  readonly where: string
  readonly postChoices: readonly Choice[]
  readonly whereChoices: readonly Choice[]
  /** In full-time equivalents, but for `posts` and `people`. */
  readonly structure: {
    readonly posts: number
    readonly established: number
    readonly filled: number
    readonly vacant: number
    readonly covered: number
    readonly uncovered: number
    readonly inPost: number
    readonly agencyWithin: number
    readonly agencyAbove: number
  }
  readonly compared: readonly StaffingCompared[]
  readonly teams: readonly StaffingLine[]
  readonly roles: readonly StaffingLine[]
  readonly totals: Pick<StaffingLine, 'over' | 'holders' | 'training' | 'supervision'>
  /** Absent for those who see nobody by name. */
  readonly agreement?: StaffingAgreement
  readonly may: { readonly people: boolean; readonly write: boolean }
  /** The reader sees only what is for the board: the whole trust, at the end of a quarter. */
  readonly forBoard: boolean
}

/** A post as a list has it. */
export interface StaffingPost {
  readonly id: string
  readonly number: string
  readonly role: Choice
  readonly team: Choice
  readonly service: string
  readonly fte: number
  readonly grade: string
  readonly above: boolean
  readonly filled: number
  readonly vacant: number
  readonly covered: number
  readonly vacantSince: PlainDate | null
  readonly state: Choice
  readonly level: Level
  /** Null where the reader may not see who. */
  readonly holders: readonly { readonly id: string; readonly name: string; readonly agency: boolean }[] | null
  readonly from: PlainDate
}

export interface StaffingPosts {
  readonly on: PlainDate
  readonly rows: readonly StaffingPost[]
  readonly mayWrite: boolean
}

/** A time someone was, or is, in a post. */
export interface StaffingTime {
  readonly id: string
  readonly post: { readonly id: string; readonly text: string }
  readonly person: { readonly id: string; readonly text: string }
  readonly fte: number
  readonly basis: Choice
  readonly covers: boolean
  readonly from: PlainDate
  readonly to: PlainDate | null
}

export interface StaffingPostInFull extends StaffingPost {
  readonly on: PlainDate
  readonly to: PlainDate | null
  /** Newest first; null where the reader may not see who. */
  readonly times: readonly StaffingTime[] | null
  readonly mayWrite: boolean
  readonly versions: readonly RegisterVersion[]
}

/** How someone stands with a course. */
export interface StaffingCourse {
  readonly course: Choice
  readonly done: PlainDate | null
  readonly by: PlainDate | null
  readonly level: Level
  readonly words: string
  /** Not required of them. */
  readonly notAsked?: true
}

export interface StaffingPerson {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly role: Choice
  readonly team: Choice
  readonly fte: number
  readonly basis: Choice
  readonly began: PlainDate
  readonly programme: string | null
  readonly programmeEnds: PlainDate | null
  /** Working days lost to sickness in twelve months. */
  readonly sickDays: number
  readonly sickNow: boolean
  /** Every course that is required of anyone, in the order of the list. */
  readonly courses: readonly StaffingCourse[]
  readonly outOfDate: number
}

export interface StaffingPeople {
  readonly on: PlainDate
  readonly courses: readonly Choice[]
  readonly rows: readonly StaffingPerson[]
  readonly mayWrite: boolean
}

export interface StaffingPersonInFull extends StaffingPerson {
  readonly on: PlainDate
  readonly left: PlainDate | null
  readonly leftWhy: string | null
  readonly worker: string | null
  readonly times: readonly StaffingTime[]
  readonly sickness: readonly {
    readonly id: string
    readonly from: PlainDate
    readonly to: PlainDate | null
    readonly days: number | null
  }[]
  readonly completed: readonly { readonly id: string; readonly course: string; readonly on: PlainDate }[]
  readonly mayWrite: boolean
  readonly versions: readonly RegisterVersion[]
}

/** What is wrong with a line of a file: the heading is line 1, and 0 is the file as a whole. */
export interface StaffingLineFault {
  readonly line: number
  readonly what: string
  readonly mend: string
}

/** What a file would do, before anything is kept. */
export interface StaffingPreview {
  /** The file's own words, sent back when it is kept. */
  readonly text: string
  readonly changes: readonly {
    readonly what: 'post' | 'person' | 'holding'
    readonly about: string
    readonly is: 'new' | 'changed' | 'ended'
  }[]
  readonly same: number
  readonly notNamed: readonly string[]
}

export type StaffingImport =
  | { readonly is: 'refused'; readonly faults: readonly StaffingLineFault[] }
  | { readonly is: 'preview'; readonly preview: StaffingPreview }

export type StaffingKept =
  | { readonly is: 'refused'; readonly faults: readonly StaffingLineFault[] }
  | { readonly is: 'done'; readonly added: number; readonly changed: number; readonly same: number }

/** The trust's posts and the people in them. */
export interface StaffingService {
  readonly overview: (viewer: Viewer, ask?: StaffingAsk) => Promise<StaffingOverview>
  readonly posts: (viewer: Viewer) => Promise<StaffingPosts>
  /** Undefined where there is no such post. */
  readonly post: (viewer: Viewer, id: string) => Promise<StaffingPostInFull | undefined>
  /** Those of the teams within the reader's reach. */
  readonly people: (viewer: Viewer) => Promise<StaffingPeople>
  /** Undefined where there is nobody of that id within the reader's reach. */
  readonly person: (viewer: Viewer, id: string) => Promise<StaffingPersonInFull | undefined>
  /** What a file would do. Nothing is kept. */
  readonly preview: (viewer: Viewer, file: Pick<UploadedFile, 'path' | 'name'>) => Promise<StaffingImport>
  /** Keeps what a preview showed: the file is read again, so that nothing else is. */
  readonly keep: (viewer: Viewer, text: string) => Promise<StaffingKept>
}
