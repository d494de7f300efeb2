import { addDays, plainDate } from '../../time/plain-date.ts'
import type {
  ApprovalOpened,
  Day,
  ReallocationAsked,
  TeamChild,
  TeamWork,
  TeamWorker,
  WorkService,
} from '../services.ts'
import { AMARA } from './children.test-support.ts'
import {
  BO,
  ENTRY,
  ON,
  SAM,
  amara,
  bo,
  health,
  item,
  officer,
  plan,
  reviews,
  school,
  soon,
} from './work-lists.test-support.ts'

export { ENTRY, SAM } from './work-lists.test-support.ts'

/** The one made-up team that can be opened. */
export const TEAM = AMARA

const day: Day = {
  on: ON,
  worker: { id: SAM, name: 'Jo Patel' },
  caseload: { children: 2, target: 22, inCare: 2, highRisk: 1 },
  covering: ['Sam Reid'],
  lines: [
    item(amara, 'cla-visit-standard', 'Visit'),
    item(bo, 'cla-visit-standard', 'Visit', soon),
    item(bo, 'dental-check', 'Dentist', { ...soon, mine: false, owner: 'health', ownerTitle: 'Health team' }),
    item(amara, 'care-plan', 'Care plan', {
      by: null,
      level: 'cannot-tell',
      words: 'cannot tell: no home is recorded',
    }),
  ],
  later: [item(bo, 'pep-termly', 'Education plan', { by: plainDate('2027-04-30'), level: 'due', words: 'in 30 days' })],
  forYou: [
    {
      key: 'n1',
      is: 'notice',
      title: 'Bo C. was given to you',
      text: 'By Harjit Lowenby.',
      level: 'overdue',
      when: '30 March 2027 at 9:00am',
      child: { id: BO, called: 'Bo C.' },
      href: `/children/${BO}`,
      does: 'Open the file',
      notice: ENTRY,
    },
  ],
  children: [amara, bo],
  groups: { [AMARA]: { family: AMARA, address: 'AB12CD' }, [BO]: { family: AMARA, address: 'AB12CD' } },
}

const approval: ApprovalOpened = {
  child: amara,
  entry: ENTRY,
  what: 'A trip away',
  askedBy: 'Jo Patel',
  askedOf: 'Harjit Lowenby',
  askedOn: plainDate('2027-03-29'),
  neededBy: plainDate('2027-04-02'),
  byLaw: false,
  level: 'due',
  words: 'asked 2 days ago, needed by 2 April 2027',
  own: false,
  about: 'A week at the sea with the school. She wants to go.',
  version: 1,
}

const sam: TeamWorker = {
  id: SAM,
  name: 'Sam Reid',
  post: 'Social worker',
  agency: false,
  fte: 0.6,
  holdsCases: true,
  children: 14,
  target: 13.2,
  overdue: 3,
  thisWeek: 2,
  highRisk: 1,
  away: { until: plainDate('2027-04-12'), cover: null },
}
const teamChildren: readonly TeamChild[] = [
  {
    ...amara,
    worker: { id: SAM, name: 'Sam Reid' },
    overdue: 2,
    thisWeek: 0,
    next: plainDate('2027-03-19'),
    since: plainDate('2023-11-09'),
  },
  { ...bo, worker: null, overdue: 0, thisWeek: 1, next: plainDate('2027-04-03'), since: plainDate('2025-02-02') },
]
const team: TeamWork = {
  on: ON,
  id: TEAM,
  name: 'Children in care, east',
  service: 'Corporate parenting',
  council: 'North',
  mayAllocate: true,
  counts: {
    children: 2,
    workers: 1,
    target: 13.2,
    overTarget: 1,
    overdue: 2,
    thisWeek: 1,
    unallocated: 1,
    approvals: 1,
    supervision: 0,
    highRisk: 1,
    away: 1,
  },
  workers: [sam],
  children: teamChildren,
  due: day.lines.filter(line => line.level !== 'cannot-tell').map(line => ({ ...line, worker: null })),
  duties: [{ duty: 'cla-visit-standard', title: 'Visit', overdue: 1, thisWeek: 1 }],
  unallocated: teamChildren.slice(1),
  approvals: [approval],
}

/** What was asked of the made-up work, for tests to look at. */
export interface AskedOfWork {
  readonly reallocated: ReallocationAsked[]
  readonly answered: { readonly decision: string; readonly why: string }[]
  readonly putAway: string[]
  readonly graded: { readonly quality: string; readonly why: string }[]
}

/** Work made up for looking at pages: two children, one team, one plan. */
export function madeUpWork(): WorkService & { readonly asked: AskedOfWork } {
  const asked: AskedOfWork = { reallocated: [], answered: [], putAway: [], graded: [] }
  return {
    asked,
    day: {
      open: async () => day,
      liveList: async () => ({
        on: ON,
        madeAt: '2027-03-31T08:00:00Z',
        worker: 'Jo Patel',
        team: team.name,
        children: [
          {
            ...amara,
            born: plainDate('2017-05-02'),
            alerts: ['Not to be collected by her uncle'],
            address: ['The Hartleys', '1 Example Lane'],
            school: 'Greenfields',
            numbers: [{ who: 'The Hartleys', phone: '01632 960123' }],
            worker: 'Jo Patel',
            next: day.lines.slice(0, 1),
          },
        ],
      }),
      putAway: async (_, notice) => void asked.putAway.push(notice),
      approvals: async () => [approval],
      approval: async (_, child, entry) => (child === AMARA && entry === ENTRY ? approval : undefined),
      answer: async (_viewer, _child, _entry, answer) => {
        asked.answered.push({ decision: answer.decision, why: answer.why })
        return answer.seen === 1 ? { is: 'answered' } : { is: 'answered-since' }
      },
    },
    team: {
      teams: async () => ({
        on: ON,
        teams: [
          {
            id: TEAM,
            name: team.name,
            service: team.service,
            council: 'North',
            workers: 1,
            children: 2,
            target: 13.2,
            overdue: 2,
            highRisk: 1,
          },
          {
            id: BO,
            name: 'Leaving care',
            service: 'Corporate parenting',
            council: null,
            workers: 4,
            children: 61,
            target: null,
            overdue: 0,
            highRisk: 0,
          },
        ],
      }),
      open: async (_, id) => (id === TEAM ? team : undefined),
      plan: async (_, id, children, to) => {
        if (id !== TEAM) return undefined
        const known = teamChildren.filter(child => children.includes(child.id))
        return {
          team: { id: TEAM, name: team.name },
          on: ON,
          children: known,
          refused: new Set(children).size - known.length,
          workers: [sam],
          reasons: [{ value: 'MANAGE', text: 'Caseload management' }],
          ...(to === SAM ? { chosen: { ...sam, after: sam.children + known.length } } : {}),
        }
      },
      reallocate: async (_, id, wanted) => {
        if (id !== TEAM) return undefined
        asked.reallocated.push(wanted)
        return {
          is: 'done',
          children: teamChildren.map(({ id: child, called }) => ({ id: child, called })),
          to: officer,
          from: wanted.from,
        }
      },
    },
    reviews: { open: async (_, whose) => ({ ...reviews, whose: whose ?? 'all' }) },
    virtualSchool: {
      open: async () => school,
      sample: async () => ({
        on: ON,
        term: school.term,
        termKey: '2026-2-spring',
        terms: [{ value: '2026-2-spring', text: school.term }],
        size: 1,
        outOf: 1,
        plans: [plan],
        grades: [{ grade: 'good', title: 'Good', plans: 0 }],
        strata: [{ title: plan.stratum, outOf: 1, drawn: 1, checked: 0, goodOrBetter: 0 }],
      }),
      toGrade: async (_, child, entry) => (child === AMARA && entry === ENTRY ? plan : undefined),
      grade: async (_viewer, _child, _entry, { quality, why, seen }) => {
        if (seen !== 1) return { is: 'changed-since' }
        if (quality === '') return { is: 'refused', problems: [{ field: 'quality', why: 'Choose a grade' }] }
        asked.graded.push({ quality, why })
        return { is: 'graded' }
      },
    },
    healthTeam: { open: async () => health },
    owed: {
      open: async ({ role }) => ({
        on: ON,
        // A social worker owns nothing in the registers.
        rows:
          role === 'social-worker'
            ? []
            : [
                {
                  key: 'risks:1',
                  from: { value: 'risks', text: 'Risks' },
                  what: 'Review the risk S1 Too few homes',
                  by: addDays(ON, -3),
                  state: { level: 'overdue', words: 'overdue by 3 days' },
                  href: '/risks/1/review',
                  does: 'Review',
                },
                {
                  key: 'inspections:1',
                  from: { value: 'inspections', text: 'Inspections' },
                  what: 'Answer finding 2',
                  by: null,
                  state: { level: 'cannot-tell', words: 'no day is set' },
                  href: '/inspections/1/findings/2',
                  does: 'Open',
                },
              ],
      }),
    },
  }
}
