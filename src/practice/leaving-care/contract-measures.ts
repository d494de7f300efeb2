import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { Member, Source } from '../../spine/measure/measure.ts'
import { defineMeasure } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { periodOfCare, shortBreak } from '../care/kinds.ts'
import { lostToReturnOn } from '../care/notions.ts'
import { identity } from '../people/kinds.ts'
import { activityAnswer, because, outsideSuitabilityBecause, suitabilityAnswer } from './answers.ts'
import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from './kinds.ts'
import { type ContractStanding, accommodationBy, activityBy, lookedAfterAt16 } from './notions.ts'

const NOBODY: readonly never[] = Object.freeze([])

const READS: readonly AnyKind[] = [
  identity,
  periodOfCare,
  shortBreak,
  careLeaverContact,
  careLeaverActivity,
  careLeaverAccommodation,
]

const CONTRACT =
  'The contract’s own population, on one day: all young people now aged 17 to 21 who were in care on any day when they were 16, and have left care. There is no 13-week test in its words, which makes it a wider population than the Department for Education’s, whose figures are beside it by birthday. Short breaks are not care. Left out and shown: those of 17 who are still in care, who are not care leavers yet and of whom the return asks neither what they do nor whether their home is suitable; those who died, were adopted, went home to a parent for six months or more, or whose care another council took over; those of 17 whom the returns stopped mentioning; and those already in care when first held, at 17, of whom it is not known whether they were at 16. Someone the council reported as a care leaver is asked about where no care from 16 on is held, and the reason says so. What counts is the latest held on or before the day, however old, and the reason gives its date. Where nothing is held, or we have lost touch since, it is not known and stays among those asked about.'

const contract = (kpi: number): Source => ({
  title: 'Northamptonshire Children’s Trust business plan 2021',
  provision: `Appendix 6, KPI ${kpi}`,
  verified: true,
})

function leftOutBecause(
  why: Extract<ContractStanding, { leftOut: unknown }>['leftOut'],
  file: SubjectFile,
  on: PlainDate,
) {
  if (why !== 'lost-to-return') return because(`leaving-care.${why}`)
  return because('leaving-care.lost-to-return', { on: lostToReturnOn(file, on)?.lostAfter ?? null })
}

/** The young person, where the contract asks about them on a day; set aside where they are left out. */
function askedByContract(file: SubjectFile, on: PlainDate): readonly Member[] {
  const standing = lookedAfterAt16(file, on)
  if (!standing) return NOBODY
  if ('leftOut' in standing) return [{ because: leftOutBecause(standing.leftOut, file, on), excluded: true }]
  if ('startNotKnown' in standing)
    return [{ because: because('leaving-care.at-16-not-known', { start: standing.startNotKnown }), excluded: true }]
  const { age, shownBy } = standing.person
  const key = shownBy === 'report' ? 'leaving-care.reported-no-care-held' : 'leaving-care.looked-after-at-16'
  return [{ because: because(key, { age, on }) }]
}

/** KPI 9: young people 17 to 21 in education, employment or training. */
export const kpi9 = defineMeasure({
  id: 'kpi-9',
  title: 'In education, employment or training, 17 to 21',
  question: 'Are the young people who were in our care at 16 studying, training or working?',
  definition: `${CONTRACT} Counts: in education, employment or training, full time or part time (F1, P1, F2, P2, F4, P4, F5, P5; F3 and P3 in older returns).`,
  settledBy: () => 'The OC3 table of a return would tell: none is held of them.',
  unit: 'percent',
  better: 'higher',
  group: 'care-leavers',
  front: true,
  of: 'child',
  period: 'snapshot',
  sources: [contract(9)],
  reads: READS,
  population: (file, { end }) => askedByContract(file, end),
  counts: (file, { end }) => activityAnswer(activityBy(file, end)),
})

/** KPI 10: young people 17 to 21 in suitable accommodation. */
export const kpi10 = defineMeasure({
  id: 'kpi-10',
  title: 'In suitable accommodation, 17 to 21',
  question: 'Do the young people who were in our care at 16 live somewhere suitable?',
  definition: `${CONTRACT} Counts: accommodation recorded as suitable (a code ending in 1), a judgement about that young person’s home and not its kind. Left out of both sides and shown: gone abroad, deported, residence not known (G, H, R), so fewer are asked about than for KPI 9.`,
  settledBy: () => 'The OC3 table of a return would tell: none is held of them.',
  unit: 'percent',
  better: 'higher',
  group: 'care-leavers',
  front: true,
  of: 'child',
  period: 'snapshot',
  sources: [contract(10)],
  reads: READS,
  population: (file, { end }) => {
    const asked = askedByContract(file, end)
    if (asked.length === 0 || asked[0]?.excluded) return asked
    const outside = outsideSuitabilityBecause(accommodationBy(file, end), end)
    return outside ? [{ because: outside, excluded: true }] : asked
  },
  counts: (file, { end }) => suitabilityAnswer(accommodationBy(file, end)),
})
