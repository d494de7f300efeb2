import { registerPages } from '../../spine/recording/register-pages.ts'
import { download } from '../../spine/web/download.ts'
import { inShort } from '../../spine/web/format.ts'
import { type ListDeclaration, listOf, savedList } from '../../spine/web/list.ts'
import { type Page, definePage } from '../../spine/web/page.ts'
import type { BreachRow } from '../../spine/web/services.ts'

const VIEWS = 'practice/information/views'
const PATH = '/information/breaches'

/** The register of breaches, those whose clock runs first. */
export const BREACHES: ListDeclaration<BreachRow> = {
  caption: 'Data breaches, those whose clock runs first',
  columns: [
    {
      key: 'reference',
      title: 'Breach',
      of: row => ({ text: `${row.reference} ${row.type.text}`, href: `${PATH}/${row.id}` }),
      by: row => row.reference,
    },
    {
      key: 'aware',
      title: 'Known of',
      of: row => inShort(row.awareOn),
      by: row => row.aware,
      saved: row => row.aware,
      short: true,
    },
    {
      key: 'severity',
      title: 'Risk to people',
      of: row => row.severity?.text ?? { text: 'not judged yet', level: 'cannot-tell' },
      by: row => row.severity?.value ?? '',
      saved: row => row.severity?.text ?? '',
    },
    {
      key: 'people',
      title: 'People',
      of: row => row.people ?? { text: 'not known', missing: true },
      by: row => row.people,
      saved: row => row.people,
      number: true,
    },
    {
      key: 'clock',
      title: 'The Commissioner',
      of: row => ({ text: row.clock.words, level: row.clock.level }),
      by: row => row.left ?? row.took,
      saved: row => row.clock.words,
    },
    { key: 'reported', title: 'Reported', of: row => row.reported, savedOnly: true },
    { key: 'took', title: 'Hours to report', of: row => row.took, savedOnly: true },
    {
      key: 'actions',
      title: 'Still to do',
      of: row =>
        row.actionsOverdue > 0
          ? { text: String(row.actionsOpen), level: 'overdue', note: `${row.actionsOverdue} late` }
          : row.actionsOpen,
      by: row => -row.actionsOpen,
      saved: row => row.actionsOpen,
      number: true,
    },
    {
      key: 'closed',
      title: 'Closed',
      of: row => (row.closed === null ? 'Open' : inShort(row.closed)),
      by: row => row.closed,
      saved: row => row.closed,
      short: true,
    },
  ],
  facets: [
    { name: 'type', title: 'What happened', of: row => row.type },
    { name: 'risk', title: 'Risk to people', of: row => row.severity ?? { value: 'none', text: 'Not judged yet' } },
    {
      name: 'is',
      title: 'Open or closed',
      of: row => (row.closed === null ? { value: 'open', text: 'Open' } : { value: 'closed', text: 'Closed' }),
      inOrder: ['open', 'closed'],
    },
  ],
  empty: 'No breach is in the register. Each is added the moment anyone is aware of it, whatever came of it.',
  counted: count => `${count} ${count === 1 ? 'breach' : 'breaches'}`,
  perPage: 50,
}

const toBreach = (params: Readonly<Record<string, string>>): string => `${PATH}/${params['id'] ?? ''}`
const within = ({ id = '' }: Readonly<Record<string, string>>): { readonly field: string; readonly entry: string } => ({
  field: 'breach',
  entry: id,
})

/** The register of breaches: the list, one breach with its clock, and adding, telling, learning and closing. */
export const breachPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: PATH,
    title: 'Data breaches',
    may: 'information.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const register = await services.information.breaches(viewer)
      return {
        view: `${VIEWS}/breaches.njk`,
        data: {
          register,
          running: register.breaches.filter(each => each.left !== null),
          toTell: register.breaches.filter(each => each.peopleToTell),
          list: listOf(BREACHES, register.breaches, { path: PATH, query, download: `${PATH}/download` }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/download`,
    title: 'Download the register of data breaches',
    may: 'information.read',
    handler: async ({ viewer, services, query }) => {
      const { breaches } = await services.information.breaches(viewer)
      const saved = savedList('data-breaches', BREACHES, breaches, query)
      return download(saved.table, saved.as)
    },
  }),
  ...registerPages({
    path: `${PATH}/add`,
    title: 'Add a data breach',
    may: 'information.write',
    ask: () => ({ doing: 'add', kind: 'data-breach' }),
    onwards: (_, entry) => `${PATH}/${entry}`,
    back: () => PATH,
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/:id`,
    title: 'Data breach',
    may: 'information.read',
    handler: async ({ viewer, services, params }) => {
      const breach = await services.information.breach(viewer, params['id'] ?? '')
      return breach
        ? { view: `${VIEWS}/breach.njk`, title: `Breach ${breach.reference}`, data: { breach } }
        : { missing: true }
    },
  }),
  ...registerPages({
    path: `${PATH}/:id/edit`,
    title: 'Put a breach right, or judge it',
    may: 'information.write',
    ask: ({ id = '' }) => ({ doing: 'change', kind: 'data-breach', entry: id }),
    onwards: toBreach,
    takenOut: { may: 'information.write', onwards: () => PATH },
    back: toBreach,
  }),
  ...registerPages({
    path: `${PATH}/:id/close`,
    title: 'Close a breach',
    may: 'information.write',
    ask: ({ id = '' }) => ({ doing: 'end', kind: 'data-breach', entry: id }),
    onwards: toBreach,
    back: toBreach,
  }),
  ...registerPages({
    path: `${PATH}/:id/report`,
    title: 'A breach was told to the Commissioner',
    may: 'information.write',
    ask: params => ({ doing: 'add', kind: 'breach-report', within: within(params) }),
    onwards: toBreach,
    back: toBreach,
  }),
  ...registerPages({
    path: `${PATH}/:id/reports/:report`,
    title: 'Put a report to the Commissioner right',
    may: 'information.write',
    ask: ({ report = '' }) => ({ doing: 'change', kind: 'breach-report', entry: report }),
    onwards: toBreach,
    takenOut: { may: 'information.write', onwards: toBreach },
    back: toBreach,
  }),
  ...registerPages({
    path: `${PATH}/:id/learn`,
    title: 'Add what is learnt from a breach',
    may: 'information.write',
    ask: params => ({ doing: 'add', kind: 'breach-action', within: within(params) }),
    onwards: toBreach,
    back: toBreach,
  }),
  ...registerPages({
    path: `${PATH}/:id/actions/:action`,
    title: 'Put an action right',
    may: 'information.write',
    ask: ({ action = '' }) => ({ doing: 'change', kind: 'breach-action', entry: action }),
    onwards: toBreach,
    takenOut: { may: 'information.write', onwards: toBreach },
    back: toBreach,
  }),
  ...registerPages({
    path: `${PATH}/:id/actions/:action/done`,
    title: 'An action is done',
    may: 'information.write',
    ask: ({ action = '' }) => ({ doing: 'end', kind: 'breach-action', entry: action }),
    onwards: toBreach,
    back: toBreach,
  }),
]
