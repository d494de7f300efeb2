import { sql } from 'kysely'
import type { SearchQuery } from '../../spine/search/query.ts'
import type { Council } from '../../spine/measure/measure.ts'
import type { Tx } from '../../spine/store/store.ts'
import { ageOn } from '../../spine/time/age.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { MatchReason, PersonFound } from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'

/** The most people one search shows. */
export const MOST_FOUND = 50

/** Someone found, with how well they fit, from 0 to 1. */
export interface Scored {
  readonly person: PersonFound
  readonly score: number
}

interface FoundRow {
  readonly subject: string
  readonly score: number
  readonly found: readonly (Omit<MatchReason, 'typed'> & { readonly n: number })[]
  readonly born_fits: number
  readonly number: string | null
  readonly name: string | null
  readonly council: string | null
  readonly born: PlainDate | null
  readonly worker: string | null
}

/**
 * Who fits, best first. The database decides whom it may answer: never anyone whose file is restricted from whoever
 * asks, nor anyone outside their council. Needs a transaction with sight of lists.
 */
export async function findPeople(
  tx: Tx,
  query: SearchQuery,
  within: { readonly authority: number; readonly council?: string | undefined; readonly today: PlainDate },
  councils: readonly Council[],
  most: number = MOST_FOUND,
): Promise<readonly Scored[]> {
  const { words, born } = query
  const found = await sql<FoundRow>`
    select f.subject, f.score, f.found, f.born_fits, s.number, s.name, s.council, s.born, w.name as worker
    from search_people(${JSON.stringify(words)}::jsonb, ${born?.day ?? null}::int, ${born?.month ?? null}::int, ${born?.year ?? null}::int,
      ${born?.from ?? null}::date, ${born?.to ?? null}::date, ${within.council ?? null}::text, ${most}::int) f
    join standing s on s.authority = ${within.authority} and s.subject = f.subject
    left join worker_standing w on w.authority = s.authority and w.subject = s.worker_id
    order by f.score desc, s.sorted_name, f.subject`.execute(tx)
  return found.rows.map(row => ({ person: personOf(row, query, within.today, councils), score: row.score }))
}

function personOf(
  row: FoundRow,
  { words, born }: SearchQuery,
  today: PlainDate,
  councils: readonly Council[],
): PersonFound {
  return {
    id: row.subject,
    called: calledBy(row.name, row.number),
    number: row.number,
    age: row.born === null ? null : ageOn(row.born, today),
    born: row.born,
    council: councils.find(each => each.code === row.council)?.name ?? row.council ?? 'not recorded',
    worker: row.worker,
    matches: row.found.map(({ n, by, kind, what, written }) => ({
      by,
      kind,
      what,
      written,
      typed: words[n - 1]?.word ?? '',
    })),
    ...(born ? { birth: row.born_fits === 1 ? 'fits' : row.born_fits > 0 ? 'near' : 'differs' } : {}),
  }
}
