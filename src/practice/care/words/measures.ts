/** The sentence for each reason that the care measures give. */
export const measureWords = {
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

  // Visits
  'care.no-visit-kept':
    'No visit to the child is on file, so whether any was made in time cannot be told. The dates of the visits would settle it',
  'care.visit-due': 'A visit was due by {by:date}',
  'care.visit-in-time': 'Seen on {on:date}, in time',
  'care.visit-late': 'Seen on {on:date}, late',
  'care.visit-not-made': 'Not seen by {by:date}, when a visit was due',
  'care.visit-next-due': 'The next visit is due by {by:date}',
  'care.no-visit-rule': 'No rule for visits can be told for {on:date}. The home on that day would settle it',
  'care.visits-by-adoption-rules': 'Placed for adoption: how often to visit is for the adoption review',
  'care.visit-made': 'Seen on {on:date}',
  'care.too-young-to-see-alone': 'Seen on {on:date}, and recorded as too young to be seen alone',
  'care.seen-alone': 'Seen alone',
  'care.not-alone': 'Not seen alone, and why is not recorded',
  'care.not-alone-because': 'Not seen alone: {why:why-not-alone}',
  'care.alone-not-recorded': 'Whether the child was seen alone is not recorded. It would settle it',

  // Reviews, plans and disputes
  'care.review-due': 'A review was due by {by:date}',
  'care.permanence-planned': 'Planned by {on:date}',
  'care.permanence-planned-later': 'Planned only on {on:date}',
  'care.permanence-not-planned': 'No plan for permanence is recorded',
  'care.no-plan-kept':
    'No plan of any kind is on file for the child, so whether there was one cannot be told. The plan would settle it',
  'care.dispute-open': 'Not settled in time, and still open then',
  'care.dispute-settled': 'Settled on {on:date}, in time',
  'care.dispute-settled-late': 'Settled on {on:date}, late',

  // Coming back from being missing
  'care.interviews-not-kept':
    'Came back before visits or interviews were recorded here, so whether one was offered cannot be told. The offer would settle it',
  'care.interview-not-yet-due': 'The 72 hours were not over: until {by:date}',
  'care.interview-not-offered': 'No interview was offered',
  'care.interview-offered': 'Offered on {on:date}, in time',
  'care.interview-offered-late': 'Offered on {on:date}, late',
  'care.interview-declined': 'Said no on {on:date}',
  'care.interview-not-held': 'No interview was held',
  'care.interview-held': 'Held on {on:date}, in time',
  'care.interview-held-late': 'Held on {on:date}, late',
} as const
