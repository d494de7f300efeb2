import type { PlainDate } from '../time/plain-date.ts'
import type { Point } from '../measure/trend.ts'
import type { RegisterVersion } from './service-registers.ts'
import type { Choice, Level, Viewer } from './services.ts'

/** How something stands, in words and as a level. */
export interface InTime {
  readonly words: string
  readonly level: Level
}

/** A child whose work was looked at, as a list names them. */
export interface AuditedChild {
  readonly id: string
  readonly called: string
  readonly number: string | null
  /** The reader may open what was written of it in the child’s file. */
  readonly reads: boolean
}

/** One audit that was asked for, of a child whom the reader may know of. */
export interface AuditOfChild {
  readonly id: string
  readonly child: AuditedChild
  readonly round: Choice
  readonly stratum: string | null
  readonly team: string | null
  readonly council: string | null
  readonly auditor: string
  /** The reader was asked for it. */
  readonly yours: boolean
  readonly asked: PlainDate
  readonly by: PlainDate
  readonly stands: InTime
  /** The audit, where it is done. */
  readonly done: {
    readonly id: string
    readonly on: PlainDate
    readonly grade: Choice
    /** As moderated; the same where it was agreed or never moderated. */
    readonly final: Choice
    readonly moderation: InTime | null
    /** The reader may look at it again: it waits for that, and is not theirs. */
    readonly mayModerate: boolean
    readonly actionsOpen: number
    readonly actionsLate: number
  } | null
}

/** Something an audit found must be done for a child, open or done. */
export interface AuditActionLine {
  readonly id: string
  readonly child: AuditOfChild['child']
  readonly what: string
  readonly theme: Choice | null
  readonly lead: string
  readonly agreed: PlainDate | null
  readonly by: PlainDate
  readonly done: PlainDate | null
  readonly stands: InTime
}

/** A round as the lists have it. */
export interface RoundLine {
  readonly id: string
  readonly title: string
  readonly week: boolean
  readonly theme: string | null
  readonly begins: PlainDate
  readonly by: PlainDate
  readonly closed: PlainDate | null
  readonly drawn: boolean
  readonly counts: {
    readonly asked: number
    readonly done: number
    readonly inTime: number
    readonly late: number
    readonly toModerate: number
    readonly moderationLate: number
    readonly actionsOpen: number
    readonly actionsLate: number
  }
}

/** Grades counted: how many of each that was given, of how many, and the share good or better in a hundred (null where there are none). */
export interface GradesShown {
  readonly counts: readonly { readonly grade: Choice; readonly count: number }[]
  readonly all: number
  readonly good: number | null
}

/** What audits find, and what waits to be done about it. */
export interface AuditsHome {
  readonly on: PlainDate
  /** The rounds that are not closed, the newest first, and those that are. */
  readonly open: readonly RoundLine[]
  readonly closed: readonly RoundLine[]
  readonly yours: readonly AuditOfChild[]
  readonly late: readonly AuditOfChild[]
  readonly toModerate: readonly AuditOfChild[]
  readonly actionsLate: readonly AuditActionLine[]
  readonly quarters: readonly { readonly end: PlainDate; readonly grades: GradesShown }[]
  readonly trend: readonly Point[]
  readonly domains: readonly { readonly domain: string; readonly now: GradesShown; readonly before: GradesShown }[]
  readonly teams: readonly { readonly team: string; readonly now: GradesShown; readonly before: GradesShown }[]
  /** Each auditor's grades of the last twelve months beside the moderators', of the audits that were moderated. */
  readonly auditors: readonly {
    readonly auditor: string
    readonly done: number
    readonly moderated: number
    readonly given: GradesShown
    readonly moderators: GradesShown
    readonly changed: number
    readonly raised: number
    /** The share changed, out of a hundred; null where too few were moderated to say. */
    readonly share: number | null
  }[]
  readonly year: {
    readonly done: number
    readonly inTime: number
    /** Asked for at any time, and not done. */
    readonly waiting: number
    readonly childHeard: number
    readonly familyHeard: number
    readonly moderated: number
    readonly agreed: number
    /** Cohen’s kappa, to two places; null where it cannot be told. */
    readonly kappa: number | null
    readonly closed: number
    readonly closedInTime: number
    readonly open: number
    readonly late: number
    readonly inadequate: number
    readonly again: number
    readonly againLate: number
  }
  readonly incidents: readonly ReviewLine[]
  readonly may: { readonly write: boolean; readonly do: boolean }
}

/** One round with the children it drew. */
export interface RoundInFull extends RoundLine {
  readonly size: number
  readonly seed: string
  readonly strata: readonly string[]
  readonly eachOne: boolean
  readonly apart: number
  readonly moderate: number
  readonly learnt?: string
  readonly draw: {
    readonly on: PlainDate | null
    readonly pool: number
    readonly lately: number
    readonly drawn: number
    readonly unasked: number
    readonly parts: readonly string[]
  } | null
  readonly lines: readonly AuditOfChild[]
  readonly grades: GradesShown
  readonly mayWrite: boolean
  readonly on: PlainDate
  readonly versions: readonly RegisterVersion[]
}

/** What came of drawing a round's children. */
export type Drawn =
  | { readonly is: 'drawn'; readonly asked: number }
  | { readonly is: 'drawn-already' }
  /** Nobody could be drawn, or nobody could be asked. */
  | { readonly is: 'nobody' }

/** A theme over the last two years. */
export interface ThemeLine {
  readonly theme: Choice
  readonly better: number
  readonly betterBefore: number
  readonly strengths: number
  readonly actions: number
  readonly actionsDone: number
  /** Incidents and reviews, of any time, that taught the same. */
  readonly reviews: number
}

/** An incident or a review as the register lists it. Names nobody. */
export interface ReviewLine {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly type: Choice
  readonly aware: PlainDate
  readonly notify: InTime | null
  readonly rapid: InTime | null
  readonly published: PlainDate | null
  readonly actionsOpen: number
  readonly actionsLate: number
  readonly closed: PlainDate | null
}

/** One incident or review in full. */
export interface ReviewInFull extends ReviewLine {
  readonly notifyBy: PlainDate | null
  readonly rapidBy: PlainDate | null
  readonly decision: string | null
  readonly whyNot?: string
  readonly decided: PlainDate | null
  readonly themes: readonly string[]
  readonly learnt?: string
  readonly actions: readonly {
    readonly id: string
    readonly what: string
    readonly owner: string
    readonly by: PlainDate
    readonly done: PlainDate | null
    readonly evidence?: string
    readonly stands: InTime
    readonly mayKeep: boolean
  }[]
  readonly mayWrite: boolean
  readonly on: PlainDate
  readonly versions: readonly RegisterVersion[]
}

/** A share as the board sees it, in a hundred; null where it would tell of too few. */
export type BoardShare = number | null

/** Audits as the board sees them: two years up to the last half-year, and no number that tells of one to five children. */
export interface AuditsSummary {
  readonly on: PlainDate
  readonly years: readonly {
    readonly end: PlainDate
    /** Null where from one to five. */
    readonly done: number | null
    readonly good: BoardShare
    readonly inTime: BoardShare
    readonly childHeard: BoardShare
    readonly agreed: BoardShare
    readonly actionsInTime: BoardShare
    readonly domains: readonly { readonly domain: string; readonly good: BoardShare }[]
    /** Themes found to do better in six audits or more, those in most first. */
    readonly themes: readonly string[]
  }[]
  /** Incidents and reviews, as counts of the trust's own work. */
  readonly reviews: readonly { readonly type: string; readonly open: number; readonly closed: number }[]
  readonly learning: { readonly closed: number; readonly inTime: number; readonly open: number; readonly late: number }
  readonly learnt: readonly { readonly round: string; readonly words: string }[]
}

/** Audits of practice, moderation, and what incidents and reviews teach. */
export interface AuditsService {
  home(viewer: Viewer): Promise<AuditsHome>
  round(viewer: Viewer, id: string): Promise<RoundInFull | undefined>
  /** Draws a round's children and asks for their audits. Undefined where there is no such open round. */
  draw(viewer: Viewer, id: string): Promise<Drawn | undefined>
  /** Opens an audit's file to whoever moderates it; false where it is not theirs to moderate. */
  moderate(viewer: Viewer, child: string, audit: string): Promise<boolean>
  actions(viewer: Viewer): Promise<{ readonly on: PlainDate; readonly actions: readonly AuditActionLine[] }>
  themes(
    viewer: Viewer,
  ): Promise<{ readonly on: PlainDate; readonly themes: readonly ThemeLine[]; readonly audits: number }>
  reviews(
    viewer: Viewer,
  ): Promise<{ readonly on: PlainDate; readonly reviews: readonly ReviewLine[]; readonly mayWrite: boolean }>
  review(viewer: Viewer, id: string): Promise<ReviewInFull | undefined>
  summary(viewer: Viewer): Promise<AuditsSummary>
}
