import type { DemoRole } from '../users.ts'
import type { MonthsAgo } from './shapes.ts'

type Met = 'met' | 'partly' | 'not-met'

/** A made-up thing a council must do, with each look at it, oldest first. */
export interface DemoDependency {
  readonly area: string
  readonly title: string
  readonly must: string
  readonly council?: string
  readonly answers: string
  readonly owner: DemoRole
  readonly looks: readonly (readonly [at: MonthsAgo, met: Met, note: string])[]
}

/** What the invented trust depends on its two councils for. */
export const demoDependencies: readonly DemoDependency[] = [
  {
    area: 'property',
    title: 'Rooms to see families in',
    must: 'Each of the trust’s offices has two rooms in which a family can be seen in private, and one with a garden door.',
    answers: 'Head of property',
    owner: 'service-manager',
    looks: [
      [34, 'partly', 'Three of five offices have them.'],
      [16, 'partly', 'Four of five. The fifth waits for a lease.'],
      [4, 'met', 'All five have them; the last opened in the summer.'],
    ],
  },
  {
    area: 'information',
    title: 'School and attendance figures each morning',
    must: 'Attendance of children in care at the councils’ schools reaches the trust by ten each school day.',
    answers: 'Head of education data',
    owner: 'service-manager',
    looks: [
      [27, 'not-met', 'Nothing comes from the north; the west sends a file once a week.'],
      [13, 'partly', 'Both send a file each morning. One in five schools is missing from it.'],
      [2.4, 'partly', 'Secondary schools are in; eleven academies still send nothing.'],
    ],
  },
  {
    area: 'schools',
    title: 'A school place within ten school days',
    must: 'A child in care who moves is offered a school place by their council within ten school days.',
    answers: 'Head of admissions',
    owner: 'service-manager',
    looks: [
      [20, 'partly', 'Seven in ten are. Places in Years 10 and 11 take longest.'],
      [2, 'met', 'Nine in ten this term, and none waited more than fifteen days.'],
    ],
  },
  {
    area: 'inspection',
    title: 'The councils’ own actions after inspection',
    must: 'Actions from an inspection that only a council can take are planned within a month and done by their day.',
    answers: 'Chief executive’s office',
    owner: 'director',
    looks: [[2.7, 'met', 'All six are done but one, which is due in the spring.']],
  },
  {
    area: 'parenting',
    title: 'Homes for care leavers',
    must: 'Each council keeps twenty tenancies a year for care leavers, offered before they are eighteen.',
    council: 'West',
    answers: 'Head of housing',
    owner: 'service-manager',
    looks: [
      [18, 'met', 'Twenty-two were offered in the year.'],
      [3.2, 'not-met', 'Nine were offered in nine months. The stock that was set aside was let to others.'],
    ],
  },
  {
    area: 'grants',
    title: 'Figures for grant applications',
    must: 'What a council alone can tell for a grant is given within ten working days of being asked.',
    answers: 'Head of finance',
    owner: 'performance-analyst',
    looks: [[1.5, 'met', 'Asked for twice this year, and given in six days.']],
  },
]

/** A made-up service level; its figures go from one to the other over its years, but for the last of them. */
export interface DemoLevel {
  readonly service: string
  readonly title: string
  readonly council?: string
  readonly every: 'month' | 'quarter'
  readonly unit: 'percent' | 'days' | 'count'
  readonly polarity: 'higher' | 'lower'
  readonly target: number
  readonly agreed: boolean
  readonly answers: string
  readonly owner: DemoRole
  readonly from: number
  readonly to: number
  readonly lately?: readonly number[]
}

/** The support services of the invented councils. */
export const demoLevels: readonly DemoLevel[] = [
  {
    service: 'it',
    title: 'Faults mended within three working days',
    council: 'North',
    every: 'month',
    unit: 'percent',
    polarity: 'higher',
    target: 90,
    agreed: true,
    answers: 'Head of information technology',
    owner: 'performance-analyst',
    from: 88,
    to: 94,
    lately: [87, 81, 76, 72],
  },
  {
    service: 'hr',
    title: 'Days from an offer accepted to a first day at work',
    every: 'quarter',
    unit: 'days',
    polarity: 'lower',
    target: 45,
    agreed: true,
    answers: 'Head of human resources',
    owner: 'director',
    from: 61,
    to: 42,
  },
  {
    service: 'legal',
    title: 'Papers for court filed on the day ordered',
    every: 'month',
    unit: 'percent',
    polarity: 'higher',
    target: 95,
    agreed: true,
    answers: 'Head of legal services',
    owner: 'service-manager',
    from: 95,
    to: 98,
    lately: [94],
  },
  {
    service: 'payments',
    title: 'Foster carers paid on the day due',
    every: 'month',
    unit: 'percent',
    polarity: 'higher',
    target: 99,
    agreed: true,
    answers: 'Head of payments',
    owner: 'service-manager',
    from: 99,
    to: 99.8,
  },
  {
    service: 'customers',
    title: 'Complaints passed on within one working day',
    every: 'month',
    unit: 'percent',
    polarity: 'higher',
    target: 90,
    agreed: false,
    answers: 'Head of customer services',
    owner: 'performance-analyst',
    from: 86,
    to: 93,
  },
  {
    service: 'audit',
    title: 'Audits of the yearly plan finished',
    every: 'quarter',
    unit: 'percent',
    polarity: 'higher',
    target: 80,
    agreed: true,
    answers: 'Head of internal audit',
    owner: 'director',
    from: 78,
    to: 88,
  },
]

type Group = 'operational' | 'strategic' | 'officers'

/** A made-up escalation with its steps, oldest first. */
export interface DemoEscalation {
  readonly title: string
  readonly why: string
  readonly owner: DemoRole
  /** The number of the dependency or service level it is about, from 1. */
  readonly dependency?: number
  readonly level?: number
  readonly raised: MonthsAgo
  readonly steps: readonly {
    readonly to: Group
    readonly named?: string
    readonly at: MonthsAgo
    readonly put: string
    readonly answered?: readonly [at: MonthsAgo, agreed: string]
  }[]
  readonly settled?: readonly [at: MonthsAgo, how: string]
}

/** What the invented trust took up with its councils. */
export const demoEscalations: readonly DemoEscalation[] = [
  {
    title: 'No attendance figures from the north',
    why: 'Nobody here knew by noon which children in care were not at school that day.',
    owner: 'service-manager',
    dependency: 2,
    raised: 26.5,
    steps: [
      {
        to: 'operational',
        at: 26.5,
        put: 'A file each morning from both councils.',
        answered: [26.1, 'The west changes its file. The north has nobody to make one.'],
      },
      {
        to: 'strategic',
        at: 25,
        put: 'Someone in the north to make the file.',
        answered: [24.4, 'One person, two days a week, for six months.'],
      },
      {
        to: 'officers',
        named: 'Director of children’s services and both chief executives',
        at: 19,
        put: 'The six months ended, and so did the file.',
        answered: [18.2, 'The north pays for the file each year, as part of the contract.'],
      },
    ],
    settled: [17, 'A file comes from both councils each morning. What is missing from it is followed as before.'],
  },
  {
    title: 'Laptops wait for weeks to be mended',
    why: 'Workers write their visits on paper and type them at the weekend; some of what is late in children’s files is late for this.',
    owner: 'performance-analyst',
    level: 1,
    raised: 2.4,
    steps: [
      {
        to: 'operational',
        at: 2.4,
        put: 'Two more people on the desk until the queue is gone.',
        answered: [2.1, 'One person from the next month, and a list of the oldest faults each Monday.'],
      },
      {
        to: 'strategic',
        at: 0.8,
        put: 'The one person did not come, and the third month was missed: a breach on the councils’ side.',
      },
    ],
  },
  {
    title: 'Tenancies for care leavers let to others',
    why: 'Eleven young people turn eighteen before the spring with nowhere of their own to go.',
    owner: 'service-manager',
    dependency: 5,
    raised: 1.1,
    steps: [
      {
        to: 'operational',
        at: 1.1,
        put: 'The eleven that were set aside, or others like them.',
        answered: [0.7, 'Six by the end of the year. The rest go to the next strategic group.'],
      },
    ],
  },
]

/** What the groups agreed, said by turns. */
export const demoAgreed: Readonly<Record<'operational' | 'strategic', readonly string[]>> = {
  operational: [
    'Figures looked at together. The two KPIs outside tolerance each have a plan, and both come back next month.',
    'The councils’ service levels looked at. Human resources will bring a list of every post that waits for a first day.',
    'Which office closes next, and where its teams go. No move in term time.',
    'How referrals from schools are counted was agreed, and written down for both councils.',
    'Nothing new. Two actions from last month are done, one is carried over.',
  ],
  strategic: [
    'The quarter’s report was taken as submitted. Both councils asked for more on children far from home.',
    'What was escalated was heard first. The councils answer in writing within two weeks.',
    'The forecast and the places needed next year were looked at side by side.',
    'The quarter’s report was taken as submitted. The plan for the KPI in breach was agreed, with its days.',
  ],
}

/** The yearly reviews, oldest first. */
export const demoReviews: readonly { readonly at: MonthsAgo; readonly looked: string; readonly changes?: string }[] = [
  {
    at: 59,
    looked: 'The first year: what was taken over, and what was not ready.',
    changes: 'Support services that both councils ran were divided between them, each with a level of its own.',
  },
  { at: 47.5, looked: 'The 21 KPIs, the councils’ side, and the first full year’s money.' },
  {
    at: 35.5,
    looked: 'The 21 KPIs, the councils’ side, and how the two councils’ figures are told apart.',
    changes: 'Every KPI is told for each council as well as for the trust.',
  },
  { at: 24, looked: 'The 21 KPIs and the councils’ side. The set of KPIs stays as it is.' },
  {
    at: 12.4,
    looked: 'The 21 KPIs, the councils’ side, and what the inspection asked of each.',
    changes: 'Attendance figures from the councils’ schools are part of the contract.',
  },
]
