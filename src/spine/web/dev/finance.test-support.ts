import { plainDate } from '../../time/plain-date.ts'
import type { FinanceService, MoneyChange, MoneyLine, MoneyReserves, MoneySavings, MoneySum } from '../services.ts'
import { may } from '../services.ts'

const ID = '00000000-0000-4000-8000-000000000010'
const on = plainDate
const FEBRUARY = on('2027-02-28')
const both = { value: '', text: 'Both' }
const ruth = { value: ID, text: 'Ruth Lane' }

const line: MoneyLine = {
  id: ID,
  code: 'P110',
  title: 'Children’s homes',
  group: { value: 'placements', text: 'Homes of children in care' },
  council: both,
  owner: ruth,
  original: 10_000_000,
  changes: 500_000,
  budget: 10_500_000,
  actual: 10_100_000,
  forecast: 11_000_000,
  before: 10_900_000,
  variance: { pounds: 500_000, percent: 4.76 },
  figuresOf: FEBRUARY,
  is: { level: 'overdue', text: 'Over' },
}
const total: MoneySum = {
  lines: 1,
  budget: 10_500_000,
  actual: 10_100_000,
  forecast: 11_000_000,
  variance: { pounds: 500_000, percent: 4.76 },
  unknown: 0,
}
const reserves: MoneyReserves = {
  general: 4_000_000,
  earmarked: 500_000,
  expected: 3_500_000,
  least: 2_000_000,
  most: 6_000_000,
  is: 'within',
}
const savings: MoneySavings = {
  year: 2026,
  yearName: '2026-27',
  years: [{ value: '2026', text: '2026-27' }],
  savings: [
    {
      id: ID,
      reference: 'SV1',
      title: 'Fewer agency foster homes',
      target: 300_000,
      delivered: 100_000,
      forecast: 200_000,
      atRisk: 100_000,
      colour: { value: 'red', text: 'Red' },
      level: 'overdue',
      owner: ruth,
      how: 'More carers of our own.',
      agreed: on('2026-04-01'),
      updates: [{ id: ID, on: on('2027-02-10'), delivered: 100_000, forecast: 200_000, note: 'Slower than hoped.' }],
      closed: null,
      mayUpdate: true,
    },
  ],
  target: 300_000,
  delivered: 100_000,
  forecast: 200_000,
  atRisk: 100_000,
  colours: [{ colour: { value: 'red', text: 'Red' }, level: 'overdue', means: 'Less than three quarters', count: 1 }],
}
const change: MoneyChange = {
  id: ID,
  reference: 'IYC1',
  title: 'More children in children’s homes',
  type: { value: 'type-1', text: 'Type 1: more demand' },
  yearName: '2026-27',
  amount: 500_000,
  line: { value: ID, text: 'P110 Children’s homes' },
  council: both,
  owner: ruth,
  submitted: on('2026-09-01'),
  answered: on('2026-09-28'),
  by: on('2026-09-29'),
  late: false,
  decision: { value: 'agreed', text: 'Agreed' },
  agreed: 500_000,
  case: 'More children need a children’s home than was foreseen.',
  answer: 'Agreed.',
  is: { level: 'met', text: 'Agreed' },
}
const step = {
  month: FEBRUARY,
  budget: 10_500_000,
  actual: 10_100_000,
  forecast: 11_000_000,
  variance: total.variance,
  moved: 100_000,
}
const steps = [{ ...step, month: on('2027-01-31'), forecast: 10_900_000, moved: null }, step]

/** A trust of one made-up budget line. */
export const madeUpFinance: FinanceService = {
  position: async viewer => ({
    on: on('2027-03-14'),
    month: FEBRUARY,
    year: 2026,
    yearName: '2026-27',
    council: '',
    months: [FEBRUARY],
    total,
    groups: [{ group: line.group, ...total }],
    lines: [line],
    steps,
    usual: { percent: 1.2, of: 3 },
    errors: [
      {
        year: '2025-26',
        month: on('2025-09-30'),
        forecast: 9_000_000,
        outturn: 9_200_000,
        pounds: -200_000,
        percent: -2.17,
      },
    ],
    reserves,
    savings,
    changes: [change],
    returned: { on: on('2027-03-12'), words: 'Children’s homes are the pressure.', entry: ID },
    instalments: { late: 0, next: on('2027-04-15') },
    may: { write: may(viewer, 'finance.write') },
  }),
  forBoard: async () => ({
    month: FEBRUARY,
    yearName: '2026-27',
    rounding: 100_000,
    total,
    groups: [{ group: line.group, budget: 10_500_000, forecast: 11_000_000, over: 500_000 }],
    steps,
    reserves,
    savings,
  }),
  line: async viewer => ({
    line,
    month: FEBRUARY,
    yearName: '2026-27',
    months: steps.map(each => ({ ...each, entry: ID, note: 'One more child' })),
    sets: [{ entry: ID, year: '2026-27', amount: 10_000_000 }],
    changes: [change],
    errors: [],
    open: true,
    may: { write: may(viewer, 'finance.write') },
    versions: [],
  }),
  changes: async () => [change],
  savings: async () => savings,
  funding: async viewer => ({
    on: on('2027-03-14'),
    outlook: reserves,
    reserves: [
      {
        id: ID,
        title: 'General reserve',
        kind: { value: 'general', text: 'General' },
        purpose: 'What cannot be foreseen.',
        balance: 4_000_000,
        expected: 4_000_000,
        movements: [{ id: ID, on: on('2026-04-01'), amount: 4_000_000, why: 'Brought forward', planned: false }],
      },
    ],
    capital: [
      {
        id: ID,
        title: 'A home for four children',
        council: both,
        amount: 900_000,
        agreed: 900_000,
        spent: 100_000,
        forecast: 900_000,
        asAt: FEBRUARY,
        submitted: on('2026-06-01'),
        answered: on('2026-07-01'),
        case: 'Nearer homes, at less cost.',
        is: { level: 'met', text: 'Agreed' },
      },
    ],
    periods: [
      {
        id: ID,
        title: '2026-27',
        from: on('2026-04-01'),
        to: on('2027-03-31'),
        sum: 10_500_000,
        working: 0,
        reserveLeast: 2_000_000,
        reserveMost: 6_000_000,
        shares: [{ council: { value: 'north', text: 'North' }, amount: 10_500_000, percent: 100 }],
        unshared: 0,
        due: 875_000,
        paid: 875_000,
        instalments: [
          {
            key: '1',
            council: { value: 'north', text: 'North' },
            number: 1,
            due: on('2026-04-15'),
            amount: 875_000,
            paid: 875_000,
            paidOn: on('2026-04-15'),
            is: { level: 'met', text: 'Paid' },
          },
        ],
      },
    ],
    may: { write: may(viewer, 'finance.write') },
  }),
  versions: async () => [],
  figures: async (_, from, take) =>
    take && 'text' in from && from.text === ''
      ? {
          is: 'refused',
          faults: [{ line: 0, what: 'The file has no lines of figures.', mend: 'Add a line for each.' }],
        }
      : {
          is: 'read',
          text: 'line,month,actual,forecast',
          added: 1,
          changed: [
            { code: 'P110', month: FEBRUARY, was: { actual: 1, forecast: 2 }, now: { actual: 3, forecast: 4 } },
          ],
          same: 2,
          budgets: 0,
          without: [{ code: 'P120', title: 'Secure homes', month: FEBRUARY }],
        },
}
