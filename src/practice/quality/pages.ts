import { download } from '../../spine/web/download.ts'
import { type ShownList, listOf, savedList } from '../../spine/web/list.ts'
import { type Fields, type Page, type PageRequest, address, definePage, one, oneOf } from '../../spine/web/page.ts'
import { FAULT_LISTS, FAULT_SCOPES, type FaultList, type FaultScope } from '../../spine/web/service-quality.ts'
import type { Choice, FaultsRead } from '../../spine/web/services.ts'
import { childrenList, faultsList, groupedBy, rulesList, teamsList, workersList } from './pages-lists.ts'

const PATH = '/data-quality'

const TITLES: Readonly<Record<FaultList, string>> = {
  faults: 'Each',
  rules: 'By rule',
  teams: 'By team',
  workers: 'By worker',
  children: 'By child',
}

const SCOPE_TITLES: Readonly<Record<FaultScope, string>> = {
  own: 'My children',
  team: 'My team’s children',
  service: 'My service’s children',
  all: 'Every child',
}

/** What the rules of the return find wrong in the record, all year: whose it is to mend, how, and for how long it has stood. */
export const qualityPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: PATH,
    title: 'Data quality',
    may: 'data-quality.read',
    nav: { text: 'Data quality', order: 36, more: true, under: 'Returns and data' },
    wide: true,
    handler: async request => {
      const { read, which, child } = await asked(request, 'open')
      const faults = read.faults.filter(fault => fault.is === 'fault')
      return {
        view: 'practice/quality/views/data-quality.njk',
        data: {
          read,
          which,
          list: shown({ read, which, child }, request.query),
          child: child ? (read.faults[0]?.child.called ?? 'one child') : undefined,
          tabs: FAULT_LISTS.map(list => ({
            text: TITLES[list],
            href: `${address(PATH, { whose: read.scope, child, list: list === 'faults' ? undefined : list })}#list`,
            current: list === which,
          })),
          scopes: read.scopes.map((value): Choice => ({ value, text: SCOPE_TITLES[value] })),
          scope: SCOPE_TITLES[read.scope],
          counts: {
            faults: faults.length,
            late: faults.filter(fault => fault.late).length,
            children: new Set(faults.map(fault => fault.child.id)).size,
            queries: read.faults.filter(fault => fault.is === 'query').length,
            toCome: read.faults.filter(fault => fault.is === 'to-come').length,
            unowned: faults.filter(fault => fault.owner === null).length,
            failed: read.faults.filter(fault => fault.is === 'failed').length,
          },
          to: (more: Readonly<Record<string, string>>) =>
            `${address(PATH, { whose: read.scope, child, ...more })}#list`,
          everyone: address(PATH, { whose: read.scope }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/download`,
    title: 'Download what is wrong in the record',
    may: 'data-quality.read',
    handler: async request => {
      const { read, which } = await asked(request, 'download')
      const { table, as } = saved(read, which, request.query)
      return download(table, as)
    },
  }),
]

interface Asked {
  readonly read: FaultsRead
  readonly which: FaultList
  /** The one child whose faults were asked for. */
  readonly child: string | undefined
}

async function asked({ viewer, services, query }: PageRequest, purpose: 'open' | 'download'): Promise<Asked> {
  const which = oneOf(query, 'list', FAULT_LISTS) ?? 'faults'
  const read = await services.quality.open(viewer, oneOf(query, 'whose', FAULT_SCOPES), purpose)
  const child = one(query, 'child')
  return {
    which,
    read: child ? { ...read, faults: read.faults.filter(fault => fault.child.id === child) } : read,
    child,
  }
}

function shown({ read: { faults, scope }, which, child }: Asked, query: Fields): ShownList {
  const keep = { whose: scope, list: which === 'faults' ? undefined : which, child }
  const ask = { path: PATH, query, keep, anchor: 'list', download: `${PATH}/download` }
  switch (which) {
    case 'faults':
      return listOf(faultsList, faults, ask)
    case 'rules':
      return listOf(rulesList(scope), groupedBy(faults, which), ask)
    case 'teams':
      return listOf(teamsList(scope), groupedBy(faults, which), ask)
    case 'workers':
      return listOf(workersList(scope), groupedBy(faults, which), ask)
    case 'children':
      return listOf(childrenList(scope), groupedBy(faults, which), ask)
  }
}

function saved({ faults, scope }: FaultsRead, which: FaultList, query: Fields): ReturnType<typeof savedList> {
  switch (which) {
    case 'faults':
      return savedList('data-quality', faultsList, faults, query)
    case 'rules':
      return savedList('data-quality-by-rule', rulesList(scope), groupedBy(faults, which), query)
    case 'teams':
      return savedList('data-quality-by-team', teamsList(scope), groupedBy(faults, which), query)
    case 'workers':
      return savedList('data-quality-by-worker', workersList(scope), groupedBy(faults, which), query)
    case 'children':
      return savedList('data-quality-by-child', childrenList(scope), groupedBy(faults, which), query)
  }
}
