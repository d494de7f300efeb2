import { describe, expect, test } from 'vitest'
import { fileOf } from '../ledger/file.ts'
import { plainDate as on } from '../time/plain-date.ts'
import { type Occasion, defineDuty } from './duty.ts'
import { dueRowsOf } from './rows.ts'
import { NO_LOCAL_LIMITS } from './timing.ts'

const because = { key: 'test.because' }
const occasion = (key: string, more: Partial<Occasion> = {}): Occasion => ({
  key,
  because,
  from: on('2024-01-01'),
  by: on('2024-02-01'),
  ...more,
})

const duty = (id: string, occasions: readonly Occasion[] | Error) =>
  defineDuty({
    id,
    title: 'A test',
    about: 'A test.',
    owner: 'social-worker',
    section: 'care',
    layer: 'law',
    sources: [{ title: 'Test Act', provision: 's 1', verified: true }],
    metBy: 'a test',
    stops: 'never',
    reads: [],
    occasions: () => {
      if (occasions instanceof Error) throw occasions
      return occasions
    },
  })

const asking = { on: on('2024-01-15'), until: on('2025-02-18'), local: NO_LOCAL_LIMITS }
const file = fileOf('a child', [])
const rows = (...occasions: readonly Occasion[]) => dueRowsOf(file, [duty('a-test', occasions)], asking)
const keys = (...occasions: readonly Occasion[]) => rows(...occasions).map(row => row.occasion)

describe('the open occasions of a file', () => {
  test('say what is due, from when and by when, whose it is and why', () => {
    expect(rows(occasion('one', { statutory: on('2024-02-10') }))).toEqual([
      {
        duty: 'a-test',
        occasion: 'one',
        from: '2024-01-01',
        by: '2024-02-01',
        statutory: '2024-02-10',
        ends: null,
        again: null,
        owner: 'social-worker',
        section: 'care',
        because,
        unsettled: null,
      },
    ])
  })

  test('leave out what was done and what stopped applying', () => {
    expect(keys(occasion('done', { met: { on: on('2024-01-10') } }))).toEqual([])
    expect(keys(occasion('stopped', { ended: { on: on('2024-01-15'), because } }))).toEqual([])
  })

  test('keep what will stop applying on a day to come, with that day', () => {
    const [row] = rows(occasion('until 18', { ended: { on: on('2024-01-16'), because } }))
    expect(row?.ends).toBe('2024-01-16')
  })

  test('keep what cannot be told, and say why', () => {
    expect(rows(occasion('one', { by: null, unsettled: because }))[0]).toMatchObject({ by: null, unsettled: because })
  })

  test('leave out what falls due after the horizon', () => {
    expect(keys(occasion('near', { by: on('2025-02-18') }), occasion('far', { by: on('2025-02-19') }))).toEqual([
      'near',
    ])
  })

  test('of a limit in hours, are due on the day it is in England', () => {
    const [row] = rows(occasion('one', { from: '2024-06-30T22:30:00Z', by: '2024-06-30T23:30:00Z' }))
    expect(row?.by).toBe('2024-07-01')
  })

  test('that a rule gave one key are both kept', () => {
    expect(keys(occasion('one'), occasion('one'))).toEqual(['one', 'one~2'])
  })

  test('of a duty whose rule failed are one row that says so, and the others stand', () => {
    const found = dueRowsOf(file, [duty('broken', new Error('no')), duty('sound', [occasion('one')])], asking)
    expect(found.map(row => [row.duty, row.occasion, row.unsettled?.key])).toEqual([
      ['broken', 'failed', 'duty.failed'],
      ['sound', 'one', undefined],
    ])
  })

  test('are of duties about such a file alone', () => {
    expect(dueRowsOf(fileOf('a worker', [], {}, 'worker'), [duty('a-test', [occasion('one')])], asking)).toEqual([])
  })
})
