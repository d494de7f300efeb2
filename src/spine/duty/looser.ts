import { type Dated, valueOn } from '../time/dated.ts'
import { type PlainDate, addDays } from '../time/plain-date.ts'
import { type Span, after } from './span.ts'

/** How far lengths of time in different units are compared, day by day: every month, term and bank holiday of three years. */
const DAYS_COMPARED = 3 * 366

/**
 * The length the law sets that one of the trust's own would outlast, from a day on: undefined where ours is never longer.
 * Lengths in different units are compared by counting both from each day of three years. Hours, counted from a moment,
 * and other units, counted from a day, cannot be compared, and count as longer.
 */
export function looserThan(law: Dated<Span>, ours: Span, from: PlainDate): Span | undefined {
  const inForce = law.filter((step, index) => step.from > from || (law[index + 1]?.from ?? from) > from)
  const steps = inForce.length > 0 ? inForce : law.slice(-1)
  for (const { value } of steps) {
    if (value.unit === ours.unit ? ours.n > value.n : value.unit === 'hours' || ours.unit === 'hours') return value
  }
  if (steps.every(({ value }) => value.unit === ours.unit)) return undefined
  for (let day = from, left = DAYS_COMPARED; left > 0; day = addDays(day, 1), left--) {
    const theirs = valueOn(law, day)
    if (theirs.unit !== ours.unit && laterThan(day, ours, theirs)) return theirs
  }
  return undefined
}

function laterThan(day: PlainDate, ours: Span, theirs: Span): boolean {
  try {
    return after(day, ours) > after(day, theirs)
  } catch (error) {
    // Past the years whose holidays or terms are known there is nothing to compare.
    if (error instanceof RangeError) return false
    throw error
  }
}
