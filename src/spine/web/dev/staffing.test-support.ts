import { plainDate } from '../../time/plain-date.ts'
import { permit } from '../../access/decide.ts'
import type {
  StaffingCompared,
  StaffingLine,
  StaffingPersonInFull,
  StaffingPostInFull,
  StaffingService,
  StaffingTime,
} from '../services.ts'
import { may } from '../services.ts'

const ID = '00000000-0000-4000-8000-000000000010'
const on = plainDate('2027-03-14')
const team = { value: ID, text: 'East' }
const role = { value: 'social-worker', text: 'Social worker' }
const basis = { value: 'permanent', text: 'Permanent' }

const compared: StaffingCompared = {
  id: 'vacancy',
  title: 'Vacancies',
  kpi: 16,
  unit: 'percent',
  ours: { value: 20, part: 2, whole: 10 },
  oursIs: 'As the trust counts.',
  oursFrom: 'Its contract',
  dfe: { value: 18, part: 2, whole: 11 },
  dfeThen: { value: 17, part: 2, whole: 12 },
  dfeIs: 'As the Department counts.',
  dfeFrom: 'Its guidance',
  differ: 'They differ so.',
  england: { value: 14.2, year: 2025 },
  points: ['2026-12-31', '2027-01-31', '2027-02-28'].map((day, at) => ({
    on: plainDate(day),
    value: 18 + at,
    numerator: 2,
    denominator: 10,
  })),
}
const line: StaffingLine = {
  id: ID,
  name: 'East',
  established: 10,
  vacant: 2,
  uncovered: 1,
  agency: 1,
  vacancy: 20,
  holders: 8,
  over: 1,
  children: 140,
  target: 160,
  training: 3,
  supervision: 2,
}
const time: StaffingTime = {
  id: ID,
  post: { id: ID, text: 'P1, social worker, East' },
  person: { id: ID, text: 'Tamsin Orrell' },
  fte: 0.8,
  basis,
  covers: false,
  from: plainDate('2024-01-01'),
  to: null,
}
const post: StaffingPostInFull = {
  id: ID,
  on,
  number: 'P1',
  role,
  team,
  service: 'Children in care',
  fte: 1,
  grade: 'SW2',
  above: false,
  filled: 0.8,
  vacant: 0.2,
  covered: 0,
  vacantSince: null,
  state: { value: 'vacant', text: 'Vacant in part' },
  level: 'overdue',
  holders: [{ id: ID, name: 'Tamsin Orrell', agency: false }],
  from: plainDate('2020-01-01'),
  to: null,
  times: [time],
  mayWrite: true,
  versions: [],
}
const course = { value: 'information', text: 'Information governance' }
const person: StaffingPersonInFull = {
  id: ID,
  on,
  number: 'E1',
  name: 'Tamsin Orrell',
  role,
  team,
  fte: 0.8,
  basis,
  began: plainDate('2024-01-01'),
  programme: null,
  programmeEnds: null,
  sickDays: 4,
  sickNow: true,
  courses: [{ course, done: plainDate('2025-01-01'), by: plainDate('2026-01-01'), level: 'overdue', words: 'late' }],
  outOfDate: 1,
  left: null,
  leftWhy: null,
  worker: null,
  times: [time],
  sickness: [{ id: ID, from: plainDate('2027-03-10'), to: null, days: null }],
  completed: [{ id: ID, course: course.text, on: plainDate('2025-01-01') }],
  mayWrite: true,
  versions: [],
}

/** A made-up team of posts and people. */
export const madeUpStaffing: StaffingService = {
  overview: async viewer => {
    const reads = may(viewer, 'staff.read')
    return {
      on,
      september: plainDate('2026-09-30'),
      posts: 'social-work',
      where: '',
      postChoices: [{ value: 'social-work', text: 'Social work' }],
      whereChoices: [team],
      structure: {
        posts: 10,
        established: 10,
        filled: 8,
        vacant: 2,
        covered: 1,
        uncovered: 1,
        inPost: 8,
        agencyWithin: 1,
        agencyAbove: 0,
      },
      compared: [compared],
      teams: reads ? [line] : [],
      roles: reads ? [{ ...line, id: 'social-worker', name: 'Social worker' }] : [],
      totals: { over: 1, holders: 8, training: 3, supervision: 2 },
      ...(may(viewer, 'staff.read-people')
        ? {
            agreement: {
              caseRecord: { over: 1, of: 8 },
              register: { over: 2, of: 8 },
              disagreements: [{ name: 'Tamsin Orrell', person: ID, team: 'East', what: 'other hours' }],
            },
          }
        : {}),
      may: { people: may(viewer, 'staff.read-people'), write: may(viewer, 'staff.write') },
      forBoard: !reads,
    }
  },
  posts: async viewer => ({ on, rows: [post], mayWrite: may(viewer, 'staff.write') }),
  post: async () => post,
  people: async viewer => ({ on, courses: [course], rows: [person], mayWrite: may(viewer, 'staff.write') }),
  person: async () => person,
  preview: async viewer => {
    permit(viewer, 'staff.write')
    return {
      is: 'preview',
      preview: { text: 'post', changes: [{ what: 'post', about: 'P1', is: 'new' }], same: 2, notNamed: ['P2'] },
    }
  },
  keep: async () => ({ is: 'done', added: 1, changed: 0, same: 2 }),
}
