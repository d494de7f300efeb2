import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../spine/duty/evaluate.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { entry, on } from '../cases.ts'
import { heatMap } from './pages-list.ts'
import { riskDuties } from './duties.ts'
import { risk, riskMitigation, riskReview } from './kinds.ts'
import { bandOf, movedSince, risksOn, scoreOf } from './notions.ts'

const raised = (
  reference: string,
  start: string,
  more: Partial<BodyOf<typeof risk>> = {},
  end: string | null = null,
): Entry => ({
  ...entry(risk, start, end, {
    register: 'strategic',
    reference,
    title: `Risk ${reference}`,
    cause: 'Because',
    effect: 'So',
    category: 'homes',
    owner: 'ruth',
    board: true,
    likelihoodBefore: '5',
    impactBefore: '5',
    likelihood: '4',
    impact: '4',
    target: 8,
    reviewBy: on('2026-03-01'),
    ...more,
  }),
  id: reference,
})
const review = (of: string, start: string, likelihood: '1' | '2' | '3' | '4' | '5', nextBy: string): Entry => ({
  ...entry(riskReview, start, null, { risk: of, likelihood, impact: '4', note: 'Looked at', nextBy: on(nextBy) }),
  id: `${of} reviewed ${start}`,
})
const mitigation = (of: string, by: string, end: string | null = null): Entry => ({
  ...entry(riskMitigation, '2026-01-05', end, { risk: of, what: 'Ask why', owner: 'jo', by: on(by) }),
  id: `${of} by ${by}`,
})
const file = (...entries: readonly Entry[]): SubjectFile => fileOf('trust', entries, {}, 'trust')
const TODAY = on('2026-11-02')

describe('a risk’s score', () => {
  it('is likelihood times impact, in four bands', () => {
    expect([1, 4, 5, 9, 10, 15, 16, 25].map(score => bandOf(score, TODAY))).toEqual([
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
      'very-high',
      'very-high',
    ])
    expect(scoreOf('3', '5', TODAY)).toEqual({ likelihood: 3, impact: 5, score: 15, band: 'high' })
  })

  it('is the first one until a review, and then the last review’s by the day asked', () => {
    const moving = file(
      raised('A', '2026-01-05'),
      review('A', '2026-02-20', '5', '2026-06-01'),
      review('A', '2026-06-10', '2', '2026-12-01'),
    )
    const at = (day: string) => risksOn(moving, on(day))[0]
    expect(at('2026-01-31')).toMatchObject({ now: { score: 16 }, way: 'first', reviewed: null, reviewBy: '2026-03-01' })
    expect(at('2026-03-31')).toMatchObject({ now: { score: 20 }, way: 'up', reviewBy: '2026-06-01' })
    expect(at('2026-11-02')).toMatchObject({
      now: { score: 8 },
      way: 'down',
      reviewBy: '2026-12-01',
      reviewOverdue: false,
    })
    expect(risksOn(moving, on('2026-01-04'))).toEqual([])
  })

  it('lists the worst first, then the furthest above its target, and what is closed last', () => {
    const list = risksOn(
      file(
        raised('closed', '2026-01-05', { likelihood: '5', impact: '5' }, '2026-05-01'),
        raised('near', '2026-01-05', { target: 15 }),
        raised('far', '2026-01-05', { target: 2 }),
        raised('worst', '2026-01-05', { likelihood: '5' }),
      ),
      TODAY,
    )
    expect(list.map(each => each.reference)).toEqual(['worst', 'far', 'near', 'closed'])
  })
})

describe('what moved since an earlier day', () => {
  it('is what was raised, closed, or scores otherwise, and nothing else', () => {
    const moved = movedSince(
      file(
        raised('new', '2026-10-01'),
        raised('gone', '2026-01-05', {}, '2026-10-20'),
        raised('long gone', '2026-01-05', {}, '2026-03-01'),
        raised('still', '2026-01-05'),
        raised('up', '2026-01-05'),
        review('up', '2026-10-10', '5', '2027-01-01'),
        raised('back', '2026-01-05'),
        review('back', '2026-09-10', '5', '2026-10-01'),
        review('back', '2026-10-10', '4', '2027-01-01'),
      ),
      on('2026-08-02'),
      TODAY,
    )
    expect(moved).toEqual([
      { id: 'up', what: 'up', was: 16, now: 20 },
      { id: 'new', what: 'new', was: null, now: 16 },
      { id: 'gone', what: 'closed', was: 16, now: 16 },
    ])
  })
})

describe('the heat map', () => {
  it('has a square for every score, the gravest row first, and each risk in one', () => {
    const map = heatMap(
      [{ id: 'x', reference: 'A', title: 'A risk', now: { likelihood: 2, impact: 5 } } as never],
      score => bandOf(score, TODAY),
    )
    expect(map.map(row => row.impact)).toEqual([5, 4, 3, 2, 1])
    expect(map[0]?.squares.map(({ score, risks }) => [score, risks.length])).toEqual([
      [5, 0],
      [10, 1],
      [15, 0],
      [20, 0],
      [25, 0],
    ])
  })
})

describe('the duties of the registers', () => {
  const answers = (of: SubjectFile) =>
    findingsOf(of, riskDuties, TODAY, { until: plainDate('2027-11-02') }).findings.map(({ duty, answer, by }) => [
      duty.id,
      answer,
      by,
    ])

  it('a review is due by the day set before it, late or not, and the next by the day it set', () => {
    expect(
      answers(
        file(
          raised('A', '2026-01-05'),
          review('A', '2026-03-11', '4', '2026-06-01'),
          review('A', '2026-05-20', '3', '2026-10-01'),
        ),
      ),
    ).toEqual([
      ['risk-review', 'met-late', '2026-03-01'],
      ['risk-review', 'met', '2026-06-01'],
      ['risk-review', 'overdue', '2026-10-01'],
    ])
  })

  it('a closed risk is reviewed no more, nor mitigated', () => {
    const closed = file(raised('A', '2026-01-05', {}, '2026-02-01'), mitigation('A', '2026-06-01'))
    expect(answers(closed)).toEqual([])
  })

  it('a mitigation is due by its day until it is done', () => {
    const held = file(
      raised('A', '2026-01-05', { reviewBy: on('2027-01-01') }),
      mitigation('A', '2026-06-01'),
      mitigation('A', '2026-07-01', '2026-06-20'),
    )
    expect(answers(held)).toEqual([
      ['risk-mitigation', 'overdue', '2026-06-01'],
      ['risk-mitigation', 'met', '2026-07-01'],
      ['risk-review', 'due', '2027-01-01'],
    ])
  })
})
