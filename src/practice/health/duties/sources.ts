import type { Source } from '../../../spine/measure/measure.ts'

// What the health duties rest on, each named once.

export const CARE_PLANNING = 'Care Planning, Placement and Case Review (England) Regulations 2010'

/** The care planning regulations, at a provision. */
export const carePlanning = (provision: string): Source => ({ title: CARE_PLANNING, provision, verified: true })

/** The statutory guidance on health, which was not read: what it says rests on knowledge that needs checking. */
export const promotingHealth = (provision: string): Source => ({
  title: 'Promoting the health and well-being of looked-after children: statutory guidance (2015)',
  provision,
  verified: false,
})

/** The annual outcomes that the Department collects, at an item. */
export const outcomes = (provision: string): Source => ({
  title: 'SSDA903 children looked after return',
  provision,
  verified: true,
})

/** Where neither law nor guidance gives a number: ours is a starting value, for the trust to set. */
export const OUR_OWN = 'No number in law or guidance: a starting value of our own, for the trust to set'
