/** The sentence for each reason the health measures give. */
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
} as const

/** A key into the health room's words. */
export type Word = keyof typeof words
