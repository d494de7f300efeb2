import { registerPages } from '../../spine/recording/register-pages.ts'
import { download } from '../../spine/web/download.ts'
import { listOf, savedList } from '../../spine/web/list.ts'
import { type Page, definePage } from '../../spine/web/page.ts'
import { label } from '../../spine/ledger/code-list.ts'
import { auditStratum } from './codes.ts'
import { AUDITS, hrefOf } from './pages-lists.ts'

const VIEWS = 'practice/audits/views'
const PATH = '/audits/rounds'
type Params = Readonly<Record<string, string>>
const toRound = ({ id = '' }: Params): string => `${PATH}/${id}`

/** Rounds of audits: setting one up, drawing its children, who audits whom, and opening an audit to moderate it. */
export const roundPages: readonly Page[] = [
  ...registerPages({
    path: `${PATH}/add`,
    title: 'Set up a round of audits',
    may: 'audits.write',
    ask: () => ({ doing: 'add', kind: 'audit-round' }),
    onwards: (_, entry) => `${PATH}/${entry}`,
    back: () => '/audits',
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/:id`,
    title: 'Round of audits',
    may: 'audits.read',
    wide: true,
    handler: async ({ viewer, services, params, query }) => {
      const round = await services.audits.round(viewer, params['id'] ?? '')
      if (!round) return { missing: true }
      const path = toRound(params)
      return {
        view: `${VIEWS}/round.njk`,
        title: round.title,
        data: {
          round,
          hrefOf,
          parts: round.strata.map(each => label(auditStratum, each).toLowerCase()),
          list: listOf(AUDITS, round.lines, { path, query, download: `${path}/download` }),
          nobody: query['drawn'] === 'nobody',
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/:id/download`,
    title: 'Download the audits of a round',
    may: 'audits.read',
    handler: async ({ viewer, services, params, query }) => {
      const round = await services.audits.round(viewer, params['id'] ?? '')
      if (!round) return { missing: true }
      const saved = savedList('audits-of-a-round', AUDITS, round.lines, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/:id/draw`,
    title: 'Draw the children of a round',
    may: 'audits.write',
    handler: async ({ viewer, services, params }) => {
      const drawn = await services.audits.draw(viewer, params['id'] ?? '')
      if (!drawn) return { missing: true }
      return { redirect: drawn.is === 'nobody' ? `${toRound(params)}?drawn=nobody` : toRound(params) }
    },
  }),
  ...registerPages({
    path: `${PATH}/:id/edit`,
    title: 'Put a round right',
    may: 'audits.write',
    ask: ({ id = '' }) => ({ doing: 'change', kind: 'audit-round', entry: id }),
    onwards: toRound,
    takenOut: { may: 'audits.write', onwards: () => '/audits' },
    back: toRound,
  }),
  ...registerPages({
    path: `${PATH}/:id/close`,
    title: 'Close a round',
    may: 'audits.write',
    ask: ({ id = '' }) => ({ doing: 'end', kind: 'audit-round', entry: id }),
    onwards: toRound,
    back: toRound,
  }),
  definePage({
    method: 'POST',
    path: '/audits/moderate/:child/:audit',
    title: 'Moderate an audit',
    may: 'audits.moderate',
    handler: async ({ viewer, services, params }) => {
      const { child = '', audit = '' } = params
      return (await services.audits.moderate(viewer, child, audit))
        ? { redirect: `/children/${child}/record/audit-moderation` }
        : { missing: true }
    },
  }),
]
