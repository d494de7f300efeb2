import { codeSet } from '../../spine/ledger/code-list.ts'

const OURS = 'Alongside'

export const schoolType = codeSet({
  name: 'school-type',
  title: 'Kind of school',
  source: OURS,
  codes: [
    { code: 'nursery', label: 'Nursery or early years' },
    { code: 'mainstream', label: 'Mainstream school' },
    { code: 'special', label: 'Special school' },
    { code: 'ap', label: 'Alternative provision or pupil referral unit' },
    { code: 'independent', label: 'Independent school' },
    { code: 'college', label: 'College or sixth form' },
    { code: 'none', label: 'No school place' },
  ],
})

export const yearGroup = codeSet({
  name: 'year-group',
  title: 'Year group',
  source: 'School years in England',
  codes: [
    { code: 'EY', label: 'Early years' },
    { code: 'R', label: 'Reception' },
    ...(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14'] as const).map(year => ({
      code: year,
      label: `Year ${year}`,
    })),
  ],
})

/** What a mark in the register means when sessions are counted. */
export type MarkMeaning = 'present' | 'authorised' | 'unauthorised' | 'not-counted'

/**
 * The marks of the attendance register. Each code's meaning when sessions are counted is in `markMeaning`: attending,
 * missed with leave, missed without, or not a possible session.
 */
export const attendanceMark = codeSet({
  name: 'attendance-mark',
  title: 'Attendance mark',
  source:
    'School Attendance (Pupil Registration) (England) Regulations 2024 and Working together to improve school attendance, from 19 August 2024; earlier codes kept',
  codes: [
    { code: '/', label: 'Present in the morning' },
    { code: '\\', label: 'Present in the afternoon' },
    { code: 'L', label: 'Late, before the register closed' },
    { code: 'K', label: 'Education arranged by the council', from: '2024-08-19' },
    { code: 'V', label: 'Educational visit' },
    { code: 'P', label: 'Sport' },
    { code: 'W', label: 'Work experience' },
    { code: 'B', label: 'Other approved education off site' },
    { code: 'D', label: 'At another school where also registered' },
    { code: 'J', label: 'Interview', until: '2024-08-18' },
    { code: 'I', label: 'Ill' },
    { code: 'M', label: 'Medical or dental appointment' },
    { code: 'J1', label: 'Interview', from: '2024-08-19' },
    { code: 'S', label: 'Study leave' },
    { code: 'R', label: 'Religious observance' },
    { code: 'T', label: 'Travelling with a Traveller family' },
    { code: 'H', label: 'Holiday agreed', until: '2024-08-18' },
    { code: 'C', label: 'Leave for an exceptional reason' },
    { code: 'C1', label: 'Leave for a performance or work abroad', from: '2024-08-19' },
    { code: 'C2', label: 'Part-time timetable', from: '2024-08-19' },
    { code: 'E', label: 'Suspended or excluded' },
    { code: 'N', label: 'Reason not yet known' },
    { code: 'G', label: 'Holiday not agreed' },
    { code: 'O', label: 'Absent without leave' },
    { code: 'U', label: 'Late, after the register closed' },
    { code: 'Q', label: 'No transport arranged', from: '2024-08-19' },
    { code: 'Y', label: 'School could not open to the pupil' },
    { code: 'X', label: 'Not required to attend' },
    { code: 'Z', label: 'Not yet on the register' },
    { code: '#', label: 'School closed' },
  ],
})

const MEANINGS: ReadonlyMap<string, MarkMeaning> = new Map([
  ...'I M J1 S R T H C C1 C2 E'.split(' ').map(mark => [mark, 'authorised'] as const),
  ...'N G O U'.split(' ').map(mark => [mark, 'unauthorised'] as const),
  ...'Q Y X Z #'.split(' ').map(mark => [mark, 'not-counted'] as const),
])

/**
 * What a mark means when sessions are counted. A session whose reason is not yet known is missed without leave until it
 * is. Source: Working together to improve school attendance (statutory guidance), attendance and absence codes.
 */
export function markMeaning(mark: string): MarkMeaning {
  return MEANINGS.get(mark) ?? 'present'
}

const ASKS_WHY = 'I N G O U'.split(' ')

/** Whether a mark is of a session missed without leave agreed beforehand, about which the daily check asks. */
export function asksWhy(mark: string): boolean {
  return ASKS_WHY.includes(mark)
}

/** Whether a mark is a session missed, with leave or without. */
export function isMissed(mark: string): boolean {
  const meaning = markMeaning(mark)
  return meaning === 'authorised' || meaning === 'unauthorised'
}

export const exclusionType = codeSet({
  name: 'exclusion-type',
  title: 'Suspended or excluded',
  source: 'Education Act 2002, s 51A',
  codes: [
    { code: 'suspension', label: 'Suspended for a fixed time' },
    { code: 'permanent', label: 'Permanently excluded' },
  ],
})

export const exclusionReason = codeSet({
  name: 'exclusion-reason',
  title: 'Reason the school gave',
  source: 'School census: reasons for suspension and permanent exclusion',
  codes: [
    { code: 'PP', label: 'Physical assault against a pupil' },
    { code: 'PA', label: 'Physical assault against an adult' },
    { code: 'VP', label: 'Verbal abuse or threats against a pupil' },
    { code: 'VA', label: 'Verbal abuse or threats against an adult' },
    { code: 'OW', label: 'Use or threat of a weapon' },
    { code: 'BU', label: 'Bullying' },
    { code: 'RA', label: 'Racist abuse' },
    { code: 'LG', label: 'Abuse about sexual orientation or gender identity' },
    { code: 'DS', label: 'Abuse about disability' },
    { code: 'SM', label: 'Sexual misconduct' },
    { code: 'DA', label: 'Drugs or alcohol' },
    { code: 'DM', label: 'Damage' },
    { code: 'TH', label: 'Theft' },
    { code: 'MT', label: 'Misuse of social media or online technology' },
    { code: 'PH', label: 'Breach of public health measures' },
    { code: 'DB', label: 'Persistent or general disruptive behaviour' },
    { code: 'OT', label: 'Another reason' },
  ],
})

export const provisionQuality = codeSet({
  name: 'provision-quality',
  title: 'What the visit found',
  source: OURS,
  codes: [
    { code: 'good', label: 'Good for the child' },
    { code: 'improve', label: 'Needs to improve' },
    { code: 'unsuitable', label: 'Not suitable' },
  ],
})

export const missingEducationWhy = codeSet({
  name: 'missing-education-why',
  title: 'Why out of school',
  source: OURS,
  codes: [
    { code: 'moved', label: 'Moved home, and no place yet' },
    { code: 'no-place', label: 'No school has offered a place' },
    { code: 'special', label: 'Waiting for a special school' },
    { code: 'excluded', label: 'Permanently excluded, and no place yet' },
    { code: 'refuses', label: 'On a school’s roll but cannot go' },
    { code: 'ill', label: 'Too ill for school' },
    { code: 'missing', label: 'Missing from home or care' },
    { code: 'arrived', label: 'Newly arrived in the country' },
    { code: 'other', label: 'Another reason' },
  ],
})

export const attainmentStage = codeSet({
  name: 'attainment-stage',
  title: 'Stage',
  source: 'Department for Education: statutory assessments',
  codes: [
    { code: 'EYFS', label: 'End of reception' },
    { code: 'PHON', label: 'Phonics' },
    { code: 'KS1', label: 'Key stage 1 (age 7)' },
    { code: 'KS2', label: 'Key stage 2 (age 11)' },
    { code: 'KS4', label: 'Key stage 4 (age 16)' },
    { code: 'KS5', label: 'Key stage 5 (age 18)' },
    { code: 'OTHER', label: 'Another qualification or award' },
  ],
})

export const attainmentSubject = codeSet({
  name: 'attainment-subject',
  title: 'Subject',
  source: 'Department for Education: statutory assessments',
  codes: [
    { code: 'reading', label: 'Reading' },
    { code: 'writing', label: 'Writing' },
    { code: 'maths', label: 'Maths' },
    { code: 'english-language', label: 'English language' },
    { code: 'english-literature', label: 'English literature' },
    { code: 'english', label: 'English (single award)' },
    { code: 'science', label: 'Science' },
    { code: 'attainment-8', label: 'Attainment 8 score' },
    { code: 'progress-8', label: 'Progress 8 score' },
    { code: 'good-development', label: 'Good level of development' },
    { code: 'other', label: 'Another subject' },
  ],
})

export const sendSupport = codeSet({
  name: 'send-support',
  title: 'Support for special educational needs',
  source: 'Children and Families Act 2014, Part 3',
  codes: [
    { code: 'plan', label: 'Education, health and care plan' },
    { code: 'support', label: 'Support at school (SEN support)' },
    { code: 'assessment', label: 'Being assessed for a plan' },
  ],
})

/** What a child has, when the three groups are counted. */
export const sendGroup = codeSet({
  name: 'send-group',
  title: 'Special educational needs',
  source: 'Department for Education: outcomes of children looked after, special educational needs',
  codes: [
    { code: 'plan', label: 'Education, health and care plan' },
    { code: 'support', label: 'Support at school (SEN support)' },
    { code: 'none', label: 'No special educational needs recorded' },
  ],
})

export const sendNeed = codeSet({
  name: 'send-need',
  title: 'Main need',
  source: 'School census: type of special educational need',
  codes: [
    { code: 'SPLD', label: 'Specific learning difficulty' },
    { code: 'MLD', label: 'Moderate learning difficulty' },
    { code: 'SLD', label: 'Severe learning difficulty' },
    { code: 'PMLD', label: 'Profound and multiple learning difficulty' },
    { code: 'SEMH', label: 'Social, emotional and mental health' },
    { code: 'SLCN', label: 'Speech, language and communication' },
    { code: 'HI', label: 'Hearing' },
    { code: 'VI', label: 'Sight' },
    { code: 'MSI', label: 'Sight and hearing' },
    { code: 'PD', label: 'Physical disability' },
    { code: 'ASD', label: 'Autism' },
    { code: 'DS', label: 'Down syndrome' },
    { code: 'OTH', label: 'Another need' },
    { code: 'NSA', label: 'Support, but no assessment of the need yet' },
  ],
})

export const ehcReviewOutcome = codeSet({
  name: 'ehc-review-outcome',
  title: 'What was decided',
  source: 'Special Educational Needs and Disability Regulations 2014, reg 20',
  codes: [
    { code: 'keep', label: 'Keep the plan as it is' },
    { code: 'amend', label: 'Change the plan' },
    { code: 'cease', label: 'End the plan' },
    { code: 'awaited', label: 'Not yet decided' },
  ],
})

/** The grades that the virtual school gives a plan it has checked. */
export const pepQuality = codeSet({
  name: 'pep-quality',
  title: 'Quality of the plan',
  source: 'The virtual school’s quality assurance',
  codes: [
    { code: 'outstanding', label: 'Outstanding' },
    { code: 'good', label: 'Good' },
    { code: 'improve', label: 'Requires improvement' },
    { code: 'inadequate', label: 'Inadequate' },
  ],
})

export const pepTargetOutcome = codeSet({
  name: 'pep-target-outcome',
  title: 'What came of it',
  source: OURS,
  codes: [
    { code: 'met', label: 'Reached' },
    { code: 'partly', label: 'Partly reached' },
    { code: 'not-met', label: 'Not reached' },
    { code: 'changed', label: 'Changed for another' },
  ],
})
