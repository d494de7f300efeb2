import { sql } from 'kysely'
import type { Viewer } from '../../spine/access/decide.ts'
import type { Store } from '../../spine/store/store.ts'

/**
 * Those of a list whose files a viewer may know of. For lists worked out by the system, which counts everyone: figures
 * count restricted children, and lists leave them out and do not say so.
 */
export async function knownTo<T extends { readonly subject: string }>(
  store: Store,
  viewer: Viewer,
  list: readonly T[],
): Promise<readonly T[]> {
  const found = await store.within({ author: viewer.id, sight: 'none' }, tx =>
    sql<{ subject: string }>`select b as subject from app_barred() b`.execute(tx),
  )
  if (found.rows.length === 0) return list
  const barred = new Set(found.rows.map(row => row.subject))
  return list.filter(each => !barred.has(each.subject))
}
