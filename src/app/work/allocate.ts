import { sql } from 'kysely'
import { workerChange } from '../../practice/people/codes.ts'
import { allocation } from '../../practice/people/kinds.ts'
import { handOver } from '../../practice/casework/kinds.ts'
import { type Viewer, decide, linkFor, permit } from '../../spine/access/decide.ts'
import { type Start, startDay } from '../../spine/ledger/entry.ts'
import { isId } from '../../spine/ledger/ids.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { type Write, recordIn } from '../../spine/ledger/record.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import type {
  Reallocated,
  ReallocationAsked,
  ReallocationPlan,
  TeamChild,
  TeamWorker,
} from '../../spine/web/services.ts'
import { type Narrowing, throughGates, withList } from '../files/gate.ts'
import { tiesTo } from '../files/ties.ts'
import type { Product } from '../product.ts'
import { rulebook } from '../rulebook.ts'
import { type RoleOfChild, type StandingOfWork, standingColumns } from './children.ts'
import { toldIn } from './due.ts'
import { tellIn } from './notices.ts'
import { roleInTeam, teamRead, teamWorker, teamsWithin, workersOf } from './team-read.ts'

/** The most children moved in one act: a whole caseload, and no more. */
export const MOST_MOVED = 100

/** How far back or ahead a change of worker may be dated. */
const DAYS_BACK = 92
const DAYS_AHEAD = 92

const ROUTE = '/team/:id/give'

/** The children asked for that this viewer may move, and those to whom they could be given. Nothing is changed. */
export async function planOf(
  { store, councils }: Product,
  viewer: Viewer,
  today: PlainDate,
  team: string,
  asked: readonly string[],
  to: string | undefined,
): Promise<ReallocationPlan | undefined> {
  permit(viewer, 'team.allocate')
  const wanted = [...new Set(asked)].slice(0, MOST_MOVED)
  const movable = await movableBy(store, viewer, wanted)
  const read = await withList(store, viewer, 'team.read', { route: ROUTE, purpose: 'plan' }, async (tx, narrowing) => {
    const { authority } = store
    const teams = await teamsWithin(tx, authority, viewer, narrowing)
    const mine = teams.find(each => each.id === team)
    if (!mine) return { value: undefined, shown: [] }
    const told = await toldIn(tx, store, today, narrowing)
    const work = await teamRead(tx, authority, mine, told, narrowing, councils)
    const children = [...work.children, ...work.unallocated].filter(child => movable.has(child.id))
    const workers = await everyWorker(tx, authority, viewer, narrowing, today, work.workers)
    return {
      value: { team: { id: mine.id, name: mine.name }, children, workers },
      shown: children.map(each => each.id),
    }
  })
  if (!read) return undefined
  const chosen = read.workers.find(worker => worker.id === to)
  const new_ = chosen ? read.children.filter(child => child.worker?.id !== chosen.id).length : 0
  return {
    team: read.team,
    on: today,
    children: read.children,
    refused: wanted.length - read.children.length,
    workers: read.workers,
    reasons: workerChange.codes.map(({ code, label }) => ({ value: code, text: label })),
    ...(chosen ? { chosen: { ...chosen, after: chosen.children + new_ } } : {}),
  }
}

// Of the files asked for, those this viewer may give to workers: the same decision the gate makes when they are moved.
async function movableBy(
  store: Product['store'],
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const ties = await tiesTo(store, viewer, ids.filter(isId))
  return new Set(
    [...ties.values()]
      .filter(each => each.kind === 'person')
      .filter(
        each =>
          decide(viewer, 'team.allocate', {
            council: each.council,
            link: linkFor(viewer, 'team.allocate', each),
            barred: each.barred,
            sealed: each.sealed,
          }).allow,
      )
      .map(each => each.subject),
  )
}

// Everyone within reach who holds children, each with what they hold now; those of the team first.
async function everyWorker(
  tx: Tx,
  authority: number,
  viewer: Viewer,
  narrowing: Narrowing,
  today: PlainDate,
  own: readonly TeamWorker[],
): Promise<readonly TeamWorker[]> {
  const teams = await teamsWithin(tx, authority, viewer, narrowing)
  const rows = (
    await workersOf(
      tx,
      authority,
      teams.map(each => each.id),
      today,
    )
  ).filter(row => row.holds_cases)
  const others = rows.filter(row => !own.some(worker => worker.id === row.subject))
  const held = await sql<StandingOfWork>`
    select ${standingColumns(today)} from standing s where s.authority = ${authority}
      and (s.worker_id = any(${others.map(row => row.subject)}::uuid[]) or s.adviser_id = any(${others.map(row => row.subject)}::uuid[])
        or s.reviewer_id = any(${others.map(row => row.subject)}::uuid[]))`.execute(tx)
  const children = held.rows.map(row => ({ id: row.subject, overdue: 0, thisWeek: 0, risk: row.risk }) as TeamChild)
  return [...own.filter(worker => worker.holdsCases), ...others.map(row => teamWorker(row, children, held.rows))]
}

interface HeldAllocation {
  readonly subject: string
  readonly entry: string
  readonly version: number
  readonly start_at: string | null
  readonly end_on: PlainDate | null
  readonly body: BodyOf<typeof allocation>
}

/**
 * Gives children to another worker: in one act and one transaction, ends each child's allocation on the day, begins the
 * next, keeps what is handed over, and tells the worker before and the worker after. All of them, or none: one child
 * beyond the viewer's reach stops it all.
 */
export async function reallocate(
  product: Product,
  viewer: Viewer,
  today: PlainDate,
  team: string,
  asked: ReallocationAsked,
): Promise<Reallocated | undefined> {
  const { store } = product
  const { authority } = store
  const children = [...new Set(asked.children)]
  const plan = await planOf(product, viewer, today, team, children, asked.to)
  if (!plan) return undefined
  const problems = problemsOf(asked, plan, children.length, today)
  if (problems.length > 0) return { is: 'refused', problems }
  const chosen = plan.chosen as TeamWorker
  const done = await throughGates(
    store,
    viewer,
    'team.allocate',
    children,
    { route: ROUTE, purpose: 'give' },
    async tx => {
      const teamWorkers = new Set((await workersOf(tx, authority, [team], today)).map(row => row.subject))
      const standing = await sql<StandingOfWork>`
        select ${standingColumns(today)} from standing s where s.authority = ${authority} and s.subject = any(${children}::uuid[])`.execute(
        tx,
      )
      const held = await openAllocations(tx, authority, children)
      const moves = standing.rows.map(row => ({ row, role: roleInTeam(row, teamWorkers) }))
      const writes = moves.flatMap(({ row, role }) => writesFor(row.subject, role, asked, held))
      const { entries } = await recordIn(tx, authority, rulebook, viewer.id, writes, 'reallocation')
      const handedOver = new Map(
        writes.flatMap(({ kind, subject }, at) => (kind === handOver.name ? [[subject, entries[at]?.entry]] : [])),
      )
      await tellWorkers(tx, authority, viewer, moves, held, handedOver, asked)
      return writes
    },
  )
  if (done.is === 'refused')
    return {
      is: 'refused',
      problems: [{ field: 'children', why: 'One of these children cannot be moved by you. Nothing was changed' }],
    }
  return {
    is: 'done',
    children: plan.children.map(({ id, called }) => ({ id, called })),
    to: { id: chosen.id, name: chosen.name },
    from: asked.from,
  }
}

function problemsOf(
  asked: ReallocationAsked,
  plan: ReallocationPlan,
  count: number,
  today: PlainDate,
): readonly { readonly field: keyof ReallocationAsked; readonly why: string }[] {
  const problems: { field: keyof ReallocationAsked; why: string }[] = []
  if (count === 0) problems.push({ field: 'children', why: 'Choose at least one child' })
  if (count > MOST_MOVED) problems.push({ field: 'children', why: `Choose at most ${MOST_MOVED} children at a time` })
  else if (plan.refused > 0)
    problems.push({
      field: 'children',
      why: `${plan.refused} of the children you chose cannot be moved by you. Take them off and try again`,
    })
  if (!plan.chosen) problems.push({ field: 'to', why: 'Choose who they are given to' })
  else if (plan.children.length > 0 && plan.children.every(child => child.worker?.id === plan.chosen?.id))
    problems.push({ field: 'to', why: 'They are this worker’s already. Choose someone else' })
  if (!workerChange.codes.some(each => each.code === asked.reason))
    problems.push({ field: 'reason', why: 'Choose why they are moved' })
  if (asked.from < addDays(today, -DAYS_BACK) || asked.from > addDays(today, DAYS_AHEAD))
    problems.push({
      field: 'from',
      why: `Choose a day from ${inWords(addDays(today, -DAYS_BACK))} to ${inWords(addDays(today, DAYS_AHEAD))}`,
    })
  if ((asked.handOver?.length ?? 0) > 20_000) problems.push({ field: 'handOver', why: 'Write at most 20,000 letters' })
  return problems
}

async function openAllocations(
  tx: Tx,
  authority: number,
  children: readonly string[],
): Promise<readonly HeldAllocation[]> {
  const found = await sql<HeldAllocation>`
    select file_of(subject) as subject, entry, version, start_at, end_on, body from entry
    where authority = ${authority} and subject = any(files_with(${[...children]}::uuid[])) and kind = ${allocation.name} and not withdrawn`.execute(
    tx,
  )
  return found.rows
}

// The allocation of that role which holds on the day is ended then; one that begins later is the next worker's and would
// be two at once, so it is ended as it begins.
function writesFor(
  subject: string,
  role: RoleOfChild,
  asked: ReallocationAsked,
  held: readonly HeldAllocation[],
): readonly Write[] {
  const theirs = held.filter(each => each.subject === subject && each.body.role === role)
  const open = theirs.filter(each => each.end_on === null || each.end_on > asked.from)
  if (
    open.length === 1 &&
    open[0]?.body.worker === asked.to &&
    (startDay(open[0].start_at as Start) ?? '') <= asked.from
  )
    return []
  const ends = open.map(
    (each): Write => ({
      subject,
      kind: allocation.name,
      entry: each.entry,
      seen: each.version,
      start: each.start_at as Start,
      end:
        (startDay(each.start_at as Start) ?? asked.from) > asked.from
          ? (startDay(each.start_at as Start) as PlainDate)
          : asked.from,
      body: each.body,
      reason: 'reallocation',
    }),
  )
  const from = open.find(each => each.body.worker)?.body.worker
  const note = asked.handOver?.trim()
  return [
    ...ends,
    {
      subject,
      kind: allocation.name,
      start: asked.from,
      end: null,
      body: allocation.schema.parse({ role, worker: asked.to, reason: asked.reason }),
    },
    ...(note
      ? [
          {
            subject,
            kind: handOver.name,
            start: asked.from,
            end: null,
            body: handOver.schema.parse({ role, ...(from ? { from } : {}), to: asked.to, know: note }),
          },
        ]
      : []),
  ]
}

async function tellWorkers(
  tx: Tx,
  authority: number,
  viewer: Viewer,
  moves: readonly { readonly row: StandingOfWork; readonly role: RoleOfChild }[],
  held: readonly HeldAllocation[],
  handedOver: ReadonlyMap<string, string | undefined>,
  asked: ReallocationAsked,
): Promise<void> {
  const before = new Map(
    moves.map(({ row, role }) => [
      row.subject,
      held
        .filter(each => each.subject === row.subject && each.body.role === role)
        .filter(each => each.end_on === null || each.end_on > asked.from)
        .flatMap(each => each.body.worker ?? []),
    ]),
  )
  const accounts = await accountsOf(tx, [asked.to, ...[...before.values()].flat()])
  for (const { row, role } of moves) {
    const old = (before.get(row.subject) ?? []).filter(id => id !== asked.to)
    const body = { by: viewer.id, role, from: asked.from }
    const next = accounts.get(asked.to)
    if (next && next !== viewer.id) {
      await tellIn(tx, authority, next, 'child-given', row.subject, body, viewer.id)
      const entry = handedOver.get(row.subject)
      if (entry) await tellIn(tx, authority, next, 'hand-over', row.subject, { ...body, entry }, viewer.id)
    }
    for (const id of old) {
      const account = accounts.get(id)
      if (account && account !== viewer.id)
        await tellIn(tx, authority, account, 'child-moved-on', row.subject, body, viewer.id)
    }
  }
}

async function accountsOf(tx: Tx, workers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; worker: string }>`
    select id, worker from colleagues() where worker = any(${[...new Set(workers)]}::uuid[])`.execute(tx)
  return new Map(found.rows.map(row => [row.worker, row.id]))
}
