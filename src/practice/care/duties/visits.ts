import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { type Span, after, months, weeks } from '../../../spine/duty/span.ts'
import type { SubjectFile } from '../../../spine/ledger/file.ts'
import type { AnyKind } from '../../../spine/ledger/kind.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { identity } from '../../people/kinds.ts'
import { homeDetails, placement, temporaryStay } from '../../placement/kinds.ts'
import { legalStatus, periodOfCare, returnInterview, review, visit } from '../kinds.ts'
import { firstReviewFrom } from '../notions.ts'
import { type RegimeSpan, visitRegimes } from '../notions/visit-regimes.ts'
import { type VisitDue, visitOccasions } from '../notions/visit-series.ts'
import { because } from '../words.ts'
import { CPR_FROM, cpr, cprText } from './shared.ts'

const READS: readonly AnyKind[] = [
  periodOfCare,
  identity,
  placement,
  homeDetails,
  temporaryStay,
  legalStatus,
  visit,
  returnInterview,
  review,
]

const SEEN = 'A visit in person at which the child was seen. An attempt, a call or a video call is not one.'
const STOPS = 'The child leaves care, moves, or comes under another rule for visits.'

const shared = {
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  metBy: SEEN,
  stops: STOPS,
  record: visit,
} as const

const moved = (span: RegimeSpan): Reason => because('care.moved-in', { on: span.start })

const limit = (value: Span, provision: string, from: string = CPR_FROM) =>
  dated({ from, value, source: cprText(provision) })

/** How long a home is in its first year. */
const firstYear: Dated<Span> = limit(months(12), 'reg 28(2)(b): the first year of the placement')

function inFirstYear(span: RegimeSpan, day: PlainDate): boolean {
  return day < after(span.livingSince, valueOn(firstYear, span.livingSince))
}

/** Visits to a child in the ordinary case: first after a move, then in the first year of the home, then after it. */
export const visitStandard = defineDuty({
  ...shared,
  id: 'cla-visit-standard',
  title: 'Visit',
  about:
    'Visit the child within a week of moving to new carers, then at least every six weeks in the first year there; after it every three months where the home is meant to last until 18, otherwise still every six weeks.',
  sources: [cpr('reg 28(2)', true)],
  limits: {
    first: limit(weeks(1), 'reg 28(2)(a)'),
    'first-year': limit(weeks(6), 'reg 28(2)(b)'),
    'long-term': limit(months(3), 'reg 28(2)(c)(i)'),
    after: limit(weeks(6), 'reg 28(2)(c)(ii)'),
  },
  reads: READS,
  occasions: (file, timing) => [
    ...visitOccasions(file, {
      regimes: ['standard'],
      first: span => timing.due('first', span.start),
      next: (span, last) => timing.due(intervalOf(span, last), last),
      begins: moved,
    }),
    ...notTold(file),
  ],
})

function intervalOf(span: RegimeSpan, last: PlainDate): 'first-year' | 'long-term' | 'after' {
  if (inFirstYear(span, last)) return 'first-year'
  return span.longTerm ? 'long-term' : 'after'
}

// Without knowing where a child lives it cannot be told which rule applies.
function notTold(file: SubjectFile): readonly Occasion[] {
  return visitRegimes(file)
    .filter(span => span.regime === 'not-told')
    .map(span => ({
      key: `${span.start}:not-told`,
      because: because('care.in-care-since', { since: span.time.start }),
      from: span.start,
      by: null,
      ...(span.end === null ? {} : { ended: { on: span.end, because: span.ends } }),
      unsettled: because('care.no-home-recorded', { from: span.start }),
    }))
}

/** Visits to a child who has lived with long-term foster carers for a year and agreed to be visited less. */
export const visitFewerAgreed = defineDuty({
  ...shared,
  id: 'cla-visit-long-term-reduced',
  title: 'Visit, fewer agreed with the child',
  about:
    'Visit at least every six months a child who has lived with the same long-term foster carers for over a year and has agreed to be visited less. It lapses when the child no longer agrees.',
  sources: [cpr('reg 28 as amended from 1 April 2015', false)],
  limits: { next: limit(months(6), 'reg 28 as amended from 1 April 2015', '2015-04-01') },
  reads: READS,
  occasions: (file, timing) =>
    visitOccasions(file, {
      regimes: ['fewer-agreed'],
      first: span => timing.due('next', span.start),
      next: (_, last) => timing.due('next', last),
      begins: span => because('care.visit-fewer-agreed', { on: span.start }),
    }),
})

/** Visits to a child placed with a parent before the assessment was finished. */
export const visitParentUnassessed = defineDuty({
  ...shared,
  id: 'cla-visit-reg19',
  title: 'Visit at a parent’s, not yet assessed',
  about:
    'Visit a child placed with a parent before the assessment is finished at least every week until the first review since, then every six weeks.',
  sources: [cpr('reg 28(3), with reg 19', true)],
  limits: { weekly: limit(weeks(1), 'reg 28(3)(a)'), after: limit(weeks(6), 'reg 28(3)(b)') },
  reads: READS,
  occasions: (file, timing) =>
    visitOccasions(file, {
      regimes: ['parent-unassessed'],
      first: span => untilReview(file, span, span.start, timing.due),
      next: (span, last) => untilReview(file, span, last, timing.due),
      begins: moved,
    }),
})

/** Visits to a child with a temporarily approved relative or friend, or with a parent under an interim care order. */
export const visitTemporaryOrInterim = defineDuty({
  ...shared,
  id: 'cla-visit-reg24-or-ico-parent',
  title: 'Visit with a relative approved for a time, or at a parent’s under an interim order',
  about:
    'Visit at least every week until the first review since, then every four weeks, a child who lives with a relative or friend approved for a time, or with a parent under an interim care order.',
  sources: [
    cpr('reg 28(4)', true),
    cpr(
      'reg 28(4): that the ordinary rule returns when the relative or friend is fully approved is our reading',
      false,
    ),
  ],
  limits: { weekly: limit(weeks(1), 'reg 28(4)(a)'), after: limit(weeks(4), 'reg 28(4)(b)') },
  reads: READS,
  occasions: (file, timing) =>
    visitOccasions(file, {
      regimes: ['temporary-carer', 'parent-interim'],
      first: span => untilReview(file, span, span.start, timing.due),
      next: (span, last) => untilReview(file, span, last, timing.due),
      begins: span =>
        span.start === span.livingSince ? moved(span) : because('care.visit-interim-order', { on: span.start }),
    }),
})

// Weekly until the first review held since the child went to live there. A review held before the week is out ends it.
function untilReview(
  file: SubjectFile,
  span: RegimeSpan,
  from: PlainDate,
  due: (limit: 'weekly' | 'after', from: PlainDate) => VisitDue,
): VisitDue {
  const weekly = due('weekly', from)
  const reviewed = firstReviewFrom(file, span.livingSince)
  return reviewed !== undefined && reviewed <= weekly.by ? due('after', from) : weekly
}

/** Visits to a child who lives with a parent under a care order. */
export const visitParentFull = defineDuty({
  ...shared,
  id: 'cla-visit-co-parent',
  title: 'Visit at a parent’s under a care order',
  about:
    'Visit a child who lives with a parent under a care order within a week of the order being made, or of going to live there, then every six weeks.',
  sources: [cpr('reg 28(5)', true)],
  limits: { first: limit(weeks(1), 'reg 28(5)(a)'), next: limit(weeks(6), 'reg 28(5)(b)') },
  reads: READS,
  occasions: (file, timing) =>
    visitOccasions(file, {
      regimes: ['parent-full'],
      first: span => timing.due('first', span.start),
      next: (_, last) => timing.due('next', last),
      begins: span =>
        span.start === span.livingSince ? moved(span) : because('care.visit-care-order', { on: span.start }),
      afresh: true,
    }),
})

/** Visits to a child for whom someone else decides where they live: in custody or in hospital. */
export const visitOthersResponsible = defineDuty({
  ...shared,
  id: 'cla-visit-others-responsible',
  title: 'Visit in custody or hospital',
  about:
    'Visit a child in our care for whom someone else decides where they live, such as in custody or in hospital, within a week of the start and of any change, every six weeks in the first year, then every three months.',
  sources: [cpr('reg 28(6)', false)],
  limits: {
    first: limit(weeks(1), 'reg 28(6) (number unverified)'),
    'first-year': limit(weeks(6), 'reg 28(6) (number unverified)'),
    after: limit(months(3), 'reg 28(6) (number unverified)'),
  },
  reads: READS,
  occasions: (file, timing) =>
    visitOccasions(file, {
      regimes: ['others-responsible'],
      first: span => timing.due('first', span.start),
      next: (span, last) => timing.due(inFirstYear(span, last) ? 'first-year' : 'after', last),
      begins: moved,
      afresh: true,
    }),
})

/** The visits that regulation 28 asks for by where a child lives: one of them applies on any day in care. */
export const regimeVisitDuties: readonly Duty[] = [
  visitStandard,
  visitFewerAgreed,
  visitParentUnassessed,
  visitTemporaryOrInterim,
  visitParentFull,
  visitOthersResponsible,
]
