import { codeSet } from '../../spine/ledger/code-list.ts'

const SSDA903 = 'SSDA903 children looked after return'

export const decisionReversed = codeSet({
  name: 'decision-reversed',
  title: 'Why the plan for adoption ended',
  source: SSDA903,
  codes: [
    { code: 'RD1', label: 'The child’s needs changed' },
    { code: 'RD2', label: 'The court did not make a placement order' },
    { code: 'RD3', label: 'No adopters could be found' },
    { code: 'RD4', label: 'Another reason' },
  ],
})

export const adopterSex = codeSet({
  name: 'adopter-sex',
  title: 'Adopters',
  source: SSDA903,
  codes: [
    { code: 'M1', label: 'One man' },
    { code: 'F1', label: 'One woman' },
    { code: 'MM', label: 'Two men' },
    { code: 'FF', label: 'Two women' },
    { code: 'MF', label: 'A man and a woman' },
  ],
})

export const adopterStatus = codeSet({
  name: 'adopter-status',
  title: 'Adopters’ legal status',
  source: SSDA903,
  codes: [
    { code: 'L0', label: 'Single' },
    { code: 'L11', label: 'Married, different gender' },
    { code: 'L12', label: 'Married, same gender' },
    { code: 'L2', label: 'Civil partnership' },
    { code: 'L3', label: 'Unmarried couple, different gender' },
    { code: 'L4', label: 'Unmarried couple, same gender' },
  ],
})

const OURS = 'Alongside'

export const panelAbout = codeSet({
  name: 'adoption-panel-about',
  title: 'What the panel considered',
  source: 'Adoption Agencies Regulations 2005, regs 18, 32',
  codes: [
    { code: 'match', label: 'A match with adopters' },
    { code: 'child', label: 'Whether the child should be placed, where the parents consent' },
  ],
})

export const parentsToldHow = codeSet({
  name: 'parents-told-how',
  title: 'How the parents were told',
  source: 'Statutory guidance on adoption (2013)',
  codes: [
    { code: 'spoken', label: 'By word of mouth' },
    { code: 'written', label: 'In writing' },
    { code: 'cannot', label: 'They could not be told: nobody could be found, or it would not be safe' },
  ],
})

export const familyFindingStep = codeSet({
  name: 'family-finding-step',
  title: 'Step in finding a family',
  source: 'Statutory guidance on adoption (2013)',
  codes: [
    { code: 'begun', label: 'The search began; the linking service was told' },
    { code: 'register', label: 'Put on the national register' },
    { code: 'profile', label: 'A profile was shared, or an event attended' },
    { code: 'link', label: 'A link was looked into' },
  ],
})

export const adoptionSupportOutcome = codeSet({
  name: 'adoption-support-outcome',
  title: 'What came of it',
  source: OURS,
  codes: [
    { code: 'plan', label: 'A plan of support' },
    { code: 'advice', label: 'Advice' },
    { code: 'none', label: 'No support from us' },
    { code: 'elsewhere', label: 'Another authority is responsible' },
  ],
})

export const guardianshipApplicant = codeSet({
  name: 'guardianship-applicant',
  title: 'Who gave notice',
  source: 'Children Act 1989, s 14A',
  codes: [
    { code: 'carer', label: 'The present carers' },
    { code: 'relative', label: 'A relative' },
    { code: 'other', label: 'Someone else' },
    { code: 'court', label: 'The court asked for the report' },
  ],
})
