import { codeSet } from '../../spine/ledger/code-list.ts'

const OURS = 'Alongside'

export const caseNoteType = codeSet({
  name: 'case-note-type',
  title: 'Kind of note',
  source: OURS,
  codes: [
    { code: 'phone-child', label: 'Call with the child' },
    { code: 'phone-family', label: 'Call with family' },
    { code: 'phone-professional', label: 'Call with another service' },
    { code: 'message', label: 'Email or message' },
    { code: 'letter', label: 'Letter' },
    { code: 'meeting', label: 'Meeting' },
    { code: 'discussion', label: 'Discussion with a colleague' },
    { code: 'attempted-visit', label: 'Visit where the child was not seen' },
    { code: 'analysis', label: 'What we make of it' },
    { code: 'other', label: 'Something else' },
  ],
})

/** Ways of working directly with a child. */
export const directWorkWay = codeSet({
  name: 'direct-work-way',
  title: 'Way of working',
  source: OURS,
  codes: [
    { code: 'three-houses', label: 'Three houses' },
    { code: 'wizards-fairies', label: 'Wizards and fairies' },
    { code: 'words-and-pictures', label: 'Words and pictures' },
    { code: 'play', label: 'Play' },
    { code: 'drawing', label: 'Drawing or making' },
    { code: 'walk', label: 'A walk or a drive' },
    { code: 'talking', label: 'Talking' },
    { code: 'mapping', label: 'Mapping with the family' },
    { code: 'other', label: 'Another way' },
  ],
})

/** Whose judgement a number on a scale is. */
export const scaleBy = codeSet({
  name: 'scale-by',
  title: 'Whose scale',
  source: OURS,
  codes: [
    { code: 'child', label: 'The child’s' },
    { code: 'parent', label: 'A parent’s' },
    { code: 'carer', label: 'A carer’s' },
    { code: 'family', label: 'The family’s together' },
    { code: 'worker', label: 'The worker’s' },
    { code: 'professional', label: 'Another professional’s' },
  ],
})

export const familyMeetingType = codeSet({
  name: 'family-meeting-type',
  title: 'Kind of meeting',
  source: OURS,
  codes: [
    { code: 'family-group', label: 'Family group conference' },
    { code: 'family-network', label: 'Family network meeting' },
    { code: 'lifelong-links', label: 'Lifelong links meeting' },
    { code: 'review-of-plan', label: 'Review of the family’s plan' },
  ],
})

/** How worried we are: what it asks of us in contact follows from limits in the duties. */
export const riskLevel = codeSet({
  name: 'risk-level',
  title: 'Risk',
  source: OURS,
  codes: [
    { code: 'high', label: 'High' },
    { code: 'medium', label: 'Medium' },
    { code: 'low', label: 'Low' },
  ],
})

/** What someone is asked to agree to. */
export const approvalOf = codeSet({
  name: 'approval-asked',
  title: 'Approval',
  source: OURS,
  codes: [
    { code: 'assessment', label: 'An assessment' },
    { code: 'plan', label: 'A plan' },
    { code: 'home', label: 'A home' },
    { code: 'move', label: 'A move' },
    { code: 'funding', label: 'Money' },
    { code: 'family-time', label: 'A change to family time' },
    { code: 'trip', label: 'A trip away' },
    { code: 'overnight', label: 'A night with friends or family' },
    { code: 'medical', label: 'Medical treatment' },
    { code: 'legal', label: 'Legal advice or court proceedings' },
    { code: 'reunification', label: 'Going home' },
    { code: 'closing', label: 'Closing our work' },
    { code: 'restricted', label: 'Restricting who may see the file' },
    { code: 'other', label: 'Something else' },
  ],
})

export const approvalDecision = codeSet({
  name: 'approval-decision',
  title: 'Decision',
  source: OURS,
  codes: [
    { code: 'approved', label: 'Agreed' },
    { code: 'declined', label: 'Not agreed' },
    { code: 'more-needed', label: 'More is needed first' },
    { code: 'withdrawn', label: 'No longer asked' },
  ],
})

/** What a child spoke about. */
export const wordsAbout = codeSet({
  name: 'words-about',
  title: 'Subject',
  source: OURS,
  codes: [
    { code: 'home', label: 'Where they live' },
    { code: 'family', label: 'Their family' },
    { code: 'friends', label: 'Friends' },
    { code: 'school', label: 'School or work' },
    { code: 'health', label: 'Health and feelings' },
    { code: 'worker', label: 'Their worker' },
    { code: 'plan', label: 'Their plan and future' },
    { code: 'safety', label: 'Being safe' },
    { code: 'fun', label: 'What they enjoy' },
    { code: 'identity', label: 'Who they are' },
    { code: 'rights', label: 'What they are entitled to' },
    { code: 'other', label: 'Something else' },
  ],
})

/** How a new worker met the child. */
export const introducedHow = codeSet({
  name: 'introduced-how',
  title: 'Way of meeting',
  source: OURS,
  codes: [
    { code: 'with-last-worker', label: 'With the worker before' },
    { code: 'at-home', label: 'At home, on their own' },
    { code: 'at-school', label: 'At school or college' },
    { code: 'elsewhere', label: 'Somewhere the child chose' },
    { code: 'by-video', label: 'By video' },
    { code: 'not-met', label: 'The child did not want to' },
  ],
})
