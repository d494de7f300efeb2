import { describe, expect, test } from 'vitest'
import { createTally } from '../../spine/measure/evaluate.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { Measure, Result } from '../../spine/measure/measure.ts'
import { ask, child, faultsOfWords, fileWith, inCare, on, reasonsOf, sides, trust } from '../cases.ts'
import { given, inPost, workerWith } from './cases.ts'
import {
  caseload,
  caseloadOverTarget,
  caseloadsAboveTarget,
  reviewingOfficerCaseload,
  workforceMeasures,
} from './measures.ts'
import { words } from './words.ts'

const DAY = '2021-01-31'

function answer(measure: Measure, ...files: readonly SubjectFile[]): Result {
  const tally = createTally([measure], [{ on: on(DAY), within: trust.councils }], {
    contextFor: () => trust,
    councilOn: () => undefined,
  })
  for (const file of files) tally.add(file)
  return tally.results()[0]!.results[0]!
}

describe('caseloads above target (KPI 11)', () => {
  test('a full-time social worker with 23 children is above 22; one with 22 is not', () => {
    expect(ask(caseloadsAboveTarget, workerWith(inPost('2019-05-01'), given(23, '2020-01-01')), DAY)).toEqual([
      { side: 'counts', why: ['workforce.in-post', 'workforce.above-target'] },
    ])
    expect(ask(caseloadsAboveTarget, workerWith(inPost('2019-05-01'), given(22, '2020-01-01')), DAY)).toEqual([
      { side: 'does-not-count', why: ['workforce.in-post', 'workforce.within-target'] },
    ])
  })

  test('at three days a week the target is in proportion: 14 children are above 13.2', () => {
    const part = (count: number) => workerWith(inPost('2019-05-01', null, { fte: 0.6 }), given(count, '2020-01-01'))
    expect(sides(caseloadsAboveTarget, part(14), DAY)).toEqual(['counts'])
    expect(sides(caseloadsAboveTarget, part(13), DAY)).toEqual(['does-not-count'])
  })

  test('in the assessed and supported year the target is lower', () => {
    const newly = workerWith(inPost('2020-09-01', null, { post: 'newly-qualified' }), given(19, '2020-10-01'))
    expect(sides(caseloadsAboveTarget, newly, DAY)).toEqual(['counts'])
  })

  test('a target agreed for the worker is taken whole, whatever their hours', () => {
    const own = workerWith(inPost('2019-05-01', null, { fte: 0.6, target: 16 }), given(16, '2020-01-01'))
    expect(sides(caseloadsAboveTarget, own, DAY)).toEqual(['does-not-count'])
  })

  test('one child given twice, or as second worker, is not counted again; brothers and sisters are each one', () => {
    const worker = workerWith(
      inPost('2019-05-01', null, { target: 2 }),
      given(2, '2020-01-01'),
      given(2, '2020-06-01'),
      given(5, '2020-01-01', null, { role: 'co-worker' }),
    )
    expect(sides(caseloadsAboveTarget, worker, DAY)).toEqual(['does-not-count'])
  })

  test('a child handed on by the day is no longer held; one given the day after is not yet', () => {
    const worker = workerWith(
      inPost('2019-05-01', null, { target: 0 }),
      given(3, '2020-01-01', DAY),
      given(3, '2021-02-01'),
    )
    expect(sides(caseloadsAboveTarget, worker, DAY)).toEqual(['does-not-count'])
  })

  test('where no target is set the answer is not known', () => {
    const worker = workerWith(inPost('2019-05-01', null, { post: 'advanced-practitioner' }), given(4, '2020-01-01'))
    expect(ask(caseloadsAboveTarget, worker, DAY)).toEqual([
      { side: 'unknown', why: ['workforce.in-post', 'workforce.no-target'] },
    ])
  })

  test('managers, reviewing officers, those who hold no children and those who have left are not asked about', () => {
    expect(sides(caseloadsAboveTarget, workerWith(inPost('2019-05-01', null, { post: 'team-manager' })), DAY)).toEqual(
      [],
    )
    expect(sides(caseloadsAboveTarget, workerWith(inPost('2019-05-01', null, { holdsCases: false })), DAY)).toEqual([])
    expect(sides(caseloadsAboveTarget, workerWith(inPost('2019-05-01', DAY)), DAY)).toEqual([])
    expect(sides(caseloadsAboveTarget, workerWith(), DAY)).toEqual([])
  })

  test('a child’s file is never asked, whatever it holds', () => {
    const theirs = fileWith([child(), inCare('2020-01-01'), inPost('2019-05-01')])
    expect(answer(caseloadsAboveTarget, theirs).denominator).toBe(0)
  })

  test('a post whose start is not recorded still holds', () => {
    expect(ask(caseloadsAboveTarget, workerWith(inPost(null)), DAY)).toEqual([
      { side: 'does-not-count', why: ['workforce.in-post-by', 'workforce.within-target'] },
    ])
  })
})

describe('everyone above their target', () => {
  test('a reviewing officer above 70 counts, and children given to them as social worker do not', () => {
    const officer = (count: number, role: 'reviewing-officer' | 'social-worker') =>
      workerWith(inPost('2019-05-01', null, { post: 'reviewing-officer' }), given(count, '2020-01-01', null, { role }))
    expect(sides(caseloadOverTarget, officer(71, 'reviewing-officer'), DAY)).toEqual(['counts'])
    expect(sides(caseloadOverTarget, officer(71, 'social-worker'), DAY)).toEqual(['does-not-count'])
  })
})

describe('children for each full-time social worker', () => {
  test('is all children over all parts of a week, not the average of caseloads', () => {
    const full = workerWith(inPost('2019-05-01'), given(20, '2020-01-01'))
    const half = workerWith(inPost('2019-05-01', null, { fte: 0.5, agency: true }), given(4, '2020-01-01'))
    expect(answer(caseload, full, half)).toMatchObject({ numerator: 24, denominator: 1.5, value: 16, children: 2 })
  })

  test('one who holds nobody is not a case holder', () => {
    expect(answer(caseload, workerWith(inPost('2019-05-01')))).toMatchObject({ value: null, denominator: 0 })
  })
})

describe('children in care for each full-time reviewing officer', () => {
  test('counts children in care that day alone, over the parts of a week worked', () => {
    const officer = workerWith(
      inPost('2019-05-01', null, { post: 'reviewing-officer', fte: 0.5 }),
      given(30, '2020-01-01', null, { role: 'reviewing-officer' }),
      given(1, '2020-02-01', null, {
        role: 'reviewing-officer',
        child: 'one who went home',
        care: [{ from: on('2019-01-01'), until: on('2020-12-24') }],
      }),
    )
    expect(answer(reviewingOfficerCaseload, officer)).toMatchObject({ numerator: 30, denominator: 0.5, value: 60 })
  })

  test('an officer with nobody counts in the posts', () => {
    const idle = workerWith(inPost('2019-05-01', null, { post: 'reviewing-officer' }))
    expect(answer(reviewingOfficerCaseload, idle)).toMatchObject({ numerator: 0, denominator: 1, value: 0 })
  })
})

test('every reason has its sentence', () => {
  const files = [
    workerWith(inPost('2019-05-01'), given(23, '2020-01-01')),
    workerWith(inPost(null)),
    workerWith(inPost('2019-05-01', null, { post: 'advanced-practitioner' })),
    workerWith(inPost('2019-05-01', null, { post: 'reviewing-officer' })),
  ]
  const reasons = workforceMeasures.flatMap(measure => files.flatMap(file => reasonsOf(measure, file, DAY)))
  expect(faultsOfWords(words, reasons)).toEqual([])
})
