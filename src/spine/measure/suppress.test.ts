import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { plainDate } from '../time/plain-date.ts'
import { type Dimension, breakdown } from './breakdown.ts'
import type { Measure, Result } from './measure.ts'
import { ALL_COUNCILS, type Figure, type PublishedFigure, type Shown, cellOf, suppress } from './suppress.ts'
import { attack, nameOf } from './attacker.test-support.ts'
import { child, contextFor, everyMeasure, north, seen, stayOf, trust, visits, west } from './example.test-support.ts'

const march = plainDate('2025-03-31')

function percent(council: string, numerator: number, denominator: number, row?: string): Figure {
  const result: Result = {
    id: 'seen',
    on: march,
    period: { start: march, end: march },
    unit: 'percent',
    numerator,
    denominator,
    unknown: 0,
    excluded: 0,
    children: numerator,
    value: denominator === 0 ? null : Math.round((10_000 * numerator) / denominator) / 100,
  }
  return row === undefined ? { council, result } : { council, row: { dimension: 'age', code: row }, result }
}

const brief = (figures: readonly PublishedFigure[]) =>
  figures.map(({ council, row, numerator, denominator, value }) => [
    row?.code ?? council,
    numerator,
    denominator,
    value,
  ])

describe('published tables', () => {
  it('show large numbers and zeros as they are', () => {
    const { figures, hidden } = suppress([percent('north', 0, 40), percent('west', 30, 60)])
    expect(hidden.size).toBe(0)
    expect(brief(figures)).toEqual([
      ['north', 0, 40, 0],
      ['west', 30, 60, 50],
    ])
  })

  it('hide a small number and its percentage, and keep how many were asked about', () => {
    expect(brief(suppress([percent('north', 3, 40)]).figures)).toEqual([['north', 'hidden', 40, 'hidden']])
  })

  it('hide a number that tells that few are not so', () => {
    expect(brief(suppress([percent('north', 38, 40)]).figures)).toEqual([['north', 'hidden', 40, 'hidden']])
  })

  it('hide the other council where the trust’s total would give the first away', () => {
    const { figures } = suppress([percent(ALL_COUNCILS, 33, 100), percent('north', 3, 40), percent('west', 30, 60)])
    expect(brief(figures)).toEqual([
      ['all', 33, 100, 33],
      ['north', 'hidden', 40, 'hidden'],
      ['west', 'hidden', 60, 'hidden'],
    ])
  })

  it('hide a rate and its number together', () => {
    const { row: _, result } = percent('north', 4, 83_113)
    const rate: Figure = { council: 'north', result: { ...result, unit: 'rate', value: 0.48 } }
    expect(brief(suppress([rate]).figures)).toEqual([['north', 'hidden', 83_113, 'hidden']])
  })

  it('hide a mean, its sum and its number where few have a value', () => {
    const { result } = percent('north', 0, 0)
    const mean: Result = { ...result, unit: 'mean', numerator: 43, denominator: 3, children: 3, value: 14.33 }
    expect(suppress([{ council: 'north', result: mean }]).figures[0]).toMatchObject({
      numerator: 'hidden',
      denominator: 'hidden',
      children: 'hidden',
      value: 'hidden',
    })
  })

  it('do not say in a note what a number hides', () => {
    const { result } = percent('north', 0, 3)
    const unknown: Result = { ...result, unknown: 3, value: null, note: 'Not known of any of the 3 asked about.' }
    const [figure] = suppress([{ council: 'north', result: unknown }]).figures
    expect(figure).toMatchObject({ denominator: 'hidden', unknown: 'hidden', value: 'hidden' })
    expect(figure).not.toHaveProperty('note')
  })

  it('hide the number of children where many events happened to few', () => {
    const { result } = percent('north', 0, 0)
    const events: Result = { ...result, unit: 'count', numerator: 12, denominator: null, children: 2, value: 12 }
    expect(suppress([{ council: 'north', result: events }]).figures[0]).toMatchObject({
      numerator: 12,
      children: 'hidden',
    })
  })

  it('hide a second quarter where the year would give the first away', () => {
    const figure = (id: string, numerator: number): Figure => {
      const { result } = percent('north', 0, 0)
      return {
        council: 'north',
        result: { ...result, id, unit: 'count', numerator, denominator: null, children: numerator, value: numerator },
      }
    }
    const year = figure('year', 60)
    const quarters = [3, 20, 17, 20].map((count, n) => figure(`quarter-${n + 1}`, count))
    const equalities = [
      { left: [cellOf(year, 'numerator')], right: quarters.map(quarter => cellOf(quarter, 'numerator')) },
    ]
    const { figures } = suppress([year, ...quarters], { equalities })
    expect(figures.map(({ numerator }) => numerator)).toEqual([60, 'hidden', 20, 'hidden', 20])
  })

  it('keep one answer for dates that share a period', () => {
    const later = { ...percent('north', 3, 40).result, on: plainDate('2025-04-30') }
    const { figures } = suppress([percent('north', 3, 40), { council: 'north', result: later }])
    expect(figures.map(({ numerator }) => numerator)).toEqual(['hidden', 'hidden'])
    const changed = { ...later, excluded: 9 }
    expect(() => suppress([percent('north', 3, 40), { council: 'north', result: changed }])).toThrow(
      'is given as 0 and as 9',
    )
  })

  it('are withheld where an earlier publication already gives a number away', () => {
    const tables = [percent(ALL_COUNCILS, 33, 100), percent('north', 3, 40), percent('west', 30, 60)]
    const [all, small, other] = tables as [Figure, Figure, Figure]
    const shown = new Set([all, other].flatMap(one => [cellOf(one, 'numerator'), cellOf(one, 'children')]))
    const { exposed } = suppress(tables, { before: { shown, hidden: new Set() } })
    expect(exposed).toContain(cellOf(small, 'numerator'))
  })

  it('refuse rows that come to more than their total', () => {
    expect(() => suppress([percent('north', 10, 40), percent('north', 12, 30, '0-4')])).toThrow(
      /come to 2 more than it/,
    )
  })
})

const dimensions: readonly Dimension[] = [
  {
    id: 'home',
    title: 'Home',
    groups: [
      { code: 'family', label: 'In a family' },
      { code: 'other', label: 'Elsewhere' },
    ],
    codes: [
      { code: 'kin', label: 'Kin', group: 'family' },
      { code: 'fostered', label: 'Fostered', group: 'family' },
      { code: 'residential', label: 'Residential', group: 'other' },
    ],
    of: file => stayOf(file).type,
  },
  {
    id: 'score',
    title: 'Score',
    codes: ['low', 'middle', 'high'].map(code => ({ code, label: code })),
    of: file => ['low', 'middle', 'high'][Math.floor((stayOf(file).score ?? 0) / 14)],
  },
]

/** A made-up population and every table of some measures over it. */
function tables(random: () => number, measures: readonly Measure[]): readonly Figure[] {
  const size = 10 + Math.floor(random() * 150)
  const lean = random() ** 2
  const pick = <T>(...list: readonly T[]): T => list[Math.floor(random() ** (1 + 2 * lean) * list.length)] as T
  const files = Array.from({ length: size }, (_, n) =>
    child(`${n}`, {
      council: pick('west', 'north', 'west', 'nowhere'),
      start: pick('2023-05-01', '2024-06-01', '2025-03-01', '2026-01-01'),
      seen: random() < lean ? ['2025-03-10'] : random() < 0.5 ? ['2024-08-01', '2024-09-01'] : [],
      ...(random() < 0.9 ? { type: pick('fostered', 'kin', 'residential') } : {}),
      ...(random() < 0.9 ? { score: Math.floor(random() * 41) } : {}),
    }),
  )
  return measures.flatMap(measure =>
    [
      { council: ALL_COUNCILS, within: trust },
      { council: 'north', within: [north] },
      { council: 'west', within: [west] },
    ].flatMap(({ council, within }) => {
      const of = files.filter(file => council === ALL_COUNCILS || stayOf(file).council === council)
      const { breakdowns } = breakdown({ measure, on: march, dimensions, context: contextFor(within), files: of })
      const total = breakdowns[0]?.total as Result
      const rows = breakdowns.flatMap(({ dimension, rows }) =>
        rows.flatMap(({ code, result, detail }): Figure[] => [
          { council, row: { dimension, code }, result },
          ...(detail ?? []).map(one => ({
            council,
            row: { dimension, code: one.code, under: code },
            result: one.result,
          })),
        ]),
      )
      return [{ council, result: total }, ...rows]
    }),
  )
}

/** Every number that identifies, by the attacker's name for it: what is published, and what can be worked out. */
function truths(figures: readonly Figure[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { council, row, result } of figures) {
    const put = (field: string, count: number) => found.set(nameOf({ ...result, council, row }, field), count)
    const summed = result.unit === 'mean' || result.unit === 'days'
    put('unknown', result.unknown)
    put('excluded', result.excluded)
    put('children', result.children)
    if (!summed && result.unit !== 'mix') put('numerator', result.numerator)
    if (result.unit !== 'rate' && result.denominator !== null) put('denominator', result.denominator)
    if (result.unit === 'percent') {
      put('rest', (result.denominator ?? 0) - result.numerator)
      put('no', (result.denominator ?? 0) - result.numerator - result.unknown)
    }
    for (const part of result.parts ?? []) put(`part:${part.code}`, part.count)
  }
  return found
}

/** What the attacker finds out: small numbers now known, or known to be small. */
function recovered(figures: readonly Figure[], published: readonly PublishedFigure[]): readonly string[] {
  const ranges = attack(published)
  return [...truths(figures)].flatMap(([name, truth]) => {
    const range = ranges.get(name)
    if (!range) throw new Error(`the attacker did not look at ${name}`)
    if (range.low > truth || range.high < truth) throw new Error(`the attacker is wrong about ${name}`)
    return truth >= 1 && truth <= 5 && range.low >= 1 && range.high <= 5 ? [name] : []
  })
}

/** Small numbers hidden and nothing more: what suppression would be without protection. */
function hideSmallOnly(published: readonly PublishedFigure[]): readonly PublishedFigure[] {
  const hide = <T extends Shown | null>(count: T) =>
    typeof count === 'number' && count >= 1 && count <= 5 ? ('hidden' as const) : count
  return published.map(figure => ({
    ...figure,
    numerator: hide(figure.numerator),
    denominator: hide(figure.denominator),
    unknown: hide(figure.unknown),
    excluded: hide(figure.excluded),
    children: hide(figure.children),
    value: hide(figure.numerator) === 'hidden' ? 'hidden' : figure.value,
    ...(figure.parts
      ? { parts: figure.parts.map(part => ({ ...part, count: hide(part.count), value: 'hidden' as const })) }
      : {}),
  }))
}

const asGiven = (figures: readonly Figure[]): readonly PublishedFigure[] =>
  figures.map(({ council, row, result }) => ({ ...result, council, ...(row ? { row } : {}) }))

describe('500 made-up sets of tables', () => {
  const sets = Array.from({ length: 500 }, (_, n) => {
    const generator = fc.sample(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
      numRuns: 900,
      seed: n,
    })
    let at = 0
    const random = () => generator[at++ % generator.length] as number
    return tables(random, [everyMeasure[n % everyMeasure.length] ?? seen, ...(n % 3 === 0 ? [visits] : [])])
  })

  it('give small numbers away to someone who subtracts, where only small numbers are hidden', () => {
    const broken = sets.filter(figures => recovered(figures, hideSmallOnly(asGiven(figures))).length > 0)
    expect(broken.length).toBeGreaterThan(250)
  })

  it('give none away once suppressed, and leave for every hidden number another table that fits', () => {
    let hiddenInAll = 0
    for (const figures of sets) {
      const { figures: published, exposed, hidden, evidence } = suppress(figures)
      expect(exposed).toEqual([])
      expect(recovered(figures, published)).toEqual([])
      const counts = new Map(evidence.cells.map(cell => [cell.id, cell.count]))
      for (const id of hidden) {
        const other = evidence.alternatives.get(id)
        if (!other) throw new Error(`nothing shows that ${id} is safe`)
        const sum = (ids: readonly string[]) =>
          ids.reduce((to, one) => to + (other.get(one) ?? counts.get(one) ?? 0), 0)
        for (const { left, right } of evidence.equalities)
          if (sum(left) !== sum(right)) throw new Error(`${id} does not fit`)
        for (const [cell, count] of other) if (count < 1 || !hidden.has(cell)) throw new Error(`${cell} is shown`)
      }
      hiddenInAll += hidden.size
    }
    expect(hiddenInAll).toBeGreaterThan(5000)
  })
})
