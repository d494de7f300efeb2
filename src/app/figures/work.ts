import type { Known } from '../../spine/ledger/read.ts'
import type { Council, Measure } from '../../spine/measure/measure.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Spread } from '../../spine/web/services.ts'
import type { FigureDates } from './dates.ts'
import { type Detail, detailOf } from './detail.ts'
import { type Pass, runPass } from './passes.ts'
import { spreadsOf } from './spread.ts'

/** Whoever works figures out of every file: this thread, or one beside it. */
export interface FiguresWork {
  /** As `runPass` answers. */
  readonly pass: (measures: readonly Measure[], dates: readonly PlainDate[], known?: Known) => Promise<Pass>
  /** As `detailOf` answers. */
  readonly detail: (measure: Measure, dates: FigureDates, council: string | undefined, known?: Known) => Promise<Detail>
  /** As `spreadsOf` answers. */
  readonly spreads: (
    measures: readonly Measure[],
    on: PlainDate,
    council: string | undefined,
    known?: Known,
  ) => Promise<ReadonlyMap<string, readonly Spread[]>>
}

/** Figures worked out in this thread, a little at a time. */
export function workHere(store: Store, councils: readonly Council[]): FiguresWork {
  return {
    pass: (measures, dates, known) => runPass(store, councils, measures, dates, known),
    detail: (measure, dates, council, known) => detailOf(store, councils, measure, dates, council, known),
    spreads: (measures, on, council, known) => spreadsOf(store, councils, measures, on, council, known),
  }
}
