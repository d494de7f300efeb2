import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { Known } from '../../spine/ledger/read.ts'
import { breakdown } from '../../spine/measure/breakdown.ts'
import { type Cell, createTally, membersOf } from '../../spine/measure/evaluate.ts'
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

/** Looks into one measure in one pass over every file, as things stand or as they were known. */
export async function detailOf(
  store: Store,
  councils: readonly Council[],
  measure: Measure,
  dates: FigureDates,
  council: string | undefined,
  known?: Known,
): Promise<Detail> {
  const surroundings = surroundingsOf(councils, await hasGazetteer(store))
  const within = council === undefined ? councils : councils.filter(each => each.code === council)
  const context = surroundings.contextFor(within)
  const cells: readonly Cell[] = everyDate(dates).map(on => ({ on, within }))
  const tally = createTally([measure], cells, surroundings)
  const { end } = periodFor(measure.period, dates.on)
  const members: RawMember[] = []
  // Only the files the measure asks about are kept, to be divided afterwards.
  const askedAbout: SubjectFile[] = []
  let files = 0
  const { position } = await eachFile(store, known, file => {
    if (Object.keys(file.entries).length > 0) files++
    tally.add(file)
    const theirs = surroundings.councilOn(file, end)
    if (council !== undefined && theirs !== council) return
    const found = membersOf(measure, file, dates.on, context)
    if (found.length === 0) return
    askedAbout.push(file)
    for (const member of found) members.push({ ...member, council: theirs })
  })
  const { breakdowns } = breakdown({
    measure,
    on: dates.on,
    // Of a worker only the council can be told: the others are of children.
    dimensions: dimensionsFor(councils).filter(each => each.id === 'council' || measure.subject === undefined),
    context,
    files: askedAbout,
  })
  return {
    pass: passFrom(position, files, tally, () => council),
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
}
