import type { Reason } from '../../spine/measure/measure.ts'

/** The sentence for each reason this room's measure gives. */
export const words = {
  'quality.late': 'Wrong since {since:date} by rule {rule} of the return, {days} working days; faults that old: {n}',
  'quality.in-time': 'What is wrong has not stood longer than {within} working days; faults: {n}',
  'quality.none': 'Nothing is wrong by the rules of the return',
  'quality.not-checked':
    'The record has not been checked for this time: it is checked for the collection year that is open, from {from:date}',
  'quality.never-checked': 'The record has not been checked yet, or only as it stands now and not as it was known then',
} as const

/** A key into this room's words. */
export type QualityWord = keyof typeof words

/** A reason with the values its sentence is filled with. */
export function because(key: QualityWord, values?: NonNullable<Reason['values']>): Reason {
  return values ? { key, values } : { key }
}
