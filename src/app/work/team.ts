import { type Viewer, decide } from '../../spine/access/decide.ts'
import { isId } from '../../spine/ledger/ids.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import type { TeamChild, TeamDue, TeamList, TeamService, TeamWork, TeamWorker } from '../../spine/web/services.ts'
import { withList } from '../files/gate.ts'
import type { Product } from '../product.ts'
import { duties } from '../rulebook.ts'
import { planOf, reallocate } from './allocate.ts'
import { askedOf } from './approvals.ts'
import { awayNow } from './away.ts'
import { type Told, WEEK, dueItem, dueOf, toldIn } from './due.ts'
import { type TeamRead, targetTogether, teamRead, teamsWithin, totalsOf } from './team-read.ts'

/** The duties that are a manager's supervision of the work with a child. */
const isSupervision = (id: string): boolean => duties.get(id)?.record?.name === 'supervision'

/** The teams people answer for, their children, and giving children to workers. */
export function teamService(product: Product, today: () => PlainDate): TeamService {
  const { store, councils } = product
  const { authority } = store
  return {
    teams: viewer =>
      withList(store, viewer, 'team.read', { route: '/team' }, async (tx, narrowing) => {
        const on = today()
        const teams = await teamsWithin(tx, authority, viewer, narrowing)
        const told = await toldIn(tx, store, on, narrowing)
        return { value: { on, teams: await totalsOf(tx, authority, teams, told, narrowing, councils) }, shown: [] }
      }),

    open: async (viewer, id, list, purpose = 'open') => {
      const on = today()
      const read = await withList(
        store,
        viewer,
        'team.read',
        { route: '/team/:id', purpose, about: list },
        async (tx, narrowing) => {
          const team = isId(id)
            ? (await teamsWithin(tx, authority, viewer, narrowing)).find(each => each.id === id)
            : undefined
          if (!team) return { value: undefined, shown: [] }
          const told = await toldIn(tx, store, on, narrowing)
          const work = await teamRead(tx, authority, team, told, narrowing, councils)
          const due = list === 'due' || list === 'supervision' ? await dueOfTeam(tx, authority, work, told, viewer) : []
          const own = work.children.map(child => child.id)
          const subjects = [...own, ...work.unallocated.map(child => child.id)]
          return {
            value: {
              work,
              due,
              byDuty: work.counts.byDuty(own),
            },
            shown: subjects,
          }
        },
      )
      if (!read) return undefined
      const { work } = read
      const away = await awayNow(
        store,
        viewer,
        work.workers.map(worker => worker.id),
        on,
      )
      const approvals = decide(viewer, 'approvals.decide').allow
        ? await askedOf(
            product,
            viewer,
            work.children.map(child => child.id),
            on,
            () => true,
          )
        : []
      return teamShown(viewer, work, { ...read, away, approvals, on, list })
    },

    plan: (viewer, team, children, to) => planOf(product, viewer, today(), team, children, to),
    reallocate: (viewer, team, asked) => reallocate(product, viewer, today(), team, asked),
  }
}

async function dueOfTeam(
  tx: Tx,
  authority: number,
  { children, rows }: TeamRead,
  told: Told,
  viewer: Viewer,
): Promise<readonly TeamDue[]> {
  const named = new Map(children.map(child => [child.id, child]))
  const found = await dueOf(tx, authority, [...named.keys()], told, { by: addDays(told.today, WEEK) })
  return found.flatMap(row => {
    const child = named.get(row.subject)
    if (!child) return []
    const item = dueItem(row, child, rows.get(row.subject), told, viewer, child.worker?.id === viewer.worker)
    return item && item.level !== 'cannot-tell' ? [{ ...item, worker: child.worker }] : []
  })
}

function teamShown(
  viewer: Viewer,
  { team, workers, children, unallocated }: TeamRead,
  read: {
    readonly due: readonly TeamDue[]
    readonly byDuty: ReturnType<TeamRead['counts']['byDuty']>
    readonly away: ReadonlyMap<string, NonNullable<TeamWorker['away']>>
    readonly approvals: TeamWork['approvals']
    readonly on: PlainDate
    readonly list: TeamList
  },
): TeamWork {
  const everyone = workers.map(worker => {
    const away = read.away.get(worker.id)
    return away ? { ...worker, away } : worker
  })
  const sum = (of: (child: TeamChild) => number): number => children.reduce((total, child) => total + of(child), 0)
  return {
    on: read.on,
    id: team.id,
    name: team.name,
    service: team.service,
    council: team.councilName,
    mayAllocate: decide(viewer, 'team.allocate').allow,
    counts: {
      children: children.length,
      workers: everyone.length,
      target: targetTogether(everyone.map(worker => worker.target)),
      overTarget: everyone.filter(worker => worker.target !== null && worker.children > worker.target).length,
      overdue: sum(child => child.overdue),
      thisWeek: sum(child => child.thisWeek),
      unallocated: unallocated.length,
      approvals: read.approvals.length,
      supervision: read.byDuty
        .filter(row => isSupervision(row.duty))
        .reduce((total, row) => total + row.overdue + row.thisWeek, 0),
      highRisk: children.filter(child => child.risk === 'high').length,
      away: everyone.filter(worker => worker.away).length,
    },
    workers: everyone,
    children,
    due: read.list === 'supervision' ? read.due.filter(item => isSupervision(item.duty)) : read.due,
    duties: read.byDuty.map(row => ({
      duty: row.duty,
      title: duties.get(row.duty)?.title ?? row.duty,
      overdue: row.overdue,
      thisWeek: row.thisWeek,
    })),
    unallocated,
    approvals: read.approvals,
  }
}
