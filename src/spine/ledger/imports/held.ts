import { sql } from 'kysely'
import type { Tx } from '../../store/store.ts'
import type { Source } from '../source.ts'
import type { Problem } from './plan.ts'

/** An import that stands. */
export interface LiveImport {
  readonly id: string
  readonly number: number
  readonly content: string | null
}

/** One import of an authority at a time: each is worked out from all the others. Held until commit. */
export async function lockImports(tx: Tx, authority: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(710003, ${authority})`.execute(tx)
}

/** Takes the same lock only if nobody has it. */
export async function tryLockImports(tx: Tx, authority: number): Promise<boolean> {
  const found = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(710003, ${authority}) as taken`.execute(
    tx,
  )
  return found.rows[0]?.taken ?? false
}

/** The imports of a source that stand for a council, oldest first. */
export async function liveImports(
  tx: Tx,
  authority: number,
  source: string,
  council: string,
): Promise<readonly LiveImport[]> {
  return tx
    .selectFrom('import')
    .select(['id', 'number', 'content'])
    .where('authority', '=', authority)
    .where('source', '=', source)
    .where('council', '=', council)
    .where('status', '=', 'done')
    .orderBy('number')
    .execute()
}

/** The collection years these imports hold, oldest first. */
export async function yearsHeld(
  tx: Tx,
  authority: number,
  source: Source,
  live: readonly string[],
): Promise<readonly number[]> {
  const found = await sql<{ year: number }>`
    select distinct year from import_file
    where authority = ${authority} and import = any(${[...live]}::uuid[]) and "table" = ${source.yearsFrom} order by year`.execute(
    tx,
  )
  return found.rows.map(row => row.year)
}

/** Whom to work out again for an import, in order. */
export interface KeysToApply {
  readonly keys: readonly string[]
  /** Those the import itself speaks of; the others were left open by an earlier year, and its year's silence may have lost them. */
  readonly spokenOf: ReadonlySet<string>
}

/** The subjects an import speaks of, and those an earlier year left open. */
export async function keysToApply(
  tx: Tx,
  authority: number,
  source: Source,
  council: string,
  importId: string,
): Promise<KeysToApply> {
  const found = await sql<{ key: string; spoken: boolean }>`
    select key, bool_or(spoken) as spoken from (
      select distinct subject_key as key, true as spoken from import_row where authority = ${authority} and import = ${importId}::uuid
      union all
      select s.key, false from source_subject s
      where s.authority = ${authority} and s.source = ${source.name} and s.council = ${council} and exists (
        select 1 from entry e where e.authority = s.authority and e.subject = s.subject and e.source = s.source and e.end_on is null
          and e.kind = ${source.leavesOpen} and not e.withdrawn)
    ) as each group by key order by key`.execute(tx)
  return {
    keys: found.rows.map(row => row.key),
    spokenOf: new Set(found.rows.filter(row => row.spoken).map(row => row.key)),
  }
}

/** Keeps an import's problems in full, numbered in the order they were met. */
export async function keepProblems(
  tx: Tx,
  authority: number,
  importId: string,
  problems: readonly Problem[],
): Promise<void> {
  for (let from = 0; from < problems.length; from += 1000) {
    const json = JSON.stringify(
      problems.slice(from, from + 1000).map((problem, index) => ({ ...problem, number: from + index + 1 })),
    )
    await sql`insert into import_problem (authority, import, number, severity, file, line, "column", value, why, mend)
      select ${authority}, ${importId}::uuid, number, severity, file, line, "column", value, why, mend
      from json_to_recordset(${json}::json) as p(number int, severity text, file text, line int, "column" text, value text, why text, mend text)`.execute(
      tx,
    )
  }
}
