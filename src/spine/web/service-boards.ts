import type { PlainDate } from '../time/plain-date.ts'
import type { Fields } from './page.ts'
import type { RegisterVersion } from './service-registers.ts'
import type { Choice, Level, Viewer } from './services.ts'

/** How something stands, in words with its level. */
export interface Standing {
  readonly level: Level
  readonly words: string
}

/** A meeting by its day, for a link. */
export interface MeetingLink {
  readonly id: string
  readonly on: PlainDate
  readonly theme?: string
}

/** A body as the list of them shows it. */
export interface BoardRow {
  readonly id: string
  readonly name: string
  readonly type: Choice
  readonly ended: PlainDate | null
  /** Null where no meeting is set. */
  readonly next: (MeetingLink & { readonly inWords: string; readonly agenda: Standing | null }) | null
  readonly papersOverdue: number
  readonly papersAwaited: number
  readonly actionsOpen: number
  readonly actionsOverdue: number
  readonly unanswered: number
  /** Said where the last meeting is longer ago than the terms allow. */
  readonly late: string | null
}

/** Every body the reader may know of. */
export interface BoardsShown {
  readonly on: PlainDate
  readonly boards: readonly BoardRow[]
  /** Papers past their day, across bodies. */
  readonly papers: readonly PaperShown[]
  readonly challenges: readonly ChallengeShown[]
  readonly reports: readonly ReportRow[]
  readonly mayWrite: boolean
  /** The reader sees only what the bodies they sit on have published. */
  readonly forBoard: boolean
}

export interface PaperShown {
  readonly id: string
  readonly title: string
  readonly item?: string
  readonly owner: string
  readonly board: Choice
  readonly meeting: MeetingLink
  readonly by: PlainDate
  readonly received: PlainDate | null
  readonly chased: PlainDate | null
  readonly state: Standing
  readonly text?: string
  readonly where?: string
  /** Whether whoever reads may send it, or put it right. */
  readonly mayChange: boolean
}

export interface ChallengeShown {
  readonly id: string
  readonly challenge: string
  readonly member: string
  readonly item?: string
  readonly board: Choice
  readonly meeting: MeetingLink
  readonly raised: PlainDate
  readonly answered: PlainDate | null
  readonly answer?: string
  readonly owner?: string
  readonly state: Standing
  readonly mayChange: boolean
}

export interface BoardActionRow {
  readonly id: string
  readonly what: string
  readonly owner: Choice
  readonly board: Choice
  readonly meeting: MeetingLink
  readonly agreed: PlainDate
  readonly by: PlainDate
  readonly done: PlainDate | null
  readonly overdue: boolean
  readonly state: Standing
  /** Days since it was agreed, while it was open. */
  readonly age: number
  /** Meetings held since, while it was open. */
  readonly carried: number
  readonly progress?: string
  readonly came?: string
  readonly mayChange: boolean
}

export interface RecommendationRow {
  readonly id: string
  readonly recommendation: string
  readonly council: Choice
  readonly board: Choice
  readonly meeting: MeetingLink
  readonly owner: string
  readonly made: PlainDate
  readonly by: PlainDate | null
  readonly answered: PlainDate | null
  readonly fate: Choice & { readonly level: Level }
  readonly why?: string
  readonly mayChange: boolean
}

export interface ReportRow {
  readonly id: string
  readonly title: string
  readonly council: Choice
  readonly maker: string
  readonly decisionOn: PlainDate
  readonly key: boolean
  readonly exempt: boolean
  readonly decided: PlainDate | null
  readonly noticeBy: PlainDate | null
  readonly notice: Standing
}

/** A report to a council in full: each section of the template with what it says. */
export interface ReportInFull extends ReportRow {
  readonly on: PlainDate
  readonly leadMember: string
  readonly author: string
  readonly exemptWhy?: string
  readonly urgent?: string
  readonly noticeOn: PlainDate | null
  readonly sections: readonly { readonly heading: string; readonly text: string | undefined }[]
  readonly outcome?: string
  readonly recommendation?: string
  readonly mayWrite: boolean
  readonly versions: readonly RegisterVersion[]
}

export interface MemberShown {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly from: string
  readonly votes: boolean
  readonly since: PlainDate
  /** 'came to 5 of 6', where attendance is recorded. */
  readonly attendance: string
  readonly champions?: string
  readonly interests: readonly { readonly id: string; readonly what: string; readonly area: string }[]
}

export interface PlannedShown {
  readonly title: string
  readonly type: Choice
  readonly due: PlainDate
  readonly owner: string
  readonly meeting: MeetingLink | null
  readonly fits: MeetingLink | null
  readonly state: Standing
}

export interface MeetingRow extends MeetingLink {
  readonly state: 'held' | 'to-come' | 'called-off'
  readonly agendaOpen: boolean
  readonly minutesOpen: boolean
}

/** One body in full. */
export interface BoardInFull {
  readonly on: PlainDate
  readonly row: BoardRow
  readonly terms: string
  readonly began: PlainDate
  readonly everyMonths: number
  readonly quorum: number
  readonly reviewBy: PlainDate | null
  readonly reportsTo?: Choice
  readonly groups: readonly Choice[]
  readonly chair?: string
  readonly turns: string | null
  readonly members: readonly MemberShown[]
  readonly standing: readonly {
    readonly id: string
    readonly title: string
    readonly type: string
    readonly every: string
  }[]
  readonly forward: readonly PlannedShown[]
  /** Key decisions that councils are asked for in the next twelve months; the same whichever body. */
  readonly keyDecisions: readonly ReportRow[]
  readonly toCome: readonly MeetingRow[]
  /** Newest first. */
  readonly held: readonly MeetingRow[]
  readonly gaps: readonly { readonly from: PlainDate; readonly to: PlainDate | null; readonly by: PlainDate }[]
  readonly actions: readonly BoardActionRow[]
  readonly mayWrite: boolean
  readonly versions: readonly RegisterVersion[]
}

export interface ItemShown {
  readonly id: string
  readonly order: number
  readonly title: string
  readonly type: Choice
  readonly lead?: string
  readonly minutes?: number
  readonly minute?: string
  readonly toDeclare: readonly { readonly name: string; readonly interest: string }[]
  readonly papers: readonly string[]
}

/** One meeting with all that belongs to it, as far as the reader may see. */
export interface MeetingShown extends MeetingRow {
  readonly today: PlainDate
  readonly board: Choice
  readonly time?: string
  readonly place?: string
  readonly chair?: string
  readonly calledOff?: string
  readonly agendaPublished: PlainDate | null
  readonly minutesPublished: PlainDate | null
  readonly agenda: Standing
  readonly paperBy: PlainDate
  readonly items: readonly ItemShown[]
  readonly missing: readonly string[]
  readonly papers: readonly PaperShown[]
  readonly attendance: readonly {
    readonly name: string
    readonly role: string
    readonly how: string | null
    readonly came: boolean
  }[]
  readonly quorum: Standing
  readonly decisions: readonly {
    readonly id: string
    readonly decision: string
    readonly vote?: string
    readonly item?: string
  }[]
  readonly challenges: readonly ChallengeShown[]
  readonly unanswered: readonly ChallengeShown[]
  readonly actions: readonly BoardActionRow[]
  readonly carriedOver: readonly BoardActionRow[]
  readonly recommendations: readonly RecommendationRow[]
  readonly before: MeetingLink | null
  readonly may: { readonly write: boolean; readonly challenge: boolean }
  readonly versions: readonly RegisterVersion[]
}

/** Who is asked about when attendance is recorded, and what stands. */
export interface AttendanceForm {
  readonly meeting: MeetingLink
  readonly board: Choice
  readonly members: readonly {
    readonly id: string
    readonly name: string
    readonly role: string
    readonly how: string
  }[]
  readonly choices: readonly Choice[]
  /** What stood when it was asked: sent back, so that nobody's answers are lost. */
  readonly seen: string
  /** Somebody else recorded it meanwhile: what was sent stands in the form, and nothing is kept yet. */
  readonly changed?: true
  readonly faults: readonly { readonly id: string; readonly text: string }[]
}

/** Boards and committees. Whoever reads only what is published sees the bodies they sit on and nothing of the others. */
export interface BoardsService {
  readonly boards: (viewer: Viewer) => Promise<BoardsShown>
  /** Undefined where there is no such body, or none the reader may know of; so too below. */
  readonly board: (viewer: Viewer, id: string) => Promise<BoardInFull | undefined>
  readonly meeting: (viewer: Viewer, id: string) => Promise<MeetingShown | undefined>
  readonly actions: (viewer: Viewer) => Promise<{ readonly on: PlainDate; readonly actions: readonly BoardActionRow[] }>
  readonly recommendations: (
    viewer: Viewer,
  ) => Promise<{ readonly on: PlainDate; readonly recommendations: readonly RecommendationRow[] }>
  readonly reports: (
    viewer: Viewer,
  ) => Promise<{ readonly on: PlainDate; readonly reports: readonly ReportRow[]; readonly mayWrite: boolean }>
  readonly report: (viewer: Viewer, id: string) => Promise<ReportInFull | undefined>
  readonly attendance: (viewer: Viewer, meeting: string) => Promise<AttendanceForm | undefined>
  /** Records who came, all in one act. Answers the form again where something is wrong or somebody else was first. */
  readonly attend: (viewer: Viewer, meeting: string, fields: Fields) => Promise<AttendanceForm | 'recorded' | undefined>
  /** Puts on an agenda what the body's terms ask of every meeting and it does not have yet. */
  readonly drawAgenda: (viewer: Viewer, meeting: string) => Promise<boolean>
  /** Says that the agenda or the minutes are published today; a day that is said already stays. */
  readonly publish: (viewer: Viewer, meeting: string, what: 'agenda' | 'minutes') => Promise<boolean>
  /** Says that a paper was chased today. Answers its meeting. */
  readonly chase: (viewer: Viewer, paper: string) => Promise<string | undefined>
}
