import type { Source } from '../../../spine/measure/measure.ts'

// What the education duties and measures rest on, each named once.

export const PROMOTING = 'Promoting the education of looked-after children and previously looked-after children (2018)'

/** The statutory guidance on education, as virtual schools' own guidance states it. */
export const promotingEducation = (provision: string, verified = true): Source => ({
  title: `${PROMOTING}: statutory guidance`,
  provision,
  verified,
})

/** The care planning regulations, at a provision. */
export const carePlanning = (provision: string): Source => ({
  title: 'Care Planning, Placement and Case Review (England) Regulations 2010',
  provision,
  verified: true,
})

/** Where neither law nor guidance gives a number: ours is a starting value, for the trust to set. */
export const OUR_OWN = 'No number in law or guidance: a starting value of our own, for the trust to set'
