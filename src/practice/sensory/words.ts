import type { Reason } from '../../spine/measure/measure.ts'

/** The sentence for each reason the duty and the measures of the sensory impairment service give. */
export const words = {
  'sensory.first-visit': 'Known to the service, at this level of support, since {since:date}',
  'sensory.next-visit': 'The last visit was on {on:date}',
  'sensory.planned': 'A visit was planned for {by:date}',
  'sensory.ended': 'No longer known to the service, or at another level, from {on:date}',
  'sensory.known': 'Known to the sensory impairment service since {since:date}',
  'sensory.visit-due': 'A visit was due by {by:date}',
  'sensory.visit-in-time': 'Visited on {on:date}',
  'sensory.visit-late': 'Visited late, on {on:date}',
  'sensory.visit-not-made': 'No visit was made by {by:date}',
} as const

/** A reason of this room. */
export const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }
