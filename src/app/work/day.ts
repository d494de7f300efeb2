import { sql } from 'kysely'
import { childWordsSaid } from '../../practice/casework/kinds.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import { isId } from '../../spine/ledger/ids.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import { addWorkingDays, canCountWorkingDays, workingDaysBetween } from '../../spine/time/working-days.ts'
import { atTime } from '../../spine/web/format.ts'
import type { Day, DayService, DueItem, ForYou, WorkChild } from '../../spine/web/services.ts'
import { withList } from '../files/gate.ts'
import type { Product } from '../product.ts'
import { approvalsOf, approvalService } from './approvals.ts'
import {
  type StandingOfWork,
  calledWorker,
  rolesOf,
  standingColumns,
  within,
  workChild,
  workerNames,
} from './children.ts'
import { type Told, WEEK, dueItem, dueOf, mayRecord, toldIn } from './due.ts'
import { groupsOf } from './families.ts'
import { filesFor } from './files.ts'
import { liveListOf } from './live-list.ts'
import { noticesIn, putAwayIn } from './notices.ts'
import { pressingFirst } from './pressing.ts'

/** Working days within which a child who said something is answered; after that it waits for the worker by name. */
const ANSWER_WITHIN = 3

/** Said while nothing says how far the record goes, so that a short list is not taken for a quiet week. */
const NOT_KEPT_YET =
  'The trust has not said from which day its work is recorded here, so what is overdue can be told only from returns.'

/** A list of nobody else's children holds no more than a person can work with; this many is the whole of any caseload. */
const MOST_CHILDREN = 400

/** A worker's children and what is due for them, as one list shows them. */
export interface Caseload {
  readonly told: Told
  readonly rows: readonly StandingOfWork[]
  readonly children: readonly WorkChild[]
  readonly lines: readonly DueItem[]
  readonly later: readonly DueItem[]
  readonly worker: { readonly name: string; readonly target: number | null; readonly team: string | null } | undefined
  readonly covering: readonly string[]
  readonly notices: readonly ForYou[]
  readonly reasons: readonly ForYou[]
}

/** What each person's work asks of them. `today` is asked at the edge, each time. */
export function dayService(product: Product, today: () => PlainDate): DayService {
  const { store } = product
  const caseload = (viewer: Viewer, purpose: string): Promise<Caseload> => caseloadOf(product, viewer, today(), purpose)
  return {
    open: async (viewer, purpose = 'open') => {
      const mine = await caseload(viewer, purpose)
      const [words, approvals, groups] = await Promise.all([
        wordsWaiting(store, viewer, mine),
        approvalsOf(product, viewer, mine.told.today),
        groupsOf(store, viewer, mine.rows),
      ])
      const asked = approvals.map(
        (each): ForYou => ({
          key: each.entry,
          is: 'approval',
          title: `${each.what} for ${each.child.called}`,
          text: `Asked by ${each.askedBy}`,
          level: each.level,
          when: each.words,
          by: each.neededBy ?? each.askedOn,
          layer: each.byLaw ? 'law' : 'local',
          child: { id: each.child.id, called: each.child.called },
          href: `/approvals/${each.child.id}/${each.entry}`,
          does: 'Decide',
        }),
      )
      return {
        on: mine.told.today,
        ...(viewer.worker && mine.worker ? { worker: { id: viewer.worker, name: mine.worker.name } } : {}),
        caseload: {
          children: mine.children.length,
          target: mine.worker?.target ?? null,
          inCare: mine.children.filter(child => child.inCare).length,
          highRisk: mine.children.filter(child => child.risk === 'high').length,
        },
        covering: mine.covering,
        lines: mine.lines,
        later: mine.later,
        forYou: pressingFirst([...words, ...asked, ...mine.reasons, ...mine.notices]),
        children: mine.children,
        groups,
        ...(mine.told.keptFrom === undefined ? { note: NOT_KEPT_YET } : {}),
      } satisfies Day
    },
    liveList: async viewer => liveListOf(product, viewer, await caseload(viewer, 'print')),
    putAway: async (viewer, notice) => {
      const { grants } = permit(viewer, 'day.read')
      if (isId(notice)) await store.within(grants, tx => putAwayIn(tx, store.authority, notice))
    },
    ...approvalService(product, today),
  }
}

function caseloadOf({ store, councils }: Product, viewer: Viewer, on: PlainDate, purpose: string): Promise<Caseload> {
  const { authority } = store
  return withList(store, viewer, 'day.read', { route: '/day', purpose }, async (tx, narrowing) => {
    const told = await toldIn(tx, store, on, narrowing)
    const workers = narrowing.workers ?? []
    const found = await sql<StandingOfWork>`
      select ${standingColumns(on)} from standing s where ${within(authority, { ...narrowing, workers })}
      order by s.sorted_name nulls last, s.number, s.subject limit ${MOST_CHILDREN}`.execute(tx)
    const rows = found.rows
    const byId = new Map(rows.map(row => [row.subject, row]))
    const children = rows.map(row => workChild(row, on, councils))
    const named = new Map(children.map(child => [child.id, child]))
    const ids = children.map(child => child.id)
    const theirs = new Set(workers)
    const due = await dueOf(tx, authority, ids, told)
    const items = due.flatMap(row => {
      const child = named.get(row.subject)
      const standing = byId.get(row.subject)
      if (!child || !standing) return []
      const mine = rolesOf(standing, theirs).some(role => role === row.owner)
      return dueItem(row, child, standing, told, viewer, mine) ?? []
    })
    const week = addDays(on, WEEK)
    const isLater = ({ level, by }: DueItem): boolean => level === 'due' && by !== null && by > week
    const names = await workerNames(tx, authority, workers)
    return {
      value: {
        told,
        rows,
        children,
        lines: pressingFirst(items.filter(item => !isLater(item))),
        later: pressingFirst(items.filter(isLater)),
        worker: viewer.worker === undefined ? undefined : await workerIn(tx, authority, viewer.worker),
        covering: workers.filter(id => id !== viewer.worker).flatMap(id => names.get(id)?.name ?? []),
        notices: await noticesIn(tx, authority),
        reasons: decide(viewer, 'reasons.review').allow ? await reasonsIn(tx) : [],
      },
      shown: ids,
    }
  })
}

async function workerIn(tx: Tx, authority: number, id: string): Promise<NonNullable<Caseload['worker']> | undefined> {
  const found = await sql<{ name: string | null; number: string | null; target: string | null; team: string | null }>`
    select w.name, w.number, w.target, t.name as team from worker_standing w
    left join team t on t.authority = w.authority and t.id = w.team
    where w.authority = ${authority} and w.subject = ${id}`.execute(tx)
  const row = found.rows[0]
  return (
    row && {
      name: calledWorker(row.name, row.number),
      target: row.target === null ? null : Number(row.target),
      team: row.team,
    }
  )
}

// Reasons that nobody has looked into yet, for whoever looks into them.
async function reasonsIn(tx: Tx): Promise<readonly ForYou[]> {
  const found = await sql<{ id: string; name: string; given_at: string; reviewed_by: string | null }>`
    select id, name, given_at, reviewed_by from reasons_to_review(clock_timestamp())`.execute(tx)
  return found.rows
    .filter(row => row.reviewed_by === null)
    .map(row => ({
      key: row.id,
      is: 'reason' as const,
      title: `${row.name} gave a reason for opening a file`,
      level: 'due' as const,
      when: atTime(row.given_at),
      href: '/reasons',
      does: 'Look into it',
    }))
}

// What children said that nobody has answered, once the time for answering is over.
async function wordsWaiting(store: Store, viewer: Viewer, { told, children }: Caseload): Promise<readonly ForYou[]> {
  const files = await filesFor(
    store,
    viewer,
    children.map(child => child.id),
    [childWordsSaid],
  )
  return children.flatMap(child => {
    const file = files.get(child.id)
    if (!file) return []
    return all(file, childWordsSaid).flatMap((entry): ForYou[] => {
      const on = startDay(entry.start)
      if (on === undefined || entry.body.answered !== undefined || !canCountWorkingDays(on, ANSWER_WITHIN)) return []
      const waited = workingDaysBetween(on, told.today)
      if (waited < ANSWER_WITHIN) return []
      return [
        {
          key: entry.id,
          is: 'words',
          title: `${child.called} said something and has had no answer`,
          level: 'overdue',
          when: `waiting ${waited} working days`,
          by: addWorkingDays(on, ANSWER_WITHIN),
          layer: 'local',
          child: { id: child.id, called: child.called },
          href: `/children/${child.id}/entries/${entry.id}/edit`,
          does: mayRecord(viewer, childWordsSaid.name) ? 'Answer' : 'Read',
        },
      ]
    })
  })
}
