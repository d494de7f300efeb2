import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { CheckChild, CheckNarrowing } from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'
import { OWNER } from '../quality/read.ts'
import { calledWorker } from '../work/children.ts'

/** A child of a return, and the file their rows were made from where the record made them. */
export interface CheckedChild {
  readonly key: number
  readonly child: string
  readonly subject: string | null
}

/** A child of a return as they are placed on the record today. */
export interface PlacedChild extends CheckedChild {
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

/** The children of a check in whom something was found. */
export async function childrenIn(
  tx: Tx,
  { authority, id }: Pick<OfCheck, 'authority' | 'id'>,
): Promise<readonly CheckedChild[]> {
  const found = await sql<CheckedChild>`select number as key, child, subject from return_check_child
    where authority = ${authority} and of_check = ${id}::uuid order by number`.execute(tx)
  return found.rows
}

/**
 * Children of a return, each with the file they have here: the one they were made from, else the one whose number the council's
 * returns know, else the one that number is written in. A file that may not be known of is not found.
 */
export async function placed(
  tx: Tx,
  { authority, council, on }: Omit<OfCheck, 'id'>,
  children: readonly CheckedChild[],
): Promise<readonly PlacedChild[]> {
  if (children.length === 0) return []
  // Each is looked up by itself: what may be known is guessed to be so little that all would be compared with all. An index is
  // used under row-level security only by a column as it is: what is chosen of several is made one first, by 'offset 0'.
  const found = await sql<Omit<PlacedChild, keyof CheckedChild> & { readonly key: number }>`
    select c.key, s.subject as found, s.name, s.number as known_number, g.file,
      o.owner, w.name as owner_name, w.number as owner_number, t.id as team, t.name as team_name
    from unnest(${children.map(each => each.key)}::int[], ${children.map(each => each.child)}::text[],
      ${children.map(each => each.subject)}::uuid[]) as c(key, child, subject)
    left join lateral (select k.subject from source_subject k where c.subject is null and k.authority = ${authority}
      and k.source = 'ssda903' and k.council = ${council} and k.key = c.child limit 1) k on true
    left join lateral (select n.subject from standing n where c.subject is null and k.subject is null and c.child <> ''
      and n.authority = ${authority} and n.number = c.child and n.council = ${council} order by n.subject limit 1) n on true
    cross join lateral (select coalesce(c.subject, k.subject, n.subject) as subject offset 0) f
    left join lateral (select a.kept from file_alias a where a.authority = ${authority} and a.subject = f.subject limit 1) a on true
    cross join lateral (select coalesce(a.kept, f.subject) as file offset 0) g
    left join lateral (select s.* from standing s where s.authority = ${authority} and s.subject = g.file limit 1) s on true
    cross join lateral (select ${OWNER} as owner offset 0) o
    left join lateral (select w.* from worker_standing w where w.authority = ${authority} and w.subject = o.owner limit 1) w on true
    left join lateral (select t.id, t.name from team t where t.authority = ${authority} and t.id = w.team
      and (w.post_until is null or w.post_until > ${on}) limit 1) t on true`.execute(tx)
  const byKey = new Map(found.rows.map(row => [row.key, row]))
  return children.map(each => ({ ...NOWHERE, ...byKey.get(each.key), ...each }))
}

const NOWHERE = {
  found: null,
  file: null,
  name: null,
  known_number: null,
  owner: null,
  owner_name: null,
  owner_number: null,
  team: null,
  team_name: null,
}

/** The files of children shown, for the audit. */
export function filesOf(children: Iterable<Pick<PlacedChild, 'file'>>): readonly string[] {
  return [...new Set([...children].flatMap(child => child.file ?? []))]
}

/** A child as pages name them. */
export function childOf(child: PlacedChild): CheckChild {
  return {
    key: child.key,
    number: child.child,
    id: child.found,
    called: child.found === null ? null : calledBy(child.name, child.known_number),
    worker: child.owner === null ? null : calledWorker(child.owner_name, child.owner_number),
    team: child.team === null ? null : (child.team_name ?? 'A team without a name'),
  }
}

/** Stand for those whom no worker or team, or no file, is found for. */
export const NOBODY = 'nobody'
export const NO_TEAM = 'no-team'
export const NOT_FOUND = 'not-found'

/** Whose a child is, as an address says it. */
export function workerOf(child: PlacedChild): string {
  return child.found === null ? NOT_FOUND : (child.owner ?? NOBODY)
}

/** Whose team's a child is, as an address says it. */
export function teamOf(child: PlacedChild): string {
  return child.found === null ? NOT_FOUND : (child.team ?? NO_TEAM)
}

/** What narrows `return_check_fault as f`, given the children placed. */
export function narrowedBy(wanted: CheckNarrowing, children: readonly PlacedChild[]): RawBuilder<boolean> {
  const tests: RawBuilder<boolean>[] = []
  if (wanted.rule !== undefined) tests.push(sql<boolean>`f.rule = ${wanted.rule}`)
  if (wanted.is !== undefined) tests.push(sql<boolean>`f.query = ${wanted.is === 'query'}`)
  if (wanted.table !== undefined) tests.push(sql<boolean>`f.of_table = ${wanted.table}`)
  if (wanted.child !== undefined) tests.push(sql<boolean>`f.child = ${wanted.child}`)
  if (wanted.worker !== undefined || wanted.team !== undefined) {
    const theirs = children.filter(
      child =>
        (wanted.worker === undefined || workerOf(child) === wanted.worker) &&
        (wanted.team === undefined || teamOf(child) === wanted.team),
    )
    tests.push(sql<boolean>`f.child = any(${theirs.map(child => child.key)}::int[])`)
  }
  return tests.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(tests, sql` and `)}`
}
