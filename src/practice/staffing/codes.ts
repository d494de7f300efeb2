import { codeSet } from '../../spine/ledger/code-list.ts'
import { type Dated, dated } from '../../spine/time/dated.ts'

const OURS = 'Alongside'

/** On what terms someone is in a post. */
export const contractBasis = codeSet({
  name: 'contract-basis',
  title: 'On what terms',
  source: OURS,
  codes: [
    { code: 'permanent', label: 'Permanent' },
    { code: 'fixed', label: 'Fixed term or secondment' },
    { code: 'agency', label: 'Through an agency' },
  ],
})

/** A supported start in social work that someone is on. */
export const staffProgramme = codeSet({
  name: 'staff-programme',
  title: 'Supported start',
  source: OURS,
  codes: [
    { code: 'asye', label: 'Assessed and supported year in employment' },
    { code: 'academy', label: 'Social work academy' },
    { code: 'apprentice', label: 'Social work apprenticeship' },
    { code: 'step-up', label: 'Step Up or another fast route' },
  ],
})

/** Why someone left the trust. A move to another post here is no leaving. */
export const leavingReason = codeSet({
  name: 'leaving-reason',
  title: 'Why they left',
  source: OURS,
  codes: [
    { code: 'resigned-council', label: 'Resigned, to another council or trust' },
    { code: 'resigned-agency', label: 'Resigned, to agency work' },
    { code: 'resigned', label: 'Resigned, to something else' },
    { code: 'retired', label: 'Retired' },
    { code: 'end-of-contract', label: 'Their contract or assignment ended' },
    { code: 'redundant', label: 'Made redundant' },
    { code: 'dismissed', label: 'Dismissed' },
    { code: 'died', label: 'Died' },
    { code: 'other', label: 'Another reason' },
    { code: 'not-known', label: 'Not known' },
  ],
})

/** What people are trained in. Which of it must be done, by whom and how often, is in `requiredCourses`. */
export const trainingCourse = codeSet({
  name: 'training-course',
  title: 'Course',
  source: OURS,
  codes: [
    { code: 'practice-model', label: 'Practice model: foundation' },
    { code: 'practice-model-leading', label: 'Practice model: leading practice' },
    { code: 'safeguarding', label: 'Safeguarding children' },
    { code: 'information', label: 'Information governance' },
    { code: 'exploitation', label: 'Exploitation and going missing' },
    { code: 'equality', label: 'Equality and anti-racist practice' },
    { code: 'supervision', label: 'Giving supervision' },
    { code: 'court', label: 'Court skills' },
  ],
})

export type Course = (typeof trainingCourse.codes)[number]['code']

/** A course that must be done: by whom, how long after starting, and how long it lasts. */
export interface RequiredCourse {
  readonly course: Course
  /** The posts it is required of; of every post where absent. */
  readonly posts?: readonly string[]
  /** In months from the first day here. */
  readonly within: number
  /** How many months it lasts; absent where it is done once. */
  readonly renews?: number
}

const MANAGERS = ['team-manager', 'service-manager']

/** Posts that only a registered social worker may hold, of case holders, of those who lead them, and of reviewers. */
export const registeredPosts: Dated<readonly string[]> = dated({
  from: '2011-04-01',
  value: [
    'social-worker',
    'newly-qualified',
    'senior',
    'advanced-practitioner',
    'supervising-social-worker',
    'reviewing-officer',
    'conference-chair',
    ...MANAGERS,
  ],
  source:
    'Children’s social work workforce (Department for Education), data guidance: registered social workers who work in a children’s services department. Which posts those are here is our assumption until the trust agrees it',
})

/** The courses that must be done, as they were required from each date. */
export const requiredCourses: Dated<readonly RequiredCourse[]> = dated({
  from: '2020-11-01',
  value: [
    { course: 'information', within: 1, renews: 12 },
    { course: 'safeguarding', within: 3, renews: 36 },
    { course: 'practice-model', within: 6 },
    {
      course: 'exploitation',
      posts: [
        'social-worker',
        'newly-qualified',
        'senior',
        'advanced-practitioner',
        'personal-adviser',
        'team-manager',
      ],
      within: 6,
      renews: 36,
    },
    { course: 'supervision', posts: ['advanced-practitioner', ...MANAGERS], within: 6, renews: 36 },
  ],
  source: 'Our assumption until the trust agrees its own list',
})

/** How many working days a full-time year has, as the Department for Education divides days lost by. */
export const WORKING_DAYS_OF_A_YEAR = 253
