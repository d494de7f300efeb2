import type { Period } from '../time/periods.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Result, Unit } from './measure.ts'
import { type Equality, type ProtectedCell, protect } from './protect.ts'

/** Stands for every council of the trust together. */
export const ALL_COUNCILS = 'all'

/** One result in the set of tables that is published together. */
export interface Figure {
  /** A council's code, or `ALL_COUNCILS`. */
  readonly council: string
  /** The dimension and row of a breakdown; absent for the figure that breakdowns divide. */
  readonly row?: { readonly dimension: string; readonly code: string; readonly under?: string }
  readonly result: Result
}

/** A number as readers with suppressed sight see it. */
export type Shown = number | 'hidden'

/** A result with what would identify someone hidden. `null` is as in `Result`: there is no such number. */
export interface PublishedFigure {
  readonly council: string
  readonly row?: NonNullable<Figure['row']>
  readonly id: string
  readonly on: PlainDate
  readonly period: Period
  readonly unit: Unit
  readonly numerator: Shown
  readonly denominator: Shown | null
  readonly unknown: Shown
  readonly excluded: Shown
  readonly children: Shown
  readonly value: Shown | null
  readonly parts?: readonly {
    readonly code: string
    readonly label: string
    readonly count: Shown
    readonly value: Shown
  }[]
  readonly note?: string
}

/** What a figure is made of: the numbers a reader sees or can work out. */
export type Field = 'numerator' | 'denominator' | 'rest' | 'unknown' | 'excluded' | 'children' | `part:${string}`

/** The tables as they may be published. Nothing may be published while `exposed` holds anything. */
export interface Publication {
  readonly figures: readonly PublishedFigure[]
  /** Cells of 1 to `threshold` that cannot be hidden because what gives them away is already published. */
  readonly exposed: readonly string[]
  /** The cells hidden, by `cellOf`; hand them back as `before` with the next publication of the same figures. */
  readonly hidden: ReadonlySet<string>
  /** Every cell and equality, and for each hidden cell another table that fits all that is shown: for audit. */
  readonly evidence: {
    readonly cells: readonly ProtectedCell[]
    readonly equalities: readonly Equality[]
    readonly alternatives: ReadonlyMap<string, ReadonlyMap<string, number>>
  }
}

/** How to suppress. */
export interface SuppressOptions {
  /** Counts from 1 to this are hidden. The Department for Education's older releases used 5. */
  readonly threshold?: number
  /**
   * What readers know of how figures relate, besides councils and rows adding up: quarters that add up to a year, two
   * measures with one denominator, those in care at the end being those at the start, plus starts, less ends. By `cellOf`.
   */
  readonly equalities?: readonly Equality[]
  /** What earlier publications showed and hid, by `cellOf`. */
  readonly before?: Before
}

/** What readers of earlier publications have already seen. */
export interface Before {
  readonly shown: ReadonlySet<string>
  readonly hidden: ReadonlySet<string>
  /**
   * The counts that cells were shown with, where any may have changed since. One that is as it was stays shown. One
   * that differs by 1 to `threshold` from what was shown is hidden, with whatever would give it away; one that differs
   * by more is new. Without it, whatever was shown is taken to be as it was.
   */
  readonly counts?: ReadonlyMap<string, readonly number[]>
}

/** The name of one number of a figure, for equalities between figures. Dates that share a period share their cells. */
export function cellOf({ council, row, result: { id, period } }: Figure, field: Field): string {
  return `${id}|${period.start}..${period.end}|${council}|${row ? `${row.dimension}=${row.code}` : ''}|${field}`
}

/**
 * Hides whatever in a set of tables would tell that 1 to `threshold` children (or events) are so, or are not so, and
 * whatever would let that be worked out: across rows, groups and their totals, councils and the trust, numerator,
 * denominator and the rest, dates that share a period, and the further equalities given. Zero is shown as zero. A
 * percentage, rate, mean or share is shown only where the numbers it is made of are; what is hidden from a mean is
 * also its sum. Throws a RangeError where rows or councils come to more than their total.
 */
export function suppress(figures: readonly Figure[], options: SuppressOptions = {}): Publication {
  const { threshold = 5, before } = options
  const book = bookOf(figures)
  addAcross(book, figures)
  const cells = [...book.cells.values()].map(cell => asPublishedBefore(cell, before, threshold))
  const equalities = [...book.equalities, ...(options.equalities ?? [])]
  const { hidden, exposed, alternatives } = protect(cells, equalities, threshold)
  return {
    figures: figures.map(figure => publish(figure, hidden)),
    exposed,
    hidden,
    evidence: { cells, equalities, alternatives },
  }
}

/** A cell with what earlier publications settled of it. */
function asPublishedBefore(cell: ProtectedCell, before: Before | undefined, threshold: number): ProtectedCell {
  const counts = before?.counts?.get(cell.id) ?? []
  const near = counts.filter(count => count !== cell.count && Math.abs(count - cell.count) <= threshold)
  const was = near.length > 0 ? { ...cell, near } : cell
  const same = counts.every(count => count === cell.count)
  if (before?.shown.has(cell.id) && same) return { ...was, settled: 'shown' }
  return before?.hidden.has(cell.id) ? { ...was, settled: 'hidden' } : was
}

interface Book {
  readonly cells: Map<string, ProtectedCell>
  readonly equalities: Equality[]
}

const COUNTED_BY_SUM: readonly Unit[] = ['mean', 'days']

/** The numbers of one figure, each with how much is lost by hiding it. */
function fieldsOf({ result }: Figure): ReadonlyMap<Field, { count: number; weight: number; harmless?: true }> {
  const fields = new Map<Field, { count: number; weight: number; harmless?: true }>()
  const { unit, numerator, denominator, unknown } = result
  const asked = denominator ?? 0
  fields.set('excluded', { count: result.excluded, weight: 0.5 })
  fields.set('unknown', { count: unknown, weight: 0.5 })
  fields.set('children', { count: result.children, weight: 0.5 })
  if (COUNTED_BY_SUM.includes(unit)) fields.set('denominator', { count: asked, weight: 1 })
  else if (unit === 'mix') fields.set('denominator', { count: asked, weight: 2 })
  else fields.set('numerator', { count: numerator, weight: 1 })
  if (unit === 'percent' || unit === 'net') {
    fields.set('denominator', { count: asked, weight: 2 })
    fields.set('rest', { count: asked - numerator, weight: IMPLIED })
  }
  for (const part of result.parts ?? []) fields.set(`part:${part.code}`, { count: part.count, weight: 1 })
  return fields
}

/** What readers do not see, but work out. */
const IMPLIED = 0.05

function bookOf(figures: readonly Figure[]): Book {
  const book: Book = { cells: new Map(), equalities: [] }
  for (const figure of figures) {
    const { council, row, result } = figure
    const prominence = (council === ALL_COUNCILS ? 3 : 1) * (row ? 1 : 3)
    const name = (field: Field) => cellOf(figure, field)
    const seen = book.cells.has(name('excluded'))
    for (const [field, { count, weight }] of fieldsOf(figure)) {
      const id = name(field)
      const same = book.cells.get(id)
      if (same && same.count !== count) throw new RangeError(`${id} is given as ${same.count} and as ${count}`)
      book.cells.set(id, { id, count, weight: weight * prominence })
    }
    if (seen) continue
    const whole = book.cells.has(name('numerator')) ? name('numerator') : name('denominator')
    equal(book, whole, [name('children')], 'events more than children', true)
    if (result.unit === 'percent' || result.unit === 'net') {
      equal(book, name('denominator'), [name('numerator'), name('rest')])
      equal(book, name('rest'), [name('unknown')], 'no')
    }
    if (result.parts)
      equal(
        book,
        name('denominator'),
        result.parts.map(part => name(`part:${part.code}`)),
        'in no part',
      )
  }
  return book
}

/** Councils add up to the trust, rows to their total, and detail to its group: each with what is left over, if any. */
function addAcross(book: Book, figures: readonly Figure[]): void {
  const groups = new Map<string, { whole?: Figure; parts: Map<string, Figure> }>()
  const into = (key: string) => {
    const group = groups.get(key) ?? { parts: new Map<string, Figure>() }
    groups.set(key, group)
    return group
  }
  for (const figure of figures) {
    const { council, row, result } = figure
    const what = `${result.id}|${result.period.start}..${result.period.end}`
    const place = row ? `${row.dimension}=${row.code}` : ''
    const acrossCouncils = into(`councils|${what}|${place}`)
    if (council === ALL_COUNCILS) acrossCouncils.whole = figure
    else acrossCouncils.parts.set(council, figure)
    if (row) into(`rows|${what}|${council}|${row.dimension}|${row.under ?? ''}`).parts.set(row.code, figure)
  }
  const wholes = new Map(figures.map(figure => [`${cellOf(figure, 'excluded')}`, figure]))
  for (const [key, { whole, parts }] of groups) {
    const first = [...parts.values()][0]
    if (!first) continue
    const { row: _, ...unrowed } = first
    const parent: Figure | undefined = key.startsWith('councils|')
      ? whole
      : wholes.get(
          cellOf(
            first.row?.under === undefined
              ? unrowed
              : { ...unrowed, row: { dimension: first.row.dimension, code: first.row.under } },
            'excluded',
          ),
        )
    if (!parent) continue
    const across = key.startsWith('councils|') ? 'elsewhere' : `not in a row of ${first.row?.dimension}`
    for (const field of fieldsOf(parent).keys()) {
      const ids = [...parts.values()].map(part => cellOf(part, field)).filter(id => book.cells.has(id))
      if (ids.length > 0) equal(book, cellOf(parent, field), ids, across)
    }
  }
}

/** Adds an equality; with `left`, what the parts fall short of the whole by is a number that readers can work out. */
function equal(book: Book, whole: string, parts: readonly string[], left?: string, harmless = false): void {
  const count = (id: string) => book.cells.get(id)?.count ?? 0
  if (left === undefined) {
    book.equalities.push({ left: [whole], right: parts })
    return
  }
  const short = count(whole) - parts.reduce((sum, id) => sum + count(id), 0)
  if (short < 0) throw new RangeError(`the parts of ${whole} come to ${-short} more than it`)
  const id = `${whole} ${left}`
  book.cells.set(id, { id, count: short, weight: IMPLIED, ...(harmless ? { harmless: true } : {}) })
  book.equalities.push({ left: [whole], right: [...parts, id] })
}

function publish(figure: Figure, hidden: ReadonlySet<string>): PublishedFigure {
  const { council, row, result } = figure
  const isShown = (field: Field) => !hidden.has(cellOf(figure, field))
  const see = (field: Field, count: number): Shown => (isShown(field) ? count : 'hidden')
  const { id, on, period, unit, denominator, note, parts } = result
  const summed = COUNTED_BY_SUM.includes(unit)
  const mix = unit === 'mix'
  const base = summed || mix ? isShown('denominator') : isShown('numerator')
  const whole = unit === 'rate' || denominator === null ? true : isShown('denominator')
  // Of nobody counted, 0 says that some are known not to count, and null that nothing is known of any.
  const told = unit !== 'percent' || result.numerator > 0 || isShown('unknown')
  const published: PublishedFigure = {
    council,
    ...(row ? { row } : {}),
    id,
    on,
    period,
    unit,
    numerator: base ? result.numerator : 'hidden',
    denominator: whole ? denominator : 'hidden',
    unknown: see('unknown', result.unknown),
    excluded: see('excluded', result.excluded),
    children: see('children', result.children),
    value: base && whole && told ? result.value : 'hidden',
    ...(parts
      ? {
          parts: parts.map(({ code, label, count, value }) => ({
            code,
            label,
            count: see(`part:${code}`, count),
            value: isShown(`part:${code}`) && whole ? value : 'hidden',
          })),
        }
      : {}),
  }
  // A note may say how many were asked about.
  const complete = base && whole && isShown('unknown') && isShown('children')
  return note !== undefined && complete ? { ...published, note } : published
}
