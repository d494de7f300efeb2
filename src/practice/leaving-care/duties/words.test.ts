import { describe, expect, test } from 'vitest'
import { occasionsOf } from '../../../spine/duty/evaluate.ts'
import { child, dues, entry, faultsOfWords, fileWith, home, inCare, on } from '../../cases.ts'
import { life, inCareTo18, assessed, plan, reviewed, adviser, flat, offered } from '../cases.ts'
import { leavingCareDuties } from '../duties.ts'
import { accommodationVisit, studyWish } from '../kinds.ts'
import { words } from '../words.ts'

describe('a file that says little', () => {
  const nobody = [
    fileWith([]),
    fileWith([child()]),
    fileWith([inCare('2015-01-01')]),
    fileWith([inCare('1995-01-01', '2000-01-01'), child({ born: '1983-06-01' })]),
  ]

  test('makes no duty fail, and gives nobody anything to do without a date of birth', () => {
    for (const file of nobody)
      for (const duty of leavingCareDuties) expect([duty.id, dues(duty, file, '2026-01-01')]).toEqual([duty.id, []])
  })
})

test('every reason these duties give has a sentence and a value for each of its slots', () => {
  const files = [
    life(
      inCareTo18,
      assessed('2020-09-10'),
      plan('2020-09-20'),
      adviser('2020-06-10', '2021-01-01'),
      home('2019-01-01'),
    ),
    life(
      inCareTo18,
      flat('2023-01-10', '2023-09-01'),
      entry(accommodationVisit, '2023-01-12', null, { seen: true }),
      reviewed('2023-02-01'),
    ),
    life(
      inCare('2015-01-01', '2021-01-15'),
      entry(studyWish, '2023-01-15', '2023-09-01', { kind: 'higher' }),
      offered('2025-06-01'),
    ),
  ]
  const reasons = files.flatMap(file =>
    leavingCareDuties.flatMap(duty =>
      occasionsOf(file, duty, on('2030-01-01')).flatMap(each => [
        each.because,
        ...(each.ended ? [each.ended.because] : []),
        ...(each.unsettled ? [each.unsettled] : []),
      ]),
    ),
  )
  expect(reasons.length).toBeGreaterThan(20)
  expect(faultsOfWords(words, reasons)).toEqual([])
})
