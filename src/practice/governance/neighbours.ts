import { authorities, findAuthority } from '../../spine/places/authorities.ts'
import { collectionYearOf, lastYearEnd } from '../../spine/time/periods.ts'
import { type PlainDate, dateOf } from '../../spine/time/plain-date.ts'
import type { Comparator, ComparatorBook } from './comparators.ts'

/** The authorities a council is compared with from a day on. */
export interface NeighbourSet {
  /** The council’s three-digit number at the Department for Education: '940'. */
  readonly council: string
  /** The first day it holds. */
  readonly from: PlainDate
  /** The neighbours’ three-digit numbers, the closest first. */
  readonly authorities: readonly string[]
  readonly model: string
  readonly source: string
}

/** The mean of a measure’s figures over neighbours. */
export interface NeighboursFigure {
  /** Null where none of them has a number. */
  readonly value: number | null
  /** The year it is for, named by the March it ends in. */
  readonly year: number
  /** Neighbours with a number, and all of them. */
  readonly counted: number
  readonly of: number
  readonly model: string
}

/** How an average of neighbours is worked out, and by whose example. */
export const HOW_NEIGHBOURS =
  'The plain average (mean) of the neighbours’ published figures for the year. A neighbour whose figure is held back or not available is left out of it, and never counted as nought. Source: Department for Education, Local Authority Interactive Tool, statistical neighbour average.'

/** Why the trust as a whole is compared as it is. */
export const NEIGHBOURS_OF_ALL =
  'The Department publishes neighbours for a council, and none for a trust of two. For the trust as a whole we take the neighbours of both, each once, and leave its own councils out: our assumption until agreed.'

/** The Office for National Statistics code a three-digit number stood for in the year to a March. Undefined where there was none. */
export function gssOn(number: string, year: number): string | undefined {
  return findAuthority(number, dateOf(year, 3, 31))?.gss
}

/** The set that holds for a council on a day; of those from one day the later in the list. Undefined where none holds yet. */
export function neighbourSetOn(
  sets: readonly NeighbourSet[],
  council: string,
  on: PlainDate,
): NeighbourSet | undefined {
  return sets
    .filter(set => set.council === council && set.from <= on)
    .reduce<NeighbourSet | undefined>((held, set) => (held && held.from > set.from ? held : set), undefined)
}

/**
 * The average of a measure over the neighbours of a council, or of several: `councils` are three-digit numbers. The
 * newest year ended by `on` in which any neighbour has a number. Undefined where no set holds or nothing is published.
 */
export function neighboursOn(
  book: ComparatorBook,
  sets: readonly NeighbourSet[],
  measure: string,
  councils: readonly string[],
  on: PlainDate,
): NeighboursFigure | undefined {
  const held = councils.flatMap(council => neighbourSetOn(sets, council, on) ?? [])
  const [first] = held
  if (!first) return undefined
  const own = councils.length > 1 ? councils : []
  const numbers = [...new Set(held.flatMap(set => set.authorities))].filter(number => !own.includes(number))
  const latest = collectionYearOf(lastYearEnd(on))
  const series = numbers.map(number => seriesOf(book, measure, number, latest))
  const years = series.flatMap(each => each.filter(figure => figure.value !== null).map(figure => figure.year))
  if (years.length === 0) return undefined
  const year = Math.max(...years)
  const values = series.flatMap(each => each.find(figure => figure.year === year)?.value ?? [])
  return {
    value: values.reduce((sum, value) => sum + value, 0) / values.length,
    year,
    counted: values.length,
    of: numbers.length,
    model: [...new Set(held.map(set => set.model))].join('; '),
  }
}

// An authority whose boundary or code changed keeps its number; its figures may stand under either code.
function seriesOf(book: ComparatorBook, measure: string, number: string, latest: number): readonly Comparator[] {
  return authorities
    .filter(each => each.number === number)
    .flatMap(each => [each.gss, ...(each.formerly ?? [])])
    .flatMap(area => book.of(measure, area))
    .filter(figure => figure.year <= latest && figure.part === undefined)
}
