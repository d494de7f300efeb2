import { codeSet } from '../../spine/ledger/code-list.ts'
import { type Dated, dated } from '../../spine/time/dated.ts'

/** The kinds of home that money tells apart: what it is and who provides it, as budgets are held. */
export const spendKind = codeSet({
  name: 'placement-spend-kind',
  title: 'Kind of home, as budgets tell them apart',
  source:
    'Headings of the Department for Education’s section 251 returns and of trusts’ published budgets; made from the placement and provider codes of the SSDA903 return',
  codes: [
    { code: 'residential-bought', label: 'Children’s home, of others' },
    { code: 'residential-own', label: 'Children’s home, our own' },
    { code: 'secure', label: 'Secure children’s home' },
    { code: 'foster-agency', label: 'Foster home, an agency’s' },
    { code: 'foster-own', label: 'Foster home, our own carers' },
    { code: 'kinship', label: 'Relatives and friends who foster' },
    { code: 'supported', label: 'Supported accommodation' },
    { code: 'family-assessment', label: 'Mother and baby, or assessment home' },
    { code: 'school', label: 'Residential school' },
    { code: 'care-home', label: 'Residential care home' },
    { code: 'adoption', label: 'With adopters' },
    { code: 'parents', label: 'With own parents' },
    { code: 'elsewhere', label: 'Hospital, custody or another kind of home' },
  ],
})

export type SpendKind = (typeof spendKind.codes)[number]['code']

/** Kinds of home that are usually paid for, so that one without a price is a gap and not a fact. */
export const USUALLY_PAID: ReadonlySet<SpendKind> = new Set<SpendKind>([
  'residential-bought',
  'residential-own',
  'secure',
  'foster-agency',
  'foster-own',
  'kinship',
  'supported',
  'family-assessment',
  'school',
  'care-home',
])

/** What a price is for: so much a week, a night or a year. */
export const costPer = codeSet({
  name: 'placement-cost-per',
  title: 'What the price is for',
  source: 'Alongside',
  codes: [
    { code: 'week', label: 'A week' },
    { code: 'night', label: 'A night' },
    { code: 'year', label: 'A year from April to March' },
  ],
})

export type CostPer = (typeof costPer.codes)[number]['code']

/** What a price pays for. A later price for the same thing takes the place of an earlier one; prices for different things add up. */
export const costCovers = codeSet({
  name: 'placement-cost-covers',
  title: 'What it pays for',
  source: 'Parts of the price in the individual placement agreements of councils’ framework contracts',
  codes: [
    { code: 'home', label: 'The home itself: care and keep, fees and allowances' },
    { code: 'education', label: 'Education' },
    { code: 'therapy', label: 'Therapy or health care' },
    { code: 'staff', label: 'More staff than usual' },
    { code: 'transport', label: 'Transport' },
    { code: 'other', label: 'Something else' },
  ],
})

export type CostCovers = (typeof costCovers.codes)[number]['code']

/** Where a price comes from. */
export const costSource = codeSet({
  name: 'placement-cost-source',
  title: 'Where the price comes from',
  source: 'Alongside',
  codes: [
    { code: 'agreement', label: 'The placement agreement' },
    { code: 'framework', label: 'A framework or block contract' },
    { code: 'scale', label: 'Our own scale of fees and allowances' },
    { code: 'invoice', label: 'An invoice' },
    { code: 'estimate', label: 'An estimate, until it is agreed' },
  ],
})

/** What was paid for once. */
export const oneOffFor = codeSet({
  name: 'placement-one-off-for',
  title: 'What it was for',
  source: 'Alongside',
  codes: [
    { code: 'setting-up', label: 'Setting up: furniture, clothes, equipment' },
    { code: 'retainer', label: 'Keeping a place, or notice' },
    { code: 'damage', label: 'Damage' },
    { code: 'holiday', label: 'Holiday or activity' },
    { code: 'assessment', label: 'Assessment' },
    { code: 'transport', label: 'Transport' },
    { code: 'other', label: 'Something else' },
  ],
})

/** Who pays. What education and health do not pay, the trust does. */
export const payer = codeSet({
  name: 'placement-payer',
  title: 'Who pays',
  source:
    'Joint funding of placements: children’s social care, the dedicated schools grant and the integrated care board',
  codes: [
    { code: 'trust', label: 'The children’s trust' },
    { code: 'education', label: 'Education (dedicated schools grant)' },
    { code: 'health', label: 'Health' },
  ],
})

export type Payer = (typeof payer.codes)[number]['code']

/** How the forecast by past pattern is made. */
export const patternTerms: Dated<{
  /** Whole months of history it is made from. */
  readonly months: number
  /** How many times the rest of the year is played through. */
  readonly times: number
  /** Between which hundredths of those the range lies. */
  readonly from: number
  readonly to: number
}> = dated({
  from: '2020-11-01',
  value: { months: 24, times: 1000, from: 10, to: 90 },
  source: 'Our assumption: two years of months, so that each season counts twice; eight in ten of a thousand turns',
})
