import { registerPages } from '../../spine/recording/register-pages.ts'
import { download } from '../../spine/web/download.ts'
import { type ListAsk, type ShownList, listOf, savedList } from '../../spine/web/list.ts'
import { type Fields, type Page, address, definePage, oneOf } from '../../spine/web/page.ts'
import { PANEL_LISTS, type PanelList } from '../../spine/web/service-panels.ts'
import type { PanelsShown } from '../../spine/web/services.ts'
import { clinicPages } from './pages-clinics.ts'
import { ACTIONS, DECIDED, WAITING } from './pages-lists.ts'
import { PANELS } from './panels.ts'

const VIEWS = 'practice/panels/views'

type Params = Readonly<Record<string, string>>
const toPanel = ({ panel = '' }: Params): string => `/panels/${panel}`

const TITLES: Readonly<Record<PanelList, string>> = {
  waiting: 'Waiting',
  decided: 'Heard',
  actions: 'To be done',
}

/** Panels that decide about children: every panel, one with its list, and its sittings. */
export const panelPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/panels',
    title: 'Panels',
    may: 'panel-lists.read',
    nav: { text: 'Panels', order: 16, more: true, under: 'The service' },
    wide: true,
    handler: async ({ viewer, services }) => {
      const shown = await services.panels.open(viewer, { list: 'waiting' })
      return {
        view: `${VIEWS}/panels.njk`,
        data: {
          shown,
          late: shown.panels.reduce((sum, each) => sum + each.late, 0),
          overdue: shown.panels.reduce((sum, each) => sum + each.actionsOverdue, 0),
        },
      }
    },
  }),
  ...clinicPages,
  definePage({
    method: 'GET',
    path: '/panels/:panel',
    title: 'Panel',
    may: 'panel-lists.read',
    wide: true,
    handler: async ({ viewer, services, params, query }) => {
      const code = params['panel'] ?? ''
      if (!Object.hasOwn(PANELS, code)) return { missing: true }
      const which = oneOf(query, 'list', PANEL_LISTS) ?? 'waiting'
      const shown = await services.panels.open(viewer, { panel: code, list: which })
      const panel = shown.panels[0]
      if (!panel) return { missing: true }
      return {
        view: `${VIEWS}/panel.njk`,
        title: panel.title,
        data: {
          shown,
          panel,
          which,
          heading: TITLES[which],
          list: listed(shown, which, {
            path: `/panels/${code}`,
            query,
            keep: { list: which === 'waiting' ? undefined : which },
            anchor: 'list',
            download: `/panels/${code}/download`,
          }),
          tabs: PANEL_LISTS.map(list => ({
            text: TITLES[list],
            href: `${address(`/panels/${code}`, { list: list === 'waiting' ? undefined : list })}#list`,
            count: { waiting: shown.waiting, decided: shown.heard, actions: shown.actions }[list].length,
            current: list === which,
          })),
          before: shown.sittings
            .filter(each => each.on < shown.on)
            .toReversed()
            .slice(0, 6),
          ahead: shown.sittings.filter(each => each.on >= shown.on),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/panels/:panel/download',
    title: 'Download a panel’s list',
    may: 'panel-lists.read',
    handler: async ({ viewer, services, params, query }) => {
      const code = params['panel'] ?? ''
      if (!Object.hasOwn(PANELS, code)) return { missing: true }
      const which = oneOf(query, 'list', PANEL_LISTS) ?? 'waiting'
      const shown = await services.panels.open(viewer, { panel: code, list: which, purpose: 'download' })
      const { table, as } = saved(shown, which, `${code}-${which}`, query)
      return download(table, as)
    },
  }),
  ...registerPages({
    path: '/panels/:panel/sittings/add',
    title: 'Arrange a sitting',
    may: 'clinics.write',
    ask: ({ panel = '' }) => ({ doing: 'add', kind: 'panel-sitting', known: { panel } }),
    onwards: toPanel,
    back: toPanel,
  }),
  ...registerPages({
    path: '/panels/:panel/sittings/:id',
    title: 'Put a sitting right',
    may: 'clinics.write',
    ask: ({ id = '' }) => ({ doing: 'change', kind: 'panel-sitting', entry: id }),
    onwards: toPanel,
    takenOut: { may: 'clinics.write', onwards: toPanel },
    back: toPanel,
  }),
]

function listed(shown: PanelsShown, which: PanelList, ask: ListAsk): ShownList {
  switch (which) {
    case 'waiting':
      return listOf(WAITING, shown.waiting, ask)
    case 'decided':
      return listOf(DECIDED, shown.heard, ask)
    case 'actions':
      return listOf(ACTIONS, shown.actions, ask)
  }
}

function saved(shown: PanelsShown, which: PanelList, name: string, query: Fields): ReturnType<typeof savedList> {
  switch (which) {
    case 'waiting':
      return savedList(name, WAITING, shown.waiting, query)
    case 'decided':
      return savedList(name, DECIDED, shown.heard, query)
    case 'actions':
      return savedList(name, ACTIONS, shown.actions, query)
  }
}
