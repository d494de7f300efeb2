import { describe, expect, it } from 'vitest'
import {
  budgetVarianceAt,
  changesOn,
  forecastErrors,
  linesAt,
  periodsOn,
  reserveOutlook,
  savingsOn,
  together,
} from '../../practice/finance/notions.ts'
import { demoUsers } from '../../demo/users.ts'
import { financeDuties } from '../../practice/finance/duties.ts'
import { findingsOf } from '../../spine/duty/evaluate.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { kinds } from '../rulebook.ts'
import { demoFinance, demoVariance } from './finance.ts'

const ACCOUNTS = new Map(demoUsers.map(({ role }) => [role, role]))
const TODAY = plainDate('2026-11-26')
const OCTOBER = plainDate('2026-10-31')
const entries = demoFinance(ACCOUNTS, 'alongside', TODAY)
const file: SubjectFile = fileOf(
  'trust',
  entries.map(({ atEnd, ...entry }) => ({ ...entry, body: { ...entry.body, ...(entry.end === null ? {} : atEnd) } })),
  {},
  'trust',
)

describe('the demonstration’s money', () => {
  it('is entries that their kinds accept', () => {
    const wrong = entries.flatMap(({ kind, body, end, atEnd }) => {
      const read = kinds.get(kind)?.schema.safeParse({ ...body, ...(end === null ? {} : atEnd) })
      return read?.success ? [] : [`${kind}: ${JSON.stringify(read?.error.issues)}`]
    })
    expect(wrong).toEqual([])
    expect(entries.length).toBeLessThan(1700)
  })

  it('is about £150 million a year over some 40 lines, of which placements are the largest and overspend', () => {
    const lines = linesAt(file, OCTOBER)
    const total = together(lines)
    const spent = together(lines.filter(each => each.group !== 'income'))
    expect(lines.length).toBeGreaterThanOrEqual(35)
    expect(total.unknown).toBe(0)
    expect(spent.budget).toBeGreaterThan(145_000_000)
    expect(spent.budget).toBeLessThan(160_000_000)
    const homes = together(lines.filter(each => each.group === 'placements'))
    expect(homes.variance?.pounds).toBeGreaterThan(1_000_000)
    expect(total.variance?.percent).toBeGreaterThan(0.3)
    expect(total.variance?.percent).toBeLessThan(3)
  })

  it('has a change agreed in part and one waiting, savings at risk, and reserves that would end below what is agreed', () => {
    expect(changesOn(file, TODAY).map(each => [each.body.reference, each.waiting])).toEqual([
      ['IYC2', true],
      ['IYC1', false],
      ['IYC0', false],
    ])
    const savings = savingsOn(file, 2026, TODAY)
    expect(new Set(savings.map(each => each.colour))).toEqual(new Set(['red', 'amber', 'green', 'unknown']))
    expect(reserveOutlook(file, TODAY, together(linesAt(file, OCTOBER)).variance?.pounds ?? 0).is).toBe('below')
    const [period] = periodsOn(file, TODAY)
    expect(period?.unshared).toBe(0)
    expect(period?.instalments.filter(each => each.is === 'late')).toHaveLength(1)
  })

  it('tells how good four years’ forecasts were, worse early in a year than late', () => {
    const errors = forecastErrors(file)
    expect(errors.map(each => each.year)).toEqual([2022, 2022, 2023, 2023, 2024, 2024, 2025, 2025])
    expect(errors.every(each => Math.abs(each.percent ?? 99) < 3)).toBe(true)
  })

  it('entered for the contract what its budgets tell, so that no figure is restated', () => {
    for (const end of ['2026-10-31', '2026-06-30', '2025-12-31', '2024-03-31'].map(plainDate))
      expect([end, budgetVarianceAt(file, end)?.value]).toEqual([end, demoVariance('alongside', end, TODAY)])
    expect(budgetVarianceAt(file, plainDate('2025-11-30'))).toBeUndefined()
  })

  it('has duties met, met late and open', () => {
    const states = findingsOf(file, financeDuties, TODAY, { until: plainDate('2027-12-31') }).findings.map(
      each => `${each.duty.id} ${each.answer}`,
    )
    expect(new Set(states)).toEqual(
      new Set([
        'finance-month-return met',
        'finance-month-return met-late',
        'finance-instalment met',
        'finance-instalment met-late',
        'finance-instalment due',
        'finance-instalment overdue',
        'in-year-change-answer met',
        'in-year-change-answer met-late',
        'in-year-change-answer overdue',
      ]),
    )
  })
})
