import { sql } from 'kysely'
import { workerPost } from '../../practice/workforce/codes.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import { label } from '../../spine/ledger/code-set.ts'
import type { Council } from '../../spine/measure/measure.ts'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { TeamChild, TeamTotals, TeamWorker } from '../../spine/web/services.ts'
import type { Narrowing } from '../files/gate.ts'
import {
  ROLES_OF_CHILD,
  type RoleOfChild,
  type StandingOfWork,
  calledWorker,
  inCare,
  rolesOf,
  standingColumns,
  workChild,
  workedWith,
} from './children.ts'
import { type DueTallies, type DueTally, type Told, talliesOf } from './due.ts'

/** A team within the reader's reach. */
export interface TeamRow {
  readonly id: string
  readonly name: string
  readonly service: string
  readonly council: string | null
}

/** A worker of a team, as the list of people to give children to holds them. */
export interface WorkerRow {
  readonly subject: string
  readonly name: string | null
  readonly number: string | null
  readonly post: string | null
  readonly team: string | null
  readonly agency: boolean | null
  readonly fte: string | null
  readonly holds_cases: boolean
  readonly target: string | null
}

/** Children that nobody was given are listed to this many: more than that is not a list but a fault to mend elsewhere. */
const MOST_UNALLOCATED = 500

/** The teams within a viewer's reach of `team.read`, by name. */
export async function teamsWithin(
  tx: Tx,
  authority: number,
  viewer: Viewer,
  { reach, council }: Narrowing,
): Promise<readonly TeamRow[]> {
  const mine = viewer.teams ?? []
  if (reach !== 'all' && mine.length === 0) return []
  const found = await sql<TeamRow>`
    select t.id, t.name, t.service, t.council from team t
    where t.authority = ${authority} and t.closed_at is null
      ${council === undefined ? sql`` : sql`and (t.council is null or t.council = ${council})`}
      ${
        reach === 'all'
          ? sql``
          : reach === 'service'
            ? sql`and t.service in (select o.service from team o where o.authority = t.authority and o.id = any(${[...mine]}::uuid[]))`
            : sql`and t.id = any(${[...mine]}::uuid[])`
      }
    order by t.name`.execute(tx)
  return found.rows
}

/** A team's people, its children and those of its council that nobody was given. */
export interface TeamRead {
  readonly team: TeamRow & { readonly councilName: string | null }
  readonly workers: readonly TeamWorker[]
  readonly children: readonly TeamChild[]
  readonly unallocated: readonly TeamChild[]
  readonly rows: ReadonlyMap<string, StandingOfWork>
  /** What is overdue and due this week, counted. */
  readonly counts: DueTallies
}

/** The workers who hold a post in one of these teams today, or are named members of it. */
export async function workersOf(
  tx: Tx,
  authority: number,
  teams: readonly string[],
  today: PlainDate,
): Promise<readonly WorkerRow[]> {
  if (teams.length === 0) return []
  const found = await sql<WorkerRow>`
    select w.subject, w.name, w.number, w.post, w.team, w.agency, w.fte, w.holds_cases, w.target from worker_standing w
    where w.authority = ${authority} and w.team = any(${[...teams]}::uuid[])
      and (w.post_from is null or w.post_from <= ${today}) and (w.post_until is null or w.post_until > ${today})
    order by w.name, w.subject`.execute(tx)
  return found.rows
}

/** One team, read by a transaction that lists. */
export async function teamRead(
  tx: Tx,
  authority: number,
  team: TeamRow,
  told: Told,
  { council }: Narrowing,
  councils: readonly Council[],
): Promise<TeamRead> {
  const { today } = told
  const workerRows = await workersOf(tx, authority, [team.id], today)
  const workerIds = workerRows.map(row => row.subject)
  const columns = standingColumns(today)
  const narrowed = council === undefined ? sql`` : sql`and s.council = ${council}`
  const own = await sql<StandingOfWork>`
    select ${columns} from standing s where s.authority = ${authority} and ${workedWith(workerIds)} ${narrowed}
    order by s.sorted_name nulls last, s.number, s.subject`.execute(tx)
  const nobodys = await sql<StandingOfWork>`
    select ${columns} from standing s where s.authority = ${authority} and s.worker_id is null and ${inCare(today)} ${narrowed}
      ${team.council === null ? sql`` : sql`and s.council = ${team.council}`}
    order by s.care_from, s.subject limit ${MOST_UNALLOCATED}`.execute(tx)
  const rows = new Map([...own.rows, ...nobodys.rows].map(row => [row.subject, row]))
  const counts = await talliesOf(tx, authority, [...rows.values()], told)
  const named = new Map(
    workerRows.map(row => [row.subject, { id: row.subject, name: calledWorker(row.name, row.number) }]),
  )
  const theirs = new Set(workerIds)
  const children = own.rows.map(row => teamChild(row, counts.of(row.subject), theirs, named, today, councils))
  return {
    team: { ...team, councilName: councils.find(each => each.code === team.council)?.name ?? null },
    workers: workerRows.map(row => teamWorker(row, children, own.rows)),
    children,
    unallocated: nobodys.rows
      .filter(row => !own.rows.some(each => each.subject === row.subject))
      .map(row => teamChild(row, counts.of(row.subject), theirs, named, today, councils)),
    rows,
    counts,
  }
}

/** In what a child is a team's: as its social worker's, else its reviewing officer's or personal adviser's. */
export function roleInTeam(row: StandingOfWork, workers: ReadonlySet<string>): RoleOfChild {
  return rolesOf(row, workers)[0] ?? 'social-worker'
}

function teamChild(
  row: StandingOfWork,
  count: DueTally,
  workers: ReadonlySet<string>,
  named: ReadonlyMap<string, { readonly id: string; readonly name: string }>,
  today: PlainDate,
  councils: readonly Council[],
): TeamChild {
  const role = roleInTeam(row, workers)
  const column = ROLES_OF_CHILD.find(each => each.role === role)?.column ?? 'worker_id'
  const worker = row[column]
  return {
    ...workChild(row, today, councils),
    worker: worker === null ? null : (named.get(worker) ?? null),
    overdue: count.overdue,
    thisWeek: count.thisWeek,
    next: count.next,
    since: row.in_care ? row.care_from : null,
  }
}

/** A worker with what is on their shoulders, of a team's children. Pure. */
export function teamWorker(
  row: WorkerRow,
  children: readonly TeamChild[],
  standing: readonly StandingOfWork[],
): TeamWorker {
  const one = new Set([row.subject])
  const theirs = new Set(standing.filter(each => rolesOf(each, one).length > 0).map(each => each.subject))
  const held = children.filter(child => theirs.has(child.id))
  const sum = (of: (child: TeamChild) => number): number => held.reduce((total, child) => total + of(child), 0)
  return {
    id: row.subject,
    name: calledWorker(row.name, row.number),
    post: row.post === null ? null : label(workerPost, row.post),
    agency: row.agency ?? false,
    fte: row.fte === null ? null : Number(row.fte),
    holdsCases: row.holds_cases,
    children: held.length,
    target: row.target === null ? null : Number(row.target),
    overdue: sum(child => child.overdue),
    thisWeek: sum(child => child.thisWeek),
    highRisk: held.filter(child => child.risk === 'high').length,
  }
}

/** Each of these teams in a line: what it holds, and what is overdue of it. */
export async function totalsOf(
  tx: Tx,
  authority: number,
  teams: readonly TeamRow[],
  told: Told,
  { council }: Narrowing,
  councils: readonly Council[],
): Promise<readonly TeamTotals[]> {
  const workers = await workersOf(
    tx,
    authority,
    teams.map(team => team.id),
    told.today,
  )
  const ids = workers.map(worker => worker.subject)
  const held = await sql<StandingOfWork & { readonly workers: readonly string[] }>`
    select ${standingColumns(told.today)}, array[s.worker_id, s.reviewer_id, s.adviser_id] as workers from standing s
    where s.authority = ${authority} and ${workedWith(ids)} ${council === undefined ? sql`` : sql`and s.council = ${council}`}`.execute(
    tx,
  )
  const counts = await talliesOf(tx, authority, held.rows, told)
  return teams.map(team => {
    const mine = workers.filter(worker => worker.team === team.id)
    const theirs = new Set(mine.map(worker => worker.subject))
    const children = held.rows.filter(row => row.workers.some(worker => theirs.has(worker)))
    return {
      id: team.id,
      name: team.name,
      service: team.service,
      council: councils.find(each => each.code === team.council)?.name ?? null,
      workers: mine.length,
      children: children.length,
      target: targetTogether(mine.map(worker => (worker.target === null ? null : Number(worker.target)))),
      overdue: children.reduce((sum, row) => sum + counts.of(row.subject).overdue, 0),
      highRisk: children.filter(row => row.risk === 'high').length,
    }
  })
}

/** What several people should have together; null where none of them has a target. Pure. */
export function targetTogether(targets: readonly (number | null)[]): number | null {
  const set = targets.filter(target => target !== null)
  return set.length === 0 ? null : Math.round(set.reduce((total, target) => total + target, 0) * 10) / 10
}
