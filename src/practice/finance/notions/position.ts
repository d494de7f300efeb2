import { grouped } from '../../../spine/grouped.ts'
import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import type { SpendKind } from '../../spend/codes.ts'
import { type BudgetGroup, budgetGroup } from '../codes.ts'
import { budgetLine, budgetMonth, budgetSet, inYearChange } from '../kinds.ts'
import { financialYearOf, monthsOfYear } from './years.ts'

/** What may be said of money over or under: expected less budget, and its share of the budget in hundredths. */
export interface Variance {
  readonly pounds: number
  /** To two decimals; null of a budget of nought. */
  readonly percent: number | null
}

/** A budget line as it stands at a month's end. Amounts are whole pounds; income is told as income, not as less spent. */
export interface LinePosition {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly group: BudgetGroup
  readonly source: BodyOf<typeof budgetLine>['source']
  /** A council's code; '' for both. */
  readonly council: string
  readonly owner: string
  /** The kinds of home it pays for, so that it is laid beside what those cost; none where it says none. */
  readonly pays: readonly SpendKind[]
  /** As set for the year; null where none was. */
  readonly original: number | null
  /** Changes agreed by the month's end. */
  readonly changes: number
  /** Original with changes; null where none was set. */
  readonly budget: number | null
  /** The month its figures are of; null where none are held for the year. */
  readonly figuresOf: PlainDate | null
  readonly actual: number | null
  readonly forecast: number | null
  /** What was expected a month before its figures; null where that is not held. */
  readonly before: number | null
  /** Above nought where more is spent, or less income comes, than the budget says; null where either is not known. */
  readonly variance: Variance | null
}

/** Lines added up. Income lessens what is spent. */
export interface Position {
  readonly lines: number
  readonly budget: number
  readonly actual: number
  readonly forecast: number
  readonly variance: Variance | null
  /** Lines with a budget of which no figures are held, which are in no total but the budget: never told as nought. */
  readonly unknown: number
}

type Month = Entry<BodyOf<typeof budgetMonth>>

/** Every line open in the year of a month's end, as it stood then, in the order of the accounts. */
export function linesAt(file: SubjectFile, month: PlainDate): readonly LinePosition[] {
  const year = financialYearOf(month)
  const ends = monthsOfYear(year)
  const [first = month, last = month] = [ends[0], ends.at(-1)]
  const months = grouped(
    all(file, budgetMonth).filter(({ start }) => {
      const on = startDay(start)
      return on !== undefined && on >= first && on <= month
    }),
    each => each.body.line,
  )
  const sets = grouped(
    all(file, budgetSet).filter(({ body }) => body.year === year),
    each => each.body.line,
  )
  const changes = grouped(agreedIn(file, year, month), each => each.line)
  return all(file, budgetLine)
    .filter(({ id, start, end }) => {
      const opened = startDay(start)
      const inUse = (opened === undefined || opened <= last) && (end === null || end >= first)
      return inUse && (sets.has(id) || months.has(id))
    })
    .map(({ id, body }): LinePosition => {
      const own = months.get(id) ?? []
      const figures = own.at(-1)
      const original = sets.get(id)?.at(-1)?.body.amount ?? null
      const changed = (changes.get(id) ?? []).reduce((sum, each) => sum + each.amount, 0)
      const budget = original === null ? null : original + changed
      const forecast = figures?.body.forecast ?? null
      return {
        id,
        code: body.code,
        title: body.title,
        group: body.group,
        source: body.source,
        council: body.council ?? '',
        owner: body.owner,
        pays: body.pays ?? [],
        original,
        changes: changed,
        budget,
        figuresOf: figures ? (startDay(figures.start) ?? null) : null,
        actual: figures?.body.actual ?? null,
        forecast,
        before: beforeOf(own, figures),
        variance: budget === null || forecast === null ? null : varianceOf(body.group, forecast, budget),
      }
    })
    .sort(inOrder)
}

/** Lines together: by heading, council or the trust as a whole, as whoever asks has chosen them. */
export function together(lines: readonly LinePosition[]): Position {
  const sign = ({ group }: LinePosition): number => (group === 'income' ? -1 : 1)
  const sum = (of: (line: LinePosition) => number | null): number =>
    lines.reduce((total, each) => total + sign(each) * (of(each) ?? 0), 0)
  const known = lines.filter(({ budget, forecast }) => budget !== null && forecast !== null)
  const budget = sum(each => each.budget)
  const forecast = sum(each => each.forecast)
  // A line of no known forecast is left out of both sides, so that it makes the position neither better nor worse.
  const over = known.reduce((total, each) => total + (each.variance?.pounds ?? 0), 0)
  const base = known.reduce((total, each) => total + sign(each) * (each.budget ?? 0), 0)
  return {
    lines: lines.length,
    budget,
    actual: sum(each => each.actual),
    forecast,
    variance: known.length === 0 ? null : { pounds: over, percent: shareOf(over, Math.abs(base)) },
    unknown: lines.filter(each => each.budget !== null && each.forecast === null).length,
  }
}

/** The months of a year by whose end any figures are held, oldest first. */
export function monthsHeld(file: SubjectFile, year: number): readonly PlainDate[] {
  const held = new Set(all(file, budgetMonth).map(each => startDay(each.start)))
  return monthsOfYear(year).filter(month => held.has(month))
}

/** The financial years that hold any budget, oldest first, by the year each begins in. */
export function yearsHeld(file: SubjectFile): readonly number[] {
  return [...new Set(all(file, budgetSet).map(each => each.body.year))].sort((a, b) => a - b)
}

/**
 * KPI 15 at a month's end: what the trust expects to have spent at the year's end less its budget (the contract sum with
 * the changes agreed by then), and its share of the budget in hundredths. Undefined where no figures of that month are
 * held, or a line with a budget has none in the year: what is not known is never told as nought.
 */
export function budgetVarianceAt(
  file: SubjectFile,
  month: PlainDate,
): { readonly part: number; readonly whole: number; readonly value: number | null } | undefined {
  if (!monthsHeld(file, financialYearOf(month)).includes(month)) return undefined
  const { budget, variance, unknown } = together(linesAt(file, month))
  if (unknown > 0 || variance === null) return undefined
  return { part: variance.pounds, whole: budget, value: variance.percent }
}

/** Above nought is worse, of income as of spending. */
export function varianceOf(group: BudgetGroup, forecast: number, budget: number): Variance {
  const over = group === 'income' ? budget - forecast : forecast - budget
  return { pounds: over, percent: shareOf(over, Math.abs(budget)) }
}

/** A share in hundredths, to two decimals; null of nought. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 100
}

/** The headings in the order of the accounts, with the lines of each. */
export function byGroup(
  lines: readonly LinePosition[],
): readonly { readonly group: BudgetGroup; readonly lines: readonly LinePosition[] }[] {
  return budgetGroup.codes
    .map(({ code }) => ({ group: code, lines: lines.filter(each => each.group === code) }))
    .filter(each => each.lines.length > 0)
}

function agreedIn(
  file: SubjectFile,
  year: number,
  by: PlainDate,
): readonly { readonly line: string; readonly amount: number }[] {
  return all(file, inYearChange).flatMap(({ end, body }) =>
    end !== null && end <= by && body.year === year && (body.decision === 'agreed' || body.decision === 'part')
      ? [{ line: body.line, amount: body.agreed ?? 0 }]
      : [],
  )
}

function beforeOf(own: readonly Month[], figures: Month | undefined): number | null {
  const on = figures && startDay(figures.start)
  return own.findLast(each => (startDay(each.start) ?? '9999') < (on ?? ''))?.body.forecast ?? null
}

const PLACE = new Map(budgetGroup.codes.map(({ code }, at) => [code, at]))

function inOrder(a: LinePosition, b: LinePosition): number {
  return (PLACE.get(a.group) ?? 0) - (PLACE.get(b.group) ?? 0) || (a.code < b.code ? -1 : 1)
}
