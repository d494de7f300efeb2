import { type Measure, defineMeasure } from '../../../spine/measure/measure.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { addMonths, daysBetween } from '../../../spine/time/plain-date.ts'
import {
  type ComingOrGoing,
  type PeriodOfCare,
  comingsAndGoings,
  everyStart,
  inCareReads,
  leavingMembers,
  periodsOfCare,
} from '../notions.ts'
import { because } from '../words.ts'
import { indicator, ssda903 } from '../../sources.ts'

/** Months after leaving care within which a start is a return. */
const returnWithin: Dated<number> = dated({
  from: '2021-04-01',
  value: 12,
  source: 'Trust success criteria (council panel papers, December 2022): return to care within 12 months',
})

// Care taken over by another council, and being found to be an adult, are not a child going home.
const NOT_LEAVING: ReadonlySet<string> = new Set(['E3', 'E15'])

/** Adoption; child arrangements or residence order; special guardianship. E1, E43 and E44 are the same, in older returns. */
const PERMANENCE: ReadonlySet<string> = new Set(['E11', 'E12', 'E41', 'E45', 'E46', 'E47', 'E48', 'E1', 'E43', 'E44'])

/** By how many the children in care grew or shrank. */
export const claNet = defineMeasure<ComingOrGoing>({
  id: 'cla-net',
  title: 'Children who came into care, less those who left',
  question: 'Are more children coming into care than leaving it?',
  definition:
    'Every time a child came into care in the last 12 months, less every time a child left: events, so a child who came and went twice is in each side twice, unlike the published counts of children who came in and who left, which take each child once. The number in care at the start, and this, make the number in care at the end. Two kinds of change are neither and are left out and listed: a child first seen in care whose day of coming in is not known, and a child whom the council’s later return no longer mentions. Short breaks (V3, V4) are not care.',
  unit: 'net',
  better: 'context',
  group: 'general',
  of: 'event',
  period: 'rolling-year',
  sources: [ssda903('Episodes: RNE S, REC'), indicator('Children who started, and who ceased, to be looked after')],
  reads: inCareReads,
  population: comingsAndGoings,
  counts: (_file, _period, { at, item }) => {
    const comesIn = item?.comesIn === true
    return { is: comesIn, because: because(comesIn ? 'care.adds-one' : 'care.takes-one-away', { on: at ?? null }) }
  },
})

/** Children who returned to care within a year of leaving it. */
export const claReentry = defineMeasure<PeriodOfCare>({
  id: 'cla-reentry-12m',
  title: 'Back in care within 12 months',
  question: 'Of the times children came into care, how often had they left care less than a year before?',
  definition:
    'Asked about: every start in care in the last 12 months; a child who came in twice is asked about twice. Counts: one where an earlier time in care ended in the 12 months before, the same day a year before included. An earlier ending because another council took over, or because the young person was found to be 18 or over, is not counted as leaving. Short breaks (V3, V4) are not care. Where it is not known when the earlier care ended, the answer is not known. A start that is not itself known is left out and listed.',
  unit: 'percent',
  better: 'lower',
  group: 'general',
  of: 'event',
  period: 'rolling-year',
  sources: [
    {
      title: 'Trust success criteria (council panel papers, December 2022)',
      provision: 'Return to care within 12 months',
      verified: true,
    },
    ssda903('Episodes: RNE S, REC, DEC'),
  ],
  reads: inCareReads,
  population: everyStart,
  counts: (file, _period, member) => {
    const start = member.item?.start
    const earlier = start === undefined ? [] : periodsOfCare(file).filter(care => care.start < start)
    const last = earlier.findLast(care => care.end !== null && !NOT_LEAVING.has(care.ended ?? ''))
    if (start !== undefined && last?.end) {
      const left = last.end
      if (left >= addMonths(start, -valueOn(returnWithin, start)))
        return { is: true, because: because('care.came-back-within', { left, days: daysBetween(left, start) }) }
    }
    const untold = earlier.findLast(care => care.lostAfter !== null)
    if (untold) return { is: 'unknown', because: because('care.earlier-end-not-known', { last: untold.lostAfter }) }
    if (last) return { is: false, because: because('care.came-back-later', { left: last.end }) }
    const other = earlier.at(-1)
    return other?.end && other.ended
      ? { is: false, because: because('care.ending-not-counted', { left: other.end, reason: other.ended }) }
      : { is: false, because: because('care.first-time') }
  },
})

/** Contract KPI 21: leaving care to a permanent family. */
export const kpi21 = defineMeasure<PeriodOfCare>({
  id: 'kpi-21',
  title: 'Left care to a permanent family',
  question:
    'Of the children who left care, how many left through adoption, special guardianship or a child arrangements order?',
  definition:
    'Asked about: children who left care in the last 12 months, for any reason, turning 18 and moving to another council included; each once, at the last leaving. Counts: those who left through adoption (E11, E12), a residence or child arrangements order (E41) or special guardianship (E45 to E48). Going home to parents does not count. A child whose reason for leaving is not recorded is not known. A child whom the council’s later return no longer mentions is left out and listed.',
  unit: 'percent',
  better: 'higher',
  group: 'general',
  of: 'child',
  period: 'rolling-year',
  sources: [
    {
      title: 'Contract with the councils',
      provision: 'KPI 21: children leaving care through permanence',
      verified: true,
    },
    indicator('Children who ceased to be looked after: each child once, on the last ceasing'),
    ssda903('Episodes: REC'),
  ],
  reads: inCareReads,
  population: leavingMembers,
  counts: (_file, _period, member) => {
    const reason = member.item?.ended
    if (reason === undefined) return { is: 'unknown', because: because('care.left-reason-not-recorded') }
    const is = PERMANENCE.has(reason)
    return { is, because: because(is ? 'care.left-for-permanence' : 'care.left-otherwise', { reason }) }
  },
})

export const comingAndLeaving: readonly Measure[] = [claNet, claReentry, kpi21]
