import type { PlainDate } from '../../spine/time/plain-date.ts'
import { collectionYearOf, lastYearEnd } from '../../spine/time/periods.ts'
import { publications, table } from './comparators.data.ts'
import { type PublishedMark, markIn } from './marks.ts'
import { authoritiesHeld, neighbourFigures } from './neighbours.data.ts'
import { gssOn } from './neighbours.ts'

/** Where a figure was published. */
export interface Publication {
  readonly title: string
  /** The table, data set or chapter. */
  readonly page: string
  /** Whether it is an official statistic, or a local report’s or a third party’s own figure. */
  readonly official: boolean
}

/** Year it is for, value as published, and (shares and rates) the counts behind it. */
export type SeriesRow = readonly [year: number, value: number, count?: number, of?: number]

/** Measure, part of a mix, publication, area, rows. */
export type Series = readonly [
  measure: string,
  part: string | null,
  publication: string,
  area: string,
  rows: readonly SeriesRow[],
]

/** A published figure to set beside the trust’s own. */
export interface Comparator {
  readonly measure: string
  /** The part of a mix it gives; absent for other measures. */
  readonly part?: string
  /** The year it is for, named by the March it ends in. */
  readonly year: number
  /** Office for National Statistics code of the area. */
  readonly area: string
  /** As published: percentages and rates to the nearest whole number, national counts to the nearest ten. Null where a mark stands in its place. */
  readonly value: number | null
  /** What stands in the place of the number: never a nought. */
  readonly mark?: PublishedMark
  readonly count?: number
  readonly of?: number
  readonly publication: Publication
}

/** Every published figure the product comes with, in the order of its tables. */
export const comparators: readonly Comparator[] = [
  ...table.flatMap(([measure, part, publication, area, rows]) =>
    rows.map(
      ([year, value, count, of]): Comparator => ({
        measure,
        ...(part === null ? {} : { part }),
        year,
        area,
        value,
        ...(count === undefined ? {} : { count }),
        ...(of === undefined ? {} : { of }),
        publication: publicationOf(publication),
      }),
    ),
  ),
  ...neighbourFigures.flatMap(([measure, publication, year, values]) =>
    values.split(' ').flatMap((cell, at): readonly Comparator[] => {
      const mark = markIn(cell)
      const area = gssOn(authoritiesHeld[at] ?? '', year)
      if (area === undefined) return []
      return [
        {
          measure,
          year,
          area,
          value: mark === undefined ? Number(cell) : null,
          ...(mark === undefined ? {} : { mark }),
          publication: publicationOf(publication),
        },
      ]
    }),
  ),
]

/** Published figures to look things up in: those the product comes with, and those imported since. */
export interface ComparatorBook {
  /** Changes when what is held does. */
  readonly version: string
  /**
   * The figures published for a measure and an area, oldest first, official statistics before local reports of the same
   * year. Empty where there are none.
   */
  readonly of: (measure: string, area: string) => readonly Comparator[]
  /**
   * The newest figure for a measure, area and (for mixes) part that was for a year ended on or before a date. Official
   * statistics come before local reports. Undefined where none is held.
   */
  readonly on: (measure: string, area: string, on: PlainDate, part?: string) => Comparator | undefined
}

/** A book of what the product comes with and what was imported, the latest import last: it holds over what came before it. */
export function bookOf(imported: readonly Comparator[], version: string): ComparatorBook {
  const held = new Map<string, Map<string, Comparator>>()
  for (const figure of [...comparators, ...imported]) {
    const { measure, part = '', year, area, publication } = figure
    const series = held.get(`${measure} ${area}`) ?? new Map<string, Comparator>()
    held.set(`${measure} ${area}`, series)
    series.set(`${year} ${part} ${publication.official ? '' : publication.title}`, figure)
  }
  const sorted = new Map(
    [...held].map(([key, series]) => [
      key,
      [...series.values()].sort(
        (a, b) => a.year - b.year || Number(b.publication.official) - Number(a.publication.official),
      ),
    ]),
  )
  const of = (measure: string, area: string): readonly Comparator[] => sorted.get(`${measure} ${area}`) ?? []
  return {
    version,
    of,
    on: (measure, area, on, part) => {
      const year = collectionYearOf(lastYearEnd(on))
      const until = of(measure, area).filter(figure => figure.year <= year && figure.part === part)
      const newest = until.at(-1)?.year
      return until.find(figure => figure.year === newest)
    },
  }
}

/** The book of what the product comes with. */
export const builtIn: ComparatorBook = bookOf([], 'built-in')

function publicationOf(key: string): Publication {
  const found = publications[key]
  if (!found) throw new Error(`no publication is named ${key}`)
  return found
}
