import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addMonths } from '../../../spine/time/plain-date.ts'
import { type TimeInCare, timesInCare } from '../../care/notions.ts'
import { bornOn } from '../../people/notions.ts'
import {
  dentalCheck,
  developmentCheck,
  healthAssessment,
  healthPassport,
  healthReferral,
  immunisationCheck,
  sdq,
} from '../kinds.ts'

/** A health assessment that was held, or that a young person able to decide it declined. */
export interface Assessment {
  readonly on: PlainDate
  readonly entry: string
  readonly type: BodyOf<typeof healthAssessment>['type']
  readonly by: BodyOf<typeof healthAssessment>['by']
  readonly held: boolean
}

const NONE: readonly never[] = Object.freeze([])

const REGULATION_7 = 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 7'

/** Months before coming into care within which an assessment stands for the initial one. */
export const recentAssessment: Dated<number> = dated({ from: '2011-04-01', value: 3, source: REGULATION_7 })

/** The age below which reviews of health come twice a year. */
export const youngUnder: Dated<number> = dated({ from: '2011-04-01', value: 5, source: REGULATION_7 })

const derived = notion((file: SubjectFile): readonly Assessment[] => {
  const found: Assessment[] = []
  for (const { id, start, body } of all(file, healthAssessment)) {
    const on = startDay(start)
    if (on === undefined) continue
    // Declining settles it only for someone able to decide; a young child's 'no' leaves it still to be done.
    if (body.declined && body.competent !== true) continue
    found.push({ on, entry: id, type: body.type, by: body.by, held: !body.declined })
  }
  return found
})

/**
 * A child's health assessments in order: those held, and those declined by a young person judged able to decide.
 * One declined otherwise is none: it is still to be done.
 */
export function assessmentsOf(file: SubjectFile): readonly Assessment[] {
  return all(file, healthAssessment).length === 0 ? NONE : derived(file)
}

/** What became of the first health assessment of a time in care. */
export interface InitialAssessment {
  readonly time: TimeInCare
  /** The one that met it; before care, where one recent enough stands for it. */
  readonly met: Assessment | undefined
  readonly declined: Assessment | undefined
  /** An assessment called initial that no doctor carried out, and so does not meet it. */
  readonly notByDoctor: Assessment | undefined
  /** The first review held, though no initial one is on file. */
  readonly reviewed: Assessment | undefined
}

const initials = notion((file: SubjectFile): readonly InitialAssessment[] => {
  const assessments = assessmentsOf(file)
  const found: InitialAssessment[] = []
  for (const time of timesInCare(file)) {
    const recent = addMonths(time.start, -valueOn(recentAssessment, time.start))
    const within = assessments.filter(each => each.on >= time.start && (time.end === null || each.on <= time.end))
    const initial = within.filter(each => each.type === 'initial')
    const before = assessments.findLast(
      each => each.held && each.on >= recent && each.on < time.start && byDoctor(each),
    )
    const met = before ?? initial.find(each => each.held && byDoctor(each))
    found.push({
      time,
      met,
      declined: met ? undefined : initial.find(each => !each.held),
      notByDoctor: met ? undefined : initial.find(each => each.held && !byDoctor(each)),
      reviewed: met ? undefined : within.find(each => each.held && each.type === 'review'),
    })
  }
  return found
})

/**
 * The first health assessment of each time in care: by a registered medical practitioner, on or
 * after coming into care, or in the three months before it (reg 7). Where nothing says who carried it out it is taken to
 * have been a doctor.
 */
export function initialAssessments(file: SubjectFile): readonly InitialAssessment[] {
  return timesInCare(file).length === 0 ? NONE : initials(file)
}

/** A review of a child's health that is due, counted from the assessment before it. */
export interface HealthReviewDue {
  readonly time: TimeInCare
  readonly from: PlainDate
  /** Whether the child was under 5 when the time began to run; undefined where no date of birth is recorded. */
  readonly young: boolean | undefined
  readonly next: Assessment | undefined
}

const reviews = notion((file: SubjectFile): readonly HealthReviewDue[] => {
  const assessments = assessmentsOf(file)
  const born = bornOn(file)
  return timesInCare(file).flatMap(time => {
    const recent = addMonths(time.start, -valueOn(recentAssessment, time.start))
    const within = assessments.filter(each => each.on >= recent && (time.end === null || each.on <= time.end))
    return within.map((last, index) => ({
      time,
      from: last.on,
      young: born === undefined ? undefined : last.on < birthday(born, valueOn(youngUnder, last.on)),
      next: within[index + 1],
    }))
  })
})

/**
 * The reviews of a child's health: each counted from the assessment actually held (or declined) before it, however late
 * that was. A child who turns 5 while a time is running keeps its earlier day. None is due before a first assessment.
 */
export function healthReviewsDue(file: SubjectFile): readonly HealthReviewDue[] {
  return assessmentsOf(file).length === 0 ? NONE : reviews(file)
}

function byDoctor({ by }: Assessment): boolean {
  return by === undefined || by === 'doctor'
}

const BY_HAND = [
  healthAssessment,
  healthReferral,
  dentalCheck,
  immunisationCheck,
  developmentCheck,
  sdq,
  healthPassport,
]

/** The kinds that show that a child's health is recorded here as it happens. */
export const healthRecordReads = BY_HAND

/** Whether anything of a child's health was ever recorded here as it happened, and not only in a year's return. */
export function healthIsRecorded(file: SubjectFile): boolean {
  return BY_HAND.some(kind => all(file, kind).length > 0)
}
