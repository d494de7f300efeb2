import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { learningAction, learningReview } from '../kinds/trust.ts'
import { WORKING_TOGETHER, toNotify, toReviewRapidly } from '../limits.ts'
import { isNotifiable } from '../notions/reviews.ts'
import type { words } from '../words.ts'

const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }

type Review = Entry<BodyOf<typeof learningReview>>

/** The national Panel is told of a serious incident within 5 working days of knowing of it. */
export const incidentIsNotified = defineDuty({
  id: 'serious-incident-notification',
  title: 'Serious incident told to the national Panel',
  about:
    'A serious incident is notified to the Child Safeguarding Practice Review Panel within 5 working days of the trust being aware of it.',
  subject: 'trust',
  owner: 'director',
  section: 'trust',
  layer: 'law',
  sources: [
    { title: 'Children Act 2004', provision: 'section 16C', verified: false },
    { title: `${WORKING_TOGETHER} (2023)`, provision: 'chapter 5: within 5 working days', verified: false },
  ],
  limits: { notify: toNotify },
  metBy: 'The day the Panel was told.',
  stops: 'It was decided that it does not meet the test, and why is written; or it is closed.',
  record: learningReview,
  reads: [learningReview],
  occasions: (file, timing): readonly Occasion[] =>
    incidents(all(file, learningReview)).map(([entry, aware]) => ({
      ...shared(entry, aware, entry.body.notified),
      ...timing.due('notify', aware),
    })),
})

/** The rapid review of a serious incident is with the Panel within 15 working days of knowing of it. */
export const rapidReviewIsDone = defineDuty({
  id: 'rapid-review',
  title: 'Rapid review of a serious incident',
  about:
    'The rapid review of a serious incident is with the Child Safeguarding Practice Review Panel within 15 working days of the trust being aware of it.',
  subject: 'trust',
  owner: 'director',
  section: 'trust',
  layer: 'guidance',
  sources: [{ title: `${WORKING_TOGETHER} (2023)`, provision: 'chapter 5: within 15 working days', verified: false }],
  limits: { review: toReviewRapidly },
  metBy: 'The day the rapid review went to the Panel.',
  stops: 'It was decided that it is not notified, and why is written; or it is closed.',
  record: learningReview,
  reads: [learningReview],
  occasions: (file, timing): readonly Occasion[] =>
    incidents(all(file, learningReview)).map(([entry, aware]) => ({
      ...shared(entry, aware, entry.body.rapid),
      ...timing.due('review', aware),
    })),
})

function incidents(reviews: readonly Review[]): readonly (readonly [Review, PlainDate])[] {
  return reviews.flatMap(entry => {
    const aware = startDay(entry.start)
    return entry.body.type === 'serious-incident' && aware !== undefined ? [[entry, aware] as const] : []
  })
}

function shared(
  { id, end, body }: Review,
  aware: PlainDate,
  done: PlainDate | undefined,
): Pick<Occasion, 'key' | 'because' | 'from' | 'met' | 'ended'> {
  const stopped = isNotifiable(body) ? end : (body.decided ?? end)
  return {
    key: id,
    because: because('practice-audits.incident-known', { incident: body.reference, on: aware }),
    from: aware,
    ...(done === undefined ? {} : { met: { on: done, entry: id } }),
    ...(done === undefined && stopped !== null
      ? { ended: { on: stopped, because: because('practice-audits.not-notifiable') } }
      : {}),
  }
}

/** What an incident or a review taught is done by its day. */
export const learningIsDone = defineDuty({
  id: 'learning-action',
  title: 'Action from an incident or review',
  about: 'What an incident or a learning review taught must be done is done by its day, and closed with what shows so.',
  subject: 'trust',
  owner: 'director',
  section: 'trust',
  layer: 'local',
  sources: [{ title: 'The trust’s own learning reviews', provision: 'The day agreed for the action', verified: false }],
  metBy: 'The day it was done, with what shows so.',
  stops: 'Nothing: a review that is closed still teaches.',
  record: learningAction,
  reads: [learningReview, learningAction],
  occasions: (file): readonly Occasion[] => {
    const reviews = new Map(all(file, learningReview).map(each => [each.id, each.body.reference]))
    return all(file, learningAction).flatMap(({ id, start, end, body }): readonly Occasion[] => {
      const review = reviews.get(body.review)
      if (review === undefined) return []
      return [
        {
          key: id,
          because: because('practice-audits.learning-agreed', { review, on: startDay(start) ?? null }),
          from: start,
          by: body.by,
          ...(end === null ? {} : { met: { on: end, entry: id } }),
        },
      ]
    })
  },
})

export const trustAuditDuties: readonly Duty[] = [incidentIsNotified, rapidReviewIsDone, learningIsDone]
