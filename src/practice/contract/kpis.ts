import type { Unit } from '../../spine/measure/measure.ts'
import type { Every } from './periods.ts'

/** Which way is good; `band` is good about a middle. */
export type Polarity = 'higher' | 'lower' | 'band'

/** One of the contract's key performance indicators. */
export interface Kpi {
  readonly id: KpiId
  readonly number: number
  readonly title: string
  /** What a person wants to know, in plain words. */
  readonly question: string
  readonly unit: Extract<Unit, 'percent' | 'days' | 'count'>
  /** How often the contract counts it, by which its breaches are told. */
  readonly every: Every
  /** What a quarter is of its months: their counts together, or how things stand at its end. */
  readonly quarter: 'together' | 'at-the-end'
  /** Counted for the trust as a whole alone: no council has one of its own. */
  readonly wholeTrust?: true
  /** May be less than nought: a difference, not a share of a whole. */
  readonly signed?: true
  /** What its two counts are, for whoever enters them; absent where the figure is not a share. */
  readonly counts?: { readonly part: string; readonly whole: string }
  /** Who or what is counted, in plain words. */
  readonly definition: string
  /** The record that works it out, once it is held here. */
  readonly fedBy: string
  /** The figure printed for 2019-20, the last whole year before the trust; absent where it was a new measure. */
  readonly printed?: number
}

const IDS = [
  'kpi-1',
  'kpi-2',
  'kpi-3',
  'kpi-4',
  'kpi-5',
  'kpi-6',
  'kpi-7',
  'kpi-8',
  'kpi-9',
  'kpi-10',
  'kpi-11',
  'kpi-12',
  'kpi-13',
  'kpi-14',
  'kpi-15',
  'kpi-16',
  'kpi-17',
  'kpi-18',
  'kpi-19',
  'kpi-20',
  'kpi-21',
] as const

export type KpiId = (typeof IDS)[number]

type Told = Omit<Kpi, 'id' | 'number' | 'unit' | 'every' | 'quarter'> & Partial<Pick<Kpi, 'unit' | 'every' | 'quarter'>>

// Most are shares, counted each month, whose quarter is its months together.
const TOLD: Readonly<Record<KpiId, Told>> = {
  'kpi-1': {
    title: 'Referrals decided within 2 working days',
    question: 'When someone asks us to help a child, do we decide what to do within two working days?',
    counts: { part: 'Referrals decided in time', whole: 'Referrals' },
    definition:
      'Referrals received in the period with a decision recorded by the end of the second working day after. A contact that did not become a referral is left out. The law asks for a decision within one working day; the contract counts two.',
    fedBy: 'Referrals with the day they came and the day they were decided',
    printed: 83,
  },
  'kpi-2': {
    title: 'Referrals within 12 months of another',
    question: 'How many referrals are about a child who was referred less than a year before?',
    counts: { part: 'Referrals with one in the 12 months before', whole: 'Referrals' },
    definition:
      'Referrals received in the period, and those of them about a child of whom an earlier referral came in the twelve months before. A very low figure can mean a door that is closed.',
    fedBy: 'Referrals',
    printed: 33,
  },
  'kpi-3': {
    title: 'Single assessments authorised within 45 working days',
    question: 'Are assessments finished, and agreed by a manager, within 45 working days?',
    counts: { part: 'Authorised in time', whole: 'Assessments authorised' },
    definition:
      'Assessments a manager authorised in the period, and those of them authorised within 45 working days of the assessment’s start. The law counts from the referral.',
    fedBy: 'Single assessments',
    printed: 87,
  },
  'kpi-4': {
    title: 'Single assessments closing with no further action',
    question: 'How many assessments end with nothing more to be done?',
    counts: { part: 'Closed with no further action', whole: 'Assessments authorised' },
    definition:
      'Assessments authorised in the period, and those of them closed with no further action. A step to early help is not counted as none. A high figure suggests that too many are assessed, a very low one that too few are.',
    fedBy: 'Single assessments',
    printed: 34,
  },
  'kpi-5': {
    title: 'Initial child protection conferences within 15 working days',
    question: 'When a child may be at risk of serious harm, does the conference meet within 15 working days?',
    counts: { part: 'Held in time', whole: 'Initial conferences held' },
    definition:
      'Initial conferences held in the period, one for each child, and those of them held within 15 working days of the strategy discussion that began the enquiry. Conferences for a child who moved here are left out.',
    fedBy: 'Strategy discussions and conferences',
    printed: 68,
  },
  'kpi-6': {
    title: 'Child protection plans for a second or later time',
    question: 'How many children who begin a protection plan have had one before?',
    counts: { part: 'With an earlier plan', whole: 'Plans begun' },
    definition:
      'Protection plans begun in the period, and those of them for a child who has had one before, however long ago.',
    fedBy: 'Child protection plans',
    printed: 26,
  },
  'kpi-7': {
    title: 'Long-term stability',
    question: 'Of children in care a long time, how many have stayed with the same carers for two years?',
    quarter: 'at-the-end',
    definition:
      'Children under 16 in care for two and a half years or more, and those of them in the same home for two years or more, or placed for adoption after it.',
    fedBy: 'Homes of children in care',
    printed: 63,
  },
  'kpi-8': {
    title: 'Three or more homes in a year',
    question: 'How many children have lived in three or more homes in twelve months?',
    quarter: 'at-the-end',
    definition: 'Children in care, and those of them with three or more homes in the twelve months before.',
    fedBy: 'Homes of children in care',
    printed: 12,
  },
  'kpi-9': {
    title: 'Care leavers in education, work or training',
    question: 'Are young people who were in care at 16 now learning or working?',
    quarter: 'at-the-end',
    definition:
      'Young people now 17 to 21 who were in care at 16, and those of them in education, work or training. Those of whom it is not known count in the whole.',
    fedBy: 'What is known of care leavers',
    printed: 55,
  },
  'kpi-10': {
    title: 'Care leavers in suitable homes',
    question: 'Do young people who were in care at 16 now live somewhere suitable?',
    quarter: 'at-the-end',
    definition:
      'Young people now 17 to 21 who were in care at 16, and those of them in a suitable home. Those gone abroad or deported, or whose home is not known, are left out.',
    fedBy: 'What is known of care leavers',
    printed: 89,
  },
  'kpi-11': {
    title: 'Social workers with more children than their target',
    question: 'How many social workers have more children to work with than is right for their post?',
    quarter: 'at-the-end',
    definition: 'Qualified social workers who hold children, and those of them who hold more than their own target.',
    fedBy: 'Posts and allocations',
    printed: 17,
  },
  'kpi-12': {
    title: 'More than 20 miles away and outside the council',
    question: 'How many children live more than 20 miles from home, outside their council’s area?',
    quarter: 'at-the-end',
    definition:
      'Children in care, and those of them whose home is both more than 20 miles from where they first came from and outside their council’s boundary. Where the distance is not known, the child counts in the whole only.',
    fedBy: 'Homes of children in care, with their postcodes',
    printed: 19,
  },
  'kpi-13': {
    title: 'Stage 1 complaints answered in 10 working days',
    question: 'When someone complains, do we answer within ten working days?',
    counts: { part: 'Answered in 10 working days', whole: 'Stage 1 complaints due an answer' },
    definition:
      'Complaints under the Children Act at stage 1 whose answer fell due or was sent in the period, and those of them answered in full within ten working days. An agreed extension is lawful and does not count as in time.',
    fedBy: 'Complaints',
  },
  'kpi-14': {
    title: 'Stage 2 investigations to stage 1 complaints',
    question: 'How many complaints go on to an investigation?',
    every: 'quarter',
    quarter: 'at-the-end',
    counts: { part: 'Stage 2 investigations begun this year', whole: 'Stage 1 complaints received this year' },
    definition:
      'Stage 2 investigations begun since 1 April, as a share of stage 1 complaints received since 1 April. The two are not of the same complaints.',
    fedBy: 'Complaints',
  },
  'kpi-15': {
    title: 'Forecast against budget',
    question: 'Do we expect to spend what was agreed?',
    quarter: 'at-the-end',
    wholeTrust: true,
    signed: true,
    definition:
      'What the trust expects to have spent at the year’s end less its budget, as a share of the budget. Above nought is an overspend.',
    fedBy: 'Budgets and forecasts',
  },
  'kpi-16': {
    title: 'Social worker vacancies',
    question: 'How many social work posts have nobody of our own in them?',
    quarter: 'at-the-end',
    wholeTrust: true,
    counts: { part: 'Vacant full-time posts', whole: 'Full-time posts' },
    definition:
      'Vacant social work posts as a share of all of them, in full-time posts. A post that agency staff cover is still vacant.',
    fedBy: 'Posts and who is in them',
  },
  'kpi-17': {
    title: 'Social work posts filled by agency staff',
    question: 'How much of our social work is done by agency staff?',
    quarter: 'at-the-end',
    wholeTrust: true,
    counts: { part: 'Full-time posts agency staff fill', whole: 'Full-time posts' },
    definition: 'Social work posts that agency staff fill as a share of all of them, in full-time posts.',
    fedBy: 'Posts and who is in them',
  },
  'kpi-18': {
    title: 'Court authority to a match',
    question: 'Once a court says a child may be placed for adoption, how long until a family is decided on?',
    unit: 'days',
    every: 'quarter',
    quarter: 'at-the-end',
    definition:
      'Of children adopted in three years, the average days from the court’s order to the day a match was decided on.',
    fedBy: 'Adoption decisions',
    printed: 147.2,
  },
  'kpi-19': {
    title: 'Placed for adoption within 12 months',
    question: 'Once adoption is decided on, does a child live with their family within a year?',
    every: 'quarter',
    quarter: 'at-the-end',
    definition: 'Children adopted in twelve months, and those of them placed within twelve months of the decision.',
    fedBy: 'Adoption decisions',
    printed: 89,
  },
  'kpi-20': {
    title: 'Data breaches reported to the Information Commissioner',
    question: 'How often did we lose hold of someone’s information badly enough to report it?',
    unit: 'count',
    every: 'quarter',
    wholeTrust: true,
    definition: 'Breaches the trust reported to the Information Commissioner, by the day they were reported.',
    fedBy: 'Data breaches',
    printed: 3,
  },
  'kpi-21': {
    title: 'Leaving care to a permanent family',
    question: 'Of children who left care, how many went to a family that is theirs for good?',
    quarter: 'at-the-end',
    definition:
      'Children who left care in twelve months, and those of them who left through adoption, special guardianship or a child arrangements order.',
    fedBy: 'Periods of care',
    printed: 24,
  },
}

/** The 21 in the contract's order. */
export const kpis: readonly Kpi[] = IDS.map((id, at) => ({
  unit: 'percent',
  every: 'month',
  quarter: 'together',
  ...TOLD[id],
  id,
  number: at + 1,
}))

/** Each by its id. */
export const kpiBy: ReadonlyMap<string, Kpi> = new Map(kpis.map(kpi => [kpi.id, kpi]))

/** Where the wording and the figures of 2019-20 are printed. */
export const PRINTED = 'The trust’s business plan of 2021, list of contractual key performance indicators'
