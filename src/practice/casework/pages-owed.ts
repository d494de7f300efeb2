import { download } from '../../spine/web/download.ts'
import { inShort } from '../../spine/web/format.ts'
import { type ListDeclaration, listOf, savedList } from '../../spine/web/list.ts'
import { type Page, definePage } from '../../spine/web/page.ts'
import type { OwedRow } from '../../spine/web/services.ts'

/** What one answers for in the trust's registers, soonest first. */
export const OWED: ListDeclaration<OwedRow> = {
  caption: 'What you answer for, soonest first',
  columns: [
    { key: 'what', title: 'What', of: row => ({ text: row.what, href: row.href }), by: false, saved: row => row.what },
    { key: 'from', title: 'Where it stands', of: row => row.from.text },
    {
      key: 'by',
      title: 'By',
      of: row => (row.by === null ? { text: 'no day is set', missing: true } : inShort(row.by)),
      by: row => row.by,
      saved: row => row.by,
      short: true,
    },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.state.words, level: row.state.level }),
      by: false,
      saved: row => row.state.words,
    },
  ],
  facets: [
    { name: 'from', title: 'Where it stands', of: row => row.from },
    {
      name: 'stands',
      title: 'By its day',
      of: row =>
        row.state.level === 'overdue'
          ? { value: 'late', text: 'Overdue' }
          : row.by === null
            ? { value: 'none', text: 'No day is set' }
            : { value: 'due', text: 'Still to come' },
      inOrder: ['late', 'due', 'none'],
    },
  ],
  empty:
    'Nothing is yours in the registers. Risks, actions of the improvement plan, papers, challenges and promises that you own or lead stand here.',
  counted: count => `${count} ${count === 1 ? 'thing' : 'things'}`,
}

/** What one answers for: risks to review, actions, papers, challenges and promises, in one list. */
export const owedPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/owed',
    title: 'What I answer for',
    may: 'owed.read',
    nav: { text: 'What I answer for', order: 35, more: true, under: 'Answering for it' },
    handler: async ({ viewer, services, query }) => {
      const { on, rows } = await services.work.owed.open(viewer)
      return {
        view: 'practice/casework/views/owed.njk',
        data: {
          on,
          overdue: rows.filter(each => each.state.level === 'overdue').length,
          list: listOf(OWED, rows, { path: '/owed', query, download: '/owed/download' }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/owed/download',
    title: 'Download what I answer for',
    may: 'owed.read',
    handler: async ({ viewer, services, query }) => {
      const { rows } = await services.work.owed.open(viewer)
      const saved = savedList('what-i-answer-for', OWED, rows, query)
      return download(saved.table, saved.as)
    },
  }),
]
