import { describe, expect, test } from 'vitest'
import { defineDuty } from '../../spine/duty/duty.ts'
import { days } from '../../spine/duty/span.ts'
import { type Entry } from '../../spine/ledger/entry.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { dated } from '../../spine/time/dated.ts'
import { entry } from '../cases.ts'
import { localLimit, recordsKeptFrom } from './kinds.ts'
import { OURS, trustStandingOf } from './standing.ts'

const duty = defineDuty({
  id: 'visit',
  title: 'Visit',
  about: 'A visit.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [{ title: 'Test Act', provision: 's 1', verified: true }],
  limits: {
    first: dated(
      { from: '2011-04-01', value: days(7), source: 's 1' },
      { from: '2026-04-01', value: days(5), source: 's 1 as amended' },
    ),
  },
  metBy: 'a visit',
  stops: 'never',
  reads: [],
  occasions: () => [],
})
const duties = new Map([[duty.id, duty]])
const limit = (from: string, until: string | null, n: number, more: { duty?: string; limit?: string } = {}): Entry => ({
  ...entry(localLimit, from, until, { duty: 'visit', limit: 'first', n, unit: 'days', why: 'Sooner', ...more }),
  id: `${from} ${n}`,
})
const stands = (...entries: readonly Entry[]) => trustStandingOf(fileOf('the trust', entries, {}, 'trust'), duties)
const steps = (...entries: readonly Entry[]) =>
  stands(...entries).limits['visit']?.['first']?.map(step => [step.from, step.value.n, step.source])

describe('the trust’s own limits', () => {
  test('are none where nothing is written', () => {
    expect(stands()).toEqual({ keptFrom: null, limits: {}, terms: [] })
  })

  test('run from their day, and on through a change of the law', () => {
    expect(steps(limit('2024-01-01', null, 3))).toEqual([['2024-01-01', 3, OURS]])
  })

  test('give way to the law as it stands once they have ended, and then as it changes', () => {
    expect(steps(limit('2024-01-01', '2025-01-01', 3))).toEqual([
      ['2024-01-01', 3, OURS],
      ['2025-01-01', 7, 's 1'],
      ['2026-04-01', 5, 's 1 as amended'],
    ])
  })

  test('follow one another, and of two from one day the later written holds', () => {
    expect(steps(limit('2024-01-01', '2024-06-01', 3), limit('2024-06-01', null, 2))).toEqual([
      ['2024-01-01', 3, OURS],
      ['2024-06-01', 2, OURS],
    ])
    expect(steps(limit('2024-01-01', null, 3), limit('2024-01-01', null, 4))).toEqual([['2024-01-01', 4, OURS]])
  })

  test('of a duty, or a limit, that is no more are passed over', () => {
    expect(
      stands(limit('2024-01-01', null, 3, { duty: 'gone' }), limit('2024-01-01', null, 3, { limit: 'gone' })).limits,
    ).toEqual({})
  })
})

test('the day work is recorded here from is the latest said', () => {
  expect(stands(entry(recordsKeptFrom, '2024-09-01', null, {})).keptFrom).toBe('2024-09-01')
})
