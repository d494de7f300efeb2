import { plainDate } from '../../time/plain-date.ts'
import type { ContractService, KpiAsked, KpiRow, KpiSubmission } from '../services.ts'

const END = plainDate('2027-03-31')
const BEFORE = plainDate('2027-02-28')
const AT = '2027-04-02T05:14:00Z'

const asked: KpiAsked = {
  every: 'month',
  end: END,
  councilName: 'North Northamptonshire and West Northamptonshire',
  ends: [END, BEFORE],
  workedOutAt: AT,
  today: plainDate('2027-04-10'),
}
const comment = {
  words: 'Two decision makers were away; both are back.',
  signedBy: 'Ade Bello, performance analyst',
  at: AT,
}
const row: KpiRow = {
  id: 'kpi-1',
  number: 1,
  title: 'Referrals decided within 2 working days',
  question: 'When someone asks us to help a child, do we decide what to do within two working days?',
  unit: 'percent',
  every: 'month',
  end: END,
  now: {
    value: 79.5,
    part: 318,
    whole: 400,
    from: 'entered',
    source: 'Front door log',
    signedBy: 'Ade Bello',
    enteredAt: AT,
  },
  term: {
    from: plainDate('2020-11-01'),
    polarity: 'higher',
    target: 95,
    tolerance: 83,
    agreed: false,
    why: 'Our assumption until agreed.',
  },
  status: 'outside',
  streak: 3,
  needed: 3,
  breach: true,
  chance: 0.82,
  yearAgo: 90,
  points: [
    { on: BEFORE, value: 81, numerator: 0, denominator: null },
    { on: END, value: 79.5, numerator: 0, denominator: null },
  ],
  submitted: {
    value: 80,
    part: 320,
    whole: 400,
    at: AT,
    changed: true,
    status: 'outside',
    streak: 3,
    breach: true,
    target: 95,
    tolerance: 83,
    comment,
  },
  comment,
}
const quiet: KpiRow = {
  id: 'kpi-15',
  number: 15,
  title: 'Forecast against budget',
  question: 'Do we expect to spend what was agreed?',
  unit: 'percent',
  every: 'month',
  end: END,
  now: { value: null, from: 'none' },
  term: undefined,
  status: 'missing',
  streak: 0,
  needed: 3,
  breach: false,
  chance: null,
  yearAgo: null,
  points: [],
}
const submission: KpiSubmission = { id: 's1', every: 'month', end: BEFORE, at: AT, signedBy: 'Ruth Lane, director' }
const choice = (value: string, text: string) => ({ value, text })

/** A made-up contract: one KPI in breach, one without a figure. */
export const madeUpContract: ContractService = {
  glance: async () => ({
    asked,
    rows: [row, quiet],
    worst: [row, quiet],
    submissions: [],
    local: [
      {
        measure: 'iha-on-time',
        title: 'First health assessments in time',
        target: 85,
        unit: 'percent',
        source: 'A strategy',
        now: 61,
      },
    ],
  }),
  kpi: async (_viewer, id) =>
    id === 'kpi-1'
      ? {
          asked,
          row,
          definition: 'Referrals received in the period.',
          fedBy: 'Referrals',
          printed: 83,
          printedIn: 'A plan',
          series: [
            {
              end: BEFORE,
              figure: { value: 81, from: 'entered' },
              status: 'outside',
              target: 95,
              tolerance: 83,
              streak: 2,
              breach: false,
              submitted: 84,
              restated: true,
            },
            {
              end: END,
              figure: row.now,
              status: 'outside',
              target: 95,
              tolerance: 83,
              streak: 3,
              breach: true,
              comment,
            },
          ],
          since: BEFORE,
          missing: [],
          forecast: {
            weight: 0.3,
            steps: [{ end: plainDate('2027-04-30'), value: 80, lower: 76, upper: 84, chance: 0.82 }],
          },
          method: 'A method',
          terms: row.term ? [row.term] : [],
          comments: [comment],
          counts: { part: 'Referrals decided in time', whole: 'Referrals' },
        }
      : undefined,
  changes: async (_viewer, id) => (id === 'kpi-1' ? { asked, row, submission, was: 84 } : undefined),
  enter: async () => ({ is: 'refused', faults: [{ field: 'source', text: 'Say where the figure comes from' }] }),
  comment: async () => ({ is: 'refused', faults: [{ field: 'words', text: 'Write what you want to say' }] }),
  setTarget: async () => ({ is: 'refused', faults: [{ field: 'why', text: 'Say why' }] }),
  rules: async () => ({
    rules: [
      {
        from: plainDate('2020-11-01'),
        months: 3,
        quarters: 2,
        missing: choice('keeps', 'Neither adds to a run nor ends it'),
        nothing: choice('keeps', 'Neither adds to a run nor ends it'),
        restated: choice('as-now', 'Judged as it is now'),
        yearEnd: choice('runs-on', 'Runs on past 31 March'),
        agreed: false,
        why: 'Our assumption until agreed.',
      },
    ],
    choices: {
      missing: [choice('keeps', 'Neither adds to a run nor ends it')],
      nothing: [choice('keeps', 'Neither adds to a run nor ends it')],
      restated: [choice('as-now', 'Judged as it is now')],
      yearEnd: [choice('runs-on', 'Runs on past 31 March')],
    },
  }),
  setRule: async () => ({ is: 'refused', faults: [{ field: 'why', text: 'Say why' }] }),
  importFigures: async () => ({
    is: 'refused',
    faults: [{ line: 2, what: '‘22’ is not a KPI.', mend: 'Give its number.' }],
  }),
  submit: async () => ({ is: 'refused', faults: [{ field: 'sign', text: 'Tick the box to sign it' }] }),
  published: async () => ({
    today: plainDate('2027-04-10'),
    submitted: [submission],
    shown: submission,
    councils: [choice('north', 'North Northamptonshire'), choice('west', 'West Northamptonshire')],
    rows: [
      {
        id: 'kpi-1',
        number: 1,
        title: row.title,
        question: row.question,
        unit: 'percent',
        target: 95,
        trust: { value: 84, status: 'within', streak: 0, breach: false },
        councils: [
          { value: null, hidden: true, status: 'not-judged', streak: 0, breach: false },
          { value: 85, status: 'within', streak: 0, breach: false },
        ],
        comment,
      },
    ],
  }),
}
