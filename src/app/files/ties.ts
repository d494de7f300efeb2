import { sql } from 'kysely'
import type { Ties, Viewer } from '../../spine/access/decide.ts'
import type { SubjectKind } from '../../spine/ledger/kind.ts'
import type { Store } from '../../spine/store/store.ts'

/** What a viewer is to a file, and what else the access decision needs of it. */
export interface FileTies extends Ties {
  readonly subject: string
  /** The file it is read in: another where it was merged. */
  readonly file: string
  readonly kind: SubjectKind
  readonly council: string | undefined
  /** The file is restricted and the viewer is not one of those named for it. */
  readonly barred: boolean
}

/**
 * What a viewer is to each of these files, worked out by the store from what it holds now: allocations, teams, cover,
 * reasons and restrictions. A file there is not, or that was destroyed, is absent.
 */
export async function tiesTo(
  store: Store,
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FileTies>> {
  if (ids.length === 0) return new Map()
  const found = await store.within({ author: viewer.id, sight: 'none' }, tx =>
    sql<Omit<FileTies, 'council'> & { council: string | null }>`
      select * from file_standing(${[...ids]}::uuid[])
      where subject not in (select destroyed_files())`.execute(tx),
  )
  return new Map(found.rows.map(row => [row.subject, { ...row, council: row.council ?? undefined }]))
}
