import { describe, expect, it } from 'vitest'
import { type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import { type Entered, enteredBy, enteredFigure, shareOf } from './entered.ts'
import { type Kpi, kpiBy, kpis } from './kpis.ts'
import { isPeriodEnd, lastComplete, periodEnd, periodMoved, periodName, sameYear } from './periods.ts'

const SEPTEMBER = plainDate('2026-09-30')
const kpi = (id: string): Kpi => kpiBy.get(id) as Kpi
const share = (id: string, end: string, council: string, part: number, whole: number): Entered => ({
  kpi: id,
  every: 'month',
  end: plainDate(end),
  council,
  value: shareOf(part, whole),
  part,
  whole,
})
const figureOf = (
  id: string,
  figures: readonly Entered[],
  asked: { every?: 'month' | 'quarter'; end?: PlainDate; council?: string } = {},
) =>
  enteredFigure(kpi(id), enteredBy(figures), ['north', 'west'], {
    every: 'month',
    end: SEPTEMBER,
    council: '',
    ...asked,
  })

describe('figures entered by hand', () => {
  const north = share('kpi-1', '2026-09-30', 'north', 80, 100)
  const west = share('kpi-1', '2026-09-30', 'west', 90, 300)

  it('the trust’s is its councils’ counts together, never the average of their shares', () => {
    expect(figureOf('kpi-1', [north, west])).toEqual({ value: 42.5, part: 170, whole: 400 })
  })

  it('cannot be told while one council’s is missing, or has no counts', () => {
    expect(figureOf('kpi-1', [north])).toBeUndefined()
    expect(figureOf('kpi-1', [north, { ...west, part: undefined, whole: undefined } as never])).toBeUndefined()
  })

  it('what was entered for the trust itself comes first, and the later of two of one', () => {
    const trust = { ...north, council: '', value: 50, part: 1, whole: 2 }
    expect(figureOf('kpi-1', [north, west, trust])).toEqual({ value: 50, part: 1, whole: 2 })
    expect(figureOf('kpi-1', [{ ...trust, value: 20, part: 1, whole: 5 }, trust])?.value).toBe(50)
  })

  it('a quarter is its months’ counts together, and waits for all three', () => {
    const months = ['2026-07-31', '2026-08-31', '2026-09-30'].map((end, at) => share('kpi-1', end, 'north', at + 1, 10))
    const asked = { every: 'quarter', council: 'north' } as const
    expect(figureOf('kpi-1', months, asked)).toEqual({ value: 20, part: 6, whole: 30 })
    expect(figureOf('kpi-1', months.slice(1), asked)).toBeUndefined()
  })

  it('or its last month’s, where the KPI tells how things stand', () => {
    const months = ['2026-08-31', '2026-09-30'].map((end, at) => share('kpi-16', end, '', at + 1, 10))
    expect(figureOf('kpi-16', months, { every: 'quarter' })).toEqual({ value: 20, part: 2, whole: 10 })
  })

  it('nought of nought is nothing to count, and not nought', () => {
    expect(figureOf('kpi-5', [share('kpi-5', '2026-09-30', 'north', 0, 0)], { council: 'north' })).toEqual({
      value: null,
      part: 0,
      whole: 0,
    })
    expect(shareOf(0, 4)).toBe(0)
  })

  it('plain numbers add up', () => {
    const count = (council: string, value: number): Entered => ({
      kpi: 'kpi-20',
      every: 'quarter',
      end: SEPTEMBER,
      council,
      value,
    })
    const asked = { every: 'quarter' } as const
    const split = { ...kpi('kpi-20') }
    delete (split as { wholeTrust?: true }).wholeTrust
    const figures = enteredBy([count('north', 1), count('west', 2)])
    expect(enteredFigure(split, figures, ['north', 'west'], { ...asked, end: SEPTEMBER, council: '' })).toEqual({
      value: 3,
    })
    // Of the trust as a whole alone, councils' figures are not put together.
    expect(figureOf('kpi-20', [count('north', 1), count('west', 2)], asked)).toBeUndefined()
  })
})

describe('periods', () => {
  it('quarters end in March, June, September and December', () => {
    expect(
      ['2026-01-01', '2026-03-31', '2026-05-05', '2026-12-31'].map(on => periodEnd('quarter', plainDate(on))),
    ).toEqual(['2026-03-31', '2026-03-31', '2026-06-30', '2026-12-31'])
    expect(isPeriodEnd('quarter', plainDate('2026-10-31'))).toBe(false)
    expect(isPeriodEnd('month', plainDate('2024-02-29'))).toBe(true)
  })

  it('a period is over the day after its last day', () => {
    expect(lastComplete('month', plainDate('2026-10-31'))).toBe('2026-09-30')
    expect(lastComplete('month', plainDate('2026-11-01'))).toBe('2026-10-31')
    expect(lastComplete('quarter', plainDate('2026-11-26'))).toBe('2026-09-30')
  })

  it('from a long month to a short one and back', () => {
    expect(periodMoved('month', plainDate('2024-01-31'), 1)).toBe('2024-02-29')
    expect(periodMoved('month', plainDate('2024-02-29'), 1)).toBe('2024-03-31')
    expect(periodMoved('quarter', plainDate('2026-09-30'), 2)).toBe('2027-03-31')
  })

  it('are told by name, across a year’s end too', () => {
    expect(periodName('month', plainDate('2026-10-31'))).toBe('October 2026')
    expect(periodName('quarter', plainDate('2026-09-30'))).toBe('July to September 2026')
    expect(sameYear(plainDate('2026-03-31'), plainDate('2026-04-30'))).toBe(false)
    expect(sameYear(plainDate('2026-12-31'), plainDate('2027-03-31'))).toBe(true)
  })
})

describe('the 21', () => {
  it('are 21, in order, each with its own number', () => {
    expect(kpis.map(each => each.number)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1))
    expect(kpis.filter(each => each.every === 'quarter').map(each => each.number)).toEqual([14, 18, 19, 20])
  })
})
