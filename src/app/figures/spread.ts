import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { Known } from '../../spine/ledger/read.ts'
import { breakdown } from '../../spine/measure/breakdown.ts'
import { type Surroundings, membersOf } from '../../spine/measure/evaluate.ts'
import type { Council, CountedMember, Measure, Result } from '../../spine/measure/measure.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { periodFor } from '../../spine/time/periods.ts'
import type { Spread, SpreadRow } from '../../spine/web/services.ts'
import { hasGazetteer, surroundingsOf } from '../context.ts'
import { eachFile } from '../known-facts.ts'
import { councilsAsked } from './detail.ts'
import { dimensionsFor } from './dimensions.ts'

/** By council and age: whom a figure lies with is asked of few, and never of so many that each stands alone. */
const DIVIDED = ['council', 'age']

/** How often the same child, in bands: from one time on, the next band's least is where a band ends. */
const TIMES: readonly { readonly from: number; readonly label: string }[] = [
  { from: 1, label: 'Once' },
  { from: 2, label: 'Twice' },
  { from: 3, label: '3 to 5 times' },
  { from: 6, label: '6 to 9 times' },
  { from: 10, label: '10 times or more' },
]

/** Of which measures, when and where it is asked whom they lie with. */
export interface SpreadsAsked {
  readonly measures: readonly Measure[]
  readonly on: PlainDate
  /** A council's code, or undefined for the trust as a whole. */
  readonly council: string | undefined
  readonly councils: readonly Council[]
}

/** Whom each of some measures lies with on a date, by the measure's id, in one pass over every file as it was known. */
export async function spreadsOf(
  store: Store,
  asked: SpreadsAsked,
  known: Known,
): Promise<ReadonlyMap<string, readonly Spread[]>> {
  const spreading = spreadOver(asked, surroundingsOf(asked.councils, await hasGazetteer(store)))
  await eachFile(store, known, spreading.see)
  return spreading.found()
}

/** Gathers whom some measures lie with from the files it is shown. */
export function spreadOver(
  { measures, on, council, councils }: SpreadsAsked,
  { contextFor, councilOn }: Surroundings,
): { readonly see: (file: SubjectFile) => void; readonly found: () => ReadonlyMap<string, readonly Spread[]> } {
  const context = contextFor(councilsAsked({ council, councils }))
  const asked = measures.map(measure => ({
    measure,
    end: periodFor(measure.period, on).end,
    files: [] as SubjectFile[],
    times: new Map<string, number>(),
  }))
  return {
    see: file => {
      for (const { measure, end, files, times } of asked) {
        if (council !== undefined && councilOn(file, end) !== council) continue
        const members = membersOf(measure, file, on, context)
        if (members.length === 0) continue
        files.push(file)
        const often = measure.of === 'event' ? members.filter(each => each.side === sideAsked(measure)).length : 0
        if (often > 0) times.set(file.id, often)
      }
    },
    found: () =>
      new Map(
        asked.map(({ measure, files, times }) => {
          const dimensions = dimensionsFor(councils).filter(
            each =>
              DIVIDED.includes(each.id) &&
              (each.id === 'council' ? council === undefined : measure.subject === undefined),
          )
          const { breakdowns } = breakdown({ measure, on, dimensions, context, files })
          return [
            measure.id,
            [
              ...breakdowns.map(each => ({
                title: each.title,
                rows: each.rows
                  .filter(row => isTold(row.result, each.dimension))
                  .map(row => rowOf(row.label, row.result)),
              })),
              ...(times.size > 0 ? [howOften(measure, [...times.values()])] : []),
            ],
          ]
        }),
      ),
  }
}

// Of what should be done in time it is those not done that a few children may bear.
function sideAsked(measure: Measure): CountedMember['side'] {
  return measure.unit === 'percent' && measure.better === 'higher' ? 'does-not-count' : 'counts'
}

/** How many children something happened to once, and how many many times. Pure. */
export function howOften(measure: Pick<Measure, 'unit' | 'better'>, times: readonly number[]): Spread {
  const rows = TIMES.flatMap(({ from, label }, at): readonly SpreadRow[] => {
    const until = TIMES[at + 1]?.from ?? Number.POSITIVE_INFINITY
    const counts = times.filter(each => each >= from && each < until).length
    return counts === 0 ? [] : [{ label, counts }]
  })
  const missed = sideAsked(measure as Measure) === 'does-not-count'
  return { title: missed ? 'Those that were not: how often the same child' : 'How often the same child', rows }
}

// Nobody of an age is not worth a line; none of a council is.
function isTold({ denominator, numerator }: Result, dimension: string): boolean {
  return numerator > 0 || (denominator === null ? dimension === 'council' : denominator !== 0)
}

function rowOf(label: string, { unit, value, numerator, denominator }: Result): SpreadRow {
  const averaged = unit === 'mean' || unit === 'days' || unit === 'mix'
  return {
    label,
    counts: averaged ? Math.round(denominator ?? 0) : numerator,
    ...(unit === 'percent' && denominator !== null ? { outOf: denominator } : {}),
    ...(value !== null && unit !== 'count' && unit !== 'mix' ? { value } : {}),
  }
}
