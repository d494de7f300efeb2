import { registerPages } from '../../spine/recording/register-pages.ts'
import { download } from '../../spine/web/download.ts'
import { listOf, savedList } from '../../spine/web/list.ts'
import { liveMeasures } from '../../spine/web/live-measures.ts'
import { type Page, definePage } from '../../spine/web/page.ts'
import type { PlanShown } from '../../spine/web/services.ts'
import { ACTIONS, wayInWords } from './pages-list.ts'

const VIEWS = 'practice/improvement/views'

type Params = Readonly<Record<string, string>>
const toAction = ({ id = '' }: Params): string => `/improvement/actions/${id}`
const toPlan = (): string => '/improvement'

/** The improvement plan: at a glance, an action in full, and writing in it. */
export const planPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/improvement',
    title: 'Improvement plan',
    may: 'plans.read-for-board',
    nav: { text: 'Improvement plan', order: 38, more: true, under: 'Answering for it' },
    wide: true,
    handler: async request => {
      const { viewer, services, query } = request
      const plan = await services.improvement.plan(viewer)
      const measures = await liveMeasures(
        request,
        plan.priorities.flatMap(each => (each.ended === null ? each.measures : [])),
      )
      return {
        view: `${VIEWS}/plan.njk`,
        data: {
          plan,
          list: listOf(ACTIONS, actionsIn(plan), {
            path: '/improvement',
            query,
            anchor: 'actions',
            download: '/improvement/download',
          }),
          live: plan.priorities.filter(each => each.ended === null),
          ended: plan.priorities.filter(each => each.ended !== null),
          measureOf: (id: string) => measures.find(each => each.id === id),
          overdue: actionsIn(plan)
            .filter(each => each.overdue)
            .toSorted((a, b) => (a.by < b.by ? -1 : 1)),
          total: actionsIn(plan).length,
          way: wayInWords,
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/improvement/download',
    title: 'Download the improvement plan',
    may: 'plans.read-for-board',
    handler: async ({ viewer, services, query }) => {
      const plan = await services.improvement.plan(viewer)
      const saved = savedList('improvement-plan', ACTIONS, actionsIn(plan), query)
      return download(saved.table, saved.as)
    },
  }),
  ...registerPages({
    path: '/improvement/add-priority',
    title: 'Add a priority',
    may: 'plans.write',
    ask: () => ({ doing: 'add', kind: 'improvement-priority' }),
    onwards: toPlan,
    back: toPlan,
  }),
  ...registerPages({
    path: '/improvement/priorities/:id/edit',
    title: 'Put a priority right',
    may: 'plans.write',
    ask: ({ id = '' }) => ({ doing: 'change', kind: 'improvement-priority', entry: id }),
    onwards: toPlan,
    takenOut: { may: 'plans.write', onwards: toPlan },
    back: toPlan,
  }),
  ...registerPages({
    path: '/improvement/priorities/:id/close',
    title: 'Close a priority',
    may: 'plans.write',
    ask: ({ id = '' }) => ({ doing: 'end', kind: 'improvement-priority', entry: id }),
    onwards: toPlan,
    back: toPlan,
  }),
  ...registerPages({
    path: '/improvement/priorities/:id/add-action',
    title: 'Add an action',
    may: 'plans.write',
    ask: ({ id = '' }) => ({
      doing: 'add',
      kind: 'improvement-action',
      within: { field: 'priority', entry: id },
    }),
    onwards: (_, entry) => toAction({ id: entry }),
    back: toPlan,
  }),
  definePage({
    method: 'GET',
    path: '/improvement/actions/:id',
    title: 'Action of the improvement plan',
    may: 'plans.read-for-board',
    handler: async request => {
      const { viewer, services, params } = request
      const action = await services.improvement.action(viewer, params['id'] ?? '')
      if (!action) return { missing: true }
      return {
        view: `${VIEWS}/action.njk`,
        title: `Action ${action.reference}`,
        data: { action, measures: await liveMeasures(request, action.measures), way: wayInWords },
      }
    },
  }),
  ...registerPages({
    path: '/improvement/actions/:id/progress',
    title: 'Note progress',
    may: 'plans.own',
    ask: ({ id = '' }) => ({
      doing: 'add',
      kind: 'improvement-progress',
      within: { field: 'action', entry: id },
    }),
    onwards: toAction,
    back: toAction,
  }),
  ...registerPages({
    path: '/improvement/actions/:id/progress/:note',
    title: 'Put a progress note right',
    may: 'plans.own',
    ask: ({ note = '' }) => ({ doing: 'change', kind: 'improvement-progress', entry: note }),
    onwards: toAction,
    takenOut: { may: 'plans.write', onwards: toAction },
    back: toAction,
  }),
  ...registerPages({
    path: '/improvement/actions/:id/edit',
    title: 'Put an action right',
    may: 'plans.write',
    ask: ({ id = '' }) => ({ doing: 'change', kind: 'improvement-action', entry: id }),
    onwards: toAction,
    takenOut: { may: 'plans.write', onwards: toPlan },
    back: toAction,
  }),
]

function actionsIn(plan: PlanShown): PlanShown['priorities'][number]['actions'] {
  return plan.priorities.flatMap(each => each.actions)
}
