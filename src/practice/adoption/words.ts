/** The sentence for each reason that the adoption measures and duties give. */
export const words = {
  'adoption.placement-order-in-force':
    'A placement order has been in force since {order:date} and no home is adoptive yet',
  'adoption.decision-without-order':
    'The plan has been adoption since {decided:date}; there is no placement order, and no home is adoptive yet',
  'adoption.waiting-since-order': 'Waiting {days} days since the placement order',
  'adoption.waiting-since-order-start-not-known': 'Waiting; the placement order was made on or before {order:date}',
  'adoption.waiting-since-decision': 'Waiting {days} days since the decision, with no placement order',
  'adoption.adopted': 'Adopted on {on:date}',
  'adoption.adopted-as-recorded':
    'An adoption order is recorded on {on:date}, though care is not recorded as ended by it',
  'adoption.care-ended-otherwise':
    'An adoption order is recorded on {on:date}, but care is recorded as ended for another reason: {code:reason-episode-ended}',
  'adoption.special-guardianship': 'Left care on {on:date}: {code:reason-episode-ended}',
  'adoption.no-care-held': 'No period of care ending in the adoption is held',
  'adoption.care-start-not-known': 'Care began on or before {start:date}; the day itself is not known',
  'adoption.never-placed': 'Never placed for adoption before the adoption order',
  'adoption.placed-after': 'Came into care on {start:date}, placed for adoption on {placed:date}: {days} days',
  'adoption.moved-in-after':
    'Came into care on {start:date}, moved in with the foster carer who adopted on {moved:date}: {days} days',
  'adoption.no-placement-order': 'No placement order is held in the period of care',
  'adoption.order-day-not-known': 'The placement order was made on or before {order:date}; the day itself is not known',
  'adoption.no-match-date': 'The day of the match is not recorded',
  'adoption.matched-after': 'Placement order on {order:date}, matched on {matched:date}: {days} days',
  'adoption.matched-before-order': 'Matched on {matched:date}, before the placement order on {order:date}: 0 days',
  'adoption.no-placement-held': 'No day of being placed for adoption is held',
  'adoption.no-decision-held': 'The decision that led to the placement is not recorded',
  'adoption.placed-before-decision':
    'Recorded as placed on {placed:date}, before any decision held; the earliest is {decided:date}',
  'adoption.placed-in-time': 'Decided on {decided:date}, placed on {placed:date}: within {months} months',
  'adoption.placed-late': 'Decided on {decided:date}, placed on {placed:date}: after {months} months',
  'adoption.panel-recommended': 'The panel met on {on:date}',
  'adoption.match-approved': 'A match was approved on {on:date}',
  'adoption.match-ended': 'The match ended on {on:date}',
  'adoption.family-found': 'A family was found: matched, or living with adopters, on {on:date}',
  'adoption.support-asked-for': 'Support was asked for on {on:date}',
  'adoption.guardianship-notice': 'Notice was given on {on:date}',
  'adoption.withdrawn': 'Withdrawn on {on:date}',
  'adoption.turned-18': 'Turned 18 on {on:date}',
  'adoption.support-began': 'The support began on {on:date}',
  'adoption.support-last-reviewed': 'The support was last looked at on {on:date}',
  'adoption.support-ended': 'The support ended on {on:date}',
  'adoption.plan-agreed': 'Adoption became the plan on {on:date}',
  'adoption.plan-changed': 'The plan changed on {on:date}',
  'adoption.decided': 'Decided on {on:date} that the child should be placed for adoption',
  'adoption.decision-reversed': 'The decision was reversed on {on:date}',
  'adoption.placed': 'Placed for adoption on {on:date}',
  'adoption.placed-without-match':
    'Placed for adoption on {placed:date}, but no match is recorded. The day of the match would settle it',
  'adoption.review-before': 'The review before was on {last:date}',
  'adoption.visits-not-decided':
    'Reviewed on {on:date}; how often to visit from then on is for the review to decide, and is not recorded. Recording it with the review would settle it',
} as const

/** A key into the adoption room's words. */
export type Word = keyof typeof words
