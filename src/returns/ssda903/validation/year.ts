import { type PlainDate, dateOf } from '../../../spine/time/plain-date.ts'

/** A collection year, named by the year it ends in: 2026 is 1 April 2025 to 31 March 2026. */
export interface CollectionYear {
  readonly year: number
  readonly starts: PlainDate
  readonly ends: PlainDate
}

/** The collection year ending in a year. */
export function collectionYear(year: number): CollectionYear {
  return { year, starts: dateOf(year - 1, 4, 1), ends: dateOf(year, 3, 31) }
}
