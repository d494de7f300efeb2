import { plainDate } from '../../time/plain-date.ts'
import type { BreachInFull, InformationService } from '../services.ts'
import { may } from '../services.ts'

const ID = '00000000-0000-4000-8000-000000000010'
const on = plainDate

const breach: BreachInFull = {
  id: ID,
  reference: 'B27-01',
  aware: '2027-03-13T09:30:00Z',
  awareOn: on('2027-03-13'),
  type: { value: 'wrong-person', text: 'Sent or given to the wrong person' },
  severity: { value: 'high', text: 'High risk' },
  people: 2,
  clock: { words: '47 hours left of 72', level: 'due' },
  left: 47 * 60,
  reported: null,
  took: null,
  peopleToTell: true,
  actionsOpen: 1,
  actionsOverdue: 1,
  closed: null,
  happened: on('2027-03-12'),
  what: 'A letter went to an old address',
  sensitive: true,
  until: '2027-03-16T09:30:00Z',
  contained: 'It was fetched back',
  decided: null,
  told: null,
  reports: [],
  actions: [
    {
      id: ID,
      what: 'Check the address before each letter',
      owner: 'Ruth Lane',
      by: on('2027-03-01'),
      done: null,
      level: 'overdue',
      words: '13 days overdue',
    },
  ],
  mayWrite: true,
  versions: [],
}

/** A made-up register of breaches. */
export const madeUpInformation: InformationService = {
  breaches: async viewer => ({
    at: '2027-03-14T10:00:00Z',
    on: on('2027-03-14'),
    breaches: [breach],
    mayWrite: may(viewer, 'information.write'),
    year: { known: 1, reported: 0, inTime: 0 },
    quarters: [{ end: on('2027-03-31'), known: 1, reported: 0 }],
  }),
  breach: async (viewer, id) => (id === ID ? { ...breach, mayWrite: may(viewer, 'information.write') } : undefined),
}
