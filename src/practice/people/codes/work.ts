import { codeSet } from '../../../spine/ledger/code-list.ts'

const SSDA903 = 'SSDA903 children looked after return'

/** Why a child's social worker changed. Collected since 2023-24. */
export const workerChange = codeSet({
  name: 'worker-change',
  title: 'Reason for change of social worker',
  source: SSDA903,
  codes: [
    { code: 'MANAGE', label: 'Caseload management', from: '2023-04-01' },
    { code: 'FCONTA', label: 'First contact or re-referral', from: '2023-04-01' },
    { code: 'LEFTRL', label: 'Previous worker left their role', from: '2023-04-01' },
    { code: 'ORGRST', label: 'Teams were reorganised', from: '2023-04-01' },
    { code: 'TSPROC', label: 'Moved between teams in the usual way', from: '2023-04-01' },
    { code: 'ABSENC', label: 'Covering an absence, or returning from one', from: '2023-04-01' },
    { code: 'CHCHAN', label: 'The child asked', from: '2023-04-01' },
    { code: 'PCCHAN', label: 'A parent or carer asked', from: '2023-04-01' },
    { code: 'SWDIED', label: 'Previous worker died', from: '2023-04-01' },
    { code: 'OTHERS', label: 'Another reason', from: '2023-04-01' },
  ],
})

/** What a worker is to the child. The latest open allocation of a role is the one that holds. */
export const allocationRole = codeSet({
  name: 'allocation-role',
  title: 'Role',
  source: 'Alongside',
  codes: [
    { code: 'social-worker', label: 'Social worker' },
    { code: 'reviewing-officer', label: 'Independent reviewing officer' },
    { code: 'personal-adviser', label: 'Personal adviser' },
    { code: 'family-support-worker', label: 'Family support worker' },
    { code: 'team-manager', label: 'Team manager' },
    { code: 'conference-chair', label: 'Child protection chair' },
    { code: 'independent-visitor', label: 'Independent visitor' },
    { code: 'advocate', label: 'Advocate' },
    { code: 'health-lead', label: 'Nurse for children in care' },
    { code: 'virtual-school-lead', label: 'Virtual school lead' },
    { code: 'co-worker', label: 'Second worker' },
    { code: 'student', label: 'Student social worker' },
    { code: 'covering', label: 'Covering while the worker is away' },
  ],
})
