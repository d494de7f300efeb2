import { sql } from 'kysely'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { normalisePostcode } from '../../spine/places/postcode.ts'
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

/** Which accounts a digest of the home postcode is kept for. Throws AccessRefused when the viewer may not manage users. */
export async function homesKnown(store: Store, viewer: Viewer): Promise<ReadonlySet<string>> {
  const { grants } = permit(viewer, 'users.manage')
  const found = await store.within(grants, tx => sql<{ id: string }>`select h as id from homes_known() h`.execute(tx))
  return new Set(found.rows.map(row => row.id))
}

/**
 * Keeps a digest of someone's home postcode, by which alone the report of odd looks tells that they looked at a child of
 * their own home; forgets it where none is given. Throws AccessRefused when the viewer may not manage users.
 */
export async function setHome(
  store: Store,
  viewer: Viewer,
  id: string,
  postcode: string | undefined,
): Promise<'done' | 'not-a-postcode' | undefined> {
  const { grants } = permit(viewer, 'users.manage')
  const written = postcode === undefined ? '' : normalisePostcode(postcode)
  if (written !== '' && !/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(written)) return 'not-a-postcode'
  return store.within(grants, async tx => {
    const done = await sql<{ done: boolean }>`select set_home(${id}::uuid, ${written}) as done`.execute(tx)
    if (!done.rows[0]?.done) return undefined
    await recordWithin(tx, store.authority, viewer, 'users.change', [id], {
      about: written === '' ? 'home-forgotten' : 'home-kept',
    })
    return 'done'
  })
}
