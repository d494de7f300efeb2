import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Range, attack, nameOf } from '../../spine/measure/attacker.test-support.ts'
import { breakdown } from '../../spine/measure/breakdown.ts'
import {
  child,
  contextFor,
  everyMeasure,
  north,
  stayOf,
  trust,
  west,
} from '../../spine/measure/example.test-support.ts'
import type { Result } from '../../spine/measure/measure.ts'
import { ALL_COUNCILS, type Figure, type PublishedFigure } from '../../spine/measure/suppress.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { suppressAfter } from './republish.ts'

const END = plainDate('2025-03-31')

function count(council: string, numerator: number, id = 'staying'): Figure {
  const period = { start: END, end: END }
  const none = { denominator: null, unknown: 0, excluded: 0 }
  return {
    council,
    result: { id, on: END, period, unit: 'count', numerator, children: numerator, value: numerator, ...none },
  }
}

function average(sum: number, of: number): Figure {
  const { result } = count('north', sum, 'score')
  return { council: 'north', result: { ...result, unit: 'mean', denominator: of, children: of, value: sum / of } }
}

/** The values of each table in turn, every one published after those before it. */
function inTurn(...publications: readonly (readonly Figure[])[]): readonly (readonly unknown[])[] {
  const known: ReturnType<typeof suppressAfter>['known'][] = []
  return publications.map(figures => {
    const made = suppressAfter(figures, [], known)
    known.push(made.known)
    return made.publication.figures.map(figure => figure.value)
  })
}

const table = (northern: number, western: number): readonly Figure[] => [
  count(ALL_COUNCILS, northern + western),
  count('north', northern),
  count('west', western),
]

describe('tables published after others', () => {
  it('where nothing changed, are the same', () => {
    expect(inTurn(table(60, 40), table(60, 40))[1]).toEqual([100, 60, 40])
    expect(inTurn(table(60, 3), table(60, 3))).toEqual([
      [63, 'hidden', 'hidden'],
      [63, 'hidden', 'hidden'],
    ])
  })

  it('do not show a count that one child was added to, nor the total that would tell of it; what is the same stays', () => {
    expect(inTurn(table(60, 40), table(60, 41))[1]).toEqual(['hidden', 60, 'hidden'])
  })

  it('hide a count that changed by many, where with the total it would tell of one that changed by few', () => {
    expect(inTurn(table(60, 40), table(70, 42))[1]).toContain('hidden')
    const [all, northern, western] = inTurn(table(60, 40), table(70, 42))[1] ?? []
    expect(western).toBe('hidden')
    expect([all, northern].filter(value => value === 'hidden')).toHaveLength(1)
  })

  it('show a count that changed by more than 5, as a new one', () => {
    expect(inTurn(table(60, 40), table(66, 50))[1]).toEqual([116, 66, 50])
  })

  it('keep hidden what was hidden, though many were added to it', () => {
    expect(inTurn(table(60, 3), table(60, 30))[1]).toEqual([expect.anything(), 'hidden', 'hidden'])
  })

  it('are compared with every one before, not with the last alone', () => {
    expect(inTurn(table(60, 40), table(70, 50), table(62, 58))[2]?.[1]).toBe('hidden')
    expect(inTurn(table(60, 40), table(60, 41), table(60, 40))[2]?.[2]).toBe('hidden')
  })

  it('let go of what was shown where nothing else could hide one child, rather than give the child away', () => {
    const percent = (numerator: number): Figure => {
      const { result } = count('north', numerator, 'seen')
      return { council: 'north', result: { ...result, unit: 'percent', denominator: 6, value: (100 * numerator) / 6 } }
    }
    const [before, after] = [[percent(6)], [percent(5)]]
    const first = suppressAfter(before, [], [])
    expect(first.publication.figures[0]).toMatchObject({ numerator: 6, denominator: 6 })
    const second = suppressAfter(after, [], [first.known])
    expect(second.publication.figures[0]).toMatchObject({ numerator: 'hidden', denominator: 'hidden', value: 'hidden' })
  })

  it('do not show an average of as many as before that moved: one value was changed', () => {
    expect(inTurn([average(300, 30)], [average(300, 30)])[1]).toEqual([10])
    expect(inTurn([average(300, 30)], [average(312, 30)])[1]).toEqual(['hidden'])
    expect(inTurn([average(300, 30)], [average(400, 40)])[1]).toEqual([10])
  })

  it('what is kept of them has no count that was held back', () => {
    const { known } = suppressAfter(table(60, 3), [], [])
    expect(Object.values(known.shown).filter(shown => shown === 3 || shown === 60)).toEqual([])
    expect(known.hidden.filter(cell => cell in known.shown)).toEqual([])
  })
})

/** Made-up children, and every table of one measure over some of them. */
function tablesOf(files: readonly SubjectFile[], measure: (typeof everyMeasure)[number]): readonly Figure[] {
  return [
    { council: ALL_COUNCILS, within: trust },
    { council: 'north', within: [north] },
    { council: 'west', within: [west] },
  ].map(({ council, within }): Figure => {
    const of = files.filter(file => council === ALL_COUNCILS || stayOf(file).council === council)
    const dimension = { id: 'any', title: 'Any', codes: [{ code: 'any', label: 'Any' }], of: () => 'any' }
    const context = contextFor(within)
    const { breakdowns } = breakdown({ measure, on: END, dimensions: [dimension], context, files: of })
    return { council, result: breakdowns[0]?.total as Result }
  })
}

const aChild = fc.record({
  council: fc.constantFrom('north', 'west', 'west'),
  start: fc.constantFrom('2023-05-01', '2024-06-01', '2025-03-01'),
  seen: fc.constantFrom([], ['2025-03-10'], ['2024-08-01', '2024-09-01']),
  type: fc.constantFrom('fostered', 'fostered', 'fostered', 'kin', 'residential'),
  score: fc.integer({ min: 0, max: 40 }),
})

const twoTimes = fc.tuple(
  fc.array(aChild, { minLength: 12, maxLength: 120 }),
  fc.array(aChild, { minLength: 1, maxLength: 5 }),
  fc.constantFrom(...everyMeasure),
)

/** Every count of the tables by the attacker's name, the attacker's own implied ones left out. */
function countsOf(figures: readonly Figure[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { council, result } of figures) {
    const put = (field: string, number: number) => counts.set(nameOf({ ...result, council }, field), number)
    const asked = result.denominator ?? 0
    const summed = result.unit === 'mean' || result.unit === 'days'
    put('children', result.children)
    put('unknown', result.unknown)
    put('excluded', result.excluded)
    if (!summed && result.unit !== 'mix') put('numerator', result.numerator)
    if (result.unit === 'percent') {
      put('rest', asked - result.numerator)
      put('no', asked - result.numerator - result.unknown)
    }
    if (result.unit === 'percent' || summed || result.unit === 'mix') put('denominator', asked)
    for (const part of result.parts ?? []) put(`part:${part.code}`, part.count)
  }
  return counts
}

/** The counts whose change of 1 to 5 a reader of both publications can tell, from the one they know or from both. */
function changesTold(
  [before, now]: readonly [readonly Figure[], readonly Figure[]],
  [first, second]: readonly [readonly PublishedFigure[], readonly PublishedFigure[]],
): readonly string[] {
  const [was, is] = [attack(first), attack(second)]
  const then = countsOf(before)
  return [...countsOf(now)].flatMap(([name, truth]) => {
    const change = truth - (then.get(name) ?? 0)
    if (change === 0 || Math.abs(change) > 5) return []
    const [one, two] = [was.get(name), is.get(name)] as [Range, Range]
    const most = Math.max(Math.abs(two.high - one.low), Math.abs(one.high - two.low))
    // Known, or known of one and of the other so nearly that it can only be few.
    const known = one.low === one.high && two.low === two.high
    const oneKnown = one.low === one.high || two.low === two.high
    return known || (oneKnown && most <= 5) ? [name] : []
  })
}

describe('two publications with a few children recorded in between', () => {
  it('tell a reader who subtracts of no change of 1 to 5', () => {
    fc.assert(
      fc.property(twoTimes, ([held, added, measure]) => {
        const files = [...held, ...added].map((stay, n) => child(`${n}`, stay))
        const tables = [tablesOf(files.slice(0, held.length), measure), tablesOf(files, measure)] as const
        const first = suppressAfter(tables[0], [], [])
        const second = suppressAfter(tables[1], [], [first.known])
        expect(changesTold(tables, [first.publication.figures, second.publication.figures])).toEqual([])
        const { hidden, evidence } = second.publication
        for (const cell of hidden) expect(evidence.alternatives.has(cell), cell).toBe(true)
        for (const [cell, number] of Object.entries(second.known.shown)) {
          const before = first.known.shown[cell]
          if (before === undefined || /events more than children/.test(cell)) continue
          expect(number === before || Math.abs(number - before) > 5, cell).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('would tell of some, were each suppressed alone', () => {
    const told = fc.sample(twoTimes, { numRuns: 100, seed: 1 }).filter(([held, added, measure]) => {
      const files = [...held, ...added].map((stay, n) => child(`${n}`, stay))
      const tables = [tablesOf(files.slice(0, held.length), measure), tablesOf(files, measure)] as const
      const alone = tables.map(figures => suppressAfter(figures, [], []).publication.figures)
      return changesTold(tables, alone as [readonly PublishedFigure[], readonly PublishedFigure[]]).length > 0
    })
    expect(told.length).toBeGreaterThan(50)
  })
})
