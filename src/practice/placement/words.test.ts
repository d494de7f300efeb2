import { expect, test } from 'vitest'
import { occasionsOf } from '../../spine/duty/evaluate.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { life } from '../care/testing.ts'
import { child, entry, faultsOfWords, fileWith, home, inCare, on, reasonsOf, trust, unaccompanied } from '../cases.ts'
import { placementDuties } from './duties.ts'
import { placementMeasures } from './measures.ts'
import { unregisteredOversight } from './kinds.ts'
import { words } from './words.ts'

const PLACES = {
  NN11AA: { east: 475_000, north: 260_000, area: 'E06000061' },
  NN142AB: { east: 475_000, north: 292_300, area: 'E06000062' },
  LE11AA: { east: 475_000, north: 262_000, area: 'E06000016' },
  CF101AA: { east: 318_000, north: 176_000, area: 'W06000015' },
}
const from = (homePostcode: string) => inCare('2013-01-01', null, { homePostcode })
const at = (postcode: string) => home('2013-01-01', null, { postcode })
const unprovided = { ...home('2013-01-01'), body: { type: 'U4', sameCarer: false } }

const lives = [
  [child(), inCare('2013-01-01')],
  [inCare('2013-01-01'), home('2013-01-01')],
  [child(), inCare('2013-01-01'), unprovided],
  [child(), inCare('2013-01-01'), home('2013-01-01', null, { type: 'K2', provider: 'PR4' })],
  [child(), inCare('2013-01-01'), home('2013-01-01', null, { type: 'U1' })],
  [child(), inCare('2013-01-01'), home('2013-01-01', null, { provider: 'PR4' })],
  [child(), inCare('2013-01-01', null, { lostAfter: on('2017-03-31') }), home('2013-01-01')],
  [child(), inCare('2013-01-01', null, { council: 'south' }), at('LE1 1AA')],
  [child(), inCare('2013-01-01'), at('LE1 1AA')],
  [child(), from('NN1 1AA'), at('NN1 1AA')],
  [child(), from('NN1 1AA'), at('NN14 2AB')],
  [child(), from('NN1 1AA'), at('LE1 1AA')],
  [child(), from('NN1 1AA'), at('ZZ1 1ZZ')],
  [child(), from('ZZ1 1ZZ'), at('LE1 1AA')],
  [child(), from('CF10 1AA'), at('LE1 1AA')],
  [child(), from('NN1 1AA'), at('LE1 1AA'), unaccompanied('2013-01-01')],
  [child({ born: '2001-01-01' }), inCare('2013-01-01'), home('2013-01-01')],
  [child(), inCare('2016-01-01', null, { startKnown: false }), home('2016-01-01')],
  [child(), inCare('2017-09-01', null, { startKnown: false }), home('2017-09-01')],
  [child(), inCare('2013-01-01'), home('2013-01-01', '2017-12-01'), home('2017-12-01')],
  [child(), inCare('2013-01-01'), home('2013-01-01', '2017-12-01'), home('2017-12-01', null, { type: 'A6' })],
  [child(), inCare('2013-01-01'), home('2017-09-01', '2017-12-01'), home('2017-12-01', null, { type: 'A6' })],
]
const contexts = [trust, { ...trust, gazetteer: false }, { ...trust, connectedCarersAreInHouse: false }]
const measured = lives
  .flatMap(life =>
    contexts.flatMap(context =>
      placementMeasures.flatMap(m => reasonsOf(m, fileWith(life, PLACES), '2018-03-31', context)),
    ),
  )
  .filter(reason => reason.key.startsWith('placement.'))

const files = [
  ...Array.from({ length: 200 }, (_, index) => fileOf('a child', life(index + 1))),
  fileWith([inCare('2024-01-08'), home('2024-01-08', null, { type: 'K3' })]),
  fileWith([
    child(),
    inCare('2024-01-08'),
    home('2024-01-08', null, { unregistered: true }),
    entry(unregisteredOversight, '2024-01-08', null, { step: 'director' }),
  ]),
]
const due = files
  .flatMap(file => placementDuties.flatMap(duty => occasionsOf(file, duty, on('2030-12-31'))))
  .flatMap(({ because, ended, unsettled }) => [
    because,
    ...(ended ? [ended.because] : []),
    ...(unsettled ? [unsettled] : []),
  ])
  .filter(reason => reason.key.startsWith('placement.'))
const reasons = [...measured, ...due]

test('every reason the measures and duties about homes give has a sentence, and a value for each of its slots', () => {
  expect(faultsOfWords(words, reasons)).toEqual([])
})

test('every sentence is for a reason that is given', () => {
  expect(Object.keys(words).filter(key => !reasons.some(reason => reason.key === key))).toEqual([])
})
