import { sql } from 'kysely'
import type { Tx } from '../store/store.ts'
import { type CouncilTerms, type PublishedYear, councilTerms } from '../time/council-terms.ts'

/** The councils' own school terms as the trust entered them; undefined where it entered none. */
export async function termsIn(tx: Tx, authority: number): Promise<CouncilTerms | undefined> {
  const found = await sql<{ terms: string }>`
    select terms::text as terms from trust_standing where authority = ${authority} and terms <> '[]'`.execute(tx)
  const text = found.rows[0]?.terms
  return text === undefined ? undefined : calendarsOf(text)
}

// Made once for each text: every file of one trust has the same calendars, and they change about once a year.
let latest: { readonly text: string; readonly terms: CouncilTerms } | undefined

function calendarsOf(text: string): CouncilTerms {
  if (latest?.text !== text) latest = { text, terms: councilTerms(JSON.parse(text) as readonly PublishedYear[]) }
  return latest.terms
}
