import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { months, workingDays } from '../../../spine/duty/span.ts'
import type { SubjectFile } from '../../../spine/ledger/file.ts'
import { birthday } from '../../../spine/time/age.ts'
import { bankHolidaysKnown } from '../../../spine/time/bank-holidays.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addDays } from '../../../spine/time/plain-date.ts'
import { addWorkingDays } from '../../../spine/time/working-days.ts'
import { bornOn } from '../../people/notions.ts'
import { review } from '../kinds.ts'
import { type ReviewHeld, type TimeInCare, reviewsDue, reviewsHeld, timesInCare } from '../notions.ts'
import { because } from '../words.ts'
import { CPR_FROM, assumed, cpr, dueFrom, endOf, iroHandbook, once } from './shared.ts'
import { REVIEW_READS } from './reviews.ts'

/** A review to get ready for: one held, or the one to come. */
interface Coming {
  readonly key: string
  readonly time: TimeInCare
  /** The review before it, or coming into care. */
  readonly since: PlainDate
  /** The day it was held or, for the one to come, the last day it can be. */
  readonly on: PlainDate
  readonly held: ReviewHeld | undefined
}

function comingReviews(file: SubjectFile): readonly Coming[] {
  const found: Coming[] = []
  for (const held of reviewsHeld(file)) {
    const { time, index, before, on } = held
    if (time) found.push({ key: `${time.start}:${index}`, time, since: before ?? time.start, on, held })
  }
  for (const time of timesInCare(file)) {
    const next = reviewsDue(file).findLast(due => due.care === time.care && due.held === null)
    if (!next || (time.end !== null && next.from >= time.end)) continue
    const index = reviewsHeld(file).filter(held => held.time === time).length
    found.push({ key: `${time.start}:${index}`, time, since: next.from, on: next.by, held: undefined })
  }
  return found
}

/** The age from which a child is spoken to before a review. */
const spokenToFrom: Dated<number> = dated({
  from: '2005-04-01',
  value: 4,
  source: 'SSDA903 REVIEW_CODE: PN0, child aged under 4 at the time of the review',
})

/** Speaking with the child alone before each review. */
export const consultedBefore = defineDuty({
  id: 'child-consulted-before-review',
  title: 'Speak with the child before the review',
  about: 'The reviewing officer speaks with the child alone before each review. Not for a child under 4.',
  owner: 'reviewing-officer',
  section: 'care',
  layer: 'law',
  sources: [cpr('regs 36 and 37', false)],
  metBy: 'The day the child was spoken to, recorded in the review.',
  stops: 'The child leaves care.',
  record: review,
  reads: REVIEW_READS,
  occasions: file => {
    const born = bornOn(file)
    return comingReviews(file)
      .filter(({ on }) => born === undefined || on >= birthday(born, valueOn(spokenToFrom, on)))
      .map(coming => beforeReview(coming, { by: coming.on }, spokenTo(coming)))
  },
})

function spokenTo({ held }: Coming): PlainDate | undefined {
  return held?.body.spokenToBefore
}

/** The social worker's report, ready before each review. */
export const reportBefore = defineDuty({
  id: 'social-work-report-before-review',
  title: 'Report for the review',
  about: 'The social worker’s report is ready three working days before each review.',
  owner: 'social-worker',
  section: 'care',
  layer: 'guidance',
  sources: [iroHandbook('the report three working days before (number unverified)', false)],
  limits: {
    before: dated({ from: CPR_FROM, value: workingDays(3), source: 'IRO Handbook (number unverified)' }),
  },
  metBy: 'The day the report was ready, recorded in the review.',
  stops: 'The child leaves care.',
  record: review,
  reads: REVIEW_READS,
  occasions: file =>
    comingReviews(file).map(coming => {
      const by = workingDaysBefore(coming.on, valueOn(reportBefore.limits['before'] ?? [], coming.on).n)
      return beforeReview(coming, by === undefined ? undefined : { by }, coming.held?.body.reportReady)
    }),
})

function workingDaysBefore(day: PlainDate, n: number): PlainDate | undefined {
  // Twice as many calendar days, and a fortnight, leaves room for any run of bank holidays.
  const countable = addDays(day, -n * 2 - 14) >= bankHolidaysKnown.start && day <= bankHolidaysKnown.end
  return countable ? addWorkingDays(day, -n) : undefined
}

function beforeReview(
  { key, time, since, on, held }: Coming,
  due: { readonly by: PlainDate } | undefined,
  done: PlainDate | undefined,
): Occasion {
  return once({
    key,
    because: held ? because('care.review-on', { on }) : because('care.review-due-by', { by: on }),
    from: since,
    due,
    met: held && done !== undefined ? { on: done, entry: held.entry } : undefined,
    unsettled: due && held?.bare ? because('care.review-told-by-return', { on }) : undefined,
    // What was to come before a review can no longer be done once it is held: it stays as missed.
    stops: held ? { on: addDays(on, 1), because: because('care.review-held', { on }) } : endOf(time),
  })
}

/** What follows each review: its decisions, and its record, finished and sent. */
export const decisionsAfter = defineDuty({
  id: 'cla-review-decisions',
  title: 'Decisions and record of a review',
  calledBy: 'reason',
  about:
    'After each review its decisions go to the social work manager within 5 working days; the full record is finished within 15 and sent to everyone within 20.',
  owner: 'reviewing-officer',
  section: 'care',
  layer: 'guidance',
  sources: [iroHandbook('5, 15 and 20 working days (numbers unverified)', false)],
  limits: {
    decisions: dated({ from: CPR_FROM, value: workingDays(5), source: 'IRO Handbook (number unverified)' }),
    record: dated({ from: CPR_FROM, value: workingDays(15), source: 'IRO Handbook (number unverified)' }),
    sent: dated({ from: CPR_FROM, value: workingDays(20), source: 'IRO Handbook (number unverified)' }),
    'no-longer': dated({
      from: CPR_FROM,
      value: months(3),
      source: assumed('three months after care ended, the record of its last review is history'),
    }),
  },
  metBy: 'The day of each, recorded in the review.',
  stops:
    'The next review is held or, of the last, three months after care ended. What was not done by then stays as missed.',
  record: review,
  reads: REVIEW_READS,
  occasions: (file, timing) =>
    reviewsHeld(file).flatMap(({ on, entry, body, time, bare }, index, held): readonly Occasion[] => {
      if (!time) return []
      const next = held.slice(index + 1).find(each => each.on > on)?.on ?? null
      const afterCare = { on: time.end === null ? null : timing.due('no-longer', time.end).by, because: time.ends }
      const part = (
        limit: 'decisions' | 'record' | 'sent',
        why: ReturnType<typeof because>,
        done: PlainDate | undefined,
      ): Occasion => {
        const due = dueFrom(timing, limit, on)
        return once({
          key: `${on}:${limit}`,
          because: why,
          from: on,
          due,
          met: done === undefined ? undefined : { on: done, entry },
          // The next review decides again: what was owed of the one before is then of its history.
          stops: next === null ? afterCare : { on: next, because: because('care.review-held', { on: next }) },
          unsettled: due && bare ? because('care.review-told-by-return', { on }) : undefined,
        })
      }
      return [
        part('decisions', because('care.review-decisions', { on }), body.decisionsSent),
        part('record', because('care.review-record', { on }), body.recordReady),
        part('sent', because('care.review-record-sent', { on }), body.recordSent),
      ]
    }),
})

export const aroundReviewDuties: readonly Duty[] = [consultedBefore, reportBefore, decisionsAfter]
