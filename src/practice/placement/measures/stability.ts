import type { SubjectFile } from '../../../spine/ledger/file.ts'
import { type Answer, type Measure, type Member, defineMeasure } from '../../../spine/measure/measure.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import type { Period } from '../../../spine/time/periods.ts'
import { type PlainDate, addDays, addMonths, addYears, daysBetween } from '../../../spine/time/plain-date.ts'
import { type PeriodOfCare, inCareMembers } from '../../care/notions.ts'
import { bornOn } from '../../people/notions.ts'
import { ADOPTIVE, type CarerSpell, carerSpellOn, homeOn, placementsBetween } from '../notions.ts'
import { because } from '../words.ts'
import { contract, indicator, ssda903 } from '../../sources.ts'
import { ASKED, homeReads } from './shared.ts'

const NI63 =
  'National indicator 63 and its successor: stability of placements of looked after children, length of placement'

/** Who is asked about long-term stability, and what stable is. */
const longTerm: Dated<{ readonly inCareMonths: number; readonly underAge: number; readonly stableYears: number }> =
  dated({
    from: '2008-04-01',
    value: { inCareMonths: 30, underAge: 16, stableYears: 2 },
    source: NI63,
  })

/** How many homes in a year are too many. */
const manyHomes: Dated<number> = dated({
  from: '2008-04-01',
  value: 3,
  source: 'National indicator 62 and its successor: children with 3 or more placements during the year',
})

const NONE: readonly never[] = Object.freeze([])

/** Contract KPI 7: long-term stability. */
export const kpi7 = defineMeasure<PeriodOfCare>({
  id: 'kpi-7',
  title: 'Children settled with the same carers',
  question:
    'Of the children who have been in care a long time, how many have lived with the same carers for at least two years?',
  definition:
    'Asked about: children under 16 in care at the end of the day, and continuously for at least two and a half years. The contract does not say "under 16"; it is applied, as in the published indicator, and children of 16 or over are left out and listed. Counts: those who have lived with the same carers for at least two years, and those placed for adoption whose adoptive home and the home just before it together come to at least two years. Short stays away (hospital, holidays, other stays within their limits) do not break a home, nor does moving house with the same carers, a change of legal status, or being placed for adoption with the present foster carers. A child for whom no home is recorded is not known. Also left out and listed: a child whose start in care or date of birth is not known, and a child whom the council’s later return no longer mentions.',
  unit: 'percent',
  better: 'higher',
  group: 'placements',
  front: true,
  of: 'child',
  period: 'snapshot',
  sources: [
    contract('KPI 7: long-term placement stability'),
    indicator(
      'Children looked after under 16 for 2.5 years or more, in the same placement for 2 years or placed for adoption',
    ),
    ssda903('Episodes: RNE S, P, B begin a home with a new carer; L, T, U do not'),
  ],
  reads: homeReads,
  population: longTermMembers,
  counts: (file, period) => {
    const on = period.end
    const found = carerSpellOn(file, on)
    if (!found) return { is: 'unknown', because: because('placement.no-home-recorded', { on }) }
    const adoptive = ADOPTIVE.has(homeOn(file, on)?.body.type ?? '')
    return settled(
      found.spell,
      adoptive ? found.before : 'not adoptive',
      addYears(on, -valueOn(longTerm, on).stableYears),
    )
  },
})

/** Contract KPI 8: three or more homes in a year. */
export const kpi8 = defineMeasure<PeriodOfCare>({
  id: 'kpi-8',
  title: 'Three or more homes in a year',
  question: 'Of the children in care, how many have had three or more homes in the last 12 months?',
  definition: `${ASKED} Any age and any length of time in care. Counts: a child with three or more separate homes in the 12 months, the one in which the 12 months opened and the present one included; so three homes are two moves. A home in an earlier time in care within the 12 months counts, and so does going back to former carers. Not counted as another home: a short stay away within its limits (hospital 6 weeks, carer’s holiday 3 weeks and twice a year, other stays 7 days), a change of address, provider or legal status with the same carers, being placed for adoption with the present foster carers, and a home begun and ended on one day. A longer stay away is a home, and so is the return from it. A child for whom no home is recorded, or whose homes earlier in the 12 months are not known and could make the difference, is not known.`,
  unit: 'percent',
  better: 'lower',
  group: 'placements',
  front: true,
  of: 'child',
  period: 'rolling-year',
  sources: [
    contract('KPI 8: three or more placements in 12 months'),
    indicator('Children looked after at 31 March with three or more placements during the year'),
    {
      title: 'National indicator 62',
      provision: 'Temporary placements (T0 to T4) followed by a return are not counted',
      verified: false,
    },
  ],
  reads: homeReads,
  population: (file, period) => inCareMembers(file, period.end),
  counts: (file, period, member) => {
    const n = placementsBetween(file, period).length
    if (n >= valueOn(manyHomes, period.end)) return { is: true, because: because('placement.homes-in-year', { n }) }
    if (n === 0 || !carerSpellOn(file, period.end))
      return { is: 'unknown', because: because('placement.no-home-recorded', { on: period.end }) }
    const care = member.item
    if (care && !care.startKnown && care.start > period.start)
      return { is: 'unknown', because: because('placement.homes-not-all-known', { since: care.start, n }) }
    return { is: false, because: because('placement.homes-in-year', { n }) }
  },
})

export const stability: readonly Measure[] = [kpi7, kpi8]

function longTermMembers(file: SubjectFile, period: Period): readonly Member<PeriodOfCare>[] {
  const on = period.end
  const member = inCareMembers(file, on)[0]
  const care = member?.item
  if (!member || !care) return NONE
  const { inCareMonths, underAge } = valueOn(longTerm, on)
  const values = { since: care.start, on }
  const excluded = (key: Parameters<typeof because>[0]): readonly Member<PeriodOfCare>[] => [
    { because: because(key, values), item: care, excluded: true },
  ]
  const born = bornOn(file)
  const under = born === undefined || birthday(born, underAge) > on
  if (care.start > addMonths(on, -inCareMonths))
    return care.startKnown || member.excluded || !under ? NONE : excluded('placement.how-long-not-known')
  if (!under) return member.excluded ? NONE : excluded('placement.sixteen-or-over')
  if (member.excluded) return [member]
  if (born === undefined) return excluded('placement.born-not-known')
  return [{ because: because('placement.long-in-care', values), item: care }]
}

function settled(spell: CarerSpell, before: CarerSpell | undefined | 'not adoptive', since: PlainDate): Answer {
  const values = { since: spell.start }
  if (spell.start <= since) return { is: true, because: because('placement.same-carers-since', values) }
  if (before === 'not adoptive') return { is: false, because: because('placement.carers-too-recent', values) }
  const lengthBefore = before ? daysBetween(before.start, before.end ?? spell.start) : 0
  const is = addDays(spell.start, -lengthBefore) <= since
  return { is, because: because(is ? 'placement.adoptive-with-home-before' : 'placement.adoptive-too-recent', values) }
}
