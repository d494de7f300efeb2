import type { ScorecardRow as Row } from '../../practice/governance/scorecard.ts'
import { formatValue } from '../../spine/measure/format.ts'
import type { Better, Measure, Result } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Direction, Figure, HeldRow, NotHeldRow, Point } from '../../spine/web/services.ts'
import type { FigureDates } from './dates.ts'

/** A result as pages show it. */
export function figureOf({ unit, value, numerator, denominator, unknown, excluded, children, note }: Result): Figure {
  return { unit, value, numerator, denominator, unknown, excluded, children, ...(note ? { note } : {}) }
}

/** A result as a point of a line. */
export function pointOf({ on, value, numerator, denominator }: Result): Point {
  return { on, value, numerator, denominator }
}

/** Which way a figure went since a year ago: the same where both read the same to the reader. */
export function directionOf(
  now: Pick<Result, 'value' | 'unit'>,
  yearAgo: Pick<Result, 'value' | 'unit'>,
  better: Better,
): Direction {
  if (now.value === null || yearAgo.value === null || now.unit === 'mix') return { went: 'cannot-tell', is: 'neither' }
  if (formatValue(now.value, now.unit) === formatValue(yearAgo.value, yearAgo.unit))
    return { went: 'same', is: 'neither' }
  const went = now.value > yearAgo.value ? 'up' : 'down'
  if (better === 'context' || better === 'band') return { went, is: 'neither' }
  return { went, is: (went === 'up') === (better === 'higher') ? 'better' : 'worse' }
}

/** The parts of a mix that anyone is in, in their own order. */
export function partsWithAnyone<Part extends { readonly count: number }>(parts: readonly Part[]): readonly Part[] {
  return parts.filter(part => part.count > 0)
}

/** A scorecard row from the answers of a pass, with what is published of others. */
export function heldRow(
  measure: Measure,
  dates: FigureDates,
  answer: (on: PlainDate) => Result,
  beside: Pick<HeldRow, 'england' | 'neighbours'> = {},
): HeldRow {
  const now = answer(dates.on)
  const yearAgo = answer(dates.yearAgo)
  return {
    held: true,
    ...(measure.period === 'collection-year' ? { yearly: true as const } : {}),
    id: measure.id,
    title: measure.title,
    question: measure.question,
    unit: measure.unit,
    better: measure.better,
    now: figureOf(now),
    ...(now.parts ? { parts: partsWithAnyone(now.parts).toSorted((a, b) => b.count - a.count) } : {}),
    yearAgo: figureOf(yearAgo),
    direction: directionOf(now, yearAgo, measure.better),
    months: dates.months.map(on => pointOf(answer(on))),
    years: dates.years.map(on => pointOf(answer(on))),
    ...beside,
  }
}

/** A scorecard row that nothing recorded here can answer yet. */
export function notHeldRow(row: Extract<Row, { kind: 'not-recorded' }>): NotHeldRow {
  return {
    held: false,
    id: row.id,
    title: row.title,
    question: row.question,
    unit: 'percent',
    better: 'higher',
    fedBy: row.fedBy,
  }
}
