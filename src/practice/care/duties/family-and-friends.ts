import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { weeks, workingDays } from '../../../spine/duty/span.ts'
import type { SubjectFile } from '../../../spine/ledger/file.ts'
import { dated } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { placement } from '../../placement/kinds.ts'
import { arrangementApproval, legalStatus } from '../kinds.ts'
import { legalStatusOn } from '../notions.ts'
import type { Living } from '../notions/living.ts'
import { because } from '../words.ts'
import { APPROVAL_READS, NOMINATED, approvalFor, homesWhere } from './approvals.ts'
import { CPR_FROM, cpr, cprText, dueFrom, endOf, once } from './shared.ts'

/** Assessment and approval of a parent with whom a child under a care order is to live. */
export const parentAssessed = defineDuty({
  id: 'parent-placement-assessment',
  title: 'Approval of living with a parent',
  about:
    'Before a child under a care order or an interim one goes to live with a parent, assess whether it is right and have a nominated officer approve it. Where it could not wait, finish the assessment within 10 working days and decide within 10 more.',
  owner: 'nominated-officer',
  section: 'care',
  layer: 'law',
  sources: [cpr('regs 17 and 18', true), cpr('reg 19: 10 working days, and 10 more', false)],
  limits: {
    assessed: dated({ from: CPR_FROM, value: workingDays(10), source: cprText('reg 19 (number unverified)') }),
    decided: dated({ from: CPR_FROM, value: workingDays(10), source: cprText('reg 19 (number unverified)') }),
  },
  metBy:
    'An approval by a nominated officer or the director on or before the day; for one that could not wait, the day the assessment was finished, and then the approval.',
  stops: 'The child no longer lives there.',
  record: arrangementApproval,
  reads: [...APPROVAL_READS, legalStatus],
  occasions: (file, timing) =>
    homesWhere(
      file,
      (home, living) => home.type === 'P1' && underCareOrder(file, living.start),
      (living, home, first): readonly Occasion[] => {
        const since = living.start
        const approved = approvalFor(file, living, ['parent-placement'], NOMINATED)
        const stops = endOf(living)
        if (!home.beforeAssessed) {
          const why = because('care.lives-with-parent', { on: since })
          return [once({ key: since, because: why, from: since, due: { by: since }, met: approved, stops })]
        }
        const due = dueFrom(timing, 'assessed', since)
        const finished = home.assessed
        const decideFrom = finished ?? due?.by ?? since
        return [
          once({
            key: `${since}:assessed`,
            because: because('care.lives-with-parent-unassessed', { on: since }),
            from: since,
            due,
            met:
              finished === undefined
                ? undefined
                : { on: finished, ...(first.placement ? { entry: first.placement.id } : {}) },
            stops,
          }),
          once({
            key: `${since}:decided`,
            because: because('care.parent-assessment-finished', { on: decideFrom }),
            from: decideFrom,
            due: dueFrom(timing, 'decided', decideFrom),
            met: approved,
            stops,
          }),
        ]
      },
    ),
})

function underCareOrder(file: SubjectFile, on: PlainDate): boolean {
  const status = legalStatusOn(file, on)
  return status === 'C1' || status === 'C2'
}

/** Foster carers who took a child outside their terms of approval in an emergency. */
export const outsideApprovalEnded = defineDuty({
  id: 'emergency-foster-placement',
  title: 'Foster home outside its terms of approval',
  about:
    'A child placed in an emergency with foster carers outside their terms of approval may stay 6 working days: by then change the terms of approval, or end it.',
  owner: 'fostering',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 23: no longer than six working days', false)],
  limits: {
    stay: dated({ from: CPR_FROM, value: workingDays(6), source: cprText('reg 23 (number unverified)') }),
  },
  metBy: 'The day the terms of approval were changed, recorded with the home.',
  stops: 'The home ends.',
  record: placement,
  reads: APPROVAL_READS,
  occasions: (file, timing) =>
    homesWhere(
      file,
      home => home.outsideApproval === true,
      (living, home, first) => [
        once({
          key: living.start,
          because: because('care.outside-approval', { on: living.start }),
          from: living.start,
          due: dueFrom(timing, 'stay', living.start),
          met: settledOn(home.regularised, first.placement?.id),
          stops: endOf(living),
        }),
      ],
    ),
})

/** Full approval of a relative or friend approved for a time. */
export const temporaryApproval = defineDuty({
  id: 'reg24-temporary-approval',
  title: 'Full approval of a relative or friend',
  about:
    'A relative or friend approved for a time may look after the child for 16 weeks: by then finish the assessment and approve them fully, or extend it once, or the child must move.',
  owner: 'fostering',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 24', true)],
  limits: { approved: dated({ from: CPR_FROM, value: weeks(16), source: cprText('reg 24') }) },
  metBy: 'The day of full approval, recorded with the home.',
  stops: 'The home ends, or the time is extended before it runs out.',
  record: placement,
  reads: APPROVAL_READS,
  occasions: (file, timing) =>
    homesWhere(
      file,
      home => home.connectedCarerTemporary === true,
      (living, home, first) => {
        const extended = extension(file, living)
        const stops = endOf(living)
        const approved = settledOn(home.fullyApproved, first.placement?.id)
        return [
          once({
            key: living.start,
            because: because('care.temporary-carer', { on: living.start }),
            from: living.start,
            due: timing.due('approved', living.start),
            met: approved && extended && extended.on <= approved.on ? undefined : approved,
            stops:
              extended && (stops.on === null || extended.on <= stops.on)
                ? { on: extended.on, because: because('care.temporary-approval-extended', { on: extended.on }) }
                : stops,
          }),
        ]
      },
    ),
})

/** The end of an extended temporary approval. */
export const extendedApproval = defineDuty({
  id: 'reg25-extension',
  title: 'End of an extended temporary approval',
  about:
    'A temporary approval may be extended once, by 8 weeks, to 24 weeks from the start: by then approve the relative or friend fully, or the child must move. Where they have asked for an independent review it lasts until that ends.',
  owner: 'fostering',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 25', true)],
  limits: { approved: dated({ from: CPR_FROM, value: weeks(24), source: cprText('reg 25: 16 weeks and 8 more') }) },
  metBy: 'The day of full approval, recorded with the home.',
  stops: 'The home ends, or the carers ask for an independent review.',
  record: placement,
  reads: APPROVAL_READS,
  occasions: (file, timing) =>
    homesWhere(
      file,
      home => home.connectedCarerTemporary === true,
      (living, home, first): readonly Occasion[] => {
        const extended = extension(file, living)
        if (!extended) return []
        const review = approvalFor(file, living, ['reg-25-independent-review'], NOMINATED)
        return [
          once({
            key: living.start,
            because: because('care.temporary-approval-extended', { on: extended.on }),
            from: extended.on,
            due: timing.due('approved', living.start),
            met: settledOn(home.fullyApproved, first.placement?.id),
            stops: review
              ? { on: review.on, because: because('care.carer-asked-for-review', { on: review.on }) }
              : endOf(living),
          }),
        ]
      },
    ),
})

function extension(file: SubjectFile, living: Living) {
  return approvalFor(file, living, ['reg-25-extension'], NOMINATED)
}

function settledOn(on: PlainDate | undefined, entry: string | undefined) {
  return on === undefined ? undefined : { on, ...(entry === undefined ? {} : { entry }) }
}

export const familyAndFriendsDuties: readonly Duty[] = [
  parentAssessed,
  outsideApprovalEnded,
  temporaryApproval,
  extendedApproval,
]
