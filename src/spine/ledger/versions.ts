import { sql } from 'kysely'
import { type Bare, bareArray, jsonLines } from '../store/bare-array.ts'
import type { Tx } from '../store/store.ts'
import type { PlainDate } from '../time/plain-date.ts'
import { type Start, startDay } from './entry.ts'

/** A version about to be appended. */
export interface NewVersion {
  readonly subject: string
  readonly entry: string
  readonly version: number
  readonly kind: string
  readonly revision: number
  readonly start: Start
  readonly end: PlainDate | null
  readonly body: unknown
  readonly withdrawn: boolean
  readonly reason: string | null
  readonly import: string | null
  readonly knownFrom: PlainDate | null
  readonly source: string | null
  readonly sourceKey: string | null
  /** The wording the form asked, kept so that a changed form never rewrites the past. */
  readonly asked: unknown
}

/**
 * Appends versions under one act and makes the newest of each entry current.
 * The caller holds the subjects' locks and has numbered the versions without gaps.
 */
export async function appendVersions(
  tx: Tx,
  authority: number,
  act: string,
  versions: readonly NewVersion[],
): Promise<void> {
  if (versions.length === 0) return
  const newest = new Map<string, number>()
  for (const { entry, version } of versions) if (version > (newest.get(entry) ?? 0)) newest.set(entry, version)
  const column = <T>(of: (version: NewVersion) => T): T[] => versions.map(of)
  const bare = (of: (version: NewVersion) => Bare): string => bareArray(versions.map(of))
  // One array a column, sent and read once for both tables: the same rows as JSON take twice as long to read. JSON has no
  // line breaks, so that bodies are sent a line each, without the quotes that an array of them needs.
  const lines = (of: (version: NewVersion) => unknown): string => jsonLines(versions.map(of))
  await sql`
    with v as materialized (
      select * from unnest(
        ${bare(v => v.subject)}::uuid[], ${bare(v => v.entry)}::uuid[], ${bare(v => v.version)}::int[],
        ${bare(v => v.kind)}::text[], ${bare(v => v.revision)}::smallint[],
        ${column(v => v.start)}::text[], ${bare(v => startDay(v.start) ?? null)}::date[], ${bare(v => v.end)}::date[],
        string_to_array(${lines(v => v.body)}, ${'\n'})::jsonb[], ${bare(v => v.withdrawn)}::boolean[], ${column(v => v.reason)}::text[],
        ${bare(v => v.import)}::uuid[], ${bare(v => v.knownFrom)}::date[], ${column(v => v.source)}::text[],
        ${column(v => v.sourceKey)}::text[], string_to_array(${lines(v => v.asked)}, ${'\n'}, '')::jsonb[],
        ${bare(v => newest.get(v.entry) === v.version)}::boolean[])
      as v(subject, entry, version, kind, revision, start_at, start_on, end_on, body, withdrawn, reason, import, known_from,
        source, source_key, asked, newest)),
    appended as (
      insert into entry_version (authority, subject, entry, version, kind, revision, start_at, start_on, end_on, body,
        withdrawn, reason, act, import, known_from, source, source_key, asked)
      select ${authority}, subject, entry, version, kind, revision, start_at, start_on, end_on, body,
        withdrawn, reason, ${act}::uuid, import, known_from, source, source_key, asked from v)
    insert into entry (authority, subject, entry, version, kind, revision, start_at, start_on, end_on, body, withdrawn, import, source, source_key)
    select ${authority}, subject, entry, version, kind, revision, start_at, start_on, end_on, body, withdrawn, import, source, source_key
    from v where newest
    on conflict (authority, subject, entry) do update set version = excluded.version, kind = excluded.kind, revision = excluded.revision,
      start_at = excluded.start_at, start_on = excluded.start_on, end_on = excluded.end_on, body = excluded.body,
      withdrawn = excluded.withdrawn, import = excluded.import, source = excluded.source, source_key = excluded.source_key`.execute(
    tx,
  )
}

/**
 * Locks subjects' files, with all that is read with them, in id order, so that two writers of the same files wait for each
 * other and never deadlock. Throws when one does not exist.
 */
export async function lockFiles(tx: Tx, authority: number, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return
  const wanted = [...new Set(subjects)]
  const locked = new Set<string>()
  // Files may have been merged while this waited: then what is read with them now is locked too.
  for (let before = -1; locked.size > before; ) {
    before = locked.size
    const found = await sql<{ id: string }>`
      select id from subject where authority = ${authority} and id = any(files_with(${wanted}::uuid[]))
      order by id for no key update`.execute(tx)
    for (const { id } of found.rows) locked.add(id)
  }
  const missing = wanted.find(id => !locked.has(id))
  if (missing !== undefined) throw new NoSuchFile(missing)
}

/** A file that does not exist, or that the reader may not know of. */
export class NoSuchFile extends Error {
  constructor(id: string) {
    super(`There is no file ${id}`)
    this.name = 'NoSuchFile'
  }
}

/**
 * Begins an act: what follows in the transaction is written under it. It takes its position and time as the transaction
 * commits, under the authority's lock, so that acts become visible in the order of their positions and a past answer
 * never changes.
 */
export async function beginAct(
  tx: Tx,
  authority: number,
  act: { readonly id: string; readonly author: string; readonly import: string | null; readonly reason: string | null },
): Promise<void> {
  await tx
    .insertInto('act')
    .values({ authority, ...act })
    .execute()
}
