import type { Reason } from '../../spine/measure/measure.ts'

/** The sentence for each reason the measures about homes give. */
export const words = {
  'placement.no-home-recorded': 'No home is recorded for {on:date}. Where the child was living would settle it',
  'placement.home-type': '{type:placement-type}',
  'placement.provider': 'The home is provided by: {provider:placement-provider}',
  'placement.provider-not-recorded': 'Who provides the home is not recorded. It would settle it',
  'placement.fostered': 'Living with foster carers: {type:placement-type}',
  'placement.fostered-when-lost':
    'Living with foster carers when last mentioned in the return, up to {last:date}. Whether and when care ended is not known: the day it ended, or a corrected return, would settle it',
  'placement.own-carers': 'The council’s own foster carers',
  'placement.own-connected-carers': 'Relatives or friends approved by the council, counted as its own carers',
  'placement.connected-carers-not-counted':
    'Relatives or friends approved by the council, not counted as its own carers',
  'placement.residential': 'Living in a home that is not a family: {type:placement-type}',
  'placement.not-residential': '{type:placement-type}',
  'placement.inside-boundary': 'The home is inside the council’s boundary',
  'placement.in-other-council': 'The home is outside the council’s boundary, in the trust’s other council ({council})',
  'placement.inside-trust': 'The home is inside a council of the trust ({council})',
  'placement.outside-trust': 'The home is outside the council’s boundary, and outside the trust',
  'placement.council-not-known': 'Which council is responsible is not one of the trust’s. The council would settle it',
  'placement.no-directory': 'No directory of postcodes is loaded. Loading one would settle it',
  'placement.no-postcode': 'The home’s postcode is not recorded. It would settle it',
  'placement.not-in-directory':
    'The home’s postcode is not in the directory. The right postcode, or a newer directory, would settle it',
  'placement.separated-child':
    'A separated child, whose home before care was abroad: there is no distance to measure, and the return leaves it blank',
  'placement.no-home-postcode': 'The postcode the child came into care from is not recorded. It would settle it',
  'placement.home-not-in-directory':
    'The postcode the child came into care from is not in the directory. The right postcode, or a newer directory, would settle it',
  'placement.home-outside-england': 'The child came into care from outside England, so the return gives no distance',
  'placement.near': '{miles} miles from where the child came into care',
  'placement.far-and-outside': '{miles} miles from where the child came into care, and outside the council’s boundary',
  'placement.long-in-care': 'Under 16 on {on:date}, and in care since {since:date}',
  'placement.sixteen-or-over': 'In care since {since:date}, but already 16 on {on:date}',
  'placement.born-not-known':
    'In care since {since:date}, but no date of birth is recorded, so whether under 16 cannot be told',
  'placement.how-long-not-known':
    'In care by {since:date}; the day care began is not recorded, so whether it is two and a half years cannot be told',
  'placement.same-carers-since': 'With the same carers since {since:date}',
  'placement.carers-too-recent': 'With the same carers only since {since:date}',
  'placement.adoptive-with-home-before':
    'Placed for adoption on {since:date}; that and the home just before come to two years or more',
  'placement.adoptive-too-recent':
    'Placed for adoption on {since:date}; that and the home just before come to less than two years',
  'placement.homes-in-year': 'Homes in the 12 months: {n}',
  'placement.homes-not-all-known':
    'Homes are known only from {since:date} ({n} since then). Those before it would settle it',
  'placement.moved': 'The child moved on {on:date}',
  'placement.turned-16': 'Turned 16 on {on:date}',
  'placement.without-care': 'Living where no care is given from {on:date}',
  'placement.age-not-known':
    'No date of birth is recorded, so whether the child is under 16 cannot be told. It would settle it',
  'placement.supported': 'In supported accommodation from {on:date}',
  'placement.unregistered': 'Living in a home that should be registered and is not, from {on:date}',
  'placement.senior-meeting-before': 'The last senior meeting or authorisation was on {last:date}',
} as const

/** A key into the words of the measures about homes. */
export type PlacementWord = keyof typeof words

/** A reason with the values its sentence is filled with. */
export function because(key: PlacementWord, values?: NonNullable<Reason['values']>): Reason {
  return values ? { key, values } : { key }
}
