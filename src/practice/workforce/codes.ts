import { codeSet } from '../../spine/ledger/code-list.ts'

const OURS = 'Alongside'

/** The posts that people who work with children hold. */
export const workerPost = codeSet({
  name: 'worker-post',
  title: 'Post',
  source: OURS,
  codes: [
    { code: 'social-worker', label: 'Social worker' },
    { code: 'newly-qualified', label: 'Newly qualified social worker', note: 'In the assessed and supported year' },
    { code: 'senior', label: 'Senior social worker' },
    { code: 'advanced-practitioner', label: 'Advanced practitioner' },
    { code: 'reviewing-officer', label: 'Independent reviewing officer' },
    { code: 'conference-chair', label: 'Child protection chair' },
    { code: 'personal-adviser', label: 'Personal adviser' },
    { code: 'family-support-worker', label: 'Family support worker' },
    { code: 'team-manager', label: 'Team manager' },
    { code: 'service-manager', label: 'Service manager' },
    { code: 'nominated-officer', label: 'Nominated officer' },
    { code: 'director', label: 'Director' },
    { code: 'virtual-school', label: 'Virtual school' },
    { code: 'health', label: 'Nurse or health lead' },
    { code: 'supervising-social-worker', label: 'Supervising social worker of carers' },
    { code: 'student', label: 'Student social worker' },
    { code: 'other', label: 'Another post' },
  ],
})

/** Why someone is away from work. */
export const workerAbsence = codeSet({
  name: 'worker-absence',
  title: 'Why they are away',
  source: OURS,
  codes: [
    { code: 'leave', label: 'Annual leave' },
    { code: 'sick', label: 'Sick' },
    { code: 'parental', label: 'Maternity, paternity, adoption or parental leave' },
    { code: 'training', label: 'Training' },
    { code: 'career-break', label: 'Career break' },
    { code: 'suspended', label: 'Suspended, which is no judgement' },
    { code: 'other', label: 'Another reason' },
  ],
})
