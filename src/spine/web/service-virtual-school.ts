import type { PlainDate } from '../time/plain-date.ts'
import type { DueItem, WorkChild, WorkPerson } from './service-work.ts'
import type { Choice, Level, Viewer } from './services.ts'

export const SCHOOL_LISTS = [
  'plans',
  'initial',
  'attendance',
  'out-of-school',
  'exclusions',
  'part-time',
  'alternative',
  'send',
  'post-16',
] as const

export type SchoolList = (typeof SCHOOL_LISTS)[number]

/** How something stands: 'signed off on 4 March 2027', 'overdue by 12 days'. */
export interface Stands {
  readonly level: Level
  readonly words: string
}

/** A child of school age, or over it and under 18, and this term's plan for their education. */
export interface Pupil extends WorkChild {
  readonly worker: WorkPerson | null
  /** 'early-years', 'school-age' or 'post-16'. */
  readonly phase: string
  readonly phaseTitle: string
  readonly yearGroup: string | null
  readonly school: string | null
  readonly schoolType: string | null
  readonly elsewhere: string | null
  /** This term's plan: 'signed-off', 'held', 'to-come', 'missing' or 'not-asked', and its words. */
  readonly plan: string
  readonly planIs: Stands
  /** By when it is asked, where it is still to come or missing. */
  readonly planBy?: PlainDate
  readonly held: PlainDate | null
  /** The grade it was given; null where it has not been checked. */
  readonly quality: string | null
  readonly qualityTitle: string | null
  /** Of possible sessions this school year, those attended: a share from 0 to 1; null where nothing is held. */
  readonly attended: number | null
}

/** A child whose attendance today is asked about. */
export interface PupilToday extends WorkChild {
  readonly worker: WorkPerson | null
  readonly school: string | null
  /** The marks, as words; null where none was given yet. */
  readonly morning: string | null
  readonly afternoon: string | null
  /** 'present', 'missed', 'not-counted' or 'not-marked'. */
  readonly mark: string
  readonly is: Stands
  readonly record?: string
}

/** A time out of school, on fewer hours, excluded or elsewhere. */
export interface SchoolTime {
  readonly child: WorkChild
  readonly worker: WorkPerson | null
  readonly entry: string
  readonly what: string
  readonly from: PlainDate | null
  readonly until: PlainDate | null
  /** It goes on now. */
  readonly now: boolean
  /** School days so far, where it is counted in them. */
  readonly schoolDays: number | null
  /** Hours a week of teaching meanwhile. */
  readonly hours: number | null
  readonly is: Stands
  readonly notes: readonly string[]
}

/** A plan for special educational needs. */
export interface SchoolPlanHeld {
  readonly child: WorkChild
  readonly worker: WorkPerson | null
  readonly entry: string
  readonly level: string
  readonly levelTitle: string
  readonly need: string | null
  readonly keptBy: string | null
  readonly reviewed: PlainDate | null
  readonly is: Stands
}

export interface VirtualSchool {
  readonly on: PlainDate
  readonly term: string
  /** Between terms nothing is asked of attendance, and the plans shown are of the term before. */
  readonly inTerm: boolean
  readonly schoolDay: boolean
  readonly counts: {
    readonly pupils: number
    readonly signedOff: number
    readonly heldOnly: number
    readonly toCome: number
    readonly missing: number
    readonly notAsked: number
    readonly initial: number
    readonly notMarked: number
    readonly missedToday: number
    readonly outOfSchool: number
    readonly excluded: number
    readonly partTime: number
    readonly alternative: number
    readonly send: number
    readonly checked: number
    readonly goodOrBetter: number
  }
  readonly pupils: readonly Pupil[]
  readonly initial: readonly DueItem[]
  readonly attendance: readonly PupilToday[]
  readonly outOfSchool: readonly SchoolTime[]
  readonly exclusions: readonly SchoolTime[]
  readonly partTime: readonly SchoolTime[]
  readonly alternative: readonly SchoolTime[]
  readonly send: readonly SchoolPlanHeld[]
  readonly post16: readonly SchoolTime[]
}

/** One plan drawn for checking. */
export interface SampledPlan {
  readonly child: WorkChild
  readonly entry: string
  readonly stratum: string
  readonly held: PlainDate
  readonly quality: string | null
  readonly qualityTitle: string | null
  readonly assuredOn: PlainDate | null
}

/** The plans of a term drawn for their quality to be checked: the same for everyone who looks, all term. */
export interface PlanSample {
  readonly on: PlainDate
  readonly term: string
  readonly termKey: string
  /** Other terms that can be looked at. */
  readonly terms: readonly Choice[]
  readonly size: number
  /** How many signed-off plans it is drawn from. */
  readonly outOf: number
  readonly plans: readonly SampledPlan[]
  readonly grades: readonly { readonly grade: string; readonly title: string; readonly plans: number }[]
  readonly strata: readonly {
    readonly title: string
    readonly outOf: number
    readonly drawn: number
    readonly goodOrBetter: number
    readonly checked: number
  }[]
}

/** A sampled plan, opened to be graded. */
export interface PlanToGrade extends SampledPlan {
  readonly version: number
  /** What the plan says, as facts with their labels. */
  readonly says: readonly { readonly label: string; readonly value: string | null; readonly said?: true }[]
  readonly targets: readonly { readonly target: string; readonly by: PlainDate | null; readonly came: string | null }[]
  readonly why: string | null
  readonly next?: { readonly child: string; readonly entry: string }
}

export type PlanGraded =
  | { readonly is: 'graded'; readonly next?: { readonly child: string; readonly entry: string } }
  | { readonly is: 'missing' }
  | { readonly is: 'changed-since' }
  | {
      readonly is: 'refused'
      readonly problems: readonly { readonly field: 'quality' | 'why'; readonly why: string }[]
    }

export interface VirtualSchoolService {
  /** Every child in care of an age to learn, wherever they live. Audited as one list of the children it shows. */
  readonly open: (viewer: Viewer, list: SchoolList, purpose?: 'open' | 'download') => Promise<VirtualSchool>
  /** The term's sample; this term's, or in a holiday the one before, unless another is named. */
  readonly sample: (viewer: Viewer, term?: string) => Promise<PlanSample>
  readonly toGrade: (viewer: Viewer, child: string, entry: string) => Promise<PlanToGrade | undefined>
  readonly grade: (
    viewer: Viewer,
    child: string,
    entry: string,
    grade: { readonly quality: string; readonly why: string; readonly seen: number },
  ) => Promise<PlanGraded>
}
