import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../spine/duty/evaluate.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { entry, on } from '../cases.ts'
import type { BudgetGroup } from './codes.ts'
import { financeDuties } from './duties.ts'
import {
  budgetLine,
  budgetMonth,
  budgetReturn,
  budgetSet,
  contractPeriod,
  contractShare,
  inYearChange,
  instalmentPaid,
  reserve,
  reserveMovement,
  saving,
  savingUpdate,
} from './kinds.ts'
import {
  budgetVarianceAt,
  changesOn,
  colourOf,
  forecastErrors,
  forecastsOf,
  linesAt,
  monthsToGo,
  periodsOn,
  reserveOutlook,
  reservesOn,
  savingsOn,
  together,
  usualError,
} from './notions.ts'

const named = (id: string, of: Entry): Entry => ({ ...of, id })
const line = (code: string, group: BudgetGroup = 'placements', council?: string): Entry =>
  named(
    code,
    entry(budgetLine, '2024-04-01', null, { code, title: code, group, owner: 'ruth', ...(council ? { council } : {}) }),
  )
const set = (of: string, year: number, amount: number): Entry =>
  named(`${of} ${year}`, entry(budgetSet, `${year}-04-01`, null, { line: of, year, amount }))
const month = (of: string, end: string, actual: number, forecast: number): Entry =>
  named(`${of} ${end}`, entry(budgetMonth, end, null, { line: of, actual, forecast }))
const change = (
  reference: string,
  submitted: string,
  answered: string | null,
  more: Partial<BodyOf<typeof inYearChange>>,
): Entry =>
  named(
    reference,
    entry(inYearChange, submitted, answered, {
      reference,
      title: 'More',
      type: 'type-1',
      year: 2026,
      amount: 100,
      line: 'P1',
      owner: 'ruth',
      case: 'Because',
      ...more,
    }),
  )
const file = (...entries: readonly Entry[]): SubjectFile => fileOf('trust', entries, {}, 'trust')
const OCTOBER = on('2026-10-31')

describe('a budget line at a month’s end', () => {
  const held = file(
    line('P1'),
    set('P1', 2026, 1000),
    month('P1', '2026-09-30', 500, 1100),
    month('P1', '2026-10-31', 600, 1150),
    change('C1', '2026-09-01', '2026-10-20', { decision: 'part', agreed: 60 }),
    change('C2', '2026-09-01', '2026-11-02', { decision: 'agreed', agreed: 100 }),
    change('C3', '2026-09-01', '2026-10-02', { decision: 'refused', agreed: 0 }),
  )

  it('is its budget as changed by what was agreed by then, and what it is expected to end over that', () => {
    expect(linesAt(held, OCTOBER)).toMatchObject([
      { original: 1000, changes: 60, budget: 1060, actual: 600, forecast: 1150, before: 1100, figuresOf: '2026-10-31' },
    ])
    expect(linesAt(held, OCTOBER)[0]?.variance).toEqual({ pounds: 90, percent: 8.49 })
    expect(linesAt(held, on('2026-09-30'))[0]).toMatchObject({ budget: 1000, forecast: 1100, before: null })
  })

  it('keeps the latest figures of its year where a month says nothing, and never those of another year', () => {
    expect(linesAt(held, on('2026-12-31'))[0]).toMatchObject({ forecast: 1150, figuresOf: '2026-10-31' })
    const next = file(line('P1'), set('P1', 2027, 1000), month('P1', '2027-03-31', 600, 600))
    expect(linesAt(next, on('2027-04-30'))[0]).toMatchObject({ forecast: null, variance: null })
  })

  it('is not shown in a year of which it holds neither budget nor figures', () => {
    expect(linesAt(held, on('2025-10-31'))).toEqual([])
  })
})

describe('lines together', () => {
  const held = file(
    line('P1', 'placements', 'north'),
    line('P2'),
    line('I1', 'income'),
    set('P1', 2026, 1000),
    set('P2', 2026, 500),
    set('I1', 2026, 200),
    month('P1', '2026-10-31', 600, 1100),
    month('I1', '2026-10-31', 80, 150),
  )

  it('take income from what is spent, and less of it is worse', () => {
    expect(together(linesAt(held, OCTOBER).filter(each => each.code !== 'P2'))).toEqual({
      lines: 2,
      budget: 800,
      actual: 520,
      forecast: 950,
      variance: { pounds: 150, percent: 18.75 },
      unknown: 0,
    })
  })

  it('count a line without figures apart, and judge the others without it', () => {
    const all = together(linesAt(held, OCTOBER))
    expect(all).toMatchObject({ budget: 1300, unknown: 1, variance: { pounds: 150, percent: 18.75 } })
  })

  it('are KPI 15 only where every line with a budget has figures, and the month has any', () => {
    expect(budgetVarianceAt(held, OCTOBER)).toBeUndefined()
    const whole = file(...Object.values(held.entries).flat(), month('P2', '2026-09-30', 200, 500))
    expect(budgetVarianceAt(whole, OCTOBER)).toEqual({ part: 150, whole: 1300, value: 11.54 })
    expect(budgetVarianceAt(whole, on('2026-11-30'))).toBeUndefined()
  })
})

describe('forecasts', () => {
  const held = file(
    line('P1'),
    set('P1', 2024, 1000),
    month('P1', '2024-09-30', 500, 1000),
    month('P1', '2024-12-31', 800, 1050),
    month('P1', '2025-03-31', 1100, 1100),
    set('P1', 2025, 1000),
    month('P1', '2025-09-30', 500, 900),
  )

  it('are told month by month with how far each moved', () => {
    expect(forecastsOf(held, 2024).map(each => [each.month, each.position.forecast, each.moved])).toEqual([
      ['2024-09-30', 1000, null],
      ['2024-12-31', 1050, 50],
      ['2025-03-31', 1100, 50],
    ])
  })

  it('are set against what was spent, of years that have ended alone', () => {
    const errors = forecastErrors(held)
    expect(errors.map(each => [each.month, each.toGo, each.pounds, each.percent])).toEqual([
      ['2024-09-30', 6, -100, -9.09],
      ['2024-12-31', 3, -50, -4.55],
    ])
    expect(usualError(errors, 6)).toEqual({ percent: 9.09, of: 1 })
    expect(usualError(errors, 5)).toBeUndefined()
    expect([monthsToGo(on('2026-04-30')), monthsToGo(on('2027-03-31'))]).toEqual([11, 0])
  })
})

describe('instalments', () => {
  const period = named(
    'period',
    entry(contractPeriod, '2026-04-01', '2027-03-31', {
      title: '2026-27',
      sum: 1000,
      instalments: 12,
      payDay: 15,
      working: 0,
      reserveLeast: 100,
      reserveMost: 300,
    }),
  )
  const share = entry(contractShare, '2026-04-01', null, { period: 'period', council: 'north', amount: 1000 })
  const paid = (number: number, day: string, amount: number): Entry =>
    named(
      `paid ${number} ${day}`,
      entry(instalmentPaid, day, null, { period: 'period', council: 'north', number, amount }),
    )

  it('fall a month apart, add up to the share, and stand as they were paid', () => {
    const held = file(period, share, paid(1, '2026-04-15', 83), paid(2, '2026-05-20', 83), paid(3, '2026-06-10', 40))
    const [found] = periodsOn(held, on('2026-07-20'))
    expect(found?.instalments.reduce((sum, each) => sum + each.amount, 0)).toBe(1000)
    expect(found?.instalments.at(-1)).toMatchObject({ due: '2027-03-15', amount: 87 })
    expect(found?.instalments.slice(0, 5).map(each => each.is)).toEqual([
      'paid',
      'paid-late',
      'short',
      'late',
      'to-come',
    ])
    expect(found?.unshared).toBe(0)
  })

  it('in a first period of seventeen months are seventeenths', () => {
    const long = { ...period, body: { ...(period.body as object), sum: 1700, instalments: 17 } }
    const [found] = periodsOn(file(long, { ...share, body: { ...(share.body as object), amount: 1700 } }), OCTOBER)
    expect(new Set(found?.instalments.map(each => each.amount))).toEqual(new Set([100]))
    expect(found?.instalments.at(-1)?.due).toBe('2027-08-15')
  })

  it('paid in two parts are met on the day of the second', () => {
    const held = file(period, share, paid(1, '2026-04-15', 40), paid(1, '2026-04-28', 43))
    expect(periodsOn(held, OCTOBER)[0]?.instalments[0]).toMatchObject({
      is: 'paid-late',
      paidOn: '2026-04-28',
      paid: 83,
    })
  })

  it('general reserves are told against what the period allows, with the year’s own overspend taken out', () => {
    const held = file(
      period,
      named('g', entry(reserve, '2025-04-01', null, { title: 'General', kind: 'general', purpose: 'All' })),
      named('e', entry(reserve, '2025-04-01', null, { title: 'Homes', kind: 'earmarked', purpose: 'Homes' })),
      entry(reserveMovement, '2025-04-01', null, { reserve: 'g', amount: 250, why: 'Brought forward' }),
      named('m2', entry(reserveMovement, '2025-04-02', null, { reserve: 'e', amount: 90, why: 'Set aside' })),
      named('m3', entry(reserveMovement, '2027-01-15', null, { reserve: 'e', amount: -40, why: 'The second home' })),
    )
    expect(reserveOutlook(held, OCTOBER, 100)).toEqual({
      general: 250,
      earmarked: 90,
      expected: 150,
      least: 100,
      most: 300,
      is: 'within',
    })
    expect(reserveOutlook(held, OCTOBER, 200).is).toBe('below')
    expect(reserveOutlook(held, OCTOBER, -100).is).toBe('above')
    expect(reservesOn(held, OCTOBER).map(each => [each.title, each.balance, each.expected])).toEqual([
      ['General', 250, 250],
      ['Homes', 90, 50],
    ])
  })
})

describe('a saving', () => {
  it('is coloured by what of it is expected, and cannot be told where nobody says for three months', () => {
    const said = (forecast: number, day = '2026-10-01') => ({ on: on(day), forecast })
    expect(colourOf(100, said(95), OCTOBER)).toBe('green')
    expect(colourOf(100, said(94), OCTOBER)).toBe('amber')
    expect(colourOf(100, said(74), OCTOBER)).toBe('red')
    expect(colourOf(100, said(100, '2026-07-30'), OCTOBER)).toBe('unknown')
    expect(colourOf(100, undefined, OCTOBER)).toBe('unknown')
    expect(colourOf(0, said(0), OCTOBER)).toBe('green')
  })

  it('is at risk of all that is not expected', () => {
    const held = file(
      named(
        's',
        entry(saving, '2026-04-01', null, {
          reference: 'S',
          title: 'S',
          year: 2026,
          target: 100,
          owner: 'ruth',
          how: 'So',
        }),
      ),
      entry(savingUpdate, '2026-09-01', null, { saving: 's', delivered: 20, forecast: 60, note: 'Slow' }),
    )
    expect(savingsOn(held, 2026, OCTOBER)).toMatchObject([{ delivered: 20, forecast: 60, atRisk: 40, colour: 'red' }])
    expect(savingsOn(held, 2026, on('2026-08-01'))).toMatchObject([{ delivered: null, atRisk: 100, colour: 'unknown' }])
    expect(savingsOn(held, 2025, OCTOBER)).toEqual([])
  })
})

describe('the duties of finance', () => {
  const answers = (held: SubjectFile, today: string) =>
    findingsOf(held, financeDuties, on(today), { until: on('2027-06-30') }).findings

  it('a month’s figures are returned by the tenth working day, or late', () => {
    const held = file(
      line('P1'),
      set('P1', 2026, 1000),
      entry(budgetReturn, '2026-05-14', null, { month: on('2026-04-30'), words: 'On budget' }),
      named('r2', entry(budgetReturn, '2026-06-16', null, { month: on('2026-05-31'), words: 'On budget' })),
    )
    const found = answers(held, '2026-07-20').map(each => [each.by, each.answer])
    expect(found).toEqual([
      ['2026-05-15', 'met'],
      ['2026-06-12', 'met-late'],
      ['2026-07-14', 'overdue'],
    ])
  })

  it('a change waits for its answer twenty working days', () => {
    const held = file(line('P1'), change('C1', '2026-09-01', null, {}))
    expect(answers(held, '2026-09-29')).toMatchObject([{ by: '2026-09-29', answer: 'due' }])
    expect(answers(held, '2026-09-30')).toMatchObject([{ answer: 'overdue' }])
    expect(changesOn(held, on('2026-09-30'))).toMatchObject([{ waiting: true }])
  })
})
