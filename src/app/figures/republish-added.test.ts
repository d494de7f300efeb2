import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attack, nameOf } from '../../spine/measure/attacker.test-support.ts'
import { ALL_COUNCILS, type Figure, type PublishedFigure } from '../../spine/measure/suppress.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { linksBetween } from './linked.ts'
import { suppressAdded, suppressAfter } from './republish.ts'

const THEN = plainDate('2024-03-31')
const NOW = plainDate('2025-03-31')
const START = plainDate('2024-04-01')

/** A council's year: in care at its beginning and during it. */
interface Year {
  readonly before: number
  readonly came: number
  readonly left: number
}

function inCare(council: string, on: typeof THEN, number: number): Figure {
  const none = { denominator: null, unknown: 0, excluded: 0 }
  const result = { id: 'cla-number', on, period: { start: on, end: on }, unit: 'count' as const, ...none }
  return { council, result: { ...result, numerator: number, children: number, value: number } }
}

function moves(council: string, { came, left }: Year): Figure {
  const of = { denominator: came + left, children: came, unknown: 0, excluded: 0 }
  const result = { id: 'cla-net', on: NOW, period: { start: START, end: NOW }, unit: 'net' as const, ...of }
  return { council, result: { ...result, numerator: came, value: came - left } }
}

const places = (north: Year, west: Year): readonly (readonly [string, Year])[] => [
  [ALL_COUNCILS, { before: north.before + west.before, came: north.came + west.came, left: north.left + west.left }],
  ['north', north],
  ['west', west],
]
const thenOf = (north: Year, west: Year) => places(north, west).map(([at, { before }]) => inCare(at, THEN, before))
const nowOf = (north: Year, west: Year) =>
  places(north, west).flatMap(([at, year]) => [inCare(at, NOW, year.before + year.came - year.left), moves(at, year)])

/** The year before as published, and the year after beside it, with so many recorded late for the year before. */
function publishBoth(north: Year, west: Year, late: readonly [number, number] = [0, 0]) {
  const [n, w] = [
    { ...north, before: north.before + late[0] },
    { ...west, before: west.before + late[1] },
  ]
  const first = suppressAfter(thenOf(north, west), [], [])
  const figures = [...thenOf(n, w), ...nowOf(n, w)]
  const links = linksBetween(figures)
  const second = suppressAdded(figures, links, [first.known], [NOW])
  return { first, second, figures, links }
}

const shownOf = (figures: readonly PublishedFigure[]) =>
  figures.map(({ id, council, value }) => `${id} ${council}: ${value}`)

describe('a year published beside one that stands', () => {
  it('has its own numbers shown, however many came and left; they are new', () => {
    const { second } = publishBoth({ before: 60, came: 20, left: 18 }, { before: 40, came: 10, left: 8 })
    expect(shownOf(second.publication.figures)).toEqual([
      'cla-number all: 104',
      'cla-net all: 4',
      'cla-number north: 62',
      'cla-net north: 2',
      'cla-number west: 42',
      'cla-net west: 2',
    ])
  })

  it('has its figures alone in it, and what is known of it is of them alone', () => {
    const { second } = publishBoth({ before: 60, came: 20, left: 18 }, { before: 40, came: 10, left: 3 }, [0, 2])
    expect(second.publication.figures.filter(figure => figure.on !== NOW)).toEqual([])
    const cells = [...Object.keys(second.known.shown), ...second.known.hidden]
    expect(cells.length).toBeGreaterThan(0)
    expect(cells.filter(cell => cell.includes(`${THEN}..`))).toEqual([])
  })

  it('does not show who left, where with the year before that would tell of 3 who did', () => {
    const { second } = publishBoth({ before: 60, came: 20, left: 18 }, { before: 40, came: 10, left: 3 })
    const west = second.publication.figures.filter(figure => figure.council === 'west')
    expect(west.map(figure => figure.value)).toEqual(['hidden', 'hidden'])
  })

  it('does not tell of 2 children recorded late for the year before, whose number stands as it was', () => {
    const { second } = publishBoth({ before: 60, came: 20, left: 18 }, { before: 40, came: 10, left: 8 }, [0, 2])
    const [number, net] = second.publication.figures.filter(figure => figure.council === 'west')
    expect([number?.value, net?.value]).toContain('hidden')
    expect(second.publication.figures.find(figure => figure.council === 'north')?.value).toBe(62)
  })
})

const aYear = fc.record({
  before: fc.integer({ min: 1, max: 90 }),
  came: fc.integer({ min: 0, max: 30 }),
  left: fc.integer({ min: 0, max: 30 }),
})
/**
 * Where no more than six could have left, somebody did and somebody is still in care, both are fewer than six whatever is
 * hidden: that nobody came is shown, as is every 0, and the year before stands as it was published.
 */
const tooFew = ({ before, came, left }: Year): boolean => before + came <= 6 && left > 0

const twoYears = fc
  .tuple(aYear, aYear, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
  .filter(([north, west]) => [north, west].every(year => year.left < year.before + year.came && !tooFew(year)))

/**
 * What a reader of both years tells by adding up: new counts of 1 to 5, a number of children recorded late for the year
 * before, or a number hidden in the year before. The reader takes a number of the year before to be so still where it is.
 */
function told(
  figures: readonly Figure[],
  first: readonly PublishedFigure[],
  second: readonly PublishedFigure[],
): readonly string[] {
  const before = figures
    .filter(figure => figure.result.on === THEN)
    .map(({ council, result }) => {
      const was = first.find(figure => figure.council === council) as PublishedFigure
      const still = was.numerator === result.numerator
      const held = { numerator: 'hidden', children: 'hidden', value: 'hidden' } as const
      return still ? was : { ...was, ...held }
    })
  const counted = (id: string, council: string, count: number): PublishedFigure => {
    const shown = count === 0 ? 0 : 'hidden'
    const { result } = inCare(council, NOW, 0)
    return { ...result, id, council, numerator: shown, children: shown, value: shown }
  }
  const nets = figures.filter(figure => figure.result.id === 'cla-net')
  // Who left, and both ends of the sum, are shown nowhere; that nobody left is taken to be known.
  const unseen = nets.flatMap(({ council, result }) => [
    counted('left', council, (result.denominator ?? 0) - result.numerator),
    counted('ends', council, 1),
  ])
  const links = nets.flatMap(({ council }) => {
    const named = (id: string, on: typeof THEN, field = 'numerator') =>
      nameOf({ id, council, period: { start: on, end: on } }, field)
    const [came, left, ends] = [named('cla-net', NOW), named('left', NOW), named('ends', NOW)]
    return [
      { sum: [came, left], is: named('cla-net', NOW, 'denominator') },
      { sum: [named('cla-number', THEN), came], is: ends },
      { sum: [named('cla-number', NOW), left], is: ends },
    ]
  })
  const ranges = attack([...before, ...second, ...unseen], links)
  return figures.flatMap(({ council, result }) => {
    const range = (id: string) =>
      ranges.get(nameOf({ ...result, id, council }, 'numerator')) ?? { low: 0, high: Number.POSITIVE_INFINITY }
    if (result.on === NOW) {
      const left = ['left', (result.denominator ?? 0) - result.numerator] as const
      return [[result.id, result.numerator] as const, ...(result.id === 'cla-net' ? [left] : [])]
        .filter(([id, count]) => count >= 1 && count <= 5 && range(id).high <= 5)
        .map(([id]) => `${id} ${council}`)
    }
    const { low, high } = range(result.id)
    const was = first.find(figure => figure.council === council)?.numerator
    if (was === 'hidden') return low === high ? [`hidden before: ${council}`] : []
    return was !== result.numerator && high - Number(was) <= 5 ? [`recorded late: ${council}`] : []
  })
}

describe('two years, the first of which stands while up to five children a council are recorded late for it', () => {
  it('tell a reader who adds up of no 1 to 5 children, recorded late or new', () => {
    fc.assert(
      fc.property(twoYears, ([north, west, ...late]) => {
        const { first, second, figures } = publishBoth(north, west, late)
        expect(told(figures, first.publication.figures, second.publication.figures)).toEqual([])
        for (const cell of second.known.hidden)
          expect(second.publication.evidence.alternatives.has(cell), cell).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('tell no more than that 1 to 5 left, of a council so small that no more could have', () => {
    const { first, second, figures } = publishBoth({ before: 6, came: 0, left: 0 }, { before: 6, came: 0, left: 1 })
    const west = second.publication.figures.filter(figure => figure.council === 'west')
    expect(west.map(figure => [figure.numerator, figure.denominator, figure.value])).toEqual([
      ['hidden', null, 'hidden'],
      [0, 'hidden', 'hidden'],
    ])
    expect(told(figures, first.publication.figures, second.publication.figures)).toContain('left west')
  })

  it('would tell of some, were the second suppressed alone', () => {
    const found = fc.sample(twoYears, { numRuns: 100, seed: 1 }).filter(([north, west, ...late]) => {
      const { first, figures } = publishBoth(north, west, late)
      const added = figures.filter(figure => figure.result.on === NOW)
      const alone = suppressAfter(added, linksBetween(added), []).publication.figures
      return told(figures, first.publication.figures, alone).length > 0
    })
    expect(found.length).toBeGreaterThan(30)
  })
})
