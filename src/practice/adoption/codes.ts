import { codeSet } from '../../spine/ledger/code-set.ts'

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
