import type { Occasion } from '../../../spine/duty/duty.ts'
import { occasionsOf } from '../../../spine/duty/evaluate.ts'
import { dayOf } from '../../../spine/duty/finding.ts'
import { type SubjectFile, notion } from '../../../spine/ledger/file.ts'
import type { AnyKind } from '../../../spine/ledger/kind.ts'
import { type Answer, type Measure, type Member, type Source, defineMeasure } from '../../../spine/measure/measure.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import type { Period } from '../../../spine/time/periods.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { bornOn } from '../../people/notions.ts'
import { assumed, cpr } from '../duties/shared.ts'
import { regimeVisitDuties } from '../duties/visits.ts'
import {
  type PeriodOfCare,
  type Seen,
  careCovering,
  careDuring,
  inCareMembers,
  visitsSeen,
  workKeptFrom,
} from '../notions.ts'
import { visitRegimeOn } from '../notions/visit-regimes.ts'
import { because } from '../words.ts'

const NONE: readonly never[] = Object.freeze([])

const FOREVER = '9999-12-31' as PlainDate

/** Every visit that regulation 28 asked for, as the law counts it and not as the trust may have tightened it. */
const visitsDue = notion((file: SubjectFile): readonly Occasion[] =>
  regimeVisitDuties.flatMap(duty => occasionsOf(file, duty, FOREVER)),
)

const READS: readonly AnyKind[] = [...new Set(regimeVisitDuties.flatMap(duty => duty.reads))]

const SOURCES: readonly Source[] = [
  cpr('reg 28: how often a child is visited, by where the child lives and under which order', true),
  cpr('reg 28(6), and fewer visits by agreement from April 2015', false),
]

const NO_VISIT_KEPT: Answer = { is: 'unknown', because: because('care.no-visit-kept') }

/** Visits made by the day the law asked for them. */
export const visitsInTime = defineMeasure<Occasion>({
  id: 'cla-visits-in-time',
  title: 'Visits in time',
  question: 'Are children seen by their social worker when the law says they should be?',
  definition:
    'Asked about: every visit to a child in care that fell due in the 12 months, one for each day it was due by. How often depends on where the child lives and under which order: weekly, every four or six weeks, every three months or every six, with one within a week of a move. Counts: a visit in person, at which the child was seen, on or before the day. An attempt, a call or a video call is not a visit. A visit that was not made is counted once, for the day it was due; whether it is still overdue is told by the companion, ‘Latest visit in date’. Short breaks and children placed for adoption follow other rules and are not asked about. Where no visit has ever been recorded for a child, or none yet when it fell due, the answer is not known.',
  unit: 'percent',
  better: 'higher',
  group: 'general',
  front: true,
  of: 'event',
  period: 'rolling-year',
  sources: SOURCES,
  reads: READS,
  population: (file, period) => {
    if (careDuring(file, period).length === 0) return NONE
    if (workKeptFrom(file) === undefined) return neverVisited(file, period)
    return visitsDue(file).flatMap((occasion): readonly Member<Occasion>[] => {
      if (occasion.by === null) return NONE
      const by = dayOf(occasion.by)
      if (by < period.start || by > period.end) return NONE
      if (!occasion.met && occasion.ended && occasion.ended.on <= by) return NONE
      return [{ because: because('care.visit-due', { by }), at: by, item: occasion }]
    })
  },
  counts: (_file, period, { item }) => {
    if (!item) return NO_VISIT_KEPT
    const by = item.by === null ? period.end : dayOf(item.by)
    if (item.unsettled) return { is: 'unknown', because: item.unsettled }
    const on = item.met && dayOf(item.met.on)
    if (on === undefined || on > period.end) return { is: false, because: because('care.visit-not-made', { by }) }
    return on <= by
      ? { is: true, because: because('care.visit-in-time', { on }) }
      : { is: false, because: because('care.visit-late', { on }) }
  },
})

// A child in care long enough to have been due a visit, and of whom no visit is on file: one question, without an answer.
function neverVisited(file: SubjectFile, period: Period): readonly Member<Occasion>[] {
  const asked = visitsDue(file).some(({ by, ended }) => {
    const day = by === null ? undefined : dayOf(by)
    return day !== undefined && day <= period.end && !(ended && (ended.on <= day || ended.on < period.start))
  })
  const care = careDuring(file, period).at(-1)
  return asked && care ? [{ because: because('care.in-care-since', { since: care.start }) }] : NONE
}

/** Children whose next visit is not yet overdue. */
export const visitCurrent = defineMeasure<PeriodOfCare>({
  id: 'cla-visit-current',
  title: 'Latest visit in date',
  question: 'Is each child’s latest visit in date today?',
  definition:
    'Asked about: children in care at the end of the day. Counts: a child whose next visit, by the rule that applies that day, is not due before the day asked. A child placed for adoption is left out and listed: how often such a child is visited is for the adoption review. Where no visit has ever been recorded for a child, or no home, the answer is not known. Whether each visit was made in time is told by the companion, ‘Visits in time’.',
  unit: 'percent',
  better: 'higher',
  group: 'general',
  of: 'child',
  period: 'snapshot',
  sources: SOURCES,
  reads: READS,
  population: (file, { end }) => {
    const members = inCareMembers(file, end)
    if (!members[0] || members[0].excluded) return members
    return visitRegimeOn(file, end)?.regime === 'adoptive'
      ? [{ because: because('care.visits-by-adoption-rules'), excluded: true }]
      : members
  },
  counts: (file, { end }) => {
    if (workKeptFrom(file) === undefined) return NO_VISIT_KEPT
    const open = visitsDue(file).findLast(
      ({ from, met, ended }) =>
        (from === null || dayOf(from) <= end) && !(met && dayOf(met.on) <= end) && !(ended && ended.on <= end),
    )
    if (open?.unsettled) return { is: 'unknown', because: open.unsettled }
    if (!open || open.by === null) return { is: 'unknown', because: because('care.no-visit-rule', { on: end }) }
    const by = dayOf(open.by)
    return by >= end
      ? { is: true, because: because('care.visit-next-due', { by }) }
      : { is: false, because: because('care.visit-not-made', { by }) }
  },
})

/** The age from which a child is asked to be seen alone. */
const aloneFrom: Dated<number> = dated({
  from: '2011-04-01',
  value: 4,
  source: assumed('the age from which a child takes part in reviews; the regulations name none (reg 29)'),
})

/** Visits at which a child old enough was seen alone. */
export const seenAlone = defineMeasure<Seen>({
  id: 'cla-seen-alone',
  title: 'Children seen alone',
  question: 'When we visit, do we talk with the child alone?',
  definition:
    'Asked about: visits in the last 12 months at which a child in care aged 4 or over was seen. Counts: those at which the child was seen alone. A visit recorded as to a child too young is left out and listed. One at which the child did not want to be, or it would not have been right, does not count, and its reason is listed. Where it is not recorded whether the child was seen alone, the answer is not known.',
  unit: 'percent',
  better: 'higher',
  group: 'general',
  of: 'event',
  period: 'rolling-year',
  sources: [
    cpr('reg 29: the child spoken to in private unless of an age to refuse, or it is not appropriate', false),
    {
      title: 'The trust’s own default',
      provision: 'Our assumption until agreed: asked of children aged 4 or over',
      verified: false,
    },
  ],
  reads: READS,
  population: (file, period) => {
    const born = bornOn(file)
    return visitsSeen(file).flatMap((seen): readonly Member<Seen>[] => {
      const { on } = seen
      if (on < period.start || on > period.end || !careCovering(file, on)) return NONE
      if (born !== undefined && on < birthday(born, valueOn(aloneFrom, on))) return NONE
      if (seen.whyNotAlone === 'young')
        return [{ because: because('care.too-young-to-see-alone', { on }), at: on, excluded: true }]
      return [{ because: because('care.visit-made', { on }), at: on, item: seen }]
    })
  },
  counts: (_file, _period, { item }) => {
    if (item?.alone) return { is: true, because: because('care.seen-alone') }
    if (item?.whyNotAlone) return { is: false, because: because('care.not-alone-because', { why: item.whyNotAlone }) }
    return item?.alone === false
      ? { is: false, because: because('care.not-alone') }
      : { is: 'unknown', because: because('care.alone-not-recorded') }
  },
})

export const visitMeasures: readonly Measure[] = [visitsInTime, visitCurrent, seenAlone]
