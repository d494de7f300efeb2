import { codeSet } from '../../../spine/ledger/code-list.ts'

const SSDA903 = 'SSDA903 children looked after return'

export const legalStatusCode = codeSet({
  name: 'legal-status',
  title: 'Legal status',
  source: SSDA903,
  codes: [
    { code: 'C1', label: 'Interim care order' },
    { code: 'C2', label: 'Full care order' },
    { code: 'D1', label: 'Freeing order' },
    { code: 'E1', label: 'Placement order', from: '2005-12-01' },
    { code: 'V2', label: 'Accommodated with agreement (section 20)' },
    { code: 'V3', label: 'Short breaks, each stay recorded' },
    { code: 'V4', label: 'Short breaks, by agreement' },
    { code: 'L1', label: 'Police protection, in council accommodation' },
    { code: 'L2', label: 'Emergency protection order' },
    { code: 'L3', label: 'Child assessment order, in council accommodation' },
    { code: 'J1', label: 'Remanded to council or youth detention accommodation' },
    { code: 'J2', label: 'Police and Criminal Evidence Act, in council accommodation' },
    { code: 'J3', label: 'Youth rehabilitation order with residence or fostering' },
  ],
})

export const categoryOfNeed = codeSet({
  name: 'category-of-need',
  title: 'Category of need',
  source: SSDA903,
  codes: [
    { code: 'N1', label: 'Abuse or neglect' },
    { code: 'N2', label: 'Child’s disability' },
    { code: 'N3', label: 'Parental illness or disability' },
    { code: 'N4', label: 'Family in acute stress' },
    { code: 'N5', label: 'Family dysfunction' },
    { code: 'N6', label: 'Socially unacceptable behaviour' },
    { code: 'N7', label: 'Low income' },
    { code: 'N8', label: 'Absent parenting' },
  ],
})

/** Why an episode began. */
export const reasonEpisodeBegan = codeSet({
  name: 'reason-episode-began',
  title: 'Reason for new episode',
  source: SSDA903,
  codes: [
    { code: 'S', label: 'Started to be looked after' },
    { code: 'L', label: 'Change of legal status only' },
    { code: 'P', label: 'Change of placement and carer' },
    { code: 'T', label: 'Change of placement, same carer' },
    { code: 'B', label: 'Change of legal status, placement and carer' },
    { code: 'U', label: 'Change of legal status and placement, same carer' },
  ],
})

/** Why care, or an episode of it, ended. */
export const reasonEpisodeEnded = codeSet({
  name: 'reason-episode-ended',
  title: 'Reason episode ended',
  source: SSDA903,
  codes: [
    { code: 'X1', label: 'Another episode starts the same day' },
    { code: 'E11', label: 'Adopted, unopposed' },
    { code: 'E12', label: 'Adopted, consent dispensed with' },
    { code: 'E2', label: 'Died' },
    { code: 'E3', label: 'Care taken over by another UK council' },
    { code: 'E4A', label: 'Returned home, planned' },
    { code: 'E4B', label: 'Returned home, not planned' },
    { code: 'E13', label: 'Left to live with someone without parental responsibility' },
    { code: 'E41', label: 'Child arrangements or residence order' },
    { code: 'E45', label: 'Special guardianship to former foster carer who is a relative or friend' },
    { code: 'E46', label: 'Special guardianship to another former foster carer' },
    { code: 'E47', label: 'Special guardianship to another carer who is a relative or friend' },
    { code: 'E48', label: 'Special guardianship to another carer' },
    { code: 'E5', label: 'Independent living with formal support' },
    { code: 'E6', label: 'Independent living without formal support' },
    { code: 'E7', label: 'Moved to adult social care' },
    { code: 'E8', label: 'Another reason' },
    { code: 'E9', label: 'Sentenced to custody' },
    { code: 'E14', label: 'Remand in accommodation ended' },
    { code: 'E15', label: 'Age assessed as 18 or over' },
    { code: 'E16', label: 'Moved abroad' },
    { code: 'E17', label: 'Reached 18 and stayed with the same carers' },
    { code: 'E1', label: 'Adopted (code used to 2005-06)', until: '2006-03-31' },
    { code: 'E43', label: 'Special guardianship to former foster carer (code used to 2016-17)', until: '2017-03-31' },
    { code: 'E44', label: 'Special guardianship to another carer (code used to 2016-17)', until: '2017-03-31' },
  ],
})

export const reviewParticipation = codeSet({
  name: 'review-participation',
  title: 'How the child took part in the review',
  source: SSDA903,
  codes: [
    { code: 'PN0', label: 'Under 4 at the time' },
    { code: 'PN1', label: 'Came and spoke for themselves' },
    { code: 'PN2', label: 'Came and an advocate spoke' },
    { code: 'PN3', label: 'Came and gave views without speaking' },
    { code: 'PN4', label: 'Came but did not give views' },
    { code: 'PN5', label: 'Did not come; briefed an advocate' },
    { code: 'PN6', label: 'Did not come; gave views another way' },
    { code: 'PN7', label: 'Did not come; views not given' },
  ],
})

export const missingType = codeSet({
  name: 'missing-type',
  title: 'Missing or away',
  source: SSDA903,
  codes: [
    { code: 'M', label: 'Missing: whereabouts not known' },
    { code: 'A', label: 'Away without authorisation: whereabouts known' },
  ],
})

export const previousPermanenceType = codeSet({
  name: 'previous-permanence-type',
  title: 'Previous permanence',
  source: SSDA903,
  codes: [
    { code: 'P1', label: 'Adoption' },
    { code: 'P2', label: 'Special guardianship order' },
    { code: 'P3', label: 'Residence or child arrangements order' },
    { code: 'P4', label: 'Not known' },
    { code: 'Z1', label: 'None' },
  ],
})

/** What a court or the police decided of a child, as the return asks of each year. */
export const offendingOutcome = codeSet({
  name: 'offending-outcome',
  title: 'What it was',
  source: 'What the return’s CONVICTED counts (SSDA903 OC2); the codes are Alongside’s own',
  codes: [
    { code: 'convicted', label: 'Convicted' },
    { code: 'youth-conditional-caution', label: 'Given a youth conditional caution' },
    { code: 'youth-caution', label: 'Given a youth caution' },
    { code: 'warning', label: 'Given a reprimand or final warning, before April 2013' },
    { code: 'none', label: 'Youth justice service asked: nothing this year so far' },
  ],
})
