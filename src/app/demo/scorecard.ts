import { demoScorecard } from '../../demo/registers/scorecard.ts'
import type { DemoRole } from '../../demo/users.ts'
import { PLACES } from '../../practice/governance/kinds-scorecard.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { lastYearEnd } from '../../spine/time/periods.ts'
import { type PlainDate, addDays, addMonths, addYears, earlier } from '../../spine/time/plain-date.ts'
import type { DemoEntry } from './trust-entries.ts'

/** How many days after a year’s end its figures are talked of. */
const SAID_AFTER = 24

/** What the demonstration’s board is told of the last two years’ ends, each comment signed by whoever says it. */
export function scorecardEntries(account: (role: DemoRole) => string, today: PlainDate): readonly DemoEntry[] {
  const last = lastYearEnd(today)
  const end = (years: number): PlainDate => addYears(last, -years)
  const chosen = end(3)
  return [
    {
      id: newId(),
      kind: 'scorecard-front',
      start: chosen,
      end: null,
      by: account('performance-analyst'),
      body: { ...Object.fromEntries(demoScorecard.front.map((id, at) => [PLACES[at], id])), why: demoScorecard.why },
    },
    ...demoScorecard.comments.map(
      ({ measure, years, by, words, kept, promise }, at): DemoEntry => ({
        id: newId(),
        kind: 'scorecard-comment',
        start: end(years),
        end: null,
        by: account(by),
        written: earlier(addDays(end(years), SAID_AFTER + (at % 7)), today),
        body: {
          measure,
          words,
          ...(kept ? { kept: kept[0], keptHow: kept[1] } : {}),
          ...(promise ? { promise: promise[0], promiseBy: addMonths(end(years), promise[1]) } : {}),
        },
      }),
    ),
    ...demoScorecard.themes.map(
      ({ measure, years, months, by, said, howMany, where, did }): DemoEntry => ({
        id: newId(),
        kind: 'voice-theme',
        start: addMonths(end(years), -months),
        end: null,
        by: account(by),
        body: { measure, said, howMany, where, ...(did ? { did } : {}) },
      }),
    ),
  ]
}
