import { ALL_COUNCILS, type PublishedFigure, type Shown } from './suppress.ts'

/**
 * A reader who tries to work out what was hidden, for tests. Knows only what is published, that rows and councils add
 * up, that zeros are always shown, and what numbers mean; narrows the range of every number by every relation until
 * nothing narrows any more.
 */
export interface Range {
  low: number
  high: number
}

interface Relation {
  readonly sum: readonly string[]
  readonly is: string
}

const MOST = 1_000_000
// Ranges that are still narrowing after this many sweeps creep by one each time and settle nothing.
const SWEEPS = 300

/** The range of every number in the tables, by name: see `nameOf`. */
export function attack(
  figures: readonly PublishedFigure[],
  known: readonly Relation[] = [],
): ReadonlyMap<string, Range> {
  const ranges = new Map<string, Range>()
  const relations: Relation[] = [...known]
  const shares: { part: string; whole: string; low: number; high: number }[] = []
  const learn = (name: string, shown: Shown | undefined) => {
    const range = ranges.get(name) ?? { low: 0, high: MOST }
    ranges.set(name, range)
    if (shown === 'hidden') range.low = Math.max(range.low, 1)
    else if (shown !== undefined) range.low = range.high = shown
  }
  for (const figure of figures) {
    const name = (field: string) => nameOf(figure, field)
    const summed = figure.unit === 'mean' || figure.unit === 'days'
    learn(name('excluded'), figure.excluded)
    learn(name('unknown'), figure.unknown)
    learn(name('children'), figure.children)
    if (!summed && figure.unit !== 'mix') learn(name('numerator'), figure.numerator)
    if (figure.unit !== 'rate' && figure.unit !== 'count') learn(name('denominator'), figure.denominator ?? 0)
    learn(name('extra'), undefined)
    const counted = summed || figure.unit === 'mix' ? 'denominator' : 'numerator'
    relations.push({ sum: [name('children'), name('extra')], is: name(counted) })
    if (figure.unit === 'percent') {
      learn(name('rest'), undefined)
      learn(name('no'), undefined)
      relations.push({ sum: [name('numerator'), name('rest')], is: name('denominator') })
      relations.push({ sum: [name('no'), name('unknown')], is: name('rest') })
      if (typeof figure.value === 'number')
        shares.push({
          part: name('numerator'),
          whole: name('denominator'),
          low: figure.value - 0.005,
          high: figure.value + 0.005,
        })
    }
    if (figure.unit === 'rate' && typeof figure.value === 'number' && typeof figure.denominator === 'number') {
      const range = ranges.get(name('numerator')) as Range
      narrow(
        range,
        Math.ceil(((figure.value - 0.005) * figure.denominator) / 10_000 - 1e-9),
        Math.floor(((figure.value + 0.005) * figure.denominator) / 10_000 + 1e-9),
      )
    }
    for (const part of figure.parts ?? []) {
      learn(name(`part:${part.code}`), part.count)
      if (typeof part.value === 'number')
        shares.push({
          part: name(`part:${part.code}`),
          whole: name('denominator'),
          low: part.value - 0.005,
          high: part.value + 0.005,
        })
    }
    if (figure.parts) {
      learn(name('unplaced'), undefined)
      relations.push({
        sum: [...figure.parts.map(part => name(`part:${part.code}`)), name('unplaced')],
        is: name('denominator'),
      })
    }
  }
  relations.push(...sumsOf(figures, ranges))
  for (let sweep = 0; sweep < SWEEPS && narrowAll(ranges, relations, shares); sweep++);
  return ranges
}

/** The name of one number of a figure. */
export function nameOf(
  {
    council,
    row,
    id,
    period,
  }: Pick<PublishedFigure, 'council' | 'id' | 'period'> & {
    row?: PublishedFigure['row'] | undefined
  },
  field: string,
): string {
  return [id, period.end, council, row?.dimension ?? '', row?.code ?? '', field].join('/')
}

// Rows of each dimension, and the councils, add up to their total; whatever is left over is at least 0.
function sumsOf(figures: readonly PublishedFigure[], ranges: Map<string, Range>): readonly Relation[] {
  const sums = new Map<string, string[]>()
  for (const figure of figures) {
    const { council, row, parts } = figure
    const fields = ['numerator', 'denominator', 'unknown', 'excluded', 'children', 'rest', 'no']
    for (const field of [...fields, ...(parts ?? []).map(part => `part:${part.code}`)]) {
      const name = nameOf(figure, field)
      if (!ranges.has(name)) continue
      const add = (whole: string, way: string) => {
        if (ranges.has(whole)) sums.set(`${whole}>${way}`, [...(sums.get(`${whole}>${way}`) ?? []), name])
      }
      if (council !== ALL_COUNCILS) add(nameOf({ ...figure, council: ALL_COUNCILS }, field), 'councils')
      if (row) {
        const above = row.under === undefined ? undefined : { dimension: row.dimension, code: row.under }
        add(nameOf({ ...figure, row: above }, field), row.dimension)
      }
    }
  }
  return [...sums].map(([key, names]) => {
    const left = `${key} left over`
    ranges.set(left, { low: 0, high: MOST })
    return { sum: [...names, left], is: key.slice(0, key.lastIndexOf('>')) }
  })
}

function narrow(range: Range, low: number, high: number): boolean {
  const before = range.high - range.low
  range.low = Math.max(range.low, low)
  range.high = Math.min(range.high, high)
  return range.high - range.low < before
}

function narrowAll(
  ranges: ReadonlyMap<string, Range>,
  relations: readonly Relation[],
  shares: readonly { part: string; whole: string; low: number; high: number }[],
): boolean {
  let narrowed = false
  const at = (name: string): Range => {
    const range = ranges.get(name)
    if (!range) throw new Error(`no such number: ${name}`)
    return range
  }
  for (const { sum, is } of relations) {
    const whole = at(is)
    let low = sum.reduce((total, name) => total + at(name).low, 0)
    let high = sum.reduce((total, name) => total + at(name).high, 0)
    if (narrow(whole, low, high)) narrowed = true
    for (const name of sum) {
      const range = at(name)
      const before = { ...range }
      if (!narrow(range, whole.low - (high - range.high), whole.high - (low - range.low))) continue
      low += range.low - before.low
      high += range.high - before.high
      narrowed = true
    }
  }
  for (const { part, whole, low, high } of shares) {
    const some = at(part)
    const all = at(whole)
    if (narrow(some, Math.ceil((all.low * low) / 100 - 1e-9), Math.floor((all.high * high) / 100 + 1e-9)))
      narrowed = true
    if (low > 0 && narrow(all, Math.ceil((some.low * 100) / high - 1e-9), Math.floor((some.high * 100) / low + 1e-9)))
      narrowed = true
  }
  return narrowed
}
