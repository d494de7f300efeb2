import { describe, expect, test } from 'vitest'
import { defineDuty, type Occasion } from '../../spine/duty/duty.ts'
import { findingOf } from '../../spine/duty/finding.ts'
import { plainDate as on } from '../../spine/time/plain-date.ts'
import { lineOf, untilInWords } from './words.ts'

const duty = defineDuty({
  id: 'test',
  title: 'A test',
  about: 'A test.',
  owner: 'health',
  section: 'health',
  layer: 'law',
  sources: [{ title: 'Test Act 2001', provision: 's 1', verified: true }],
  metBy: 'a test',
  stops: 'never',
  reads: [],
  occasions: () => [],
})
const because = { key: 'duty.failed' }
const DAY = on('2024-03-01')

function line(more: Partial<Occasion>) {
  const finding = findingOf(duty, { key: 'one', because, from: on('2024-01-01'), by: DAY, ...more }, DAY)
  return finding && lineOf(finding, DAY)
}
const words = (more: Partial<Occasion>) => [line(more)?.level, line(more)?.words]

describe('a finding in words', () => {
  test('is called by its duty, or by why it must be done where that tells several apart', () => {
    const reason = { key: 'care.review-record', values: { on: on('2024-02-01') } }
    const occasion: Occasion = { key: 'one', because: reason, from: on('2024-02-01'), by: DAY }
    const called = (of: typeof duty) => {
      const finding = findingOf(of, occasion, DAY)
      return finding && lineOf(finding, DAY).what
    }
    expect(called(duty)).toBe('A test')
    expect(called({ ...duty, calledBy: 'reason' })).toBe('Record of the review on 1 February 2024 finished')
  })

  test('says how long there is', () => {
    expect(words({})).toEqual(['due', 'today'])
    expect(words({ by: on('2024-03-02') })).toEqual(['due', 'in 1 day'])
    expect(words({ by: on('2024-03-10') })).toEqual(['due', 'in 9 days'])
    expect(words({ by: on('2024-06-10') })).toEqual(['due', 'in 14 weeks'])
    expect(words({ by: on('2024-10-01') })).toEqual(['due', 'in 7 months'])
  })

  test('says how long it is overdue', () => {
    expect(words({ by: on('2024-02-18') })).toEqual(['overdue', 'overdue by 12 days'])
    expect(words({ by: on('2024-02-29') })).toEqual(['overdue', 'overdue by 1 day'])
    expect(words({ by: on('2024-01-01') })).toEqual(['overdue', 'overdue by 60 days'])
    expect(words({ by: on('2023-12-31') })).toEqual(['overdue', 'overdue by 2 months'])
    expect(words({ by: on('2019-08-30') })).toEqual(['overdue', 'overdue by 4 years 6 months'])
  })

  test('says how late it was met, or that it was met in time', () => {
    expect(words({ by: on('2024-02-10'), met: { on: on('2024-02-13') } })).toEqual(['met', 'met late by 3 days'])
    expect(words({ by: on('2024-02-10'), met: { on: on('2024-02-10') } })).toEqual(['met', 'met in time'])
    // Of hours: late, and still on the day itself.
    expect(
      words({
        from: '2024-02-07T09:00:00Z',
        by: '2024-02-10T09:00:00Z',
        met: { on: '2024-02-10T11:00:00Z' },
      }),
    ).toEqual(['met', 'met late, on the day itself'])
  })

  test('says that it was missed, where it stopped applying after its day', () => {
    const missed = { by: on('2024-02-01'), ended: { on: on('2024-02-20'), because } }
    expect(words(missed)).toEqual(['overdue', 'missed: it was not done before it stopped applying'])
    expect(line(missed)?.missed).toBe(true)
  })

  test('says why it cannot be told', () => {
    expect(words({ by: null })).toEqual(['cannot-tell', 'cannot tell: what it is counted from is not recorded'])
    expect(words({ by: on('2024-02-01'), unsettled: { key: 'duty.not-kept-then' } })).toEqual([
      'cannot-tell',
      'cannot tell: the trust did not record this work here when it fell due, so whether it was done cannot be told',
    ])
  })

  test('names whose work it is, the law, and the law’s own day beside an earlier one of the trust’s', () => {
    expect(line({ statutory: on('2024-03-08') })).toMatchObject({
      duty: 'test',
      occasion: 'one',
      what: 'A test',
      by: '2024-03-01',
      statutory: '2024-03-08',
      owner: 'health',
      law: 'Test Act 2001, s 1',
    })
  })
})

test('a month is counted by its corresponding day', () => {
  expect(untilInWords(on('2024-01-31'), on('2024-08-30'))).toBe('in 6 months')
  expect(untilInWords(on('2024-01-31'), on('2024-08-31'))).toBe('in 7 months')
})
