import { codeSet } from '../../../spine/ledger/code-list.ts'

const OURS = 'Alongside'

export const interviewResponse = codeSet({
  name: 'interview-response',
  title: 'What the child said to the offer',
  source: 'Statutory guidance on children who run away or go missing from home or care (2014)',
  codes: [
    { code: 'accepted', label: 'Yes' },
    { code: 'declined', label: 'No' },
    { code: 'no-answer', label: 'No answer yet' },
  ],
})

export const visitorDecision = codeSet({
  name: 'visitor-decision',
  title: 'Decision about an independent visitor',
  source: 'Children Act 1989, s 23ZB',
  codes: [
    { code: 'appoint', label: 'One is to be appointed' },
    { code: 'has-one', label: 'The child has one' },
    { code: 'objected', label: 'The child does not want one' },
    { code: 'not-in-interests', label: 'It would not be in the child’s interests now' },
  ],
})

export const offerResponse = codeSet({
  name: 'offer-response',
  title: 'What the child said',
  source: OURS,
  codes: [
    { code: 'accepted', label: 'Yes' },
    { code: 'declined', label: 'No' },
    { code: 'thinking', label: 'Thinking about it' },
  ],
})

export const advocacyAbout = codeSet({
  name: 'advocacy-about',
  title: 'What for',
  source: OURS,
  codes: [
    { code: 'told', label: 'Told about advocacy, for whenever it is wanted' },
    { code: 'review', label: 'A review' },
    { code: 'complaint', label: 'A complaint' },
    { code: 'home', label: 'Where they live' },
    { code: 'education', label: 'School or college' },
    { code: 'leaving-care', label: 'Leaving care' },
    { code: 'other', label: 'Something else' },
  ],
})

export const rightExplained = codeSet({
  name: 'right-explained',
  title: 'What was explained',
  source: OURS,
  codes: [
    { code: 'guide', label: 'The children’s guide' },
    { code: 'complaints', label: 'How to complain' },
    { code: 'advocacy', label: 'Having an advocate' },
    { code: 'reviewing-officer', label: 'Who the reviewing officer is, and how to reach them' },
    { code: 'records', label: 'What is written about them, and how to see it' },
    { code: 'care-council', label: 'The children in care council' },
  ],
})

export const ageAssessmentOutcome = codeSet({
  name: 'age-assessment-outcome',
  title: 'What was decided',
  source: OURS,
  codes: [
    { code: 'child-as-claimed', label: 'The age given is accepted' },
    { code: 'child-other-age', label: 'A child, of another age' },
    { code: 'adult', label: 'An adult' },
    { code: 'stopped', label: 'Not finished' },
  ],
})

export const leaveType = codeSet({
  name: 'leave-type',
  title: 'Leave to be in the country',
  source: 'Immigration Rules; the list is Alongside’s own',
  codes: [
    { code: 'claim-waiting', label: 'Asylum claim waiting for an answer' },
    { code: 'refugee', label: 'Refugee' },
    { code: 'humanitarian', label: 'Humanitarian protection' },
    { code: 'uasc-leave', label: 'Leave as an unaccompanied child' },
    { code: 'stateless', label: 'Leave as a stateless person' },
    { code: 'trafficking', label: 'Leave as a victim of trafficking or slavery' },
    { code: 'limited', label: 'Limited or discretionary leave' },
    { code: 'pre-settled', label: 'Pre-settled status' },
    { code: 'settled', label: 'Settled status or indefinite leave' },
    { code: 'appeal', label: 'Refused, and appealing' },
    { code: 'rights-exhausted', label: 'Refused, with no appeal left' },
    { code: 'none', label: 'None recorded' },
  ],
})
