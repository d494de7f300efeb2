import { sql } from 'kysely'
import type { Store } from '../store/store.ts'
import { type PlainDate, addDays } from '../time/plain-date.ts'
import { edgeOf, rederive, rederiveByTime } from './derive.ts'
import { subjectsAfter } from './read.ts'
import type { Rulebook } from './rulebook.ts'
import { lockFiles } from './versions.ts'

const FILES_AT_ONCE = 200
const SYSTEM = { author: 'rebuild', sight: 'files' } as const

/** What a rebuild found. Nothing differing is the expected answer. */
export interface Rebuilt {
  readonly files: number
  /** Entries whose newest version was not what `entry` held. */
  readonly entriesMended: number
  /** Files whose derived rows came out otherwise than they stood. */
  readonly filesChanged: number
}

/**
 * Works out again everything that is derived: the newest version of each entry, and each file's facts, standing and open
 * occasions, of people, workers and the trust alike, a few hundred files at a time with their files locked, so that
 * people can go on working.
 */
export async function rebuild(
  store: Store,
  rulebook: Rulebook,
  onProgress: (files: number) => void = () => {},
): Promise<Rebuilt> {
  const { authority } = store
  let [files, entriesMended, filesChanged] = [0, 0, 0]
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const ids = await store.within(SYSTEM, async tx => {
      const batch = await subjectsAfter(tx, authority, from, FILES_AT_ONCE)
      await lockFiles(tx, authority, batch)
      const mended = await sql`
        insert into entry (authority, subject, entry, version, kind, revision, start_at, start_on, end_on, body, withdrawn, import, source, source_key)
        select distinct on (subject, entry) authority, subject, entry, version, kind, revision, start_at, start_on, end_on, body, withdrawn, import, source, source_key
        from entry_version where authority = ${authority} and subject = any(${[...batch]}::uuid[]) order by subject, entry, version desc
        on conflict (authority, subject, entry) do update set version = excluded.version, kind = excluded.kind, revision = excluded.revision,
          start_at = excluded.start_at, start_on = excluded.start_on, end_on = excluded.end_on, body = excluded.body,
          withdrawn = excluded.withdrawn, import = excluded.import, source = excluded.source, source_key = excluded.source_key
        where (entry.*) is distinct from (excluded.*)`.execute(tx)
      entriesMended += Number(mended.numAffectedRows ?? 0n)
      filesChanged += await rederive(tx, authority, rulebook, batch, undefined, 'again')
      return batch
    })
    files += ids.length
    onProgress(files)
    if (ids.length < FILES_AT_ONCE) return { files, entriesMended, filesChanged }
    after = ids.at(-1) as string
  }
}

/**
 * Rewrites the derived rows written under other rules than today's or other limits of the trust's own, a batch at a time.
 * Answers how many files there were.
 */
export async function rederiveStale(store: Store, rulebook: Rulebook): Promise<number> {
  let done = 0
  for (;;) {
    const count = await store.within(SYSTEM, async tx => {
      const { hash } = await edgeOf(tx, store.authority, rulebook)
      const stale = await tx
        .selectFrom('facts')
        .select('subject')
        .where('authority', '=', store.authority)
        .where('rules', '<>', hash)
        .orderBy('subject')
        .limit(FILES_AT_ONCE)
        .execute()
      const ids = stale.map(row => row.subject)
      await lockFiles(tx, store.authority, ids)
      await rederive(tx, store.authority, rulebook, ids, undefined, 'again')
      return ids.length
    })
    done += count
    if (count < FILES_AT_ONCE) return done
  }
}

/** How many days of open occasions every open file has left at least, after the daily job. */
export const DAYS_LEFT = 350

/** One of several shares of all files, the same for each of them whenever it is asked. */
export interface Share {
  readonly at: number
  readonly of: number
}

// Ids end at random.
function isOf(share: Share | undefined, id: string): boolean {
  return share === undefined || Number.parseInt(id.slice(-2), 16) % share.of === share.at
}

/** What the daily job did. */
export interface Extended {
  readonly files: number
  /** Of them, those of which something had become due, or had stopped being so. */
  readonly filesChanged: number
}

/**
 * The daily job: works out again what is due for the files whose occasions reach less than `DAYS_LEFT` days ahead, for
 * those in which a start or an end recorded earlier has come, and for every file that is not a person's. A batch at a
 * time, so that people can go on working, and two batches at once: one is worked out while the database reads and writes
 * the other. Those it has done it does not do again on the same day. With a share, only the files that are of it.
 */
export async function extendDue(store: Store, rulebook: Rulebook, today: PlainDate, share?: Share): Promise<Extended> {
  const { authority } = store
  const ids = await store.within(SYSTEM, async tx => {
    const found = await sql<{ id: string }>`
      select subject as id from standing where authority = ${authority}
        and (due_until < ${addDays(today, DAYS_LEFT)}::date or changes_on <= ${today}::date)
      union select id from subject where authority = ${authority} and kind <> 'person'
      order by id`.execute(tx)
    return found.rows.map(row => row.id).filter(id => isOf(share, id))
  })
  let [from, filesChanged] = [0, 0]
  const lane = async (): Promise<void> => {
    while (from < ids.length) {
      const batch = ids.slice(from, (from += FILES_AT_ONCE))
      const changed = await store.within(SYSTEM, async tx => {
        await lockFiles(tx, authority, batch)
        return rederiveByTime(tx, authority, rulebook, batch, today)
      })
      filesChanged += changed
    }
  }
  await Promise.all([lane(), lane()])
  return { files: ids.length, filesChanged }
}
