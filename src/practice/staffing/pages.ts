import { trendOf } from '../../spine/measure/trend.ts'
import { type TrendChart, drawForEveryWidth, sentenceFor, tableFor } from '../../spine/web/charts/draw.ts'
import { download } from '../../spine/web/download.ts'
import { listOf, savedList } from '../../spine/web/list.ts'
import { type Fields, type Page, address, definePage, one } from '../../spine/web/page.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'
import type { StaffingAsk, StaffingCompared, StaffingOverview, StaffingRate } from '../../spine/web/services.ts'
import { formPages } from './pages-forms.ts'
import { importPages } from './pages-import.ts'
import { DISAGREEMENTS, POSTS, ROLES, TEAMS, hours, peopleList, percent, posts } from './pages-lists.ts'

const VIEWS = 'practice/staffing/views'

/** The workforce at a glance, its posts and its people. */
export const staffingPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/workforce',
    title: 'Workforce',
    may: 'staff.read-for-board',
    nav: { text: 'Workforce', order: 36, more: true },
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const overview = await services.staffing.overview(viewer, askFrom(query))
      const { compared, teams, roles, agreement } = overview
      const shown = compared.find(each => each.id === one(query, 'trend')) ?? (compared[0] as StaffingCompared)
      const kept = keptOf(overview)
      const ask = { path: '/workforce', query, keep: { ...kept, trend: shown.id }, download: '/workforce/download' }
      return {
        view: `${VIEWS}/workforce.njk`,
        data: {
          overview,
          structure: overview.structure,
          rows: compared.map(each => rowOf(each, overview)),
          kept,
          shown,
          teams: listOf(TEAMS, teams, { ...ask, anchor: 'teams', download: '/workforce/download' }),
          roles: listOf({ ...ROLES, columns: ROLES.columns.map(each => ({ ...each, by: false as const })) }, roles, {
            path: '/workforce',
            query: {},
            keep: kept,
            download: '/workforce/download/posts',
          }),
          ...(agreement
            ? {
                agreement,
                disagreements: listOf(DISAGREEMENTS, agreement.disagreements, { path: '/workforce', query: {} }),
              }
            : {}),
          chart: chartOf(shown),
          posts,
          percent,
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/workforce/download',
    title: 'Download the workforce by team',
    may: 'staff.read',
    handler: async ({ viewer, services, query }) => {
      const { teams } = await services.staffing.overview(viewer, askFrom(query))
      const saved = savedList('workforce-teams', TEAMS, teams, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/workforce/download/posts',
    title: 'Download the workforce by post',
    may: 'staff.read',
    handler: async ({ viewer, services, query }) => {
      const { roles } = await services.staffing.overview(viewer, askFrom(query))
      const saved = savedList('workforce-posts', ROLES, roles, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/workforce/posts',
    title: 'Posts',
    may: 'staff.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const { rows, on, mayWrite } = await services.staffing.posts(viewer)
      return {
        view: `${VIEWS}/posts.njk`,
        data: {
          on,
          mayWrite,
          list: listOf(POSTS, rows, { path: '/workforce/posts', query, download: '/workforce/posts/download' }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/workforce/posts/download',
    title: 'Download posts',
    may: 'staff.read',
    handler: async ({ viewer, services, query }) => {
      const { rows } = await services.staffing.posts(viewer)
      const saved = savedList('posts', POSTS, rows, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/workforce/people',
    title: 'People and training',
    may: 'staff.read-people',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const people = await services.staffing.people(viewer)
      return {
        view: `${VIEWS}/people.njk`,
        data: {
          on: people.on,
          mayWrite: people.mayWrite,
          list: listOf(peopleList(people), people.rows, {
            path: '/workforce/people',
            query,
            download: '/workforce/people/download',
          }),
          late: people.rows.filter(row => row.outOfDate > 0).length,
          total: people.rows.length,
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/workforce/people/download',
    title: 'Download people and training',
    may: 'staff.read-people',
    handler: async ({ viewer, services, query }) => {
      const people = await services.staffing.people(viewer)
      const saved = savedList('people-and-training', peopleList(people), people.rows, query)
      return download(saved.table, saved.as)
    },
  }),
  ...importPages,
  ...formPages,
  definePage({
    method: 'GET',
    path: '/workforce/posts/:id',
    title: 'Post',
    may: 'staff.read',
    handler: async ({ viewer, services, params }) => {
      const post = await services.staffing.post(viewer, params['id'] ?? '')
      if (!post) return { missing: true }
      return { view: `${VIEWS}/post.njk`, title: `Post ${post.number}`, data: { post, hours } }
    },
  }),
  definePage({
    method: 'GET',
    path: '/workforce/people/:id',
    title: 'Member of staff',
    may: 'staff.read-people',
    handler: async ({ viewer, services, params }) => {
      const person = await services.staffing.person(viewer, params['id'] ?? '')
      if (!person) return { missing: true }
      return { view: `${VIEWS}/person.njk`, title: 'Member of staff', data: { person, hours, posts } }
    },
  }),
]

/** What an address asks of the workforce; what it says wrongly is left out. */
export function askFrom(query: Fields): StaffingAsk {
  const [on, asked, where] = [one(query, 'on'), one(query, 'posts'), one(query, 'where')]
  return {
    ...(isPlainDate(on) ? { on } : {}),
    ...(asked && /^[a-z-]{1,40}$/.test(asked) ? { posts: asked } : {}),
    ...(where && /^[a-z0-9-]{1,40}$/.test(where) ? { where } : {}),
  }
}

function keptOf({ posts: asked, where }: StaffingOverview): Readonly<Record<string, string | undefined>> {
  return { posts: asked === 'social-work' ? undefined : asked, where: where === '' ? undefined : where }
}

function tenths(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 })
}

/** A rate in words: '18.4%', '7.2 days'. */
function said(rate: StaffingRate | undefined, unit: 'percent' | 'days'): string {
  if (rate === undefined) return 'too few people to tell'
  if (rate.value === null) return '–'
  const value = Math.round(rate.value * 10) / 10
  return unit === 'percent' ? `${value}%` : `${value} days`
}

function rowOf(each: StaffingCompared, overview: StaffingOverview): Readonly<Record<string, unknown>> {
  const { id, title, kpi, unit, ours, dfe, dfeThen, england } = each
  const dfeIs = each.dfeIs === 'Not published.'
  return {
    ...each,
    title,
    kpi: kpi === undefined ? undefined : { text: `KPI ${kpi}`, href: `/contract/kpi-${kpi}` },
    now: said(ours, unit === 'percent' ? 'percent' : 'days'),
    counts: ours && !overview.forBoard && ours.value !== null ? `${tenths(ours.part)} of ${tenths(ours.whole)}` : '',
    dfeNow: dfeIs ? '' : said(dfe, 'percent'),
    dfeSeptember: dfeIs ? '' : said(dfeThen, 'percent'),
    englandText: england ? `${england.value}% in ${england.year}` : '',
    href: address('/workforce', { ...keptOf(overview), trend: id }),
  }
}

function chartOf({ title, unit, points }: StaffingCompared): Readonly<Record<string, unknown>> {
  const trend = trendOf(points, 'lower', unit === 'percent' ? { least: 0, most: 100 } : { least: 0 })
  const chart: TrendChart = {
    kind: 'trend',
    id: 'chart',
    title: `${title}, as the trust counts it`,
    unit,
    points,
    trend,
    ...(trend.limits ? { limits: trend.limits } : {}),
  }
  return { ...drawForEveryWidth(chart), sentence: sentenceFor(chart), table: tableFor(chart) }
}
