import { type TrendChart, drawForEveryWidth } from '../../spine/web/charts/draw.ts'
import { monthIn } from '../../spine/web/format.ts'
import { download } from '../../spine/web/download.ts'
import { listOf, savedList } from '../../spine/web/list.ts'
import {
  type Answer,
  type Fields,
  type Page,
  type PageRequest,
  address,
  definePage,
  one,
} from '../../spine/web/page.ts'
import { type MoneyAsk, type MoneyStep, may } from '../../spine/web/services.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'
import { financeFormPages } from './pages-forms.ts'
import { fundingPages } from './pages-funding.ts'
import { importPages } from './pages-import.ts'
import { LINES } from './pages-lists.ts'
import { inMillions, inPounds, overInPounds, overInWords, shareIn } from './pages-words.ts'

const VIEWS = 'practice/finance/views'
const MILLION = 1_000_000
const WORST = 5

/** What every view of money says amounts with. */
export const SAYING = { inMillions, inPounds, overInWords, overInPounds, shareIn, monthIn }

/** The trust's money: how the year stands, line by line, and everything that is written about it. */
export const financePages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/finance',
    title: 'Finance',
    may: 'finance.read-for-board',
    nav: { text: 'Finance', order: 13, more: 'when-crowded', under: 'Answering for it' },
    wide: true,
    handler: request => (may(request.viewer, 'finance.read') ? overview(request) : forBoard(request)),
  }),
  definePage({
    method: 'GET',
    path: '/finance/lines',
    title: 'Budget lines',
    may: 'finance.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const position = await services.finance.position(viewer, askFrom(query))
      const keep = { month: position.month ?? undefined, council: position.council || undefined }
      return {
        view: `${VIEWS}/lines.njk`,
        data: {
          ...SAYING,
          position,
          list: listOf(LINES, position.lines, {
            path: '/finance/lines',
            query,
            download: '/finance/lines/download',
            keep,
          }),
          months: position.months.map(value => ({ value, text: monthIn(value) })),
          councils: services.councils,
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/finance/lines/download',
    title: 'Download the budget lines',
    may: 'finance.read',
    handler: async ({ viewer, services, query }) => {
      const { lines, month } = await services.finance.position(viewer, askFrom(query))
      const saved = savedList(`budget-lines-${month ?? 'none'}`, LINES, lines, query)
      return download(saved.table, saved.as)
    },
  }),
  ...financeFormPages,
  ...importPages,
  ...fundingPages,
  definePage({
    method: 'GET',
    path: '/finance/lines/:id',
    title: 'Budget line',
    may: 'finance.read',
    handler: async ({ viewer, services, params }) => {
      const found = await services.finance.line(viewer, params['id'] ?? '')
      if (!found) return { missing: true }
      const {
        may: { write },
        ...told
      } = found
      return {
        view: `${VIEWS}/line.njk`,
        title: `${found.line.code} ${found.line.title}`,
        data: { ...SAYING, ...told, mayWrite: write, chart: chartOf(found.months, 'line-forecast') },
      }
    },
  }),
]

async function overview({ viewer, services, query }: PageRequest): Promise<Answer> {
  const position = await services.finance.position(viewer, askFrom(query))
  const over = position.lines
    .filter(each => (each.variance?.pounds ?? 0) > 0)
    .sort((a, b) => (b.variance?.pounds ?? 0) - (a.variance?.pounds ?? 0))
  return {
    view: `${VIEWS}/finance.njk`,
    data: {
      ...SAYING,
      position,
      overs: over.slice(0, WORST),
      overCount: over.length,
      chart: chartOf(position.steps, 'forecast'),
      waiting: position.changes.filter(each => each.answered === null),
      months: position.months.map(value => ({ value, text: monthIn(value) })),
      councils: services.councils,
      group: (value: string) => address('/finance/lines', { heading: value, month: position.month ?? undefined }),
    },
  }
}

async function forBoard({ viewer, services }: PageRequest): Promise<Answer> {
  const board = await services.finance.forBoard(viewer)
  return { view: `${VIEWS}/board.njk`, data: { ...SAYING, board } }
}

// Drawn in millions: a chart has no room for pounds.
function chartOf(
  steps: readonly Pick<MoneyStep, 'month' | 'forecast' | 'budget'>[],
  id: string,
): { readonly wide: string; readonly narrow: string } | undefined {
  if (steps.length < 2) return undefined
  const chart: TrendChart = {
    kind: 'trend',
    id,
    title: 'What was expected of the year at each month’s end, in millions of pounds',
    unit: 'mean',
    points: steps.map(each => ({ on: each.month, value: each.forecast / MILLION })),
    compared: [{ label: 'Budget', value: (steps.at(-1)?.budget ?? 0) / MILLION }],
  }
  return drawForEveryWidth(chart)
}

/** What an address asks of the trust's money. */
export function askFrom(query: Fields): MoneyAsk {
  const [month, council] = [one(query, 'month'), one(query, 'council')]
  return { ...(isPlainDate(month) ? { month } : {}), ...(council ? { council } : {}) }
}
