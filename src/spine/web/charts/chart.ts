import type { Unit } from '../../measure/measure.ts'
import type { Point, ProcessLimits, Trend } from '../../measure/trend.ts'

/** What every chart needs. */
interface Base {
  /** Unique on the page: the ids of its title and description begin with it. Letters, digits and hyphens. */
  readonly id: string
  /** What it shows, as a heading: 'Seen in time, each month to March 2027'. */
  readonly title: string
  readonly unit: Unit
}

/** For a chart beside words: `narrow` is drawn for a phone, its names under it or above its bars. */
interface Sized {
  readonly width?: 'wide' | 'narrow'
}

/** A year in a table's cell: a line, and a dot for the latest value. */
export interface Sparkline extends Base {
  readonly kind: 'sparkline'
  readonly points: readonly Point[]
}

/** A measure over time, with the limits of routine variation and what it is compared with. */
export interface TrendChart extends Base, Sized {
  readonly kind: 'trend'
  readonly points: readonly Point[]
  readonly limits?: ProcessLimits
  readonly target?: number
  /** Others' values, drawn as level lines: 'England', 'Neighbours'. */
  readonly compared?: readonly { readonly label: string; readonly value: number }[]
  /** Named bands that values fall in, lowest first, drawn behind them from edge to edge: 'Borderline'. */
  readonly bands?: readonly { readonly label: string; readonly from: number; readonly to: number }[]
  /** What the series shows, for the sentence. */
  readonly trend?: Trend
}

/** One bar: `hidden` where it may not be shown, null where nothing can be said. */
export interface Bar {
  readonly label: string
  readonly value: number | null | 'hidden'
  /** The number behind it, and what it is out of. */
  readonly count?: number | 'hidden'
  readonly outOf?: number | 'hidden' | null
  /** Set for the detail of the bar above. */
  readonly detail?: true
}

/** Parts of a mix, or groups of a breakdown, one under another. */
export interface Bars extends Base, Sized {
  readonly kind: 'bars'
  readonly bars: readonly Bar[]
  /** What the first column of its table holds: 'Home', 'Council'. */
  readonly of: string
  /** How many are in no part, for a mix. */
  readonly unknown?: number | 'hidden'
}

export type Chart = Sparkline | TrendChart | Bars

/** The table that goes with a chart. The first cell of each row is its heading. */
export interface ChartTable {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
