import { describe, expect, test } from 'vitest'
import { rooms } from '../../../rooms.ts'
import { packFacts, unpackFacts } from '../../../spine/ledger/facts.ts'
import { ask, child, entry, faultsOfWords, fileWith, inCare, reasonsOf, sides } from '../../cases.ts'
import { adviser, assessed, inCareTo18, life, offered, plan, report, reviewed } from '../cases.ts'
import { keepingInTouch } from '../kinds.ts'
import { words } from '../words.ts'
import { adviserShare, inTouchInTime, pathwayMeasures, pathwayPlanCurrent, pathwayReviewsInTime } from './pathway.ts'

const touch = (day: string, twoWay = true) => entry(keepingInTouch, day, null, { how: 'phone', twoWay })

describe('a pathway plan up to date', () => {
  test('is one made or looked at within six months of the day', () => {
    const file = life(inCareTo18, plan('2020-10-01'), reviewed('2021-03-31'))
    expect(ask(pathwayPlanCurrent, file, '2021-09-30')).toEqual([
      { side: 'counts', why: ['leaving-care.is-eligible', 'leaving-care.plan-current'] },
    ])
    expect(sides(pathwayPlanCurrent, file, '2021-10-01')).toEqual(['does-not-count'])
  })

  test('looks no further ahead than the day', () => {
    const file = life(inCareTo18, plan('2020-10-01'), reviewed('2021-06-01'))
    expect(sides(pathwayPlanCurrent, file, '2021-05-01')).toEqual(['does-not-count'])
  })

  test('is not there for someone assessed but without one, and not known where nothing is recorded', () => {
    expect(sides(pathwayPlanCurrent, life(inCareTo18, assessed('2020-09-10')), '2021-05-01')).toEqual([
      'does-not-count',
    ])
    expect(ask(pathwayPlanCurrent, life(inCareTo18), '2021-05-01')).toEqual([
      { side: 'unknown', why: ['leaving-care.is-eligible', 'leaving-care.work-not-recorded'] },
    ])
  })

  test('is asked of nobody before 16, after 21 unless they want support, or who only qualifies', () => {
    const file = life(inCareTo18, plan('2020-10-01'))
    expect(sides(pathwayPlanCurrent, file, '2020-06-09')).toEqual([])
    expect(sides(pathwayPlanCurrent, file, '2025-06-09')).toEqual(['does-not-count'])
    expect(sides(pathwayPlanCurrent, file, '2025-06-10')).toEqual([])
    expect(sides(pathwayPlanCurrent, life(inCareTo18, offered('2026-01-10', 'wants')), '2026-03-31')).toEqual([
      'unknown',
    ])
    expect(sides(pathwayPlanCurrent, life(inCare('2022-05-01', '2022-06-10')), '2022-08-01')).toEqual([])
  })

  test('is asked of someone whom only the return reports', () => {
    const file = fileWith([child({ born: '2004-06-10' }), report('2004-06-10', 19, { inTouch: 'YES' })])
    expect(sides(pathwayPlanCurrent, file, '2024-03-31')).toEqual(['unknown'])
  })
})

describe('a personal adviser', () => {
  test('counts on the day, and not on the day the last one stopped', () => {
    const file = life(inCareTo18, adviser('2020-05-01', '2021-05-01'))
    expect(sides(adviserShare, file, '2021-04-30')).toEqual(['counts'])
    expect(sides(adviserShare, file, '2021-05-01')).toEqual(['does-not-count'])
  })

  test('is not known where nothing of the work is recorded', () => {
    expect(sides(adviserShare, life(inCareTo18), '2021-05-01')).toEqual(['unknown'])
  })
})

describe('in touch within eight weeks', () => {
  test('counts to the last day of the eight weeks', () => {
    const file = life(inCareTo18, touch('2023-01-02'))
    expect(sides(inTouchInTime, file, '2023-02-27')).toEqual(['counts'])
    expect(sides(inTouchInTime, file, '2023-02-28')).toEqual(['does-not-count'])
  })

  test('an unanswered message is no contact, but shows that the work is recorded', () => {
    const file = life(inCareTo18, touch('2023-01-02', false))
    expect(ask(inTouchInTime, file, '2023-01-10')[0]?.why).toEqual([
      'leaving-care.touch-owed',
      'leaving-care.never-in-touch',
    ])
  })

  test('someone who left care less than eight weeks before is not asked about until then', () => {
    expect(sides(inTouchInTime, life(inCareTo18), '2022-07-31')).toEqual([])
    expect(sides(inTouchInTime, life(inCareTo18), '2022-08-31')).toEqual(['unknown'])
    expect(sides(inTouchInTime, life(inCareTo18, touch('2022-07-01')), '2022-07-31')).toEqual(['counts'])
  })

  test('is not asked of those still in care', () => {
    expect(sides(inTouchInTime, life(inCareTo18), '2022-05-31')).toEqual([])
  })
})

describe('pathway plan reviews in time', () => {
  test('each review due in the 12 months counts if it was held by its day', () => {
    const file = life(inCareTo18, plan('2020-10-01'), reviewed('2021-03-01'), reviewed('2021-10-15'))
    expect(ask(pathwayReviewsInTime, file, '2022-03-31')).toEqual([
      { side: 'counts', why: ['leaving-care.plan-made', 'leaving-care.review-in-time'], at: '2021-04-01' },
      {
        side: 'does-not-count',
        why: ['leaving-care.plan-last-looked-at', 'leaving-care.review-late'],
        at: '2021-09-01',
      },
    ])
  })

  test('one held after the end of the 12 months was not held yet', () => {
    const file = life(inCareTo18, plan('2020-10-01'), reviewed('2021-05-01'))
    expect(ask(pathwayReviewsInTime, file, '2021-04-30')).toEqual([
      { side: 'does-not-count', why: ['leaving-care.plan-made', 'leaving-care.review-not-held'], at: '2021-04-01' },
    ])
  })

  test('one that 21 came before is not asked about, nor is someone with no plan', () => {
    expect(sides(pathwayReviewsInTime, life(inCareTo18, plan('2025-01-01')), '2025-12-31')).toEqual([])
    expect(sides(pathwayReviewsInTime, life(inCareTo18), '2022-03-31')).toEqual([])
  })
})

test('every reason these measures give has a sentence and a value for each of its slots', () => {
  const files = [
    life(inCareTo18),
    life(inCareTo18, adviser('2020-05-01', '2023-01-01'), plan('2020-10-01'), reviewed('2021-10-15')),
    life(inCare('2015-01-01', '2021-01-15'), plan('2020-10-01'), touch('2021-02-01')),
    life(inCareTo18, touch('2023-01-02', false)),
  ]
  const dates = ['2021-02-28', '2021-05-31', '2022-03-31', '2023-02-28']
  const reasons = files.flatMap(file =>
    pathwayMeasures.flatMap(measure => dates.flatMap(date => reasonsOf(measure, file, date))),
  )
  expect(reasons.length).toBeGreaterThan(20)
  expect(faultsOfWords(words, reasons)).toEqual([])
})

test('packed facts, which hold no narrative and no ids, tell the same', () => {
  const kinds = new Map(rooms.flatMap(room => room.kinds).map(kind => [kind.name, kind] as const))
  const file = life(inCareTo18, adviser('2020-05-01'), plan('2020-10-01'), reviewed('2021-03-01'), touch('2023-01-02'))
  const facts = unpackFacts(file.id, packFacts(file, kinds))
  for (const measure of pathwayMeasures)
    for (const date of ['2021-03-31', '2021-12-31', '2023-02-28', '2024-03-31'])
      expect([measure.id, date, ask(measure, facts, date)]).toEqual([measure.id, date, ask(measure, file, date)])
})
