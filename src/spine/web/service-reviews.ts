import type { PlainDate } from '../time/plain-date.ts'
import type { DueItem, WorkChild, WorkPerson } from './service-work.ts'
import type { Level, Viewer } from './services.ts'

export const REVIEW_LISTS = ['diary', 'officers', 'held', 'escalations', 'not-spoken', 'children'] as const

export type ReviewList = (typeof REVIEW_LISTS)[number]

/** A reviewing officer and the children they review for. */
export interface ReviewingOfficer extends WorkPerson {
  readonly fte: number | null
  readonly children: number
  /** What the guidance expects of their hours; null where the hours are not recorded. */
  readonly least: number | null
  readonly most: number | null
  readonly level: Level
  /** 'above 70', 'below 50', 'within 50 to 70'. */
  readonly words: string
  readonly overdue: number
  /** Reviews due in the next four weeks. */
  readonly soon: number
  readonly escalations: number
}

/** A review to come, or overdue. */
export interface ReviewDue extends DueItem {
  readonly officer: WorkPerson | null
  /** The Monday of the week it must be held by; null where it is overdue or cannot be told. */
  readonly week: PlainDate | null
  /** Due in the next four weeks. */
  readonly soon: boolean
}

/** Something sent after a review, or that it was not. */
export interface SentAfter {
  readonly on: PlainDate | null
  readonly level: Level
  readonly words: string
}

/** A review held in the last 12 months, and what followed it. */
export interface ReviewHeld {
  readonly child: WorkChild
  readonly officer: WorkPerson | null
  readonly entry: string
  readonly on: PlainDate
  /** The code of how the child took part, and its words. */
  readonly participation: string
  readonly tookPart: string
  /** The day the child was spoken to before it. */
  readonly spokenTo: SentAfter
  readonly decisions: SentAfter
  readonly record: SentAfter
  readonly letter: SentAfter
}

/** A worry raised formally and not settled. */
export interface Escalation {
  readonly child: WorkChild
  readonly officer: WorkPerson | null
  readonly entry: string
  readonly about: string
  /** The code of the stage it has reached, and its words. */
  readonly stage: string
  readonly stageTitle: string
  readonly raised: PlainDate
  /** Working days since it was raised, of the 20 that all stages have together. */
  readonly workingDays: number
  readonly by: PlainDate
  readonly level: Level
  readonly words: string
}

/** A child as their reviewing officer's caseload lists them. */
export interface ReviewedChild extends WorkChild {
  readonly officer: WorkPerson | null
  readonly worker: WorkPerson | null
  readonly lastReview: PlainDate | null
  readonly next: DueItem | null
}

/** A share: how many of how many. */
export interface ShareOf {
  readonly of: number
  readonly done: number
}

export interface Reviews {
  readonly on: PlainDate
  readonly whose: 'mine' | 'all'
  /** Whether this reader has children of their own to review for. */
  readonly hasOwn: boolean
  readonly counts: {
    readonly children: number
    readonly officers: number
    readonly overdue: number
    readonly fourWeeks: number
    readonly escalations: number
    readonly late: number
    /** Children in care with no reviewing officer named. */
    readonly unnamed: number
  }
  /** Of the last 12 months. Children under 4 are apart from those who could take part. */
  readonly participation: {
    readonly reviews: number
    readonly underFour: number
    readonly tookPart: ShareOf
    readonly by: readonly { readonly code: string; readonly text: string; readonly reviews: number }[]
  }
  readonly followed: {
    readonly decisions: ShareOf
    readonly records: ShareOf
    readonly letters: ShareOf
    readonly spoken: ShareOf
  }
  readonly officers: readonly ReviewingOfficer[]
  readonly diary: readonly ReviewDue[]
  /** Children to be spoken to before a review due in the next four weeks. */
  readonly toSpeakTo: readonly ReviewDue[]
  readonly held: readonly ReviewHeld[]
  readonly escalations: readonly Escalation[]
  readonly children: readonly ReviewedChild[]
}

export interface ReviewsService {
  /** The reader's own children to review for, or everyone's within reach. Audited as one list of the children it shows. */
  readonly open: (
    viewer: Viewer,
    whose: 'mine' | 'all' | undefined,
    list: ReviewList,
    purpose?: 'open' | 'download',
  ) => Promise<Reviews>
}
