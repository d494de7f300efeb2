import type { Reason } from '../../spine/measure/measure.ts'

/** The sentence for each reason the duty and the measures of the sensory impairment service give. */
export const words = {
  'senses.first-visit': 'Known to the service, at this level of support, since {since:date}',
  'senses.next-visit': 'The last visit was on {on:date}',
  'senses.planned': 'A visit was planned for {by:date}',
  'senses.ended': 'No longer known to the service, or at another level, from {on:date}',
  'senses.known': 'Known to the sensory impairment service since {since:date}',
  'senses.visit-due': 'A visit was due by {by:date}',
  'senses.visit-in-time': 'Visited on {on:date}',
  'senses.visit-late': 'Visited late, on {on:date}',
  'senses.visit-not-made': 'No visit was made by {by:date}',
} as const

/** A reason of this room. */
export const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }
