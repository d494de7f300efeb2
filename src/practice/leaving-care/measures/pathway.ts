import { occasionsOf } from '../../../spine/duty/evaluate.ts'
import type { Occasion } from '../../../spine/duty/duty.ts'
import { dayOf } from '../../../spine/duty/finding.ts'
import { after } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { AnyKind, Kind } from '../../../spine/ledger/kind.ts'
import { type Measure, type Member, type Source, defineMeasure } from '../../../spine/measure/measure.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { visit } from '../../care/kinds.ts'
import { allocation } from '../../people/kinds.ts'
import { allocatedOn } from '../../people/notions.ts'
import { because } from '../answers.ts'
import { pathwayPlanReview, planLooks, reviewedWithin } from '../duties/plan.ts'
import { statusReads } from '../duties/shared.ts'
import { bothWays, contactWithin } from '../duties/support.ts'
import {
  accommodationVisit,
  keepingInTouch,
  leaverAccommodation,
  needsAssessment,
  pathwayPlan,
  pathwayReview,
} from '../kinds.ts'
import { type StatusSpan, keepingInTouchOwed, supportOn } from '../notions.ts'

const NOBODY: readonly never[] = Object.freeze([])

const OWED =
  'Asked about: young people who are owed a personal adviser and a pathway plan at the end of the day: eligible (in care at 16 or 17 and for 13 weeks or more since 14), relevant (left care at 16 or 17 having been eligible) and former relevant (18 to 20, and 21 to 24 while they want support). Short breaks are not care. Those who died, were adopted, were taken over by another council or have been settled at home for six months are not asked about. Someone the council reported as a care leaver is, though the care held does not show it.'

const KEPT =
  'Where nothing of the work of leaving care has been recorded for someone by that day it is not known, and they stay among those asked about.'

// Read as the standard safeguarding dataset carries the inspection list's guidance in its notes.
const LATEST_LOOK: Source = {
  title: 'Annex A list 9: care leavers',
  provision: 'Latest pathway plan: the latest of its start and its review',
  verified: true,
}

/** What shows that the work of leaving care is recorded here for someone. */
const WORK: readonly AnyKind[] = [
  needsAssessment,
  pathwayPlan,
  pathwayReview,
  keepingInTouch,
  accommodationVisit,
  leaverAccommodation,
]

function isRecordedBy(file: SubjectFile, on: PlainDate): boolean {
  const by = ({ start }: { readonly start: string | null }): boolean => (startDay(start) ?? on) <= on
  return (
    WORK.some(kind => all(file, kind as Kind<unknown>).some(by)) ||
    all(file, allocation).some(entry => entry.body.role === 'personal-adviser' && by(entry))
  )
}

function owed(file: SubjectFile, on: PlainDate): readonly Member<StatusSpan>[] {
  const span = supportOn(file, on)
  if (!span || span.status === 'qualifying') return NOBODY
  return [{ because: because(`leaving-care.is-${span.status}`, { since: span.from }), item: span }]
}

/** Pathway plans made or looked at within six months. */
export const pathwayPlanCurrent: Measure = defineMeasure<StatusSpan>({
  id: 'pathway-plan-current',
  title: 'Pathway plan up to date',
  question: 'Do our care leavers, and those about to leave care, have a pathway plan that is up to date?',
  definition: `${OWED} Counts: the plan was made, or last looked at, within six months of the day. Having a plan is not the same as having one that is up to date. ${KEPT}`,
  unit: 'percent',
  better: 'higher',
  group: 'care-leavers',
  of: 'child',
  period: 'snapshot',
  sources: [LATEST_LOOK, { title: 'Care Leavers (England) Regulations 2010', provision: 'reg 7', verified: false }],
  settledBy: () => 'Each young person’s pathway plan, or its latest review, on their file.',
  reads: [...statusReads, ...WORK, allocation],
  population: (file, { end }) => owed(file, end),
  counts: (file, { end }) => {
    const look = planLooks(file).findLast(({ on }) => on <= end)
    if (look) {
      const current = after(look.on, valueOn(reviewedWithin, look.on)) >= end
      return {
        is: current,
        because: because(current ? 'leaving-care.plan-current' : 'leaving-care.plan-out-of-date', { on: look.on }),
      }
    }
    return isRecordedBy(file, end)
      ? { is: false, because: because('leaving-care.no-plan') }
      : { is: 'unknown', because: because('leaving-care.work-not-recorded') }
  },
})

/** Young people with a personal adviser. */
export const adviserShare: Measure = defineMeasure<StatusSpan>({
  id: 'pa-allocated-share',
  title: 'Has a personal adviser',
  question: 'Do our care leavers, and those about to leave care, have a personal adviser?',
  definition: `${OWED} Counts: somebody is recorded as their personal adviser at the end of the day. ${KEPT}`,
  unit: 'percent',
  better: 'higher',
  group: 'care-leavers',
  of: 'child',
  period: 'snapshot',
  sources: [
    { title: 'Annex A list 9: care leavers', provision: 'Allocated personal adviser', verified: true },
    { title: 'Children Act 1989', provision: 'Sch 2 para 19C, s 23B(2) and s 23C(3)', verified: false },
  ],
  settledBy: () => 'Each young person’s personal adviser, among those who work with them.',
  reads: [...statusReads, ...WORK, allocation],
  population: (file, { end }) => owed(file, end),
  counts: (file, { end }) => {
    const adviser = allocatedOn(file, 'personal-adviser', end)
    if (adviser)
      return { is: true, because: because('leaving-care.has-adviser', { since: startDay(adviser.start) ?? null }) }
    return isRecordedBy(file, end)
      ? { is: false, because: because('leaving-care.no-adviser') }
      : { is: 'unknown', because: because('leaving-care.work-not-recorded') }
  },
})

/** Young people who have left care, in touch both ways within eight weeks. */
export const inTouchInTime: Measure = defineMeasure<PlainDate>({
  id: 'keep-in-touch-8wk',
  title: 'In touch within eight weeks',
  question: 'Have we been in touch with each of our care leavers in the last eight weeks?',
  definition: `Asked about: young people who have left care and whom we must keep in touch with at the end of the day: relevant, and former relevant up to 21 and from 21 to 24 while they want support. Someone who left care, or asked for support, less than eight weeks before and has not been in touch since is not asked about yet. Counts: a contact that went both ways in the eight weeks to the day, a visit at which they were seen included; a message that nobody answered is none. The return’s own question, about the time around a birthday, is another measure. ${KEPT}`,
  unit: 'percent',
  better: 'higher',
  group: 'care-leavers',
  of: 'child',
  period: 'snapshot',
  sources: [
    { title: 'The trust’s own default', provision: 'Our assumption until agreed: eight weeks', verified: false },
    { title: 'Children Act 1989', provision: 's 23B(1) and s 23C(2)', verified: false },
  ],
  settledBy: () => 'Contacts with each young person, on their file.',
  reads: [...statusReads, ...WORK, visit, allocation],
  population: (file, { end }) => {
    const span = keepingInTouchOwed(file).find(each => each.from <= end && end < each.until)
    if (!span) return NOBODY
    const contact = bothWays(file).findLast(({ on }) => on <= end)?.on
    const begun = after(span.from, valueOn(contactWithin, span.from)) < end
    if (!begun && (contact === undefined || after(contact, valueOn(contactWithin, contact)) < end)) return NOBODY
    return [
      {
        because: because('leaving-care.touch-owed', { on: span.from }),
        ...(contact === undefined ? {} : { item: contact }),
      },
    ]
  },
  counts: (file, { end }, { item: contact }) => {
    if (contact !== undefined)
      return {
        is: after(contact, valueOn(contactWithin, contact)) >= end,
        because: because('leaving-care.last-in-touch', { on: contact }),
      }
    return isRecordedBy(file, end)
      ? { is: false, because: because('leaving-care.never-in-touch') }
      : { is: 'unknown', because: because('leaving-care.work-not-recorded') }
  },
})

/** Pathway plan reviews that fell due, held in time. */
export const pathwayReviewsInTime: Measure = defineMeasure<Occasion>({
  id: 'pathway-reviews-in-time',
  title: 'Pathway plan reviews in time',
  question: 'Of the pathway plan reviews that fell due in the last 12 months, how many were held in time?',
  definition:
    'Asked about: each review of a pathway plan whose last day in time fell in the 12 months: six months after the plan was made or last looked at, and sooner where that review said so. One that stopped being owed before its day is not. Counts: held by that day; one held late, or not yet held, does not. Someone with no plan on file has no review to be asked about: that is told by pathway plans up to date.',
  unit: 'percent',
  better: 'higher',
  group: 'care-leavers',
  of: 'event',
  period: 'rolling-year',
  sources: [LATEST_LOOK, { title: 'Care Leavers (England) Regulations 2010', provision: 'reg 7', verified: false }],
  settledBy: () => 'Each young person’s pathway plan and its reviews, on their file.',
  reads: [...statusReads, pathwayPlan, pathwayReview],
  population: (file, { start, end }) => {
    if (all(file, pathwayPlan).length === 0) return NOBODY
    return occasionsOf(file, pathwayPlanReview, end).flatMap((occasion): readonly Member<Occasion>[] => {
      const { by, ended, met } = occasion
      if (by === null || by < start || by > end || (!met && ended && ended.on <= by)) return NOBODY
      return [{ because: occasion.because, at: dayOf(by), item: occasion }]
    })
  },
  counts: (_file, { end }, { item }) => {
    const by = item?.by ?? null
    const held = item?.met && dayOf(item.met.on) <= end ? dayOf(item.met.on) : undefined
    if (held === undefined) return { is: false, because: because('leaving-care.review-not-held', { by }) }
    const inTime = by !== null && held <= by
    return {
      is: inTime,
      because: because(inTime ? 'leaving-care.review-in-time' : 'leaving-care.review-late', { by, on: held }),
    }
  },
})

export const pathwayMeasures: readonly Measure[] = [
  pathwayPlanCurrent,
  pathwayReviewsInTime,
  adviserShare,
  inTouchInTime,
]
