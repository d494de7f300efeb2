import { formatValue } from '../../spine/measure/format.ts'
import type { Measure } from '../../spine/measure/measure.ts'
import { type Trend, trendOf } from '../../spine/measure/trend.ts'
import { listed, whole } from '../../spine/web/format.ts'
import type { Attention, HeldRow } from '../../spine/web/services.ts'

/** How much of a figure may be unknown before somebody should look. */
const MUCH_UNKNOWN = 0.2
const MOST_ATTENTION = 6
const MOST_NAMED = 3

/** A measure with its row. */
export interface Looked {
  readonly measure: Measure
  readonly row: HeldRow
}

/** What could be wrong with the record as a whole. */
export interface Condition {
  /** Children whose care was never ended and whom no later return mentions. */
  readonly lost: number
  /** Measures that say where homes are, when no postcode directory is loaded to tell them by. */
  readonly withoutDirectory: ReadonlySet<string>
}

/**
 * What on a scorecard asks for a person's eye, the most pressing first: children lost to the return; figures that are
 * worse than a year ago by more than comes and goes by itself, the furthest beyond first and those worse than England
 * before others; then what mostly cannot be told, once for each cause. Pure.
 */
export function attentionIn(rows: readonly Looked[], { lost, withoutDirectory }: Condition): readonly Attention[] {
  const worse = rows
    .flatMap(({ measure, row }) => {
      const found = worsened(row)
      return found ? [{ pressing: found.beyond + (worseThanEngland(row) ? 1 : 0), measure, row, ...found }] : []
    })
    .toSorted((a, b) => b.pressing - a.pressing)
    .map(
      ({ measure, row, trend }): Attention => ({
        measure: measure.id,
        title: measure.title,
        level: 'due',
        sentence: worsenedInWords(row, trend),
      }),
    )
  const unknown = mostlyUnknown(rows, withoutDirectory, new Set(worse.map(each => each.measure)))
  // Whatever is worse comes first, but never so much of it that what cannot be told goes unsaid.
  return [...[...lostToTheReturn(lost), ...worse].slice(0, MOST_ATTENTION - unknown.length), ...unknown]
}

function lostToTheReturn(lost: number): readonly Attention[] {
  if (lost === 0) return []
  const children =
    lost === 1 ? '1 child whose care was never ended is' : `${whole(lost)} children whose care was never ended are`
  return [
    {
      measure: 'cla-number',
      title: 'Lost to the return',
      level: 'overdue',
      sentence: `${children} in no later return. They are left out of every figure until somebody says what became of them.`,
    },
  ]
}

// A yearly measure stands still for twelve months, which says nothing of its ups and downs: it is judged by its years,
// and not at all while there are too few of them.
function worsened(row: HeldRow): { readonly trend: Trend; readonly beyond: number } | undefined {
  if (row.direction.is !== 'worse') return undefined
  const trend = trendOf(row.yearly ? row.years : row.months, row.better)
  const { limits, latest } = trend
  if (trend.meaning !== 'worse' || !limits || latest?.value == null) return undefined
  // What rounds to the edge of the usual range is beyond it by less than a reader can see.
  const edge = trend.direction === 'up' ? limits.upper : limits.lower
  if (trend.because === 'outside-limits' && inWords(edge, row) === inWords(latest.value, row)) return undefined
  const reach = Math.max(limits.upper - limits.centre, 0.0001)
  return { trend, beyond: Math.abs(latest.value - limits.centre) / reach }
}

// An average of counts is no number of children until it is rounded.
function inWords(value: number | null, { unit }: HeldRow): string {
  return formatValue(value !== null && (unit === 'count' || unit === 'net') ? Math.round(value) : value, unit)
}

function worsenedInWords(row: HeldRow, { because, limits, direction }: Trend): string {
  const say = (value: number | null): string => inWords(value, row)
  const ago = row.yearAgo?.value == null ? '' : `, against ${say(row.yearAgo.value)} a year ago`
  const england = row.england && worseThanEngland(row) ? ` England: ${say(row.england.value)}.` : ''
  const range = limits && [say(limits.lower), say(limits.upper)]
  const usual =
    because === 'run-of-eight' && limits
      ? `Eight in a row have been ${direction === 'up' ? 'above' : 'below'} the ${say(limits.centre)} it was before.`
      : range && range[0] !== range[1]
        ? `It has usually stayed between ${range[0]} and ${range[1]}.`
        : 'This is more than its usual ups and downs.'
  return `${say(row.now.value)}${ago}. ${usual}${england}`
}

function worseThanEngland({ now, england, better }: HeldRow): boolean {
  if (england?.value == null || now.value === null || (better !== 'higher' && better !== 'lower')) return false
  return better === 'higher' ? now.value < england.value : now.value > england.value
}

function mostlyUnknown(
  rows: readonly Looked[],
  withoutDirectory: ReadonlySet<string>,
  said: ReadonlySet<string>,
): readonly Attention[] {
  const asked = (row: HeldRow): number => row.now.denominator ?? 0
  const much = rows
    .filter(({ row }) => asked(row) > 0 && row.now.unknown / asked(row) > MUCH_UNKNOWN)
    .toSorted((a, b) => b.row.now.unknown / asked(b.row) - a.row.now.unknown / asked(a.row))
  const unplaced = much.filter(({ measure }) => withoutDirectory.has(measure.id))
  const [first] = unplaced
  const placing: readonly Attention[] = first
    ? [
        {
          measure: first.measure.id,
          title: 'Where homes are cannot be told',
          level: 'cannot-tell',
          sentence: `No postcode directory is loaded. Loading one (alongside import postcodes) would settle ${listed(unplaced.map(({ measure }) => `‘${measure.title}’`))}.`,
        },
      ]
    : []
  return [...placing, ...untold(much.filter(each => !unplaced.includes(each) && !said.has(each.measure.id)))]
}

// One line for all of them: a list of what is not known must not crowd out what is known to be going wrong.
function untold(rows: readonly Looked[]): readonly Attention[] {
  const [first] = rows
  if (!first) return []
  const say = ({ row }: Looked): string => `${whole(row.now.unknown)} of ${whole(row.now.denominator)}`
  return [
    rows.length === 1
      ? {
          measure: first.measure.id,
          title: first.measure.title,
          level: 'cannot-tell',
          sentence: `Not known for ${say(first)}.`,
        }
      : {
          measure: first.measure.id,
          title: 'Much is not known',
          level: 'cannot-tell',
          sentence: `${listed(rows.slice(0, MOST_NAMED).map(each => `‘${each.measure.title}’ for ${say(each)}`))}${rows.length > MOST_NAMED ? `; and ${rows.length - MOST_NAMED} more` : ''}.`,
        },
  ]
}
