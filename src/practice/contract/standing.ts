import type { PlainDate } from '../../spine/time/plain-date.ts'
import { type Every, sameYear } from './periods.ts'
import { type Rule, type Term, type TermFrom, termOn } from './terms.ts'

/** A KPI's figure for one period, by the period's last day. */
export interface Reading {
  readonly end: PlainDate
  /** Null where there is none. */
  readonly value: number | null
  /** Set where there was nothing to count, nought of nought: no figure, and no fault. */
  readonly nothing?: true
  /** As it was first submitted, where it was: null where it had no figure then. */
  readonly submitted?: number | null
}

/**
 * How a figure stands against its term. `not-judged`: no tolerance is agreed, and it is not on target. `nothing`: there
 * was nothing to count. `missing`: a figure is owed and is not held.
 */
export type Status = 'on-target' | 'within' | 'outside' | 'not-judged' | 'nothing' | 'missing'

/** A figure with how it stands, and the run of periods outside tolerance that ends with it. */
export interface StandingPoint extends Reading {
  /** What it was judged by: the figure now, or the one submitted. */
  readonly judged: number | null
  readonly term: TermFrom | undefined
  readonly status: Status
  readonly streak: number
  readonly breach: boolean
}

/** How a KPI stands at the last of its periods. */
export interface Standing {
  readonly points: readonly StandingPoint[]
  readonly latest: StandingPoint | undefined
  /** Periods in a row outside tolerance, up to the latest. */
  readonly streak: number
  /** How many in a row are a persistent breach. */
  readonly needed: number
  readonly breach: boolean
  /** When the run began; undefined where there is none. */
  readonly since: PlainDate | undefined
  /** Periods whose figure is owed and not held. */
  readonly missing: readonly PlainDate[]
}

/** A figure as it is compared: to two places, as it is told. */
function told(value: number): number {
  return Math.round(value * 100) / 100
}

/** How a figure stands against a term. What is exactly at the target meets it, and what is exactly at the edge of tolerance is inside. */
export function statusOf(value: number | null, term: Term | undefined): Status {
  if (value === null) return 'missing'
  if (!term) return 'not-judged'
  const { polarity, target, tolerance } = term
  const figure = told(value)
  if (polarity === 'band') {
    if (target === null || tolerance === null) return 'not-judged'
    return told(Math.abs(figure - target)) <= tolerance ? 'on-target' : 'outside'
  }
  const isNoWorse = (than: number): boolean => (polarity === 'higher' ? figure >= than : figure <= than)
  if (target !== null && isNoWorse(target)) return 'on-target'
  if (tolerance === null) return 'not-judged'
  return isNoWorse(tolerance) ? 'within' : 'outside'
}

/** How a KPI stands, from its figures (oldest first, a reading for every period), its terms and the breach rule. Pure. */
export function standingOf(
  every: Every,
  readings: readonly Reading[],
  terms: readonly TermFrom[],
  ruleAt: (on: PlainDate) => Rule,
): Standing {
  const points: StandingPoint[] = []
  let streak = 0
  let since: PlainDate | undefined
  for (const reading of readings) {
    const { end } = reading
    const rule = ruleAt(end)
    const before = points.at(-1)
    if (before && rule.yearEnd === 'begins-again' && !sameYear(before.end, end)) streak = 0
    const judged =
      rule.restated === 'as-submitted' && reading.submitted !== undefined ? reading.submitted : reading.value
    const term = termOn(terms, end)
    const status = judged === null && reading.nothing ? 'nothing' : statusOf(judged, term)
    const outside = status === 'outside' || (status === 'missing' && rule.missing === 'counts')
    const keeps =
      (status === 'missing' && rule.missing === 'keeps') || (status === 'nothing' && rule.nothing === 'keeps')
    if (outside) streak++
    else if (!keeps) streak = 0
    if (streak === 0) since = undefined
    else if (outside && streak === 1) since = end
    points.push({ ...reading, judged, term, status, streak, breach: streak >= neededBy(every, rule) })
  }
  const latest = points.at(-1)
  return {
    points,
    latest,
    streak,
    needed: neededBy(every, ruleAt((latest?.end ?? readings.at(-1)?.end ?? '2020-11-01') as PlainDate)),
    breach: latest?.breach ?? false,
    since,
    missing: points.filter(point => point.status === 'missing').map(point => point.end),
  }
}

function neededBy(every: Every, rule: Rule): number {
  return every === 'month' ? rule.months : rule.quarters
}

const WORST: readonly Status[] = ['outside', 'missing', 'not-judged', 'within', 'nothing', 'on-target']

/** What tells how badly a KPI stands. */
export interface Ranked {
  readonly number: number
  readonly breach: boolean
  readonly streak: number
  readonly status: Status
  /** The chance that its next period is outside tolerance; null where it cannot be told. */
  readonly chance: number | null
}

/** The worst first: in breach, then outside tolerance by how long, then by the chance of being outside next. */
export function worstFirst<Row extends Ranked>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted(
    (a, b) =>
      Number(b.breach) - Number(a.breach) ||
      Number(b.status === 'outside') - Number(a.status === 'outside') ||
      b.streak - a.streak ||
      (b.chance ?? -1) - (a.chance ?? -1) ||
      WORST.indexOf(a.status) - WORST.indexOf(b.status) ||
      a.number - b.number,
  )
}
