import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { type Occasion, type Timing, defineDuty } from '../../../spine/duty/duty.ts'
import { months, workingDays } from '../../../spine/duty/span.ts'
import { birthday } from '../../../spine/time/age.ts'
import { dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, later } from '../../../spine/time/plain-date.ts'
import { canCountWorkingDays } from '../../../spine/time/working-days.ts'
import { periodOfCare } from '../../care/kinds.ts'
import { type TimeInCare, timesInCare } from '../../care/notions.ts'
import { identity } from '../../people/kinds.ts'
import { bornOn } from '../../people/notions.ts'
import { placement, temporaryStay } from '../../placement/kinds.ts'
import { homesOf } from '../../placement/notions.ts'
import { healthAssessment, healthPassport, healthReferral } from '../kinds.ts'
import {
  type HealthReviewDue,
  type InitialAssessment,
  healthReviewsDue,
  initialAssessments,
} from '../notions/assessments.ts'
import { because } from '../words.ts'
import { carePlanning, promotingHealth } from './sources.ts'

const GUIDANCE = 'Promoting the health and well-being of looked-after children (2015), unverified'

/** Health told, with consent, when a child comes into care, and told again of each move. */
export const healthNotify = defineDuty({
  id: 'health-notify',
  title: 'Health told',
  about:
    'When a child comes into care, and each time they move, the health team is told within 5 working days; on coming into care it is sent consent too.',
  owner: 'social-worker',
  section: 'health',
  layer: 'guidance',
  sources: [promotingHealth('Notification of placement and consent: 5 working days')],
  limits: { within: dated({ from: '2015-03-01', value: workingDays(5), source: GUIDANCE }) },
  metBy: 'The day the referral was sent; on coming into care, with consent, or the day consent followed.',
  stops: 'The child leaves care, or moves again.',
  record: healthReferral,
  reads: [periodOfCare, identity, placement, temporaryStay, healthReferral],
  occasions: (file, timing) => timesInCare(file).flatMap(time => tellings(file, time, timing)),
})

interface Told {
  readonly on: PlainDate
  readonly entry: string
  readonly why: 'into-care' | 'moved'
  /** The day consent had been sent too. */
  readonly consent: PlainDate | undefined
}

function tellings(file: SubjectFile, time: TimeInCare, timing: Timing<'within'>): readonly Occasion[] {
  const told = all(file, healthReferral).flatMap(({ id, start, body }): Told[] => {
    const on = startDay(start)
    if (on === undefined) return []
    const consent = body.consentGiven ? on : body.consentSent && later(on, body.consentSent)
    return [{ on, entry: id, why: body.why, consent }]
  })
  const occasions: Occasion[] = []
  const end = time.end
  if (time.care.startKnown && canCountWorkingDays(time.start, LONGEST)) {
    const sent = told.filter(each => each.why === 'into-care' && (end === null || each.on <= end))
    const first = sent.find(each => each.on >= time.start) ?? sent.at(-1)
    occasions.push({
      key: `into-care:${time.start}`,
      because:
        first && first.consent === undefined
          ? because('health.told-without-consent', { on: time.start, told: first.on })
          : because('health.came-into-care', { on: time.start }),
      from: time.start,
      ...timing.due('within', time.start),
      ...(first?.consent ? { met: { on: first.consent, entry: first.entry } } : {}),
      ...(end === null ? {} : { ended: { on: end, because: time.ends } }),
    })
  }
  const moves = homesOf(file).filter(
    home => home.start > time.start && (end === null || home.start < end) && !home.sameCarer,
  )
  for (const [index, { start }] of moves.entries()) {
    if (!canCountWorkingDays(start, LONGEST)) continue
    const before = moves[index - 1]?.start ?? time.start
    const next = moves[index + 1]?.start ?? end
    const found = told.find(each => each.why === 'moved' && each.on > before && (next === null || each.on < next))
    occasions.push({
      key: `moved:${start}`,
      because: because('health.moved-home', { on: start }),
      from: start,
      ...timing.due('within', start),
      ...(found ? { met: { on: found.on, entry: found.entry } } : {}),
      ...(next === null
        ? {}
        : { ended: { on: next, because: next === end ? time.ends : because('health.moved-again', { on: next }) } }),
    })
  }
  return occasions
}

// As far ahead as any of these limits is counted in working days.
const LONGEST = 20

/** The time for the first health assessment. */
export const initialWithin = dated({
  from: '2011-04-01',
  value: workingDays(20),
  source: `${GUIDANCE}; the first review, by which reg 7 needs it, is 20 working days after coming into care (reg 33)`,
})

/** The time between health assessments: shorter while a child is under 5. */
export const reviewWithin = {
  young: dated({ from: '2011-04-01', value: months(6), source: 'reg 7(3): 6 months from the assessment before' }),
  older: dated({ from: '2011-04-01', value: months(12), source: 'reg 7(3): 12 months from the assessment before' }),
}

/** A doctor's assessment of a child's health within 20 working days of coming into care. */
export const initialHealthAssessment = defineDuty({
  id: 'initial-health-assessment',
  title: 'Initial health assessment',
  about:
    'A registered medical practitioner assesses the child’s health, and the health plan is ready, within 20 working days of the child coming into care: in time for the first review.',
  owner: 'health',
  section: 'health',
  layer: 'law',
  sources: [
    carePlanning('reg 7: assessment by a registered medical practitioner, with a written report'),
    promotingHealth('The health plan ready for the first review, within 20 working days'),
  ],
  limits: { within: initialWithin },
  metBy: 'The day a doctor assessed the child; one in the three months before care stands for it.',
  stops: 'The child leaves care, or declines it and is able to decide; short breaks call for none.',
  record: healthAssessment,
  reads: [periodOfCare, identity, healthAssessment],
  occasions: (file, timing) =>
    initialAssessments(file).flatMap(initial => {
      const { start, care } = initial.time
      if (!care.startKnown) return neverAssessed(initial) ? unknownStart(initial) : []
      return canCountWorkingDays(start, LONGEST) ? initialOccasion(initial, timing) : []
    }),
})

function neverAssessed({ met, declined, notByDoctor, reviewed }: InitialAssessment): boolean {
  return !met && !declined && !notByDoctor && !reviewed
}

// Care had begun by the first day held, so the day cannot be counted; that a child was never assessed is still to be seen.
function unknownStart({ time }: InitialAssessment): Occasion {
  const unsettled = { key: 'care.start-not-known', values: { on: time.start } }
  return {
    key: `initial:${time.start}`,
    because: unsettled,
    from: time.start,
    by: null,
    again: valueOn(reviewWithin.older, time.start),
    unsettled,
    ...(time.end === null ? {} : { ended: { on: time.end, because: time.ends } }),
  }
}

function initialOccasion(initial: InitialAssessment, timing: Timing<'within'>): Occasion {
  const { time, met, declined, notByDoctor, reviewed } = initial
  const due = timing.due('within', time.start)
  const ends = [
    ...(declined ? [{ on: declined.on, because: because('health.assessment-declined', { on: declined.on }) }] : []),
    // Once health has been reviewed a first assessment is no longer to be had: it stays missed.
    ...(reviewed && reviewed.on > due.by
      ? [{ on: reviewed.on, because: because('health.reviewed-instead', { on: reviewed.on }) }]
      : []),
    ...(time.end === null ? [] : [{ on: time.end, because: time.ends }]),
  ].sort((a, b) => (a.on < b.on ? -1 : 1))
  return {
    key: `initial:${time.start}`,
    because: notByDoctor
      ? because('health.initial-not-by-doctor', { since: time.start, on: notByDoctor.on })
      : because('health.came-into-care', { on: time.start }),
    from: time.start,
    ...due,
    // A child assessed before the record began has reviews since.
    again: valueOn(reviewWithin.older, time.start),
    ...(met ? { met: { on: met.on, entry: met.entry } } : {}),
    ...(!met && ends[0] ? { ended: ends[0] } : {}),
  }
}

const REVIEW_READS = [periodOfCare, identity, healthAssessment]

/** A young child's health reviewed at least every six months. */
export const reviewHealthAssessmentUnder5 = defineDuty({
  id: 'review-health-assessment-u5',
  title: 'Health review (under 5)',
  about:
    'The health of a child under 5 is reviewed at least every 6 months. A child who turns 5 while the time is running keeps its day.',
  owner: 'health',
  section: 'health',
  layer: 'law',
  sources: [carePlanning('reg 7(3): at least once every 6 months before the fifth birthday')],
  limits: { within: reviewWithin.young },
  metBy: 'The day a doctor, or a nurse or midwife under a doctor’s supervision, reviewed the child’s health.',
  stops: 'The child leaves care; from the fifth birthday the next is counted yearly.',
  record: healthAssessment,
  reads: REVIEW_READS,
  occasions: (file, timing) => healthReviewsDue(file).flatMap(due => (due.young ? reviewOccasion(due, timing) : [])),
})

/** An older child's health reviewed at least every year. */
export const reviewHealthAssessment5Plus = defineDuty({
  id: 'review-health-assessment-5plus',
  title: 'Health review',
  about: 'The health of a child aged 5 or over is reviewed at least every 12 months.',
  owner: 'health',
  section: 'health',
  layer: 'law',
  sources: [carePlanning('reg 7(3): at least once every 12 months from the fifth birthday')],
  limits: { within: reviewWithin.older },
  metBy: 'The day a doctor, or a nurse or midwife under a doctor’s supervision, reviewed the child’s health.',
  stops: 'The child leaves care or turns 18, or declines it and is able to decide: the next is counted from then.',
  record: healthAssessment,
  reads: REVIEW_READS,
  occasions: (file, timing) => healthReviewsDue(file).flatMap(due => (due.young ? [] : reviewOccasion(due, timing))),
})

function reviewOccasion({ time, from, young, next }: HealthReviewDue, timing: Timing<'within'>): Occasion {
  return {
    key: `review:${from}`,
    because: because('health.last-assessed', { on: from }),
    from,
    ...(young === undefined ? { by: null, unsettled: because('health.born-not-known') } : timing.due('within', from)),
    again: valueOn(reviewWithin[young === true ? 'young' : 'older'], from),
    ...(next?.held ? { met: { on: next.on, entry: next.entry } } : {}),
    ...(next && !next.held
      ? { ended: { on: next.on, because: because('health.assessment-declined', { on: next.on }) } }
      : !next && time.end !== null
        ? { ended: { on: time.end, because: time.ends } }
        : {}),
  }
}

/** The age from which leaving care is leaving it for a life of one's own. */
export const leavingFrom = dated({ from: '2001-10-01', value: 16, source: 'Children (Leaving Care) Act 2000' })
/** The age to which a care leaver may have support: their history is still worth having until then. */
const leaverTo = dated({ from: '2001-10-01', value: 25, source: 'Children Act 1989, ss 23CZB and 23CA' })
/** The age at which a child ceases to be one. */
const adultAt = dated({ from: '1970-01-01', value: 18, source: 'Family Law Reform Act 1969, s 1' })

/** Their health history, in their hands, when a young person leaves care. */
export const healthPassportDuty = defineDuty({
  id: 'health-passport',
  title: 'Health passport',
  about:
    'A young person who leaves care at 16 or over is given their health history in writing, by their 18th birthday at the latest.',
  owner: 'health',
  section: 'health',
  layer: 'guidance',
  sources: [promotingHealth('Leaving care: a summary of the young person’s health history')],
  metBy: 'The day it was given, or the day the young person declined it.',
  stops: 'The young person comes into care again, is lost to the record, or turns 25.',
  record: healthPassport,
  reads: [periodOfCare, identity, healthPassport],
  occasions: file => {
    const born = bornOn(file)
    if (born === undefined) return []
    const from = birthday(born, valueOn(leavingFrom, born))
    const adult = birthday(born, valueOn(adultAt, born))
    const over = birthday(born, valueOn(leaverTo, born))
    const given = all(file, healthPassport).find(entry => startDay(entry.start) !== undefined)
    return timesInCare(file)
      .filter(time => time.end === null || time.end >= from)
      .map((time): Occasion => {
        const left = time.end !== null && time.end === time.care.end && time.end < adult
        const on = given && startDay(given.start)
        return {
          key: `passport:${time.start}`,
          because: left
            ? because('health.leaving-care', { on: time.end })
            : because('health.leaving-care-at-18', { on: adult }),
          from: later(from, time.start),
          by: left && time.end !== null ? time.end : adult,
          ...(given && on ? { met: { on, entry: given.id } } : {}),
          ended:
            !left && time.end !== null && time.end < adult
              ? { on: time.end, because: time.ends }
              : { on: over, because: because('health.no-longer-a-care-leaver', { on: over }) },
        }
      })
  },
})

export const assessmentDuties = [
  healthNotify,
  initialHealthAssessment,
  reviewHealthAssessmentUnder5,
  reviewHealthAssessment5Plus,
  healthPassportDuty,
] as const
