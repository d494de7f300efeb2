import { sql } from 'kysely'
import type { Store } from '../../spine/store/store.ts'

/** The collection years of which any council's return is held, oldest first. */
export async function yearsHeld(store: Store): Promise<readonly number[]> {
  // An import's report may name a child, so its rows are shut to those who see totals; the years alone say nothing of anyone.
  const found = await store.within({ author: 'system', sight: 'files' }, tx =>
    sql<{ year: number }>`
      select distinct f.year from import_file f join import i on i.authority = f.authority and i.id = f.import
      where f.authority = ${store.authority} and i.status = 'done' and f."table" = 'Episodes' order by f.year`.execute(
      tx,
    ),
  )
  return found.rows.map(row => row.year)
}
