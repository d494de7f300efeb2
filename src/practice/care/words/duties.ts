/** The sentence for each reason that the care duties give: why something is due, why it stopped, what cannot be told. */
export const dutyWords = {
  // Coming into care, living somewhere, leaving
  'care.moved': 'The child moved on {on:date}',
  'care.moved-in': 'Moved in on {on:date}',
  'care.moved-in-as-planned': 'Moved in on {on:date}, as planned',
  'care.moved-in-emergency': 'Moved in on {on:date}, in an emergency',
  'care.home-ended': 'The home of {since:date} ended on {on:date}',
  'care.home-recorded': 'A home is recorded from {on:date}',
  'care.no-home-recorded':
    'No home is recorded from {from:date}, so which rule applies cannot be told. Where the child lives would settle it',
  'care.came-in-again': 'Came into care again on {on:date}',
  'care.turned-18': 'Turned 18 on {on:date}',
  'care.placed-for-adoption': 'Placed for adoption on {on:date}: the adoption rules apply from then',
  'care.working-days-not-known': 'Bank holidays around {from:date} are not known, so working days cannot be counted',
  'care.remanded': 'Remanded on {on:date}',
  'care.remand-ended': 'The remand ended on {on:date}',
  'care.detained': 'Left care on {on:date}, sentenced to custody',
  'care.reviewing-officer-left': 'The reviewing officer before left on {on:date}',

  // Approvals
  'care.next-to-our-area-not-recorded':
    'Whether {area} is next to our area is not recorded. Recording it with the home would settle it',
  'care.lives-with-parent': 'Living with a parent under a care order from {on:date}',
  'care.lives-with-parent-unassessed': 'Living with a parent from {on:date}, before the assessment was finished',
  'care.parent-assessment-finished': 'The assessment of the parent was finished, or was due, on {on:date}',
  'care.outside-approval': 'Living with foster carers outside their terms of approval from {on:date}',
  'care.temporary-carer': 'Living with a relative or friend approved for a time from {on:date}',
  'care.temporary-approval-extended': 'The temporary approval was extended on {on:date}',
  'care.carer-asked-for-review':
    'The carers asked for an independent review; the approval was carried on from {on:date}',

  // Visits
  'care.visit-last-seen': 'Last seen on {last:date}',
  'care.visit-rule-changed': 'How often to visit changed on {on:date}',
  'care.visit-rule-changed-last-seen': 'How often to visit changed on {on:date}; last seen on {last:date}',
  'care.visit-fewer-agreed': 'The child agreed to fewer visits, from {on:date}',
  'care.visit-interim-order': 'Living with a parent under an interim care order from {on:date}',
  'care.visit-care-order': 'Living with a parent under a care order made on {on:date}',
  'care.visit-asked-for': '{who:visit-requester} asked on {on:date}',
  'care.visits-recorded-from': 'Visits are recorded here from {on:date}',
  'care.visits-not-recorded-before':
    'No visit before {from:date} is on file, though the child had been in care for a year or more. The dates of earlier visits would settle it',
  'care.short-breaks-began': 'Short breaks began on {on:date}',
  'care.short-breaks-ended': 'The short breaks ended on {on:date}',

  // Reviews
  'care.review-before': 'The review before was on {last:date}',
  'care.review-on': 'For the review on {on:date}',
  'care.review-due-by': 'For the review due by {by:date}',
  'care.review-decisions': 'Decisions of the review on {on:date}',
  'care.review-record': 'Record of the review on {on:date} finished',
  'care.review-record-sent': 'Record of the review on {on:date} sent to everyone',
  'care.second-review-held': 'The second review was held on {on:date}',
  'care.review-told-by-return':
    'All that is on file of the review on {on:date} is how the child took part. Its record would settle it',
  'care.lives-long-term': 'With long-term foster carers since {since:date}',
  'care.review-meeting-before': 'The last review with a meeting was on {last:date}',
  'care.review-asked-for': 'Asked for on {on:date}: {why:review-brought-forward}',
  'care.review-no-longer-asked-for': 'No longer wanted from {on:date}',
  'care.dispute-raised': 'Raised on {on:date}: {about:escalation-about}',
  'care.dispute-withdrawn': 'It was withdrawn, or overtaken, on {on:date}',

  // Rights, missing, immigration
  'care.advocate-asked-for': 'The child asked to be heard on {on:date}',
  'care.leave-runs-out': 'Leave to be in the country runs out on {on:date}',
  'care.leave-ended': 'That leave ended on {on:date}',
  'care.came-back': 'Came back on {on:date}',
  'care.came-back-long-ago': 'Came back on {on:date}, too long ago for the interview to be the one that was owed',
  'care.missing-again': 'Missing {times} times in {days} days, the last from {on:date}',
  'care.missing-for-long': 'Missing for {hours} hours or more, from {on:date}',
  'care.missing-told-by-return':
    'All that is on file of the time missing from {on:date} is its dates. The day the police were told would settle it',
  'care.interview-before-return':
    'The interview is recorded on {on:date}, before the child came back on {back:date}. The right dates would settle it',
} as const
