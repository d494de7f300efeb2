import type { SubjectFile } from '../../spine/ledger/file.ts'
import { all } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { Answer, Member, Reason } from '../../spine/measure/measure.ts'
import { defineMeasure } from '../../spine/measure/measure.ts'
import { type Dated, dated, valueOn } from '../../spine/time/dated.ts'
import type { Period } from '../../spine/time/periods.ts'
import { type PlainDate, addMonths, daysBetween } from '../../spine/time/plain-date.ts'
import { legalStatus, periodOfCare } from '../care/kinds.ts'
import {
  type PeriodOfCare,
  inCareOn,
  inCareReads,
  lostMembers,
  lostToReturnOn,
  periodsOfCare,
} from '../care/notions.ts'
import { placement, temporaryStay } from '../placement/kinds.ts'
import { ADOPTIVE, homeOn } from '../placement/notions.ts'
import { adoption, adoptionDecision } from './kinds.ts'
import {
  type Adopted,
  type PlacementOrder,
  SPECIAL_GUARDIANSHIP,
  adoptionsOf,
  authorityToPlace,
  decisionInForceOn,
  decisionThatLedTo,
  movedInWithCarersOf,
  placedForAdoption,
  placementOrderOn,
} from './notions.ts'
import type { Word } from './words.ts'

const NOBODY: readonly never[] = Object.freeze([])

const because = (key: Word, values?: NonNullable<Reason['values']>): Reason => (values ? { key, values } : { key })

/** Months from the decision within which contract KPI 19 wants a child placed. */
export const placedWithin: Dated<number> = dated({
  from: '2011-04-01',
  value: 12,
  source: 'Northamptonshire Children’s Trust contract, KPI 19; formerly national indicator 61',
})

const ADOPTED_READS: readonly AnyKind[] = [periodOfCare, adoption]
const PLACED_READS: readonly AnyKind[] = [...ADOPTED_READS, placement, temporaryStay]

/** Children adopted in a period. An order that the end of care contradicts is set aside. */
function adoptedIn(file: SubjectFile, period: Period): readonly Member<Adopted>[] {
  const adoptions = adoptionsOf(file)
  if (adoptions.length === 0) return NOBODY
  const members: Member<Adopted>[] = []
  for (const adopted of adoptions) {
    const { on, care } = adopted
    if (on < period.start || on > period.end) continue
    if (adopted.endedCare) members.push({ because: because('adoption.adopted', { on }), at: on, item: adopted })
    else if (care?.ended === undefined)
      members.push({ because: because('adoption.adopted-as-recorded', { on }), at: on, item: adopted })
    else
      members.push({
        because: because('adoption.care-ended-otherwise', { on, code: care.ended }),
        at: on,
        excluded: true,
      })
  }
  return members
}

function unknown(key: Word, values?: NonNullable<Reason['values']>): Answer {
  return { is: 'unknown', because: because(key, values) }
}

interface Waiting {
  readonly order: PlacementOrder | undefined
  readonly decided: PlainDate | undefined
}

/** The child, where their plan is adoption at the end of a day and their home is not an adoptive one. */
function waitingOn(file: SubjectFile, on: PlainDate): readonly Member<Waiting>[] {
  const order = placementOrderOn(file, on)
  const decided = decisionInForceOn(file, on)
  if (order === undefined && decided === undefined) return NOBODY
  const home = homeOn(file, on)
  if (home && ADOPTIVE.has(home.body.type)) return NOBODY
  const reason = order
    ? because('adoption.placement-order-in-force', { order: order.start })
    : because('adoption.decision-without-order', { decided: decided ?? null })
  return [{ because: reason, item: { order, decided } }]
}

/** Children whose plan is adoption and who are not yet placed. */
export const adoptionWaiting = defineMeasure<Waiting>({
  id: 'adoption-waiting',
  title: 'Children waiting for adoptive parents',
  question: 'How many children whose plan is adoption are still waiting to move in with adoptive parents?',
  definition:
    'Children in care on the day who have a placement order in force, or a decision in force that they should be placed for adoption, and whose home is not an adoptive one (A3 to A6). Each child’s own wait is counted in days from the placement order; with a decision and no order the wait is given from the decision and no days are counted. A child fostered by carers who may adopt (U2, U5) is still waiting. A child who was waiting when the council’s return last mentioned them is left out and listed.',
  unit: 'count',
  better: 'lower',
  group: 'adoption',
  of: 'child',
  period: 'snapshot',
  sources: [
    {
      title: 'Adoption and Special Guardianship Leadership Board quarterly survey',
      provision: 'Children with a placement order not yet placed; children with a decision and no order',
      verified: false,
    },
  ],
  reads: [...inCareReads, legalStatus, adoptionDecision, placement, temporaryStay],
  population: (file, { end: on }) => {
    if (all(file, legalStatus).length === 0 && all(file, adoptionDecision).length === 0) return NOBODY
    if (inCareOn(file, on)) return waitingOn(file, on)
    const lost = lostToReturnOn(file, on)
    if (lost?.lostAfter == null || waitingOn(file, lost.lostAfter).length === 0) return NOBODY
    return lostMembers(file, lost).map(({ because: why }) => ({ because: why, excluded: true }))
  },
  counts: (_file, { end: on }, { item }) => {
    const order = item?.order
    if (order) {
      const days = daysBetween(order.start, on)
      return order.startKnown
        ? { is: true, value: days, because: because('adoption.waiting-since-order', { days }) }
        : {
            is: true,
            value: days,
            because: because('adoption.waiting-since-order-start-not-known', { order: order.start }),
          }
    }
    const days = item?.decided === undefined ? null : daysBetween(item.decided, on)
    return { is: true, because: because('adoption.waiting-since-decision', { days }) }
  },
})

/** Children adopted from care. */
export const adoptionOrders = defineMeasure({
  id: 'adoption-orders',
  title: 'Adoption orders',
  question: 'How many of our children were adopted?',
  definition:
    'Children whose care ended in the period because they were adopted (reasons E11 and E12; E1 to 2005-06), on the day it ended. An adoption order recorded before care is recorded as ended also counts, on its own day. One recorded where care ended that day for another reason is left out and shown.',
  unit: 'count',
  better: 'context',
  group: 'adoption',
  of: 'event',
  period: 'rolling-year',
  sources: [
    {
      title: 'Children looked after in England including adoptions',
      provision: 'Children adopted from care; SSDA903 REC E11, E12',
      verified: true,
    },
  ],
  reads: ADOPTED_READS,
  population: adoptedIn,
})

/** Children who left care to a special guardian. */
export const sgoOrders = defineMeasure({
  id: 'sgo-orders',
  title: 'Special guardianship orders',
  question: 'How many of our children left care to live with a special guardian?',
  definition:
    'Times care ended in the period with a special guardianship order (reasons E45 to E48; E43 and E44 to 2016-17), on the day it ended. Orders for children who were not in care are not counted.',
  unit: 'count',
  better: 'context',
  group: 'adoption',
  of: 'event',
  period: 'rolling-year',
  sources: [
    {
      title: 'SSDA903 children looked after return',
      provision: 'REC E45 to E48, formerly E43 and E44',
      verified: true,
    },
  ],
  reads: [periodOfCare],
  population: (file, period) => {
    let members: Member[] | undefined
    for (const care of periodsOfCare(file)) {
      const { end, ended } = care
      if (end === null || end < period.start || end > period.end || ended === undefined) continue
      if (!SPECIAL_GUARDIANSHIP.has(ended)) continue
      members ??= []
      members.push({ because: because('adoption.special-guardianship', { on: end, code: ended }), at: end })
    }
    return members ?? NOBODY
  },
})

const SCORECARD = 'Adoption scorecards: methodology'

/** Days from coming into care, or why they cannot be counted. */
function daysInCareUntil(
  adopted: Adopted | undefined,
  until: (care: PeriodOfCare) => { readonly on: PlainDate; readonly word: Word; readonly slot: string } | undefined,
): Answer {
  const care = adopted?.care
  if (!care) return unknown('adoption.no-care-held')
  const stop = until(care)
  if (!stop) return unknown('adoption.no-placement-held')
  if (!care.startKnown) return unknown('adoption.care-start-not-known', { start: care.start })
  const days = daysBetween(care.start, stop.on)
  return { is: true, value: days, because: because(stop.word, { start: care.start, [stop.slot]: stop.on, days }) }
}

const CLOCK =
  'Children adopted in the three years ending on the day. For each, days from the start of the period of care that ended in adoption'
const NOT_COUNTED =
  'A child never placed for adoption (A3 to A6) before the adoption order is left out. Where the start of care, or the care itself, is not held, the child is not known and adds nothing to the average.'

/** Children adopted in the period who had been placed for adoption; the others set aside. */
function adoptedAfterPlacement(file: SubjectFile, period: Period): readonly Member<Adopted>[] {
  const adopted = adoptedIn(file, period)
  if (adopted.length === 0) return adopted
  return adopted.map(member => {
    const care = member.item?.care
    if (member.excluded || !care || placedForAdoption(file, care)) return member
    const { item: _, ...rest } = member
    return { ...rest, because: because('adoption.never-placed'), excluded: true }
  })
}

/** A1: entering care to moving in with adopters. */
export const a1 = defineMeasure<Adopted>({
  id: 'A1',
  title: 'Entering care to placed for adoption (A1)',
  question: 'How long did children who were adopted wait, from coming into care to moving in with their new family?',
  definition: `${CLOCK} to the day they were placed for adoption with those who adopted them, not to the order; the average of these. For a foster carer who adopted, the day is that on which the home became adoptive. ${NOT_COUNTED}`,
  unit: 'days',
  better: 'lower',
  group: 'adoption',
  of: 'event',
  period: 'rolling-3-years',
  sources: [
    {
      title: SCORECARD,
      provision: 'A1: average time between entering care and moving in with adopters',
      verified: false,
    },
  ],
  reads: PLACED_READS,
  population: adoptedAfterPlacement,
  counts: (file, _period, { item }) =>
    daysInCareUntil(item, care => {
      const placed = placedForAdoption(file, care)
      return placed && { on: placed.on, word: 'adoption.placed-after', slot: 'placed' }
    }),
})

/** A10: A1, stopping for foster carer adoptions on the day the child moved in. */
export const a10 = defineMeasure<Adopted>({
  id: 'A10',
  title: 'Entering care to living with the family who adopted (A10)',
  question:
    'How long did children who were adopted wait, from coming into care to living with the people who adopted them?',
  definition: `${CLOCK} to the day they were placed for adoption; for a child adopted by their foster carer (so recorded, or placed as A3 or A5), to the day they moved in with that carer as a foster child. The average of these. ${NOT_COUNTED}`,
  unit: 'days',
  better: 'lower',
  group: 'adoption',
  front: true,
  of: 'event',
  period: 'rolling-3-years',
  sources: [
    {
      title: SCORECARD,
      provision: 'A10: A1 adjusted for foster carer adoptions; replaced A1 in the quarterly survey from April 2021',
      verified: true,
    },
  ],
  reads: PLACED_READS,
  population: adoptedAfterPlacement,
  counts: (file, _period, { item }) =>
    daysInCareUntil(item, care => {
      const placed = placedForAdoption(file, care)
      if (!placed) return undefined
      if (!placed.withCurrentCarer && item?.record?.body.byFosterCarer !== true)
        return { on: placed.on, word: 'adoption.placed-after', slot: 'placed' }
      return { on: movedInWithCarersOf(file, placed.on, care), word: 'adoption.moved-in-after', slot: 'moved' }
    }),
})

/** KPI 18 (A2): court authority to match. */
export const kpi18 = defineMeasure<Adopted>({
  id: 'kpi-18',
  title: 'Placement order to match (A2)',
  question: 'Once a court says a child may be placed for adoption, how long until we choose a family?',
  definition:
    'Children adopted in the three years ending on the day. For each, days from the placement order (the last in that period of care; a freeing order where there was none) to the day of the match; the average of these. A match made before the order counts as 0 days. Left out: children with no placement or freeing order, and children never placed for adoption (A3 to A6) before the adoption order. Where the day of the match or of the order is not held the child is not known and adds nothing to the average. It looks back at children adopted: those still waiting are in adoption-waiting.',
  unit: 'days',
  better: 'lower',
  group: 'adoption',
  of: 'event',
  period: 'rolling-3-years',
  sources: [
    {
      title: 'Northamptonshire Children’s Trust business plan 2021',
      provision: 'Appendix 6, KPI 18',
      verified: true,
    },
    {
      title: SCORECARD,
      provision: 'A2: average time between receiving court authority to place a child and deciding on a match',
      verified: true,
    },
  ],
  reads: [...PLACED_READS, legalStatus],
  population: (file, period) => {
    const placed = adoptedAfterPlacement(file, period)
    if (placed.length === 0) return placed
    return placed.map(member => {
      const care = member.item?.care
      if (member.excluded || !care || authorityToPlace(file, care)) return member
      const { item: _, ...rest } = member
      return { ...rest, because: because('adoption.no-placement-order'), excluded: true }
    })
  },
  counts: (file, _period, { item }) => {
    const order = item?.care && authorityToPlace(file, item.care)
    if (!order) return unknown('adoption.no-care-held')
    const matched = item?.record?.body.matched
    if (matched === undefined) return unknown('adoption.no-match-date')
    if (!order.startKnown) return unknown('adoption.order-day-not-known', { order: order.start })
    if (matched < order.start)
      return { is: true, value: 0, because: because('adoption.matched-before-order', { matched, order: order.start }) }
    const days = daysBetween(order.start, matched)
    return { is: true, value: days, because: because('adoption.matched-after', { order: order.start, matched, days }) }
  },
})

/** KPI 19: placed for adoption within 12 months of the decision. */
export const kpi19 = defineMeasure<Adopted>({
  id: 'kpi-19',
  title: 'Placed for adoption within 12 months of the decision',
  question: 'When we decide that adoption is right for a child, is the child with a new family within a year?',
  definition:
    'Asked about: children adopted in the twelve months ending on the day. This is the denominator the Department for Education publishes; the contract’s own words could also be read as children placed in the period. Counts: placed for adoption no later than 12 months after the decision that led to that placement; an earlier decision that was reversed is not used. For a foster carer who adopted, placed means the day the home became adoptive. Where the decision or the placement is not held, or the placement comes before every decision held, the child is not known and stays among those asked about.',
  unit: 'percent',
  better: 'higher',
  group: 'adoption',
  of: 'event',
  period: 'rolling-year',
  sources: [
    { title: 'Northamptonshire Children’s Trust business plan 2021', provision: 'Appendix 6, KPI 19', verified: true },
    {
      title: 'Children looked after in England including adoptions',
      provision: 'Children adopted who were placed for adoption within 12 months of the decision',
      verified: true,
    },
  ],
  reads: [...PLACED_READS, adoptionDecision],
  population: adoptedIn,
  counts: (file, period, { item }) => {
    if (!item?.care) return unknown('adoption.no-care-held')
    const placed = placedForAdoption(file, item.care)?.on
    if (placed === undefined) return unknown('adoption.no-placement-held')
    const decision = decisionThatLedTo(file, placed, item.record)
    if (!decision) return unknown('adoption.no-decision-held')
    if (!('on' in decision)) return unknown('adoption.placed-before-decision', { placed, decided: decision.onlyAfter })
    const months = valueOn(placedWithin, period.end)
    const inTime = placed <= addMonths(decision.on, months)
    return {
      is: inTime,
      because: because(inTime ? 'adoption.placed-in-time' : 'adoption.placed-late', {
        decided: decision.on,
        placed,
        months,
      }),
    }
  },
})

export const adoptionMeasures = [a10, a1, kpi18, kpi19, adoptionWaiting, adoptionOrders, sgoOrders] as const
