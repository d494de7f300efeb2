import { type Answer, type Measure, defineMeasure } from '../../../spine/measure/measure.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { type PeriodOfCare, inCareMembers } from '../../care/notions.ts'
import { placementProvider, placementType } from '../codes.ts'
import { FOSTER, homeOn } from '../notions.ts'
import { because } from '../words.ts'
import { published, ssda903 } from '../../sources.ts'
import { ASKED, homeReads } from './shared.ts'

const NONE: readonly never[] = Object.freeze([])
const CONNECTED: ReadonlySet<string> = new Set(['U1', 'U2', 'U3'])
const RESIDENTIAL: ReadonlySet<string> = new Set(['K1', 'K2', 'R1', 'S1'])

const AWAY = 'A child away for a while (in hospital, on holiday) counts under the home they are to return to.'

/** Kinds of home children in care live in. */
export const claPlacementType = defineMeasure<PeriodOfCare>({
  id: 'cla-placement-type',
  title: 'Where children in care live',
  question: 'What kinds of home do children in care live in?',
  definition: `${ASKED} Each counts under the kind of home at the end of the day. ${AWAY} A child for whom no home is recorded is not known.`,
  unit: 'mix',
  better: 'context',
  group: 'placements',
  of: 'child',
  period: 'snapshot',
  sources: [published('Children looked after on 31 March by placement'), ssda903('Episodes: PLACE')],
  reads: homeReads,
  parts: placementType,
  population: (file, period) => inCareMembers(file, period.end),
  counts: (file, period) => {
    const type = homeOn(file, period.end)?.body.type
    return type === undefined
      ? noHome(period.end)
      : { is: true, part: type, because: because('placement.home-type', { type }) }
  },
})

/** Who provides the homes of children in care. */
export const claProvider = defineMeasure<PeriodOfCare>({
  id: 'cla-provider',
  title: 'Who provides the homes of children in care',
  question: 'Who provides the homes that children in care live in?',
  definition: `${ASKED} Each counts under who provides the home at the end of the day. ${AWAY} Where no home or no provider is recorded, the answer is not known.`,
  unit: 'mix',
  better: 'context',
  group: 'placements',
  of: 'child',
  period: 'snapshot',
  sources: [published('Children looked after on 31 March by placement provider'), ssda903('Episodes: PLACE_PROVIDER')],
  reads: homeReads,
  parts: placementProvider,
  population: (file, period) => inCareMembers(file, period.end),
  counts: (file, period) => {
    const home = homeOn(file, period.end)
    if (!home) return noHome(period.end)
    const { provider } = home.body
    return provider === undefined
      ? { is: 'unknown', because: because('placement.provider-not-recorded') }
      : { is: true, part: provider, because: because('placement.provider', { provider }) }
  },
})

/** The council's own share of foster homes. */
export const fosterInhouseShare = defineMeasure<PeriodOfCare>({
  id: 'foster-inhouse-share',
  title: 'Foster homes with the council’s own carers',
  question: 'Of the children living with foster carers, how many live with the council’s own?',
  definition: `Asked about: children in care who at the end of the day live with foster carers (U1 to U6), whoever provides them. ${AWAY} Counts: those whose home is the council’s own provision (PR1). Whether relatives and friends whom the council has approved count as its own is a choice the trust makes, and changes the figure a great deal: published figures cannot be compared without knowing it. Where it does not count them, they stay among those asked about. A child whose provider is not recorded is not known. A child who was fostered when the council’s return last mentioned them is left out and listed.`,
  unit: 'percent',
  better: 'higher',
  group: 'placements',
  front: true,
  of: 'child',
  period: 'snapshot',
  sources: [ssda903('Episodes: PLACE U1 to U6, PLACE_PROVIDER PR1')],
  reads: homeReads,
  population: (file, period) => {
    const members = inCareMembers(file, period.end)
    const member = members[0]
    if (!member) return NONE
    const last = member.excluded ? (member.item?.lostAfter ?? period.end) : period.end
    const type = homeOn(file, last)?.body.type
    if (type === undefined || !FOSTER.has(type)) return NONE
    return member.excluded
      ? [{ ...member, because: because('placement.fostered-when-lost', { last }) }]
      : [{ ...member, because: because('placement.fostered', { type }) }]
  },
  counts: (file, period, _member, context) => {
    const home = homeOn(file, period.end)
    if (!home) return noHome(period.end)
    const { type, provider } = home.body
    if (provider === undefined) return { is: 'unknown', because: because('placement.provider-not-recorded') }
    if (provider !== 'PR1') return { is: false, because: because('placement.provider', { provider }) }
    if (!CONNECTED.has(type)) return { is: true, because: because('placement.own-carers') }
    return context.connectedCarersAreInHouse
      ? { is: true, because: because('placement.own-connected-carers') }
      : { is: false, because: because('placement.connected-carers-not-counted') }
  },
})

/** The share of children in residential homes. */
export const residentialShare = defineMeasure<PeriodOfCare>({
  id: 'residential-share',
  title: 'Children living in residential homes',
  question: 'Of the children in care, how many live in children’s homes or other residential homes?',
  definition: `${ASKED} Counts: those who at the end of the day live in a secure children’s home (K1), a children’s home (K2), a residential care home (R1) or a residential school (S1). ${AWAY} Supported accommodation is not counted. A child for whom no home is recorded is not known.`,
  unit: 'percent',
  better: 'lower',
  group: 'placements',
  of: 'child',
  period: 'snapshot',
  sources: [ssda903('Episodes: PLACE K1, K2, R1, S1')],
  reads: homeReads,
  population: (file, period) => inCareMembers(file, period.end),
  counts: (file, period) => {
    const type = homeOn(file, period.end)?.body.type
    if (type === undefined) return noHome(period.end)
    const is = RESIDENTIAL.has(type)
    return { is, because: because(is ? 'placement.residential' : 'placement.not-residential', { type }) }
  },
})

export const kindsOfHome: readonly Measure[] = [claPlacementType, claProvider, fosterInhouseShare, residentialShare]

function noHome(on: PlainDate): Answer {
  return { is: 'unknown', because: because('placement.no-home-recorded', { on }) }
}
