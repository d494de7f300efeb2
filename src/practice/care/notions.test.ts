import { describe, expect, test } from 'vitest'
import { child, fileWith, inCare, on, review, shortBreak, status } from '../cases.ts'
import {
  firstCameIntoCare,
  inCareOn,
  inCareThroughout,
  legalStatusOn,
  lostToReturnOn,
  periodsOfCare,
  reviewsDue,
} from './notions.ts'

const year = { start: on('2017-04-01'), end: on('2018-03-31') }

describe('being in care', () => {
  const file = fileWith([child(), inCare('2016-05-03', '2018-03-31')])

  test('a child is in care from the end of the day care begins to the end of the day before it ends', () => {
    const days = ['2016-05-02', '2016-05-03', '2018-03-30', '2018-03-31'].map(day => inCareOn(file, on(day))?.start)
    expect(days).toEqual([undefined, '2016-05-03', '2016-05-03', undefined])
  })

  test('a child who only has short breaks is never in care', () => {
    const breaks = fileWith([child(), shortBreak('2016-05-03', null)])
    expect([periodsOfCare(breaks), inCareOn(breaks, on('2018-03-31'))]).toEqual([[], undefined])
  })

  test('a child who came back is in the later period, and first came in with the earlier', () => {
    const back = fileWith([inCare('2017-09-01'), inCare('2012-01-01', '2013-01-01')])
    expect(inCareOn(back, on('2018-03-31'))?.start).toBe('2017-09-01')
    expect(firstCameIntoCare(back)?.start).toBe('2012-01-01')
  })

  test('no file holds a first time in care when there was none', () => {
    expect(firstCameIntoCare(fileWith([child()]))).toBeUndefined()
  })
})

describe('a child lost to the return', () => {
  const lost = inCare('2016-05-03', null, { lostAfter: on('2017-03-31') })

  test('is in care to the last day the return covers, and lost after it', () => {
    const file = fileWith([child(), lost])
    expect(inCareOn(file, on('2017-03-31'))?.start).toBe('2016-05-03')
    expect(lostToReturnOn(file, on('2017-03-31'))).toBeUndefined()
    expect(inCareOn(file, on('2017-04-01'))).toBeUndefined()
    expect(lostToReturnOn(file, on('2017-04-01'))?.start).toBe('2016-05-03')
  })

  test('is not lost once a new period of care has begun', () => {
    const file = fileWith([child(), lost, inCare('2018-01-01')])
    expect(lostToReturnOn(file, on('2018-03-31'))).toBeUndefined()
    expect(inCareOn(file, on('2018-03-31'))?.start).toBe('2018-01-01')
  })

  test('is not lost once care has an end', () => {
    const file = fileWith([child(), inCare('2016-05-03', '2017-09-01', { lostAfter: on('2017-03-31') })])
    expect(lostToReturnOn(file, on('2018-03-31'))).toBeUndefined()
    expect(inCareOn(file, on('2017-08-31'))?.start).toBe('2016-05-03')
  })

  test('is no longer lost from the 18th birthday, when care would have ended', () => {
    const file = fileWith([child({ born: '2000-02-01' }), lost])
    expect(lostToReturnOn(file, on('2018-01-31'))?.start).toBe('2016-05-03')
    expect(lostToReturnOn(file, on('2018-02-01'))).toBeUndefined()
  })
})

describe('legal status', () => {
  test('the latest to begin holds', () => {
    const file = fileWith([status('V2', '2016-01-01'), status('C1', '2016-06-01')])
    expect(legalStatusOn(file, on('2018-03-31'))).toBe('C1')
  })

  test('a placement order outranks the care order it suspends, whichever is written first or last', () => {
    const before = fileWith([status('E1', '2017-01-01'), status('C2', '2017-06-01')])
    const after = fileWith([status('C2', '2016-06-01'), status('E1', '2017-01-01')])
    expect([legalStatusOn(before, on('2018-03-31')), legalStatusOn(after, on('2018-03-31'))]).toEqual(['E1', 'E1'])
  })

  test('a placement order that has ended gives the care order back', () => {
    const file = fileWith([status('C2', '2016-06-01'), status('E1', '2017-01-01', '2018-03-31')])
    expect([legalStatusOn(file, on('2018-03-30')), legalStatusOn(file, on('2018-03-31'))]).toEqual(['E1', 'C2'])
  })

  test('none holds before the first', () => {
    expect(legalStatusOn(fileWith([status('C2', '2016-06-01')]), on('2016-05-31'))).toBeUndefined()
  })
})

describe('in care throughout a year', () => {
  test.each([
    ['open since before it', [inCare('2015-01-01')], true],
    ['started on its first day', [inCare('2017-04-01')], true],
    ['started on its second day', [inCare('2017-04-02')], false],
    ['left on its last day', [inCare('2015-01-01', '2018-03-31')], true],
    ['left the day before its last', [inCare('2015-01-01', '2018-03-30')], false],
    ['left on its first day', [inCare('2015-01-01', '2017-04-01')], false],
    ['left before it', [inCare('2015-01-01', '2017-03-31')], false],
    ['came after it', [inCare('2018-04-01')], false],
    ['a break of one day in it', [inCare('2015-01-01', '2017-10-01'), inCare('2017-10-02')], false],
    ['a break before it', [inCare('2014-01-01', '2015-10-01'), inCare('2015-10-02')], true],
    ['a short break in it', [inCare('2015-01-01'), shortBreak('2017-06-01', '2017-06-03', 'V3')], false],
    ['a short break before it', [inCare('2015-01-01'), shortBreak('2014-06-01', '2014-06-03')], true],
    ['short breaks only', [shortBreak('2015-01-01', null)], false],
    ['lost before its last day', [inCare('2015-01-01', null, { lostAfter: on('2017-03-31') })], false],
    ['lost after its last day', [inCare('2015-01-01', null, { lostAfter: on('2018-03-31') })], true],
    ['first seen in it, having begun at an unknown time', [inCare('2017-09-01', null, { startKnown: false })], true],
    ['nothing recorded', [], false],
  ])('%s', (_case, entries, expected) => {
    expect(inCareThroughout(fileWith(entries), year)).toBe(expected)
  })
})

describe('reviews due', () => {
  const due = (...entries: Parameters<typeof fileWith>[0]) =>
    reviewsDue(fileWith(entries)).map(({ which, from, by, held }) => [which, from, by, held])

  test('the first is due 20 working days after coming into care, Easter left out', () => {
    expect(due(inCare('2018-03-12'))).toEqual([['first', '2018-03-12', '2018-04-11', null]])
  })

  test('the second counts 3 months from the first as held, each later one 6 months from the one before', () => {
    expect(due(inCare('2018-01-08'), review('2018-02-01'), review('2018-05-10'), review('2018-11-12'))).toEqual([
      ['first', '2018-01-08', '2018-02-05', '2018-02-01'],
      ['second', '2018-02-01', '2018-05-01', '2018-05-10'],
      ['later', '2018-05-10', '2018-11-10', '2018-11-12'],
      ['later', '2018-11-12', '2019-05-12', null],
    ])
  })

  test('a review due at the end of a longer month falls on the last day of a shorter one', () => {
    expect(due(inCare('2017-11-06'), review('2017-11-30')).at(-1)).toEqual(['second', '2017-11-30', '2018-02-28', null])
  })

  test('nothing is due after care ends', () => {
    expect(due(inCare('2018-01-08', '2018-04-30'), review('2018-02-01'))).toEqual([
      ['first', '2018-01-08', '2018-02-05', '2018-02-01'],
    ])
  })

  test('two reviews written for one day are one', () => {
    expect(due(inCare('2018-01-08'), review('2018-02-01'), review('2018-02-01', 'PN3'))).toHaveLength(2)
  })

  test('each period of care has its own series', () => {
    const found = due(
      inCare('2016-01-04', '2016-03-01'),
      review('2016-01-20'),
      inCare('2018-01-08'),
      review('2018-02-01'),
    )
    expect(found.map(([which, , by]) => [which, by])).toEqual([
      ['first', '2016-02-01'],
      ['first', '2018-02-05'],
      ['second', '2018-05-01'],
    ])
  })

  test('a child in care since long before the earliest review on file has nothing due before it', () => {
    expect(due(inCare('2012-01-09'), review('2017-05-10'))).toEqual([['later', '2017-05-10', '2017-11-10', null]])
  })

  test('a child whose start in care is not known has nothing due before the earliest review on file', () => {
    expect(due(inCare('2017-04-10', null, { startKnown: false }), review('2017-05-10'))).toEqual([
      ['later', '2017-05-10', '2017-11-10', null],
    ])
    expect(due(inCare('2017-04-10', null, { startKnown: false }))).toEqual([])
  })

  test('a child who came into care before the known bank holidays has nothing due before the earliest review', () => {
    expect(due(inCare('1999-01-04'), review('2017-05-10'))).toEqual([['later', '2017-05-10', '2017-11-10', null]])
  })

  test('a first review held within the year but after the second was due is followed by one in 6 months', () => {
    expect(due(inCare('2017-01-09'), review('2017-09-01'))).toEqual([
      ['first', '2017-01-09', '2017-02-06', '2017-09-01'],
      ['later', '2017-09-01', '2018-03-01', null],
    ])
  })
})
