import type { PlainDate } from '../time/plain-date.ts'
import type { DueItem, WorkChild, WorkPerson } from './service-work.ts'
import type { Level, Viewer } from './services.ts'

export const HEALTH_LISTS = [
  'assessments',
  'teeth',
  'immunisations',
  'questionnaires',
  'wellbeing',
  'passports',
  'children',
] as const

export type HealthList = (typeof HEALTH_LISTS)[number]

/** A health assessment that is due or overdue, and what holds it up. */
export interface AssessmentDue extends DueItem {
  readonly which: 'initial' | 'review'
  readonly worker: WorkPerson | null
  /** When the child was last assessed. */
  readonly last: PlainDate | null
  /** The day health was told that the child came into care; null where it has not been. Only of initial assessments. */
  readonly told: PlainDate | null
  /** Why it is late or may be, by code: 'not-told', 'told-late', 'no-consent', 'not-by-doctor', 'with-health'. */
  readonly holdUp: string
  readonly holdUpWords: string
}

/** Something checked in a child’s health: when it was last, and how it stands. */
export interface HealthCheck {
  readonly last: PlainDate | null
  readonly level: Level
  readonly words: string
}

/** One child’s questionnaire about wellbeing. */
export interface Questionnaire {
  readonly on: PlainDate
  readonly total: number
  readonly band: string
  readonly bandTitle: string
  readonly bandLevel: Level
  /** Points since the one before: fewer is better; null for the first. */
  readonly change: number | null
  readonly used: 'yes' | 'no' | 'not-yet' | 'not-recorded'
}

/** A child as the health team lists them. */
export interface HealthChild extends WorkChild {
  readonly worker: WorkPerson | null
  readonly assessment: HealthCheck
  readonly teeth: HealthCheck
  readonly immunisations: HealthCheck
  readonly questionnaire: Questionnaire | null
  readonly questionnaireDue: HealthCheck
}

/** Help with wellbeing that was asked for. */
export interface WellbeingAsked {
  readonly child: WorkChild
  readonly entry: string
  readonly to: string
  readonly need: string
  readonly urgent: boolean
  readonly asked: PlainDate
  /** The code of the answer; null while none has come. */
  readonly decision: string | null
  readonly decisionTitle: string
  readonly firstSeen: PlainDate | null
  readonly level: Level
  readonly words: string
}

/** What the questionnaires say together. */
export interface QuestionnaireAnalysis {
  readonly since: PlainDate
  readonly children: number
  readonly returned: number
  readonly mean: number | null
  /** Of those with two by the same person: the mean change, and how many got better, worse and neither. */
  readonly change: {
    readonly mean: number | null
    readonly better: number
    readonly worse: number
    readonly same: number
  }
  readonly bands: readonly { readonly band: string; readonly title: string; readonly children: number }[]
  readonly byHome: readonly {
    readonly home: string
    readonly children: number
    readonly mean: number
    readonly concern: number
  }[]
  /** Held, and not used in the health assessment that followed. */
  readonly notUsed: number
  /** Carers' scores of these children by collection year, oldest first: how many stand in each band. */
  readonly years: readonly {
    readonly year: string
    readonly scored: number
    readonly mean: number
    readonly bands: readonly { readonly band: string; readonly title: string; readonly children: number }[]
  }[]
}

export interface HealthTeam {
  readonly on: PlainDate
  readonly counts: {
    readonly children: number
    readonly initialOverdue: number
    readonly reviewOverdue: number
    readonly dueSoon: number
    readonly teethOverdue: number
    readonly notImmunised: number
    readonly questionnairesDue: number
    readonly waiting: number
    readonly passports: number
  }
  readonly assessments: readonly AssessmentDue[]
  readonly children: readonly HealthChild[]
  readonly wellbeing: readonly WellbeingAsked[]
  readonly passports: readonly DueItem[]
  readonly analysis: QuestionnaireAnalysis
}

export interface HealthTeamService {
  /** Every child in care within reach. Audited as one list of the children it shows. */
  readonly open: (viewer: Viewer, list: HealthList, purpose?: 'open' | 'download') => Promise<HealthTeam>
}
