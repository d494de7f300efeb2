import type { Reason } from '../../spine/measure/measure.ts'
import { dutyWords } from './words/duties.ts'
import { measureWords } from './words/measures.ts'

/** The sentence for each reason that the care room's measures and duties give. */
export const words = { ...measureWords, ...dutyWords } as const

/** A key into the care room's words. */
export type CareWord = keyof typeof words

/** A reason with the values its sentence is filled with. */
export function because(key: CareWord, values?: NonNullable<Reason['values']>): Reason {
  return values ? { key, values } : { key }
}
