import { inShort } from '../../spine/web/format.ts'
import { type Cell, type ListDeclaration, byStanding, orMissing } from '../../spine/web/list.ts'
import type { MatterHeard, MatterWaiting, PanelActionShown } from '../../spine/web/services.ts'

// The lists of a panel, each declared once for its page and its download.

const some = (one: string, many: string) => (count: number) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

const toChild = (child: { readonly id: string; readonly called: string }): Cell => ({
  text: child.called,
  href: `/children/${child.id}`,
})

/** The agenda: what cannot wait first, then what has waited longest. */
export const WAITING: ListDeclaration<MatterWaiting> = {
  caption: 'Waiting to be heard',
  columns: [
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'age', title: 'Age', of: row => orMissing(row.child.age), by: row => row.child.age, number: true },
    { key: 'panel', title: 'Panel', of: row => row.panel.text, savedOnly: true },
    {
      key: 'asks',
      title: 'What is asked',
      of: row => ({ text: row.asks, ...(row.urgent ? { note: 'Cannot wait for its turn' } : {}) }),
      by: false,
    },
    {
      key: 'sent',
      title: 'Sent',
      of: row => ({
        text: inShort(row.sent),
        ...(row.times > 0 ? { note: `heard ${row.times === 1 ? 'once' : `${row.times} times`}, not settled` } : {}),
      }),
      by: row => row.sent,
      saved: row => row.sent,
      short: true,
    },
    { key: 'waited', title: 'Days waited', of: row => row.days, number: true },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.words, level: row.level }),
      by: row => byStanding(row.level, row.by),
      saved: row => row.words,
    },
    { key: 'worker', title: 'Social worker', of: row => orMissing(row.worker?.name, 'nobody named') },
    {
      key: 'record',
      title: 'Decision',
      of: row => (row.record ? { text: 'Record it', href: row.record } : ''),
      by: false,
      saved: () => null,
    },
  ],
  facets: [
    {
      name: 'stands',
      title: 'How it stands',
      of: row =>
        row.level === 'overdue'
          ? { value: 'late', text: 'Should have been heard' }
          : { value: 'in-time', text: 'In time' },
    },
    {
      name: 'council',
      title: 'Council',
      of: row => ({ value: row.child.council.toLowerCase(), text: row.child.council }),
    },
  ],
  empty: 'Nothing waits for this panel. A matter is taken to it from the child’s own page, under Record.',
  counted: some('matter', 'matters'),
}

/** What was decided in the last twelve months. */
export const DECIDED: ListDeclaration<MatterHeard> = {
  caption: 'Heard in the last 12 months',
  columns: [
    { key: 'on', title: 'Heard', of: row => inShort(row.on), by: row => row.on, saved: row => row.on, short: true },
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'panel', title: 'Panel', of: row => row.panel.text, savedOnly: true },
    { key: 'outcome', title: 'Decision', of: row => row.outcome.text },
    { key: 'reasons', title: 'What was decided, and why', of: row => row.reasons, by: false },
    { key: 'waited', title: 'Days waited', of: row => row.days, number: true },
  ],
  facets: [{ name: 'outcome', title: 'Decision', of: row => row.outcome }],
  empty: 'Nothing was heard in the last 12 months.',
  counted: some('hearing', 'hearings'),
}

/** What is still to be done. */
export const ACTIONS: ListDeclaration<PanelActionShown> = {
  caption: 'Still to be done',
  columns: [
    { key: 'action', title: 'What', of: row => row.action, by: false },
    { key: 'child', title: 'For', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'panel', title: 'Panel', of: row => row.panel.text, savedOnly: true },
    { key: 'lead', title: 'Who leads it', of: row => row.lead },
    { key: 'by', title: 'By', of: row => inShort(row.by), by: row => row.by, saved: row => row.by, short: true },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.words, level: row.level }),
      by: row => byStanding(row.level, row.by),
      saved: row => row.words,
    },
  ],
  facets: [
    {
      name: 'stands',
      title: 'How it stands',
      of: row => (row.level === 'overdue' ? { value: 'overdue', text: 'Overdue' } : { value: 'due', text: 'Due' }),
    },
  ],
  empty: 'Nothing a panel asked for is still to be done.',
  counted: some('action', 'actions'),
}
