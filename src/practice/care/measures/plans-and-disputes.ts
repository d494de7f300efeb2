import { occasionsOf } from '../../../spine/duty/evaluate.ts'
import type { Occasion } from '../../../spine/duty/duty.ts'
import { dayOf } from '../../../spine/duty/finding.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { type Measure, type Member, type Source, defineMeasure } from '../../../spine/measure/measure.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { identity } from '../../people/kinds.ts'
import { disputeResolved } from '../duties/disputes-and-leaving.ts'
import { permanencePlanned } from '../duties/plans.ts'
import { cpr, iroHandbook } from '../duties/shared.ts'
import { carePlan, iroEscalation, periodOfCare, permanencePlan, review } from '../kinds.ts'
import { type ReviewDue, inCareReads, reviewsDue, reviewsHeld } from '../notions.ts'
import { because } from '../words.ts'

const NONE: readonly never[] = Object.freeze([])
const FOREVER = '9999-12-31' as PlainDate

/** Reviews, each by itself, held by their day. */
export const reviewsHeldOnTime = defineMeasure<ReviewDue>({
  id: 'cla-reviews-held-on-time',
  title: 'Reviews held on time',
  question: 'Of the reviews that fell due, how many were held by their day?',
  definition:
    'Asked about: every review of a child in care that fell due in the last 12 months. Counts: those held by their day, counted as for ‘Children whose reviews were all on time’, its companion, which one late review fails. A review that was not held is counted once, for the day it was due by. Where earlier reviews are not on file, so that it cannot be told which were due, none is asked about.',
  unit: 'percent',
  better: 'higher',
  group: 'general',
  of: 'event',
  period: 'rolling-year',
  sources: [
    cpr('reg 33: the first review within 20 working days, the second within 3 months of it', true),
    cpr('reg 33: later reviews within 6 months of the one before', false),
  ],
  reads: [...inCareReads, review],
  population: (file, period) =>
    reviewsDue(file).flatMap((due): readonly Member<ReviewDue>[] =>
      due.by >= period.start && due.by <= period.end
        ? [{ because: because('care.review-due', { by: due.by }), at: due.by, item: due }]
        : NONE,
    ),
  counts: (_file, { end }, { item }) => {
    const { by, held } = item as ReviewDue
    if (held === null || held > end) return { is: false, because: because('care.review-not-held', { by, on: end }) }
    return held <= by
      ? { is: true, because: because('care.review-held', { on: held }) }
      : { is: false, because: because('care.review-late', { by, held }) }
  },
})

const permanenceBySecond = notion(
  (file: SubjectFile): ReadonlyMap<string, Occasion> =>
    new Map(occasionsOf(file, permanencePlanned, FOREVER).map(occasion => [occasion.key, occasion])),
)

// What only work recorded here gives: without any of it, a plan that is not on file may still have been made.
function plansAreKept(file: SubjectFile): boolean {
  return (
    all(file, permanencePlan).length > 0 ||
    all(file, carePlan).length > 0 ||
    reviewsHeld(file).some(({ body }) => body.permanenceConsidered !== undefined)
  )
}

/** Plans for permanence in place by the second review. */
export const permanenceBySecondReview = defineMeasure<ReviewDue>({
  id: 'permanence-by-review-2',
  title: 'Plan for permanence by the second review',
  question: 'By the second review, do we know where each child will grow up?',
  definition:
    'Asked about: children in care whose second review was held in the last 12 months. Counts: a child for whom a plan for permanence was recorded by that day, whether in the plan or at the review. Where neither a care plan nor a plan for permanence has ever been recorded for the child, the answer is not known.',
  unit: 'percent',
  better: 'higher',
  group: 'general',
  of: 'child',
  period: 'rolling-year',
  sources: [
    {
      title: 'Children Act 1989 guidance and regulations, volume 2: care planning, placement and case review',
      provision: 'a plan for permanence by the second review',
      verified: false,
    },
  ],
  reads: [periodOfCare, identity, review, permanencePlan, carePlan],
  population: (file, period) => {
    const second = reviewsDue(file).findLast(
      ({ which, held }) => which === 'second' && held !== null && held >= period.start && held <= period.end,
    )
    return second ? [{ because: because('care.second-review-held', { on: second.held }), item: second }] : NONE
  },
  counts: (file, _period, { item }) => {
    const { care, held } = item as ReviewDue
    const met = permanenceBySecond(file).get(care.start)?.met
    const on = met && dayOf(met.on)
    if (on !== undefined && held !== null && on <= held)
      return { is: true, because: because('care.permanence-planned', { on }) }
    if (on !== undefined) return { is: false, because: because('care.permanence-planned-later', { on }) }
    return plansAreKept(file)
      ? { is: false, because: because('care.permanence-not-planned') }
      : { is: 'unknown', because: because('care.no-plan-kept') }
  },
})

const HANDBOOK: readonly Source[] = [iroHandbook('6.2', true)]

/** Disputes that reviewing officers raised. */
export const escalations = defineMeasure({
  id: 'iro-escalations',
  title: 'Disputes raised by reviewing officers',
  question: 'How often did reviewing officers formally raise a worry about a child’s plan?',
  definition:
    'Counted: every dispute that an independent reviewing officer raised formally in the last 12 months, each once however many stages it went through. Neither a high nor a low number is good by itself: its companion tells how soon they were resolved.',
  unit: 'count',
  better: 'context',
  group: 'general',
  of: 'event',
  period: 'rolling-year',
  sources: HANDBOOK,
  reads: [iroEscalation],
  population: (file, period) =>
    all(file, iroEscalation).flatMap((dispute): readonly Member[] => {
      const on = startDay(dispute.start)
      return on !== undefined && on >= period.start && on <= period.end
        ? [{ because: because('care.dispute-raised', { on, about: dispute.body.about }), at: on }]
        : NONE
    }),
})

const disputes = notion((file: SubjectFile): readonly Occasion[] => occasionsOf(file, disputeResolved, FOREVER))

/** Disputes resolved in time. */
export const escalationsResolved = defineMeasure<Occasion>({
  id: 'iro-escalations-resolved',
  title: 'Disputes resolved within 20 working days',
  question: 'When a reviewing officer raises a worry, is it settled in time?',
  definition:
    'Asked about: disputes raised by reviewing officers whose 20 working days, through every stage, ran out in the last 12 months. Counts: those resolved, or referred to Cafcass, by then. One that was withdrawn, or overtaken by events, before its day is left out and listed.',
  unit: 'percent',
  better: 'higher',
  group: 'general',
  of: 'event',
  period: 'rolling-year',
  sources: HANDBOOK,
  reads: [iroEscalation],
  population: (file, period) =>
    disputes(file).flatMap((occasion): readonly Member<Occasion>[] => {
      const by = occasion.by === null ? undefined : dayOf(occasion.by)
      if (by === undefined || by < period.start || by > period.end) return NONE
      if (occasion.ended && occasion.ended.on <= by)
        return [{ because: occasion.ended.because, at: by, excluded: true }]
      return [{ because: occasion.because, at: by, item: occasion }]
    }),
  counts: (_file, { end }, { item }) => {
    const on = item?.met && dayOf(item.met.on)
    if (on === undefined || on > end) return { is: false, because: because('care.dispute-open') }
    return item?.by != null && on <= dayOf(item.by)
      ? { is: true, because: because('care.dispute-settled', { on }) }
      : { is: false, because: because('care.dispute-settled-late', { on }) }
  },
})

export const planMeasures: readonly Measure[] = [
  reviewsHeldOnTime,
  permanenceBySecondReview,
  escalations,
  escalationsResolved,
]
