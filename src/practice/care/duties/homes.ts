import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { months, workingDays } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { AnyKind, BodyOf } from '../../../spine/ledger/kind.ts'
import { isOfSchoolAge } from '../../../spine/time/school-age.ts'
import { dated } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { identity } from '../../people/kinds.ts'
import { bornOn } from '../../people/notions.ts'
import { placement, temporaryStay } from '../../placement/kinds.ts'
import { delegatedAuthority, periodOfCare, placementNotification, placementPlan, rightsExplained } from '../kinds.ts'
import { type Living, livedWith, livingFor, livingNamed, nearestEnd, nearestStart } from '../notions/living.ts'
import { because } from '../words.ts'
import { CPR_FROM, assumed, cpr, cprText, dueFrom, endOf, once } from './shared.ts'

const HOME_READS: readonly AnyKind[] = [periodOfCare, identity, placement, temporaryStay]

type Met = { readonly on: PlainDate; readonly entry: string } | undefined

/** One occasion for each time with carers whose start is known. */
function eachHome(file: SubjectFile, occasionFor: (living: Living, since: PlainDate) => Occasion): readonly Occasion[] {
  return livedWith(file).with.flatMap(living => {
    // A home the child was already in when care is first known to have held began on a day that is not known.
    if (living.first && !living.time.care.startKnown) return []
    return [occasionFor(living, living.start)]
  })
}

/** A plan with the carers for how they look after the child. */
export const placementPlanMade = defineDuty({
  id: 'placement-plan',
  title: 'Placement plan',
  about:
    'Agree with the carers or the home, with the child’s wishes in it, a plan for how they look after the child: before the move, or within 5 working days of it.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 9', true)],
  limits: { plan: dated({ from: CPR_FROM, value: workingDays(5), source: cprText('reg 9') }) },
  metBy: 'A placement plan with the day it was signed by, or agreed with, the carer or the home.',
  stops: 'The home ends.',
  record: placementPlan,
  reads: [...HOME_READS, placementPlan],
  occasions: (file, timing) =>
    eachHome(file, (living, since) =>
      once({
        key: since,
        because: because('care.moved-in', { on: since }),
        from: since,
        due: dueFrom(timing, 'plan', since),
        met: firstPlan(file, living, plan => plan.signed ?? plan.agreed),
        stops: endOf(living),
      }),
    ),
})

function firstPlan(
  file: SubjectFile,
  living: Living,
  dayOf: (plan: BodyOf<typeof placementPlan>) => PlainDate | undefined,
): Met {
  let met: Met
  for (const plan of all(file, placementPlan)) {
    const made = startDay(plan.start)
    const on = dayOf(plan.body)
    if (made === undefined || on === undefined || livingNamed(file, plan.body.placement, made) !== living) continue
    if (!met || on < met.on) met = { on, entry: plan.id }
  }
  return met
}

/** Who may decide what in daily life, settled with the placement plan. */
export const authorityDelegated = defineDuty({
  id: 'delegated-authority',
  title: 'Who may decide',
  about:
    'Settle with the placement plan who may decide what in daily life: haircuts, trips, nights with friends, consents.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [cpr('Schedule 2', false), cpr('reg 9: with the placement plan', true)],
  limits: { settled: dated({ from: CPR_FROM, value: workingDays(5), source: cprText('reg 9, with Schedule 2') }) },
  metBy: 'The day recorded in the placement plan, or the first decision recorded for the home.',
  stops: 'The home ends.',
  record: delegatedAuthority,
  reads: [...HOME_READS, placementPlan, delegatedAuthority],
  occasions: (file, timing) =>
    eachHome(file, (living, since) =>
      once({
        key: since,
        because: because('care.moved-in', { on: since }),
        from: since,
        due: dueFrom(timing, 'settled', since),
        met: firstPlan(file, living, plan => plan.delegationComplete) ?? firstDecision(file, living),
        stops: endOf(living),
      }),
    ),
})

function firstDecision(file: SubjectFile, living: Living): Met {
  for (const decision of all(file, delegatedAuthority)) {
    const on = startDay(decision.start)
    if (on !== undefined && livingFor(file, on) === living) return { on, entry: decision.id }
  }
  return undefined
}

type Told = BodyOf<typeof placementNotification>['to'][number]

/** Those who are always to be told, and the school for those of school age. */
const ALWAYS: readonly Told[] = ['child', 'parents', 'health', 'gp', 'reviewing-officer']

/** Written notice of a new home. */
export const peopleNotified = defineDuty({
  id: 'placement-notification',
  title: 'People told of a new home',
  about:
    'Tell the child, parents, health, the GP, the school and the reviewing officer in writing of a new home before it begins or, in an emergency, within 5 working days. Those who could put the child at risk may be left out.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 13', true)],
  limits: { notice: dated({ from: CPR_FROM, value: workingDays(5), source: cprText('reg 13') }) },
  metBy: 'Notices that between them went to everyone who must be told, or say why someone was not.',
  stops: 'The home ends.',
  record: placementNotification,
  reads: [...HOME_READS, placementNotification],
  occasions: (file, timing) =>
    eachHome(file, (living, since) => {
      // Only a home known not to have been made in an emergency had to be told of beforehand.
      const planned = living.homes[0]?.placement?.body.emergency === false
      const due = dueFrom(timing, 'notice', since)
      return once({
        key: since,
        because: because(planned ? 'care.moved-in-as-planned' : 'care.moved-in', { on: since }),
        from: since,
        due: planned ? { by: since } : due,
        met: everyoneTold(file, living, 'start'),
        stops: endOf(living),
      })
    }),
})

function everyoneTold(file: SubjectFile, living: Living, of: 'start' | 'end'): Met {
  const left = new Set<Told>(mustBeTold(file, living))
  for (const notice of all(file, placementNotification)) {
    const on = startDay(notice.start)
    if (on === undefined || notice.body.of !== of) continue
    if (noticeAbout(file, notice.body.placement, on, of) !== living) continue
    for (const told of [...notice.body.to, ...(notice.body.withheld ?? [])]) left.delete(told)
    if (left.size === 0) return { on, entry: notice.id }
  }
  return undefined
}

function mustBeTold(file: SubjectFile, living: Living): readonly Told[] {
  const born = bornOn(file)
  const outside = living.homes.some(home => home.placement?.body.ofArea !== undefined)
  return [
    ...ALWAYS,
    ...(born !== undefined && isOfSchoolAge(born, living.start) ? (['school'] as const) : []),
    ...(outside ? (['area-authority'] as const) : []),
  ]
}

// A notice that names no home is about the one whose start, or end, is nearest: it may be sent before the move.
function noticeAbout(
  file: SubjectFile,
  placementId: string | undefined,
  on: PlainDate,
  of: 'start' | 'end',
): Living | undefined {
  if (placementId !== undefined) return livingNamed(file, placementId, on)
  if (of === 'end') return nearestEnd(file, on)
  return nearestStart(file, on)
}

/** Written notice of a home that ends. */
export const endNotified = defineDuty({
  id: 'placement-end-notification',
  title: 'People told that a home ended',
  about:
    'Tell the child, parents, health, the GP, the school and the reviewing officer in writing that a home is ending, before it ends or, where it ended unplanned, within 5 working days. Those who could put the child at risk may be left out.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [cpr('regs 13 and 14: notice of the end of a placement', false)],
  limits: {
    notice: dated({ from: CPR_FROM, value: workingDays(5), source: `${cprText('reg 14')} (number unverified)` }),
    'no-longer': dated({
      from: CPR_FROM,
      value: months(3),
      source: assumed('three months after a home ended its notice tells nobody anything new'),
    }),
  },
  metBy: 'Notices of the end that between them went to everyone who must be told, or say why someone was not.',
  stops: 'Three months after the home ended: it then stays on the record as missed.',
  record: placementNotification,
  reads: [...HOME_READS, placementNotification],
  occasions: (file, timing) =>
    livedWith(file).with.flatMap(living => {
      const { end } = living
      // What is not known to have ended, and a home that ends because the young person is grown up, calls for no notice.
      if (end === null || living.ends.key === 'care.turned-18' || living.ends.key === 'care.lost-to-return') return []
      return [
        once({
          key: living.start,
          because: because('care.home-ended', { since: living.start, on: end }),
          from: end,
          due: dueFrom(timing, 'notice', end),
          met: everyoneTold(file, living, 'end'),
          stops: {
            on: timing.due('no-longer', end).by,
            because: because('care.home-ended', { since: living.start, on: end }),
          },
        }),
      ]
    }),
})

/** The children's guide and how to complain, told to the child in each home. */
export const rightsTold = defineDuty({
  id: 'children-guide-and-complaints-info',
  title: 'Rights explained',
  about: 'Give the child the children’s guide and explain how to complain, in each home, with the placement plan.',
  owner: 'social-worker',
  section: 'care',
  layer: 'guidance',
  sources: [
    {
      title: 'Children Act 1989 guidance and regulations; Children Act 1989, s 26',
      provision: 'children told of their rights, advocacy and complaints when they come into care and in each home',
      verified: false,
    },
  ],
  limits: { told: dated({ from: CPR_FROM, value: workingDays(5), source: cprText('reg 9, with the placement plan') }) },
  metBy: 'Rights explained, the children’s guide and how to complain among them.',
  stops: 'The home ends.',
  record: rightsExplained,
  reads: [...HOME_READS, rightsExplained],
  occasions: (file, timing) =>
    eachHome(file, (living, since) =>
      once({
        key: since,
        because: because('care.moved-in', { on: since }),
        from: since,
        due: dueFrom(timing, 'told', since),
        met: toldIn(file, living),
        stops: endOf(living),
      }),
    ),
})

function toldIn(file: SubjectFile, living: Living): Met {
  const left = new Set<string>(['guide', 'complaints'])
  for (const told of all(file, rightsExplained)) {
    const on = startDay(told.start)
    if (on === undefined || livingFor(file, on) !== living) continue
    for (const what of told.body.what) left.delete(what)
    if (left.size === 0) return { on, entry: told.id }
  }
  return undefined
}

export const homeDuties: readonly Duty[] = [
  placementPlanMade,
  authorityDelegated,
  peopleNotified,
  endNotified,
  rightsTold,
]
