import { download } from '../../spine/web/download.ts'
import { type ShownList, listOf, savedList } from '../../spine/web/list.ts'
import { type Fields, type Page, type PageRequest, address, definePage, oneOf } from '../../spine/web/page.ts'
import { TEAM_LISTS, type TeamList, type TeamWork } from '../../spine/web/service-team.ts'
import { allocatePages } from './pages-allocate.ts'
import {
  approvalsList,
  childrenList,
  dueList,
  dutiesList,
  mostOverdueFirst,
  teamsList,
  workersList,
} from './pages-lists.ts'

const VIEWS = 'practice/workforce/views'

const NO_CHILDREN = 'No child is given to anyone in this team. Children given to its workers stand here.'
const NONE_UNALLOCATED = 'Every child in care has a social worker.'

/** A team: its people, its children and what is overdue; and giving children to workers. */
export const workforcePages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/team',
    title: 'Team',
    may: 'team.read',
    nav: { text: 'Team', order: 7 },
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const { on, teams } = await services.work.team.teams(viewer)
      const [only] = teams
      if (only && teams.length === 1) return { redirect: `/team/${only.id}` }
      return {
        view: `${VIEWS}/teams.njk`,
        data: { on, list: listOf(teamsList, teams, { path: '/team', query }) },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/team/:id',
    title: 'Team',
    may: 'team.read',
    wide: true,
    handler: async request => {
      const { viewer, services, params, query } = request
      const which = listFrom(query)
      const team = await services.work.team.open(viewer, params['id'] ?? '', which)
      if (!team) return { missing: true }
      const path = `/team/${team.id}`
      return {
        view: `${VIEWS}/team.njk`,
        title: team.name,
        data: {
          team,
          which,
          list: shownList(team, which, query),
          tabs: tabsOf(team, which),
          several: viewer.role === 'director' || viewer.role === 'service-manager' || (viewer.teams ?? []).length > 1,
          choosing: team.mayAllocate && CHOOSING.has(which),
          give: `${path}/give`,
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/team/:id/download',
    title: 'Download a team’s list',
    may: 'team.read',
    handler: async request => {
      const { viewer, services, params, query } = request
      const which = listFrom(query)
      const team = await services.work.team.open(viewer, params['id'] ?? '', which, 'download')
      if (!team) return { missing: true }
      const { table, as } = savedOf(team, which, query)
      return download(table, as)
    },
  }),
  ...allocatePages,
]

/** The lists whose rows can be chosen and given to another worker. */
const CHOOSING: ReadonlySet<TeamList> = new Set(['children', 'unallocated', 'risk'])

function listFrom(query: PageRequest['query']): TeamList {
  return oneOf(query, 'list', TEAM_LISTS) ?? 'workers'
}

const TITLES: Readonly<Record<TeamList, string>> = {
  workers: 'Workers',
  children: 'Children',
  due: 'Overdue and this week',
  duties: 'By duty',
  unallocated: 'Unallocated',
  approvals: 'Approvals',
  supervision: 'Supervision',
  risk: 'High risk',
  away: 'Away',
}

function tabsOf(
  { id, counts }: TeamWork,
  which: TeamList,
): readonly { readonly text: string; readonly href: string; readonly count?: number; readonly current: boolean }[] {
  const of: Partial<Record<TeamList, number>> = {
    workers: counts.workers,
    children: counts.children,
    due: counts.overdue + counts.thisWeek,
    unallocated: counts.unallocated,
    approvals: counts.approvals,
    supervision: counts.supervision,
    risk: counts.highRisk,
    away: counts.away,
  }
  return TEAM_LISTS.map(list => {
    const count = of[list]
    return {
      text: TITLES[list],
      href: address(`/team/${id}`, { list: list === 'workers' ? undefined : list }),
      ...(count === undefined ? {} : { count }),
      current: list === which,
    }
  })
}

function shownList(team: TeamWork, which: TeamList, query: Fields): ShownList {
  const path = `/team/${team.id}`
  const ask = {
    path,
    query,
    keep: { list: which === 'workers' ? undefined : which },
    anchor: 'list',
    download: `${path}/download`,
  }
  switch (which) {
    case 'workers':
      return listOf(workersList(path), mostOverdueFirst(team.workers), ask)
    case 'away':
      return listOf(
        { ...workersList(path), empty: 'Nobody is away today that the record can tell.' },
        team.workers.filter(worker => worker.away),
        ask,
      )
    case 'children':
      return listOf(childrenList(NO_CHILDREN), team.children, ask)
    case 'risk':
      return listOf(
        childrenList('No child of this team is rated at high risk.'),
        team.children.filter(child => child.risk === 'high'),
        ask,
      )
    case 'unallocated':
      return listOf(childrenList(NONE_UNALLOCATED), team.unallocated, ask)
    case 'due':
      return listOf(dueList, team.due, ask)
    case 'supervision':
      return listOf({ ...dueList, empty: 'No supervision about a child is overdue or due this week.' }, team.due, ask)
    case 'duties':
      return listOf(dutiesList(path), team.duties, ask)
    case 'approvals':
      return listOf(approvalsList, team.approvals, ask)
  }
}

function savedOf(team: TeamWork, which: TeamList, query: Fields): ReturnType<typeof savedList> {
  const path = `/team/${team.id}`
  switch (which) {
    case 'workers':
      return savedList('team-workers', workersList(path), mostOverdueFirst(team.workers), query)
    case 'away':
      return savedList(
        'team-away',
        workersList(path),
        team.workers.filter(worker => worker.away),
        query,
      )
    case 'children':
      return savedList('team-children', childrenList(NO_CHILDREN), team.children, query)
    case 'risk':
      return savedList(
        'team-high-risk',
        childrenList(NO_CHILDREN),
        team.children.filter(child => child.risk === 'high'),
        query,
      )
    case 'unallocated':
      return savedList('unallocated', childrenList(NONE_UNALLOCATED), team.unallocated, query)
    case 'due':
    case 'supervision':
      return savedList(`team-${which}`, dueList, team.due, query)
    case 'duties':
      return savedList('team-duties', dutiesList(path), team.duties, query)
    case 'approvals':
      return savedList('team-approvals', approvalsList, team.approvals, query)
  }
}
