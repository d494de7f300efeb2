import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, holdsOn } from '../../../spine/ledger/file.ts'
import type { AnyKind } from '../../../spine/ledger/kind.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { days, workingDays } from '../../../spine/duty/span.ts'
import { dated } from '../../../spine/time/dated.ts'
import { unaccompaniedStatus } from '../../people/kinds.ts'
import { isUnaccompaniedOn } from '../../people/notions.ts'
import { advocacyOffer, familyTime, independentVisitorDecision, leaveToRemain } from '../kinds.ts'
import { type ReviewHeld, reviewsHeld, timeInCareOn } from '../notions.ts'
import { because } from '../words.ts'
import { CPR_FROM, assumed, childrenAct, cpr, dueFrom, endOf, once } from './shared.ts'
import { REVIEW_READS } from './reviews.ts'

// What each review must look at. Owed by the review itself, and missed once the next is held without it.

type Done = { readonly on: PlainDate; readonly entry: string } | undefined

function eachReview(file: SubjectFile, done: (held: ReviewHeld) => Done): readonly Occasion[] {
  return reviewsHeld(file).flatMap((held): readonly Occasion[] => {
    const { on, time, after, bare } = held
    if (!time) return []
    const met = done(held)
    return [
      once({
        key: on,
        because: because('care.review-on', { on }),
        from: on,
        due: { by: on },
        met,
        unsettled: bare && !met ? because('care.review-told-by-return', { on }) : undefined,
        stops: after === undefined ? endOf(time) : { on: after, because: because('care.review-held', { on: after }) },
      }),
    ]
  })
}

const saidSo = (held: ReviewHeld, said: boolean | undefined): Done =>
  said ? { on: held.on, entry: held.entry } : undefined

/** The last entry of a kind made since the review before, up to the day of a review. */
function madeForReview(file: SubjectFile, kind: AnyKind, { on, before, time }: ReviewHeld): Done {
  const since = before ?? time?.start
  const entry = all(file, kind).findLast(each => {
    const day = startDay(each.start)
    return day !== undefined && day <= on && (since === undefined || day > since || day === time?.start)
  })
  const day = entry && startDay(entry.start)
  return entry && day ? { on: day, entry: entry.id } : undefined
}

/** Whether the child should have an independent visitor, at each review. */
export const visitorConsidered = defineDuty({
  id: 'independent-visitor-consider',
  title: 'Independent visitor considered',
  about:
    'When the child comes into care and at each review, decide whether an independent visitor would be in their interests, and appoint one if so. The child may object.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [childrenAct('s 23ZB', false)],
  metBy: 'A decision since the review before, or the review says that it was considered.',
  stops: 'The next review is held, or the child leaves care.',
  record: independentVisitorDecision,
  reads: [...REVIEW_READS, independentVisitorDecision],
  occasions: file =>
    eachReview(
      file,
      held => saidSo(held, held.body.consideredVisitor) ?? madeForReview(file, independentVisitorDecision, held),
    ),
})

/** An advocate offered, at each review and when the child asks. */
export const advocacyOffered = defineDuty({
  id: 'advocacy-offer',
  title: 'Advocacy offered',
  about:
    'Tell the child about advocacy and offer it at each review, and promptly when the child wants to complain or be heard.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [
    childrenAct('s 26A', false),
    {
      title: 'Advocacy Services and Representations Procedure (Children) (Amendment) Regulations 2004',
      provision: 'information about advocacy; promptly is taken as 5 working days, our assumption until agreed',
      verified: false,
    },
  ],
  limits: {
    asked: dated({
      from: CPR_FROM,
      value: workingDays(5),
      source: assumed('the law says promptly, and 5 working days are taken for it'),
    }),
  },
  metBy: 'An offer since the review before, or the review says that it was offered.',
  stops: 'The next review is held, or the child leaves care.',
  record: advocacyOffer,
  reads: [...REVIEW_READS, advocacyOffer],
  occasions: (file, timing) => [
    ...eachReview(file, held => saidSo(held, held.body.consideredAdvocacy) ?? madeForReview(file, advocacyOffer, held)),
    ...all(file, advocacyOffer).flatMap((offer): readonly Occasion[] => {
      const { asked } = offer.body
      const on = startDay(offer.start)
      if (asked === undefined || on === undefined || asked > on) return []
      return [
        once({
          key: `asked:${offer.id}`,
          because: because('care.advocate-asked-for', { on: asked }),
          from: asked,
          due: dueFrom(timing, 'asked', asked),
          met: { on, entry: offer.id },
        }),
      ]
    }),
  ],
})

/** Family time, looked at in each review. */
export const familyTimeReviewed = defineDuty({
  id: 'sibling-contact-and-family-time',
  title: 'Family time reviewed',
  about:
    'Record how the child spends time with family, brothers and sisters among them, and look at it in each review.',
  owner: 'social-worker',
  section: 'people',
  layer: 'law',
  sources: [childrenAct('s 34 and Schedule 2, para 15', false), cpr('reg 8', false)],
  metBy: 'The review says that family time was talked about, or an arrangement was recorded since the review before.',
  stops: 'The next review is held, or the child leaves care.',
  record: familyTime,
  reads: [...REVIEW_READS, familyTime],
  occasions: file =>
    eachReview(file, held => saidSo(held, held.body.familyTimeReviewed) ?? madeForReview(file, familyTime, held)),
})

/** The immigration steps of a separated child. */
export const immigrationPlanned = defineDuty({
  id: 'immigration-status-plan',
  title: 'Immigration steps',
  about:
    'For a separated child, look at the immigration steps in each review, and apply again before leave to be in the country runs out.',
  owner: 'social-worker',
  section: 'identity',
  layer: 'guidance',
  sources: [
    {
      title: 'Care of unaccompanied migrant children and child victims of modern slavery (statutory guidance, 2017)',
      provision: 'immigration steps in the care plan, and at each review',
      verified: false,
    },
  ],
  limits: {
    'before-expiry': dated({
      from: '2017-11-01',
      value: days(0),
      source: 'Immigration Rules: an application made before leave runs out',
    }),
  },
  metBy: 'The review says that the steps were talked about; the day of the next application.',
  stops: 'The child is no longer a separated child, the next review is held, or the leave ends.',
  record: leaveToRemain,
  reads: [...REVIEW_READS, unaccompaniedStatus, leaveToRemain],
  occasions: (file, timing) => [
    ...(all(file, unaccompaniedStatus).length === 0
      ? []
      : eachReview(file, held => saidSo(held, held.body.consideredIdentity)).filter(({ key }) =>
          isUnaccompaniedOn(file, key as PlainDate),
        )),
    ...all(file, leaveToRemain).flatMap((leave): readonly Occasion[] => {
      const { expires, applied } = leave.body
      if (expires === undefined) return []
      const from = startDay(leave.start) ?? expires
      const next = all(file, leaveToRemain).find(
        other => other !== leave && (startDay(other.start) ?? from) > from && holdsOn(other, expires),
      )
      const on = applied ?? (next && startDay(next.start))
      const time = timeInCareOn(file, from)
      return [
        once({
          key: `leave:${leave.id}`,
          because: because('care.leave-runs-out', { on: expires }),
          from: from < expires ? from : expires,
          due: timing.due('before-expiry', expires),
          met: on === undefined ? undefined : { on, entry: leave.id },
          stops:
            leave.end !== null && leave.end < expires
              ? { on: leave.end, because: because('care.leave-ended', { on: leave.end }) }
              : time
                ? endOf(time)
                : { on: null, because: because('care.leave-ended', { on: null }) },
        }),
      ]
    }),
  ],
})

export const atReviewDuties: readonly Duty[] = [
  visitorConsidered,
  advocacyOffered,
  familyTimeReviewed,
  immigrationPlanned,
]
