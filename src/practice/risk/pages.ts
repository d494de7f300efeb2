import { label } from '../../spine/ledger/code-list.ts'
import { registerPages } from '../../spine/recording/register-pages.ts'
import { download } from '../../spine/web/download.ts'
import { listOf, savedList } from '../../spine/web/list.ts'
import { liveMeasures } from '../../spine/web/live-measures.ts'
import { type Page, definePage, oneOf } from '../../spine/web/page.ts'
import { bandOf } from './notions.ts'
import { impact, likelihood, riskBand } from './codes.ts'
import { RISKS, heatMap, scoreCell, wayInWords } from './pages-list.ts'

const VIEWS = 'practice/risk/views'

/** How far back 'what moved' may look, in months. */
const BACK = ['1', '3', '6', '12'] as const
const USUAL: (typeof BACK)[number] = '3'

const toRisk = (params: Readonly<Record<string, string>>): string => `/risks/${params['id'] ?? ''}`

/** The registers of risks: what is open, one risk in full, and adding, reviewing, mitigating and closing. */
export const riskPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/risks',
    title: 'Risks',
    may: 'plans.read-for-board',
    nav: { text: 'Risks', order: 37, more: true, under: 'Answering for it' },
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const back = oneOf(query, 'since', BACK) ?? USUAL
      const register = await services.risks.register(viewer, Number(back))
      const open = register.risks.filter(each => each.closed === null)
      const list = listOf(RISKS, open, {
        path: '/risks',
        query,
        download: '/risks/download',
        keep: { since: back === USUAL ? undefined : back },
      })
      const shown = new Set(list.rows.map(row => row.id))
      return {
        view: `${VIEWS}/risks.njk`,
        data: {
          register,
          list,
          back,
          backs: BACK.map(value => ({ value, text: value === '1' ? 'a month ago' : `${value} months ago` })),
          kept: ['register', 'owner', 'score', 'category'].flatMap(name =>
            typeof query[name] === 'string' && query[name] !== '' ? [{ name, value: query[name] }] : [],
          ),
          counts: riskBand.codes.map(({ code, label: text }) => ({
            text,
            count: open.filter(each => each.now.band.value === code).length,
          })),
          late: {
            reviews: open.filter(each => each.reviewOverdue).length,
            mitigations: open.reduce((sum, each) => sum + each.mitigationsOverdue, 0),
          },
          above: open.filter(each => each.now.score > each.target).length,
          closed: register.risks.filter(each => each.closed !== null),
          map: heatMap(
            open.filter(each => shown.has(each.id)),
            score => bandOf(score, register.on),
          ),
          likelihoods: likelihood.codes,
          impacts: impact.codes,
          bandName: (code: string) => label(riskBand, code),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/risks/download',
    title: 'Download the registers of risks',
    may: 'plans.read-for-board',
    handler: async ({ viewer, services, query }) => {
      const { risks } = await services.risks.register(viewer)
      const saved = savedList(
        'risks',
        RISKS,
        risks.filter(each => each.closed === null),
        query,
      )
      return download(saved.table, saved.as)
    },
  }),
  ...registerPages({
    path: '/risks/add',
    title: 'Add a risk',
    may: 'plans.write',
    ask: () => ({ doing: 'add', kind: 'risk' }),
    onwards: (_, entry) => `/risks/${entry}`,
    back: () => '/risks',
  }),
  definePage({
    method: 'GET',
    path: '/risks/:id',
    title: 'Risk',
    may: 'plans.read-for-board',
    handler: async request => {
      const { viewer, services, params } = request
      const found = await services.risks.risk(viewer, params['id'] ?? '')
      if (!found) return { missing: true }
      return {
        view: `${VIEWS}/risk.njk`,
        title: `Risk ${found.reference}`,
        data: {
          risk: found,
          measures: await liveMeasures(request, found.measures),
          score: scoreCell,
          way: wayInWords,
          likely: (code: number) => label(likelihood, String(code)),
          harm: (code: number) => label(impact, String(code)),
          mitigations: [
            ...found.mitigations.filter(each => each.done === null).toSorted((a, b) => (a.by < b.by ? -1 : 1)),
            ...found.mitigations.filter(each => each.done !== null),
          ],
        },
      }
    },
  }),
  ...registerPages({
    path: '/risks/:id/review',
    title: 'Review a risk',
    may: 'plans.own',
    ask: ({ id = '' }) => ({ doing: 'add', kind: 'risk-review', within: { field: 'risk', entry: id } }),
    onwards: toRisk,
    back: toRisk,
  }),
  ...registerPages({
    path: '/risks/:id/mitigate',
    title: 'Add a mitigation',
    may: 'plans.own',
    ask: ({ id = '' }) => ({ doing: 'add', kind: 'risk-mitigation', within: { field: 'risk', entry: id } }),
    onwards: toRisk,
    back: toRisk,
  }),
  ...registerPages({
    path: '/risks/:id/edit',
    title: 'Put a risk right',
    may: 'plans.write',
    ask: ({ id = '' }) => ({ doing: 'change', kind: 'risk', entry: id }),
    onwards: toRisk,
    takenOut: { may: 'plans.write', onwards: () => '/risks' },
    back: toRisk,
  }),
  ...registerPages({
    path: '/risks/:id/close',
    title: 'Close a risk',
    may: 'plans.write',
    ask: ({ id = '' }) => ({ doing: 'end', kind: 'risk', entry: id }),
    onwards: toRisk,
    back: toRisk,
  }),
  ...registerPages({
    path: '/risks/:id/reviews/:review',
    title: 'Put a review right',
    may: 'plans.own',
    ask: ({ review = '' }) => ({ doing: 'change', kind: 'risk-review', entry: review }),
    onwards: toRisk,
    takenOut: { may: 'plans.write', onwards: toRisk },
    back: toRisk,
  }),
  ...registerPages({
    path: '/risks/:id/mitigations/:mitigation',
    title: 'Put a mitigation right',
    may: 'plans.own',
    ask: ({ mitigation = '' }) => ({ doing: 'change', kind: 'risk-mitigation', entry: mitigation }),
    onwards: toRisk,
    takenOut: { may: 'plans.write', onwards: toRisk },
    back: toRisk,
  }),
  ...registerPages({
    path: '/risks/:id/mitigations/:mitigation/done',
    title: 'A mitigation is done',
    may: 'plans.own',
    ask: ({ mitigation = '' }) => ({ doing: 'end', kind: 'risk-mitigation', entry: mitigation }),
    onwards: toRisk,
    back: toRisk,
  }),
]
