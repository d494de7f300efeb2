import { plainDate } from '../../time/plain-date.ts'
import type { RegisterAsk, RegisterForm, RegistersService, RiskInFull, RiskScore, RisksService } from '../services.ts'
import { may } from '../services.ts'

const ID = '00000000-0000-4000-8000-000000000010'
const on = plainDate

function formOf({ doing, kind }: RegisterAsk): RegisterForm {
  return {
    doing,
    kind,
    heading: 'A made-up form',
    about: 'R1: A made-up risk',
    questions: [
      {
        draw: 'line',
        id: 'f-title',
        name: 'f-title',
        asks: 'A question',
        optional: false,
        childWords: false,
        value: '',
        error: 'Answer the question',
      },
    ],
    reason: { asks: 'Why are you changing it?', value: '' },
    faults: [{ id: 'f-title', text: 'Answer the question' }],
    once: ID,
    seen: 1,
    stands: [{ asks: 'A question', answer: 'Its answer' }],
  }
}

/** Forms of made-up registers, which are always asked again. */
export const madeUpRegisters: RegistersService = {
  form: async (_, ask) => ({ ...formOf(ask), faults: [] }),
  send: async (_, ask) => ({ is: 'asked', form: formOf(ask) }),
  versions: async () => [],
}

const score = (likelihood: number, impact: number): RiskScore => ({
  likelihood,
  impact,
  score: likelihood * impact,
  band: { value: 'high', text: 'High' },
  level: 'due',
})

const risk: RiskInFull = {
  id: ID,
  on: on('2027-03-14'),
  register: { value: 'strategic', text: 'Strategic' },
  reference: 'R1',
  title: 'Too few homes near enough',
  category: { value: 'homes', text: 'Enough of the right homes' },
  owner: { value: ID, text: 'Ruth Lane' },
  board: true,
  before: score(5, 4),
  now: score(4, 3),
  way: 'down',
  target: 8,
  raised: on('2025-05-01'),
  reviewed: on('2027-01-10'),
  reviewBy: on('2027-03-10'),
  reviewOverdue: true,
  mitigationsOverdue: 1,
  closed: null,
  cause: 'Carers retire faster than others come.',
  effect: 'Children live far from those they love.',
  scores: [
    { ...score(4, 3), on: on('2027-01-10'), note: 'Six carers were approved.', review: ID, way: 'down' },
    { ...score(4, 4), on: on('2025-05-01'), way: 'first' },
  ],
  mitigations: [
    {
      id: ID,
      what: 'Ask carers who leave why',
      owner: { value: ID, text: 'Ruth Lane' },
      by: on('2027-02-01'),
      done: null,
      level: 'overdue',
      words: 'overdue by 41 days',
      mayChange: true,
    },
  ],
  measures: ['cla-number'],
  may: { write: true, review: true },
  versions: [],
}

/** A register of one made-up risk, which the board may read. */
export const madeUpRisks: RisksService = {
  register: async viewer => ({
    on: risk.on,
    since: on('2026-12-14'),
    risks: [risk, { ...risk, id: ID.replace('10', '11'), reference: 'R2', closed: on('2027-01-01') }],
    moved: [{ id: ID, reference: 'R1', title: risk.title, what: 'down', was: 16, now: 12 }],
    mayAdd: may(viewer, 'plans.write'),
    forBoard: !may(viewer, 'plans.read'),
  }),
  risk: async () => risk,
}
