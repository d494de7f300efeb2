import { download } from '../../spine/web/download.ts'
import { type Cell, type ListDeclaration, standsAndBy, listOf, orMissing, savedList } from '../../spine/web/list.ts'
import { type Page, definePage } from '../../spine/web/page.ts'
import type { Day, DueItem, WorkChild } from '../../spine/web/services.ts'

const VIEW = 'practice/casework/views/day-list.njk'

/** A child of one's own, with what is owed for them. */
interface OwnChild extends WorkChild {
  readonly overdue: number
  readonly week: number
  readonly later: number
}

const some = (one: string, many: string) => (count: number) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

const RISKS: Readonly<Record<string, Cell>> = {
  high: { text: 'High', level: 'overdue' },
  medium: { text: 'Medium', level: 'due' },
  low: { text: 'Low', level: 'met' },
}
const RISK_ORDER = ['high', 'medium', 'low']

/** One's own children, as the numbers above one's day count them. */
const OWN_CHILDREN: ListDeclaration<OwnChild> = {
  caption: 'My children',
  columns: [
    { key: 'child', title: 'Child', of: row => ({ text: row.called, href: `/children/${row.id}` }) },
    { key: 'number', title: 'Number', of: row => row.number, savedOnly: true },
    { key: 'age', title: 'Age', of: row => orMissing(row.age), by: row => row.age, number: true },
    {
      key: 'overdue',
      title: 'Overdue',
      of: row => (row.overdue > 0 ? { text: String(row.overdue), level: 'overdue' } : 0),
      by: row => row.overdue,
      saved: row => row.overdue,
      number: true,
    },
    { key: 'week', title: 'This week', of: row => row.week, number: true },
    { key: 'later', title: 'Later', of: row => row.later, number: true },
    {
      key: 'risk',
      title: 'Risk',
      of: row => (row.risk === null ? orMissing(null, 'not rated') : (RISKS[row.risk] ?? { text: row.risk })),
      by: row => (row.risk === null ? null : RISK_ORDER.indexOf(row.risk)),
    },
    { key: 'home', title: 'Home', of: row => row.home ?? (row.inCare ? orMissing(null) : 'not in care') },
    { key: 'council', title: 'Council', of: row => row.council },
  ],
  facets: [
    {
      name: 'care',
      title: 'In care',
      of: row => (row.inCare ? { value: 'in', text: 'In care' } : { value: 'out', text: 'Not in care' }),
    },
    {
      name: 'risk',
      title: 'Risk',
      of: row =>
        row.risk === null
          ? { value: 'none', text: 'Not rated' }
          : { value: row.risk, text: RISKS[row.risk]?.text ?? row.risk },
      inOrder: RISK_ORDER,
    },
  ],
  sort: 'child',
  empty: 'No child is given to you. Children given to you stand here.',
  counted: some('child', 'children'),
}

/** What falls due after this week for one's own children. */
const LATER: ListDeclaration<DueItem> = {
  caption: 'Due later',
  columns: [
    { key: 'child', title: 'Child', of: row => ({ text: row.child.called, href: `/children/${row.child.id}` }) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'what', title: 'What', of: row => ({ text: row.what, ...(row.record ? { href: row.record } : {}) }) },
    ...standsAndBy,
    { key: 'owner', title: 'Whose work', of: row => row.ownerTitle },
    { key: 'law', title: 'Law or guidance', of: row => row.law ?? null, savedOnly: true },
  ],
  facets: [
    {
      name: 'whose',
      title: 'Whose work',
      of: row => (row.mine ? { value: 'mine', text: 'Mine to do' } : { value: 'others', text: 'For others to do' }),
    },
    { name: 'kind', title: 'Kind of duty', of: row => ({ value: row.duty, text: row.what }) },
  ],
  sort: 'stands',
  perPage: 50,
  empty: 'Nothing falls due after this week that the record can tell.',
  counted: some('thing', 'things'),
}

/** The lists that the numbers above one's day count: one's children, and what falls due after this week. */
export const dayListPages: readonly Page[] = [
  ...listAt('/day/children', 'My children', OWN_CHILDREN, ownChildren),
  ...listAt('/day/later', 'Due later', LATER, day => day.later),
]

function listAt<Row>(
  path: string,
  title: string,
  declared: ListDeclaration<Row>,
  rowsOf: (day: Day) => readonly Row[],
): readonly Page[] {
  return [
    definePage({
      method: 'GET',
      path,
      title,
      may: 'day.read',
      wide: true,
      handler: async ({ viewer, services, query }) => {
        const day = await services.work.day.open(viewer)
        const list = listOf(declared, rowsOf(day), { path, query, download: `${path}/download` })
        return { view: VIEW, data: { title, on: day.on, list } }
      },
    }),
    definePage({
      method: 'GET',
      path: `${path}/download`,
      title: `Download: ${title.toLowerCase()}`,
      may: 'day.read',
      handler: async ({ viewer, services, query }) => {
        const day = await services.work.day.open(viewer, 'download')
        const { table, as } = savedList(path.slice(1).replace('/', '-'), declared, rowsOf(day), query)
        return download(table, as)
      },
    }),
  ]
}

function ownChildren({ children, lines, later }: Day): readonly OwnChild[] {
  return children.map(child => {
    const count = (items: readonly DueItem[], level: DueItem['level']): number =>
      items.filter(item => item.child.id === child.id && item.level === level).length
    return { ...child, overdue: count(lines, 'overdue'), week: count(lines, 'due'), later: count(later, 'due') }
  })
}
