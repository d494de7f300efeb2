import type { Source } from '../../../spine/measure/measure.ts'

// The instruments these duties rest on, each called the same everywhere. `verified` says whether the provision itself was read.

/** Children Act 1989, at a section. */
export const childrenAct = (provision: string, verified = false): Source => ({
  title: 'Children Act 1989',
  provision,
  verified,
})

/** Care Leavers (England) Regulations 2010, at a regulation. */
export const careLeaversRegulations = (provision: string, verified = false): Source => ({
  title: 'Care Leavers (England) Regulations 2010',
  provision,
  verified,
})

/** Care Planning, Placement and Case Review (England) Regulations 2010, at a regulation. */
export const carePlanningRegulations = (provision: string, verified = false): Source => ({
  title: 'Care Planning, Placement and Case Review (England) Regulations 2010',
  provision,
  verified,
})

/** A number the law does not give, which the trust settles for itself; until then this is assumed. */
export const trustDefault = (what: string): Source => ({
  title: 'The trust’s own default',
  provision: `Our assumption until agreed: ${what}`,
  verified: false,
})
