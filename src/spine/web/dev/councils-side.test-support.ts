import { plainDate } from '../../time/plain-date.ts'
import type { CouncilsSideService, SideDependency, SideEscalation, SideLevel, SideOne } from '../services.ts'

const on = plainDate('2027-04-10')
const PROPERTY = { value: 'property', text: 'Property' }

const dependency: SideDependency = {
  id: 'd1',
  reference: 'D1',
  title: 'Rooms to see families in',
  area: PROPERTY,
  must: 'Each office has two rooms in which families can be seen in private.',
  council: '',
  answers: 'Head of property',
  owner: 'Ruth Lane',
  from: plainDate('2020-11-01'),
  ended: null,
  state: { level: 'overdue', words: 'Not done' },
  checkBy: plainDate('2027-03-31'),
  overdue: true,
  checks: [
    {
      id: 'c1',
      on: plainDate('2027-01-10'),
      state: { level: 'overdue', words: 'Not done' },
      note: 'One room of four is open.',
    },
  ],
}
const level: SideLevel = {
  id: 'l1',
  reference: 'L1',
  title: 'Laptops mended within three working days',
  service: { value: 'it', text: 'Information technology' },
  council: 'West',
  every: 'month',
  unit: 'percent',
  polarity: 'higher',
  target: 90,
  agreed: true,
  answers: 'Head of information technology',
  owner: 'Ade Bello',
  from: plainDate('2020-11-01'),
  ended: null,
  state: { level: 'overdue', words: 'Breach: 3 months in a row missed' },
  run: 3,
  needed: 3,
  breach: true,
  missing: undefined,
  figures: [
    {
      id: 'f1',
      end: plainDate('2027-03-31'),
      value: 78,
      meets: false,
      source: 'Service desk log',
      signedBy: 'Service desk manager',
    },
  ],
}
const escalation: SideEscalation = {
  id: 'e1',
  reference: 'E1',
  title: 'Laptops wait for weeks',
  side: { value: 'councils', text: 'The councils’ side' },
  why: 'Workers on visits write on paper.',
  owner: 'Ade Bello',
  raised: plainDate('2027-02-20'),
  settled: null,
  state: { level: 'overdue', words: 'With the strategic group: no answer, 4 days overdue' },
  about: { text: 'L1 Laptops mended within three working days', href: '/contract/councils/levels/l1' },
  steps: [
    {
      id: 's1',
      to: 'Operational group',
      on: plainDate('2027-02-20'),
      put: 'More hands on the desk.',
      by: plainDate('2027-03-06'),
      answered: plainDate('2027-03-04'),
      agreed: 'Two people from April.',
      state: { level: 'met', words: 'answered in time' },
    },
    {
      id: 's2',
      to: 'Strategic group',
      on: plainDate('2027-03-23'),
      put: 'Two people did not come.',
      by: plainDate('2027-04-06'),
      answered: null,
      state: { level: 'overdue', words: 'no answer, 4 days overdue' },
    },
  ],
}

const one = <T extends { readonly id: string }>(of: T, id: string): SideOne<T> | undefined =>
  of.id === id ? { on, one: of, may: { write: true, keepUp: true }, versions: [] } : undefined

/** Both sides of a made-up contract: one thing not done, one level in breach and taken up, one review overdue. */
export const madeUpCouncilsSide: CouncilsSideService = {
  all: async () => ({
    on,
    contract: {
      id: 'k1',
      title: 'The service contract',
      parties: 'The trust and both councils',
      from: plainDate('2020-11-01'),
    },
    dependencies: [dependency],
    levels: [level],
    escalations: [escalation],
    groups: [
      {
        group: { value: 'operational', text: 'Operational group' },
        nextBy: plainDate('2027-04-30'),
        overdue: false,
        held: [{ id: 'm1', on: plainDate('2027-03-11'), agreed: 'The desk is to have two more people.' }],
      },
      {
        group: { value: 'strategic', text: 'Strategic group' },
        nextBy: plainDate('2027-03-31'),
        overdue: true,
        held: [],
      },
    ],
    emergencies: [
      {
        id: 'x1',
        from: plainDate('2021-01-05'),
        to: plainDate('2021-03-08'),
        by: 'Director of children’s services',
        why: 'A national lockdown.',
        suspended: 'Visits to the office, and KPI 4.',
      },
    ],
    reviews: [],
    reviewBy: plainDate('2027-03-01'),
    reviewOverdue: true,
    mayWrite: true,
  }),
  dependency: async (_viewer, id) => one(dependency, id),
  level: async (_viewer, id) => one(level, id),
  escalation: async (_viewer, id) => one(escalation, id),
}
