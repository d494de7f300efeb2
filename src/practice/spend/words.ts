import type { Reason } from '../../spine/measure/measure.ts'

/** The sentence for each reason this room's measure gives. */
export const words = {
  'placement-spend.priced': 'The price of the home was on record on {on:date}',
  'placement-spend.not-priced': 'No price of the home was on record on {on:date}',
  'placement-spend.paid-home': 'Living on {on:date} in a home that is usually paid for',
} as const

/** A reason this room's measure gives. */
export const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }
