import type { Term } from './terms.ts'

/** What the next periods may bring, one after another. */
export interface Forecast {
  /** How much weight the latest figure has, from 0 (only the average counts) to 1 (only the latest does). */
  readonly weight: number
  readonly steps: readonly ForecastStep[]
}

export interface ForecastStep {
  readonly value: number
  /** Eight in ten figures fall between these. */
  readonly lower: number
  readonly upper: number
  /** The chance of being outside tolerance, 0 to 1; null where none is agreed. */
  readonly chance: number | null
}

/** Bounds no figure can pass: 0 to 100 for shares of a whole. */
export interface Bounds {
  readonly least?: number
  readonly most?: number
}

/** Where the method is written down. */
export const METHOD =
  'Simple exponential smoothing, with its prediction intervals: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, third edition, sections 8.1 and 8.7'

/** With fewer figures than this the future is not guessed at. */
export const FEWEST = 8
const STEPS = 3
const WEIGHTS = Array.from({ length: 20 }, (_, at) => (at + 1) / 20)
/** Eight in ten lie between the tenth and the ninetieth of a hundred. */
const UPPER_TENTH = 0.9

/**
 * A forecast of the next three periods by simple exponential smoothing: a level that moves towards each new figure by a
 * weight, the weight being whichever would have guessed past figures best. How wrong those guesses were says how far off
 * the next may be: by a share more with each step, as the level may move too. Gaps are passed over. Undefined with fewer
 * than eight figures. `termAt` gives the term of each coming period.
 */
export function forecastOf(
  values: readonly (number | null)[],
  termAt: (step: number) => Term | undefined,
  bounds: Bounds = {},
): Forecast | undefined {
  const known = values.filter(value => value !== null)
  if (known.length < FEWEST) return undefined
  const best = WEIGHTS.map(weight => smoothed(known, weight)).reduce((a, b) => (b.squares < a.squares ? b : a))
  // The weight and the first level were both taken from the figures themselves.
  const freedom = best.guesses - 1
  const variance = best.squares / freedom
  const reach = quantileOfT(UPPER_TENTH, freedom)
  const within = (value: number): number =>
    Math.min(Math.max(value, bounds.least ?? Number.NEGATIVE_INFINITY), bounds.most ?? Number.POSITIVE_INFINITY)
  return {
    weight: best.weight,
    steps: Array.from({ length: STEPS }, (_, at) => {
      const spread = Math.sqrt(variance * (1 + at * best.weight ** 2 + (1 - best.weight) / known.length))
      return {
        value: within(best.level),
        lower: within(best.level - reach * spread),
        upper: within(best.level + reach * spread),
        chance: chanceOutside(best.level, spread, freedom, termAt(at + 1)),
      }
    }),
  }
}

/** The first few figures give the level that smoothing begins at. */
const FIRST = 3

function smoothed(
  known: readonly number[],
  weight: number,
): { readonly weight: number; readonly level: number; readonly squares: number; readonly guesses: number } {
  let level = known.slice(0, FIRST).reduce((sum, value) => sum + value, 0) / FIRST
  let squares = 0
  const rest = known.slice(FIRST)
  for (const value of rest) {
    const wrong = value - level
    squares += wrong ** 2
    level += weight * wrong
  }
  return { weight, level, squares, guesses: rest.length }
}

/** The chance that a figure about a level falls outside tolerance. */
function chanceOutside(level: number, spread: number, freedom: number, term: Term | undefined): number | null {
  if (!term || term.tolerance === null) return null
  const below = (edge: number): number =>
    spread === 0 ? (level < edge ? 1 : 0) : shareOfT((edge - level) / spread, freedom)
  const above = (edge: number): number => (spread === 0 ? (level > edge ? 1 : 0) : 1 - below(edge))
  switch (term.polarity) {
    case 'higher':
      return below(term.tolerance)
    case 'lower':
      return above(term.tolerance)
    case 'band':
      return term.target === null ? null : below(term.target - term.tolerance) + above(term.target + term.tolerance)
  }
}

/**
 * The share of Student’s t distribution that lies below a value, for whole degrees of freedom (Abramowitz and Stegun,
 * Handbook of Mathematical Functions, 26.7.3 and 26.7.4).
 */
export function shareOfT(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom))
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  let between: number
  if (freedom % 2 === 1) {
    let term = cos
    let sum = freedom === 1 ? 0 : term
    for (let k = 3; k <= freedom - 2; k += 2) {
      term *= ((k - 1) / k) * cos ** 2
      sum += term
    }
    between = (2 / Math.PI) * (angle + sin * sum)
  } else {
    let term = 1
    let sum = term
    for (let k = 2; k <= freedom - 2; k += 2) {
      term *= ((k - 1) / k) * cos ** 2
      sum += term
    }
    between = sin * sum
  }
  return 0.5 + between / 2
}

/** The value that a share of Student’s t distribution lies below, found by halving. */
export function quantileOfT(share: number, freedom: number): number {
  let [low, high] = [-1000, 1000]
  for (let turn = 0; turn < 100; turn++) {
    const middle = (low + high) / 2
    if (shareOfT(middle, freedom) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
