import type { Known } from '../../spine/ledger/read.ts'
import type { Council, Measure, Result } from '../../spine/measure/measure.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Spread } from '../../spine/web/services.ts'
import { hasGazetteer, surroundingsOf } from '../context.ts'
import { type FigureDates, everyDate } from './dates.ts'
import { type Detail, councilsAsked, detailOf, lookInto } from './detail.ts'
import { type Pass, keyOf, passOf, runPass } from './passes.ts'
import { spreadOver, spreadsOf } from './spread.ts'
import { type Standing, standingFigures } from './standing.ts'

/** Whoever works figures out of every file: this thread, or one beside it. */
export interface FiguresWork {
  /** These measures on these dates, for each council and for the trust, as things stand or as they were known. */
  readonly pass: (measures: readonly Measure[], dates: readonly PlainDate[], known?: Known) => Promise<Pass>
  /** One measure looked into, as things stand or as they were known. */
  readonly detail: (measure: Measure, dates: FigureDates, council: string | undefined, known?: Known) => Promise<Detail>
  /** Whom each of some measures lies with on a date, by the measure's id, as things stand or as they were known. */
  readonly spreads: (
    measures: readonly Measure[],
    on: PlainDate,
    council: string | undefined,
    known?: Known,
  ) => Promise<ReadonlyMap<string, readonly Spread[]>>
}

/**
 * Figures worked out in this thread, a little at a time. As things stand they are kept, and brought up to date by the
 * files that changed; as they were known, they are worked out of every file each time.
 */
export function workHere(store: Store, councils: readonly Council[]): FiguresWork {
  const standing = standingFigures(store, councils)
  const on = (measures: readonly Measure[], dates: readonly PlainDate[]) =>
    measures.flatMap(measure => dates.map(date => ({ measure, on: date })))
  const surroundings = async () => surroundingsOf(councils, await hasGazetteer(store))
  return {
    pass: (measures, dates, known) =>
      known
        ? runPass(store, councils, measures, dates, known)
        : standing.asked(on(measures, dates), now =>
            passFromStanding(now, measures, dates, [undefined, ...councils.map(({ code }) => code)], councils),
          ),
    detail: async (measure, dates, council, known) => {
      const asked = { measure, dates, council, councils }
      if (known) return detailOf(store, asked, known)
      const looking = lookInto(asked, await surroundings())
      return standing.asked(on([measure], everyDate(dates)), async now => {
        await now.eachAskedAbout([measure], dates.on, looking.see)
        return { pass: passFromStanding(now, [measure], everyDate(dates), [council], councils), ...looking.found() }
      })
    },
    spreads: async (measures, date, council, known) => {
      const asked = { measures, on: date, council, councils }
      if (known) return spreadsOf(store, asked, known)
      const spreading = spreadOver(asked, await surroundings())
      return standing.asked(on(measures, [date]), async now => {
        await now.eachAskedAbout(measures, date, spreading.see)
        return spreading.found()
      })
    },
  }
}

function passFromStanding(
  { position, files, failures, result }: Standing,
  measures: readonly Measure[],
  dates: readonly PlainDate[],
  scopes: readonly (string | undefined)[],
  councils: readonly Council[],
): Pass {
  const answers = new Map<string, Result>()
  for (const council of scopes) {
    const within = councilsAsked({ council, councils })
    for (const measure of measures)
      for (const date of dates) answers.set(keyOf(measure.id, date, council), result(measure, date, within))
  }
  const asked = new Set(measures.map(({ id }) => id))
  return passOf({
    position,
    files,
    answers,
    finishedAt: new Date().toISOString(),
    failures: failures().filter(({ measure }) => asked.has(measure)),
  })
}
