import { describe, expect, test } from 'vitest'
import { ask, child, entry, fileWith, home, inCare, north, on, shortBreak, sides, status, trust } from '../../cases.ts'
import { legalStatus } from '../kinds.ts'
import { claAnyTime, claLegalStatus, claNumber, claRate, claStarts } from './numbers.ts'

const lost = (start: string) => inCare(start, null, { lostAfter: on('2017-03-31') })
const setAside = { side: 'excluded', why: ['care.lost-to-return'] }

describe('children in care on a day', () => {
  test('a child whose care ends that day is not in care at the end of it', () => {
    expect(sides(claNumber, fileWith([child(), inCare('2016-01-01', '2018-03-31')]), '2018-03-31')).toEqual([])
  })

  test('a child whose care ends the next day is, and one who came in that day too', () => {
    expect(sides(claNumber, fileWith([child(), inCare('2016-01-01', '2018-04-01')]), '2018-03-31')).toEqual(['counts'])
    expect(sides(claNumber, fileWith([child(), inCare('2018-03-31')]), '2018-03-31')).toEqual(['counts'])
  })

  test('a child on a full care order living with parents is still in care', () => {
    const file = fileWith([
      child(),
      inCare('2016-01-01'),
      status('C2', '2016-01-01'),
      home('2017-01-01', null, { type: 'P1', provider: 'PR0' }),
    ])
    expect(ask(claNumber, file, '2018-03-31')).toEqual([{ side: 'counts', why: ['care.in-care-since'] }])
  })

  test('a child sentenced to custody while on a care order stays in care; care that ended so does not', () => {
    const stays = fileWith([
      child(),
      inCare('2016-01-01'),
      status('C2', '2016-01-01'),
      home('2018-01-01', null, { type: 'R5', provider: 'PR3' }),
    ])
    const left = fileWith([child(), inCare('2016-01-01', '2018-01-01', { ended: 'E9' })])
    expect(sides(claNumber, stays, '2018-03-31')).toEqual(['counts'])
    expect(sides(claNumber, left, '2018-03-31')).toEqual([])
  })

  test('a child who has short breaks only is in neither the number nor the rate', () => {
    const file = fileWith([child(), shortBreak('2016-01-01', null, 'V4')])
    for (const measure of [claNumber, claRate, claAnyTime]) expect(sides(measure, file, '2018-03-31')).toEqual([])
  })

  test('the rate divides by the children of the councils asked about', () => {
    const period = { start: on('2018-03-31'), end: on('2018-03-31') }
    expect(claRate.per?.(period, { ...trust, within: [north] })?.denominator).toBe(10_000)
    expect(claRate.per?.(period, trust)).toEqual({ denominator: 20_000, note: 'an estimate made for tests, mid-2017' })
    expect(claRate.per?.(period, { ...trust, population: () => undefined })).toBeUndefined()
  })

  test('a child lost to the return is set aside after the last day it covers, in every count of children in care', () => {
    const file = fileWith([child(), lost('2016-01-01')])
    expect(sides(claNumber, file, '2017-03-31')).toEqual(['counts'])
    for (const measure of [claNumber, claRate, claLegalStatus, claAnyTime])
      expect(ask(measure, file, '2018-03-31')).toEqual([setAside])
  })
})

describe('children in care at any time in the year', () => {
  test.each([
    ['left on the first day', inCare('2015-01-01', '2017-04-01'), ['counts']],
    ['left the day before the first', inCare('2015-01-01', '2017-03-31'), []],
    ['came on the last day', inCare('2018-03-31'), ['counts']],
    ['came the day after the last', inCare('2018-04-01'), []],
    ['lost on a day within the year', inCare('2015-01-01', null, { lostAfter: on('2017-09-30') }), ['counts']],
  ])('%s', (_case, care, expected) => {
    expect(sides(claAnyTime, fileWith([child(), care]), '2018-03-31')).toEqual(expected)
  })

  test('a child who came twice is one child', () => {
    expect(
      sides(claAnyTime, fileWith([child(), inCare('2017-05-01', '2017-06-01'), inCare('2017-09-01')]), '2018-03-31'),
    ).toEqual(['counts'])
  })
})

describe('coming into care', () => {
  test('a child who started on 1 April or on 31 March came in that year; the days either side are other years', () => {
    const found = ['2017-03-31', '2017-04-01', '2018-03-31', '2018-04-01'].map(
      day => sides(claStarts, fileWith([child(), inCare(day)]), '2018-03-31').length,
    )
    expect(found).toEqual([0, 1, 1, 0])
  })

  test('a child who came in twice counts once, at the first', () => {
    const file = fileWith([child(), inCare('2017-05-01', '2017-06-01'), inCare('2017-09-01')])
    expect(ask(claStarts, file, '2018-03-31')).toEqual([
      { side: 'counts', why: ['care.came-into-care'], at: '2017-05-01' },
    ])
  })

  test('a child first seen in care, having begun at an unknown time, is set aside', () => {
    const file = fileWith([child(), inCare('2017-05-01', null, { startKnown: false })])
    expect(ask(claStarts, file, '2018-03-31')[0]).toMatchObject({ side: 'excluded', why: ['care.start-not-known'] })
  })

  test('a short break is no start', () => {
    expect(sides(claStarts, fileWith([child(), shortBreak('2017-05-01', '2017-05-04', 'V3')]), '2018-03-31')).toEqual(
      [],
    )
  })
})

describe('legal status of children in care', () => {
  test('a child counts under the latest status', () => {
    const file = fileWith([
      child(),
      inCare('2016-01-01'),
      status('V2', '2016-01-01', '2016-06-01'),
      status('C2', '2016-06-01'),
    ])
    expect(ask(claLegalStatus, file, '2018-03-31')[0]).toMatchObject({ side: 'counts', part: 'C2' })
  })

  test('a child with both a care order and a placement order counts under the placement order', () => {
    const file = fileWith([
      child(),
      inCare('2016-01-01'),
      status('C2', '2016-06-01'),
      entry(legalStatus, '2017-01-01', null, { status: 'E1' }),
    ])
    expect(ask(claLegalStatus, file, '2018-03-31')[0]?.part).toBe('E1')
  })

  test('a child with none recorded is not known', () => {
    expect(ask(claLegalStatus, fileWith([child(), inCare('2016-01-01')]), '2018-03-31')[0]).toMatchObject({
      side: 'unknown',
      why: ['care.in-care-since', 'care.no-legal-status'],
    })
  })
})
