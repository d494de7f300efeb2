import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { seriesOf } from '../../spine/duty/series.ts'
import { months, weeks } from '../../spine/duty/span.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { Reason, Source } from '../../spine/measure/measure.ts'
import { dated } from '../../spine/time/dated.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import { legalStatus, periodOfCare, permanencePlan, returnInterview, review, visit } from '../care/kinds.ts'
import { type TimeInCare, reviewsHeld, timeInCareOn, timesInCare } from '../care/notions.ts'
import { type RegimeSpan, visitRegimes } from '../care/notions/visit-regimes.ts'
import { visitOccasions } from '../care/notions/visit-series.ts'
import { identity } from '../people/kinds.ts'
import { homeDetails, placement, temporaryStay } from '../placement/kinds.ts'
import { adoption, adoptionDecision, adoptionMatch } from './kinds.ts'
import { agencyDuties } from './duties-agency.ts'
import { supportDuties } from './duties-support.ts'
import type { Word } from './words.ts'

const because = (key: Word, values?: NonNullable<Reason['values']>): Reason => (values ? { key, values } : { key })

const aar = (provision: string): Source => ({
  title: 'Adoption Agencies Regulations 2005',
  provision,
  verified: false,
})

const guidance = (provision: string): Source => ({
  title: 'Statutory guidance on adoption (2013)',
  provision,
  verified: false,
})

const AAR_36 = 'Adoption Agencies Regulations 2005, reg 36 (number unverified)'

const PLACED_READS: readonly AnyKind[] = [
  periodOfCare,
  identity,
  placement,
  homeDetails,
  temporaryStay,
  legalStatus,
  review,
]

/** The times a child in care was placed for adoption. */
function placedTimes(file: SubjectFile): readonly RegimeSpan[] {
  return visitRegimes(file).filter(span => span.regime === 'adoptive')
}

/** Reviews of a child placed for adoption. */
export const adoptionReview = defineDuty({
  id: 'adoption-review',
  title: 'Review while placed for adoption',
  about:
    'Review the case of a child placed for adoption within 4 weeks of the placement, then within 3 months, then every 6 months until the adoption order.',
  owner: 'reviewing-officer',
  section: 'adoption',
  layer: 'law',
  sources: [aar('reg 36')],
  limits: {
    first: dated({ from: '2005-12-30', value: weeks(4), source: AAR_36 }),
    second: dated({ from: '2005-12-30', value: months(3), source: AAR_36 }),
    later: dated({ from: '2005-12-30', value: months(6), source: AAR_36 }),
  },
  metBy: 'A review held.',
  stops: 'The adoption order is made, the child is no longer placed for adoption, or care ends.',
  record: review,
  inReturn: true,
  reads: PLACED_READS,
  occasions: (file, timing) =>
    placedTimes(file).flatMap(({ start, end, ends }) =>
      seriesOf({
        key: start,
        start,
        end,
        ends,
        done: reviewsHeld(file),
        next: (from, index) => ({
          because:
            index === 0 ? because('adoption.placed', { on: start }) : because('adoption.review-before', { last: from }),
          ...timing.due(index === 0 ? 'first' : index === 1 ? 'second' : 'later', from),
        }),
      }),
    ),
})

/** Visits to a child placed for adoption. */
export const adoptiveVisit = defineDuty({
  id: 'adoptive-placement-visit',
  title: 'Visit while placed for adoption',
  about:
    'Visit a child placed for adoption within a week of the placement, then at least every week until the first review, then as often as the review decides.',
  owner: 'adoption',
  section: 'adoption',
  layer: 'law',
  sources: [aar('reg 36')],
  limits: { weekly: dated({ from: '2005-12-30', value: weeks(1), source: AAR_36 }) },
  metBy: 'A visit in person at which the child was seen. An attempt, a call or a video call is not one.',
  stops: 'The adoption order is made, the child is no longer placed for adoption, or care ends.',
  record: visit,
  reads: [...PLACED_READS, visit, returnInterview],
  occasions: (file, timing) => [
    ...visitOccasions(file, {
      regimes: ['adoptive'],
      first: span => timing.due('weekly', span.start),
      next: (span, last) => {
        const weekly = timing.due('weekly', last)
        const decided = decidedBy(file, span, weekly.by)
        if (!decided) return weekly
        return decided.weeks === undefined ? undefined : { by: addDays(last, decided.weeks * 7) }
      },
      begins: span => because('adoption.placed', { on: span.start }),
      afresh: true,
    }),
    ...placedTimes(file).flatMap(span => notDecided(file, span)),
  ],
})

// What the reviews held since the placement, by a day, decided about visits; undefined where none had been held.
function decidedBy(
  file: SubjectFile,
  span: RegimeSpan,
  day: PlainDate,
): { readonly on: PlainDate; readonly weeks: number | undefined } | undefined {
  const held = reviewsHeld(file).filter(({ on }) => on >= span.start && on <= day)
  const last = held.at(-1)
  return last && { on: last.on, weeks: held.findLast(({ body }) => body.visitWeeks !== undefined)?.body.visitWeeks }
}

function notDecided(file: SubjectFile, span: RegimeSpan): readonly Occasion[] {
  const last = reviewsHeld(file).findLast(({ on }) => on >= span.start && (span.end === null || on < span.end))
  if (!last || decidedBy(file, span, last.on)?.weeks !== undefined) return []
  const why = because('adoption.visits-not-decided', { on: last.on })
  return [
    {
      key: `${span.start}:not-decided`,
      because: why,
      from: last.on,
      by: null,
      ...(span.end === null ? {} : { ended: { on: span.end, because: span.ends } }),
      unsettled: why,
    },
  ]
}

/** The decision that a child should be placed for adoption, once adoption is the plan. */
export const decisionMade = defineDuty({
  id: 'adoption-decision',
  title: 'Decision that adoption is the plan',
  about: 'Within two months of the review that made adoption the plan, the agency decision maker decides.',
  owner: 'adoption',
  section: 'adoption',
  layer: 'guidance',
  sources: [guidance('chapter 2: within two months of the review')],
  limits: {
    decided: dated({
      from: '2005-12-30',
      value: months(2),
      source: 'Statutory guidance on adoption (2013), chapter 2 (number unverified)',
    }),
  },
  metBy: 'The decision that the child should be placed for adoption.',
  stops: 'The plan changes, or the child leaves care.',
  record: adoptionDecision,
  reads: [periodOfCare, identity, review, permanencePlan, adoptionDecision],
  occasions: (file, timing) =>
    timesInCare(file).flatMap((time): readonly Occasion[] => {
      const planned = adoptionPlanned(file, time)
      if (!planned) return []
      const made = all(file, adoptionDecision).find(decision => {
        const on = startDay(decision.start)
        return (
          on !== undefined &&
          on >= time.start &&
          inside(time, on) &&
          !(decision.end !== null && decision.end <= planned.on)
        )
      })
      const on = made && startDay(made.start)
      return [
        {
          key: time.start,
          because: because('adoption.plan-agreed', { on: planned.on }),
          from: planned.on,
          ...timing.due('decided', planned.on),
          ...(made && on
            ? { met: { on, entry: made.id } }
            : endedFirst(planned.changed, 'adoption.plan-changed', time)),
        },
      ]
    }),
})

function adoptionPlanned(
  file: SubjectFile,
  time: TimeInCare,
): { readonly on: PlainDate; readonly changed: PlainDate | null } | undefined {
  const agreed = reviewsHeld(file).find(held => held.time === time && held.body.permanenceConsidered === 'adoption')?.on
  const plan = all(file, permanencePlan).find(entry => {
    const on = startDay(entry.start)
    return entry.body.option === 'adoption' && on !== undefined && on >= time.start && inside(time, on)
  })
  const on = plan && startDay(plan.start)
  if (on === undefined) return agreed === undefined ? undefined : { on: agreed, changed: null }
  return agreed !== undefined && agreed < on
    ? { on: agreed, changed: plan?.end ?? null }
    : { on, changed: plan?.end ?? null }
}

function inside(time: TimeInCare, day: PlainDate): boolean {
  return time.end === null || day <= time.end
}

/** When something stops applying: its own change, or the end of care, whichever came first. */
function endedFirst(
  changed: PlainDate | null,
  why: 'adoption.plan-changed' | 'adoption.decision-reversed',
  time: TimeInCare | undefined,
): { readonly ended?: NonNullable<Occasion['ended']> } {
  const end = time?.end ?? null
  if (changed !== null && (end === null || changed <= end))
    return { ended: { on: changed, because: because(why, { on: changed }) } }
  return end === null || !time ? {} : { ended: { on: end, because: time.ends } }
}

/** One occasion for each decision, done by a day found for it. */
function eachDecision(
  file: SubjectFile,
  due: (from: PlainDate) => { readonly by: PlainDate; readonly statutory?: PlainDate },
  done: (from: PlainDate, until: PlainDate | null, time: TimeInCare | undefined) => Pick<Occasion, 'met' | 'unsettled'>,
): readonly Occasion[] {
  return all(file, adoptionDecision).flatMap((decision): readonly Occasion[] => {
    const from = startDay(decision.start)
    if (from === undefined) return []
    const time = timeInCareOn(file, from)
    const { met, unsettled } = done(from, decision.end, time)
    return [
      {
        key: decision.id,
        because: because('adoption.decided', { on: from }),
        from,
        ...due(from),
        ...(met ? { met } : endedFirst(decision.end, 'adoption.decision-reversed', time)),
        ...(unsettled ? { unsettled } : {}),
      },
    ]
  })
}

function before(day: PlainDate, until: PlainDate | null): boolean {
  return until === null || day <= until
}

/** The first day a child was placed for adoption under a decision, in the time in care it was made in. */
function placedUnder(
  file: SubjectFile,
  from: PlainDate,
  until: PlainDate | null,
  time: TimeInCare | undefined,
): PlainDate | undefined {
  const span = placedTimes(file).find(
    placed => placed.time === time && before(placed.start, until) && (placed.end === null || placed.end > from),
  )
  return span && (span.start < from ? from : span.start)
}

/** A match with adopters. */
export const matchMade = defineDuty({
  id: 'adoption-match',
  title: 'Match with adopters',
  about: 'Within six months of the decision that the child should be placed for adoption, approve a match.',
  owner: 'adoption',
  section: 'adoption',
  layer: 'guidance',
  sources: [guidance('a match within six months of the decision')],
  limits: {
    matched: dated({
      from: '2005-12-30',
      value: months(6),
      source: 'Statutory guidance on adoption (2013) (number unverified)',
    }),
  },
  metBy: 'The day a match was approved.',
  stops: 'The decision is reversed, or the child leaves care.',
  record: adoptionMatch,
  inReturn: true,
  reads: [...PLACED_READS, adoptionDecision, adoptionMatch, adoption],
  occasions: (file, timing) =>
    eachDecision(
      file,
      from => timing.due('matched', from),
      (from, until, time) => {
        const met = firstMatch(file, from, until, time)
        const placed = met ? undefined : placedUnder(file, from, until, time)
        return {
          ...(met ? { met } : {}),
          ...(placed ? { unsettled: because('adoption.placed-without-match', { placed }) } : {}),
        }
      },
    ),
})

function firstMatch(
  file: SubjectFile,
  from: PlainDate,
  until: PlainDate | null,
  time: TimeInCare | undefined,
): { readonly on: PlainDate; readonly entry: string } | undefined {
  const found: { readonly on: PlainDate; readonly entry: string }[] = []
  const consider = (on: PlainDate | undefined, end: PlainDate | null, entry: string): void => {
    const since = time?.start ?? from
    if (on !== undefined && on >= since && before(on, until) && (end === null || end > from)) found.push({ on, entry })
  }
  for (const match of all(file, adoptionMatch)) consider(startDay(match.start), match.end, match.id)
  for (const record of all(file, adoption)) consider(record.body.matched, null, record.id)
  return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0]
}

/** Living with adopters within a year of the decision. */
export const placedInTime = defineDuty({
  id: 'adoption-placed-12-months',
  title: 'Placed for adoption within a year',
  about:
    'Within 12 months of the decision that the child should be placed for adoption, the child lives with adopters.',
  owner: 'adoption',
  section: 'adoption',
  layer: 'local',
  sources: [
    {
      title: 'Contract with the councils',
      provision: 'KPI 19; formerly national indicator 61',
      verified: true,
    },
  ],
  limits: {
    placed: dated({ from: '2011-04-01', value: months(12), source: 'Contract with the councils, KPI 19' }),
  },
  metBy: 'A home that is an adoptive placement.',
  stops: 'The decision is reversed, or the child leaves care.',
  record: placement,
  inReturn: true,
  reads: [...PLACED_READS, adoptionDecision],
  occasions: (file, timing) =>
    eachDecision(
      file,
      from => timing.due('placed', from),
      (from, until, time) => {
        const on = placedUnder(file, from, until, time)
        return on ? { met: { on } } : {}
      },
    ),
})

/** What must happen on the way to adoption. */
export const adoptionDuties: readonly Duty[] = [
  decisionMade,
  ...agencyDuties,
  matchMade,
  placedInTime,
  adoptionReview,
  adoptiveVisit,
  ...supportDuties,
]
