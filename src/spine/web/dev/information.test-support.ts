import { plainDate } from '../../time/plain-date.ts'
import type { BreachInFull, InformationService, RequestRow } from '../services.ts'
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

const request: RequestRow = {
  id: ID,
  child: ID,
  called: 'Amara Okafor',
  by: { value: 'self', text: 'The person themselves' },
  came: on('2027-02-20'),
  due: on('2027-03-22'),
  standing: { words: 'due in 8 days', level: 'due' },
  waitingSince: null,
  extended: false,
  extendBy: on('2027-03-22'),
  answered: null,
  outcome: null,
  packs: 0,
}

/** Breaches, requests and holds of nobody real. */
export const madeUpInformation: InformationService = {
  breaches: async viewer => ({
    at: '2027-03-14T10:00:00Z',
    on: on('2027-03-14'),
    breaches: [breach],
    mayWrite: may(viewer, 'information.write'),
    year: { known: 1, reported: 0, inTime: 0 },
    quarters: [{ end: on('2027-03-31'), known: 1, reported: 0 }],
  }),
  requests: async () => ({
    on: on('2027-03-14'),
    requests: [request],
    open: 1,
    late: 0,
    year: { answered: 0, inTime: 0 },
  }),
  record: async (_, child) =>
    child === ID
      ? {
          is: 'open',
          value: {
            request,
            called: request.called,
            entries: 2,
            marks: [
              {
                group: 'w:one',
                words: 'Grace <Okafor>',
                sort: 'around',
                who: 'mother',
                ground: 'third-party',
                count: 3,
                state: 'open',
                around: [{ before: 'Then ', words: 'Grace', after: ' came', where: 'Note, 1 May 2018' }],
              },
            ],
            undecided: 1,
            leftOut: [],
            papers: [{ id: ID, name: 'letter.pdf' }],
            health: true,
            identityClear: true,
            chapters: [{ chapter: 'who', title: 'Who I am', entries: 2 }],
            packs: [],
          },
        }
      : { is: 'missing' },
  chapter: async (_, child) =>
    child === ID
      ? {
          is: 'open',
          value: {
            title: 'Who I am',
            page: 1,
            pages: 1,
            entries: [
              {
                id: ID,
                title: 'Note',
                on: '1 May 2018',
                by: 'Written by: social worker',
                answers: [
                  {
                    place: 'f:one',
                    asks: 'Note',
                    leftOut: null,
                    pieces: [
                      { text: 'Then ' },
                      { text: 'Grace', mark: { place: 'p:one', state: 'open', ground: 'It is about somebody else' } },
                    ],
                  },
                ],
              },
            ],
          },
        }
      : { is: 'missing' },
  retention: async () => ({
    on: on('2027-03-14'),
    until: on('2027-03-31'),
    files: [
      {
        child: ID,
        called: 'Amara Okafor',
        class: { value: 'looked-after', text: 'Looked after' },
        trigger: 'born',
        from: on('1952-01-01'),
        until: on('2027-01-01'),
        law: 'A regulation',
        ours: false,
        past: true,
        proposed: { id: ID, by: 'Bo Hall', at: '2027-03-01T09:00:00Z', mine: false },
      },
    ],
    classes: [],
    elsewhere: [],
    certificates: [],
    holds: 0,
  }),
  holds: async viewer => ({ on: on('2027-03-14'), holds: [], mayWrite: may(viewer, 'information.write') }),
  certificate: async () => undefined,
  propose: async () => ({ is: 'missing' }),
  destroy: async () => ({ is: 'missing' }),
  refuse: async () => ({ is: 'missing' }),
  decide: async () => ({ is: 'open', value: null }),
  leaveOut: async () => ({ is: 'open', value: null }),
  makePack: async () => ({ is: 'open', value: { is: 'undecided', count: 1 } }),
  breach: async (viewer, id) => (id === ID ? { ...breach, mayWrite: may(viewer, 'information.write') } : undefined),
}
