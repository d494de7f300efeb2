import { inShort } from '../../spine/web/format.ts'
import type { Cell, ListDeclaration } from '../../spine/web/list.ts'
import type { ActionRow, FindingRow, Rag, RagWay } from '../../spine/web/services.ts'

const WAYS: Readonly<Record<RagWay, string>> = { up: '↑ better', down: '↓ worse', same: '→ the same', first: '' }

/** Which way a colour went from the note before, in words beside its arrow; blank at the first note. */
export function wayInWords(way: RagWay): string {
  return WAYS[way]
}

const ragCell = (rag: Rag, way: RagWay): Cell => ({
  text: rag.text,
  level: rag.level,
  ...(WAYS[way] ? { note: WAYS[way] } : {}),
})

const COLOURS = ['red', 'amber', 'green', 'completed', 'none']

/** The actions of the plan, in the order of their references. */
export const ACTIONS: ListDeclaration<ActionRow> = {
  caption: 'Actions of the improvement plan',
  columns: [
    {
      key: 'action',
      title: 'Action',
      of: row => ({ text: `${row.reference} ${row.what}`, href: `/improvement/actions/${row.id}` }),
      by: row => row.reference,
    },
    { key: 'priority', title: 'Priority', of: row => row.priority.text, savedOnly: true },
    { key: 'lead', title: 'Lead', of: row => row.lead.text },
    {
      key: 'by',
      title: 'By',
      of: row => ({ text: inShort(row.by), ...(row.overdue ? { level: 'overdue' as const, note: row.stands } : {}) }),
      by: row => row.by,
      saved: row => row.by,
      short: true,
    },
    {
      key: 'delivery',
      title: 'Delivery',
      of: row => ragCell(row.delivery, row.deliveryWay),
      by: row => COLOURS.indexOf(row.delivery.value),
      saved: row => row.delivery.text,
    },
    {
      key: 'outcome',
      title: 'Outcome',
      of: row => ragCell(row.outcome, row.outcomeWay),
      by: row => COLOURS.indexOf(row.outcome.value),
      saved: row => row.outcome.text,
    },
    {
      key: 'noted',
      title: 'Last note',
      of: row => (row.noted ? inShort(row.noted) : { text: 'none', missing: true }),
      by: row => row.noted,
      saved: row => row.noted,
      short: true,
    },
    { key: 'completed', title: 'Completed', of: row => row.completed, savedOnly: true },
  ],
  facets: [
    { name: 'priority', title: 'Priority', of: row => row.priority },
    { name: 'lead', title: 'Lead', of: row => row.lead },
    { name: 'delivery', title: 'Delivery', of: row => row.delivery, inOrder: COLOURS },
    { name: 'outcome', title: 'Outcome', of: row => row.outcome, inOrder: COLOURS },
    {
      name: 'late',
      title: 'By its day',
      of: row =>
        row.completed !== null
          ? { value: 'done', text: 'Completed' }
          : row.overdue
            ? { value: 'late', text: 'Overdue' }
            : { value: 'due', text: 'Still to come' },
      inOrder: ['late', 'due', 'done'],
    },
  ],
  empty: 'The plan has no action yet. Those that are agreed stand here under their priorities.',
  counted: count => `${count} ${count === 1 ? 'action' : 'actions'}`,
}

/** The findings of an inspection, in the order of its report. */
export const findingsList = (inspection: string): ListDeclaration<FindingRow> => ({
  caption: 'What it found',
  columns: [
    {
      key: 'finding',
      title: 'Finding',
      of: row => ({
        text: `${row.number}. ${row.text}`,
        href: `/inspections/${inspection}/findings/${row.id}`,
      }),
      by: row => row.number,
    },
    { key: 'asks', title: 'What it asks for', of: row => row.type.text },
    { key: 'owner', title: 'Who answers it', of: row => row.owner.text },
    {
      key: 'by',
      title: 'By',
      of: row => (row.deadline ? inShort(row.deadline) : { text: 'no day set', missing: true }),
      by: row => row.deadline ?? null,
      saved: row => row.deadline ?? null,
      short: true,
    },
    { key: 'actions', title: 'Actions', of: row => row.actions, number: true },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({
        text: row.overdue ? `Overdue: ${row.state.text.toLowerCase()}` : row.state.text,
        level: row.level,
      }),
      saved: row => row.state.text,
    },
  ],
  empty: 'No finding is recorded. Each thing the report found stands here, with what answers it.',
  counted: count => `${count} ${count === 1 ? 'finding' : 'findings'}`,
})
