import type { ImportAsk, ImportReport, ImportsService, ImportState, RefusedRow } from '../services.ts'

const refused: readonly RefusedRow[] = [
  {
    severity: 'refused',
    file: 'episodes.csv',
    line: 41,
    column: 'DECOM',
    value: '31/02/2026',
    why: 'There is no 31 February.',
    mend: 'Enter the day the episode began, as day/month/year.',
  },
  {
    severity: 'refused',
    file: 'episodes.csv',
    line: 77,
    column: 'LS',
    value: 'C9',
    why: 'C9 is not a legal status in 2025-26.',
    mend: 'Use one of C1, C2, E1, V2.',
  },
  {
    severity: 'warning',
    file: 'header.csv',
    line: 3,
    column: 'UPN',
    value: null,
    why: 'No pupil number, and no reason why.',
    mend: 'Enter the number, or UN1 to UN5.',
  },
]

const report = (id: string, state: ImportState): ImportReport => ({
  id,
  at: '2027-03-31T15:02:00Z',
  by: 'Ade Bello',
  council: 'North Northamptonshire',
  years: [2025, 2026],
  files: 3,
  state,
  counts: { new: 3120, changed: 44, unchanged: 9018, refused: 2 },
  outcome:
    state === 'undone'
      ? 'This import was undone on 1 April 2027. Earlier returns stand again.'
      : '568 children were read; 61 are new, and 12 have changed. 2 rows were refused.',
  children: { new: 61, changed: 12, unchanged: 495, refused: 0 },
  read: [
    {
      name: 'episodes.csv',
      table: 'Episodes',
      year: 2026,
      how: 'Every date falls between April 2025 and March 2026',
      rows: 1204,
      refused: 2,
    },
    {
      name: 'header.csv',
      table: 'Header',
      year: 2026,
      how: 'Its children are those of episodes.csv',
      rows: 568,
      refused: 0,
    },
    { name: 'notes.csv', table: null, year: null, how: 'Its columns are those of no table', rows: 0, refused: 0 },
  ],
  refused: { total: 3, page: 1, pages: 1, rows: refused },
  lost:
    state === 'undone'
      ? []
      : [
          {
            child: '00000000-0000-4000-8000-000000000014',
            called: 'Child N1004',
            words: 'in care at 31 March 2025 with no end',
          },
        ],
  mayUndo: state === 'done',
  keptAfterUndo:
    state === 'undone'
      ? [
          {
            child: '00000000-0000-4000-8000-000000000010',
            called: 'Amara O.',
            what: 'the date of her review, corrected by Jo Patel',
          },
        ]
      : [],
})

/** Imports made up for looking at pages. */
export function madeUpImports(): ImportsService & { readonly started: ImportAsk[] } {
  const states = new Map<string, ImportState>([
    ['a1', 'done'],
    ['a2', 'reading'],
    ['a3', 'undone'],
    ['a5', 'refused'],
  ])
  const started: ImportAsk[] = []
  return {
    started,
    list: async () => [...states].map(([id, state]) => report(id, state)),
    councils: async () => [
      { value: 'north', text: 'North Northamptonshire' },
      { value: 'west', text: 'West Northamptonshire' },
    ],
    start: async (_viewer, ask) => {
      started.push(ask)
      if (ask.files.some(file => file.name.endsWith('.pdf')))
        return {
          is: 'refused',
          problems: [
            { file: 'return.pdf', what: 'This is not a table.', mend: 'Send the CSV or XML files of the return.' },
          ],
        }
      states.set('a4', 'done')
      return { is: 'started', id: 'a4' }
    },
    progress: async (_viewer, id) => {
      const state = states.get(id)
      return (
        state && {
          id,
          state,
          steps: [
            { title: 'Files opened', done: 3, total: 3 },
            { title: 'Rows read', done: 812, total: 1772 },
            { title: 'Children written', done: 0, total: null },
          ],
        }
      )
    },
    report: async (_viewer, id) => {
      const state = states.get(id)
      return state && report(id, state)
    },
    refused: async () => refused,
    undo: async (_viewer, id) => {
      if (states.get(id) !== 'done') return false
      states.set(id, 'undone')
      return true
    },
  }
}
