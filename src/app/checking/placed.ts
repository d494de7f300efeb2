import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { CheckChild, CheckNarrowing } from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'
import { OWNER } from '../quality/read.ts'
import { calledWorker } from '../work/children.ts'

/** A child of a return as they are placed on the record today. */
export interface PlacedChild {
  readonly key: number
  readonly child: string
  readonly subject: string | null
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
 * `placed`: the children of a check in whom something was found, each with the file they have here: by the number the council's
 * returns know them by, else by the number written in their file. A file that may not be known of is not found.
 */
export function placed({ authority, id, council, on }: OfCheck): RawBuilder<unknown> {
  return sql`placed as materialized (
    select distinct on (c.number) c.number as key, c.child, c.faults, c.queries, s.subject, s.name, s.sorted_name, s.number as known_number,
      ${OWNER} as owner, w.name as owner_name, w.number as owner_number, t.id as team, t.name as team_name
    from return_check_child c
    left join source_subject k on k.authority = c.authority and k.source = 'ssda903' and k.council = ${council} and k.key = c.child
    left join file_alias a on a.authority = k.authority and a.subject = k.subject
    left join standing s on s.authority = c.authority and c.child <> ''
      and (s.subject = coalesce(a.kept, k.subject) or (k.subject is null and s.number = c.child and s.council = ${council}))
    left join worker_standing w on w.authority = s.authority and w.subject = ${OWNER}
    left join team t on t.authority = w.authority and t.id = w.team and (w.post_until is null or w.post_until > ${on})
    where c.authority = ${authority} and c.of_check = ${id}::uuid
    order by c.number, s.subject)`
}

/** A child as pages name them. */
export function childOf(row: PlacedChild): CheckChild {
  return {
    key: row.key,
    number: row.child,
    id: row.subject,
    called: row.subject === null ? null : calledBy(row.name, row.known_number),
    worker: row.owner === null ? null : calledWorker(row.owner_name, row.owner_number),
    team: row.team === null ? null : (row.team_name ?? 'A team without a name'),
  }
}

/** Stand for those whom no worker or team, or no file, is found for. */
export const NOBODY = 'nobody'
export const NO_TEAM = 'no-team'
export const NOT_FOUND = 'not-found'

/** Whose a child of `placed as p` is, as an address says it. */
export const WORKER_OF: RawBuilder<string> = sql<string>`case when p.subject is null then ${sql.lit(NOT_FOUND)} else coalesce(p.owner::text, ${sql.lit(NOBODY)}) end`
export const TEAM_OF: RawBuilder<string> = sql<string>`case when p.subject is null then ${sql.lit(NOT_FOUND)} else coalesce(p.team::text, ${sql.lit(NO_TEAM)}) end`

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
