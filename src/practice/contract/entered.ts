import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Kpi } from './kpis.ts'
import { type Every, monthsOf } from './periods.ts'

/** A figure with the counts behind it, where it has them. */
export interface FigureFound {
  /** Null where there was nothing to count. */
  readonly value: number | null
  readonly part?: number
  readonly whole?: number
}

/** A figure someone entered, for a council's code or '' for the trust as a whole. */
export interface Entered extends FigureFound {
  readonly kpi: string
  readonly every: Every
  readonly end: PlainDate
  readonly council: string
}

/** Figures entered, by what they are of. */
export type EnteredFigures<Figure extends Entered = Entered> = ReadonlyMap<string, Figure>

/** Figures by KPI, period and council; of two of one, the later in the list holds. */
export function enteredBy<Figure extends Entered>(figures: readonly Figure[]): EnteredFigures<Figure> {
  return new Map(figures.map(figure => [keyOf(figure.kpi, figure.every, figure.end, figure.council), figure]))
}

/** What a figure entered for a KPI, period and council is kept under. */
export function keyOf(kpi: string, every: Every, end: PlainDate, council: string): string {
  return `${kpi} ${every} ${end} ${council}`
}

/**
 * The figure of a KPI for a period, from those entered: for one council, or for the trust as a whole (''). What was
 * entered for that very period comes first. Else the trust's is its councils' counts together, and a quarter's is its
 * months' counts together, or its last month's where the KPI tells how things stand. Undefined where that cannot be told:
 * an average of shares would weigh a small council like a large one.
 */
export function enteredFigure(
  kpi: Pick<Kpi, 'id' | 'every' | 'quarter' | 'unit' | 'wholeTrust'>,
  entered: EnteredFigures,
  councils: readonly string[],
  asked: { readonly every: Every; readonly end: PlainDate; readonly council: string },
): FigureFound | undefined {
  const { every, end, council } = asked
  const own = entered.get(keyOf(kpi.id, every, end, council))
  if (own) return found(own)
  if (every === 'quarter' && kpi.every === 'month') {
    const months = monthsOf('quarter', end).map(month =>
      enteredFigure(kpi, entered, councils, { every: 'month', end: month, council }),
    )
    return kpi.quarter === 'at-the-end' ? months.at(-1) : together(kpi, months)
  }
  if (council !== '' || kpi.wholeTrust) return undefined
  return together(
    kpi,
    councils.map(each => enteredFigure(kpi, entered, councils, { every, end, council: each })),
  )
}

function found({ value, part, whole }: FigureFound): FigureFound {
  return {
    value,
    ...(part === undefined ? {} : { part }),
    ...(whole === undefined ? {} : { whole }),
  }
}

function together({ unit }: Pick<Kpi, 'unit'>, parts: readonly (FigureFound | undefined)[]): FigureFound | undefined {
  const all = parts.filter(each => each !== undefined)
  if (all.length === 0 || all.length < parts.length) return undefined
  if (unit === 'count') {
    const values = all.map(each => each.value)
    return values.includes(null) ? undefined : { value: values.reduce<number>((sum, each) => sum + (each ?? 0), 0) }
  }
  const [part, whole] = [sumOf(all.map(each => each.part)), sumOf(all.map(each => each.whole))]
  if (unit !== 'percent' || part === undefined || whole === undefined) return undefined
  return { value: shareOf(part, whole), part, whole }
}

function sumOf(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  )
}

/** A part as a share of a whole in per cent, to two places; null where there was nothing to count. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 100
}
