import { codeSet } from '../../spine/ledger/code-list.ts'

const PLAN = 'The trust’s business plan of 2021, what the trust depends on the councils for'

/** What the trust depends on the councils for. */
export const dependencyArea = codeSet({
  name: 'dependency-area',
  title: 'What the trust depends on the councils for',
  source: PLAN,
  codes: [
    { code: 'partnership', label: 'Working together on services the councils keep' },
    { code: 'inspection', label: 'Acting on inspection findings' },
    { code: 'grants', label: 'Support for grant applications' },
    { code: 'support-services', label: 'Support services' },
    { code: 'property', label: 'Property' },
    { code: 'information', label: 'Information' },
    { code: 'assets', label: 'Assets and supply contracts' },
    { code: 'change', label: 'Orderly change of ownership and commissioning' },
    { code: 'schools', label: 'Schools, attendance and special educational needs' },
    { code: 'parenting', label: 'The councils as corporate parents' },
  ],
})

/** Whether a council does what the trust depends on it for. */
export const dependencyMet = codeSet({
  name: 'dependency-met',
  title: 'Whether it is done',
  source: 'Alongside',
  codes: [
    { code: 'met', label: 'Done as agreed' },
    { code: 'partly', label: 'Done in part' },
    { code: 'not-met', label: 'Not done' },
  ],
})

/** The support services that the councils give the trust by agreement. */
export const supportService = codeSet({
  name: 'support-service',
  title: 'Support service',
  source: 'The trust’s business plan of 2021, support services under service level agreements',
  codes: [
    { code: 'audit', label: 'Internal audit' },
    { code: 'finance', label: 'Finance operations' },
    { code: 'payments', label: 'Payments and direct payments' },
    { code: 'insurance', label: 'Insurance' },
    { code: 'safety', label: 'Health, safety and wellbeing' },
    { code: 'hr', label: 'Human resources' },
    { code: 'learning', label: 'Learning and development' },
    { code: 'payroll', label: 'Payroll' },
    { code: 'it', label: 'Information technology' },
    { code: 'systems', label: 'Business systems and reports' },
    { code: 'customers', label: 'Customer services and complaints' },
    { code: 'procurement', label: 'Procurement' },
    { code: 'legal', label: 'Legal services' },
    { code: 'property', label: 'Property' },
  ],
})

/** What a service level is told in. */
export const levelUnit = codeSet({
  name: 'level-unit',
  title: 'Told in',
  source: 'Alongside',
  codes: [
    { code: 'percent', label: 'Per cent' },
    { code: 'days', label: 'Days' },
    { code: 'count', label: 'A number' },
  ],
})

/** Where the contract is talked through, and where a matter goes next. */
export const contractGroup = codeSet({
  name: 'contract-group',
  title: 'Group',
  source: 'The trust’s business plan of 2021, governance of the contract',
  codes: [
    { code: 'operational', label: 'Operational group' },
    { code: 'strategic', label: 'Strategic group' },
    { code: 'officers', label: 'The officers the contract names' },
  ],
})

/** Whose shortfall a matter is about. */
export const contractSide = codeSet({
  name: 'contract-side',
  title: 'Whose side it is on',
  source: 'Alongside',
  codes: [
    { code: 'councils', label: 'The councils’ side' },
    { code: 'trust', label: 'The trust’s side' },
  ],
})
