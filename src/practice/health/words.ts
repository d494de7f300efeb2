import type { Reason } from '../../spine/measure/measure.ts'

/** The sentence for each reason the health duties and measures give. */
export const words = {
  'health.oc2-cohort': 'In care for the whole year to {on:date}',
  'health.oc2-cohort-aged': 'In care for the whole year to {on:date}, and aged {age} that day',
  'health.age-not-known':
    'In care for the whole year to {on:date}, but no date of birth is recorded, so whether to ask cannot be told',
  'health.nothing-held': 'Nothing about health is held for the year to {on:date}',
  'health.item-not-held': 'Health is held for the year to {on:date}, but not this',
  'health.held-twice': 'Held twice for the year to {on:date}, with different answers',
  'health.assessment-held': 'The annual health assessment was held',
  'health.assessment-not-held': 'The annual health assessment was not held, or was declined',
  'health.development-up-to-date': 'Development checks are up to date',
  'health.development-not-up-to-date': 'Development checks are not up to date',
  'health.teeth-checked': 'Teeth were checked by a dentist',
  'health.teeth-not-checked': 'Teeth were not checked by a dentist, or the check was declined',
  'health.immunisations-up-to-date': 'Immunisations are up to date',
  'health.immunisations-not-up-to-date': 'Immunisations are not up to date',
  'health.sdq-scored': 'A questionnaire came back with a score of {score}',
  'health.sdq-reason': 'No score: {code:sdq-reason}',
  'health.sdq-neither': 'Neither a score nor a reason was returned',
  'health.sdq-out-of-range': 'The score held, {score}, is not between 0 and 40',
  'health.sdq-band': 'A score of {score}: {code:sdq-band}',
  'health.convicted': 'Convicted, or given a youth caution or youth conditional caution, in the year',
  'health.not-convicted': 'Neither convicted nor cautioned in the year',
  'health.substance-misuse': 'A substance misuse problem was identified in the year',
  'health.no-substance-misuse': 'No substance misuse problem was identified in the year',
  'health.born-not-known':
    'No date of birth is recorded, so when it is due cannot be told. The date of birth would settle it',
  'health.came-into-care': 'Came into care on {on:date}',
  'health.told-without-consent':
    'Came into care on {on:date}. Health was told on {told:date}, but consent has not been sent',
  'health.moved-home': 'Moved home on {on:date}',
  'health.moved-again': 'Moved again on {on:date}, before health had been told',
  'health.initial-not-by-doctor':
    'Came into care on {since:date}. The assessment of {on:date} was not carried out by a doctor, so it does not count as the first',
  'health.assessment-declined': 'Declined on {on:date} by a young person able to decide',
  'health.reviewed-instead': 'Health was reviewed on {on:date}, so a first assessment is no longer to be had',
  'health.last-assessed': 'Last assessed on {on:date}',
  'health.leaving-care': 'Leaves care on {on:date}',
  'health.no-longer-a-care-leaver': 'Turned 25 on {on:date}, when support for care leavers ends',
  'health.leaving-care-at-18': 'Turns 18 on {on:date}',
  'health.dentist-first': 'No check since {since:date}',
  'health.dentist-last': 'Last saw a dentist on {on:date}',
  'health.dentist-asked': 'Saw a dentist on {on:date}, who asked to see the child again by {by:date}',
  'health.dentist-refused': 'Would not see a dentist on {on:date}',
  'health.immunisations-well': 'Immunisations were up to date on {on:date}',
  'health.immunisations-missing': 'Immunisations were not up to date on {on:date}',
  'health.immunisations-refused': 'Immunisation was refused on {on:date}',
  'health.development-well': 'Development checks were up to date on {on:date}',
  'health.development-missing': 'Development checks were not up to date on {on:date}',
  'health.turned-5': 'Turned 5 on {on:date}',
  'health.turned-17': 'Turned 17 on {on:date}',
  'health.sdq-year': 'Once in the year to {on:date}',
  'health.sdq-year-over': 'The year ended on {on:date}',
  'health.substance-identified': 'A problem with drugs or alcohol was identified on {on:date}',
  'health.assessments-not-recorded':
    'No health assessment was ever recorded here. The day one was held, or declined, would settle it',
  'health.left-before-day':
    'Came into care on {on:date} and left on {left:date}, before the 20th working day had passed',
  'health.initial-in-time': 'Assessed by a doctor on {on:date}',
  'health.initial-late': 'Assessed by a doctor on {on:date}, after {by:date}',
  'health.initial-not-held': 'Not assessed by a doctor by {by:date}, nor since',
  'health.in-care-for-a-year': 'In care for the year to {on:date}',
  'health.review-due': 'Last assessed on {on:date}, so due again by {by:date}',
  'health.review-in-time': 'Reviewed on {on:date}',
  'health.review-late': 'Reviewed on {on:date}, after {by:date}',
  'health.review-not-held': 'Not reviewed by {by:date}, nor since',
  'health.passport-given': 'Given their health passport on {on:date}',
  'health.passport-declined': 'Declined their health passport on {on:date}',
  'health.passport-not-given': 'No health passport was given or declined',
  'health.passport-not-recorded':
    'Nothing of their health was recorded here as it happened. The day a health passport was given would settle it',
} as const

/** A key into the health room's words. */
export type Word = keyof typeof words

/** A reason with the values its sentence is filled with. */
export function because(key: Word, values?: NonNullable<Reason['values']>): Reason {
  return values ? { key, values } : { key }
}
