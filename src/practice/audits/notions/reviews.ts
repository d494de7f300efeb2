import { after } from '../../../spine/duty/span.ts'
import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { learningAction, learningReview } from '../kinds/trust.ts'
import { toNotify, toReviewRapidly } from '../limits.ts'

/** A clock that runs from the day an incident was known of. */
export interface IncidentClock {
  readonly by: PlainDate
  readonly done: PlainDate | null
}

/** Something a review taught must be done. */
export interface LearningActionStanding {
  readonly id: string
  readonly what: string
  readonly owner: string
  readonly agreed: PlainDate | null
  readonly by: PlainDate
  readonly done: PlainDate | null
  readonly evidence: string | undefined
}

/** An incident or a review as it stands on a day. */
export interface ReviewStanding {
  readonly id: string
  readonly aware: PlainDate
  readonly closed: PlainDate | null
  readonly body: BodyOf<typeof learningReview>
  /** Telling the Panel, and the rapid review; undefined where neither is due. */
  readonly clocks: { readonly notify: IncidentClock; readonly rapid: IncidentClock } | undefined
  readonly actions: readonly LearningActionStanding[]
}

/** Whether the Panel’s clocks run for it: a serious incident of which nobody decided that it is not to be notified. */
export function isNotifiable({ type, whyNot, decided }: BodyOf<typeof learningReview>): boolean {
  return type === 'serious-incident' && !(whyNot !== undefined && decided !== undefined)
}

/** The two clocks of an incident, from the day it was known of. */
export function clocksOf(
  body: BodyOf<typeof learningReview>,
  aware: PlainDate,
): { readonly notify: IncidentClock; readonly rapid: IncidentClock } | undefined {
  if (!isNotifiable(body)) return undefined
  return {
    notify: { by: after(aware, valueOn(toNotify, aware)), done: body.notified ?? null },
    rapid: { by: after(aware, valueOn(toReviewRapidly, aware)), done: body.rapid ?? null },
  }
}

/** Every incident and review known of by a day: open ones first, then the newest. */
export function reviewsOn(file: SubjectFile, on: PlainDate): readonly ReviewStanding[] {
  return all(file, learningReview)
    .flatMap(({ id, start, end, body }): readonly ReviewStanding[] => {
      const aware = startDay(start)
      if (aware === undefined || aware > on) return []
      return [
        {
          id,
          aware,
          closed: end !== null && end <= on ? end : null,
          body,
          clocks: clocksOf(body, aware),
          actions: all(file, learningAction)
            .filter(each => each.body.review === id)
            .map(actionOf),
        },
      ]
    })
    .sort((a, b) => Number(a.closed !== null) - Number(b.closed !== null) || (a.aware < b.aware ? 1 : -1))
}

function actionOf({ id, start, end, body }: Entry<BodyOf<typeof learningAction>>): LearningActionStanding {
  const { what, owner, by, evidence } = body
  return { id, what, owner, agreed: startDay(start) ?? null, by, done: end, evidence }
}
