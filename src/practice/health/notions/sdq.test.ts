import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../spine/ledger/entry.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { child, entry, fileWith, on } from '../../cases.ts'
import { healthAssessment, sdq } from '../kinds.ts'
import { latestSdq, scalesOf, sdqScores, sdqTotalBand } from './sdq.ts'

const filled = (day: string, more: Partial<BodyOf<typeof sdq>> = {}): Entry =>
  entry(sdq, day, null, { by: 'carer', ...more })
const scoresOf = (...entries: Entry[]) => sdqScores(fileWith([child(), entries]))
const DAY = on('2026-01-10')

describe('scoring the answers', () => {
  test('all nought: strengths not shown, so every question about one counts as a difficulty', () => {
    expect(scalesOf('0'.repeat(25), 'carer', DAY)).toEqual({
      emotional: { score: 0, band: 'normal' },
      conduct: { score: 2, band: 'normal' },
      hyperactivity: { score: 4, band: 'normal' },
      peer: { score: 4, band: 'concern' },
      prosocial: { score: 0, band: 'concern' },
    })
  })

  test('each scale is its own five questions', () => {
    // Only the third, eighth, thirteenth, sixteenth and twenty-fourth: how a child feels.
    const answers = Array.from({ length: 25 }, (_, index) => ([3, 8, 13, 16, 24].includes(index + 1) ? '2' : '0')).join(
      '',
    )
    expect(scalesOf(answers, 'carer', DAY).emotional).toEqual({ score: 10, band: 'concern' })
    expect(scalesOf(answers, 'carer', DAY).conduct.score).toBe(2)
  })

  test('a young person’s own bands are higher than a carer’s', () => {
    expect(['carer', 'teacher', 'self'].map(by => sdqTotalBand(16, by as 'carer', DAY))).toEqual([
      'borderline',
      'concern',
      'borderline',
    ])
    expect([13, 14, 16, 17].map(total => sdqTotalBand(total, 'carer', DAY))).toEqual([
      'normal',
      'borderline',
      'borderline',
      'concern',
    ])
  })
})

describe('a child’s questionnaires', () => {
  test('each is compared with the one before by the same person', () => {
    expect(
      scoresOf(
        filled('2024-10-01', { total: 18 }),
        filled('2025-02-01', { total: 9, by: 'self' }),
        filled('2025-10-01', { total: 12 }),
      ).map(({ on: day, by, total, band, change }) => [day, by, total, band, change]),
    ).toEqual([
      ['2024-10-01', 'carer', 18, 'concern', undefined],
      ['2025-02-01', 'self', 9, 'normal', undefined],
      ['2025-10-01', 'carer', 12, 'normal', -6],
    ])
  })

  test('where the answers and the total given disagree, the answers are believed and it is said', () => {
    expect(scoresOf(filled('2025-10-01', { total: 30, answers: '0'.repeat(25) }))[0]).toMatchObject({
      total: 10,
      totalGiven: 30,
    })
    expect(scoresOf(filled('2025-10-01', { total: 10, answers: '0'.repeat(25) }))[0]).not.toHaveProperty('totalGiven')
  })

  test('a reason without a score is no score', () => {
    expect(scoresOf(filled('2025-10-01', { reason: 'SDQ2' }))).toEqual([])
  })

  test('whether the next health assessment used it', () => {
    const used = (assessment?: Partial<BodyOf<typeof healthAssessment>>, more: Partial<BodyOf<typeof sdq>> = {}) =>
      scoresOf(
        filled('2025-10-01', { total: 12, ...more }),
        ...(assessment ? [entry(healthAssessment, '2025-11-01', null, { type: 'review', ...assessment })] : []),
      )[0]?.used
    expect(used()).toBe('not-yet')
    expect(used({})).toBe('not-recorded')
    expect(used({ sdqUsed: false })).toBe('no')
    expect(used({ sdqUsed: true })).toBe('yes')
    expect(used({ sdqUsed: true, declined: true })).toBe('not-yet')
    expect(used({}, { usedIn: '7b0c8f3e-1d2a-4c5b-8e9f-0a1b2c3d4e5f' })).toBe('yes')
  })

  test('the latest by a carer on a day', () => {
    const file = fileWith([
      child(),
      filled('2024-10-01', { total: 18 }),
      filled('2025-10-01', { total: 12 }),
      filled('2025-11-01', { total: 5, by: 'teacher' }),
    ])
    expect(latestSdq(file, on('2025-12-01'))?.total).toBe(12)
    expect(latestSdq(file, on('2025-09-30'))?.total).toBe(18)
    expect(latestSdq(file, on('2024-09-30'))).toBeUndefined()
  })
})

describe('what may be written', () => {
  test('25 figures, each 0, 1 or 2', () => {
    const said = (answers: string) => sdq.schema.safeParse({ by: 'carer', answers }).error?.issues[0]?.message
    expect(said('0120100210012001201021001')).toBeUndefined()
    expect(said('012')).toBe('Give 25 figures, each from 0 to 2')
    expect(said('3'.repeat(25))).toBe('Give 25 figures, each from 0 to 2')
  })

  test('a total from 0 to 40', () => {
    expect(sdq.schema.safeParse({ by: 'carer', total: 41 }).success).toBe(false)
    expect(sdq.schema.safeParse({ by: 'carer', total: 40 }).success).toBe(true)
  })
})
