import { isPlainDate } from '../../spine/time/plain-date.ts'
import { type Fields, one, oneOf } from '../../spine/web/page.ts'
import type { Choice, KpiAsk, KpiAsked, Viewer } from '../../spine/web/services.ts'
import { nameOf } from './pages-words.ts'

/** What an address asks of the KPIs; what it says wrongly is left out. */
export function askFrom(query: Fields): KpiAsk {
  const every = oneOf(query, 'every', ['month', 'quarter'])
  const end = one(query, 'end')
  const council = one(query, 'council')
  return {
    ...(every ? { every } : {}),
    ...(isPlainDate(end) ? { end } : {}),
    ...(council && /^[a-z-]{1,40}$/.test(council) ? { council } : {}),
  }
}

/** What was asked, as an address says it. */
export function asQuery({ every, end, council }: KpiAsked): Readonly<Record<string, string | undefined>> {
  return { every, end, council }
}

/** The periods worth offering, newest first. */
export function endsOf({ every, ends }: KpiAsked): readonly Choice[] {
  return ends.map(end => ({ value: end, text: nameOf(every, end) }))
}

/** The councils to choose between, for whoever may look beyond one. */
export function councilChoices(councils: readonly Choice[], viewer: Viewer): readonly Choice[] {
  return councils.length > 1 && viewer.council === undefined ? councils : []
}
