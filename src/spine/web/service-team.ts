import type { PlainDate } from '../time/plain-date.ts'
import type { ApprovalAsked, DueItem, WorkChild, WorkPerson } from './service-work.ts'
import type { Choice, Viewer } from './services.ts'

/** One team, for those who answer for several. */
export interface TeamTotals {
  readonly id: string
  readonly name: string
  readonly service: string
  readonly council: string | null
  readonly workers: number
  readonly children: number
  /** What its workers should have together; null where none has a target. */
  readonly target: number | null
  readonly overdue: number
  readonly highRisk: number
}

/** Someone in a team, and what is on their shoulders. */
export interface TeamWorker extends WorkPerson {
  readonly post: string | null
  readonly agency: boolean
  readonly fte: number | null
  readonly holdsCases: boolean
  readonly children: number
  readonly target: number | null
  readonly overdue: number
  readonly thisWeek: number
  readonly highRisk: number
  /** Away now: until when, and who covers. */
  readonly away?: { readonly until: PlainDate | null; readonly cover: string | null }
}

/** A child of a team. */
export interface TeamChild extends WorkChild {
  readonly worker: WorkPerson | null
  readonly overdue: number
  readonly thisWeek: number
  /** The soonest day something must be done by. */
  readonly next: PlainDate | null
  /** Days in care, or since they were last given to someone. */
  readonly since: PlainDate | null
}

/** What is due of a team's children, with whose work each child is. */
export interface TeamDue extends DueItem {
  readonly worker: WorkPerson | null
}

/** How often one duty is overdue in a team. */
export interface TeamDutyCount {
  readonly duty: string
  readonly title: string
  readonly overdue: number
  readonly thisWeek: number
}

export const TEAM_LISTS = [
  'workers',
  'children',
  'due',
  'duties',
  'unallocated',
  'approvals',
  'supervision',
  'risk',
  'away',
] as const

export type TeamList = (typeof TEAM_LISTS)[number]

export interface TeamWork {
  readonly on: PlainDate
  readonly id: string
  readonly name: string
  readonly service: string
  readonly council: string | null
  /** Whether this reader may give its children to workers. */
  readonly mayAllocate: boolean
  readonly counts: {
    readonly children: number
    readonly workers: number
    readonly target: number | null
    readonly overTarget: number
    readonly overdue: number
    readonly thisWeek: number
    readonly unallocated: number
    readonly approvals: number
    readonly supervision: number
    readonly highRisk: number
    readonly away: number
  }
  readonly workers: readonly TeamWorker[]
  readonly children: readonly TeamChild[]
  /** Only for the lists of what is due. */
  readonly due: readonly TeamDue[]
  readonly duties: readonly TeamDutyCount[]
  readonly unallocated: readonly TeamChild[]
  readonly approvals: readonly ApprovalAsked[]
}

/** What is asked when children are given to another worker. */
export interface ReallocationAsked {
  readonly children: readonly string[]
  /** The new worker's file. */
  readonly to: string
  readonly from: PlainDate
  /** Why, as a code of the return. */
  readonly reason: string
  /** What the new worker must know, kept on each child's file; absent where nothing is handed over now. */
  readonly handOver?: string
}

/** Children and those they could be given to, before anything is changed. */
export interface ReallocationPlan {
  readonly team: { readonly id: string; readonly name: string }
  readonly on: PlainDate
  readonly children: readonly TeamChild[]
  /** Asked for and not to be moved by this reader: no name is given, for they may not know of them. */
  readonly refused: number
  readonly workers: readonly TeamWorker[]
  readonly reasons: readonly Choice[]
  /** The worker chosen, with what they would then have. */
  readonly chosen?: TeamWorker & { readonly after: number }
}

export type Reallocated =
  | {
      readonly is: 'done'
      readonly children: readonly { readonly id: string; readonly called: string }[]
      readonly to: WorkPerson
      readonly from: PlainDate
    }
  | {
      readonly is: 'refused'
      readonly problems: readonly { readonly field: keyof ReallocationAsked; readonly why: string }[]
    }

export interface TeamService {
  /** The teams within the reader's reach. */
  readonly teams: (viewer: Viewer) => Promise<{ readonly on: PlainDate; readonly teams: readonly TeamTotals[] }>
  /** One of them; undefined where there is none such for this reader. Audited as one list of the children it shows. */
  readonly open: (
    viewer: Viewer,
    id: string,
    list: TeamList,
    purpose?: 'open' | 'download',
  ) => Promise<TeamWork | undefined>
  /** What giving these children to someone would come to. Nothing is changed. */
  readonly plan: (
    viewer: Viewer,
    team: string,
    children: readonly string[],
    to?: string,
  ) => Promise<ReallocationPlan | undefined>
  /** Ends each child's allocation and begins the next, in one act, and tells both workers. All of them, or none. */
  readonly reallocate: (viewer: Viewer, team: string, asked: ReallocationAsked) => Promise<Reallocated | undefined>
}
