import type { SubjectFile } from '../../spine/ledger/file.ts'
import { type Answer, type Measure, defineMeasure } from '../../spine/measure/measure.ts'
import { type Dated, dated, valueOn } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { type PeriodOfCare, inCareMembers, inCareReads, startMembers } from '../care/notions.ts'
import { ageBand, ethnicity, sex } from './codes.ts'
import { allocation, socialWorkerEpisode, unaccompaniedStatus } from './kinds.ts'
import { unallocated } from './measures/unallocated.ts'
import { ageBandOf, ageOf, firstWorkerRecorded, identityOf, isUnaccompaniedOn, workersBetween } from './notions.ts'
import { published } from '../sources.ts'
import { because } from './words.ts'

const ASKED =
  'Asked about: children in care at the end of the day. Children who have short breaks only (V3, V4) are not. A child whom the council’s later return no longer mentions, with no end of care recorded, is left out and listed.'

/** How many different social workers in a year are too many. */
const manyWorkers: Dated<number> = dated({
  from: '2023-04-01',
  value: 3,
  source: 'Children looked after, stability: children with 3 or more social workers in the year',
})

/** The first day from which the return collects social workers. */
const workersCollected: Dated<boolean> = dated(
  { from: '1991-10-14', value: false, source: 'SSDA903 before social worker episodes' },
  {
    from: '2024-03-31',
    value: true,
    source: 'SSDA903 social worker episodes, first collected for the year to 31 March 2024',
  },
)

/** Ages of children in care. */
export const claAge = defineMeasure<PeriodOfCare>({
  id: 'cla-age',
  title: 'Ages of children in care',
  question: 'How old are the children in care?',
  definition: `${ASKED} Each counts in the band of their age that day; a child whose date of birth is not recorded is not known.`,
  unit: 'mix',
  better: 'context',
  group: 'general',
  of: 'child',
  period: 'snapshot',
  sources: [published('Children looked after on 31 March by age')],
  reads: inCareReads,
  parts: ageBand,
  population: (file, period) => inCareMembers(file, period.end),
  counts: (file, period) => ageAnswer(file, period.end),
})

/** Sexes of children in care. */
export const claSex = defineMeasure<PeriodOfCare>({
  id: 'cla-sex',
  title: 'Girls and boys in care',
  question: 'How many of the children in care are girls, and how many boys?',
  definition: `${ASKED} Each counts under the sex recorded.`,
  unit: 'mix',
  better: 'context',
  group: 'general',
  of: 'child',
  period: 'snapshot',
  sources: [published('Children looked after on 31 March by sex')],
  reads: inCareReads,
  parts: sex,
  population: (file, period) => inCareMembers(file, period.end),
  counts: file => {
    const recorded = identityOf(file)?.sex
    return recorded === undefined
      ? { is: 'unknown', because: because('people.sex-not-recorded') }
      : { is: true, part: recorded, because: because('people.sex', { sex: recorded }) }
  },
})

/** Ethnicities of children in care. */
export const claEthnicity = defineMeasure<PeriodOfCare>({
  id: 'cla-ethnicity',
  title: 'Ethnicity of children in care',
  question: 'What are the ethnic backgrounds of the children in care?',
  definition: `${ASKED} Each counts under the ethnicity recorded; refused and not yet obtained are shown as such. Separated children (unaccompanied asylum seekers) are among them and change the mix.`,
  unit: 'mix',
  better: 'context',
  group: 'general',
  of: 'child',
  period: 'snapshot',
  sources: [published('Children looked after on 31 March by ethnicity')],
  reads: inCareReads,
  parts: ethnicity,
  population: (file, period) => inCareMembers(file, period.end),
  counts: file => {
    const recorded = identityOf(file)?.ethnicity
    return recorded === undefined
      ? { is: 'unknown', because: because('people.ethnicity-not-recorded') }
      : { is: true, part: recorded, because: because('people.ethnicity', { ethnicity: recorded }) }
  },
})

/** Separated children in care. */
export const uasc = defineMeasure<PeriodOfCare>({
  id: 'uasc',
  title: 'Separated children in care',
  question: 'How many of the children in care came to this country alone and are seeking asylum?',
  definition:
    'Counted: children in care at the end of the day who then have unaccompanied asylum-seeking status. The status ends at 18 or when the child is reunited with family, so young people who have left care are not counted here. A child whom the council’s later return no longer mentions is left out and listed.',
  unit: 'count',
  better: 'context',
  group: 'general',
  of: 'child',
  period: 'snapshot',
  sources: [published('Unaccompanied asylum-seeking children looked after on 31 March')],
  reads: [...inCareReads, unaccompaniedStatus],
  population: (file, period) => (isUnaccompaniedOn(file, period.end) ? inCareMembers(file, period.end) : NONE),
})

/** Ages at which children come into care. */
export const admissionAge = defineMeasure<PeriodOfCare>({
  id: 'admission-age',
  title: 'Ages of children coming into care',
  question: 'How old were children when they came into care in the last 12 months?',
  definition:
    'Asked about: children who started to be looked after in the 12 months, each once, at the first start. Each counts in the band of their age on the day they came in. Short breaks (V3, V4) are not care. A child known to be in care by a day in the 12 months, but not to have come in then, is left out and listed.',
  unit: 'mix',
  better: 'context',
  group: 'general',
  of: 'child',
  period: 'rolling-year',
  sources: [published('Children who started to be looked after by age')],
  reads: inCareReads,
  parts: ageBand,
  population: startMembers,
  counts: (file, period, member) => ageAnswer(file, member.at ?? period.end),
})

/** The first day of which the returns hold every social worker: the first to ask for them looks back a year more. */
const EVERY_WORKER_FROM = '2022-04-01' as PlainDate

/** Children with three or more social workers in the year. */
export const swChanges = defineMeasure<PeriodOfCare>({
  id: 'sw-changes',
  title: 'Three or more social workers in a year',
  question: 'Of the children in care, how many had three or more social workers in the last 12 months?',
  definition: `${ASKED} Counts: a child with three or more different social workers on any days of the 12 months, those from before the child came into care included. A worker who left and came back is one worker. From the day the trust’s own allocations begin they tell, and the return tells of the time before; the return’s last worker is taken for the one first allocated, unless that one ended. Where the two together leave it open, it is not known. The return collects social workers from 2023-24; and holds everyone from April 2022 on; where none is on file, where those before the first on file could make the difference, or where workers without a number could, the answer is not known.`,
  unit: 'percent',
  settledBy: () =>
    'The return has held social workers since 2023-24, and everyone’s from April 2022: an earlier year cannot be told from it.',
  better: 'lower',
  group: 'general',
  of: 'child',
  period: 'rolling-year',
  sources: [
    {
      title: 'Local authority interactive tool: data dictionary (Department for Education)',
      provision: 'Children looked after with 3 or more social workers in the year',
      verified: true,
    },
    {
      title: 'SSDA903 children looked after return',
      provision: 'Social worker episodes: SW_ID, SW_DECOM, SW_DEC',
      verified: true,
    },
  ],
  reads: [...inCareReads, socialWorkerEpisode, allocation],
  population: (file, period) => inCareMembers(file, period.end),
  counts: (file, period, member) => {
    const { known, unnamed } = workersBetween(file, period)
    const many = valueOn(manyWorkers, period.end)
    if (known.length >= many) return { is: true, because: because('people.workers-in-year', { n: known.length }) }
    if (known.length + unnamed === 0) {
      const collected = valueOn(workersCollected, period.end)
      return {
        is: 'unknown',
        because: because(collected ? 'people.no-worker-recorded' : 'people.workers-not-collected'),
      }
    }
    const from = firstWorkerRecorded(file)
    // A worker from before the child came into care counts too, and the earlier returns do not hold them.
    if (
      from !== undefined &&
      from > period.start &&
      (period.start < EVERY_WORKER_FROM || (member.item?.start ?? from) < from)
    )
      return { is: 'unknown', because: because('people.workers-before-not-recorded', { from, n: known.length }) }
    return known.length + unnamed >= many
      ? { is: 'unknown', because: because('people.workers-not-named') }
      : { is: false, because: because('people.workers-in-year', { n: known.length + unnamed }) }
  },
})

/** Everything this room counts. */
export const peopleMeasures: readonly Measure[] = [
  claAge,
  claSex,
  claEthnicity,
  uasc,
  admissionAge,
  swChanges,
  unallocated,
]

const NONE: readonly never[] = Object.freeze([])

function ageAnswer(file: SubjectFile, on: PlainDate): Answer {
  const age = ageOf(file, on)
  return age === undefined
    ? { is: 'unknown', because: because('people.born-not-known') }
    : { is: true, part: ageBandOf(age), because: because('people.aged', { age, on }) }
}
