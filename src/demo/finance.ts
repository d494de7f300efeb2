import type { BudgetGroup } from '../practice/finance/codes.ts'
import type { SpendKind } from '../practice/spend/codes.ts'
import { randomFrom } from './random.ts'
import type { DemoRole } from './users.ts'

/** A made-up budget line: what it was given this year, and how far it is expected to end over, in hundredths. */
export interface DemoLine {
  readonly code: string
  readonly title: string
  readonly group: BudgetGroup
  readonly source?: string
  readonly council?: 'north' | 'west'
  readonly owner: DemoRole
  /** This year's budget, in thousands of pounds. */
  readonly thousands: number
  /** How far over it ends, in hundredths. */
  readonly over: number
  /** What was said when its forecast moved most. */
  readonly why?: string
}

type Told = readonly [code: string, title: string, thousands: number, over: number, more?: Partial<DemoLine>]

const of = (group: BudgetGroup, owner: DemoRole, ...lines: readonly Told[]): readonly DemoLine[] =>
  lines.map(([code, title, thousands, over, more]) => ({ code, title, group, owner, thousands, over, ...more }))

/**
 * The demonstration's budget lines. Their proportions are those of a children's trust's published budget: of each £100
 * spent 44 on placements, 34 on staff, 5 on adoption and special guardianship. Placements overspend, as they do everywhere.
 */
export const demoLines: readonly DemoLine[] = [
  ...of(
    'placements',
    'service-manager',
    ['P110', 'Children’s homes, of others', 27_400, 7.4, { why: 'Four more children than planned, and dearer homes' }],
    ['P115', 'Children’s homes, our own', 4_300, 1.1],
    ['P120', 'Secure children’s homes', 450, 12, { why: 'A welfare placement that was not foreseen' }],
    ['P210', 'Agency foster homes', 21_600, 3.1, { why: 'Fewer of our own carers were free' }],
    ['P220', 'Our own foster carers', 3_700, -4.2, { why: 'Fewer carers were approved than planned' }],
    ['P230', 'Relatives and friends who foster', 2_900, 1.6],
    ['P310', 'Supported accommodation', 6_700, 5.2, { why: 'More young people of 16 and 17' }],
    ['P320', 'Mother and baby, and assessment homes', 400, 3.5],
  ),
  ...of(
    'staffing',
    'service-manager',
    ['S110', 'Safeguarding teams, North', 6_900, -2.3, { council: 'north' }],
    ['S120', 'Safeguarding teams, West', 8_600, -1.4, { council: 'west' }],
    ['S130', 'Children in care and leaving care teams', 7_700, -2.6],
    ['S140', 'Agency social workers', 5_900, 9.8, { why: 'Posts not filled as soon as planned' }],
    ['S150', 'First contact and out of hours', 4_200, 0.4],
    ['S160', 'Fostering and adoption teams', 3_900, -1.9],
    ['S170', 'Disabled children’s team', 2_700, -0.6],
    ['S180', 'Family support and youth justice', 6_300, -2.2],
    ['S190', 'Quality, reviewing and conference chairs', 2_500, 0.2],
    ['S200', 'Management and business support', 4_100, -1.2, { owner: 'director' }],
  ),
  ...of(
    'adoption',
    'service-manager',
    ['A110', 'Special guardianship allowances', 5_300, 1.2],
    ['A120', 'Adoption allowances and support', 1_900, -0.8],
    ['A130', 'Fees of other adoption agencies', 700, 4.1],
  ),
  ...of(
    'other-care',
    'service-manager',
    ['O110', 'Leaving care allowances and homes', 3_400, 2.4],
    ['O120', 'Direct payments and short breaks', 1_700, 1.1],
    ['O130', 'Support to families, section 17', 850, 3.4],
  ),
  ...of(
    'contracts',
    'director',
    ['C110', 'Advocacy, visitors and return interviews', 620, 0],
    ['C120', 'Young carers and family group conferences', 900, 0],
    ['C130', 'Edge of care and domestic abuse support', 3_600, -1.1],
  ),
  ...of('legal', 'director', [
    'L110',
    'Legal services and court fees',
    4_700,
    4.6,
    { why: 'More proceedings, and longer ones' },
  ]),
  ...of('transport', 'service-manager', [
    'T110',
    'Transport of children',
    1_850,
    6.2,
    { why: 'More homes further away' },
  ]),
  ...of('support-services', 'director', ['U110', 'Support services from the councils', 3_250, 0]),
  ...of('premises', 'director', ['B110', 'Property', 1_560, 0.6], ['B120', 'Insurance', 480, 0]),
  ...of(
    'other',
    'director',
    ['X110', 'Technology and licences', 1_700, -2.1],
    ['X120', 'Training and recruitment', 1_350, -3.2],
  ),
  ...of(
    'income',
    'finance-lead',
    ['I110', 'Emergency duty, from adult services', 140, 0, { source: 'adults' }],
    ['I120', 'Youth offending, from public health', 140, 0, { source: 'public-health' }],
    ['I130', 'Joint placements, from education', 700, 2.5, { source: 'education' }],
    ['I140', 'Joint placements, from health', 620, -8.4, { source: 'health', why: 'Two claims are not agreed yet' }],
    ['I150', 'Adopters found for others', 270, -11, { source: 'adopters' }],
    ['I160', 'Grants', 2_050, 0, { source: 'grant' }],
  ),
]

/** The kinds of home each line for homes pays for. */
export const demoPays: Readonly<Record<string, readonly SpendKind[]>> = {
  P110: ['residential-bought', 'school', 'care-home'],
  P115: ['residential-own'],
  P120: ['secure'],
  P210: ['foster-agency'],
  P220: ['foster-own'],
  P230: ['kinship'],
  P310: ['supported'],
  P320: ['family-assessment'],
}

/** What homes are taken to cost a week where no price is on record, in pounds, from April of the year. */
export const demoUsualPrices: readonly (readonly [kind: SpendKind, week: number])[] = [
  ['residential-bought', 6300],
  ['residential-own', 3950],
  ['foster-agency', 900],
  ['foster-own', 425],
  ['kinship', 240],
  ['supported', 1600],
]

/** A line's figures at a month's end, in whole pounds. */
export interface DemoFigures {
  readonly actual: number
  readonly forecast: number
}

const THOUSAND = 1000
const TO_TEN = 10
/** Budgets grew by so much a year, in hundredths. */
const GROWTH = 4.5

/** What a line was given so many years ago, in whole pounds. */
export function demoBudget({ thousands }: DemoLine, yearsAgo: number): number {
  return Math.round((thousands * THOUSAND) / (1 + GROWTH / 100) ** yearsAgo / THOUSAND) * THOUSAND
}

/**
 * What a line had spent by the end of a year's month (1 for April) and what was then expected of it. Early in a year
 * forecasts stay near the budget; they come nearer to what will be month by month, and in March they are what was spent.
 */
export function demoFigures(
  seed: string | number,
  line: DemoLine,
  yearsAgo: number,
  month: number,
  budget: number,
): DemoFigures {
  const year = randomFrom(seed, 'budget', line.code, yearsAgo)
  const chance = randomFrom(seed, 'budget', line.code, yearsAgo, month)
  const over = line.over * (yearsAgo === 0 ? 1 : 0.35 + year.next() * 0.7) + (yearsAgo === 0 ? 0 : year.normal() * 0.6)
  const outturn = budget * (1 + over / 100)
  const seen = Math.min(1, 0.25 + (month - 1) * 0.07)
  const doubt = month === 12 ? 0 : ((12 - month) / 12) * Math.min(1.2, 0.3 + Math.abs(line.over) * 0.08)
  const forecast =
    month === 12 ? outturn : budget + (outturn - budget) * seen + (budget * doubt * chance.normal()) / 100
  const spent = month === 12 ? outturn : (outturn * month) / 12 + outturn * 0.004 * chance.normal()
  const round = (value: number): number => Math.round(value / TO_TEN) * TO_TEN
  return month === 12
    ? { actual: round(outturn), forecast: round(outturn) }
    : { actual: round(spent), forecast: round(forecast) }
}

/** The demonstration's savings of this year. `updates`: months ago, what is made and what is expected in thousands, and why. */
export const demoSavings: readonly {
  readonly reference: string
  readonly title: string
  readonly thousands: number
  readonly line: string
  readonly owner: DemoRole
  readonly how: string
  readonly updates: readonly (readonly [monthsAgo: number, made: number, expected: number, note: string])[]
}[] = [
  {
    reference: 'SV1',
    title: 'More of our own foster homes in place of agency ones',
    thousands: 900,
    line: 'P210',
    owner: 'service-manager',
    how: 'Twenty more homes of our own by the autumn, each about £520 a week less than an agency’s.',
    updates: [
      [4, 60, 700, 'Eight carers approved; four more at panel.'],
      [1, 190, 540, 'Six carers left, so the gain is smaller than planned.'],
    ],
  },
  {
    reference: 'SV2',
    title: 'Young people ready to leave children’s homes come home or to foster homes',
    thousands: 1_100,
    line: 'P110',
    owner: 'service-manager',
    how: 'A monthly look at each child who could live in a family, with support paid for before the move.',
    updates: [
      [3, 240, 1_000, 'Five children moved as planned.'],
      [0.6, 560, 1_080, 'Nine children moved; two wait for school places.'],
    ],
  },
  {
    reference: 'SV3',
    title: 'Permanent social workers in place of agency ones',
    thousands: 750,
    line: 'S140',
    owner: 'director',
    how: 'Twenty-five posts filled by our academy and by people coming back.',
    updates: [[2, 210, 590, 'Sixteen began; seven more have offers.']],
  },
  {
    reference: 'SV4',
    title: 'Health and education pay their part of joint placements',
    thousands: 400,
    line: 'I140',
    owner: 'service-manager',
    how: 'Every child with needs of health is put to the joint panel within six weeks.',
    updates: [[5, 90, 380, 'Claims were made for eleven children.']],
  },
  {
    reference: 'SV5',
    title: 'One contract for return interviews and advocacy',
    thousands: 60,
    line: 'C110',
    owner: 'director',
    how: 'Two contracts that end this year become one.',
    updates: [[1, 60, 60, 'The new contract began.']],
  },
]

/** Savings of last year, as they ended: the part of the target that was made. */
export const demoSavingsBefore: readonly (readonly [
  reference: string,
  title: string,
  thousands: number,
  made: number,
  line: string,
])[] = [
  ['SW1', 'Fewer empty beds in our own children’s homes', 350, 340, 'P115'],
  ['SW2', 'Supported accommodation bought by the block', 600, 410, 'P310'],
]
