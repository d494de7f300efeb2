import { describe, expect, test } from 'vitest'
import { ask, child, entry, fileWith, inCare, on, shortBreak, sides } from '../../cases.ts'
import { periodOfCare } from '../kinds.ts'
import { claReentry, kpi21 } from './coming-and-leaving.ts'
import { claCeases } from './numbers.ts'

const lost = (start: string) => inCare(start, null, { lostAfter: on('2017-03-31') })
const setAside = { side: 'excluded', why: ['care.lost-to-return'] }

describe('coming back into care', () => {
  const back = (...entries: Parameters<typeof fileWith>[0]) =>
    ask(claReentry, fileWith([child(), ...entries]), '2018-03-31')

  test('a child who comes back 365 days after leaving counts', () => {
    expect(back(inCare('2015-01-01', '2016-06-10'), inCare('2017-06-10'))).toEqual([
      { side: 'counts', why: ['care.came-into-care', 'care.came-back-within'], at: '2017-06-10' },
    ])
  })

  test('a child who comes back 366 days after leaving does not', () => {
    expect(back(inCare('2015-01-01', '2016-06-10'), inCare('2017-06-11'))[0]).toMatchObject({
      side: 'does-not-count',
      why: ['care.came-into-care', 'care.came-back-later'],
    })
  })

  test('a child in care for the first time does not', () => {
    expect(back(inCare('2017-06-11'))[0]?.why).toEqual(['care.came-into-care', 'care.first-time'])
  })

  test('each return of a child who came back twice is asked about', () => {
    const found = back(inCare('2015-01-01', '2017-05-01'), inCare('2017-06-01', '2017-07-01'), inCare('2017-08-01'))
    expect(found.map(asked => [asked.at, asked.side])).toEqual([
      ['2017-06-01', 'counts'],
      ['2017-08-01', 'counts'],
    ])
  })

  test.each(['E3', 'E15'] as const)('an earlier ending by %s is not counted as leaving', ended => {
    expect(back(inCare('2015-01-01', '2017-05-01', { ended }), inCare('2017-06-01'))[0]).toMatchObject({
      side: 'does-not-count',
      why: ['care.came-into-care', 'care.ending-not-counted'],
    })
  })

  test('a child lost to the return before coming back is not known', () => {
    expect(back(lost('2015-01-01'), inCare('2017-06-01'))[0]).toMatchObject({
      side: 'unknown',
      why: ['care.came-into-care', 'care.earlier-end-not-known'],
    })
  })

  test('a child who left on 29 February and came back on the last day of the next February counts', () => {
    const file = fileWith([child(), inCare('2015-01-01', '2016-02-29'), inCare('2017-02-28')])
    expect(sides(claReentry, file, '2017-03-31')).toEqual(['counts'])
  })

  test('short breaks before care are not earlier care', () => {
    expect(back(shortBreak('2016-01-01', '2017-05-01'), inCare('2017-06-01'))[0]?.side).toBe('does-not-count')
  })
})

describe('leaving care', () => {
  test('a child counts once, at the last leaving, though back in care by the end of the year', () => {
    const file = fileWith([
      child(),
      inCare('2015-01-01', '2017-05-01'),
      inCare('2017-06-01', '2017-07-01'),
      inCare('2017-08-01'),
    ])
    expect(ask(claCeases, file, '2018-03-31')).toEqual([{ side: 'counts', why: ['care.left-care'], at: '2017-07-01' }])
  })

  test('leaving on 1 April and on 31 March are in the year; the days either side are not', () => {
    const found = ['2017-03-31', '2017-04-01', '2018-03-31', '2018-04-01'].map(
      day => sides(claCeases, fileWith([child(), inCare('2015-01-01', day)]), '2018-03-31').length,
    )
    expect(found).toEqual([0, 1, 1, 0])
  })

  test('moving to another council is leaving', () => {
    expect(
      sides(claCeases, fileWith([child(), inCare('2015-01-01', '2017-05-01', { ended: 'E3' })]), '2018-03-31'),
    ).toEqual(['counts'])
  })

  test('a child lost to the return may have left in the next year, and is set aside in that year only', () => {
    const file = fileWith([child(), lost('2015-01-01')])
    for (const measure of [claCeases, kpi21]) {
      expect(sides(measure, file, '2017-03-31')).toEqual([])
      expect(ask(measure, file, '2018-03-31')).toEqual([setAside])
      expect(sides(measure, file, '2019-03-31')).toEqual([])
    }
  })

  test.each([
    ['E11', 'counts'],
    ['E12', 'counts'],
    ['E41', 'counts'],
    ['E45', 'counts'],
    ['E46', 'counts'],
    ['E47', 'counts'],
    ['E48', 'counts'],
    ['E43', 'counts'],
    ['E4A', 'does-not-count'],
    ['E4B', 'does-not-count'],
    ['E3', 'does-not-count'],
    ['E17', 'does-not-count'],
    ['E9', 'does-not-count'],
  ] as const)('leaving by %s %s as leaving to a permanent family', (ended, side) => {
    expect(sides(kpi21, fileWith([child(), inCare('2015-01-01', '2017-05-01', { ended })]), '2018-03-31')).toEqual([
      side,
    ])
  })

  test('a young person who turned 18 is asked about', () => {
    const file = fileWith([child({ born: '1999-05-01' }), inCare('2015-01-01', '2017-05-01', { ended: 'E6' })])
    expect(sides(kpi21, file, '2018-03-31')).toEqual(['does-not-count'])
  })

  test('where the reason is not recorded the answer is not known', () => {
    const file = fileWith([
      child(),
      entry(periodOfCare, '2015-01-01', '2017-05-01', { council: 'north', startKnown: true }),
    ])
    expect(ask(kpi21, file, '2018-03-31')[0]).toMatchObject({
      side: 'unknown',
      why: ['care.left-care', 'care.left-reason-not-recorded'],
    })
  })

  test('a child who left twice is judged by the last leaving', () => {
    const file = fileWith([
      child(),
      inCare('2015-01-01', '2017-05-01', { ended: 'E48' }),
      inCare('2017-06-01', '2017-07-01'),
    ])
    expect(sides(kpi21, file, '2018-03-31')).toEqual(['does-not-count'])
  })
})
