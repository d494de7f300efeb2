import { type TrendChart, drawForEveryWidth, sentenceFor } from '../../spine/web/charts/draw.ts'
import { download } from '../../spine/web/download.ts'
import { listOf, savedList } from '../../spine/web/list.ts'
import { type Page, definePage } from '../../spine/web/page.ts'
import type { AuditsHome } from '../../spine/web/services.ts'
import { ACTIONS, THEMES, hrefOf } from './pages-lists.ts'
import { reviewPages } from './pages-reviews.ts'
import { roundPages } from './pages-rounds.ts'

const VIEWS = 'practice/audits/views'

/** Audits: what waits, what they find and whether it is put right; rounds; themes; incidents; the board's summary. */
export const auditPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/audits',
    title: 'Audits',
    may: 'audits.read',
    nav: { text: 'Audits', order: 33, more: true, under: 'The service' },
    wide: true,
    handler: async ({ viewer, services }) => {
      const home = await services.audits.home(viewer)
      const chart = chartOf(home)
      return {
        view: `${VIEWS}/audits.njk`,
        data: { home, hrefOf, chart: { ...drawForEveryWidth(chart), sentence: sentenceFor(chart) } },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/audits/actions',
    title: 'Actions from audits',
    may: 'audits.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const { on, actions } = await services.audits.actions(viewer)
      const list = listOf(ACTIONS, actions, { path: '/audits/actions', query, download: '/audits/actions/download' })
      return { view: `${VIEWS}/actions.njk`, data: { on, list } }
    },
  }),
  definePage({
    method: 'GET',
    path: '/audits/actions/download',
    title: 'Download the actions from audits',
    may: 'audits.read',
    handler: async ({ viewer, services, query }) => {
      const saved = savedList('audit-actions', ACTIONS, (await services.audits.actions(viewer)).actions, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/audits/themes',
    title: 'Themes of audits',
    may: 'audits.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const { on, themes, audits } = await services.audits.themes(viewer)
      const list = listOf(THEMES, themes, { path: '/audits/themes', query, download: '/audits/themes/download' })
      return { view: `${VIEWS}/themes.njk`, data: { on, audits, list, first: themes[0] } }
    },
  }),
  definePage({
    method: 'GET',
    path: '/audits/themes/download',
    title: 'Download the themes of audits',
    may: 'audits.read',
    handler: async ({ viewer, services, query }) => {
      const saved = savedList('audit-themes', THEMES, (await services.audits.themes(viewer)).themes, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/audits/summary',
    title: 'Audits and learning, in short',
    may: 'audits.read-summary',
    nav: { text: 'Audits in short', order: 34, more: true, under: 'The service' },
    handler: async ({ viewer, services }) => ({
      view: `${VIEWS}/summary.njk`,
      data: { summary: await services.audits.summary(viewer) },
    }),
  }),
  ...roundPages,
  ...reviewPages,
]

function chartOf({ trend }: AuditsHome): TrendChart {
  return {
    kind: 'trend',
    id: 'grades-over-time',
    title: 'Graded good or better, each quarter',
    unit: 'percent',
    points: trend,
  }
}
