import type { Reason } from '../../spine/measure/measure.ts'

/** The sentence for each reason the measures and duties of this room give. */
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
  'people.no-worker-recorded-by': 'No social worker is recorded by {on:date}. An allocation would settle it',
  'people.has-social-worker': 'Has had a social worker without a gap since {since:date}',
  'people.without-social-worker': 'Without a social worker since {since:date}',
  'people.in-our-care-from': 'In our care from {on:date}',
  'people.social-worker-left': 'The last social worker stopped on {on:date}',
  'people.life-story-last-step': 'The last step was on {on:date}',
  'people.heritage-separated': 'Came to this country alone',
  'people.heritage-language': 'Their first language is not English',
  'people.heritage-religion': 'They have a religion',
  'people.heritage-ethnicity': 'They are of a minority ethnic background',
  'people.heritage-planned': 'The plan was last made on {on:date}',
  'people.disabled-at-14': 'Disabled, and 14 or over and worked with since {on:date}',
  'people.adult-life-planned': 'Adult life was last planned on {on:date}',
  'people.document-runs-out': '{document:identity-document-type} runs out on {on:date}',
  'people.turned-18': 'Turned 18 on {on:date}',
  'people.work-ended': 'We stopped working with them, or the need ended, on {on:date}',
} as const

/** A key into this room's words. */
export type PeopleWord = keyof typeof words

/** A reason with the values its sentence is filled with. */
export function because(key: PeopleWord, values?: NonNullable<Reason['values']>): Reason {
  return values ? { key, values } : { key }
}
