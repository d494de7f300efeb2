import { type Measure, defineMeasure } from '../../../spine/measure/measure.ts'
import { type PeriodOfCare, inCareMembers, inCareReads } from '../../care/notions.ts'
import { allocation, socialWorkerEpisode } from '../kinds.ts'
import { firstWorkerRecorded, heldStretches } from '../notions.ts'
import { because } from '../words.ts'

/** Children in care without a social worker of their own. */
export const unallocated: Measure = defineMeasure<PeriodOfCare>({
  id: 'wf-unallocated',
  title: 'Children in care without a social worker',
  question: 'How many of the children in care have no social worker of their own?',
  definition:
    'Asked about: children in care at the end of the day. Children who have short breaks only (V3, V4) are not. A child whom the council’s later return no longer mentions, with no end of care recorded, is left out and listed. Counts: nobody is recorded as the child’s social worker at the end of that day, by an allocation here or by the return. A duty team, a manager or a second worker is not the child’s social worker. Where no social worker has been recorded by that day at all, it is not known: the return has held them since 2023-24.',
  unit: 'percent',
  better: 'lower',
  group: 'general',
  of: 'child',
  period: 'snapshot',
  sources: [
    {
      title: 'The trust’s own workforce measures',
      provision: 'Children without a named worker on the day',
      verified: true,
    },
  ],
  settledBy: () => 'An allocation of a social worker on each child’s file, or the return’s social worker episodes.',
  reads: [...inCareReads, allocation, socialWorkerEpisode],
  population: (file, period) => inCareMembers(file, period.end),
  counts: (file, { end }) => {
    const first = firstWorkerRecorded(file)
    if (first === undefined || first > end)
      return { is: 'unknown', because: because('people.no-worker-recorded-by', { on: end }) }
    const stretches = heldStretches(file, 'social-worker')
    const holding = stretches.find(each => each.from <= end && (each.until === null || each.until > end))
    if (holding) return { is: false, because: because('people.has-social-worker', { since: holding.from }) }
    const last = stretches.findLast(each => each.until !== null && each.until <= end)
    return { is: true, because: because('people.without-social-worker', { since: last?.until ?? first }) }
  },
})
