import { registerPages } from '../../spine/recording/register-pages.ts'
import { liveMeasures } from '../../spine/web/live-measures.ts'
import { type Page, definePage } from '../../spine/web/page.ts'

const VIEWS = 'practice/panels/views'

type Params = Readonly<Record<string, string>>
const toAll = (): string => '/panels/clinics'
const toOne = ({ id = '' }: Params): string => `/panels/clinics/${id}`

/** Performance clinics: what was looked into, and what was to be done. */
export const clinicPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/panels/clinics',
    title: 'Performance clinics',
    may: 'clinics.read',
    nav: { text: 'Performance clinics', order: 39, more: true, under: 'Answering for it' },
    handler: async ({ viewer, services }) => {
      const { on, clinics, mayWrite } = await services.panels.clinics(viewer)
      const open = clinics.flatMap(clinic =>
        clinic.actions
          .filter(each => each.done === null)
          .map(each => ({ ...each, clinic: { id: clinic.id, title: clinic.title } })),
      )
      return {
        view: `${VIEWS}/clinics.njk`,
        data: {
          on,
          clinics,
          mayWrite,
          open: open.toSorted((a, b) => (a.by < b.by ? -1 : 1)),
          overdue: open.filter(each => each.level === 'overdue').length,
        },
      }
    },
  }),
  ...registerPages({
    path: '/panels/clinics/add',
    title: 'Add a clinic',
    may: 'clinics.write',
    ask: () => ({ doing: 'add', kind: 'performance-clinic' }),
    onwards: (_, entry) => toOne({ id: entry }),
    back: toAll,
  }),
  definePage({
    method: 'GET',
    path: '/panels/clinics/:id',
    title: 'Performance clinic',
    may: 'clinics.read',
    handler: async request => {
      const { viewer, services, params } = request
      const clinic = await services.panels.clinic(viewer, params['id'] ?? '')
      if (!clinic) return { missing: true }
      return {
        view: `${VIEWS}/clinic.njk`,
        title: clinic.title,
        data: { clinic, measures: await liveMeasures(request, clinic.measure === undefined ? [] : [clinic.measure]) },
      }
    },
  }),
  ...registerPages({
    path: '/panels/clinics/:id/edit',
    title: 'Put a clinic right',
    may: 'clinics.write',
    ask: ({ id = '' }) => ({ doing: 'change', kind: 'performance-clinic', entry: id }),
    onwards: toOne,
    takenOut: { may: 'clinics.write', onwards: toAll },
    back: toOne,
  }),
  ...registerPages({
    path: '/panels/clinics/:id/add-action',
    title: 'Add an action',
    may: 'clinics.own',
    ask: ({ id = '' }) => ({ doing: 'add', kind: 'clinic-action', within: { field: 'clinic', entry: id } }),
    onwards: toOne,
    back: toOne,
  }),
  ...registerPages({
    path: '/panels/clinics/:id/actions/:action',
    title: 'Put an action right',
    may: 'clinics.own',
    ask: ({ action = '' }) => ({ doing: 'change', kind: 'clinic-action', entry: action }),
    onwards: toOne,
    takenOut: { may: 'clinics.write', onwards: toOne },
    back: toOne,
  }),
  ...registerPages({
    path: '/panels/clinics/:id/actions/:action/done',
    title: 'It is done',
    may: 'clinics.own',
    ask: ({ action = '' }) => ({ doing: 'end', kind: 'clinic-action', entry: action }),
    onwards: toOne,
    back: toOne,
  }),
]
