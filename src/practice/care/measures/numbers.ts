import { type Measure, defineMeasure } from '../../../spine/measure/measure.ts'
import { legalStatusCode } from '../codes.ts'
import { legalStatus } from '../kinds.ts'
import { careDuring, inCareMembers, inCareReads, legalStatusOn, lostMembers, lostToReturnOn } from '../notions.ts'
import { type PeriodOfCare, startMembers, leavingMembers } from '../notions.ts'
import { because } from '../words.ts'
import { indicator, published, ssda903 } from '../../sources.ts'

const NONE: readonly never[] = Object.freeze([])

const IN_CARE =
  'children in care at the end of the day. A child whose care ended that day is not in care at the end of it; a child on a full care order living with parents is. Children who have short breaks only (V3, V4) are not'

const LOST =
  'A child whom the council’s later return no longer mentions, with no end of care recorded, is left out and listed'

/** How many children are in care. */
export const claNumber = defineMeasure<PeriodOfCare>({
  id: 'cla-number',
  title: 'Children in care',
  question: 'How many children are in care?',
  definition: `Counted: ${IN_CARE}. Each child counts once. ${LOST}.`,
  unit: 'count',
  better: 'context',
  group: 'general',
  front: true,
  of: 'child',
  period: 'snapshot',
  sources: [published('Children looked after on 31 March'), ssda903('Episodes: DECOM, DEC, LS')],
  reads: inCareReads,
  population: (file, period) => inCareMembers(file, period.end),
})

/** Children in care for every 10,000 children. */
export const claRate = defineMeasure<PeriodOfCare>({
  id: 'cla-rate',
  title: 'Children in care, for every 10,000 children',
  question: 'How many children are in care for every 10,000 who live here?',
  definition: `Counted: ${IN_CARE}. Divided by the Office for National Statistics’ estimate of people aged 0 to 17 at the middle of the year before. ${LOST}.`,
  unit: 'rate',
  better: 'context',
  group: 'general',
  front: true,
  of: 'child',
  period: 'snapshot',
  sources: [published('Rate per 10,000 children aged under 18'), ssda903('Episodes: DECOM, DEC, LS')],
  reads: inCareReads,
  per: (period, context) => {
    const answer = context.population(context.within, period.end)
    return answer && { denominator: answer.children, note: `${answer.source}, mid-${answer.midYear}` }
  },
  population: (file, period) => inCareMembers(file, period.end),
})

/** Children in care on any day of the year. */
export const claAnyTime = defineMeasure<PeriodOfCare>({
  id: 'cla-any-time',
  title: 'Children in care at any time in the year',
  question: 'How many different children were in care at some time in the last 12 months?',
  definition: `Counted: children in care on any day of the 12 months, each once however often they came and left. A child whose care ended on the first day is counted. Short breaks (V3, V4) are not care. ${LOST}, unless they were in care on a day of the 12 months before the return lost them.`,
  unit: 'count',
  better: 'context',
  group: 'general',
  of: 'child',
  period: 'rolling-year',
  sources: [published('Children looked after at any time during the year')],
  reads: inCareReads,
  population: (file, period) => {
    const care = careDuring(file, period).at(-1)
    if (!care) {
      const lost = lostToReturnOn(file, period.start)
      return lost ? lostMembers(file, lost) : NONE
    }
    const values = care.end === null ? { since: care.start } : { since: care.start, until: care.end }
    const open = care.startKnown ? 'care.in-care-since' : 'care.in-care-by'
    return [{ because: because(care.end === null ? open : 'care.in-care-from-to', values), item: care }]
  },
})

/** Children who came into care in the year. */
export const claStarts = defineMeasure<PeriodOfCare>({
  id: 'cla-starts',
  title: 'Children who came into care',
  question: 'How many children came into care in the last 12 months?',
  definition:
    'Counted: children who started to be looked after in the 12 months, each once, at the first start. Short breaks (V3, V4) are not care. A child known to be in care by a day in the 12 months, but not to have come in then, is left out and listed.',
  unit: 'count',
  better: 'context',
  group: 'general',
  of: 'child',
  period: 'rolling-year',
  sources: [published('Children who started to be looked after during the year'), ssda903('Episodes: RNE S')],
  reads: inCareReads,
  population: startMembers,
})

/** Children who left care in the year. */
export const claCeases = defineMeasure<PeriodOfCare>({
  id: 'cla-ceases',
  title: 'Children who left care',
  question: 'How many children left care in the last 12 months?',
  definition:
    'Counted: children whose care ended in the 12 months, for any reason, turning 18 and moving to another council included; each once, at the last leaving, whether or not they came back. A child whom the council’s later return no longer mentions may have left in the 12 months; when is not known, so the child is left out and listed.',
  unit: 'count',
  better: 'context',
  group: 'general',
  of: 'child',
  period: 'rolling-year',
  sources: [indicator('Children who ceased to be looked after during the year'), ssda903('Episodes: REC')],
  reads: inCareReads,
  population: leavingMembers,
})

/** Legal status mix. */
export const claLegalStatus = defineMeasure<PeriodOfCare>({
  id: 'cla-legal-status',
  title: 'Legal status of children in care',
  question: 'Under which orders or agreements are children in care?',
  definition: `Asked about: ${IN_CARE}. Each child counts under the latest legal status that holds at the end of the day. A placement order comes before a care order, which it suspends and does not end. ${LOST}.`,
  unit: 'mix',
  better: 'context',
  group: 'general',
  of: 'child',
  period: 'snapshot',
  sources: [published('Children looked after by legal status'), ssda903('Episodes: LS')],
  reads: [...inCareReads, legalStatus],
  parts: legalStatusCode,
  population: (file, period) => inCareMembers(file, period.end),
  counts: (file, period) => {
    const status = legalStatusOn(file, period.end)
    return status === undefined
      ? { is: 'unknown', because: because('care.no-legal-status', { on: period.end }) }
      : { is: true, part: status, because: because('care.legal-status', { status }) }
  },
})

export const numbers: readonly Measure[] = [claNumber, claRate, claAnyTime, claStarts, claCeases, claLegalStatus]
