import { registerPages } from '../../spine/recording/register-pages.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'
import { download } from '../../spine/web/download.ts'
import { ofUnit } from '../../spine/web/format.ts'
import { type Answer, type Page, type PageRequest, definePage, one, oneOf } from '../../spine/web/page.ts'
import type { Comparator, ComparatorDone } from '../../spine/web/services.ts'
import type { Unit } from '../../spine/measure/measure.ts'

const VIEW = 'practice/governance/views/comparators.njk'
const PATH = '/comparators'
const MEGABYTE = 1024 ** 2

const back = (): string => PATH

/** What figures are compared with: published figures as they were taken in, and whose neighbours a council has. */
export const comparatorPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: PATH,
    title: 'What figures are compared with',
    may: 'figures.read',
    nav: { text: 'Comparators', order: 33, more: true, under: 'Returns and data' },
    handler: request => comparatorsPage(request),
  }),
  definePage({
    method: 'GET',
    path: '/comparators/download',
    title: 'Download what figures are compared with',
    may: 'figures.read',
    handler: async ({ viewer, services, query }) => {
      const { rows, councils } = await services.front.comparators(viewer)
      const cells = (of: Comparator | undefined) => [of?.value ?? of?.mark, of?.period, of?.source]
      const named = (name: string) => [name, `${name}, period`, `${name}, source`]
      const table = {
        name: 'comparators',
        columns: [
          'Measure',
          'Unit',
          ...['England', 'Neighbours', ...councils.map(each => each.text)].flatMap(named),
          'How it is counted otherwise',
        ],
        rows: rows.map(row => [
          row.title,
          row.unit,
          ...cells(row.england),
          ...cells(row.neighbours),
          ...row.councils.flatMap(cells),
          row.difference,
        ]),
      }
      return download(table, oneOf(query, 'as', ['csv', 'xlsx']) ?? 'csv')
    },
  }),
  definePage({
    method: 'POST',
    path: '/comparators/import',
    title: 'Import published figures',
    may: 'scorecard.set',
    files: { total: 100 * MEGABYTE, each: 32 * MEGABYTE, files: 20 },
    handler: async request => {
      const { viewer, services, files, body } = request
      const chosen = files.filter(file => file.bytes > 0)
      if (chosen.length === 0)
        return comparatorsPage(request, { errors: [{ text: 'Choose a file of published figures', href: '#files' }] })
      const from = one(body, 'from')
      if (from !== undefined && from !== '' && !isPlainDate(from))
        return comparatorsPage(request, {
          errors: [{ text: 'Enter the day as a day, a month and a year, or leave it out', href: '#from' }],
        })
      const done = await services.front.takeIn(viewer, chosen, isPlainDate(from) ? from : undefined)
      return comparatorsPage(request, { done })
    },
  }),
  definePage({
    method: 'POST',
    path: '/comparators/:number/undo',
    title: 'Take an import of published figures back',
    may: 'scorecard.set',
    handler: async ({ viewer, services, params }) => {
      const number = Number(params['number'])
      const done = Number.isSafeInteger(number) && (await services.front.takeBack(viewer, number))
      return done ? { redirect: `${PATH}#imports` } : { missing: true }
    },
  }),
  ...registerPages({
    path: '/comparators/neighbours',
    title: 'Enter a council’s neighbours',
    may: 'scorecard.set',
    ask: () => ({ doing: 'add', kind: 'neighbour-set' }),
    onwards: () => `${PATH}#neighbours`,
    back,
  }),
  ...registerPages({
    path: '/comparators/neighbours/:entry',
    title: 'Put a council’s neighbours right',
    may: 'scorecard.set',
    ask: ({ entry = '' }) => ({ doing: 'change', kind: 'neighbour-set', entry }),
    onwards: () => `${PATH}#neighbours`,
    takenOut: { may: 'scorecard.set', onwards: () => `${PATH}#neighbours` },
    back,
  }),
]

interface Came {
  readonly errors?: readonly { readonly text: string; readonly href: string }[]
  readonly done?: readonly ComparatorDone[]
}

async function comparatorsPage(
  { viewer, services }: PageRequest,
  { errors = [], done = [] }: Came = {},
): Promise<Answer> {
  const held = await services.front.comparators(viewer)
  const cell = (of: Comparator | undefined, unit: Unit) =>
    of && {
      text: of.mark ?? ofUnit(unit, of.value),
      for: of.period.replace('year to 31 March ', 'Mar '),
      source: of.source,
      held: of.mark !== undefined,
    }
  const refused = done.some(each => each.is === 'refused')
  return {
    view: VIEW,
    ...(errors.length > 0 || refused ? { status: 422 } : {}),
    data: {
      held,
      rows: held.rows.map(row => ({
        ...row,
        cells: [row.england, row.neighbours, ...row.councils].map(each => cell(each, row.unit)),
      })),
      heads: ['England', 'Neighbours', ...held.councils.map(each => each.text)],
      done,
      errors,
    },
  }
}
