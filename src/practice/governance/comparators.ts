import type { PlainDate } from '../../spine/time/plain-date.ts'
import { collectionYearOf, lastYearEnd } from '../../spine/time/periods.ts'
import { publications, table } from './comparators.data.ts'

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
  /** As published: percentages and rates to the nearest whole number, national counts to the nearest ten. */
  readonly value: number
  readonly count?: number
  readonly of?: number
  readonly publication: Publication
}

/** Every published figure held, in the order of its table. */
export const comparators: readonly Comparator[] = table.flatMap(([measure, part, publication, area, rows]) =>
  rows.map(([year, value, count, of]) => ({
    measure,
    ...(part === null ? {} : { part }),
    year,
    area,
    value,
    ...(count === undefined ? {} : { count }),
    ...(of === undefined ? {} : { of }),
    publication: publicationOf(publication),
  })),
)

/**
 * The figures published for a measure and an area, oldest first, official statistics before local reports of the same
 * year. Empty where there are none.
 */
export function comparatorsFor(measure: string, area: string): readonly Comparator[] {
  return comparators
    .filter(figure => figure.measure === measure && figure.area === area)
    .sort((a, b) => a.year - b.year || Number(b.publication.official) - Number(a.publication.official))
}

/**
 * The newest figure for a measure, area and (for mixes) part that was for a year ended on or before a date. Official
 * statistics come before local reports. Undefined where none is held.
 */
export function comparatorOn(measure: string, area: string, on: PlainDate, part?: string): Comparator | undefined {
  const year = collectionYearOf(lastYearEnd(on))
  const held = comparatorsFor(measure, area).filter(figure => figure.year <= year && figure.part === part)
  const newest = held.at(-1)?.year
  return held.find(figure => figure.year === newest)
}

function publicationOf(key: string): Publication {
  const found = publications[key]
  if (!found) throw new Error(`no publication is named ${key}`)
  return found
}
