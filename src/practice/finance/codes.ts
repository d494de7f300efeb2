import { codeSet } from '../../spine/ledger/code-list.ts'
import { type Dated, dated } from '../../spine/time/dated.ts'

/** The headings of a trust's budget, in the order of its accounts. What is in `income` lessens what is spent. */
export const budgetGroup = codeSet({
  name: 'budget-group',
  title: 'Heading',
  source:
    'Headings of a children’s trust’s published budget; the homes of children in care apart from other placements',
  codes: [
    { code: 'placements', label: 'Homes of children in care' },
    { code: 'staffing', label: 'Staffing' },
    { code: 'adoption', label: 'Adoption and special guardianship' },
    { code: 'other-care', label: 'Other care costs' },
    { code: 'contracts', label: 'Contracts' },
    { code: 'legal', label: 'Legal' },
    { code: 'transport', label: 'Transport' },
    { code: 'support-services', label: 'Support services' },
    { code: 'premises', label: 'Property and insurance' },
    { code: 'other', label: 'Other non-staff costs' },
    { code: 'income', label: 'Direct income' },
  ],
})

export type BudgetGroup = (typeof budgetGroup.codes)[number]['code']

/** Where direct income comes from. */
export const incomeSource = codeSet({
  name: 'income-source',
  title: 'Where it comes from',
  source: 'Headings of a children’s trust’s published income',
  codes: [
    { code: 'adults', label: 'Adult services, for out-of-hours work' },
    { code: 'public-health', label: 'Public health' },
    { code: 'education', label: 'Education' },
    { code: 'health', label: 'Health' },
    { code: 'adopters', label: 'Adopters found for other councils' },
    { code: 'grant', label: 'Government grant' },
    { code: 'other', label: 'Another source' },
  ],
})

/** The two types of change to the contract sum that may be asked for within a year, the second in its two forms. */
export const changeType = codeSet({
  name: 'in-year-change-type',
  title: 'Type of change',
  source: 'Types of in-year change in a children’s trust’s published business plan',
  codes: [
    { code: 'type-1', label: 'Type 1: more demand, or a cost that could not have been foreseen' },
    { code: 'type-2-improve', label: 'Type 2: a better service, by a business case' },
    { code: 'type-2-save', label: 'Type 2: spend now to save later' },
  ],
})

/** How the councils answered a change or a capital case. */
export const fundingDecision = codeSet({
  name: 'funding-decision',
  title: 'Answer',
  source: 'Alongside',
  codes: [
    { code: 'agreed', label: 'Agreed' },
    { code: 'part', label: 'Agreed in part' },
    { code: 'refused', label: 'Refused' },
    { code: 'withdrawn', label: 'Withdrawn by the trust' },
  ],
})

/** What a reserve is for. */
export const reserveKind = codeSet({
  name: 'reserve-kind',
  title: 'Kind of reserve',
  source: 'A children’s trust’s published reserves policy',
  codes: [
    { code: 'general', label: 'General' },
    { code: 'earmarked', label: 'Earmarked' },
  ],
})

/** How a saving stands. */
export const savingColour = codeSet({
  name: 'saving-colour',
  title: 'Colour',
  source: 'Our assumption until the trust agrees its own',
  codes: [
    { code: 'red', label: 'Red', note: 'Less than three quarters of it is expected' },
    { code: 'amber', label: 'Amber', note: 'Three quarters or more is expected, but less than 95 in 100' },
    { code: 'green', label: 'Green', note: '95 in 100 or more is expected' },
    { code: 'unknown', label: 'Cannot tell', note: 'Nobody has said for three months how it goes, or ever' },
  ],
})

export type SavingColour = (typeof savingColour.codes)[number]['code']

/** From what share of its target, in hundredths, a saving is of a colour, and for how many months what was said of it holds. */
export const savingColours: Dated<{ readonly green: number; readonly amber: number; readonly monthsHeld: number }> =
  dated({
    from: '2020-11-01',
    value: { green: 95, amber: 75, monthsHeld: 3 },
    source: 'Our assumption until the trust agrees its own',
  })

/** How far from budget, in hundredths of it, a line may be expected to end before it is told as over or under. */
export const lineTolerance: Dated<number> = dated({
  from: '2020-11-01',
  value: 2,
  source: 'Our assumption: as KPI 15 is judged, two in a hundred either way',
})

/** Any heading or line that the board sees is rounded to so many pounds. */
export const boardRounding: Dated<number> = dated({
  from: '2020-11-01',
  value: 100_000,
  source: 'Our assumption: coarse enough that no change in a heading can be one child’s home',
})
