import { download } from '../../spine/web/download.ts'
import { inShort } from '../../spine/web/format.ts'
import { type ListDeclaration, byStanding, listOf, orMissing, savedList } from '../../spine/web/list.ts'
import { type Page, definePage } from '../../spine/web/page.ts'
import type { DutyOpenRow } from '../../spine/web/services.ts'

const LEVELS: Readonly<Record<DutyOpenRow['level'], string>> = {
  overdue: 'Overdue',
  due: 'Due',
  'cannot-tell': 'Cannot tell',
  met: 'Done',
}

/** The children a duty is open for, and how it stands for each. */
const OPEN: ListDeclaration<DutyOpenRow> = {
  caption: 'For whom it is open',
  columns: [
    { key: 'child', title: 'Child', of: row => ({ text: row.child.called, href: `/children/${row.child.id}` }) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'age', title: 'Age', of: row => orMissing(row.child.age), by: row => row.child.age, number: true },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.words, level: row.level }),
      by: row => byStanding(row.level, row.by),
      saved: row => row.words,
    },
    {
      key: 'by',
      title: 'By',
      of: row => (row.by && row.level !== 'cannot-tell' ? inShort(row.by) : ''),
      by: row => row.by,
      saved: row => row.by,
      short: true,
    },
    { key: 'why', title: 'Why', of: row => row.why, by: false },
    {
      key: 'worker',
      title: 'Worker',
      of: row => row.worker?.name ?? orMissing(null, 'nobody named here'),
      by: row => row.worker?.name ?? null,
    },
    { key: 'council', title: 'Council', of: row => row.child.council },
  ],
  facets: [
    {
      name: 'level',
      title: 'How it stands',
      of: row => ({ value: row.level, text: LEVELS[row.level] }),
      inOrder: ['overdue', 'due', 'cannot-tell'],
    },
    {
      name: 'worker',
      title: 'Worker',
      of: row =>
        row.worker ? { value: row.worker.id, text: row.worker.name } : { value: 'nobody', text: 'Nobody named here' },
    },
    {
      name: 'council',
      title: 'Council',
      of: ({ child }) => ({ value: child.council.toLowerCase().replaceAll(/[^a-z]+/g, '-'), text: child.council }),
    },
  ],
  empty: 'It is open for nobody whose file may be listed to you.',
  counted: count => `${count.toLocaleString('en-GB')} ${count === 1 ? 'thing' : 'things'}`,
}

/** The list behind a duty's counts, for those who may see whom they are of. */
export const openDutyPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/duties/:id/open',
    title: 'For whom a duty is open',
    may: 'members.read',
    wide: true,
    handler: async ({ viewer, services, params, query }) => {
      const open = await services.duties.open(viewer, params['id'] ?? '')
      if (!open) return { missing: true }
      const path = `/duties/${open.id}/open`
      return {
        view: 'practice/governance/views/duty-open.njk',
        title: open.title,
        data: {
          open,
          children: new Set(open.rows.map(row => row.child.id)).size,
          list: listOf(OPEN, open.rows, { path, query, download: `${path}/download` }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/duties/:id/open/download',
    title: 'Download for whom a duty is open',
    may: 'members.read',
    handler: async ({ viewer, services, params, query }) => {
      const open = await services.duties.open(viewer, params['id'] ?? '', 'download')
      if (!open) return { missing: true }
      const { table, as } = savedList(`open-${open.id}`, OPEN, open.rows, query)
      return download(table, as)
    },
  }),
]
