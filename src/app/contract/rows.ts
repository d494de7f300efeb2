import { type Forecast, forecastOf } from '../../practice/contract/forecast.ts'
import type { Kpi } from '../../practice/contract/kpis.ts'
import { type Every, isPeriodEnd, periodEnd, periodMoved, periodsUpTo } from '../../practice/contract/periods.ts'
import { type Standing, standingOf, statusOf } from '../../practice/contract/standing.ts'
import { ruleOn, termOn } from '../../practice/contract/terms.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { KpiRow, KpiStatus, KpiWent } from '../../spine/web/services.ts'
import { commentsOn } from './held.ts'
import { type FirstSubmitted, type Sources, figureFor, firstSubmitted, readingsOf } from './series.ts'

/** How many periods are looked at: three years. */
export const BACK: Readonly<Record<Every, number>> = { month: 36, quarter: 12 }
const SPARK: Readonly<Record<Every, number>> = { month: 12, quarter: 8 }

/** What is asked about: a period of the reader's choosing, and a council's code or '' for the trust. */
export interface Wanted {
  readonly every: Every
  readonly end: PlainDate
  readonly council: string
}

/** A KPI looked into: its row, its periods, and what may come. */
export interface Looked {
  readonly kpi: Kpi
  readonly row: KpiRow
  readonly ends: readonly PlainDate[]
  readonly readings: ReturnType<typeof readingsOf>
  readonly standing: Standing
  readonly forecast: Forecast | undefined
}

/** The last day of a KPI's own latest period that is over by the end of the period asked about. */
export function ownEnd(kpi: Kpi, end: PlainDate): PlainDate {
  if (kpi.every === 'month' || isPeriodEnd('quarter', end)) return end
  return periodMoved('quarter', periodEnd('quarter', end), -1)
}

/** How a KPI stands for whoever asks: its figure for the period asked about, and its own run of months or quarters. */
export function lookInto(kpi: Kpi, sources: Sources, { every, end, council }: Wanted): Looked {
  const { held } = sources
  const last = ownEnd(kpi, end)
  const terms = held.termsFor(kpi.id)
  const all = readingsOf(kpi, sources, kpi.every, periodsUpTo(kpi.every, last, BACK[kpi.every]), council)
  // Before the first figure there is no figure missing: the trust had not begun to keep it.
  const first = all.findIndex(reading => reading.value !== null || reading.nothing || reading.submitted !== undefined)
  const readings = first < 0 ? all.slice(-1) : all.slice(first)
  const standing = standingOf(kpi.every, readings, terms, on => ruleOn(held.rules, on))
  const forecast = forecastOf(
    standing.points.map(point => point.judged),
    step => termOn(terms, periodMoved(kpi.every, last, step)),
    kpi.signed ? {} : kpi.unit === 'percent' ? { least: 0, most: 100 } : { least: 0 },
  )
  // A quarter of a KPI told by months is judged for itself; a month of one told by quarters is its latest quarter.
  const asQuarter = every === 'quarter' && kpi.every === 'month'
  const told: Every = asQuarter ? 'quarter' : kpi.every
  const { figure, nothing } = figureFor(kpi, sources, { every: told, end: last, council })
  const term = termOn(terms, last)
  const submitted = firstSubmitted(held.submissions, kpi, told, last, council)
  const comment = commentsOn(held, kpi.id, told, last, kpi.wholeTrust ? '' : council)[0]
  const yearAgo = figureFor(kpi, sources, { every: told, end: periodMoved('month', last, -12), council }).figure.value
  const status = asQuarter
    ? figure.value === null && nothing
      ? 'nothing'
      : statusOf(figure.value, term)
    : (standing.latest?.status ?? 'missing')
  return {
    kpi,
    ends: readings.map(reading => reading.end),
    readings,
    standing,
    forecast,
    row: {
      id: kpi.id,
      number: kpi.number,
      title: kpi.title,
      question: kpi.question,
      unit: kpi.unit,
      every: kpi.every,
      ...(kpi.wholeTrust && council !== '' ? { wholeTrust: true as const } : {}),
      end: last,
      now: figure,
      term,
      status,
      streak: standing.streak,
      needed: standing.needed,
      breach: standing.breach,
      chance: forecast?.steps[0]?.chance ?? null,
      yearAgo,
      points: readings
        .slice(-SPARK[kpi.every])
        .map(reading => ({ on: reading.end, value: reading.value, numerator: 0, denominator: null })),
      ...(submitted
        ? {
            submitted: wentOf(submitted, figure.value),
          }
        : {}),
      ...(comment ? { comment } : {}),
    },
  }
}

function wentOf({ its, submission }: FirstSubmitted, now: number | null): KpiWent {
  const { value, part, whole, streak, breach, target, tolerance, comment, commentBy = '' } = its
  const { at } = submission
  return {
    value,
    ...(part === undefined ? {} : { part }),
    ...(whole === undefined ? {} : { whole }),
    at,
    changed: differs(value, now),
    status: its.status as KpiStatus,
    streak,
    breach,
    target,
    tolerance,
    ...(comment === undefined ? {} : { comment: { words: comment, signedBy: commentBy, at } }),
  }
}

/** Whether two figures read otherwise to two places. */
export function differs(before: number | null, now: number | null): boolean {
  if (before === null || now === null) return before !== now
  return Math.round(before * 100) !== Math.round(now * 100)
}
