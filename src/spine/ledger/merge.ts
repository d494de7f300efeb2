import { sql } from 'kysely'
import type { Tx } from '../store/store.ts'
import { rederive } from './derive.ts'
import { newId } from './ids.ts'
import { aliasesOf } from './merged.ts'
import type { Rulebook } from './rulebook.ts'
import { beginAct, lockFiles } from './versions.ts'

/** Says that two files are one person's: from now on what is written in `merged` is read in `kept`. */
export interface Merging {
  readonly merged: string
  readonly kept: string
  readonly why: string
}

/**
 * Merges one person's file into another, in one act: what is derived is worked out again for the kept file and cleared
 * for the merged one. Answers the merging's id; undefined, with nothing written, where either has been merged already or
 * is not a person's.
 */
export async function mergeFiles(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  author: string,
  { merged, kept, why }: Merging,
): Promise<string | undefined> {
  await lockFiles(tx, authority, [merged, kept])
  const moved = await aliasesOf(tx, authority, [merged, kept])
  if (merged === kept || moved.has(merged) || moved.has(kept)) return undefined
  const act = newId()
  const id = newId()
  await beginAct(tx, authority, { id: act, author, import: null, reason: why })
  const done = await sql<{ done: boolean }>`
    select merge_files(${id}::uuid, ${merged}::uuid, ${kept}::uuid, ${act}::uuid, ${why}) as done`.execute(tx)
  if (!done.rows[0]?.done) throw new RangeError('only two people’s files can be merged')
  await rederive(tx, authority, rulebook, [merged, kept], undefined, 'again')
  return id
}

/**
 * Takes a merging back, in one act: each file is read by itself again, as it would be had they never been merged, with
 * what was written in the kept one since. Answers the file that stands by itself again; undefined where there is none.
 */
export async function unmergeFiles(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  author: string,
  of: { readonly merging: string; readonly kept: string; readonly why: string },
): Promise<string | undefined> {
  await lockFiles(tx, authority, [of.kept])
  const merging = (await mergingsInto(tx, authority, of.kept)).find(each => each.id === of.merging)
  if (!merging) return undefined
  const act = newId()
  await beginAct(tx, authority, { id: act, author, import: null, reason: of.why })
  const done = await sql<{ restored: string | null }>`
    select unmerge_files(${of.merging}::uuid, ${act}::uuid, ${of.why}) as restored`.execute(tx)
  const restored = done.rows[0]?.restored ?? undefined
  if (restored === undefined) return undefined
  await rederive(tx, authority, rulebook, [of.kept, restored], undefined, 'again')
  return restored
}

/** A merging that stands. */
export interface HeldMerging {
  readonly id: string
  readonly merged: string
  /** The file it was merged into: the kept one, or one that was itself merged into it. */
  readonly into: string
  readonly by: string
  readonly at: string
  readonly why: string
}

/** The mergings that stand of a file, newest first. */
export async function mergingsInto(tx: Tx, authority: number, kept: string): Promise<readonly HeldMerging[]> {
  const found = await sql<HeldMerging>`
    select m.id, m.merged, m.kept as "into", m.by_user as "by", c.recorded_at as "at", m.why from file_merge m
    join act_commit c on c.authority = m.authority and c.act = m.act
    where m.authority = ${authority} and m.undone_act is null and m.kept = any(files_with(array[${kept}]::uuid[]))
    order by c.position desc`.execute(tx)
  return found.rows
}
