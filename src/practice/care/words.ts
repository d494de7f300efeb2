import type { Reason } from '../../spine/measure/measure.ts'

/** The sentence for each reason the care measures give. */
export const words = {
  'care.in-care-since': 'In care since {since:date}',
  'care.in-care-by': 'In care by {since:date}; the day care began is not recorded',
  'care.lost-to-return':
    'In the return up to {last:date}, and in no later one. Whether and when care ended is not known: the day it ended, or a corrected return, would settle it',
  'care.in-care-from-to': 'In care from {since:date} to {until:date}',
  'care.came-into-care': 'Came into care on {on:date}',
  'care.start-not-known': 'In care by {on:date}, but the day care began is not recorded',
  'care.left-care': 'Left care on {on:date}',
  'care.adds-one': 'One more in care from {on:date}',
  'care.takes-one-away': 'One fewer in care from {on:date}',
  'care.came-back-within': 'Had left care {days} days before, on {left:date}',
  'care.came-back-later': 'Had left care on {left:date}, longer ago',
  'care.first-time': 'Not in care before, as far as this file goes',
  'care.ending-not-counted':
    'Care had ended on {left:date} ({reason:reason-episode-ended}), which is not counted as having left',
  'care.earlier-end-not-known':
    'In care before, up to at least {last:date}; when and why it ended is not known. The day it ended would settle it',
  'care.legal-status': '{status:legal-status}',
  'care.no-legal-status': 'No legal status is recorded for {on:date}',
  'care.first-review-not-yet-due': 'In care since {since:date}: the first review is not due before {by:date}',
  'care.reviews-on-time': 'Every review due in the time was held by its day: {n} of {n}',
  'care.review-late': 'The review due by {by:date} was held late, on {held:date}',
  'care.review-not-held': 'The review due by {by:date} was not held by {on:date}',
  'care.no-review-to-judge':
    'No review can be shown to have been due in the time: earlier reviews are not on file. The dates of earlier reviews would settle it',
  'care.review-held': 'A review was held on {on:date}',
  'care.review-born-not-known':
    'A review was held on {on:date}, but no date of birth is recorded, so whether the child was 4 cannot be told',
  'care.review-not-in-care': 'A review was held on {on:date}, when the child was not in care',
  'care.took-part': '{how:review-participation}',
  'care.took-no-part': '{how:review-participation}',
  'care.participation-contradicts-age':
    'Recorded as under 4, but the child was 4 or over. How the child took part would settle it',
  'care.went-missing': 'Went missing on {on:date}',
  'care.away-not-missing':
    'Away without authorisation from {on:date}: not missing, as it was known where the child was',
  'care.missing-not-in-care': 'Missing on {on:date}, when the child was not in care',
  'care.left-for-permanence': '{reason:reason-episode-ended}',
  'care.left-otherwise': '{reason:reason-episode-ended}',
  'care.left-reason-not-recorded': 'Why care ended is not recorded. The reason would settle it',
} as const

/** A key into the care room's words. */
export type CareWord = keyof typeof words

/** A reason with the values its sentence is filled with. */
export function because(key: CareWord, values?: NonNullable<Reason['values']>): Reason {
  return values ? { key, values } : { key }
}
