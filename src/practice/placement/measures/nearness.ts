import type { SubjectFile } from '../../../spine/ledger/file.ts'
import {
  type Answer,
  type Measure,
  type MeasureContext,
  type Reason,
  defineMeasure,
} from '../../../spine/measure/measure.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { type PeriodOfCare, inCareMembers } from '../../care/notions.ts'
import { unaccompaniedStatus } from '../../people/kinds.ts'
import { type PlacementEntry, boundary, distanceOf, homeOn } from '../notions.ts'
import { because } from '../words.ts'
import { contract, indicator, ssda903 } from '../../sources.ts'
import { ASKED, homeReads } from './shared.ts'

/** Miles from home beyond which a home is far. */
const farMiles: Dated<number> = dated({
  from: '2008-04-01',
  value: 20,
  source: 'Children looked after: placed more than 20 miles from home and outside the local authority boundary',
})

/** What would tell where homes are. */
const whereItIs = ({ gazetteer }: MeasureContext): string =>
  gazetteer
    ? 'The postcodes of these homes are missing from the return, or are not in the postcode directory that is held.'
    : 'No postcode directory is held: `alongside import postcodes` fills it from the ONS postcode directory.'

const UNKNOWN =
  'A home whose postcode is missing or not in the directory cannot be placed: the child stays among those asked about, as not known.'

/** Homes outside the responsible council. */
export const outOfCounty = defineMeasure<PeriodOfCare>({
  id: 'out-of-county',
  title: 'Children living outside their council',
  question: 'Of the children in care, how many live outside the boundary of the council responsible for them?',
  definition: `${ASKED} Counts: those whose home at the end of the day is outside the responsible council’s boundary. A home in the trust’s other council is outside, and is told apart in the list. ${UNKNOWN}`,
  unit: 'percent',
  better: 'lower',
  settledBy: whereItIs,
  group: 'placements',
  of: 'child',
  period: 'snapshot',
  sources: [ssda903('PL_LOCATION, derived from PL_POST')],
  reads: homeReads,
  population: (file, period) => inCareMembers(file, period.end),
  counts: (file, period, member, context) => {
    const home = homeOn(file, period.end)
    if (!home || !member.item)
      return { is: 'unknown', because: because('placement.no-home-recorded', { on: period.end }) }
    return outside(file, home, member.item, context)
  },
})

/** Homes outside every council of the trust. */
export const outOfTrustArea = defineMeasure<PeriodOfCare>({
  id: 'out-of-trust-area',
  title: 'Children living outside both councils',
  question: 'Of the children in care, how many live outside the area of both councils that the trust serves?',
  definition: `${ASKED} Counts: those whose home at the end of the day is outside the boundary of every council of the trust. A home in the trust’s other council does not count here. The two councils were one county until April 2021, so this is the figure to set beside the county’s. ${UNKNOWN}`,
  unit: 'percent',
  better: 'lower',
  settledBy: whereItIs,
  group: 'placements',
  of: 'child',
  period: 'snapshot',
  sources: [
    ssda903('PL_LOCATION, derived from PL_POST'),
    {
      title: 'Northamptonshire Corporate Parenting Board annual report 2020-21',
      provision: 'Placements: children placed out of county',
      verified: true,
    },
  ],
  reads: homeReads,
  population: (file, period) => inCareMembers(file, period.end),
  counts: (file, period, member, context) => {
    const home = homeOn(file, period.end)
    if (!home || !member.item)
      return { is: 'unknown', because: because('placement.no-home-recorded', { on: period.end }) }
    return outsideTrust(file, home, context)
  },
})

/** Contract KPI 12: far from home and outside the council. */
export const kpi12 = defineMeasure<PeriodOfCare>({
  id: 'kpi-12',
  title: 'Living more than 20 miles from home, outside their council',
  question: 'Of the children in care, how many live more than 20 miles from home and outside their council?',
  definition: `${ASKED} Counts: those whose home at the end of the day is both more than 20 miles, in a straight line, from the address they came into care from, and outside the responsible council’s boundary. A home in the trust’s other council is outside. When one of the two is known not to hold, the child does not count; otherwise, when either cannot be told, the child stays among those asked about, as not known: so do separated children living outside the boundary, whose home was abroad. The return’s 999.9 means not known, never far.`,
  unit: 'percent',
  better: 'lower',
  settledBy: whereItIs,
  group: 'placements',
  front: true,
  of: 'child',
  period: 'snapshot',
  sources: [
    contract('KPI 12: placed more than 20 miles from home and outside the local authority boundary'),
    indicator('Placed more than 20 miles from home, outside the local authority boundary'),
    ssda903('PL_DISTANCE and PL_LOCATION, derived from HOME_POST and PL_POST'),
  ],
  reads: [...homeReads, unaccompaniedStatus],
  population: (file, period) => inCareMembers(file, period.end),
  counts: (file, period, member, context) => {
    const home = homeOn(file, period.end)
    const care = member.item
    if (!home || !care) return { is: 'unknown', because: because('placement.no-home-recorded', { on: period.end }) }
    const location = outside(file, home, care, context)
    if (location.is === false || !context.gazetteer) return location
    const distance = distanceOf(file, home, care)
    if ('miles' in distance && distance.miles <= valueOn(farMiles, period.end))
      return { is: false, because: because('placement.near', { miles: distance.miles }) }
    if (location.is === 'unknown') return location
    return 'miles' in distance
      ? { is: true, because: because('placement.far-and-outside', { miles: distance.miles }) }
      : { is: 'unknown', because: because(`placement.${distance.why}`) }
  },
})

export const nearness: readonly Measure[] = [outOfCounty, outOfTrustArea, kpi12]

// Which of the councils is responsible makes no difference here.
function outsideTrust(file: SubjectFile, home: PlacementEntry, context: MeasureContext): Answer {
  let cannot: Answer | undefined
  for (const council of context.councils) {
    const location = outside(file, home, { council: council.code }, context)
    if (location.is === false)
      return { is: false, because: because('placement.inside-trust', { council: council.name }) }
    if (location.is === 'unknown') cannot = location
  }
  return cannot ?? { is: true, because: because('placement.outside-trust') }
}

function outside(
  file: SubjectFile,
  home: PlacementEntry,
  care: Pick<PeriodOfCare, 'council'>,
  context: MeasureContext,
): Answer {
  const council = context.councils.find(({ code }) => code === care.council)
  if (!council) return cannotTell('placement.council-not-known')
  if (!home.body.postcode) return cannotTell('placement.no-postcode')
  if (!context.gazetteer) return cannotTell('placement.no-directory')
  const found = boundary(file, home, council)
  if (found.where === 'unknown') return cannotTell(`placement.${found.why}`)
  if (found.where === 'in') return { is: false, because: because('placement.inside-boundary') }
  const other = context.councils.find(({ gss }) => gss === found.area)
  const why: Reason = other
    ? because('placement.in-other-council', { council: other.name })
    : because('placement.outside-trust')
  return { is: true, because: why }
}

function cannotTell(key: Parameters<typeof because>[0]): Answer {
  return { is: 'unknown', because: because(key) }
}
