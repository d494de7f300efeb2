import { sql } from 'kysely'
import type { Known } from '../../spine/ledger/read.ts'
import type { Store } from '../../spine/store/store.ts'

/** The collection years of which any council's return is held, or was by then, oldest first. */
export async function yearsHeld(store: Store, known?: Known): Promise<readonly number[]> {
  const byThen =
    known === undefined
      ? sql`true`
      : known.clock === 'source'
        ? sql`make_date(f.year, 3, 31) <= ${known.at}::date`
        : sql`i.ended_at <= ${known.at}::timestamptz`
  // An import's report may name a child, so its rows are shut to those who see totals; the years alone say nothing of anyone.
  const found = await store.within({ author: 'system', sight: 'files' }, tx =>
    sql<{ year: number }>`
      select distinct f.year from import_file f join import i on i.authority = f.authority and i.id = f.import
      where f.authority = ${store.authority} and i.status = 'done' and f."table" = 'Episodes' and ${byThen}
      order by f.year`.execute(tx),
  )
  return found.rows.map(row => row.year)
}
