import { sql } from 'kysely'
import type { Tx } from '../store/store.ts'
import type { Known } from './read.ts'

/** The file that each merged subject is read in; a subject that was not merged is absent. */
export type Aliases = ReadonlyMap<string, string>

/**
 * The merged among these subjects, and those merged into their files: now, or as the ledger held it at an instant. What
 * a return knew is always asked with today's, since a child is one child however late that was found out.
 */
export async function aliasesOf(
  tx: Tx,
  authority: number,
  subjects: readonly string[],
  known?: Known,
): Promise<Aliases> {
  const ids = [...subjects]
  if (known?.clock !== 'recorded') {
    const found = await sql<{ subject: string; kept: string }>`
      select subject, kept from file_alias where authority = ${authority} and subject = any(files_with(${ids}::uuid[]))`.execute(
      tx,
    )
    return new Map(found.rows.map(row => [row.subject, row.kept]))
  }
  const found = await sql<{ subject: string; kept: string }>`
    with recursive live as materialized (
      select m.merged, m.kept from file_merge m
      join act_commit c on c.authority = m.authority and c.act = m.act
      left join act_commit u on u.authority = m.authority and u.act = m.undone_act
      where m.authority = ${authority} and c.recorded_at <= ${known.at}::timestamptz
        and (u.recorded_at is null or u.recorded_at > ${known.at}::timestamptz)),
    chain as (
      select merged as subject, kept from live
      union all select c.subject, l.kept from chain c join live l on l.merged = c.kept)
    select subject, kept from chain c where not exists (select from live l where l.merged = c.kept)`.execute(tx)
  const wanted = new Set(ids)
  for (const { subject, kept } of found.rows) if (wanted.has(subject)) wanted.add(kept)
  return new Map(found.rows.filter(row => wanted.has(row.kept)).map(row => [row.subject, row.kept]))
}
