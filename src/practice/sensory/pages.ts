import { type RegisterPage, registerPages } from '../../spine/recording/register-pages.ts'
import { download } from '../../spine/web/download.ts'
import { inShort, monthIn } from '../../spine/web/format.ts'
import { type ListDeclaration, byStanding, listOf, orMissing, savedList } from '../../spine/web/list.ts'
import { type Page, definePage, one, oneOf } from '../../spine/web/page.ts'
import type { SensoryChild, SensoryOverview } from '../../spine/web/services.ts'
import { sensoryNeed, supportLevel } from './codes.ts'
import { pounds } from '../finance/kinds.ts'
import { differenceInWords, inPounds, shareIn } from './pages-words.ts'

const VIEWS = 'practice/sensory/views'
const SAYING = { inShort, pounds, inPounds, shareIn, monthIn }

const home = (): string => '/sensory'

/** Children with a file here whom the service knows, whoever is overdue a visit first. */
const CHILDREN: ListDeclaration<SensoryChild> = {
  caption: 'Children known to the sensory impairment service, whoever is overdue a visit first',
  columns: [
    {
      key: 'child',
      title: 'Child',
      of: row => ({ text: row.called, href: `/children/${row.id}/learning` }),
      by: row => row.called,
    },
    { key: 'council', title: 'Council', of: row => row.council.text },
    { key: 'need', title: 'Need', of: row => row.need.text },
    {
      key: 'level',
      title: 'Level',
      of: row => row.level.text,
      by: row => supportLevel.codes.findIndex(each => each.code === row.level.value),
    },
    { key: 'school', title: 'School', of: row => orMissing(row.school) },
    {
      key: 'since',
      title: 'Since',
      of: row => inShort(row.since),
      by: row => row.since,
      saved: row => row.since,
      short: true,
    },
    {
      key: 'last',
      title: 'Last visit',
      of: row => orMissing(row.last === null ? null : inShort(row.last), 'none yet'),
      by: row => row.last,
      saved: row => row.last,
      short: true,
    },
    {
      key: 'stands',
      title: 'Next visit',
      of: row => ({ text: row.is.text, level: row.is.level, ...(row.by ? { note: `by ${inShort(row.by)}` } : {}) }),
      by: row => byStanding(row.is.level, row.by),
      saved: row => row.is.text,
    },
    { key: 'by', title: 'By', of: row => row.by, savedOnly: true },
  ],
  facets: [
    { name: 'council', title: 'Council', of: row => row.council },
    { name: 'need', title: 'Need', of: row => row.need, inOrder: sensoryNeed.codes.map(each => each.code) },
    { name: 'level', title: 'Level', of: row => row.level, inOrder: supportLevel.codes.map(each => each.code) },
    { name: 'stands', title: 'Next visit', of: row => ({ value: row.is.level, text: row.is.text }) },
  ],
  sort: 'stands',
  empty: 'No child with a file here is known to the service. Record a sensory need on a child’s file.',
  counted: count => `${count} ${count === 1 ? 'child' : 'children'}`,
  id: row => row.id,
}

type Told = Pick<RegisterPage, 'path' | 'title' | 'may'> & { readonly kind: string }

const adding = ({ path, title, may, kind }: Told): readonly Page[] =>
  registerPages({ path, title, may, ask: () => ({ doing: 'add', kind }), onwards: home, back: home })

const changing = ({ path, title, may, kind }: Told): readonly Page[] =>
  registerPages({
    path,
    title,
    may,
    ask: ({ entry = '' }) => ({ doing: 'change', kind, entry }),
    onwards: home,
    takenOut: { may, onwards: home },
    back: home,
  })

const ending = ({ path, title, may, kind }: Told): readonly Page[] =>
  registerPages({
    path,
    title,
    may,
    ask: ({ entry = '' }) => ({ doing: 'end', kind, entry }),
    onwards: home,
    back: home,
  })

const FORMS: readonly (readonly [path: string, kind: string, add: string, change: string, money?: true])[] = [
  ['counts', 'sensory-count', 'Enter a count of the caseload', 'Put a count right'],
  ['visits', 'sensory-activity', 'Enter a month of visits', 'Put a month of visits right'],
  ['schools', 'sensory-deployment', 'Add support workers in a school', 'Put support workers right'],
  ['agreements', 'sensory-agreement', 'Add an agreement', 'Put an agreement right', true],
  ['shares', 'sensory-share', 'Enter an agreed share', 'Put an agreed share right', true],
  ['costs', 'sensory-year', 'Enter a year’s cost', 'Put a year’s cost right', true],
  ['contributions', 'sensory-contribution', 'Enter a contribution', 'Put a contribution right', true],
  ['recharges', 'sensory-recharge', 'Enter a recharge', 'Put a recharge right', true],
]

const formPages: readonly Page[] = FORMS.flatMap(([path, kind, add, change, money]) => {
  const may = money ? 'sensory.fund' : 'sensory.write'
  return [
    ...adding({ path: `/sensory/${path}/add`, title: add, may, kind }),
    ...changing({ path: `/sensory/${path}/:entry`, title: change, may, kind }),
  ]
})

/** The sensory impairment service the councils share. */
export const sensoryPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/sensory',
    title: 'Sensory impairment service',
    may: 'sensory.read',
    nav: { text: 'Sensory service', order: 17, more: true, under: 'The service' },
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const asked = one(query, 'year')
      const service = await services.sensory.overview(
        viewer,
        asked !== undefined && /^20\d\d$/.test(asked) ? { year: Number(asked) } : {},
      )
      return {
        view: `${VIEWS}/sensory.njk`,
        data: {
          ...SAYING,
          service,
          own: service.schools.filter(each => each.employer.value === 'service').length,
          differences: (service.year?.differences ?? []).map(differenceInWords),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/sensory/download',
    title: 'Download the sensory impairment service',
    may: 'sensory.read',
    handler: async ({ viewer, services, query }) =>
      download(tableOf(await services.sensory.overview(viewer, {})), oneOf(query, 'as', ['csv', 'xlsx']) ?? 'csv'),
  }),
  definePage({
    method: 'GET',
    path: '/sensory/children',
    title: 'Children known to the sensory impairment service',
    may: 'sensory.read-children',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const children = await services.sensory.children(viewer, 'open')
      return {
        view: `${VIEWS}/children.njk`,
        data: {
          overdue: children.filter(each => each.is.level === 'overdue').length,
          unknown: children.filter(each => each.is.level === 'cannot-tell').length,
          list: listOf(CHILDREN, children, {
            path: '/sensory/children',
            query,
            download: '/sensory/children/download',
          }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/sensory/children/download',
    title: 'Download the children known to the sensory impairment service',
    may: 'sensory.read-children',
    handler: async ({ viewer, services, query }) => {
      const saved = savedList('sensory-children', CHILDREN, await services.sensory.children(viewer, 'download'), query)
      return download(saved.table, saved.as)
    },
  }),
  ...formPages,
  ...ending({
    path: '/sensory/schools/:entry/end',
    title: 'Support workers have left a school',
    may: 'sensory.write',
    kind: 'sensory-deployment',
  }),
  ...ending({
    path: '/sensory/agreements/:entry/end',
    title: 'An agreement has ended',
    may: 'sensory.fund',
    kind: 'sensory-agreement',
  }),
]

/** Everything of the page that is counted, as rows. */
export function tableOf({ caseload, visits, schools, year, levels }: SensoryOverview): Parameters<typeof download>[0] {
  return {
    name: 'sensory-impairment-service',
    columns: ['What', 'Of', 'Detail', 'Number'],
    rows: [
      ...(caseload
        ? [...caseload.byCouncil, ...caseload.byNeed].flatMap(row =>
            row.levels.map((count, at) => ['Children', row.of.text, levels[at]?.text ?? '', count]),
          )
        : []),
      ...visits.months.flatMap(each => [
        ['Visits planned', monthIn(each.month), '', each.planned],
        ['Visits made', monthIn(each.month), '', each.made],
      ]),
      ...schools.map(each => ['Hours a week', each.school, each.employer.text, each.hours]),
      ...(year
        ? year.councils.flatMap(each => [
            ['By the agreed share, pounds', each.council.text, year.yearName, each.byAgreed],
            ['Contributed, pounds', each.council.text, year.yearName, each.contributed],
            ['By use, pounds', each.council.text, year.yearName, each.byUse],
          ])
        : []),
    ],
  }
}
