import { expect, test } from 'vitest'
import { occasionsOf } from '../../spine/duty/evaluate.ts'
import { child, entry, faultsOfWords, fileWith, inCare, on, reasonsOf, unaccompanied, worker } from '../cases.ts'
import { peopleDuties } from './duties.ts'
import {
  allocation,
  heritagePlan,
  identityDocument,
  language,
  lifeStoryWork,
  need,
  religion,
  transitionPlan,
} from './kinds.ts'
import { peopleMeasures } from './measures.ts'
import { words } from './words.ts'

const given = (start: string, end: string | null) =>
  entry(allocation, start, end, { role: 'social-worker', name: 'Jo' })

const lives = [
  [child(), inCare('2013-01-01')],
  [inCare('2013-01-01')],
  [child(), inCare('2013-01-01'), worker('SW1', '2012-01-01')],
  [child(), inCare('2013-01-01'), worker('SW1', '2023-12-01')],
  [child(), inCare('2013-01-01'), worker('XX', '2012-01-01'), worker('XX', '2023-12-01'), worker('XX', '2024-01-01')],
  [
    child(),
    inCare('2013-01-01', '2025-01-01'),
    given('2013-01-01', '2024-01-01'),
    entry(need, '2013-01-01', null, { type: 'LD' }),
    entry(transitionPlan, '2024-08-01', null, { adultServices: 'referred' }),
    entry(lifeStoryWork, '2014-01-01', null, { stage: 'gathering' }),
    entry(identityDocument, '2015-01-01', null, { type: 'passport', held: true, expires: on('2025-01-01') }),
  ],
  [child(), inCare('2013-01-01'), entry(need, '2013-01-01', null, { type: 'LD' })],
  [child(), inCare('2013-01-01'), unaccompanied('2013-01-01'), entry(heritagePlan, '2013-02-01', null, {})],
  [child(), inCare('2013-01-01'), entry(language, null, null, { language: 'prs', first: true, interpreter: false })],
  [child(), inCare('2013-01-01'), entry(religion, null, null, { religion: 'muslim' })],
  [child({ ethnicity: 'BCRB' }), inCare('2013-01-01')],
]
const counted = lives.flatMap(life =>
  peopleMeasures.flatMap(measure =>
    ['2018-03-31', '2024-03-31'].flatMap(date => reasonsOf(measure, fileWith(life), date)),
  ),
)
const due = lives.flatMap(life =>
  peopleDuties.flatMap(duty =>
    occasionsOf(fileWith(life), duty, on('2030-01-01')).flatMap(({ because, ended, unsettled }) => [
      because,
      ...(ended ? [ended.because] : []),
      ...(unsettled ? [unsettled] : []),
    ]),
  ),
)
const own = [...counted, ...due].filter(reason => reason.key.startsWith('people.'))

test('every reason these measures and duties give has a sentence, and a value for each of its slots', () => {
  expect(faultsOfWords(words, own)).toEqual([])
})

test('every sentence is for a reason that is given', () => {
  expect(Object.keys(words).filter(key => !own.some(reason => reason.key === key))).toEqual([])
})
