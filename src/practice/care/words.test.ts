import { expect, test } from 'vitest'
import { occasionsOf } from '../../spine/duty/evaluate.ts'
import type { Occasion } from '../../spine/duty/duty.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import {
  child,
  entry,
  faultsOfWords,
  fileWith,
  home,
  inCare,
  missing,
  on,
  reasonsOf,
  review,
  status,
} from '../cases.ts'
import { careDuties } from './duties.ts'
import { offered, visited } from './cases.ts'
import { arrangementApproval, iroEscalation, periodOfCare } from './kinds.ts'
import { careMeasures } from './measures.ts'
import { life } from './testing.ts'
import { words } from './words.ts'

const dispute = (day: string, end: string, outcome: 'resolved' | 'withdrawn') =>
  entry(iroEscalation, day, end, { about: 'drift', stage: 'director', outcome })
const approval = (day: string, what: 'reg-25-extension' | 'reg-25-independent-review') =>
  entry(arrangementApproval, day, null, { what, approvedBy: 'nominated-officer' })
const since = inCare('2013-01-01')
const unexplained = entry(periodOfCare, '2013-01-01', '2017-05-01', { council: 'north', startKnown: true })
const lives = [
  [child(), since, status('C2', '2013-01-01'), review('2017-06-01'), review('2017-12-01', 'PN7')],
  [
    child(),
    since,
    review('2013-01-20'),
    review('2017-05-01'),
    missing('2017-06-01', null),
    missing('2017-07-01', null, 'A'),
  ],
  [child(), inCare('2017-06-05'), review('2017-06-30', 'PN0'), review('2017-10-03')],
  [child(), inCare('2018-03-20')],
  [child(), inCare('2017-06-01', null, { startKnown: false })],
  [child(), inCare('2013-01-01', null, { lostAfter: on('2017-03-31') })],
  [child(), inCare('2013-01-01', null, { lostAfter: on('2017-03-31') }), inCare('2017-06-01')],
  [child(), inCare('2013-01-01', '2017-05-01', { ended: 'E12' }), review('2017-06-01'), missing('2017-06-01', null)],
  [child(), inCare('2013-01-01', '2017-05-01'), inCare('2017-06-01')],
  [child(), inCare('2013-01-01', '2014-05-01'), inCare('2017-06-01')],
  [child(), inCare('2013-01-01', '2017-05-01', { ended: 'E3' }), inCare('2017-06-01')],
  [child(), unexplained],
  [since, review('2017-06-01')],
  [
    child(),
    inCare('2017-06-05'),
    visited('2017-07-01', { alone: true }),
    visited('2017-08-01', { alone: false }),
    visited('2017-09-01', { alone: false, whyNotAlone: 'refused' }),
    visited('2017-10-01', { alone: false, whyNotAlone: 'young' }),
    missing('2017-06-10', '2017-06-11'),
    missing('2017-08-10', '2017-08-11'),
    offered('2017-08-12', { held: on('2017-08-13') }),
    missing('2017-09-10', '2017-09-11'),
    offered('2017-09-12', { held: on('2017-09-20') }),
    dispute('2017-07-03', '2017-07-10', 'resolved'),
    dispute('2017-08-03', '2017-08-10', 'withdrawn'),
  ],
  [child(), inCare('2013-01-01'), missing('2017-06-10', '2017-06-11')],
  [child(), inCare('2013-01-01'), ...['05', '12', '19'].map(day => missing(`2017-06-${day}`, `2017-06-${day}`))],
  [child({ born: '2025-06-01' }), inCare('2030-12-20'), home('2030-12-20')],
  [
    child(),
    inCare('2024-01-08'),
    home('2024-01-08', null, { type: 'K2', ofArea: 'Seaborough', connectedCarerTemporary: true }),
    approval('2024-04-01', 'reg-25-extension'),
    approval('2024-05-01', 'reg-25-independent-review'),
  ],
]
const files = [
  ...lives.map(entries => fileWith(entries)),
  ...Array.from({ length: 400 }, (_, index) => fileOf('a child', life(index + 1))),
]
const measured = files.flatMap(file =>
  ['2018-03-31', '2024-03-31'].flatMap(date => careMeasures.flatMap(measure => reasonsOf(measure, file, date))),
)
const due = files.flatMap(file =>
  careDuties.flatMap(duty => occasionsOf(file, duty, on('2030-12-31')).flatMap(reasonsOfOccasion)),
)
const reasons = [...measured, ...due]

function reasonsOfOccasion({ because, ended, unsettled }: Occasion): readonly Reason[] {
  return [because, ...(ended ? [ended.because] : []), ...(unsettled ? [unsettled] : [])]
}

test('every reason the care measures and duties give has a sentence, and a value for each of its slots', () => {
  expect(faultsOfWords(words, reasons)).toEqual([])
})

test('every sentence is for a reason that is given', () => {
  expect(Object.keys(words).filter(key => !reasons.some(reason => reason.key === key))).toEqual([])
})
