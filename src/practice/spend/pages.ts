import { drawForEveryWidth } from '../../spine/web/charts/draw.ts'
import { type Table, download } from '../../spine/web/download.ts'
import { type ListDeclaration, listOf, orMissing, savedList } from '../../spine/web/list.ts'
import { registerPages } from '../../spine/recording/register-pages.ts'
import { inShort, monthIn } from '../../spine/web/format.ts'
import { type Fields, type Page, address, definePage, one, oneOf } from '../../spine/web/page.ts'
import type { SpendAsk, SpendChild, SpendPosition } from '../../spine/web/services.ts'
import { inPence } from './kinds.ts'
import { pennies, roundly, roundlyOver, toPounds } from './pages-words.ts'

const VIEWS = 'practice/spend/views'
const SAYING = { roundly, roundlyOver, pennies, monthIn, toPounds, inPence }
const MILLION_PENCE = 100_000_000

const toChild = ({ id = '' }: Readonly<Record<string, string>>): string => `/finance/placements/children/${id}`
const toOverview = (): string => '/finance/placements'

/** Children's homes today and what each costs: those without a price first. */
const CHILDREN: ListDeclaration<SpendChild> = {
  caption: 'Children’s homes and what each costs, those without a price first',
  columns: [
    {
      key: 'child',
      title: 'Child',
      of: row => ({ text: row.number, href: `/finance/placements/children/${row.id}` }),
      by: row => row.number,
    },
    { key: 'council', title: 'Council', of: row => row.council.text },
    { key: 'kind', title: 'Kind of home', of: row => row.kind.text },
    {
      key: 'since',
      title: 'Since',
      of: row => inShort(row.since),
      by: row => row.since,
      saved: row => row.since,
      short: true,
    },
    {
      key: 'week',
      title: 'A week',
      of: row => (row.week === null ? orMissing(null, 'none') : pennies(row.week)),
      by: row => (row.week === null ? null : -row.week),
      saved: row => (row.week === null ? null : toPounds(row.week)),
      number: true,
    },
    {
      key: 'trust',
      title: 'The trust pays',
      of: row => pennies(row.shares.trust),
      saved: row => toPounds(row.shares.trust),
      number: true,
      savedOnly: true,
    },
    {
      key: 'education',
      title: 'Education pays',
      of: row => pennies(row.shares.education),
      saved: row => toPounds(row.shares.education),
      number: true,
      savedOnly: true,
    },
    {
      key: 'health',
      title: 'Health pays',
      of: row => pennies(row.shares.health),
      saved: row => toPounds(row.shares.health),
      number: true,
      savedOnly: true,
    },
    {
      key: 'others',
      title: 'Others pay',
      of: row =>
        row.shares.education + row.shares.health > 0 ? pennies(row.shares.education + row.shares.health) : '–',
      by: row => -(row.shares.education + row.shares.health),
      saved: row => toPounds(row.shares.education + row.shares.health),
      number: true,
    },
    {
      key: 'year',
      title: 'This year so far',
      of: row => pennies(row.year),
      by: row => -row.year,
      saved: row => toPounds(row.year),
      number: true,
    },
    {
      key: 'stands',
      title: 'Price',
      of: row => row.is,
      by: row =>
        `${['overdue', 'met', 'cannot-tell'].indexOf(row.is.level)} ${String(9_999_999_999 - (row.week ?? 0)).padStart(10, '0')}`,
      short: true,
    },
  ],
  facets: [
    { name: 'kind', title: 'Kind of home', of: row => row.kind },
    { name: 'council', title: 'Council', of: row => row.council },
    {
      name: 'price',
      title: 'Price',
      of: row => ({ value: row.is.level, text: row.is.text }),
      inOrder: ['overdue', 'met', 'cannot-tell'],
    },
    {
      name: 'paid-by',
      title: 'Who pays a part',
      of: row => [
        ...(row.shares.education > 0 ? [{ value: 'education', text: 'Education' }] : []),
        ...(row.shares.health > 0 ? [{ value: 'health', text: 'Health' }] : []),
      ],
    },
  ],
  sort: 'stands',
  empty: 'No child has a home in care on record. Homes come with the return, or are recorded on a child’s file.',
  counted: count => `${count.toLocaleString('en-GB')} ${count === 1 ? 'child' : 'children'}`,
  id: row => row.id,
  perPage: 100,
}

/** What placements cost: the year, its forecast beside the ledger, and child by child. */
export const spendPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/finance/placements',
    title: 'What placements cost',
    may: 'finance.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const position = await services.spend.position(viewer, askFrom(query))
      const here = { year: String(position.year), council: position.council || undefined }
      return {
        view: `${VIEWS}/placements.njk`,
        data: {
          ...SAYING,
          position,
          chart: chartOf(position),
          councils: services.councils,
          here: address('/finance/placements', here),
          csv: address('/finance/placements/download', { ...here, as: 'csv' }),
          xlsx: address('/finance/placements/download', { ...here, as: 'xlsx' }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/finance/placements/download',
    title: 'Download what placements cost',
    may: 'finance.read',
    handler: async ({ viewer, services, query }) =>
      download(
        tableOf(await services.spend.position(viewer, askFrom(query))),
        oneOf(query, 'as', ['csv', 'xlsx']) ?? 'csv',
      ),
  }),
  definePage({
    method: 'GET',
    path: '/finance/placements/children',
    title: 'What each child’s home costs',
    may: 'placement-costs.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const children = await services.spend.children(viewer, 'open')
      return {
        view: `${VIEWS}/children.njk`,
        data: {
          ...SAYING,
          without: children.filter(each => each.is.level === 'overdue').length,
          list: listOf(CHILDREN, children, {
            path: '/finance/placements/children',
            query,
            download: '/finance/placements/children/download',
          }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/finance/placements/children/download',
    title: 'Download what each child’s home costs',
    may: 'placement-costs.read',
    handler: async ({ viewer, services, query }) => {
      const saved = savedList('placement-costs', CHILDREN, await services.spend.children(viewer, 'download'), query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/finance/placements/children/:id',
    title: 'What a child’s homes cost',
    may: 'placement-costs.read',
    wide: true,
    handler: async ({ viewer, services, params }) => {
      const child = await services.spend.child(viewer, params['id'] ?? '')
      return child ? { view: `${VIEWS}/child.njk`, data: { ...SAYING, child } } : { missing: true }
    },
  }),
  ...(
    [
      ['price', 'Enter the price of a home', 'placement-cost', 'Put a price right'],
      ['one-off', 'Enter a one-off cost', 'placement-one-off-cost', 'Put a one-off cost right'],
    ] as const
  ).flatMap(([path, adding, kind, changing]) => [
    ...registerPages({
      path: `/finance/placements/children/:id/${path}`,
      title: adding,
      may: 'placement-costs.write',
      ask: ({ id = '' }) => ({ doing: 'add', kind, of: id }),
      onwards: toChild,
      back: toChild,
    }),
    ...registerPages({
      path: `/finance/placements/children/:id/${path}/:entry`,
      title: changing,
      may: 'placement-costs.write',
      ask: ({ id = '', entry = '' }) => ({ doing: 'change', kind, of: id, entry }),
      onwards: toChild,
      takenOut: { may: 'placement-costs.write', onwards: toChild },
      back: toChild,
    }),
  ]),
  ...registerPages({
    path: '/finance/placements/children/:id/price/:entry/end',
    title: 'A price is no longer paid',
    may: 'placement-costs.write',
    ask: ({ id = '', entry = '' }) => ({ doing: 'end', kind: 'placement-cost', of: id, entry }),
    onwards: toChild,
    back: toChild,
  }),
  ...registerPages({
    path: '/finance/placements/usual/add',
    title: 'Set a usual price',
    may: 'finance.write',
    ask: () => ({ doing: 'add', kind: 'typical-placement-price' }),
    onwards: toOverview,
    back: toOverview,
  }),
  ...registerPages({
    path: '/finance/placements/usual/:entry',
    title: 'Put a usual price right',
    may: 'finance.write',
    ask: ({ entry = '' }) => ({ doing: 'change', kind: 'typical-placement-price', entry }),
    onwards: toOverview,
    takenOut: { may: 'finance.write', onwards: toOverview },
    back: toOverview,
  }),
]

/** What an address asks of what placements cost. */
export function askFrom(query: Fields): SpendAsk {
  const [year, council] = [one(query, 'year'), one(query, 'council')]
  return {
    ...(year !== undefined && /^20\d\d$/.test(year) ? { year: Number(year) } : {}),
    ...(council ? { council } : {}),
  }
}

// A month that is not over would look like a fall.
function chartOf({ months, yearName, until }: SpendPosition): ReturnType<typeof drawForEveryWidth> | undefined {
  const over = months.filter(each => each.month <= until)
  if (over.length < 2) return undefined
  return drawForEveryWidth({
    kind: 'trend',
    id: 'placement-spend',
    title: `What placements came to each month of ${yearName}, in millions of pounds`,
    unit: 'mean',
    points: over.map(each => ({ on: each.month, value: each.sum.total / MILLION_PENCE })),
  })
}

/** Everything the page tells as rows: by kind, council and month. */
export function tableOf(position: SpendPosition): Table {
  const row = (of: string, what: string, { shares, total, children, weeks, week, ...rest }: SpendPosition['total']) => [
    of,
    what,
    toPounds(total),
    toPounds(shares.trust),
    toPounds(shares.education),
    toPounds(shares.health),
    children,
    Math.round(weeks * 10) / 10,
    week === null ? null : toPounds(week),
    rest.unpricedChildren,
    Math.round(rest.unpricedWeeks * 10) / 10,
    toPounds(rest.assumed),
  ]
  return {
    name: `placement-spend-${position.yearName}${position.council ? `-${position.council}` : ''}`,
    columns: [
      'By',
      'What',
      'Cost',
      'The trust pays',
      'Education pays',
      'Health pays',
      'Children',
      'Weeks with a price',
      'A child a week',
      'Children without a price',
      'Weeks without a price',
      'Those at the usual price, in no sum',
    ],
    rows: [
      row('Year', position.yearName, position.total),
      ...position.kinds.map(each => row('Kind of home', each.kind.text, each.sum)),
      ...position.councils.map(each => row('Council', each.council.text, each.sum)),
      ...position.months.map(each => row('Month', monthIn(each.month), each.sum)),
    ],
  }
}
