import { codeSet } from '../../../spine/ledger/code-list.ts'

const OURS = 'Alongside'

export const carePlanBasis = codeSet({
  name: 'care-plan-basis',
  title: 'Which plan this is',
  source: OURS,
  codes: [
    { code: 'first', label: 'The first care plan' },
    { code: 'revised', label: 'Changed after a review, or since' },
    { code: 'court', label: 'Filed in court (section 31A)' },
  ],
})

/** Where a child is to grow up for good. */
export const permanenceOption = codeSet({
  name: 'permanence-option',
  title: 'Plan for permanence',
  source: 'Children Act 1989 guidance, volume 2: routes to permanence',
  codes: [
    { code: 'return-home', label: 'Return home to family' },
    { code: 'family-friends', label: 'Living with relatives or friends' },
    { code: 'special-guardianship', label: 'Special guardianship' },
    { code: 'child-arrangements', label: 'Child arrangements order' },
    { code: 'long-term-fostering', label: 'Long-term fostering' },
    { code: 'residential', label: 'Long-term children’s home' },
    { code: 'adoption', label: 'Adoption' },
    { code: 'independence', label: 'Supported move to independence' },
  ],
})

export const permanenceStatus = codeSet({
  name: 'permanence-status',
  title: 'Where the plan stands',
  source: OURS,
  codes: [
    { code: 'proposed', label: 'Proposed' },
    { code: 'agreed', label: 'Agreed at a review' },
    { code: 'ratified', label: 'Agreed by a panel, a decision maker or the court' },
    { code: 'achieved', label: 'Achieved' },
  ],
})

/** Steps on the way to permanence. */
export const permanenceStepCode = codeSet({
  name: 'permanence-step',
  title: 'Step towards permanence',
  source: OURS,
  codes: [
    { code: 'planning-meeting', label: 'Permanence planning meeting' },
    { code: 'family-meeting', label: 'Family group meeting' },
    { code: 'sibling-assessment', label: 'Together or apart assessment' },
    { code: 'viability', label: 'First assessment of relatives or friends' },
    { code: 'carer-assessment', label: 'Full assessment of relatives or friends' },
    { code: 'reunification-assessment', label: 'Assessment of a return home' },
    { code: 'decision-maker', label: 'Agency decision maker’s decision' },
    { code: 'court-plan', label: 'Care plan agreed by the court' },
    { code: 'family-finding', label: 'Family finding began' },
    { code: 'linking', label: 'Linking meeting' },
    { code: 'match', label: 'Match agreed' },
    { code: 'introductions', label: 'Introductions' },
    { code: 'application', label: 'Application to court' },
    { code: 'order', label: 'Order made' },
    { code: 'life-story-book', label: 'Life story book given' },
    { code: 'later-life-letter', label: 'Later life letter given' },
  ],
})

export const permanenceStepOutcome = codeSet({
  name: 'permanence-step-outcome',
  title: 'What came of it',
  source: OURS,
  codes: [
    { code: 'forward', label: 'Goes forward' },
    { code: 'more', label: 'More to do' },
    { code: 'stopped', label: 'Not the way: another plan' },
  ],
})

export const reunificationOutcome = codeSet({
  name: 'reunification-outcome',
  title: 'What came of it',
  source: OURS,
  codes: [
    { code: 'home', label: 'Went home to stay' },
    { code: 'stopped', label: 'The plan stopped' },
    { code: 'broke-down', label: 'Went home, and came back into care' },
  ],
})

export const familyTimeArrangement = codeSet({
  name: 'family-time-arrangement',
  title: 'How it was arranged',
  source: OURS,
  codes: [
    { code: 'agreed', label: 'Agreed with the family' },
    { code: 'order', label: 'Court order (section 34)' },
    { code: 'refused-urgently', label: 'Stopped by us in an emergency, for up to 7 days (section 34(6))' },
    { code: 'refused-order', label: 'Stopped by the court (section 34(4))' },
    { code: 'wish', label: 'Not happening: the child’s own wish' },
  ],
})

export const familyTimeSupervision = codeSet({
  name: 'family-time-supervision',
  title: 'Who is there',
  source: OURS,
  codes: [
    { code: 'none', label: 'Nobody from us' },
    { code: 'supported', label: 'Someone to help' },
    { code: 'supervised', label: 'Supervised throughout' },
    { code: 'indirect', label: 'Letters, calls or messages only' },
  ],
})

export const howOften = codeSet({
  name: 'how-often',
  title: 'How often',
  source: OURS,
  codes: [
    { code: 'daily', label: 'Every day' },
    { code: 'several-weekly', label: 'More than once a week' },
    { code: 'weekly', label: 'Every week' },
    { code: 'fortnightly', label: 'Every two weeks' },
    { code: 'monthly', label: 'Every month' },
    { code: 'school-holidays', label: 'In the school holidays' },
    { code: 'few-yearly', label: 'A few times a year' },
    { code: 'yearly', label: 'Once a year' },
    { code: 'when-wanted', label: 'When the child wants it' },
    { code: 'none', label: 'Not at present' },
  ],
})

export const shortBreakBasis = codeSet({
  name: 'short-break-basis',
  title: 'How short breaks are recorded',
  source: 'SSDA903 children looked after return: LS V3 and V4',
  codes: [
    { code: 'V3', label: 'One stay' },
    { code: 'V4', label: 'An agreement for a series of stays' },
  ],
})
