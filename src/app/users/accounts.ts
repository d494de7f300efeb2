import { sql } from 'kysely'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import type { Store } from '../../spine/store/store.ts'
import type { AccountChanged } from '../../spine/web/services.ts'

/**
 * Changes which council someone works for, from their next request on; null for the whole trust.
 * Throws AccessRefused when the viewer may not manage users.
 */
export function changeCouncil(
  store: Store,
  viewer: Viewer,
  id: string,
  council: string | null,
): Promise<AccountChanged> {
  const { grants } = permit(viewer, 'users.manage')
  const { authority } = store
  return store.within(grants, async tx => {
    if (council !== null) {
      const known = await tx
        .selectFrom('council')
        .select('code')
        .where('authority', '=', authority)
        .where('code', '=', council)
        .executeTakeFirst()
      if (!known) return { is: 'refused', problems: ['council-not-known'] }
    }
    const changed = await tx
      .updateTable('app_user')
      .set({ council })
      .where('authority', '=', authority)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return { is: 'refused', problems: ['no-such-user'] }
    await recordWithin(tx, authority, viewer, 'users.change', [id], { about: `council:${council ?? '*'}` })
    return { is: 'done' }
  })
}

/**
 * When each account was last signed in to, by its id. From the audit: sessions are swept a month after they end.
 * Throws AccessRefused when the viewer may not manage users.
 */
export async function lastSignIns(store: Store, viewer: Viewer): Promise<ReadonlyMap<string, string>> {
  const { grants } = permit(viewer, 'users.manage')
  const found = await store.within(grants, tx =>
    sql<{ id: string; at: string }>`
      select u.id, last.at from app_user u cross join lateral (
        select e.at from audit_event e
        where e.authority = u.authority and e.actor = u.id::text and e.action = 'session.sign-in' and e.allowed
        order by e.at desc limit 1) last
      where u.authority = ${store.authority}`.execute(tx),
  )
  return new Map(found.rows.map(row => [row.id, row.at]))
}
