import { codeSet } from '../../../spine/ledger/code-list.ts'

const OURS = 'Alongside'

export const visitPlace = codeSet({
  name: 'visit-place',
  title: 'Where the visit was',
  source: OURS,
  codes: [
    { code: 'home', label: 'Where the child lives' },
    { code: 'school', label: 'At school or college' },
    { code: 'family', label: 'At a family member’s home' },
    { code: 'out', label: 'Out together' },
    { code: 'office', label: 'At our office' },
    { code: 'hospital', label: 'In hospital' },
    { code: 'custody', label: 'In custody' },
    { code: 'elsewhere', label: 'Somewhere else' },
  ],
})

export const visitPurpose = codeSet({
  name: 'visit-purpose',
  title: 'What the visit was for',
  source: OURS,
  codes: [
    { code: 'statutory', label: 'A visit the law asks for' },
    { code: 'first', label: 'First visit after a move' },
    { code: 'requested', label: 'The child, or someone else, asked for it' },
    { code: 'concern', label: 'A worry about the child' },
    { code: 'review', label: 'Getting ready for a review' },
    { code: 'life-story', label: 'Life story work' },
    { code: 'other', label: 'Another reason' },
  ],
})

/** How the child was met. Only a meeting in person is a visit in the law’s sense. */
export const visitManner = codeSet({
  name: 'visit-manner',
  title: 'How',
  source: OURS,
  codes: [
    { code: 'person', label: 'In person' },
    { code: 'video', label: 'By video', note: 'Does not count as a visit' },
    { code: 'telephone', label: 'By telephone', note: 'Does not count as a visit' },
  ],
})

export const whyNotSeen = codeSet({
  name: 'why-not-seen',
  title: 'Why the child was not seen',
  source: OURS,
  codes: [
    { code: 'out', label: 'Out when we came' },
    { code: 'nobody-in', label: 'Nobody was in' },
    { code: 'refused-child', label: 'The child did not want to' },
    { code: 'refused-adult', label: 'An adult would not allow it' },
    { code: 'unwell', label: 'Unwell' },
    { code: 'missing', label: 'Missing or away' },
    { code: 'worker', label: 'We could not come' },
    { code: 'other', label: 'Another reason' },
  ],
})

export const whyNotAlone = codeSet({
  name: 'why-not-alone',
  title: 'Why the child was not seen alone',
  source: OURS,
  codes: [
    { code: 'refused', label: 'The child, of an age to understand, did not want to' },
    { code: 'young', label: 'Too young' },
    { code: 'not-appropriate', label: 'It would not have been right for the child' },
    { code: 'no-chance', label: 'There was no chance to' },
    { code: 'other', label: 'Another reason' },
  ],
})

export const visitRequester = codeSet({
  name: 'visit-requester',
  title: 'Who asked for a visit',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 28(7)',
  codes: [
    { code: 'child', label: 'The child' },
    { code: 'carer', label: 'The carer or the home' },
    { code: 'parent', label: 'A parent' },
    { code: 'reviewing-officer', label: 'The independent reviewing officer' },
    { code: 'regulator', label: 'The regulator, by notice' },
    { code: 'other', label: 'Someone else' },
  ],
})

export const reviewBroughtForward = codeSet({
  name: 'review-brought-forward',
  title: 'Why the review was brought forward',
  source: OURS,
  codes: [
    { code: 'child', label: 'The child asked' },
    { code: 'carer', label: 'The carer or the home asked' },
    { code: 'parent', label: 'A parent asked' },
    { code: 'reviewing-officer', label: 'The independent reviewing officer asked' },
    { code: 'change', label: 'A significant change to the plan' },
    { code: 'move', label: 'A move' },
    { code: 'leaving', label: 'Before leaving care, or leaving home at 16 or over' },
    { code: 'other', label: 'Another reason' },
  ],
})

export const escalationAbout = codeSet({
  name: 'escalation-about',
  title: 'What the reviewing officer raised',
  source: OURS,
  codes: [
    { code: 'drift', label: 'The plan is not moving' },
    { code: 'plan', label: 'There is no plan, or it is not right for the child' },
    { code: 'home', label: 'Where the child lives' },
    { code: 'education', label: 'Education' },
    { code: 'health', label: 'Health' },
    { code: 'family-time', label: 'Family time' },
    { code: 'visits', label: 'Visits' },
    { code: 'court', label: 'Legal steps' },
    { code: 'identity', label: 'Identity, culture or language' },
    { code: 'rights', label: 'The child’s rights or safety' },
    { code: 'leaving-care', label: 'Preparing to leave care' },
    { code: 'records', label: 'Reports or records not ready' },
    { code: 'other', label: 'Something else' },
  ],
})

export const escalationStage = codeSet({
  name: 'escalation-stage',
  title: 'Whom it was raised with',
  source: 'IRO Handbook, 6.2: each trust names its own stages',
  codes: [
    { code: 'worker', label: 'Social worker, informally' },
    { code: 'team-manager', label: 'Team manager' },
    { code: 'service-manager', label: 'Service manager' },
    { code: 'assistant-director', label: 'Assistant director' },
    { code: 'director', label: 'Director' },
    { code: 'chief-executive', label: 'Chief executive' },
    { code: 'cafcass', label: 'Cafcass' },
  ],
})

export const escalationOutcome = codeSet({
  name: 'escalation-outcome',
  title: 'How it ended',
  source: OURS,
  codes: [
    { code: 'resolved', label: 'Resolved' },
    { code: 'cafcass', label: 'Referred to Cafcass' },
    { code: 'overtaken', label: 'Overtaken by events' },
    { code: 'withdrawn', label: 'Withdrawn' },
  ],
})
