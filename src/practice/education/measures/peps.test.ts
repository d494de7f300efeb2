import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../spine/ledger/entry.ts'
import { ask, child, fileWith, inCare, on, sides } from '../../cases.ts'
import { meeting, place } from '../cases.ts'
import {
  pepCurrent,
  pepCurrentEarlyYears,
  pepCurrentPost16,
  pepInitialIn10,
  pepQualityMeasure,
  pepTwoOrMore,
} from '../measures.ts'

// The spring term 2026 ran from 5 January to 27 March.
const END = '2026-03-31'
const SETTLED = inCare('2020-01-10')

describe('education plans in the last term', () => {
  const of = (entries: readonly (Entry | readonly Entry[])[], date = END) =>
    ask(pepCurrent, fileWith([child(), ...entries]), date)
  const why = 'education.in-care-at-term-end'

  test('a meeting in the term, signed off by its last day, counts; signed off after it does not', () => {
    expect(of([SETTLED, meeting('2026-02-10', { signedOff: on('2026-03-27') })])).toEqual([
      { side: 'counts', why: [why, 'education.plan-complete'] },
    ])
    expect(of([SETTLED, meeting('2026-02-10', { signedOff: on('2026-03-28') })])).toEqual([
      { side: 'does-not-count', why: [why, 'education.plan-late'] },
    ])
    expect(of([SETTLED, meeting('2026-02-10', { signedOff: undefined })])).toEqual([
      { side: 'does-not-count', why: [why, 'education.plan-not-signed-off'] },
    ])
  })

  test('a meeting of another term does not', () => {
    expect(of([SETTLED, meeting('2025-12-10')])).toEqual([
      { side: 'does-not-count', why: [why, 'education.no-meeting-in-term'] },
    ])
  })

  test('a child in whose file no plan was ever recorded is not known', () => {
    expect(of([SETTLED])).toEqual([{ side: 'unknown', why: [why, 'education.no-plan-recorded'] }])
  })

  test('asks of the last term to end by the date, which may be today', () => {
    const file = [SETTLED, meeting('2025-12-10')]
    expect(of(file, '2026-03-26')[0]?.side).toBe('counts')
    expect(of(file, '2026-03-27')[0]?.side).toBe('does-not-count')
  })

  test('a child who came in 20 working days before the term ended is asked about; one later is new and set aside', () => {
    expect(sides(pepCurrent, fileWith([child(), inCare('2026-02-27'), meeting('2026-03-20')]), END)).toEqual(['counts'])
    expect(of([inCare('2026-02-28'), meeting('2026-03-20')])[0]?.side).toBe('counts')
    expect(of([inCare('2026-03-02'), meeting('2026-03-20')])).toEqual([
      { side: 'excluded', why: ['education.new-in-term'] },
    ])
  })

  test('a child who left before the term ended is not asked about, though in care for most of it', () => {
    expect(of([inCare('2020-01-10', '2026-03-27'), meeting('2026-02-10')])).toEqual([])
  })

  test('the youngest and the oldest are counted apart', () => {
    const file = (born: string, more: readonly Entry[] = []) =>
      fileWith([child({ born }), SETTLED, more, meeting('2026-02-10')])
    const young = file('2022-02-01', [place('2025-09-03', null, { type: 'nursery' })])
    const old = file('2009-02-01')
    expect(
      [pepCurrent, pepCurrentEarlyYears, pepCurrentPost16].map(measure => sides(measure, young, END).length),
    ).toEqual([0, 1, 0])
    expect(
      [pepCurrent, pepCurrentEarlyYears, pepCurrentPost16].map(measure => sides(measure, old, END).length),
    ).toEqual([0, 0, 1])
    expect(sides(pepCurrentEarlyYears, file('2022-02-01'), END)).toEqual([])
  })

  test('is asked of nobody before the terms that are known', () => {
    expect(of([inCare('2003-01-10')], '2005-03-31')).toEqual([])
  })
})

describe('two plans, their quality and a prompt start', () => {
  test('two complete in the year count, one does not, and nothing ever recorded is not known', () => {
    const year = (...days: string[]) =>
      sides(pepTwoOrMore, fileWith([child(), SETTLED, days.map(day => meeting(day))]), END)
    expect(year('2025-05-10', '2026-03-10')).toEqual(['counts'])
    expect(year('2025-03-31', '2026-03-10')).toEqual(['does-not-count'])
    expect(year()).toEqual(['unknown'])
  })

  test('quality is of the plans checked in the last term', () => {
    const checked = (assuredOn: string, quality?: 'good' | 'improve') =>
      ask(
        pepQualityMeasure,
        fileWith([
          child(),
          SETTLED,
          meeting('2026-02-10', { assuredOn: on(assuredOn), ...(quality ? { quality } : {}) }),
        ]),
        END,
      ).map(({ side, at }) => [side, at])
    expect(checked('2026-03-30', 'good')).toEqual([['counts', '2026-03-30']])
    expect(checked('2026-03-20', 'improve')).toEqual([['does-not-count', '2026-03-20']])
    expect(checked('2026-03-20')).toEqual([['unknown', '2026-03-20']])
    expect(checked('2025-12-20', 'good')).toEqual([])
    expect(checked('2026-04-01', 'good')).toEqual([])
  })

  test('a plan started by the tenth working day counts', () => {
    const started = (entries: readonly Entry[], end: string | null = null) =>
      ask(pepInitialIn10, fileWith([child(), inCare('2025-04-02', end), entries]), END)[0]
    expect(started([meeting('2025-05-01', { startedOn: on('2025-04-16') })])).toMatchObject({
      side: 'counts',
      at: '2025-04-16',
    })
    expect(started([meeting('2025-05-01')])?.side).toBe('does-not-count')
    expect(started([meeting('2024-05-01')])).toMatchObject({
      why: ['education.came-into-care', 'education.plan-not-started'],
    })
    expect(started([])?.side).toBe('unknown')
    expect(started([], '2025-04-16')?.side).toBe('excluded')
  })
})
