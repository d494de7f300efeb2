import { sql } from 'kysely'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { OpeningState, QuestionLine, SampleLine } from '../../spine/web/services.ts'

/** An inspection's sign-ins as the store keeps them. */
export interface OpeningRow {
  readonly id: string
  readonly inspection: string
  readonly title: string
  readonly inspectorate: string
  readonly type: string
  readonly why: string
  readonly from_at: string
  readonly until_at: string
  readonly most: number
  readonly asked_by: string
  readonly asked_at: string
  readonly agreed_by: string | null
  readonly agreed_at: string | null
  readonly ended_by: string | null
  readonly ended_at: string | null
  readonly ended_why: string | null
}

/** How an inspection's sign-ins stand at an instant: worked out, never kept. */
export function stateOf(row: OpeningRow, at: string): OpeningState {
  if (row.ended_at !== null) return 'ended'
  if (row.until_at <= at) return 'over'
  if (row.agreed_at === null) return 'waiting'
  return row.from_at > at ? 'to-come' : 'now'
}

/** The openings the transaction may see, newest first, or one of them. */
export async function openingsIn(tx: Tx, authority: number, id?: string): Promise<readonly OpeningRow[]> {
  const found = await sql<OpeningRow>`
    select id, inspection, title, inspectorate, type, why, from_at, until_at, most, asked_by, asked_at, agreed_by, agreed_at, ended_by,
      ended_at, ended_why from inspection_opening
    where authority = ${authority} and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid) order by from_at desc, id`.execute(
    tx,
  )
  return found.rows
}

/** Each time children of an opening were drawn or chosen, newest first. */
export async function samplesOf(tx: Tx, authority: number, opening: string): Promise<readonly SampleLine[]> {
  const found = await sql<Omit<SampleLine, 'by'> & { readonly by: string }>`
    select id, how, seed, divided, pool, parts, drawn_by as "by", drawn_at as "at" from inspection_sample
    where authority = ${authority} and opening = ${opening}::uuid order by drawn_at desc`.execute(tx)
  const named = await peopleIn(
    tx,
    found.rows.map(row => row.by),
  )
  return found.rows.map(row => ({ ...row, by: named(row.by) }))
}

/** What inspectors asked under an opening, those without an answer first. */
export async function questionsOf(tx: Tx, authority: number, opening: string): Promise<readonly QuestionLine[]> {
  const found = await sql<{
    id: string
    words: string
    asked_by: string
    asked_at: string
    answer: string | null
    answered_by: string | null
    answered_at: string | null
  }>`
    select id, words, asked_by, asked_at, answer, answered_by, answered_at from inspection_question
    where authority = ${authority} and opening = ${opening}::uuid order by answer is not null, asked_at desc`.execute(
    tx,
  )
  const named = await peopleIn(
    tx,
    found.rows.flatMap(row => [row.asked_by, ...(row.answered_by ? [row.answered_by] : [])]),
  )
  return found.rows.map(row => ({
    id: row.id,
    words: row.words,
    by: named(row.asked_by),
    at: row.asked_at,
    answer:
      row.answer === null || row.answered_by === null || row.answered_at === null
        ? null
        : { words: row.answer, by: named(row.answered_by), at: row.answered_at },
  }))
}

/** What accounts are called, for a transaction that may ask. */
export async function peopleIn(tx: Tx, ids: readonly string[]): Promise<(id: string) => string> {
  const wanted = [...new Set(ids)]
  const found = await sql<{ actor: string; name: string }>`select actor, name from names_of(${wanted}::text[])`.execute(
    tx,
  )
  const names = new Map(found.rows.map(row => [row.actor, row.name]))
  return id => names.get(id) ?? 'Somebody no longer here'
}

/** The instant it is for the store, by whose clock sign-ins begin and end. */
export async function instantOf(store: Store): Promise<string> {
  const found = await store.within({ author: 'system', sight: 'none' }, tx =>
    sql<{ at: string }>`select clock_timestamp() as at`.execute(tx),
  )
  return (found.rows[0] as { readonly at: string }).at
}
