import { sql } from 'kysely'
import { AccessRefused, type Viewer, decide } from '../../spine/access/decide.ts'
import { SECTIONS_OF } from '../../spine/access/roles.ts'
import type { Duty } from '../../spine/duty/duty.ts'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { DutiesService, DutyOpenRow } from '../../spine/web/services.ts'
import { type Narrowing, withList } from '../files/gate.ts'
import type { Product } from '../product.ts'
import { duties } from '../rulebook.ts'
import { type StandingOfWork, standingColumns, within, workChild, workerNames } from '../work/children.ts'
import { type DueRowRead, OWNER_COLUMNS, dueItem, toldIn } from '../work/due.ts'
import { pressingFirst } from '../work/pressing.ts'

/** Whether someone may see for whom a duty is open, and not how often alone: it is of children, whom they list, and of a part of files that they read. */
export function mayListOpen(viewer: Viewer, duty: Pick<Duty, 'section' | 'subject'>): boolean {
  return (
    duty.subject === 'person' &&
    decide(viewer, 'members.read').allow &&
    SECTIONS_OF[viewer.role].read.includes(duty.section)
  )
}

/** The children a duty is open for today, the most pressing first; restricted files are left out. */
export function openList({ store, councils }: Product, today: () => PlainDate): DutiesService['open'] {
  const { authority } = store
  return async (viewer, id, purpose = 'open') => {
    const duty = duties.get(id)
    if (!duty) return undefined
    if (!mayListOpen(viewer, duty)) throw new AccessRefused('members.read', 'role-may-not')
    const on = today()
    const details = { route: '/duties/:id/open', purpose, about: id }
    return withList(store, viewer, 'members.read', details, async (tx, narrowing) => {
      const told = await toldIn(tx, store, on, narrowing)
      const rows = await openOf(tx, authority, id, on, narrowing)
      const standing = await standingOf(tx, authority, rows, on, narrowing)
      const names = await workerNames(
        tx,
        authority,
        [...standing.values()].map(row => workerOf(duty, row)),
      )
      const items = rows.flatMap((row): DutyOpenRow[] => {
        const stands = standing.get(row.subject)
        if (!stands) return []
        const worker = workerOf(duty, stands)
        const item = dueItem(row, workChild(stands, on, councils), stands, told, viewer, worker === viewer.worker)
        return item ? [{ ...item, worker: worker === null ? null : (names.get(worker) ?? null) }] : []
      })
      return {
        value: { on, id: duty.id, title: duty.title, rows: pressingFirst(items) },
        shown: items.map(item => item.child.id),
      }
    })
  }
}

// Whoever does that work for the child; of what no single worker does, the child's social worker.
function workerOf(duty: Duty, row: StandingOfWork): string | null {
  return row[OWNER_COLUMNS[duty.owner] ?? 'worker_id']
}

async function openOf(
  tx: Tx,
  authority: number,
  duty: string,
  today: PlainDate,
  { sections }: Narrowing,
): Promise<readonly DueRowRead[]> {
  const found = await sql<DueRowRead>`
    select subject, duty, occasion, from_on, by_on, statutory_on, ends_on, again, owner, because, unsettled from due
    where authority = ${authority} and duty = ${duty} and section = any(${[...sections]}::text[])
      and (from_on is null or from_on <= ${today}) and (ends_on is null or ends_on > ${today})`.execute(tx)
  return found.rows
}

async function standingOf(
  tx: Tx,
  authority: number,
  rows: readonly DueRowRead[],
  today: PlainDate,
  { council }: Narrowing,
): Promise<ReadonlyMap<string, StandingOfWork>> {
  const subjects = [...new Set(rows.map(row => row.subject))]
  if (subjects.length === 0) return new Map()
  const narrowed = council === undefined ? {} : { council }
  const found = await sql<StandingOfWork>`
    select ${standingColumns(today)} from standing s
    where ${within(authority, { reach: 'all', sections: [], ...narrowed })} and s.subject = any(${subjects}::uuid[])`.execute(
    tx,
  )
  return new Map(found.rows.map(row => [row.subject, row]))
}
