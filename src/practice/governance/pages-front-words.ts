import { draw } from '../../spine/web/charts/draw.ts'
import { behind, direction, ofUnit, published, publishedBehind, whole } from '../../spine/web/format.ts'
import type {
  BoardMeasure,
  Choice,
  Comparator,
  Direction,
  Figure,
  FrontMeasure,
  FrontOf,
  FrontTarget,
  PublishedFigure,
  SpreadRow,
} from '../../spine/web/services.ts'
import type { Unit } from '../../spine/measure/measure.ts'
import { publishedMixInWords } from './pages-words.ts'

/** One measure of the front in words, the same for whoever works here and for the board. */
export interface FrontShown extends Pick<FrontMeasure, 'comment' | 'before' | 'promise' | 'heard'> {
  readonly number: number
  readonly id: string
  readonly group: string
  readonly title: string
  readonly question: string
  readonly value: string
  /** The children behind it: '1,090 of 1,172'. */
  readonly behind: string
  readonly ago?: { readonly value: string; readonly arrow: string; readonly went: string; readonly is: Direction['is'] }
  /** A small line of it over time, with its title. */
  readonly line?: string
  readonly neighbours?: Beside
  readonly england?: Beside
  readonly target?: {
    readonly value: string
    readonly level: 'met' | 'overdue' | 'cannot-tell'
    readonly words: string
    readonly source: string
  }
  readonly spread: readonly {
    readonly title: string
    readonly rows: readonly { readonly label: string; readonly text: string }[]
  }[]
}

interface Beside {
  readonly value: string
  /** 'Mar 2025'. */
  readonly for: string
  readonly source: string
}

/** A measure of the front for those who work here. */
export function frontShown({ row, group, of, spread, ...around }: FrontMeasure, at: number): FrontShown {
  const { unit, now, yearAgo, parts } = row
  return {
    ...aroundIn(around, unit),
    ...(row.england && unit !== 'count' ? { england: besideIn(row.england, unit) } : {}),
    number: at + 1,
    id: row.id,
    group,
    title: row.title,
    question: row.question,
    value: parts ? `${whole(now.denominator)} children` : ofUnit(unit, now.value),
    behind: parts
      ? parts
          .slice(0, 3)
          .map(part => `${part.label}, ${whole(part.count)}`)
          .join('; ')
      : countsInWords(now, of),
    ...(yearAgo && yearAgo.value !== null && !parts ? { ago: agoIn(ofUnit(unit, yearAgo.value), row.direction) } : {}),
    ...(parts
      ? {}
      : {
          line: draw({
            kind: 'sparkline',
            id: `front-${row.id}`,
            title: `${row.title}, ${row.yearly ? 'year by year' : 'month by month'}`,
            unit,
            points: row.yearly ? row.years : row.months,
          }),
        }),
    spread: spread.map(({ title, rows }) => ({
      title,
      rows: rows.map(each => ({ label: each.label, text: spreadInWords(each, unit, title.includes('same child')) })),
    })),
  }
}

/** A measure of the front as it is published: its spread is the councils’ figures, which are suppressed with it. */
export function boardShown(
  { row, group, of, years, ...around }: BoardMeasure,
  at: number,
  councils: readonly Choice[],
): FrontShown {
  const unit = row.now?.unit ?? 'count'
  const mixed = row.now && row.parts?.length ? publishedMixInWords(row) : undefined
  const told = row.yearAgo && !row.yearAgo.hidden && !row.now?.hidden
  return {
    ...aroundIn(around, unit),
    ...(row.england && unit !== 'count' ? { england: besideIn(row.england, unit) } : {}),
    number: at + 1,
    id: row.id,
    group,
    title: row.title,
    question: row.question,
    value: published(row.now),
    behind: mixed ?? (row.now ? publishedCounts(row.now, of) : ''),
    ...(told && unit !== 'mix' ? { ago: agoIn(published(row.yearAgo), row.direction) } : {}),
    ...(unit === 'mix' || years.every(each => each.figure.value === null)
      ? {}
      : {
          line: draw({
            kind: 'sparkline',
            id: `board-${row.id}`,
            title: `${row.title}, year by year`,
            unit,
            points: years.map(({ on, figure }) => ({
              on,
              value: figure.value,
              numerator: figure.children ?? 0,
              denominator: figure.outOf,
            })),
          }),
        }),
    spread:
      councils.length > 1
        ? [
            {
              title: 'By council',
              rows: councils.map((council, index) => {
                const figure = row.councils[index]
                const children = publishedBehind(figure)
                return { label: council.text, text: `${published(figure)}${children ? ` (${children})` : ''}` }
              }),
            },
          ]
        : [],
  }
}

// A meeting asks how many children a number is of, also where it counts what happened to them.
function countsInWords(figure: Figure, of: FrontOf): string {
  const its = behind(figure)
  const { unit, children: those, numerator } = figure
  if (of === 'workers') return its
  if (of !== 'events') return its === '' ? '' : `${its} ${of}`
  // An average of events is of as many children: a child is adopted once.
  if (unit === 'days' || unit === 'mean') return `${its} children`
  const about = those === numerator ? '' : `${whole(those)} children`
  return unit === 'percent' && about !== '' ? `${its}, of ${about}` : about || its
}

function publishedCounts(figure: PublishedFigure, of: FrontOf): string {
  const its = publishedBehind(figure)
  if (its === '' || of === 'workers') return its
  if (of !== 'events') return `${its} ${of}`
  return figure.unit === 'percent' ? its : `${its} children`
}

type Around = Pick<FrontMeasure, 'comment' | 'before' | 'promise' | 'heard' | 'neighbours' | 'target'>

function aroundIn({ comment, before, promise, heard, neighbours, target }: Around, unit: Unit) {
  return {
    ...(comment ? { comment } : {}),
    before,
    ...(promise ? { promise } : {}),
    heard,
    ...(neighbours ? { neighbours: besideIn(neighbours, unit) } : {}),
    ...(target ? { target: targetIn(target) } : {}),
  }
}

function besideIn({ value, period, source }: Comparator, unit: Unit): Beside {
  return { value: ofUnit(unit, value), for: period.replace('year to 31 March ', 'Mar '), source }
}

function agoIn(value: string, way: Direction): NonNullable<FrontShown['ago']> {
  const { arrow, words } = direction(way)
  return { value, arrow, went: words, is: way.is }
}

function targetIn({ value, unit, source, met }: FrontTarget): NonNullable<FrontShown['target']> {
  return {
    value: ofUnit(unit, value),
    level: met === undefined ? 'cannot-tell' : met ? 'met' : 'overdue',
    words: met === undefined ? 'cannot tell' : met ? 'met' : 'not met',
    source,
  }
}

function spreadInWords({ counts, outOf, value }: SpreadRow, unit: Unit, often: boolean): string {
  if (often) return counts === 1 ? '1 child' : `${whole(counts)} children`
  const said = value === undefined ? undefined : ofUnit(unit, value)
  const of = outOf === undefined ? whole(counts) : `${whole(counts)} of ${whole(outOf)}`
  return said === undefined ? of : `${said} (${of})`
}
