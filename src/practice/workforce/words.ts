import type { Reason } from '../../spine/measure/measure.ts'

/** The sentence for each reason the workforce measures give. */
export const words = {
  'workforce.in-post': '{post:worker-post}, {fte} of a full week, since {since:date}',
  'workforce.in-post-by': '{post:worker-post}, {fte} of a full week; the day the post began is not recorded',
  'workforce.above-target': 'Holds {cases} children; the target is {target}',
  'workforce.within-target': 'Holds {cases} children, within the target of {target}',
  'workforce.no-target':
    'Holds {cases} children; no target is set for the post or for the worker, so it cannot be told. A target would settle it',
  'workforce.holds': 'Holds {cases} children',
  'workforce.holds-in-care': 'Reviews the care of {cases} children in care',
} as const

/** A key into the workforce room's words. */
export type WorkforceWord = keyof typeof words

/** A reason with the values its sentence is filled with. */
export function because(key: WorkforceWord, values?: NonNullable<Reason['values']>): Reason {
  return values ? { key, values } : { key }
}
