import { describe, expect, test } from 'vitest'
import { directionOf } from '../../app/figures/rows.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { createTally } from '../../spine/measure/evaluate.ts'
import type { Measure } from '../../spine/measure/measure.ts'
import { fileOf, type SubjectFile } from '../../spine/ledger/file.ts'
import {
  ask,
  child,
  entry,
  fileWith,
  home,
  inCare,
  north,
  on,
  reasonsOf,
  shortBreak,
  sides,
  status,
  trust,
} from '../cases.ts'
import { annualHealthOutcome, convictionOutcome, sdqOutcome } from './kinds.ts'
import {
  healthMeasures,
  oc2Convictions,
  oc2Dental,
  oc2Development,
  oc2HealthAssessment,
  oc2Immunisations,
  oc2Substance,
  sdqAverage,
  sdqBandsMix,
  sdqCompletion,
} from './measures.ts'
import { words } from './words.ts'

const END = '2021-03-31'

const health = (body: Partial<BodyOf<typeof annualHealthOutcome>>, year = 2021): Entry =>
  entry(annualHealthOutcome, `${year - 1}-04-01`, `${year}-03-31`, { year, ...body })

const sdq = (body: Partial<BodyOf<typeof sdqOutcome>>, year = 2021): Entry =>
  entry(sdqOutcome, `${year - 1}-04-01`, `${year}-03-31`, { year, ...body })

const convicted = (is: boolean, year = 2021): Entry =>
  entry(convictionOutcome, `${year - 1}-04-01`, `${year}-03-31`, { year, convicted: is })

/** In care for years before and after the year asked about. */
const settled = inCare('2018-01-10')

/** One result for several children's files. */
function figure(measure: Measure, files: readonly SubjectFile[], date = END) {
  const tally = createTally([measure], [{ on: on(date), within: [north] }], {
    contextFor: within => ({ ...trust, within }),
    councilOn: () => 'north',
  })
  for (const file of files) tally.add(file)
  return tally.results()[0]?.results[0]
}

describe('who is asked about health', () => {
  test('a child in care 11 months is not asked about dental checks', () => {
    const file = fileWith([child(), inCare('2020-05-01'), health({ teeth: true })])
    expect(ask(oc2Dental, file, END)).toEqual([])
  })

  test('a child who came into care on 1 April is asked, and the day after is not', () => {
    expect(sides(oc2Dental, fileWith([child(), inCare('2020-04-01'), health({ teeth: true })]), END)).toEqual([
      'counts',
    ])
    expect(sides(oc2Dental, fileWith([child(), inCare('2020-04-02'), health({ teeth: true })]), END)).toEqual([])
  })

  test('a child who left care on 31 March is asked, and the day before is not', () => {
    const left = (end: string) => fileWith([child(), inCare('2018-01-10', end), health({ teeth: false })])
    expect(sides(oc2Dental, left('2021-03-31'), END)).toEqual(['does-not-count'])
    expect(sides(oc2Dental, left('2021-03-30'), END)).toEqual([])
  })

  test('a day out of care in the year takes a child out', () => {
    const file = fileWith([child(), inCare('2018-01-10', '2020-09-01'), inCare('2020-09-02'), health({ teeth: true })])
    expect(ask(oc2Dental, file, END)).toEqual([])
  })

  test('a child who also had a short break agreement is not asked', () => {
    const file = fileWith([child(), settled, shortBreak('2020-06-01', '2020-06-03'), health({ teeth: true })])
    expect(ask(oc2Dental, file, END)).toEqual([])
  })

  test('a full care order child living at home with parents is asked', () => {
    const atHome = home('2019-02-01', null, { type: 'P1', provider: 'PR0' })
    const file = fileWith([child(), settled, status('C2', '2018-01-10'), atHome, health({ teeth: true })])
    expect(ask(oc2Dental, file, END)).toEqual([{ side: 'counts', why: ['health.oc2-cohort', 'health.teeth-checked'] }])
  })

  test('a child never in care is asked nothing', () => {
    for (const measure of healthMeasures) expect(ask(measure, fileWith([child()]), END)).toEqual([])
  })

  test('a child lost to the return who would otherwise be asked is set aside, in every year until 18', () => {
    const lost = (start: string, born = '2010-06-01') =>
      fileWith([child({ born }), inCare(start, null, { lostAfter: on('2020-03-31') })])
    const setAside = [{ side: 'excluded', why: ['care.lost-to-return'] }]
    for (const measure of [oc2HealthAssessment, oc2Dental, oc2Convictions, sdqCompletion, sdqAverage, sdqBandsMix])
      expect([ask(measure, lost('2018-01-10'), END), ask(measure, lost('2018-01-10'), '2022-03-31')]).toEqual([
        setAside,
        setAside,
      ])
    expect(ask(oc2Dental, lost('2018-01-10', '2002-06-01'), END)).toEqual([])
  })

  test('a child lost to the return is not set aside from what is not asked at that age, nor before the return lost them', () => {
    const lost = inCare('2018-01-10', null, { lostAfter: on('2020-03-31') })
    const file = fileWith([child(), lost])
    expect(ask(oc2Development, file, END)).toEqual([])
    expect(sides(oc2Dental, file, '2020-03-31')).toEqual(['unknown'])
    expect(ask(oc2Dental, fileWith([child(), lost, shortBreak('2020-06-01', '2020-06-03')]), END)).toEqual([])
    expect(ask(oc2Dental, fileWith([child(), lost, inCare('2020-09-01')]), END)).toEqual([])
  })

  test('a child lost long ago who came back, and left, is not asked for a year in which nothing is held', () => {
    const file = fileWith([
      child(),
      inCare('2015-01-10', null, { lostAfter: on('2016-03-31') }),
      inCare('2017-01-01', '2018-01-01'),
    ])
    expect(ask(oc2Dental, file, END)).toEqual([])
  })

  test('asked in the middle of a year, the answer is for the last year that ended', () => {
    const file = fileWith([child(), settled, health({ teeth: true }), health({ teeth: false }, 2020)])
    expect(sides(oc2Dental, file, '2021-12-31')).toEqual(['counts'])
    expect(sides(oc2Dental, file, '2021-03-30')).toEqual(['does-not-count'])
  })
})

describe('yes, no and not known', () => {
  test('a child for whom nothing is held is not known, and stays among those asked about', () => {
    const known = fileWith([child(), settled, health({ healthAssessment: true })])
    const unheld = fileWith([child(), settled])
    expect(ask(oc2HealthAssessment, unheld, END)).toEqual([
      { side: 'unknown', why: ['health.oc2-cohort', 'health.nothing-held'] },
    ])
    expect(figure(oc2HealthAssessment, [known, unheld])).toMatchObject({
      numerator: 1,
      denominator: 2,
      unknown: 1,
      excluded: 0,
      value: 50,
    })
  })

  test('a row that leaves one item out is not known for that item alone', () => {
    const file = fileWith([child(), settled, health({ teeth: true })])
    expect(sides(oc2Dental, file, END)).toEqual(['counts'])
    expect(ask(oc2Immunisations, file, END)).toEqual([
      { side: 'unknown', why: ['health.oc2-cohort', 'health.item-not-held'] },
    ])
  })

  test('two rows for one year that disagree settle nothing', () => {
    const file = fileOf('a child', [
      ...child(),
      settled,
      { ...health({ substanceMisuse: true }), id: 'one' },
      { ...health({ substanceMisuse: false }), id: 'other' },
    ])
    expect(ask(oc2Substance, file, END)).toEqual([{ side: 'unknown', why: ['health.oc2-cohort', 'health.held-twice'] }])
  })

  test('each item reads its own column', () => {
    const file = fileWith([
      child(),
      settled,
      health({ healthAssessment: true, teeth: false, immunisations: true, substanceMisuse: false }),
    ])
    expect(sides(oc2HealthAssessment, file, END)).toEqual(['counts'])
    expect(sides(oc2Dental, file, END)).toEqual(['does-not-count'])
    expect(sides(oc2Immunisations, file, END)).toEqual(['counts'])
    expect(sides(oc2Substance, file, END)).toEqual(['does-not-count'])
  })
})

describe('ages', () => {
  test('a child whose fifth birthday is 31 March is not asked about development checks; one born a day later is', () => {
    const born = (day: string) => fileWith([child({ born: day }), settled, health({ development: true })])
    expect(ask(oc2Development, born('2016-03-31'), END)).toEqual([])
    expect(ask(oc2Development, born('2016-04-01'), END)).toEqual([
      { side: 'counts', why: ['health.oc2-cohort-aged', 'health.development-up-to-date'] },
    ])
  })

  test('a child who turned 10 on 31 March is asked about convictions; one who turns 10 the next day is not', () => {
    const born = (day: string) => fileWith([child({ born: day }), settled, convicted(false)])
    expect(sides(oc2Convictions, born('2011-03-31'), END)).toEqual(['does-not-count'])
    expect(sides(oc2Convictions, born('2011-04-01'), END)).toEqual([])
  })

  test('a baby stays among those asked about teeth', () => {
    const file = fileWith([child({ born: '2020-03-01' }), inCare('2020-03-02'), health({ teeth: false })])
    expect(sides(oc2Dental, file, END)).toEqual(['does-not-count'])
  })

  test('a child with no date of birth is set aside where age decides, and asked where it does not', () => {
    const file = fileWith([settled, health({ teeth: true, development: true })])
    expect(ask(oc2Development, file, END)).toEqual([{ side: 'excluded', why: ['health.age-not-known'] }])
    expect(sides(oc2Dental, file, END)).toEqual(['counts'])
  })
})

describe('strengths and difficulties', () => {
  const scoring = (score: number, born = '2010-06-01') =>
    fileWith([child({ born }), settled, health({}), sdq({ score })])

  test('asks about children aged 5 to 16 on 31 March, both ends included', () => {
    const aged = (born: string) => sides(sdqCompletion, scoring(10, born), END)
    expect(aged('2016-04-01')).toEqual([]) // 4
    expect(aged('2016-03-31')).toEqual(['counts']) // 5 that day
    expect(aged('2004-04-01')).toEqual(['counts']) // 16, and 17 the next day
    expect(aged('2004-03-31')).toEqual([]) // 17 that day
  })

  test('a reason for having no score is not a questionnaire returned', () => {
    const file = fileWith([child(), settled, health({}), sdq({ reason: 'SDQ2' })])
    expect(ask(sdqCompletion, file, END)).toEqual([
      { side: 'does-not-count', why: ['health.oc2-cohort-aged', 'health.sdq-reason'] },
    ])
    expect(reasonsOf(sdqCompletion, file, END)[1]).toEqual({ key: 'health.sdq-reason', values: { code: 'SDQ2' } })
  })

  test('a row with neither score nor reason is no questionnaire; no row at all is not known', () => {
    expect(sides(sdqCompletion, fileWith([child(), settled, health({ teeth: true })]), END)).toEqual(['does-not-count'])
    expect(sides(sdqCompletion, fileWith([child(), settled]), END)).toEqual(['unknown'])
  })

  test('a score of nought is a score', () => {
    expect(sides(sdqCompletion, scoring(0), END)).toEqual(['counts'])
    expect(ask(sdqAverage, scoring(0), END)).toMatchObject([{ side: 'counts', value: 0 }])
  })

  test('a score over 40 is not believed', () => {
    const file = scoring(41)
    expect(sides(sdqCompletion, file, END)).toEqual(['unknown'])
    expect(ask(sdqAverage, file, END)).toEqual([{ side: 'excluded', why: ['health.sdq-out-of-range'] }])
  })

  test('bands change at 14 and at 17', () => {
    const band = (score: number) => ask(sdqBandsMix, scoring(score), END).map(asked => asked.part)
    expect([0, 13, 14, 16, 17, 40].map(band).flat()).toEqual([
      'normal',
      'normal',
      'borderline',
      'borderline',
      'concern',
      'concern',
    ])
  })

  test('the average is of scores only, and lower is better', () => {
    const unscored = fileWith([child(), settled, health({}), sdq({ reason: 'SDQ3' })])
    const unheld = fileWith([child(), settled])
    expect(figure(sdqAverage, [scoring(10), scoring(17), unscored, unheld])).toMatchObject({
      numerator: 27,
      denominator: 2,
      excluded: 2,
      unknown: 0,
      value: 13.5,
    })
    expect(sdqAverage.better).toBe('lower')
  })

  test('a higher average than a year ago is worse', () => {
    const before = figure(sdqAverage, [scoring(12)])
    const now = figure(sdqAverage, [scoring(15)])
    if (!before || !now) throw new Error('no answer')
    expect(directionOf(now, before, sdqAverage.better)).toEqual({ went: 'up', is: 'worse' })
    expect(directionOf(before, now, sdqAverage.better)).toEqual({ went: 'down', is: 'better' })
  })

  test('bands are shares of children with a score', () => {
    const unscored = fileWith([child(), settled, health({}), sdq({ reason: 'SDQ3' })])
    const result = figure(sdqBandsMix, [scoring(3), scoring(15), scoring(20), scoring(21), unscored])
    expect(result?.denominator).toBe(4)
    expect(result?.parts).toEqual([
      { code: 'normal', label: 'Normal', count: 1, value: 25 },
      { code: 'borderline', label: 'Borderline', count: 1, value: 25 },
      { code: 'concern', label: 'A cause for concern', count: 2, value: 50 },
    ])
  })
})

describe('words', () => {
  test('every reason a health measure gives has its sentence', () => {
    const files = [
      fileWith([child(), settled]),
      fileWith([settled]),
      fileWith([child({ born: '2018-01-01' }), settled, health({ development: false, teeth: false })]),
      fileWith([
        child(),
        settled,
        health({ teeth: true, healthAssessment: false, immunisations: false, substanceMisuse: true }),
        sdq({ score: 20 }),
        convicted(true),
      ]),
      fileWith([child(), settled, health({}), sdq({ reason: 'SDQ1' }), convicted(false)]),
      fileWith([child(), settled, health({ substanceMisuse: false })]),
      fileWith([child(), settled, health({}), sdq({ score: 99 })]),
    ]
    const given = new Set(
      healthMeasures.flatMap(measure => files.flatMap(file => reasonsOf(measure, file, END).map(reason => reason.key))),
    )
    expect(given.size).toBeGreaterThan(15)
    expect([...given].filter(key => !(key in words))).toEqual([])
  })
})
