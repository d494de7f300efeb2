import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { Known } from '../../spine/ledger/read.ts'
import { breakdown } from '../../spine/measure/breakdown.ts'
import { type Cell, type Surroundings, createTally, membersOf } from '../../spine/measure/evaluate.ts'
import type { Council, Measure } from '../../spine/measure/measure.ts'
import type { Store } from '../../spine/store/store.ts'
import { periodFor } from '../../spine/time/periods.ts'
import type { Breakdown } from '../../spine/web/services.ts'
import { hasGazetteer, surroundingsOf } from '../context.ts'
import { eachFile } from '../known-facts.ts'
import type { FigureDates } from './dates.ts'
import { everyDate } from './dates.ts'
import { dimensionsFor } from './dimensions.ts'
import type { RawMember } from './members.ts'
import { type Pass, passFrom } from './passes.ts'
import { figureOf } from './rows.ts'

/** One measure looked into: its figures over time, who is behind it and how it divides. */
export interface Detail {
  readonly pass: Pass
  readonly members: readonly RawMember[]
  readonly breakdowns: readonly Breakdown[]
}

/** What is looked into, and of whom. */
export interface DetailAsked {
  readonly measure: Measure
  readonly dates: FigureDates
  /** A council's code, or undefined for the trust as a whole. */
  readonly council: string | undefined
  readonly councils: readonly Council[]
}

/** Looks into one measure in one pass over every file, as they were known. */
export async function detailOf(store: Store, asked: DetailAsked, known: Known): Promise<Detail> {
  const { measure, dates, council, councils } = asked
  const surroundings = surroundingsOf(councils, await hasGazetteer(store))
  const within = councilsAsked(asked)
  const cells: readonly Cell[] = everyDate(dates).map(on => ({ on, within }))
  const tally = createTally([measure], cells, surroundings)
  const looking = lookInto(asked, surroundings)
  let files = 0
  const { position } = await eachFile(store, known, file => {
    if (Object.keys(file.entries).length > 0) files++
    tally.add(file)
    looking.see(file)
  })
  return { pass: passFrom(position, files, tally, () => council), ...looking.found() }
}

/** The councils asked about. */
export function councilsAsked({ council, councils }: Pick<DetailAsked, 'council' | 'councils'>): readonly Council[] {
  return council === undefined ? councils : councils.filter(each => each.code === council)
}

/** Gathers who is behind a measure on a date from the files it is shown, and how they divide. */
export function lookInto(
  asked: DetailAsked,
  { contextFor, councilOn }: Surroundings,
): { readonly see: (file: SubjectFile) => void; readonly found: () => Omit<Detail, 'pass'> } {
  const { measure, dates, council, councils } = asked
  const context = contextFor(councilsAsked(asked))
  const { end } = periodFor(measure.period, dates.on)
  const members: RawMember[] = []
  // Only the files the measure asks about are kept, to be divided afterwards.
  const askedAbout: SubjectFile[] = []
  return {
    see: file => {
      const theirs = councilOn(file, end)
      if (council !== undefined && theirs !== council) return
      const found = membersOf(measure, file, dates.on, context)
      if (found.length === 0) return
      askedAbout.push(file)
      for (const member of found) members.push({ ...member, council: theirs })
    },
    found: () => {
      const { breakdowns } = breakdown({
        measure,
        on: dates.on,
        // Of a worker only the council can be told: the others are of children.
        dimensions: dimensionsFor(councils).filter(each => each.id === 'council' || measure.subject === undefined),
        context,
        files: askedAbout,
      })
      return {
        members,
        breakdowns: breakdowns
          .filter(each => council === undefined || each.dimension !== 'council')
          .map(each => ({
            by: each.dimension,
            title: each.title,
            rows: each.rows
              .filter(row => row.result.denominator !== 0 || row.result.numerator > 0)
              .map(row => ({ label: row.label, figure: figureOf(row.result) })),
          })),
      }
    },
  }
}
