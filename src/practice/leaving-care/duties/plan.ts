import { defineDuty } from '../../../spine/duty/duty.ts'
import { type Done, seriesOf } from '../../../spine/duty/series.ts'
import { type Span, months, workingDays } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { type Dated, dated } from '../../../spine/time/dated.ts'
import { type PlainDate, later } from '../../../spine/time/plain-date.ts'
import { canCountWorkingDays } from '../../../spine/time/working-days.ts'
import { because } from '../answers.ts'
import { needsAssessment, pathwayPlan, pathwayReview } from '../kinds.ts'
import { supportOwed } from '../notions.ts'
import { doneOf, endsBecause, inOrder, statusReads } from './shared.ts'
import { careLeaversRegulations, carePlanningRegulations, trustDefault } from './sources.ts'

/** A pathway plan, agreed and a copy given, soon after needs are assessed. */
export const pathwayPlanMade = defineDuty({
  id: 'pathway-plan',
  title: 'Pathway plan',
  about:
    'Once needs are assessed a pathway plan is made with the young person, who is given a copy. The law says as soon as possible and gives no days: the number is the trust’s own.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'local',
  sources: [
    carePlanningRegulations('reg 43'),
    careLeaversRegulations('reg 6'),
    trustDefault('20 working days from the assessment'),
  ],
  limits: {
    made: dated({
      from: '2011-04-01',
      value: workingDays(20),
      source: 'Our assumption until agreed: 20 working days',
    }),
  },
  metBy: 'A pathway plan, on the day it was made and a copy given, whichever is later.',
  stops: 'When a plan is no longer owed: at 21 or 25, or once settled at home.',
  record: pathwayPlan,
  reads: [...statusReads, needsAssessment, pathwayPlan],
  occasions: (file, timing) => {
    const plans = all(file, pathwayPlan).flatMap(entry => {
      const on = startDay(entry.start)
      return on === undefined ? [] : [{ on, entry }]
    })
    // The first assessment calls for the plan; those after it call for the plan to be looked at again.
    const [assessed] = doneOf(file, needsAssessment, body => body.why !== 'education')
    if (!assessed || plans.some(({ on }) => on < assessed.on) || !canCountWorkingDays(assessed.on, 20)) return []
    const [plan] = plans
    const span = supportOwed(file).find(each => each.until > assessed.on)
    const copied = plan?.entry.body.copyGiven
    return [
      {
        key: assessed.on,
        because: because('leaving-care.needs-assessed', { on: assessed.on }),
        from: assessed.on,
        ...timing.due('made', assessed.on),
        ...(plan && copied ? { met: { on: later(plan.on, copied), entry: plan.entry.id } } : {}),
        ...(plan && !copied ? { unsettled: because('leaving-care.copy-not-recorded', { on: plan.on }) } : {}),
        ...(span
          ? {
              ended: {
                on: span.until,
                because: endsBecause(file, span.until, because('leaving-care.support-ended', { on: span.until })),
              },
            }
          : {}),
      },
    ]
  },
})

/** Every day on which the plan was made or looked at again, oldest first. */
export const planLooks = notion((file: SubjectFile): readonly Done[] =>
  inOrder(doneOf(file, pathwayPlan), doneOf(file, pathwayReview)),
)

/** How long may pass before a pathway plan is looked at again. */
export const reviewedWithin: Dated<Span> = dated({
  from: '2011-04-01',
  value: months(6),
  source: 'Care Leavers (England) Regulations 2010 reg 7',
})

/** The pathway plan reviewed at least every six months. */
export const pathwayPlanReview = defineDuty({
  id: 'pathway-plan-review',
  title: 'Pathway plan review',
  about:
    'A pathway plan is looked at again at least every six months, and sooner when the young person asks. While they are in care it is done with the review of the care plan.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'law',
  sources: [careLeaversRegulations('reg 7'), carePlanningRegulations('reg 33')],
  limits: { reviewed: reviewedWithin },
  metBy: 'A review of the pathway plan, or a new plan. Each is counted from the one before, early or late.',
  stops: 'At 21, or at 25 for those who want support after 21; or once settled at home.',
  record: pathwayReview,
  reads: [...statusReads, pathwayPlan, pathwayReview],
  occasions: (file, timing) => {
    const [plan] = doneOf(file, pathwayPlan)
    if (!plan) return []
    const sooner = reviewsAskedSooner(file)
    return supportOwed(file).flatMap(span => {
      if (plan.on >= span.until) return []
      const start = later(plan.on, span.from)
      return seriesOf({
        key: span.from,
        start,
        end: span.until,
        ends: endsBecause(file, span.until, because('leaving-care.support-ended', { on: span.until })),
        done: planLooks(file).filter(({ on }) => on > start),
        next: (from, index) => {
          const due = timing.due('reviewed', from)
          const asked = index === 0 ? undefined : sooner.get(from)
          return {
            because:
              index > 0
                ? because('leaving-care.plan-last-looked-at', { on: from })
                : start === plan.on
                  ? because('leaving-care.plan-made', { on: start })
                  : because('leaving-care.plan-owed', { on: start }),
            ...(asked !== undefined && asked < due.by ? { by: asked, statutory: due.statutory ?? due.by } : due),
          }
        },
      })
    })
  },
})

// The day a review said that the next was to be held by, by the day of that review.
const reviewsAskedSooner = notion(
  (file: SubjectFile): ReadonlyMap<PlainDate, PlainDate> =>
    new Map(
      all(file, pathwayReview).flatMap(({ start, body }) => {
        const on = startDay(start)
        return on !== undefined && body.nextBy !== undefined && body.nextBy > on ? [[on, body.nextBy] as const] : []
      }),
    ),
)
