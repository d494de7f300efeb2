import { type Duty, type Occasion, type Timing, defineDuty } from '../../../spine/duty/duty.ts'
import { seriesOf } from '../../../spine/duty/series.ts'
import { months, workingDays } from '../../../spine/duty/span.ts'
import type { SubjectFile } from '../../../spine/ledger/file.ts'
import type { AnyKind } from '../../../spine/ledger/kind.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { dated, valueOn } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { identity } from '../../people/kinds.ts'
import { homeDetails, placement, temporaryStay } from '../../placement/kinds.ts'
import { FOSTER, type PlacementEntry, detailsOfHome } from '../../placement/notions.ts'
import { legalStatus, periodOfCare, review } from '../kinds.ts'
import { type ReviewDue, reviewsDue, reviewsHeld, timesInCare } from '../notions.ts'
import { livedWith } from '../notions/living.ts'
import { type RegimeSpan, visitRegimes } from '../notions/visit-regimes.ts'
import { because } from '../words.ts'
import { CPR_FROM, cpr, cprText, endOf } from './shared.ts'

/** What rules about reviews read. */
export const REVIEW_READS: readonly AnyKind[] = [
  periodOfCare,
  identity,
  review,
  placement,
  homeDetails,
  temporaryStay,
  legalStatus,
]

const shared = {
  owner: 'reviewing-officer',
  section: 'care',
  layer: 'law',
  metBy: 'A review held.',
  stops: 'The child leaves care, or is placed for adoption and comes under the rules for that.',
  record: review,
  inReturn: true,
  reads: REVIEW_READS,
} as const

// However many were held before the record began, the next is no further away than this.
const LATER = dated({ from: CPR_FROM, value: months(6), source: cprText('reg 33') })

/** The first review after coming into care. */
export const firstReview = defineDuty({
  ...shared,
  id: 'cla-review-1',
  title: 'First review',
  about: 'Review the child’s case within 20 working days of coming into care.',
  sources: [cpr('reg 33(1)', true)],
  limits: { first: dated({ from: CPR_FROM, value: workingDays(20), source: cprText('reg 33') }) },
  occasions: (file, timing) => reviewOccasions(file, 'first', from => timing.due('first', from)),
})

/** The second review. */
export const secondReview = defineDuty({
  ...shared,
  id: 'cla-review-2',
  title: 'Second review',
  about: 'Review the child’s case again within three months of the first review, however early or late that was.',
  sources: [cpr('reg 33(2)', true)],
  limits: { second: dated({ from: CPR_FROM, value: months(3), source: cprText('reg 33') }) },
  occasions: (file, timing) => reviewOccasions(file, 'second', from => timing.due('second', from)),
})

/** Every review after the second. */
export const laterReview = defineDuty({
  ...shared,
  id: 'cla-review-n',
  title: 'Review',
  about: 'Review the child’s case within six months of the review before.',
  sources: [cpr('reg 33(2): not more than six months', false)],
  limits: { later: LATER },
  occasions: (file, timing) => [
    ...reviewOccasions(file, 'later', from => timing.due('later', from)),
    ...seriesNotKnown(file),
  ],
})

type Due = ReturnType<Timing['due']>

function reviewOccasions(
  file: SubjectFile,
  which: ReviewDue['which'],
  dueFrom: (from: PlainDate) => Due,
): readonly Occasion[] {
  const due = reviewsDue(file)
  if (due.length === 0) return due as readonly never[]
  const adoptive = visitRegimes(file).filter(span => span.regime === 'adoptive')
  const occasions: Occasion[] = []
  for (const each of due) {
    if (each.which !== which) continue
    const time = timesInCare(file).find(({ care }) => care === each.care)
    if (!time || (time.end !== null && each.from >= time.end)) continue
    // Reviews held while placed for adoption follow the adoption regulations.
    const { from, held } = each
    const placed = adoptive.find(span => span.time === time && holds(span, held ?? each.by))
    if (placed && from >= placed.start) continue
    const stop = placed
      ? { on: placed.start, because: because('care.placed-for-adoption', { on: placed.start }) }
      : endOf(time)
    const met = held !== null && (stop.on === null || held <= stop.on)
    occasions.push({
      key: `${time.start}:${from}`,
      because:
        which === 'first'
          ? because('care.came-into-care', { on: from })
          : because('care.review-before', { last: from }),
      from,
      ...agreedSooner(file, from, dueFrom(from)),
      again: valueOn(LATER, from),
      ...(met ? { met: { on: held, ...entryOf(file, held) } } : {}),
      ...(!met && stop.on !== null ? { ended: { on: stop.on, because: stop.because } } : {}),
    })
  }
  return occasions
}

function holds(span: RegimeSpan, day: PlainDate): boolean {
  return span.start < day && (span.end === null || day <= span.end)
}

function entryOf(file: SubjectFile, day: PlainDate): { readonly entry?: string } {
  const held = reviewsHeld(file).find(({ on }) => on === day)
  return held ? { entry: held.entry } : {}
}

// A review may have agreed that the next will be sooner than it need be.
function agreedSooner(file: SubjectFile, from: PlainDate, due: Due): Due {
  const agreed = reviewsHeld(file).find(({ on }) => on === from)?.body.nextBy
  if (agreed === undefined || agreed <= from || agreed >= due.by) return due
  return { by: agreed, statutory: due.statutory ?? due.by }
}

// In care from a day that is not known, with no review on file: none can be counted from.
function seriesNotKnown(file: SubjectFile): readonly Occasion[] {
  return timesInCare(file)
    .filter(time => !time.care.startKnown && !reviewsDue(file).some(due => due.care === time.care))
    .map(time => ({
      key: `${time.start}:not-known`,
      because: because('care.in-care-by', { since: time.start }),
      from: time.start,
      by: null,
      again: valueOn(LATER, time.start),
      ...(time.end === null ? {} : { ended: { on: time.end, because: time.ends } }),
      unsettled: because('care.no-review-to-judge'),
    }))
}

/** A meeting at least once a year for a child in a long-term foster home whose reviews need not each have one. */
export const reviewMeeting = defineDuty({
  id: 'cla-review-long-term-foster',
  title: 'Review meeting this year',
  about:
    'For a child who has lived with long-term foster carers for over a year a review need not have a meeting each time, but there is a meeting at least once a year.',
  owner: 'reviewing-officer',
  section: 'care',
  layer: 'guidance',
  sources: [
    {
      title: 'Children Act 1989 guidance and regulations, volume 2, as amended in 2015',
      provision: 'a review meeting need not be held each time in long-term foster care',
      verified: true,
    },
    {
      title: 'Children Act 1989 guidance and regulations, volume 2, as amended in 2015',
      provision: 'at least one meeting a year',
      verified: false,
    },
  ],
  limits: {
    meeting: dated({ from: '2015-04-01', value: months(12), source: 'Children Act 1989 guidance, volume 2 (2015)' }),
    settled: dated({ from: '2015-04-01', value: months(12), source: 'Children Act 1989 guidance, volume 2 (2015)' }),
  },
  metBy: 'A review with a meeting. A review is taken to have had one unless it says not.',
  stops: 'The home ends.',
  record: review,
  inReturn: true,
  reads: REVIEW_READS,
  occasions: (file, timing) => {
    const met = reviewsHeld(file).filter(({ body }) => body.meetingHeld !== false)
    return livedWith(file).with.flatMap((living): readonly Occasion[] => {
      const home = living.homes.find(({ placement: entry }) => entry !== null && isLongTermFoster(file, entry))
      if (!home) return []
      const from = timing.due('settled', living.start).by
      if (living.end !== null && living.end <= from) return []
      const last = met.findLast(({ on }) => on <= from && on >= living.start)
      const start = last?.on ?? living.start
      return seriesOf({
        key: living.start,
        start,
        end: living.end,
        ends: living.ends,
        done: met.filter(({ on }) => on > start),
        next: counted => ({ because: whyMeeting(counted, last?.on, living.start), ...timing.due('meeting', counted) }),
      })
    })
  },
})

function whyMeeting(from: PlainDate, last: PlainDate | undefined, since: PlainDate): Reason {
  return from === since && last === undefined
    ? because('care.lives-long-term', { since })
    : because('care.review-meeting-before', { last: from })
}

function isLongTermFoster(file: SubjectFile, home: PlacementEntry): boolean {
  const { type } = home.body
  return FOSTER.has(type) && (detailsOfHome(file, home).longTerm ?? (type === 'U1' || type === 'U4'))
}

export const reviewDuties: readonly Duty[] = [firstReview, secondReview, laterReview, reviewMeeting]
