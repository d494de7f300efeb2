import { describe, expect, it } from 'vitest'
import { codeSet } from '../ledger/code-set.ts'
import { plainDate } from '../time/plain-date.ts'
import { formatChange, formatMonth, formatValue } from './format.ts'
import { say, slotsOf, vocabulary } from './words.ts'
import { inWords } from '../time/words.ts'

const status = codeSet({
  name: 'legal-status',
  title: 'Legal status',
  source: 'made up',
  codes: [{ code: 'C2', label: 'Full care order' }],
})
const words = vocabulary(
  [
    { 'care.on': 'In care on {on:date}: {status:legal-status}' },
    { 'moves.n': 'Lived in {n} homes; {days:days} in the last', plain: 'Seen' },
  ],
  [status],
)

describe('a reason in words', () => {
  it('fills dates, codes, numbers and spans of time', () => {
    expect(say({ key: 'care.on', values: { on: '2027-03-14', status: 'C2' } }, words)).toBe(
      'In care on 14 March 2027: Full care order',
    )
    expect(say({ key: 'moves.n', values: { n: 1172, days: 1 } }, words)).toBe('Lived in 1,172 homes; 1 day in the last')
    expect(say({ key: 'moves.n', values: { n: 3, days: 106 } }, words)).toBe('Lived in 3 homes; 106 days in the last')
    expect(say({ key: 'plain' }, words)).toBe('Seen')
  })

  it('says what is not recorded, and shows a partly known date and an unknown code as they are', () => {
    expect(say({ key: 'care.on', values: { on: null } }, words)).toBe('In care on not recorded: not recorded')
    expect(say({ key: 'care.on', values: { on: '2027-03', status: 'Q9' } }, words)).toBe('In care on 2027-03: Q9')
  })

  it('has words for a failed measure', () => {
    expect(say({ key: 'measure.failed' }, words)).toMatch(/^This could not be worked out/)
  })

  it('that no room has words for is a fault, as is a code set that is not there', () => {
    expect(() => say({ key: 'lost' }, words)).toThrow('no room has words for the reason lost')
    const without = vocabulary([{ 'care.on': '{status:legal-status}' }], [])
    expect(() => say({ key: 'care.on', values: { status: 'C2' } }, without)).toThrow('name a code set legal-status')
  })

  it('may not have two different sentences', () => {
    expect(() => vocabulary([{ a: 'one' }, { a: 'two' }], [])).toThrow('two sentences for the reason a')
    expect(vocabulary([{ a: 'one' }, { a: 'one' }], []).words['a']).toBe('one')
  })

  it('lists its slots', () => {
    expect(slotsOf('In care on {on:date} in {n} homes')).toEqual([
      { name: 'on', form: 'date' },
      { name: 'n', form: undefined },
    ])
  })
})

describe('values with their units', () => {
  it.each([
    [11.99, 'percent', '12%', '11.99%'],
    [99.7, 'percent', '99.7%', '99.7%'],
    [99.99, 'percent', '99.9%', '99.99%'],
    [0.04, 'percent', '0.1%', '0.04%'],
    [100, 'percent', '100%', '100%'],
    [0, 'percent', '0%', '0%'],
    [66.52, 'rate', '67 per 10,000', '66.52 per 10,000'],
    [0.24, 'rate', '0.2 per 10,000', '0.24 per 10,000'],
    [106.4, 'days', '106 days', '106.4 days'],
    [1, 'days', '1 day', '1 day'],
    [14.38, 'mean', '14.4', '14.38'],
    [1172, 'count', '1,172', '1,172'],
    [33.33, 'mix', '33%', '33.33%'],
    [null, 'percent', 'not known', 'not known'],
    ['hidden', 'percent', 'hidden', 'hidden'],
  ] as const)('%s as %s is %s, exactly %s', (value, unit, brief, exact) => {
    expect(formatValue(value, unit)).toBe(brief)
    expect(formatValue(value, unit, 'exact')).toBe(exact)
  })

  it.each([
    [3.4, 'percent', '+3.4 percentage points'],
    [-1, 'percent', '−1 percentage point'],
    [-12.2, 'days', '−12 days'],
    [0.01, 'rate', 'no change'],
    [2.5, 'rate', '+2.5 per 10,000'],
    [1200, 'count', '+1,200'],
  ] as const)('a change of %s in %s is %s', (change, unit, words) => {
    expect(formatChange(change, unit)).toBe(words)
  })

  it('writes days and months in words', () => {
    expect(inWords(plainDate('2027-03-14'))).toBe('14 March 2027')
    expect(formatMonth(plainDate('2027-03-31'))).toBe('Mar 2027')
  })
})
