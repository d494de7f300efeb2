import { sql } from 'kysely'
import { absence } from '../../practice/workforce/kinds.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import { current } from '../../spine/ledger/file.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { TeamWorker } from '../../spine/web/services.ts'
import { filesFor } from './files.ts'

interface CoverRow {
  readonly worker: string
  readonly cover: string
  readonly until_on: PlainDate
}

/**
 * Which of these workers are away on a day, until when, and who covers: by an absence in the worker's file, or because
 * someone covers for them. Why someone is away is theirs: it is not told here.
 */
export async function awayNow(
  store: Store,
  viewer: Viewer,
  workers: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, NonNullable<TeamWorker['away']>>> {
  if (workers.length === 0) return new Map()
  const files = await filesFor(store, viewer, workers, [absence])
  const covers = await store.within({ author: viewer.id, sight: 'lists' }, async tx => {
    const found = await sql<CoverRow>`
      select c.worker, b.name as cover, v.until_on from cover v
      join colleagues() c on c.id = v.for_user join colleagues() b on b.id = v.by_user
      where v.authority = ${store.authority} and v.ended_at is null and ${on} between v.from_on and v.until_on
        and c.worker = any(${[...workers]}::uuid[]) order by v.until_on desc`.execute(tx)
    return found.rows
  })
  const away = new Map<string, NonNullable<TeamWorker['away']>>()
  for (const worker of workers) {
    const file = files.get(worker)
    const held = file && current(file, absence, on)
    const cover = covers.find(each => each.worker === worker)
    if (held) away.set(worker, { until: held.end, cover: cover?.cover ?? null })
    else if (cover) away.set(worker, { until: cover.until_on, cover: cover.cover })
  }
  return away
}
