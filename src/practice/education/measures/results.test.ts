import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../spine/ledger/entry.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { ask, child, entry, faultsOfWords, fileWith, inCare, on, reasonsOf } from '../../cases.ts'
import { words as careWords } from '../../care/words.ts'
import { meeting, outOfSchool, place, sessions, suspended } from '../cases.ts'
import { attainment, ehcPlan, post16 } from '../kinds.ts'
import {
  attainment8,
  educationMeasures,
  gcseEnglishMaths4,
  gcseEnglishMaths5,
  ks2ReadingWritingMaths,
  progress8,
} from '../measures.ts'
import { words } from '../words.ts'
import { gradeOf } from './results.ts'

const END = '2026-03-31'
const SETTLED = inCare('2020-01-10')

type Result = Partial<BodyOf<typeof attainment>>
let n = 0
const result = (when: string, stage: 'KS2' | 'KS4', subject: NonNullable<Result['subject']>, more: Result): Entry => ({
  ...entry(attainment, when, null, { stage, subject, ...more }),
  id: `result ${n++}`,
})
const of = (measure: Parameters<typeof ask>[0], born: string, results: readonly Entry[], date = END) =>
  ask(measure, fileWith([child({ born }), SETTLED, results]), date)

describe('reading, writing and maths at 11', () => {
  const sat = (...expected: (boolean | undefined)[]) =>
    (['reading', 'writing', 'maths'] as const).map((subject, index) =>
      result('2026-07', 'KS2', subject, expected[index] === undefined ? {} : { expected: expected[index] }),
    )

  test('is of those who turn 11 in the school year, and its results come that summer', () => {
    expect(of(ks2ReadingWritingMaths, '2014-09-01', sat(true, true, true))[0]?.side).toBe('counts')
    expect(of(ks2ReadingWritingMaths, '2015-08-31', sat(true, true, true))[0]?.side).toBe('counts')
    expect(of(ks2ReadingWritingMaths, '2014-08-31', sat(true, true, true))).toEqual([])
    expect(of(ks2ReadingWritingMaths, '2015-09-01', sat(true, true, true))).toEqual([])
  })

  test('all three are needed; one not reached settles it, one not held does not', () => {
    const side = (...expected: (boolean | undefined)[]) =>
      of(ks2ReadingWritingMaths, '2015-01-10', sat(...expected))[0]?.side
    expect(side(true, true, false)).toBe('does-not-count')
    expect(side(true, undefined, false)).toBe('does-not-count')
    expect(side(true, undefined, true)).toBe('unknown')
    expect(of(ks2ReadingWritingMaths, '2015-01-10', [])[0]?.side).toBe('unknown')
  })

  test('results of another year are not this year’s', () => {
    const last = (['reading', 'writing', 'maths'] as const).map(subject =>
      result('2025-07', 'KS2', subject, { expected: true }),
    )
    expect(of(ks2ReadingWritingMaths, '2015-01-10', last)[0]?.side).toBe('unknown')
  })
})

describe('English and maths at 16', () => {
  const sat = (english: string, maths?: string) => [
    result('2026-08-20', 'KS4', 'english-language', { result: english }),
    result('2026-08-20', 'KS4', 'english-literature', { result: '3' }),
    ...(maths === undefined ? [] : [result('2026-08-20', 'KS4', 'maths', { result: maths })]),
  ]
  const side = (english: string, maths?: string) =>
    [gcseEnglishMaths4, gcseEnglishMaths5].map(measure => of(measure, '2010-01-10', sat(english, maths))[0]?.side)

  test('grade 4 and grade 5 in both, the better English taken', () => {
    expect(side('4', '4')).toEqual(['counts', 'does-not-count'])
    expect(side('5', '5')).toEqual(['counts', 'counts'])
    expect(side('2', '4')).toEqual(['does-not-count', 'does-not-count'])
    expect(side('9', 'U')).toEqual(['does-not-count', 'does-not-count'])
  })

  test('one not held is not known unless the other settles it', () => {
    expect(side('4')).toEqual(['unknown', 'does-not-count'])
    expect(of(gcseEnglishMaths4, '2010-01-10', [])[0]?.side).toBe('unknown')
  })

  test('letters are no grades here', () => {
    expect(['9', '1', 'U', 'u', 'C', 'A*', '10', ''].map(gradeOf)).toEqual([
      9,
      1,
      0,
      0,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  test('scores are averaged, and may be below nought', () => {
    const scored = (subject: 'attainment-8' | 'progress-8', text?: string) => [
      result('2026-08', 'KS4', subject, text === undefined ? {} : { result: text }),
    ]
    expect(of(attainment8, '2010-01-10', scored('attainment-8', '28.5'))[0]?.value).toBe(28.5)
    expect(of(progress8, '2010-01-10', scored('progress-8', '-1.2'))[0]?.value).toBe(-1.2)
    expect(of(progress8, '2010-01-10', scored('progress-8', 'n/a'))[0]?.side).toBe('unknown')
    expect(of(progress8, '2010-01-10', scored('progress-8', ' '))[0]?.side).toBe('unknown')
  })
})

test('every reason the education measures give has words', () => {
  const lives = [
    [child(), SETTLED],
    [
      child(),
      SETTLED,
      place('2024-09-03', '2026-02-02'),
      suspended('2025-10-01'),
      sessions('2025-09-01', '2026-03-01', 200, 5, 5),
    ],
    [
      child(),
      SETTLED,
      outOfSchool('2025-09-10', '2025-12-01'),
      meeting('2026-02-10', { assuredOn: on('2026-03-01'), quality: 'good' }),
    ],
    [child(), inCare('2025-10-01'), place('2025-09-03'), meeting('2026-03-28')],
    [child({ born: '2009-02-01' }), SETTLED, entry(post16, '2025-09-01', null, { activity: 'F4' })],
    [
      child({ born: '2015-02-01' }),
      SETTLED,
      result('2026-07', 'KS2', 'maths', { expected: false }),
      entry(ehcPlan, '2024-01-01', null, { level: 'plan' }),
    ],
    [
      child({ born: '2010-02-01' }),
      SETTLED,
      result('2026-07', 'KS4', 'maths', { result: '3' }),
      result('2026-07', 'KS4', 'english', { result: '4' }),
    ],
  ]
  const reasons = lives.flatMap(life => educationMeasures.flatMap(measure => reasonsOf(measure, fileWith(life), END)))
  expect(faultsOfWords({ ...careWords, ...words }, reasons)).toEqual([])
})
