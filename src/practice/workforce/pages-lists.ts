import { type Cell, type ListDeclaration, type ListFacet, standsAndBy, orMissing } from '../../spine/web/list.ts'
import { inShort } from '../../spine/web/format.ts'
import type {
  ApprovalAsked,
  TeamChild,
  TeamDue,
  TeamDutyCount,
  TeamTotals,
  TeamWorker,
} from '../../spine/web/services.ts'

// The lists of a team, each declared once for its page and its download.

const some = (one: string, many: string) => (count: number) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
const children = some('child', 'children')

const toChild = (child: { readonly id: string; readonly called: string }): Cell => ({
  text: child.called,
  href: `/children/${child.id}`,
})

/** A number that is a call to act when it is above nothing. */
const pressing = (count: number): Cell | number => (count > 0 ? { text: String(count), level: 'overdue' } : 0)

/** How many someone has beside how many they should have. */
export function besideTarget({ children: held, target }: Pick<TeamWorker, 'children' | 'target'>): Cell {
  if (target === null) return { text: String(held) }
  const beside = `${held} of ${target}`
  return held > target
    ? { text: beside, level: 'overdue', note: `${Math.ceil(held - target)} above` }
    : { text: beside }
}

const RISK: Readonly<Record<string, Cell>> = {
  high: { text: 'High', level: 'overdue' },
  medium: { text: 'Medium', level: 'due' },
  low: { text: 'Low', level: 'met' },
}
const RISK_ORDER = ['high', 'medium', 'low']

const riskOf = (risk: string | null): Cell =>
  risk === null ? orMissing(null, 'not rated') : (RISK[risk] ?? { text: risk })

const worker = <
  Row extends { readonly worker: { readonly id: string; readonly name: string } | null },
>(): ListFacet<Row> => ({
  name: 'worker',
  title: 'Worker',
  of: row => (row.worker ? { value: row.worker.id, text: row.worker.name } : undefined),
})

/** The people of a team, from `path`: whose number opens whose children. */
export const workersList = (path: string): ListDeclaration<TeamWorker> => ({
  caption: 'Workers and their caseloads',
  columns: [
    { key: 'name', title: 'Worker', of: row => ({ text: row.name, href: `${path}?list=children&worker=${row.id}` }) },
    { key: 'post', title: 'Post', of: row => ({ ...orMissing(row.post), ...(row.agency ? { note: 'agency' } : {}) }) },
    {
      key: 'fte',
      title: 'Hours',
      of: row => orMissing(row.fte === null ? null : `${Math.round(row.fte * 100)}%`),
      by: row => row.fte,
      number: true,
    },
    {
      key: 'children',
      title: 'Children',
      of: row => linked(besideTarget(row), `${path}?list=children&worker=${row.id}`, row.children),
      by: row => row.children,
      saved: row => row.children,
      number: true,
    },
    { key: 'target', title: 'Target', of: row => row.target, savedOnly: true },
    {
      key: 'overdue',
      title: 'Overdue',
      of: row => withHref(pressing(row.overdue), `${path}?list=due&worker=${row.id}&level=overdue`, row.overdue),
      by: row => row.overdue,
      saved: row => row.overdue,
      number: true,
    },
    {
      key: 'week',
      title: 'This week',
      of: row => linked({ text: String(row.thisWeek) }, `${path}?list=due&worker=${row.id}&level=due`, row.thisWeek),
      by: row => row.thisWeek,
      saved: row => row.thisWeek,
      number: true,
    },
    {
      key: 'risk',
      title: 'High risk',
      of: row => pressing(row.highRisk),
      by: row => row.highRisk,
      saved: row => row.highRisk,
      number: true,
    },
    {
      key: 'away',
      title: 'Away',
      of: row =>
        row.away
          ? {
              text: row.away.until ? `until ${inShort(row.away.until)}` : 'until further notice',
              level: row.away.cover ? 'due' : 'overdue',
              note: row.away.cover ? `covered by ${row.away.cover}` : 'nobody covers',
            }
          : '',
      by: row => (row.away ? (row.away.until ?? '9999') : null),
    },
  ],
  facets: [
    {
      name: 'load',
      title: 'Caseload',
      of: row =>
        row.target === null
          ? { value: 'none', text: 'No target' }
          : row.children > row.target
            ? { value: 'above', text: 'Above target' }
            : { value: 'within', text: 'Within target' },
      inOrder: ['above', 'within'],
    },
  ],
  empty: 'Nobody holds a post in this team today. Posts are recorded in workers’ files.',
  counted: some('worker', 'workers'),
})

/** The people of a team with most overdue first, as their list stands until sorted otherwise. */
export function mostOverdueFirst(workers: readonly TeamWorker[]): readonly TeamWorker[] {
  return workers.toSorted((a, b) => b.overdue - a.overdue)
}

function linked(cell: Cell, href: string, count: number): Cell {
  return count === 0 ? cell : { ...cell, href }
}

function withHref(cell: Cell | number, href: string, count: number): Cell | number {
  return typeof cell === 'number' || count === 0 ? cell : { ...cell, href }
}

/** A team's children. */
export const childrenList = (empty: string): ListDeclaration<TeamChild> => ({
  caption: 'Children',
  columns: [
    { key: 'child', title: 'Child', of: toChild },
    { key: 'number', title: 'Number', of: row => row.number, savedOnly: true },
    { key: 'age', title: 'Age', of: row => orMissing(row.age), by: row => row.age, number: true },
    {
      key: 'worker',
      title: 'Worker',
      of: row => (row.worker ? row.worker.name : { text: 'nobody', level: 'overdue' }),
    },
    {
      key: 'overdue',
      title: 'Overdue',
      of: row => pressing(row.overdue),
      by: row => row.overdue,
      saved: row => row.overdue,
      number: true,
    },
    { key: 'week', title: 'This week', of: row => row.thisWeek, number: true },
    {
      key: 'next',
      title: 'Soonest',
      of: row => (row.next ? inShort(row.next) : ''),
      by: row => row.next,
      saved: row => row.next,
      short: true,
    },
    {
      key: 'risk',
      title: 'Risk',
      of: row => riskOf(row.risk),
      by: row => (row.risk === null ? null : RISK_ORDER.indexOf(row.risk)),
    },
    {
      key: 'since',
      title: 'In care since',
      of: row => (row.since ? inShort(row.since) : row.inCare ? orMissing(null) : 'not in care'),
      by: row => row.since,
      saved: row => row.since,
      short: true,
    },
    { key: 'home', title: 'Home', of: row => row.home ?? '' },
  ],
  facets: [
    worker(),
    {
      name: 'risk',
      title: 'Risk',
      of: row =>
        row.risk === null ? { value: 'none', text: 'Not rated' } : { value: row.risk, text: riskOf(row.risk).text },
      inOrder: RISK_ORDER,
    },
    {
      name: 'due',
      title: 'Due',
      of: row =>
        row.overdue > 0
          ? { value: 'overdue', text: 'Something is overdue' }
          : row.thisWeek > 0
            ? { value: 'week', text: 'Something this week' }
            : { value: 'none', text: 'Nothing this week' },
      inOrder: ['overdue', 'week', 'none'],
    },
    {
      name: 'council',
      title: 'Council',
      of: row => ({ value: row.council.toLowerCase().replaceAll(/[^a-z]+/g, '-'), text: row.council }),
    },
  ],
  sort: 'child',
  empty,
  counted: children,
  id: row => row.id,
})

/** What is overdue or due this week for a team's children. */
export const dueList: ListDeclaration<TeamDue> = {
  caption: 'What is overdue and due this week',
  columns: [
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'what', title: 'What', of: row => ({ text: row.what, ...(row.record ? { href: row.record } : {}) }) },
    ...standsAndBy,
    { key: 'owner', title: 'Whose work', of: row => row.ownerTitle },
    { key: 'worker', title: 'Worker', of: row => row.worker?.name ?? { text: 'nobody', level: 'overdue' } },
    { key: 'why', title: 'Why', of: row => row.why, savedOnly: true },
  ],
  facets: [
    {
      name: 'level',
      title: 'How it stands',
      of: row =>
        row.level === 'overdue' ? { value: 'overdue', text: 'Overdue' } : { value: 'due', text: 'Due this week' },
      inOrder: ['overdue', 'due'],
    },
    { name: 'duty', title: 'Duty', of: row => ({ value: row.duty, text: row.what }) },
    worker(),
    { name: 'owner', title: 'Whose work', of: row => ({ value: row.owner, text: row.ownerTitle }) },
  ],
  sort: 'stands',
  empty: 'Nothing is overdue or due this week that the record can tell.',
  counted: some('thing', 'things'),
}

/** How often each duty is overdue. */
export const dutiesList = (path: string): ListDeclaration<TeamDutyCount> => ({
  caption: 'Duties, by how often they are overdue',
  columns: [
    { key: 'duty', title: 'Duty', of: row => ({ text: row.title, href: `${path}?list=due&duty=${row.duty}` }) },
    {
      key: 'overdue',
      title: 'Overdue',
      of: row => pressing(row.overdue),
      by: row => row.overdue,
      saved: row => row.overdue,
      number: true,
    },
    { key: 'week', title: 'This week', of: row => row.thisWeek, number: true },
  ],
  empty: 'No duty is overdue or due this week.',
  counted: some('duty', 'duties'),
})

/** What waits for a manager's answer. */
export const approvalsList: ListDeclaration<ApprovalAsked> = {
  caption: 'What is asked and not answered',
  columns: [
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    {
      key: 'what',
      title: 'What is asked',
      of: row => ({ text: row.what, href: `/approvals/${row.child.id}/${row.entry}` }),
    },
    { key: 'by', title: 'By whom', of: row => row.askedBy },
    { key: 'of', title: 'Of whom', of: row => orMissing(row.askedOf, 'nobody named') },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.words, level: row.level }),
      by: row => row.neededBy ?? row.askedOn,
    },
  ],
  empty: 'Nothing waits for an answer. Approvals that workers record stand here until someone decides.',
  counted: some('question', 'questions'),
}

/** The teams someone answers for. */
export const teamsList: ListDeclaration<TeamTotals> = {
  caption: 'Teams',
  columns: [
    { key: 'team', title: 'Team', of: row => ({ text: row.name, href: `/team/${row.id}` }) },
    { key: 'service', title: 'Service', of: row => row.service },
    { key: 'council', title: 'Council', of: row => row.council ?? 'whole trust' },
    { key: 'workers', title: 'Workers', of: row => row.workers, number: true },
    {
      key: 'children',
      title: 'Children',
      of: besideTarget,
      by: row => row.children,
      saved: row => row.children,
      number: true,
    },
    {
      key: 'overdue',
      title: 'Overdue',
      of: row => pressing(row.overdue),
      by: row => row.overdue,
      saved: row => row.overdue,
      number: true,
    },
    {
      key: 'risk',
      title: 'High risk',
      of: row => pressing(row.highRisk),
      by: row => row.highRisk,
      saved: row => row.highRisk,
      number: true,
    },
  ],
  facets: [
    {
      name: 'service',
      title: 'Service',
      of: row => ({ value: row.service.toLowerCase().replaceAll(/[^a-z]+/g, '-'), text: row.service }),
    },
  ],
  sort: 'team',
  empty: 'No team is yours to see. Whoever manages accounts puts people in teams and says who manages them.',
  counted: some('team', 'teams'),
}
