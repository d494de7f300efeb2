import { monthIn } from '../../spine/web/format.ts'
import { download } from '../../spine/web/download.ts'
import { listOf, savedList } from '../../spine/web/list.ts'
import { type Page, definePage, one, oneOf } from '../../spine/web/page.ts'
import { CHANGES, SAVINGS } from './pages-lists.ts'
import { inMillions, inPounds, overInPounds, shareIn } from './pages-words.ts'

const VIEWS = 'practice/finance/views'
const SAYING = { inMillions, inPounds, overInPounds, shareIn, monthIn }

const yearFrom = (text: string | undefined): number | undefined =>
  text !== undefined && /^20\d\d$/.test(text) ? Number(text) : undefined

/** In-year changes, savings, and reserves with capital and the contract sum. */
export const fundingPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/finance/changes',
    title: 'In-year changes',
    may: 'finance.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const changes = await services.finance.changes(viewer)
      return {
        view: `${VIEWS}/changes.njk`,
        data: {
          ...SAYING,
          waiting: changes.filter(each => each.answered === null),
          list: listOf(CHANGES, changes, { path: '/finance/changes', query, download: '/finance/changes/download' }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/finance/changes/download',
    title: 'Download the in-year changes',
    may: 'finance.read',
    handler: async ({ viewer, services, query }) => {
      const saved = savedList('in-year-changes', CHANGES, await services.finance.changes(viewer), query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/finance/changes/:id',
    title: 'In-year change',
    may: 'finance.read',
    handler: async ({ viewer, services, params }) => {
      const id = params['id'] ?? ''
      const change = (await services.finance.changes(viewer)).find(each => each.id === id)
      if (!change) return { missing: true }
      return {
        view: `${VIEWS}/change.njk`,
        title: `In-year change ${change.reference}`,
        data: { ...SAYING, change, versions: await services.finance.versions(viewer, 'in-year-change', id) },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/finance/savings',
    title: 'Savings',
    may: 'finance.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const savings = await services.finance.savings(viewer, yearFrom(one(query, 'year')))
      return {
        view: `${VIEWS}/savings.njk`,
        data: {
          ...SAYING,
          savings,
          list: listOf(SAVINGS, savings.savings, {
            path: '/finance/savings',
            query,
            download: '/finance/savings/download',
            keep: { year: String(savings.year) },
          }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/finance/savings/download',
    title: 'Download the savings',
    may: 'finance.read',
    handler: async ({ viewer, services, query }) => {
      const { savings } = await services.finance.savings(viewer, yearFrom(one(query, 'year')))
      const saved = savedList('savings', SAVINGS, savings, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/finance/savings/:id',
    title: 'Saving',
    may: 'finance.read',
    handler: async ({ viewer, services, params }) => {
      const id = params['id'] ?? ''
      const now = await services.finance.savings(viewer)
      const others = now.years.map(each => yearFrom(each.value)).filter(each => each !== now.year)
      const all = [now, ...(await Promise.all(others.map(year => services.finance.savings(viewer, year))))]
      const saving = all.flatMap(each => each.savings).find(each => each.id === id)
      if (!saving) return { missing: true }
      return {
        view: `${VIEWS}/saving.njk`,
        title: `Saving ${saving.reference}`,
        data: {
          ...SAYING,
          saving,
          means: now.colours.find(each => each.colour.value === saving.colour.value)?.means,
          versions: await services.finance.versions(viewer, 'saving', id),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/finance/reserves',
    title: 'Reserves, capital and the contract sum',
    may: 'finance.read',
    wide: true,
    handler: async ({ viewer, services }) => {
      const funding = await services.finance.funding(viewer)
      return { view: `${VIEWS}/reserves.njk`, data: { ...SAYING, funding } }
    },
  }),
  definePage({
    method: 'GET',
    path: '/finance/reserves/download',
    title: 'Download the instalments',
    may: 'finance.read',
    handler: async ({ viewer, services, query }) => {
      const { periods } = await services.finance.funding(viewer)
      return download(
        {
          name: 'instalments',
          columns: ['Period', 'Council', 'Number', 'Due', 'Amount', 'Paid', 'Paid on', 'How it stands'],
          rows: periods.flatMap(({ title, instalments }) =>
            instalments.map(each => [
              title,
              each.council.text,
              each.number,
              each.due,
              each.amount,
              each.paid,
              each.paidOn,
              each.is.text,
            ]),
          ),
        },
        oneOf(query, 'as', ['csv', 'xlsx']) ?? 'csv',
      )
    },
  }),
]
