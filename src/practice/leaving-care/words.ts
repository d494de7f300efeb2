/** The sentence for each reason the leaving care measures give. */
export const words = {
  'leaving-care.cohort':
    'Turned {age} on {birthday:date}, having been in care {days} days since turning 14, some of them after 16',
  'leaving-care.cohort-reported':
    'Turned {age} on {birthday:date}; the council reported them as a care leaver, though the care held here does not show 13 weeks since 14 with some after 16',
  'leaving-care.cohort-no-care-held':
    'Turned {age} on {birthday:date}; the council reported them as a care leaver, and no care is held for the years imported',
  'leaving-care.short-breaks-only': 'Only short breaks are held, which are not care',
  'leaving-care.died': 'Died',
  'leaving-care.returned-home': 'Went home to a parent for six months or more',
  'leaving-care.adopted': 'Was adopted',
  'leaving-care.care-taken-over': 'Another council took over their care',
  'leaving-care.lost-to-return': 'In care when last mentioned, on {on:date}; what happened then is not held',
  'leaving-care.in-touch': '{code:in-touch}',
  'leaving-care.contact-not-held': 'Nothing is held about being in touch around this birthday',
  'leaving-care.suitable': '{code:accommodation}, on {on:date}',
  'leaving-care.unsuitable': '{code:accommodation}, on {on:date}',
  'leaving-care.outside-suitability': 'Not asked about suitability: {code:accommodation}, on {on:date}',
  'leaving-care.accommodation-not-known': 'Where they live is not known',
  'leaving-care.in-education-employment-training': '{code:activity}, on {on:date}',
  'leaving-care.not-in-education-employment-training': '{code:activity}, on {on:date}',
  'leaving-care.activity-not-known': 'What they are doing is not known',
  'leaving-care.not-in-touch-since': 'Not known: {code:in-touch} since {on:date}',
  'leaving-care.apprentice': '{code:activity}, on {on:date}',
  'leaving-care.not-apprentice': '{code:activity}, on {on:date}',
  'leaving-care.apprentice-not-told':
    'An older code that does not tell apprenticeships from other work or training: {code:activity}',
  'leaving-care.left-foster-home-at-18': 'Left care from a foster home on turning 18, on {on:date}',
  'leaving-care.home-at-18-not-held': 'Where they lived on turning 18 is not held',
  'leaving-care.with-former-carer': '{code:accommodation}, on {on:date}',
  'leaving-care.not-with-former-carer': '{code:accommodation}, on {on:date}',
  'leaving-care.looked-after-at-16': 'Aged {age} on {on:date}, and in care when aged 16',
  'leaving-care.still-in-care': 'Still in care at 17, so not a care leaver yet',
  'leaving-care.reported-no-care-held':
    'Aged {age} on {on:date}; the council reported them as a care leaver, and no care from 16 is held for the years imported',
  'leaving-care.at-16-not-known': 'In care on or before {start:date}; whether at 16 is not known',
} as const

/** A key into the leaving care room's words. */
export type Word = keyof typeof words
