import { plainDate } from '../../time/plain-date.ts'
import type { FrameworkInFull, PromiseInFull, PromiseTally, PromisesService, Rag } from '../services.ts'
import { may } from '../services.ts'

const ID = '00000000-0000-4000-8000-000000000010'
const on = plainDate
const ruth = { value: ID, text: 'Ruth Lane' }
const red: Rag = { value: 'red', text: 'Red: slipping', level: 'overdue', means: 'Something has to change.' }
const green: Rag = { value: 'green', text: 'Green: kept', level: 'met', means: 'It is so for nearly all of them.' }
const none: Rag = { value: 'none', text: 'Not noted', level: 'cannot-tell', means: 'Nothing has been noted yet.' }

const promise: PromiseInFull = {
  id: ID,
  on: on('2027-03-14'),
  reference: '1.1',
  text: 'Children have a home that lasts',
  plain: 'You will not have to move home unless you need to.',
  type: { value: 'promise', text: 'Promise' },
  framework: { value: ID, text: 'Our pledge' },
  aim: { value: ID, text: '1. Where you live' },
  owner: ruth,
  rag: red,
  way: 'down',
  looked: on('2026-11-01'),
  lookBy: on('2027-05-01'),
  look: { level: 'due', words: 'in 7 weeks' },
  by: null,
  late: false,
  measures: ['cla-number'],
  ended: null,
  step: { what: 'Open two more homes', on: on('2026-11-01'), state: { level: 'due', words: 'in 3 weeks' } },
  made: on('2025-04-01'),
  shows: 'Fewer moves',
  champion: 'Councillor Ann Webb',
  principles: ['Keep them safe'],
  looks: [
    {
      id: ID,
      on: on('2026-11-01'),
      rag: red,
      way: 'down',
      note: 'Three homes closed.',
      next: 'Open two more homes',
      by: 'Ruth Lane',
    },
    { id: ID, on: on('2026-05-01'), rag: green, way: 'first', note: 'Few moved.', by: 'Ruth Lane' },
  ],
  work: [
    {
      tie: ID,
      what: '2.1 Find homes nearby',
      from: 'Improvement plan',
      who: 'Ruth Lane',
      state: { level: 'due', words: 'Amber' },
      href: `/improvement/actions/${ID}`,
    },
  ],
  may: { write: true, look: true },
  versions: [],
}
const { owner: _, ...unowned } = promise
const nobodys = {
  ...unowned,
  id: `${ID.slice(0, -1)}1`,
  reference: '1.2',
  text: 'Somebody asks you',
  rag: none,
  way: 'first' as const,
}

const tally: PromiseTally = {
  rags: [
    { ...red, count: 1 },
    { ...none, count: 1 },
  ],
  all: 2,
  nobodys: 1,
  lookOverdue: 0,
  late: 0,
}

const framework: FrameworkInFull = {
  id: ID,
  title: 'Our pledge',
  type: { value: 'charter', text: 'Charter or pledge' },
  for: { value: 'in-care', text: 'Children in care' },
  from: on('2025-04-01'),
  ended: null,
  owner: ruth,
  board: { value: ID, text: 'Corporate parenting board' },
  aims: 1,
  tally,
  review: { level: 'due', words: 'in 2 weeks', by: on('2027-03-31') },
  on: on('2027-03-14'),
  about: 'What children are promised.',
  plain: 'This is what we promise you.',
  parts: [
    {
      id: ID,
      number: 1,
      title: 'Where you live',
      champion: 'Councillor Ann Webb',
      group: { value: ID, text: 'Homes group' },
      ended: null,
      promises: [promise, nobodys],
    },
  ],
  reviews: [{ id: ID, on: on('2026-03-31'), found: 'It holds.', by: 'Ruth Lane' }],
  criteria: [red, green],
  may: { write: true, review: true },
  versions: [],
}

/** A made-up pledge of two promises, of which one is slipping and one is nobody's. */
export const madeUpPromises: PromisesService = {
  all: async viewer => ({
    on: framework.on,
    frameworks: [framework],
    promises: [promise, nobodys],
    criteria: framework.criteria,
    mayWrite: may(viewer, 'promises.write'),
  }),
  framework: async (_viewer, id) => (id.endsWith('9') ? undefined : framework),
  frameworks: async (_viewer, { types }) => (types && !types.includes('charter') ? [] : [framework]),
  promise: async (_viewer, id) => (id.endsWith('9') ? undefined : promise),
  principles: async () => ({
    on: framework.on,
    principles: [
      { provision: 'section 1(1)(a)', text: 'Act in their best interests', promises: [promise], tally },
      {
        provision: 'section 1(1)(b)',
        text: 'Encourage them to say what they think',
        promises: [],
        tally: { rags: [], all: 0, nobodys: 0, lookOverdue: 0, late: 0 },
      },
    ],
  }),
}
