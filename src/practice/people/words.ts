import type { Reason } from '../../spine/measure/measure.ts'

/** The sentence for each reason the measures of this room give. */
export const words = {
  'people.aged': 'Aged {age} on {on:date}',
  'people.born-not-known': 'No date of birth is recorded. It would settle it',
  'people.sex': '{sex:sex}',
  'people.sex-not-recorded': 'Sex is not recorded',
  'people.ethnicity': '{ethnicity:ethnicity}',
  'people.ethnicity-not-recorded': 'Ethnicity is not recorded',
  'people.workers-in-year': 'Different social workers in the time: {n}',
  'people.workers-not-collected': 'Social workers are not on file for this time: the return collects them from 2023-24',
  'people.no-worker-recorded':
    'No social worker is recorded for this time. The return’s social worker episodes would settle it',
  'people.workers-before-not-recorded':
    'Social workers are recorded from {from:date} only ({n} since then). Those before it would settle it',
  'people.workers-not-named':
    'Some social workers have no number recorded, so how many were different cannot be told. Their numbers would settle it',
} as const

/** A key into this room's words. */
export type PeopleWord = keyof typeof words

/** A reason with the values its sentence is filled with. */
export function because(key: PeopleWord, values?: NonNullable<Reason['values']>): Reason {
  return values ? { key, values } : { key }
}
