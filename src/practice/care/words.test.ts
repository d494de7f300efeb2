import { expect, test } from 'vitest'
import { child, entry, faultsOfWords, fileWith, inCare, missing, on, reasonsOf, review, status } from '../cases.ts'
import { periodOfCare } from './kinds.ts'
import { careMeasures } from './measures.ts'
import { words } from './words.ts'

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
]
const reasons = lives.flatMap(life => careMeasures.flatMap(measure => reasonsOf(measure, fileWith(life), '2018-03-31')))

test('every reason the care measures give has a sentence, and a value for each of its slots', () => {
  expect(faultsOfWords(words, reasons)).toEqual([])
})

test('every sentence is for a reason that is given', () => {
  expect(Object.keys(words).filter(key => !reasons.some(reason => reason.key === key))).toEqual([])
})
