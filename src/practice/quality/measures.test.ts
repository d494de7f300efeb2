import { expect, test } from 'vitest'
import { ask, child, entry, fileWith, inCare, on, sides } from '../cases.ts'
import { workingDaysStood } from './aim.ts'
import { recordCheck } from './kinds.ts'
import { faultsOverAim } from './measures.ts'

const checked = (...faults: readonly [rule: string, since: string][]) =>
  fileWith([
    child(),
    inCare('2023-01-01'),
    entry(recordCheck, null, null, {
      from: on('2026-04-01'),
      faults: faults.map(([rule, since]) => ({ rule, since: on(since) })),
    }),
  ])

test('a fault that has stood 10 working days is within the aim; on the eleventh it is not', () => {
  // From Friday 2 October 2026 the tenth working day is Friday 16 October.
  const file = checked(['442', '2026-10-02'])
  expect(ask(faultsOverAim, file, '2026-10-16')).toEqual([
    { side: 'does-not-count', why: ['care.in-care-since', 'quality.in-time'] },
  ])
  expect(ask(faultsOverAim, file, '2026-10-19')).toEqual([
    { side: 'counts', why: ['care.in-care-since', 'quality.late'] },
  ])
})

test('a record with nothing wrong does not count, nor before what is wrong became so', () => {
  expect(ask(faultsOverAim, checked(), '2026-10-31')).toEqual([
    { side: 'does-not-count', why: ['care.in-care-since', 'quality.none'] },
  ])
  expect(sides(faultsOverAim, checked(['442', '2026-10-02']), '2026-10-01')).toEqual(['does-not-count'])
})

test('one old fault among several is enough', () => {
  expect(sides(faultsOverAim, checked(['442', '2026-10-30'], ['168', '2024-03-31']), '2026-10-31')).toEqual(['counts'])
})

test('one that was mended counts for the days before it was, and not from then', () => {
  const file = fileWith([
    child(),
    inCare('2023-01-01'),
    entry(recordCheck, null, null, {
      from: on('2026-04-01'),
      faults: [{ rule: '442', since: on('2026-06-01'), until: on('2026-10-05') }],
    }),
  ])
  expect(sides(faultsOverAim, file, '2026-09-30')).toEqual(['counts'])
  expect(sides(faultsOverAim, file, '2026-10-04')).toEqual(['counts'])
  expect(sides(faultsOverAim, file, '2026-10-05')).toEqual(['does-not-count'])
})

test('before the year that is checked, and of a record that was not, it is not known', () => {
  expect(ask(faultsOverAim, checked(['442', '2024-03-31']), '2026-03-31')).toEqual([
    { side: 'unknown', why: ['care.in-care-since', 'quality.not-checked'] },
  ])
  expect(sides(faultsOverAim, fileWith([child(), inCare('2023-01-01')]), '2026-10-31')).toEqual(['unknown'])
})

test('a child who has left care is not asked about', () => {
  expect(sides(faultsOverAim, fileWith([child(), inCare('2023-01-01', '2024-03-31')]), '2026-10-31')).toEqual([])
})

test('what is older than any bank holiday known has stood since those are', () => {
  expect(workingDaysStood(on('1999-01-01'), on('2005-01-05'))).toBe(2)
})
