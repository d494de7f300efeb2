import { sql } from 'kysely'
import type { Council } from '../spine/measure/measure.ts'
import type { Store } from '../spine/store/store.ts'

/** The trust a new database is made for, until it is told otherwise. */
const TRUST = { code: 'trust', name: 'Children’s Trust' }
const COUNCILS: readonly Council[] = [
  { code: 'north', name: 'North', gss: 'E06000061', laNumber: '940' },
  { code: 'west', name: 'West', gss: 'E06000062', laNumber: '941' },
]

/** Names the trust and its councils in a new database; changes nothing in one that has them. */
export async function describeTrust(store: Store): Promise<void> {
  await store.asOwner(async tx => {
    await sql`select set_config('app.authority', ${String(store.authority)}, true)`.execute(tx)
    const known = await tx.selectFrom('council').select('code').where('authority', '=', store.authority).execute()
    if (known.length > 0) return
    await tx
      .insertInto('authority')
      .values({ authority: store.authority, ...TRUST })
      .onConflict(conflict => conflict.doNothing())
      .execute()
    await tx
      .insertInto('council')
      .values(
        COUNCILS.map(({ laNumber, ...council }) => ({ authority: store.authority, ...council, la_number: laNumber })),
      )
      .execute()
  })
}

/** The councils of the trust, by code. */
export async function councilsOf(store: Store): Promise<readonly Council[]> {
  const rows = await store.within({ author: 'system', sight: 'totals' }, tx =>
    tx.selectFrom('council').selectAll().where('authority', '=', store.authority).orderBy('code').execute(),
  )
  return rows.map(row => ({ code: row.code, name: row.name, gss: row.gss, laNumber: row.la_number }))
}

/** Adds a council to the trust, or corrects what is held of it. */
export async function keepCouncil(store: Store, council: Council): Promise<void> {
  await store.within({ author: 'system', sight: 'totals' }, tx =>
    tx
      .insertInto('council')
      .values({
        authority: store.authority,
        code: council.code,
        name: council.name,
        gss: council.gss,
        la_number: council.laNumber,
      })
      .onConflict(conflict =>
        conflict
          .columns(['authority', 'code'])
          .doUpdateSet({ name: council.name, gss: council.gss, la_number: council.laNumber }),
      )
      .execute(),
  )
}
