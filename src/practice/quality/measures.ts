import { type SubjectFile, latest } from '../../spine/ledger/file.ts'
import { type Answer, type Measure, defineMeasure } from '../../spine/measure/measure.ts'
import { valueOn } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { type PeriodOfCare, inCareMembers, inCareReads } from '../care/notions.ts'
import { ssda903 } from '../sources.ts'
import { MEND_WITHIN, workingDaysStood } from './aim.ts'
import { recordCheck } from './kinds.ts'
import { because } from './words.ts'

/** Children in care in whose record something has been wrong for longer than the trust means anything to stand. */
export const faultsOverAim: Measure = defineMeasure<PeriodOfCare>({
  id: 'data-faults-late',
  title: 'Children whose record has been wrong for over 10 working days',
  question:
    'For how many of the children in care has something in the record been wrong for more than 10 working days?',
  definition:
    'Asked about: children in care at the end of the day. Children who have short breaks only (V3, V4) are not. A child whom the council’s later return no longer mentions, with no end of care recorded, is left out and listed. Counts: a rule of the children looked after return, asked of the child’s record as it stands now for the collection year that is open, finds a fault that by the end of the day had stood for more than 10 working days without a break. Queries, which may be right as they stand, are not faults; nor, until that day, is what the return asks for as it stands on a day to come: at 31 March (health, convictions and the strengths and difficulties score of children in care all year), or on a birthday. How long a fault has stood is counted from the day from which the record was so, as its sources knew it: a return from its own date, what was recorded here from the day it was. A fault that a save has mended since counts for the days before. Of a day before the open collection year, and of records as they were known before, it is not known. The 10 working days are the trust’s own aim.',
  unit: 'percent',
  better: 'lower',
  group: 'general',
  of: 'child',
  period: 'snapshot',
  sources: [
    ssda903('the validation rules, asked of the record all year'),
    {
      title: 'The trust’s own aim for its records',
      provision: 'any fault mended within 10 working days',
      verified: true,
    },
  ],
  settledBy: () =>
    'A day of the collection year that is open: records are checked for that year alone, as they stand now.',
  reads: [...inCareReads, recordCheck],
  population: (file, period) => inCareMembers(file, period.end),
  counts: (file, { end }) => standing(file, end),
})

function standing(file: SubjectFile, end: PlainDate): Answer {
  const check = latest(file, recordCheck)?.body
  if (!check) return { is: 'unknown', because: because('quality.never-checked') }
  if (end < check.from) return { is: 'unknown', because: because('quality.not-checked', { from: check.from }) }
  const within = valueOn(MEND_WITHIN, end)
  const there = check.faults.filter(({ since, until }) => since <= end && (until === undefined || until > end))
  if (there.length === 0) return { is: false, because: because('quality.none') }
  const aged = there.map(fault => ({ ...fault, days: workingDaysStood(fault.since, end) }))
  const late = aged.filter(({ days }) => days > within)
  const oldest = late.toSorted((a, b) => b.days - a.days || (a.rule < b.rule ? -1 : 1))[0]
  if (!oldest) return { is: false, because: because('quality.in-time', { within, n: there.length }) }
  const { since, rule, days } = oldest
  return { is: true, because: because('quality.late', { since, rule, days, n: late.length }) }
}

/** Every measure of how true the record is kept. */
export const qualityMeasures: readonly Measure[] = [faultsOverAim]
