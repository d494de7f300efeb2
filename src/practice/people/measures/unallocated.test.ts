import { expect, test } from 'vitest'
import { ask, child, entry, fileWith, inCare, sides, worker } from '../../cases.ts'
import { allocation } from '../kinds.ts'
import { unallocated } from './unallocated.ts'

const given = (start: string, end: string | null = null, role: 'social-worker' | 'co-worker' = 'social-worker') =>
  entry(allocation, start, end, { role, name: 'Jo' })

test('a child with a social worker on the day does not count; from the day the last one stopped she does', () => {
  const file = fileWith([child(), inCare('2023-01-01'), given('2023-01-01', '2024-03-31')])
  expect(ask(unallocated, file, '2024-03-30')).toEqual([
    { side: 'does-not-count', why: ['care.in-care-since', 'people.has-social-worker'] },
  ])
  expect(ask(unallocated, file, '2024-03-31')).toEqual([
    { side: 'counts', why: ['care.in-care-since', 'people.without-social-worker'] },
  ])
})

test('a second worker is not the child’s social worker', () => {
  const file = fileWith([
    child(),
    inCare('2023-01-01'),
    given('2023-01-01', '2024-01-01'),
    given('2024-01-01', null, 'co-worker'),
  ])
  expect(sides(unallocated, file, '2024-03-31')).toEqual(['counts'])
})

test('the return’s social workers count as well as ours', () => {
  expect(
    sides(unallocated, fileWith([child(), inCare('2023-01-01'), worker('SW1', '2023-01-01')]), '2024-03-31'),
  ).toEqual(['does-not-count'])
})

test('where none has been recorded by the day at all it is not known, not none', () => {
  expect(sides(unallocated, fileWith([child(), inCare('2023-01-01')]), '2024-03-31')).toEqual(['unknown'])
  expect(sides(unallocated, fileWith([child(), inCare('2015-01-01'), given('2023-01-01')]), '2018-03-31')).toEqual([
    'unknown',
  ])
})

test('a child who has left care is not asked about', () => {
  expect(sides(unallocated, fileWith([child(), inCare('2023-01-01', '2024-03-31')]), '2024-03-31')).toEqual([])
})
