import { trendOf } from '../measure/trend.ts'
import { draw } from './charts/draw.ts'
import { direction, ofUnit, published } from './format.ts'
import type { PageRequest } from './page.ts'
import { type HeldRow, type PublishedRow, type Services, type Viewer, may } from './services.ts'
import type { PlainDate } from '../time/plain-date.ts'

/** A measure as it stands beside something it would show: its live figure, and where it is going. */
export interface LiveMeasure {
  readonly id: string
  readonly title: string
  readonly value: string
  /** A sentence: how it moved, and over how long. */
  readonly trend: string
  /** Its last twelve months as a small line; absent where only published figures may be seen. */
  readonly line?: string
  readonly href?: string
  readonly on: string
}

const MEANS = {
  better: 'Lately better, by more than comes and goes by itself',
  worse: 'Lately worse, by more than comes and goes by itself',
  changed: 'Lately different, by more than comes and goes by itself',
  'no-real-change': 'No real change from month to month',
  'cannot-tell': 'Too few months or years to tell a change',
} as const

/**
 * The live figures of linked measures, in the order they are linked: as now for those who read figures; as last published,
 * with small numbers hidden, for those who read nothing else.
 */
export async function liveMeasures(
  { viewer, services }: Pick<PageRequest, 'viewer' | 'services'>,
  ids: readonly string[],
): Promise<readonly LiveMeasure[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  if (may(viewer, 'figures.read')) {
    const { groups, asked } = await services.figures.scorecard(viewer, {})
    const rows = groups.flatMap(group => group.rows)
    return inOrder(wanted, rows, row => (row.held ? liveOf(row, asked.on) : undefined))
  }
  return publishedMeasures({ viewer, services }, wanted)
}

/** The same as published at a day, small numbers hidden, whoever asks: for papers that councillors and others read. */
export async function publishedMeasures(
  { viewer, services }: { readonly viewer: Viewer; readonly services: Pick<Services, 'figures'> },
  ids: readonly string[],
  at?: PlainDate,
): Promise<readonly LiveMeasure[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0 || !may(viewer, 'figures.read-suppressed')) return []
  const { groups, on } = await services.figures.published(viewer, at === undefined ? {} : { on: at })
  const rows = groups.flatMap(group => group.rows)
  return inOrder(wanted, rows, row => (row.now ? publishedOf(row, on) : undefined))
}

function inOrder<Row extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
  shown: (row: Row) => LiveMeasure | undefined,
): readonly LiveMeasure[] {
  return ids.flatMap(id => {
    const row = rows.find(each => each.id === id)
    const live = row && shown(row)
    return live ? [live] : []
  })
}

function liveOf(row: HeldRow, on: string): LiveMeasure {
  const { unit } = row.now
  const points = row.yearly ? row.years : row.months
  const bounds = unit === 'percent' ? { least: 0, most: 100 } : unit === 'net' ? {} : { least: 0 }
  const { meaning } = trendOf(points, row.better, bounds)
  const year =
    row.yearAgo && row.direction.went !== 'cannot-tell'
      ? `A year ago ${ofUnit(unit, row.yearAgo.value)}: ${direction(row.direction).words}`
      : 'A year ago cannot be told'
  return {
    id: row.id,
    title: row.title,
    value: ofUnit(unit, row.now.value),
    trend: `${year}. ${MEANS[meaning]}.`,
    line: draw({
      kind: 'sparkline',
      id: `live-${row.id}`,
      title: `${row.title}, ${row.yearly ? 'year by year' : 'month by month'}`,
      unit,
      points,
    }),
    href: `/measures/${row.id}`,
    on,
  }
}

function publishedOf(row: PublishedRow, on: string): LiveMeasure {
  return {
    id: row.id,
    title: row.title,
    value: published(row.now),
    trend:
      row.yearAgo && !row.yearAgo.hidden && row.direction.went !== 'cannot-tell'
        ? `A year before ${published(row.yearAgo)}: ${direction(row.direction).words}.`
        : 'Nothing to set beside it from a year before.',
    on,
  }
}
