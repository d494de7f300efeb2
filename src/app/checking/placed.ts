import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { CheckChild, CheckNarrowing } from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'
import { OWNER } from '../quality/read.ts'
import { calledWorker } from '../work/children.ts'

/** A child of a return as they are placed on the record today. */
export interface PlacedChild {
  readonly key: number
  readonly child: string
  /** The file, where it may be looked at. */
  readonly found: string | null
  /** The file the rows are of, where it may not be looked at too, as far as it is known: for the audit alone. */
  readonly file: string | null
  readonly name: string | null
  readonly known_number: string | null
  readonly owner: string | null
  readonly owner_name: string | null
  readonly owner_number: string | null
  readonly team: string | null
  readonly team_name: string | null
}

/** Which check is asked about, and the day its children's workers are wanted of. */
export interface OfCheck {
  readonly authority: number
  readonly id: string
  readonly council: string
  readonly on: PlainDate
}

/**
 * `placed`: the children of a check in whom something was found, each with the file they have here. A file that may not be known of
 * is not found.
 */
export function placed({ authority, id, council, on }: OfCheck): RawBuilder<unknown> {
  return placedAmong(
    sql`(select c.number as key, c.child, c.subject, c.faults, c.queries from return_check_child c
      where c.authority = ${authority} and c.of_check = ${id}::uuid)`,
    { authority, council, on },
  )
}

/**
 * `placed` of children with a key, a number and the file they were made from: found by that file, else by the number the council's
 * returns know them by, else by the number written in their file.
 */
export function placedAmong(
  children: RawBuilder<unknown>,
  { authority, council, on }: Omit<OfCheck, 'id'>,
): RawBuilder<unknown> {
  return sql`placed as materialized (
    select distinct on (c.key) c.*, s.subject as found, s.name, s.sorted_name, s.number as known_number,
      coalesce(a.kept, c.subject, k.subject, n.subject) as file,
      ${OWNER} as owner, w.name as owner_name, w.number as owner_number, t.id as team, t.name as team_name
    from ${children} c
    left join source_subject k on k.authority = ${authority} and k.source = 'ssda903' and k.council = ${council} and k.key = c.child
      and c.subject is null
    left join standing n on n.authority = ${authority} and n.number = c.child and n.council = ${council}
      and c.child <> '' and c.subject is null and k.subject is null
    left join file_alias a on a.authority = ${authority} and a.subject = coalesce(c.subject, k.subject)
    left join standing s on s.authority = ${authority} and s.subject = coalesce(a.kept, c.subject, k.subject, n.subject)
    left join worker_standing w on w.authority = s.authority and w.subject = ${OWNER}
    left join team t on t.authority = w.authority and t.id = w.team and (w.post_until is null or w.post_until > ${on})
    order by c.key, s.subject)`
}

/** Every file that a check found something in, as far as it is known, for the audit. */
export async function filesIn(tx: Tx, of: OfCheck): Promise<readonly string[]> {
  const found = await sql<{ file: string }>`with ${placed(of)}
    select distinct p.file from placed p where p.file is not null`.execute(tx)
  return found.rows.map(row => row.file)
}

/** A child as pages name them. */
export function childOf(row: PlacedChild): CheckChild {
  return {
    key: row.key,
    number: row.child,
    id: row.found,
    called: row.found === null ? null : calledBy(row.name, row.known_number),
    worker: row.owner === null ? null : calledWorker(row.owner_name, row.owner_number),
    team: row.team === null ? null : (row.team_name ?? 'A team without a name'),
  }
}

/** Stand for those whom no worker or team, or no file, is found for. */
export const NOBODY = 'nobody'
export const NO_TEAM = 'no-team'
export const NOT_FOUND = 'not-found'

/** Whose a child of `placed as p` is, as an address says it. */
export const WORKER_OF: RawBuilder<string> = sql<string>`case when p.found is null then ${sql.lit(NOT_FOUND)} else coalesce(p.owner::text, ${sql.lit(NOBODY)}) end`
export const TEAM_OF: RawBuilder<string> = sql<string>`case when p.found is null then ${sql.lit(NOT_FOUND)} else coalesce(p.team::text, ${sql.lit(NO_TEAM)}) end`

/** What narrows `return_check_fault as f` with `placed as p`, `but` for one of them. */
export function narrowedBy(narrowing: CheckNarrowing, but?: keyof CheckNarrowing): RawBuilder<boolean> {
  const wanted = but === undefined ? narrowing : { ...narrowing, [but]: undefined }
  const tests: RawBuilder<boolean>[] = []
  if (wanted.rule !== undefined) tests.push(sql<boolean>`f.rule = ${wanted.rule}`)
  if (wanted.is !== undefined) tests.push(sql<boolean>`f.query = ${wanted.is === 'query'}`)
  if (wanted.table !== undefined) tests.push(sql<boolean>`f.of_table = ${wanted.table}`)
  if (wanted.child !== undefined) tests.push(sql<boolean>`f.child = ${wanted.child}`)
  if (wanted.worker !== undefined) tests.push(sql<boolean>`${WORKER_OF} = ${wanted.worker}`)
  if (wanted.team !== undefined) tests.push(sql<boolean>`${TEAM_OF} = ${wanted.team}`)
  return tests.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(tests, sql` and `)}`
}
