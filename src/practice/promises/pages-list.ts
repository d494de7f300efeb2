import { inShort } from '../../spine/web/format.ts'
import type { ListDeclaration } from '../../spine/web/list.ts'
import type { PromiseRow, RagWay } from '../../spine/web/services.ts'

const WAYS: Readonly<Record<RagWay, string>> = { up: '↑ better', down: '↓ worse', same: '→ the same', first: '' }

/** Which way a promise went from the look before, in words beside its arrow; blank at the first. */
export function wayInWords(way: RagWay): string {
  return WAYS[way]
}

const COLOURS = ['red', 'amber', 'green', 'none']
const NOBODY = { value: 'nobody', text: 'Nobody yet' }

/** Every promise that holds, those of one framework after another. */
export const PROMISES: ListDeclaration<PromiseRow> = {
  caption: 'Promises that hold',
  columns: [
    {
      key: 'promise',
      title: 'Promise',
      of: row => ({ text: `${row.reference} ${row.text}`, href: `/promises/${row.id}` }),
      by: false,
      saved: row => row.text,
    },
    { key: 'reference', title: 'Reference', of: row => row.reference, savedOnly: true },
    {
      key: 'framework',
      title: 'Where it stands',
      of: row => ({ text: row.framework.text, note: row.aim.text }),
      by: row => row.framework.text,
      saved: row => row.framework.text,
    },
    { key: 'aim', title: 'Outcome or priority', of: row => row.aim.text, savedOnly: true },
    {
      key: 'owner',
      title: 'Owner',
      of: row => (row.owner ? row.owner.text : { text: 'nobody yet', level: 'overdue' }),
      by: row => row.owner?.text ?? '',
    },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.rag.text, level: row.rag.level, ...(WAYS[row.way] ? { note: WAYS[row.way] } : {}) }),
      by: row => COLOURS.indexOf(row.rag.value),
      saved: row => row.rag.text,
    },
    { key: 'way', title: 'Which way', of: row => WAYS[row.way], savedOnly: true },
    {
      key: 'looked',
      title: 'Last looked at',
      of: row => (row.looked ? inShort(row.looked) : { text: 'never', missing: true }),
      by: row => row.looked,
      saved: row => row.looked,
      short: true,
    },
    {
      key: 'again',
      title: 'To look again',
      of: row => ({
        text: row.lookBy ? inShort(row.lookBy) : '',
        ...(row.look.level === 'overdue' ? { level: 'overdue' as const, note: row.look.words } : {}),
      }),
      by: row => row.lookBy,
      saved: row => row.lookBy,
      short: true,
    },
    { key: 'by', title: 'To be kept by', of: row => row.by, savedOnly: true },
    { key: 'step', title: 'Promised next', of: row => row.step?.what ?? null, savedOnly: true },
  ],
  facets: [
    { name: 'framework', title: 'Framework', of: row => row.framework },
    { name: 'owner', title: 'Owner', of: row => row.owner ?? NOBODY },
    { name: 'stands', title: 'How it stands', of: row => row.rag, inOrder: COLOURS },
    {
      name: 'look',
      title: 'Looked at',
      of: row =>
        row.look.level === 'overdue'
          ? { value: 'late', text: 'Look overdue' }
          : { value: 'in-time', text: 'Looked at in time' },
      inOrder: ['late', 'in-time'],
    },
  ],
  perPage: 25,
  empty:
    'Nothing is promised yet. Each framework is added with its outcomes or priorities, and the promises under them.',
  counted: count => `${count} ${count === 1 ? 'promise' : 'promises'}`,
}
