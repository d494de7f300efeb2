import { after } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { type Answer, type Member, defineMeasure } from '../../../spine/measure/measure.ts'
import { ageOn } from '../../../spine/time/age.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import type { Period } from '../../../spine/time/periods.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { canCountWorkingDays } from '../../../spine/time/working-days.ts'
import { periodOfCare, shortBreak } from '../../care/kinds.ts'
import { inCareThroughout, leavingMembers, timesInCare } from '../../care/notions.ts'
import { identity } from '../../people/kinds.ts'
import { bornOn } from '../../people/notions.ts'
import { initialWithin, leavingFrom, reviewWithin } from '../duties/assessments.ts'
import { carePlanning, promotingHealth } from '../duties/sources.ts'
import { healthAssessment, healthPassport, healthReferral } from '../kinds.ts'
import {
  type HealthReviewDue,
  type InitialAssessment,
  assessmentsOf,
  healthIsRecorded,
  healthRecordReads,
  healthReviewsDue,
  initialAssessments,
} from '../notions/assessments.ts'
import { because } from '../words.ts'

const NOT_RECORDED =
  'A child in whose file no health assessment was ever recorded is not known, and stays among those asked about.'

const settledBy = (): string => 'Health assessments recorded here, with the day each was held, would tell.'

const within = (period: Period, day: PlainDate): boolean => day >= period.start && day <= period.end

// As far ahead as the limit is counted in working days.
const LONGEST = 20

interface Asked {
  readonly initial: InitialAssessment
  readonly by: PlainDate
}

/** Whether the first health assessment was in time. */
export const initialAssessmentOnTime = defineMeasure<Asked>({
  id: 'iha-on-time',
  title: 'First health assessment in 20 working days',
  question: 'Does a child who comes into care see a doctor within 20 working days?',
  definition: `Asked about: every coming into care whose 20th working day fell in the year to the date. One that ended by that day is left out, and so is one whose start is not known. Counts: a doctor assessed the child by then, or in the three months before care. One declined, held late, held by anyone but a doctor, or not held does not count. ${NOT_RECORDED} The days are counted from coming into care, not from when health was told.`,
  unit: 'percent',
  better: 'higher',
  group: 'general',
  front: true,
  of: 'event',
  period: 'rolling-year',
  settledBy,
  sources: [
    carePlanning('reg 7: assessment by a registered medical practitioner'),
    promotingHealth('The health plan ready for the first review, within 20 working days'),
  ],
  reads: [identity, periodOfCare, healthAssessment, healthReferral],
  population: (file, period) => {
    const asked: Member<Asked>[] = []
    for (const initial of initialAssessments(file)) {
      const { start, end, care } = initial.time
      if (!care.startKnown || start > period.end || !canCountWorkingDays(start, LONGEST)) continue
      const by = after(start, valueOn(initialWithin, start))
      if (!within(period, by)) continue
      asked.push(
        end !== null && end <= by
          ? { because: because('health.left-before-day', { on: start, left: end }), at: by, excluded: true }
          : { because: because('health.came-into-care', { on: start }), at: by, item: { initial, by } },
      )
    }
    for (const { start, care } of timesInCare(file))
      if (!care.startKnown && within(period, start))
        asked.push({ because: { key: 'care.start-not-known', values: { on: start } }, at: start, excluded: true })
    return asked
  },
  counts: (file, _period, { item }) => initialAnswer(file, item),
})

function initialAnswer(file: SubjectFile, item: Asked | undefined): Answer {
  if (!item) return { is: 'unknown', because: because('health.assessments-not-recorded') }
  const { by, initial } = item
  const { met, declined, notByDoctor, time } = initial
  if (met)
    return met.on <= by
      ? { is: true, because: because('health.initial-in-time', { on: met.on }) }
      : { is: false, because: because('health.initial-late', { on: met.on, by }) }
  if (declined) return { is: false, because: because('health.assessment-declined', { on: declined.on }) }
  if (notByDoctor)
    return { is: false, because: because('health.initial-not-by-doctor', { since: time.start, on: notByDoctor.on }) }
  return all(file, healthAssessment).length === 0 && all(file, healthReferral).length === 0
    ? { is: 'unknown', because: because('health.assessments-not-recorded') }
    : { is: false, because: because('health.initial-not-held', { by }) }
}

interface Review {
  readonly due: HealthReviewDue
  readonly by: PlainDate
}

/** Whether reviews of health were held when due. */
export const reviewAssessmentOnTime = defineMeasure<Review>({
  id: 'rha-on-time',
  title: 'Review health assessments on time',
  question: 'Are health assessments repeated when they are due?',
  definition: `Asked about: every review of health that fell due in the year to the date for a child in care on that day: six months after the last assessment while the child was under 5, twelve months after from then. Counts: held by its day. One declined does not count. Each is counted from the assessment actually held before it. A child in care through the year in whose file no health assessment was ever recorded is not known. This is not the annual health assessment of the return.`,
  unit: 'percent',
  better: 'higher',
  group: 'general',
  of: 'event',
  period: 'rolling-year',
  settledBy,
  sources: [carePlanning('reg 7(3): every 6 months under 5, every 12 months from then')],
  reads: [identity, periodOfCare, shortBreak, healthAssessment],
  population: (file, period) => {
    if (assessmentsOf(file).length === 0)
      return inCareThroughout(file, period)
        ? [{ because: because('health.in-care-for-a-year', { on: period.end }), at: period.end }]
        : []
    const asked: Member<Review>[] = []
    for (const due of healthReviewsDue(file)) {
      if (due.young === undefined) continue
      const by = after(due.from, valueOn(due.young ? reviewWithin.young : reviewWithin.older, due.from))
      if (!within(period, by) || (due.time.end !== null && due.time.end <= by)) continue
      asked.push({ because: because('health.review-due', { on: due.from, by }), at: by, item: { due, by } })
    }
    return asked
  },
  counts: (_file, _period, { item }) => {
    if (!item) return { is: 'unknown', because: because('health.assessments-not-recorded') }
    const { by, due } = item
    const { next } = due
    if (!next) return { is: false, because: because('health.review-not-held', { by }) }
    if (!next.held) return { is: false, because: because('health.assessment-declined', { on: next.on }) }
    return next.on <= by
      ? { is: true, because: because('health.review-in-time', { on: next.on }) }
      : { is: false, because: because('health.review-late', { on: next.on, by }) }
  },
})

/** Whether young people leave care with their health history. */
export const healthPassportGiven = defineMeasure({
  id: 'health-passport-given',
  title: 'Health passports',
  question: 'Do young people leave care with their health history in their hands?',
  definition:
    'Asked about: young people who left care at 16 or over in the year to the date. Counts: a health passport was given to them. One declined does not count, and is shown. A young person of whose health nothing was ever recorded here as it happened is not known.',
  unit: 'percent',
  better: 'higher',
  group: 'care-leavers',
  of: 'child',
  period: 'rolling-year',
  settledBy: () => 'The day each health passport was given, or declined, would tell.',
  sources: [promotingHealth('Leaving care: a summary of the young person’s health history')],
  reads: [identity, periodOfCare, ...healthRecordReads],
  population: (file, period) => {
    const born = bornOn(file)
    if (born === undefined) return []
    return leavingMembers(file, period).filter(
      ({ at }) => ageOn(born, at ?? period.end) >= valueOn(leavingFrom, period.end),
    )
  },
  counts: file => {
    const given = all(file, healthPassport)
    const last = given.find(entry => !entry.body.declined) ?? given.at(-1)
    const on = last ? (startDay(last.start) ?? null) : null
    if (last) return { is: !last.body.declined, because: because(wordFor(last.body.declined), { on }) }
    return healthIsRecorded(file)
      ? { is: false, because: because('health.passport-not-given') }
      : { is: 'unknown', because: because('health.passport-not-recorded') }
  },
})

function wordFor(declined: boolean | undefined): 'health.passport-declined' | 'health.passport-given' {
  return declined ? 'health.passport-declined' : 'health.passport-given'
}
