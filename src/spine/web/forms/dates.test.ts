import { describe, expect, it } from 'vitest'
import { plainDate } from '../../time/plain-date.ts'
import { boxesFrom, clockFrom, dayFrom, momentFrom, partFrom } from './dates.ts'

const boxes = (text: string) => {
  const [day = '', month = '', year = '', time = ''] = text.split('/')
  return { day, month, year, time }
}

describe('a day from its boxes', () => {
  it.each([
    ['3/5/2027', '2027-05-03'],
    ['03/05/2027', '2027-05-03'],
    ['3/May/2027', '2027-05-03'],
    ['29/february/2024', '2024-02-29'],
  ])('%s is %s', (typed, day) => {
    expect(dayFrom(boxes(typed))).toEqual({ is: 'given', value: day })
  })

  it('of nothing at all is blank', () => {
    expect(dayFrom(boxes('//'))).toEqual({ is: 'blank' })
  })

  it.each([
    ['3/5/', 'must have a year'],
    ['/5/2027', 'must have a day'],
    ['//2027', 'must have a day and a month'],
    ['3//2027', 'must have a month'],
    ['3/13/2027', 'must have a month from 1 to 12'],
    ['31/6/2027', 'must be a real date'],
    ['x/6/2027', 'must be a real date'],
    ['3/5/27', 'must have a year of 4 numbers, such as 2027'],
  ])('%s %s', (typed, why) => {
    expect(dayFrom(boxes(typed))).toEqual({ is: 'wrong', why })
  })
})

describe('a date of which a part is known', () => {
  it.each([
    ['//2019', '2019'],
    ['/7/2019', '2019-07'],
    ['1/7/2019', '2019-07-01'],
  ])('%s is %s', (typed, value) => {
    expect(partFrom(boxes(typed))).toEqual({ is: 'given', value })
  })
})

describe('a time as people type it', () => {
  it.each([
    ['14:05', '14:05'],
    ['9.30', '09:30'],
    ['1405', '14:05'],
    ['2pm', '14:00'],
    ['2.05 pm', '14:05'],
    ['12am', '00:00'],
    ['12:10 p.m.', '12:10'],
    ['midday', '12:00'],
  ])('%s is %s', (typed, clock) => {
    expect(clockFrom(typed)).toBe(clock)
  })

  it.each(['', '25:00', '13pm', '9', 'soon', '9:60'])('‘%s’ is none', typed => {
    expect(clockFrom(typed)).toBeUndefined()
  })
})

describe('a moment', () => {
  it('is told by the clock in England, in summer and in winter', () => {
    expect(momentFrom(boxes('1/7/2027/14:05'))).toEqual({ is: 'given', value: '2027-07-01T13:05:00Z' })
    expect(momentFrom(boxes('1/12/2027/14:05'))).toEqual({ is: 'given', value: '2027-12-01T14:05:00Z' })
  })

  it('without its time, or with one that is none, is refused', () => {
    expect(momentFrom(boxes('1/7/2027'))).toEqual({ is: 'wrong', why: 'must have a time, such as 14:05 or 2:05pm' })
    expect(momentFrom(boxes('1/7/2027/late'))).toEqual({ is: 'wrong', why: 'must have a time such as 14:05 or 2:05pm' })
    expect(momentFrom(boxes('///9am'))).toEqual({ is: 'wrong', why: 'must have a day, a month and a year' })
  })
})

describe('the boxes of a date that is held', () => {
  it('hold its day, its month and its year, and a moment’s time in England', () => {
    expect(boxesFrom(plainDate('2027-05-03'))).toEqual(boxes('3/5/2027'))
    expect(boxesFrom('2019-07')).toEqual(boxes('/7/2019'))
    expect(boxesFrom('2027-07-01T13:05:00Z')).toEqual(boxes('1/7/2027/14:05'))
    expect(boxesFrom(null)).toEqual(boxes(''))
  })
})
