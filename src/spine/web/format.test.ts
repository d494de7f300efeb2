import { describe, expect, it } from 'vitest'
import {
  atTime,
  behind,
  direction,
  inShort,
  inWords,
  listed,
  lowerFirst,
  ofUnit,
  published,
  publishedBehind,
  sentences,
  yearName,
} from './format.ts'
import type { Figure, PublishedFigure } from './services.ts'

const figure = (unit: Figure['unit'], numerator: number, denominator: number | null, children = numerator): Figure => ({
  unit,
  value: 1,
  numerator,
  denominator,
  unknown: 0,
  excluded: 0,
  children,
})

describe('dates', () => {
  it('a day, a month and a year are each said as far as they are known', () => {
    expect(['2027-03-14', '2027-03', '2027', null].map(inWords)).toEqual([
      '14 March 2027',
      'March 2027',
      '2027',
      'date not known',
    ])
    expect(inShort('2027-03-14')).toBe('14 Mar 2027')
  })

  it('a moment is told by the clock in England, in winter and in summer', () => {
    expect(atTime('2027-01-14T14:05:00Z')).toBe('14 January 2027 at 2:05pm')
    expect(atTime('2027-06-30T23:30:00Z')).toBe('1 July 2027 at 12:30am')
    expect(atTime('2027-03-28T01:00:00Z')).toBe('28 March 2027 at 2:00am')
    expect(atTime('2027-03-14')).toBe('14 March 2027')
  })

  it('a collection year is named by both its ends', () => {
    expect([2000, 2026].map(yearName)).toEqual(['1999-00', '2025-26'])
  })
})

describe('figures', () => {
  it('each unit is said in its own way, and nothing is a dash', () => {
    expect(ofUnit('percent', 92.6)).toBe('93%')
    expect(ofUnit('percent', 99.8)).toBe('99.8%')
    expect(ofUnit('rate', 66.2)).toBe('66')
    expect(ofUnit('days', 1)).toBe('1 day')
    expect(ofUnit('count', 1172)).toBe('1,172')
    expect(ofUnit('mean', null)).toBe('–')
  })

  it('a percentage shows both its numbers; a count of children does not say itself twice', () => {
    expect(behind(figure('percent', 1090, 1172))).toBe('1,090 of 1,172')
    expect(behind(figure('count', 1172, null))).toBe('')
    expect(behind(figure('count', 61, null, 44))).toBe('44')
    expect(behind(figure('days', 4_000, 40))).toBe('40')
  })

  it('a direction has its arrow and its words', () => {
    expect(direction({ went: 'up', is: 'better' })).toEqual({ arrow: '↑', words: 'up, better' })
    expect(direction({ went: 'down', is: 'neither' })).toEqual({ arrow: '↓', words: 'down' })
    expect(direction({ went: 'cannot-tell', is: 'neither' })).toEqual({ arrow: '', words: 'cannot tell' })
  })

  it('a number that is held back reads the same whatever the reason, and so does what is behind it', () => {
    const shown: PublishedFigure = { unit: 'percent', value: 93, children: 1090, outOf: 1172 }
    const held: PublishedFigure = { unit: 'percent', value: null, children: null, outOf: null, hidden: true }
    expect([published(shown), publishedBehind(shown)]).toEqual(['93%', '1,090 of 1,172'])
    expect([published(held), publishedBehind(held)]).toEqual(['not shown', ''])
    expect(publishedBehind({ ...held, children: 3, outOf: 40 })).toBe('')
    expect(published(undefined)).toBe('–')
  })

  it('comings less goings are published with how many came and how many left, unless they are held back', () => {
    const net = { unit: 'net', value: -8, children: null, outOf: null, net: { came: 399, left: 1407 } } as const
    expect([published(net), publishedBehind(net)]).toEqual(['−8', '399 in, 1,407 out'])
    expect(publishedBehind({ ...net, value: null, hidden: true })).toBe('')
    expect(publishedBehind({ unit: 'net', value: -8, children: null, outOf: null })).toBe('')
  })
})

describe('words', () => {
  it('reasons follow one another as sentences, and those that end already are left alone', () => {
    expect(sentences(['In care since 6 June 2024', 'Homes in the 12 months: 4'])).toBe(
      'In care since 6 June 2024. Homes in the 12 months: 4.',
    )
    expect(sentences(['Moved home.', 'Why?'])).toBe('Moved home. Why?')
    expect(sentences([])).toBe('')
  })

  it('lists are joined as people say them', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c'])
  })

  it('a capital is lowered in the middle of a sentence, unless it begins an abbreviation', () => {
    expect(lowerFirst('Each visit')).toBe('each visit')
    expect(lowerFirst('GCSE results')).toBe('GCSE results')
  })
})
