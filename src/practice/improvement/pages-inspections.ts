import { registerPages } from '../../spine/recording/register-pages.ts'
import { listOf } from '../../spine/web/list.ts'
import { liveMeasures } from '../../spine/web/live-measures.ts'
import { type Page, definePage } from '../../spine/web/page.ts'
import { STATES } from './pages-inspectors-words.ts'
import { findingsList, wayInWords } from './pages-list.ts'

const VIEWS = 'practice/improvement/views'

type Params = Readonly<Record<string, string>>
const toAll = (): string => '/inspections'
const toOne = ({ id = '' }: Params): string => `/inspections/${id}`
const toFinding = ({ id = '', finding = '' }: Params): string => `/inspections/${id}/findings/${finding}`

/** Inspections: all of them, one with what it judged and found, and a page for each finding. */
export const inspectionPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/inspections',
    title: 'Inspections',
    may: 'plans.read-for-board',
    nav: { text: 'Inspections', order: 39, more: true, under: 'Answering for it' },
    handler: async ({ viewer, services }) => ({
      view: `${VIEWS}/inspections.njk`,
      data: { shown: await services.improvement.inspections(viewer) },
    }),
  }),
  ...registerPages({
    path: '/inspections/add',
    title: 'Add an inspection',
    may: 'plans.write',
    ask: () => ({ doing: 'add', kind: 'inspection' }),
    onwards: (_, entry) => toOne({ id: entry }),
    back: toAll,
  }),
  definePage({
    method: 'GET',
    path: '/inspections/:id',
    title: 'Inspection',
    may: 'plans.read-for-board',
    wide: true,
    handler: async ({ viewer, services, params, query }) => {
      const shown = await services.improvement.inspections(viewer)
      const inspection = shown.inspections.find(each => each.id === params['id'])
      if (!inspection) return { missing: true }
      return {
        view: `${VIEWS}/inspection.njk`,
        title: inspection.title,
        data: {
          on: shown.on,
          mayWrite: shown.mayWrite,
          inspection,
          openings: await services.inspectors.ofInspection(viewer, inspection.id),
          states: STATES,
          list: listOf(findingsList(inspection.id), inspection.findings, { path: toOne({ id: inspection.id }), query }),
        },
      }
    },
  }),
  ...registerPages({
    path: '/inspections/:id/edit',
    title: 'Put an inspection right',
    may: 'plans.write',
    ask: ({ id = '' }) => ({ doing: 'change', kind: 'inspection', entry: id }),
    onwards: toOne,
    takenOut: { may: 'plans.write', onwards: toAll },
    back: toOne,
  }),
  ...registerPages({
    path: '/inspections/:id/add-judgement',
    title: 'Add a judgement',
    may: 'plans.write',
    ask: ({ id = '' }) => ({
      doing: 'add',
      kind: 'inspection-judgement',
      within: { field: 'inspection', entry: id },
    }),
    onwards: toOne,
    back: toOne,
  }),
  ...registerPages({
    path: '/inspections/:id/judgements/:judgement',
    title: 'Put a judgement right',
    may: 'plans.write',
    ask: ({ judgement = '' }) => ({ doing: 'change', kind: 'inspection-judgement', entry: judgement }),
    onwards: toOne,
    takenOut: { may: 'plans.write', onwards: toOne },
    back: toOne,
  }),
  ...registerPages({
    path: '/inspections/:id/add-finding',
    title: 'Add a finding',
    may: 'plans.write',
    ask: ({ id = '' }) => ({
      doing: 'add',
      kind: 'inspection-finding',
      within: { field: 'inspection', entry: id },
    }),
    onwards: ({ id = '' }, entry) => toFinding({ id, finding: entry }),
    back: toOne,
  }),
  definePage({
    method: 'GET',
    path: '/inspections/:id/findings/:finding',
    title: 'Finding of an inspection',
    may: 'plans.read-for-board',
    handler: async request => {
      const { viewer, services, params } = request
      const finding = await services.improvement.finding(viewer, params['id'] ?? '', params['finding'] ?? '')
      if (!finding) return { missing: true }
      return {
        view: `${VIEWS}/finding.njk`,
        title: `Finding ${finding.number}: ${finding.inspection.title}`,
        data: {
          finding,
          here: toFinding(params),
          measures: await liveMeasures(request, finding.measures),
          way: wayInWords,
        },
      }
    },
  }),
  ...registerPages({
    path: '/inspections/:id/findings/:finding/edit',
    title: 'Put a finding right',
    may: 'plans.write',
    ask: ({ finding = '' }) => ({ doing: 'change', kind: 'inspection-finding', entry: finding }),
    onwards: toFinding,
    takenOut: { may: 'plans.write', onwards: toOne },
    back: toFinding,
  }),
  ...registerPages({
    path: '/inspections/:id/findings/:finding/answer',
    title: 'A finding is answered',
    may: 'plans.write',
    ask: ({ finding = '' }) => ({ doing: 'end', kind: 'inspection-finding', entry: finding }),
    onwards: toFinding,
    back: toFinding,
  }),
  ...registerPages({
    path: '/inspections/:id/findings/:finding/evidence',
    title: 'Add evidence',
    may: 'plans.own',
    ask: ({ finding = '' }) => ({
      doing: 'add',
      kind: 'finding-evidence',
      within: { field: 'finding', entry: finding },
    }),
    onwards: toFinding,
    back: toFinding,
  }),
  ...registerPages({
    path: '/inspections/:id/findings/:finding/evidence/:evidence',
    title: 'Put evidence right',
    may: 'plans.own',
    ask: ({ evidence = '' }) => ({ doing: 'change', kind: 'finding-evidence', entry: evidence }),
    onwards: toFinding,
    takenOut: { may: 'plans.write', onwards: toFinding },
    back: toFinding,
  }),
]
