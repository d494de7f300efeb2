import { isPlainDate } from '../../spine/time/plain-date.ts'
import { type Fields, one, oneOf } from '../../spine/web/page.ts'
import type { Ask, Choice, Clock, Viewer } from '../../spine/web/services.ts'

/** What an address asks of the figures. What it says wrongly is left out; `dateProblem` tells the reader. */
export function askFrom(query: Fields): Ask {
  const on = one(query, 'on')
  const council = one(query, 'council')
  const knownAt = one(query, 'known')
  const clock = oneOf(query, 'clock', ['recorded', 'per-source'] as const satisfies readonly Clock[])
  return {
    ...(isPlainDate(on) ? { on } : {}),
    ...(council && /^[a-z-]{1,40}$/.test(council) ? { council } : {}),
    ...(isPlainDate(knownAt) ? { knownAt, clock: clock ?? 'recorded' } : {}),
  }
}

/** The same as the fields of an address. */
export function asQuery(ask: Ask): Readonly<Record<string, string | undefined>> {
  return { on: ask.on, council: ask.council, known: ask.knownAt, clock: ask.clock }
}

/** What to tell a reader whose date could not be read; undefined where there is nothing to tell. */
export function dateProblem(query: Fields): string | undefined {
  const wrong = ['on', 'known'].map(name => one(query, name)).find(date => date !== undefined && !isPlainDate(date))
  return wrong === undefined
    ? undefined
    : 'The date could not be read, so it was left out. Enter a day, a month and a year.'
}

/** The councils to choose from, for those who may see more than one. */
export function councilChoices(councils: readonly Choice[], viewer: Viewer): readonly Choice[] {
  return councils.length > 1 && viewer.council === undefined ? councils : []
}
