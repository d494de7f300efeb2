import { expect, test } from 'vitest'
import { on } from '../cases.ts'
import { inPost, workerWith } from './cases.ts'
import { workerStandingOf } from './standing.ts'

test('a worker stands by the post they hold on the day, with the target in proportion to their hours', () => {
  const file = workerWith(
    inPost('2019-05-01', '2021-06-01'),
    inPost('2021-06-01', null, { post: 'senior', fte: 0.8, team: '0192b6f0-0000-7000-8000-000000000001' }),
  )
  expect(workerStandingOf(file, on('2021-05-31'))).toMatchObject({ post: 'social-worker', fte: 1, target: 22 })
  expect(workerStandingOf(file, on('2021-06-01'))).toEqual({
    name: 'Tamsin Orrell',
    number: null,
    post: 'senior',
    team: '0192b6f0-0000-7000-8000-000000000001',
    fte: 0.8,
    agency: false,
    holdsCases: true,
    target: 17.6,
    postFrom: '2021-06-01',
    postUntil: null,
  })
})

test('one who has left stands by the last post they held, and one with none by nothing', () => {
  expect(workerStandingOf(workerWith(inPost('2019-05-01', '2020-01-01')), on('2022-01-01'))).toMatchObject({
    post: 'social-worker',
    postUntil: '2020-01-01',
  })
  expect(workerStandingOf(workerWith(), on('2022-01-01'))).toMatchObject({
    post: null,
    holdsCases: false,
    target: null,
  })
})
