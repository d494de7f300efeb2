import { auditTheme, learningReviewType, rapidReviewDecision } from '../../practice/audits/codes.ts'
import { learningReview } from '../../practice/audits/kinds.ts'
import { type IncidentClock, type ReviewStanding, reviewsOn } from '../../practice/audits/notions.ts'
import { type Viewer, decide } from '../../spine/access/decide.ts'
import { label } from '../../spine/ledger/code-list.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { AuditsService, RegistersService, ReviewLine, InTime } from '../../spine/web/services.ts'
import { namesFor, registerFor } from '../registers/reading.ts'
import { choiceOf, doneStands, waits } from './lines.ts'
import { auditRegister } from './register.ts'

/** The register of incidents and learning reviews. */
export function reviewsService(
  store: Store,
  registers: Pick<RegistersService, 'versions'>,
  today: () => PlainDate,
): Pick<AuditsService, 'reviews' | 'review'> {
  const read = async (viewer: Viewer, on: PlainDate): Promise<readonly ReviewStanding[]> =>
    reviewsOn(await registerFor(store, auditRegister, viewer, 'audits.read'), on)
  return {
    reviews: async viewer => {
      const on = today()
      return {
        on,
        reviews: (await read(viewer, on)).map(each => reviewLine(each, on)),
        mayWrite: decide(viewer, 'audits.write').allow,
      }
    },

    review: async (viewer, id) => {
      const on = today()
      const found = (await read(viewer, on)).find(each => each.id === id)
      if (!found) return undefined
      const { body, clocks, actions } = found
      const nameOf = await namesFor(
        store,
        actions.map(each => each.owner),
      )
      const mayWrite = decide(viewer, 'audits.write').allow
      const mayOwn = decide(viewer, 'audits.own').allow
      return {
        ...reviewLine(found, on),
        notifyBy: clocks?.notify.by ?? null,
        rapidBy: clocks?.rapid.by ?? null,
        decision: body.decision === undefined ? null : label(rapidReviewDecision, body.decision),
        ...(body.whyNot === undefined ? {} : { whyNot: body.whyNot }),
        decided: body.decided ?? null,
        themes: (body.themes ?? []).map(each => label(auditTheme, each)),
        ...(body.learnt === undefined ? {} : { learnt: body.learnt }),
        actions: actions.map(({ id: action, what, owner, by, done, evidence }) => ({
          id: action,
          what,
          owner: nameOf(owner),
          by,
          done,
          ...(evidence === undefined ? {} : { evidence }),
          stands: doneStands(done, by, on),
          mayKeep: mayWrite || (mayOwn && owner === viewer.id),
        })),
        mayWrite,
        on,
        versions: await registers.versions(viewer, learningReview.name, id),
      }
    },
  }
}

/** An incident or a review as the lists have it. */
export function reviewLine({ id, aware, closed, body, clocks, actions }: ReviewStanding, on: PlainDate): ReviewLine {
  const open = actions.filter(each => each.done === null || each.done > on)
  return {
    id,
    reference: body.reference,
    title: body.title,
    type: choiceOf(learningReviewType, body.type),
    aware,
    notify: clockOf(clocks?.notify, closed, on),
    rapid: clockOf(clocks?.rapid, closed, on),
    published: body.published ?? null,
    actionsOpen: open.length,
    actionsLate: open.filter(each => each.by < on).length,
    closed,
  }
}

function clockOf(clock: IncidentClock | undefined, closed: PlainDate | null, on: PlainDate): InTime | null {
  if (clock === undefined || (clock.done === null && closed !== null)) return null
  return clock.done === null ? waits(clock.by, on) : doneStands(clock.done, clock.by, on)
}
