import { plainDate } from '../../time/plain-date.ts'
import type { ActionInFull, FindingInFull, ImprovementService, Rag } from '../services.ts'
import { may } from '../services.ts'

const ID = '00000000-0000-4000-8000-000000000010'
const on = plainDate
const ruth = { value: ID, text: 'Ruth Lane' }
const amber: Rag = { value: 'amber', text: 'Amber', level: 'due', means: 'Work is under way.' }
const green: Rag = { value: 'green', text: 'Green', level: 'met', means: 'On course.' }

const action: ActionInFull = {
  id: ID,
  on: on('2027-03-14'),
  reference: '1.1',
  what: 'Every child sees the same worker',
  priority: { value: ID, text: '1. People who stay' },
  lead: ruth,
  agreed: on('2025-04-01'),
  by: on('2027-01-31'),
  delivery: amber,
  outcome: green,
  deliveryWay: 'down',
  outcomeWay: 'up',
  noted: on('2027-02-01'),
  completed: null,
  overdue: true,
  stands: 'overdue by 42 days',
  level: 'overdue',
  progressIs: 'Fewer changes of worker',
  measures: ['cla-number'],
  funding: 120_000,
  fundingFrom: 'The improvement grant',
  finding: { id: ID, inspection: ID, text: 'Children change workers too often.' },
  notes: [
    {
      id: ID,
      on: on('2027-02-01'),
      note: 'Two workers left.',
      delivery: amber,
      outcome: green,
      deliveryWay: 'down',
      outcomeWay: 'first',
    },
  ],
  may: { write: true, note: true },
  versions: [],
}

const finding: FindingInFull = {
  id: ID,
  on: on('2027-03-14'),
  number: 1,
  text: 'Children change workers too often.',
  type: { value: 'improve', text: 'Improve' },
  owner: ruth,
  found: on('2025-02-01'),
  deadline: on('2027-06-01'),
  answered: null,
  state: { value: 'in-hand', text: 'In hand' },
  level: 'due',
  overdue: false,
  actions: 1,
  inspection: { id: ID, title: 'Inspection of February 2025' },
  answers: [action],
  evidence: [{ id: ID, on: on('2027-01-10'), what: 'An audit of 20 files', where: 'The quality team' }],
  measures: ['cla-number'],
  may: { write: true, evidence: true },
  versions: [],
}

/** A made-up plan of one priority and one action, and one inspection with one finding. */
export const madeUpImprovement: ImprovementService = {
  plan: async viewer => ({
    on: action.on,
    priorities: [
      {
        id: ID,
        number: 1,
        title: 'People who stay',
        aim: 'Children trust people they know.',
        outcomes: ['Children have one worker'],
        sponsor: ruth,
        measures: ['cla-number'],
        ended: null,
        actions: [action],
        delivery: [{ ...amber, count: 1 }],
        outcome: [{ ...green, count: 1 }],
        overdue: 1,
      },
    ],
    criteria: { delivery: [amber, green], outcome: [amber, green] },
    mayWrite: may(viewer, 'plans.write'),
  }),
  action: async () => action,
  inspections: async viewer => ({
    on: action.on,
    mayWrite: may(viewer, 'plans.write'),
    inspections: [
      {
        id: ID,
        title: 'Inspection of February 2025',
        by: { value: 'ofsted', text: 'Ofsted' },
        type: { value: 'standard', text: 'Standard inspection' },
        began: on('2025-02-01'),
        ended: on('2025-02-14'),
        published: on('2025-04-01'),
        judgements: [
          { id: ID, area: { value: 'overall', text: 'Overall effectiveness' }, grade: { value: 'good', text: 'Good' } },
        ],
        findings: [finding],
      },
    ],
  }),
  finding: async () => finding,
}
