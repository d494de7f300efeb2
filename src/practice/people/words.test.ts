import { expect, test } from 'vitest'
import { child, faultsOfWords, fileWith, inCare, reasonsOf, worker } from '../cases.ts'
import { peopleMeasures } from './measures.ts'
import { words } from './words.ts'

const lives = [
  [child(), inCare('2013-01-01')],
  [inCare('2013-01-01')],
  [child(), inCare('2013-01-01'), worker('SW1', '2012-01-01')],
  [child(), inCare('2013-01-01'), worker('SW1', '2023-12-01')],
  [child(), inCare('2013-01-01'), worker('XX', '2012-01-01'), worker('XX', '2023-12-01'), worker('XX', '2024-01-01')],
]
const reasons = lives.flatMap(life =>
  peopleMeasures.flatMap(measure =>
    ['2018-03-31', '2024-03-31'].flatMap(date => reasonsOf(measure, fileWith(life), date)),
  ),
)
const own = reasons.filter(reason => reason.key.startsWith('people.'))

test('every reason these measures give has a sentence, and a value for each of its slots', () => {
  expect(faultsOfWords(words, own)).toEqual([])
})

test('every sentence is for a reason that is given', () => {
  expect(Object.keys(words).filter(key => !own.some(reason => reason.key === key))).toEqual([])
})
