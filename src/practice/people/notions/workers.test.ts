import { describe, expect, test } from 'vitest'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { periodFor } from '../../../spine/time/periods.ts'
import { child, entry, fileWith, on, worker } from '../../cases.ts'
import { allocation } from '../kinds.ts'
import {
  allocatedOn,
  firstWorkerRecorded,
  gapsIn,
  heldStretches,
  turnsIn,
  workerChanges,
  workersBetween,
  workersOf,
} from '../notions.ts'

type Role = BodyOf<typeof allocation>['role']

const given = (name: string, start: string, end: string | null = null, role: Role = 'social-worker') => ({
  ...entry(allocation, start, end, { role, name }),
  id: `${role} ${name} ${start}`,
})
const whoIs = (each: { body: { name?: string | undefined } } | undefined) => each?.body.name
const year = periodFor('rolling-year', on('2024-03-31'))

describe('who works with a child', () => {
  const file = fileWith([
    given('Jo', '2022-01-01', '2023-05-01'),
    given('Sam', '2023-05-01'),
    given('Ruth', '2022-01-10', null, 'reviewing-officer'),
    given('Pat', '2022-01-10', '2022-03-01', 'advocate'),
  ])

  test('is the latest of those open in each role, from the day they begin', () => {
    expect(whoIs(allocatedOn(file, 'social-worker', on('2023-04-30')))).toBe('Jo')
    expect(whoIs(allocatedOn(file, 'social-worker', on('2023-05-01')))).toBe('Sam')
    expect(whoIs(allocatedOn(file, 'social-worker', on('2021-12-31')))).toBeUndefined()
  })

  test('is everyone at once, in the order of the roles', () => {
    expect(workersOf(file, on('2022-02-01')).map(whoIs)).toEqual(['Jo', 'Ruth', 'Pat'])
    expect(workersOf(file, on('2024-01-01')).map(whoIs)).toEqual(['Sam', 'Ruth'])
    expect(workersOf(fileWith([]), on('2024-01-01'))).toEqual([])
  })

  test('where the one before was never ended, the later one is', () => {
    const left = fileWith([given('Jo', '2022-01-01'), given('Sam', '2023-05-01')])
    expect(whoIs(allocatedOn(left, 'social-worker', on('2024-01-01')))).toBe('Sam')
  })

  test('changes where another begins, and not where the same one is recorded again', () => {
    const file = fileWith([
      given('Jo', '2022-01-01', '2022-06-01'),
      given('jo ', '2022-08-01', '2023-01-01'),
      given('Sam', '2023-01-01'),
    ])
    expect(
      workerChanges(file, 'social-worker').map(({ before, after, on: day }) => [whoIs(before), whoIs(after), day]),
    ).toEqual([['jo ', 'Sam', '2023-01-01']])
  })
})

describe('times without anyone', () => {
  const file = fileWith([
    given('Jo', '2022-02-01', '2022-06-01'),
    given('Sam', '2022-06-01', '2022-09-01'),
    given('Ali', '2022-10-01', '2023-01-01'),
  ])
  const within = { from: on('2022-01-01'), until: on('2023-03-01') }

  test('are before the first, between, and after the last, each with who came next', () => {
    expect(gapsIn(file, 'social-worker', within).map(gap => [gap.from, gap.filled?.on])).toEqual([
      ['2022-01-01', '2022-02-01'],
      ['2022-09-01', '2022-10-01'],
      ['2023-01-01', undefined],
    ])
  })

  test('one who comes after the stretch is over fills nothing', () => {
    expect(gapsIn(file, 'social-worker', { from: on('2022-01-01'), until: on('2022-02-01') })).toEqual([
      { from: '2022-01-01', filled: undefined },
    ])
  })

  test('a stretch that is held throughout has none, and its start counts as filled that day', () => {
    const held = { from: on('2022-03-01'), until: on('2022-08-01') }
    expect(gapsIn(file, 'social-worker', held)).toEqual([])
    expect(turnsIn(file, 'social-worker', held).map(turn => [turn.from, turn.filled?.on])).toEqual([
      ['2022-03-01', '2022-03-01'],
    ])
  })

  test('the return’s own stretches count for the social worker, joined with ours', () => {
    const both = fileWith([worker('SW1', '2021-01-01', '2022-02-01'), given('Jo', '2022-02-01')])
    expect(heldStretches(both, 'social-worker').map(({ from, until }) => [from, until])).toEqual([['2021-01-01', null]])
    expect(heldStretches(both, 'personal-adviser')).toEqual([])
    expect(firstWorkerRecorded(both)).toBe('2021-01-01')
  })

  test('one recorded to end on the day it began held for no day', () => {
    expect(heldStretches(fileWith([given('Jo', '2022-02-01', '2022-02-01')]), 'social-worker')).toEqual([])
  })
})

describe('different social workers in a year, ours and the return’s', () => {
  const tell = (...entries: Parameters<typeof fileWith>[0]) => {
    const { known, unnamed } = workersBetween(fileWith([child(), ...entries]), year)
    return [known.length, unnamed]
  }

  test('are ours alone where ours go back to the start of the year', () => {
    expect(
      tell(given('Jo', '2023-01-01', '2023-09-01'), given('Sam', '2023-09-01'), worker('SW1', '2020-01-01')),
    ).toEqual([2, 0])
  })

  test('the return’s last worker is taken for our first where it did not end', () => {
    expect(tell(worker('SW1', '2020-01-01'), given('Jo', '2023-10-01'))).toEqual([1, 0])
    expect(
      tell(worker('SW1', '2020-01-01', '2023-08-01'), worker('SW2', '2023-08-01'), given('Jo', '2023-10-01')),
    ).toEqual([2, 0])
  })

  test('one who had ended by then was another, but may have come back, so that many are known and one may be', () => {
    expect(tell(worker('SW1', '2020-01-01', '2023-10-01'), given('Jo', '2023-10-01'))).toEqual([1, 1])
    expect(
      tell(
        worker('SW1', '2020-01-01', '2023-06-01'),
        worker('SW2', '2023-06-01', '2023-10-01'),
        given('Jo', '2023-10-01'),
      ),
    ).toEqual([2, 1])
  })

  test('an allocation that names nobody cannot be told apart', () => {
    expect(tell({ ...entry(allocation, '2023-02-01', null, { role: 'social-worker' }), id: 'nobody' })).toEqual([0, 1])
  })

  test('other roles are not social workers', () => {
    expect(tell(given('Ruth', '2023-01-01', null, 'reviewing-officer'))).toEqual([0, 0])
  })
})
