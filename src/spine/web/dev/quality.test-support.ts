import { plainDate } from '../../time/plain-date.ts'
import type { FaultsRead, QualityService, RecordFault } from '../services.ts'
import { ENTRY, SAM, amara, bo } from './work-lists.test-support.ts'

const fault: RecordFault = {
  child: amara,
  rule: '442',
  is: 'fault',
  isTitle: 'Fault',
  wrong: 'The unique pupil number is missing.',
  mend: 'Give the number, or why there is none.',
  table: { value: 'Header', text: 'Children' },
  since: plainDate('2027-02-01'),
  age: 40,
  late: true,
  level: 'overdue',
  words: '40 working days',
  owner: { id: SAM, name: 'Jo Patel' },
  team: { id: ENTRY, name: 'East' },
  href: `/children/${amara.id}/entries/${ENTRY}/edit`,
  does: 'Correct the pupil number',
}

const faults: readonly RecordFault[] = [
  fault,
  { ...fault, rule: '167', wrong: 'How the child took part is missing.', table: { value: 'Reviews', text: 'Reviews' } },
  {
    ...fault,
    child: bo,
    age: 1,
    late: false,
    level: 'due',
    words: '1 working day',
    owner: null,
    team: null,
    since: plainDate('2027-03-30'),
    href: `/children/${bo.id}`,
    does: 'Open the child’s page',
  },
  { ...fault, rule: '392c', is: 'query', isTitle: 'Query', late: false, level: 'cannot-tell' },
]

const read: FaultsRead = {
  on: plainDate('2027-03-31'),
  year: {
    starts: plainDate('2026-04-01'),
    ends: plainDate('2027-03-31'),
    title: '1 April 2026 to 31 March 2027',
  },
  scope: 'team',
  scopes: ['own', 'team'],
  whole: true,
  within: 10,
  editions: [{ number: 2, asAt: plainDate('2026-08-31') }],
  faults,
}

/** What is wrong in made-up records: two children's, one of them given to nobody. */
export const madeUpQuality: QualityService = {
  open: async (_viewer, scope) => ({ ...read, scope: scope === 'own' ? 'own' : 'team' }),
  mine: async () => ({ faults: 3, late: 2 }),
}
