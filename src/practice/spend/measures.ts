import { type Measure, defineMeasure } from '../../spine/measure/measure.ts'
import { inCareMembers, inCareReads } from '../care/notions.ts'
import { placement } from '../placement/kinds.ts'
import { USUALLY_PAID } from './codes.ts'
import { placementCost } from './kinds.ts'
import { costedChild, pricedOn } from './notions.ts'
import { because } from './words.ts'

/** Homes that are paid for, with their price on record. */
export const homesPriced = defineMeasure({
  id: 'homes-priced',
  title: 'Homes with their price on record',
  question: 'Of the children in care whose home is paid for, for how many is the price on record?',
  definition:
    'Asked about: children in care at the end of the day who live in a kind of home that is usually paid for: foster homes, relatives and friends who foster, children’s homes, secure homes, supported accommodation, residential schools and care homes, and mother and baby homes. Children with their parents or adopters, in hospital or in custody are not. Counts: those whose home had a price that day. What a home costs is shown to nobody by this measure.',
  unit: 'percent',
  better: 'higher',
  group: 'placements',
  of: 'child',
  period: 'snapshot',
  sources: [
    {
      title: 'Alongside',
      provision: 'Spend is worked out from prices, so that what has none is told first',
      verified: true,
    },
  ],
  reads: [...inCareReads, placement, placementCost],
  population: (file, period) => {
    const members = inCareMembers(file, period.end)
    const home = members.length === 0 ? undefined : pricedOn([costedChild(file)], period.end)[0]
    return home && USUALLY_PAID.has(home.home.kind)
      ? members
          .filter(each => !each.excluded)
          .map(each => ({ ...each, because: because('placement-spend.paid-home', { on: period.end }) }))
      : []
  },
  counts: (file, period) => {
    const is = pricedOn([costedChild(file)], period.end)[0]?.week != null
    return { is, because: because(is ? 'placement-spend.priced' : 'placement-spend.not-priced', { on: period.end }) }
  },
})

/** What this room counts. What homes cost is on the finance pages alone: a measure shows its members to every worker. */
export const spendMeasures: readonly Measure[] = [homesPriced]
