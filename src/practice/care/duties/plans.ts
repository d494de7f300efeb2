import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { months, workingDays } from '../../../spine/duty/span.ts'
import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, holdsOn } from '../../../spine/ledger/file.ts'
import { dated } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { allocation, identity } from '../../people/kinds.ts'
import { placement, temporaryStay } from '../../placement/kinds.ts'
import { carePlan, legalStatus, periodOfCare, permanencePlan, remandPlan, review } from '../kinds.ts'
import { type TimeInCare, firstReviewDue, legalStatusOn, reviewsDue, reviewsHeld, timesInCare } from '../notions.ts'
import { livedWith } from '../notions/living.ts'
import { because } from '../words.ts'
import { CPR_FROM, childrenAct, cpr, cprText, dueFrom, endOf, iroHandbook, once, within } from './shared.ts'

// Under these the court settles the plan (section 31A), and the regulations' own clock does not run.
const UNDER_AN_ORDER: ReadonlySet<string> = new Set(['C1', 'C2', 'D1', 'E1'])

/** A care plan for a child who comes into care without an order. */
export const carePlanMade = defineDuty({
  id: 'care-plan',
  title: 'Care plan',
  about:
    'Assess what the child needs and make a care plan before the first home begins or, where that cannot be done, within 10 working days of its start.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 4(2)', true), childrenAct('s 31A: under an order the court sets the date', false)],
  limits: { plan: dated({ from: CPR_FROM, value: workingDays(10), source: cprText('reg 4(2)') }) },
  metBy: 'A care plan with the day it was made, agreed with the parents or, at 16 or over, with the young person.',
  stops: 'The child leaves care.',
  record: carePlan,
  reads: [periodOfCare, identity, legalStatus, placement, temporaryStay, carePlan],
  occasions: (file, timing) =>
    timesInCare(file).flatMap((time): readonly Occasion[] => {
      const status = legalStatusOn(file, time.start)
      if (status !== undefined && UNDER_AN_ORDER.has(status)) return []
      const from = livedWith(file).with.find(living => living.time === time)?.start ?? time.start
      return [
        once({
          key: time.start,
          because: because('care.came-into-care', { on: time.start }),
          from,
          due: time.care.startKnown ? dueFrom(timing, 'plan', from) : undefined,
          met: madeFor(all(file, carePlan), time, from),
          stops: endOf(time),
          unsettled: time.care.startKnown ? undefined : because('care.start-not-known', { on: time.start }),
        }),
      ]
    }),
})

// The plan already in force when the time begins, else the first made in it.
function madeFor(
  plans: readonly Entry[],
  time: TimeInCare,
  from: PlainDate,
): { readonly on: PlainDate; readonly entry: string } | undefined {
  const plan =
    plans.findLast(entry => startDay(entry.start) !== undefined && holdsOn(entry, from)) ??
    plans.find(entry => {
      const made = startDay(entry.start)
      return made !== undefined && made > from && within(time, made)
    })
  const on = plan && startDay(plan.start)
  return plan && on ? { on, entry: plan.id } : undefined
}

/** An independent reviewing officer for a child who comes into care, or whose own has left. */
export const reviewingOfficerNamed = defineDuty({
  id: 'iro-named',
  title: 'Reviewing officer named',
  about:
    'Name an independent reviewing officer, and tell the child who it is and how to reach them, within 5 working days of coming into care, or of the last one leaving.',
  owner: 'reviewing-officer',
  section: 'people',
  layer: 'guidance',
  sources: [childrenAct('s 25A', false), iroHandbook('an officer within 5 working days (number unverified)', false)],
  limits: {
    named: dated({ from: CPR_FROM, value: workingDays(5), source: 'IRO Handbook (number unverified)' }),
  },
  metBy: 'A reviewing officer recorded as the child’s worker in that role.',
  stops: 'The child leaves care.',
  record: allocation,
  reads: [periodOfCare, identity, allocation],
  occasions: (file, timing) => {
    const officers = all(file, allocation).filter(
      entry => entry.body.role === 'reviewing-officer' && startDay(entry.start) !== undefined,
    )
    return timesInCare(file).flatMap(time => {
      const found: Occasion[] = []
      let from: PlainDate | null = time.start
      while (from !== null && (time.end === null || from < time.end)) {
        const day: PlainDate = from
        const next = firstHolding(officers, day, time)
        const on = next && startDay(next.start)
        const late = on !== undefined && on > day
        if (day === time.start || !next || late)
          found.push(
            once({
              key: `${time.start}:${day}`,
              because:
                day === time.start
                  ? because('care.came-into-care', { on: day })
                  : because('care.reviewing-officer-left', { on: day }),
              from: day,
              due: day === time.start && !time.care.startKnown ? undefined : dueFrom(timing, 'named', day),
              met: next && on ? { on: late ? on : day, entry: next.id } : undefined,
              stops: endOf(time),
              unsettled:
                day === time.start && !time.care.startKnown ? because('care.start-not-known', { on: day }) : undefined,
            }),
          )
        from = next ? next.end : null
      }
      return found
    })
  },
})

// The one who holds the role that day and longest, else the first to take it in the time.
function firstHolding(officers: readonly Entry[], day: PlainDate, time: TimeInCare): Entry | undefined {
  let holding: Entry | undefined
  for (const entry of officers)
    if (holdsOn(entry, day) && (!holding || (holding.end !== null && (entry.end === null || entry.end > holding.end))))
      holding = entry
  return (
    holding ??
    officers.find(entry => {
      const start = startDay(entry.start)
      return start !== undefined && start > day && within(time, start) && (entry.end === null || entry.end > day)
    })
  )
}

/** A plan for where the child will grow up, by the second review. */
export const permanencePlanned = defineDuty({
  id: 'permanence-plan',
  title: 'Plan for permanence',
  about:
    'Settle by the second review, about four months after coming into care, the plan for where the child will grow up. Two plans may be followed at once.',
  owner: 'reviewing-officer',
  section: 'care',
  layer: 'guidance',
  sources: [
    {
      title: 'Children Act 1989 guidance and regulations, volume 2: care planning, placement and case review',
      provision: 'a plan for permanence by the second review',
      verified: false,
    },
  ],
  limits: {
    'after-first': dated({
      from: CPR_FROM,
      value: months(3),
      source: cprText('reg 33: the second review within three months of the first'),
    }),
  },
  metBy: 'A plan for permanence, or a review at which one was agreed.',
  stops: 'The child leaves care before the second review.',
  record: permanencePlan,
  reads: [periodOfCare, identity, review, permanencePlan],
  occasions: (file, timing) =>
    timesInCare(file).flatMap((time): readonly Occasion[] => {
      const second = reviewsDue(file).find(due => due.care === time.care && due.which === 'second')
      const first = firstReviewDue(time.care)
      if (!second && first === undefined) return []
      const due = second ? { by: second.held ?? second.by } : first && timing.due('after-first', first)
      const met = plannedIn(file, time)
      return [
        once({
          key: time.start,
          because: second?.held
            ? because('care.second-review-held', { on: second.held })
            : because('care.in-care-since', { since: time.start }),
          from: time.start,
          due,
          met,
          stops: endOf(time),
        }),
      ]
    }),
})

/** The first plan for permanence in a time in care: one in force when it began, one made in it, or one agreed at a review. */
function plannedIn(
  file: SubjectFile,
  time: TimeInCare,
): { readonly on: PlainDate; readonly entry: string } | undefined {
  const made = madeFor(all(file, permanencePlan), time, time.start)
  const agreed = reviewsHeld(file).find(held => held.time === time && held.body.permanenceConsidered !== undefined)
  return agreed && (!made || agreed.on < made.on) ? { on: agreed.on, entry: agreed.entry } : made
}

/** A plan for a child remanded to the council or to youth detention. */
export const remandPlanned = defineDuty({
  id: 'remand-care-planning',
  title: 'Plan on remand',
  about:
    'Make a care plan, and for a child in youth detention a detention placement plan, within 10 working days of the remand. A child on remand is looked after.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [
    {
      title: 'Legal Aid, Sentencing and Punishment of Offenders Act 2012',
      provision: 's 104',
      verified: false,
    },
    cpr('regs 47A to 47F', false),
  ],
  limits: {
    plan: dated({ from: '2012-12-03', value: workingDays(10), source: cprText('regs 47A to 47F (number unverified)') }),
  },
  metBy: 'A remand plan or a care plan made on or after the remand.',
  stops: 'The remand ends.',
  record: remandPlan,
  reads: [legalStatus, remandPlan, carePlan],
  occasions: (file, timing) =>
    all(file, legalStatus).flatMap((status): readonly Occasion[] => {
      const from = startDay(status.start)
      if (status.body.status !== 'J1' || from === undefined || continuesRemand(file, status)) return []
      const end = remandEnd(file, status)
      const made = [...all(file, remandPlan), ...all(file, carePlan)]
        .flatMap(plan => {
          const on = startDay(plan.start)
          return on !== undefined && within({ start: from, end }, on) ? [{ on, entry: plan.id }] : []
        })
        .sort((a, b) => (a.on < b.on ? -1 : 1))[0]
      return [
        once({
          key: from,
          because: because('care.remanded', { on: from }),
          from,
          due: dueFrom(timing, 'plan', from),
          met: made,
          stops: { on: end, because: because('care.remand-ended', { on: end }) },
        }),
      ]
    }),
})

// A remand renewed is one remand, however many entries it is recorded as.
function continuesRemand(file: SubjectFile, status: Entry): boolean {
  return all(file, legalStatus).some(
    other => other !== status && other.body.status === 'J1' && other.end !== null && other.end === status.start,
  )
}

function remandEnd(file: SubjectFile, status: Entry): PlainDate | null {
  let end = status.end
  for (const other of all(file, legalStatus))
    if (end !== null && other.body.status === 'J1' && other.start === end) end = other.end
  return end
}

export const planDuties: readonly Duty[] = [carePlanMade, reviewingOfficerNamed, permanencePlanned, remandPlanned]
