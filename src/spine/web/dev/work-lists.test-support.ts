import { plainDate } from '../../time/plain-date.ts'
import type { DueItem, HealthTeam, PlanToGrade, Reviews, VirtualSchool, WorkChild } from '../services.ts'
import { AMARA } from './children.test-support.ts'

// Two made-up children and what the lists of reviews, of the virtual school and of the health team say of them.

export const ON = plainDate('2027-03-31')

export const BO = '00000000-0000-4000-8000-000000000011'
/** A made-up worker children can be given to. */
export const SAM = '00000000-0000-4000-8000-000000000021'
/** A made-up entry: an approval, and an education plan. */
export const ENTRY = '00000000-0000-4000-8000-000000000010'

export const amara: WorkChild = {
  id: AMARA,
  called: 'Amara O.',
  number: 'N1000',
  age: 9,
  council: 'North',
  inCare: true,
  home: 'Foster home, long term',
  postcode: 'AB1 2CD',
  risk: 'high',
}
export const bo: WorkChild = {
  ...amara,
  id: BO,
  called: 'Bo C.',
  number: 'N1001',
  age: 15,
  council: 'West',
  risk: null,
}

export const item = (child: WorkChild, duty: string, what: string, more: Partial<DueItem> = {}): DueItem => ({
  child,
  duty,
  occasion: '1',
  what,
  by: plainDate('2027-03-19'),
  level: 'overdue',
  words: 'overdue by 12 days',
  law: 'A made-up law, reg 1',
  why: 'The last was on 5 February 2027',
  owner: 'social-worker',
  ownerTitle: 'Social worker',
  mine: true,
  record: `/children/${child.id}/record/visit`,
  ...more,
})

export const soon: Partial<DueItem> = { by: plainDate('2027-04-03'), level: 'due', words: 'in 3 days' }

export const officer = { id: SAM, name: 'Sam Reid' }
const sent = { on: plainDate('2027-01-15'), level: 'met' as const, words: 'met in time' }
export const reviews: Reviews = {
  on: ON,
  whose: 'all',
  hasOwn: true,
  counts: { children: 2, officers: 1, overdue: 1, fourWeeks: 1, escalations: 1, late: 1, unnamed: 0 },
  participation: {
    reviews: 3,
    underFour: 1,
    tookPart: { of: 2, done: 1 },
    by: [{ code: 'PN1', text: 'Came and spoke for themselves', reviews: 1 }],
  },
  followed: {
    decisions: { of: 3, done: 2 },
    records: { of: 3, done: 3 },
    letters: { of: 3, done: 1 },
    spoken: { of: 0, done: 0 },
  },
  officers: [
    {
      ...officer,
      fte: 1,
      children: 74,
      least: 50,
      most: 70,
      level: 'overdue',
      words: '4 above 70',
      overdue: 1,
      soon: 6,
      escalations: 1,
    },
  ],
  diary: [
    { ...item(amara, 'cla-review-n', 'Review'), officer, week: null, soon: false },
    { ...item(bo, 'cla-review-n', 'Review', soon), officer, week: plainDate('2027-03-29'), soon: true },
  ],
  toSpeakTo: [
    {
      ...item(bo, 'child-consulted-before-review', 'Speak with the child before the review', soon),
      officer,
      week: null,
      soon: true,
    },
  ],
  held: [
    {
      child: amara,
      officer,
      entry: ENTRY,
      on: plainDate('2027-01-11'),
      participation: 'PN1',
      tookPart: 'Came and spoke for themselves',
      spokenTo: sent,
      decisions: sent,
      record: { on: null, level: 'overdue', words: 'overdue by 50 days' },
      letter: { on: null, level: 'cannot-tell', words: 'not written' },
    },
  ],
  escalations: [
    {
      child: amara,
      officer,
      entry: ENTRY,
      about: 'The plan is not moving',
      stage: 'team-manager',
      stageTitle: 'Team manager',
      raised: plainDate('2027-02-20'),
      workingDays: 27,
      by: plainDate('2027-03-19'),
      level: 'overdue',
      words: 'day 27 of 20',
    },
  ],
  children: [
    {
      ...amara,
      officer,
      worker: officer,
      lastReview: plainDate('2027-01-11'),
      next: item(amara, 'cla-review-n', 'Review'),
    },
  ],
}

const time = {
  now: true,
  child: amara,
  worker: officer,
  entry: ENTRY,
  what: 'Moved home, and no place yet',
  from: plainDate('2027-03-01'),
  until: null,
  schoolDays: 20,
  hours: 5,
  is: { level: 'overdue' as const, words: 'overdue by 2 days' },
  notes: [],
}
export const school: VirtualSchool = {
  on: ON,
  term: 'spring term 2027',
  inTerm: true,
  schoolDay: true,
  counts: {
    pupils: 2,
    signedOff: 1,
    heldOnly: 0,
    toCome: 0,
    missing: 1,
    notAsked: 0,
    initial: 1,
    notMarked: 1,
    missedToday: 1,
    outOfSchool: 1,
    excluded: 0,
    partTime: 1,
    alternative: 1,
    send: 1,
    checked: 1,
    goodOrBetter: 1,
  },
  pupils: [
    {
      ...amara,
      worker: officer,
      phase: 'school-age',
      phaseTitle: 'School age',
      yearGroup: 'Year 5',
      school: 'Greenfields',
      schoolType: 'Mainstream school',
      elsewhere: null,
      plan: 'signed-off',
      planIs: { level: 'met', words: 'signed off on 4 March 2027' },
      held: plainDate('2027-02-25'),
      quality: 'good',
      qualityTitle: 'Good',
      attended: 0.94,
    },
    {
      ...bo,
      worker: null,
      phase: 'school-age',
      phaseTitle: 'School age',
      yearGroup: null,
      school: null,
      schoolType: null,
      elsewhere: null,
      plan: 'missing',
      planIs: { level: 'overdue', words: 'overdue by 5 days' },
      held: null,
      quality: null,
      qualityTitle: null,
      attended: 0.8,
    },
  ],
  initial: [item(bo, 'pep-first', 'First education plan', { owner: 'virtual-school', ownerTitle: 'Virtual school' })],
  attendance: [
    {
      ...amara,
      worker: officer,
      school: 'Greenfields',
      morning: null,
      afternoon: null,
      mark: 'not-marked',
      is: { level: 'cannot-tell', words: 'not marked yet' },
      record: `/children/${AMARA}/record/attendance-day`,
    },
    {
      ...bo,
      worker: null,
      school: 'Hillside',
      morning: 'Reason not yet known',
      afternoon: null,
      mark: 'missed',
      is: { level: 'overdue', words: 'missed, reason to be asked' },
    },
  ],
  outOfSchool: [time],
  exclusions: [],
  partTime: [{ ...time, what: 'Part-time timetable' }],
  alternative: [{ ...time, what: 'The Old Forge', is: { level: 'met', words: 'good for the child' } }],
  send: [
    {
      child: amara,
      worker: officer,
      entry: ENTRY,
      level: 'plan',
      levelTitle: 'Education, health and care plan',
      need: 'Autism',
      keptBy: null,
      reviewed: plainDate('2026-05-01'),
      is: { level: 'due', words: 'by 1 May 2027' },
    },
  ],
  post16: [],
}
export const plan: PlanToGrade = {
  child: amara,
  entry: ENTRY,
  stratum: 'School age, North',
  held: plainDate('2027-02-25'),
  quality: null,
  qualityTitle: null,
  assuredOn: null,
  version: 1,
  says: [{ label: 'What the child said about school', value: 'I like art', said: true }],
  targets: [{ target: 'Read for ten minutes a day', by: plainDate('2027-05-01'), came: null }],
  why: null,
}

const check = { last: plainDate('2026-03-01'), level: 'overdue' as const, words: 'overdue by 30 days' }
export const health: HealthTeam = {
  on: ON,
  counts: {
    children: 2,
    initialOverdue: 1,
    reviewOverdue: 0,
    dueSoon: 0,
    teethOverdue: 1,
    notImmunised: 1,
    questionnairesDue: 1,
    waiting: 1,
    passports: 1,
  },
  assessments: [
    {
      ...item(amara, 'initial-health-assessment', 'Initial health assessment'),
      which: 'initial',
      worker: officer,
      last: null,
      told: null,
      holdUp: 'not-told',
      holdUpWords: 'Health has not been told',
    },
  ],
  children: [
    {
      ...amara,
      worker: officer,
      assessment: check,
      teeth: check,
      immunisations: { ...check, words: 'some are missing' },
      questionnaire: {
        on: plainDate('2026-11-01'),
        total: 18,
        band: 'concern',
        bandTitle: 'A cause for concern',
        bandLevel: 'overdue',
        change: -3,
        used: 'no',
      },
      questionnaireDue: { last: null, level: 'due', words: 'in 1 day' },
    },
  ],
  wellbeing: [
    {
      child: amara,
      entry: ENTRY,
      to: 'Children’s mental health service (CAMHS)',
      need: 'Worry or anxiety',
      urgent: false,
      asked: plainDate('2027-01-10'),
      decision: null,
      decisionTitle: 'No answer yet',
      firstSeen: null,
      level: 'overdue',
      words: '80 days since it was asked, not yet seen',
    },
  ],
  passports: [item(bo, 'health-passport', 'Health passport')],
  analysis: {
    since: plainDate('2026-04-01'),
    children: 2,
    returned: 1,
    mean: 18,
    change: { mean: -3, better: 1, worse: 0, same: 0 },
    bands: [
      { band: 'normal', title: 'Normal', children: 0 },
      { band: 'concern', title: 'A cause for concern', children: 1 },
    ],
    byHome: [{ home: 'Foster home, long term', children: 1, mean: 18, concern: 1 }],
    notUsed: 1,
    years: [
      {
        year: '2025 to 2026',
        scored: 2,
        mean: 15.5,
        bands: [
          { band: 'average', title: 'Close to average', children: 1 },
          { band: 'high', title: 'High', children: 1 },
        ],
      },
      {
        year: '2026 to 2027',
        scored: 1,
        mean: 18,
        bands: [
          { band: 'average', title: 'Close to average', children: 0 },
          { band: 'high', title: 'High', children: 1 },
        ],
      },
    ],
  },
}
