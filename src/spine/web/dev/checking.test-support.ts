import type {
  CheckAsk,
  CheckChild,
  CheckCompared,
  CheckFault,
  CheckHead,
  CheckingService,
  CheckRow,
  CheckState,
} from '../services.ts'

const row = (id: string, state: CheckState): CheckRow => ({
  id,
  number: 7,
  at: '2027-05-14T09:10:00Z',
  by: 'Ade Bello',
  council: { value: 'north', text: 'North Northamptonshire' },
  year: 2027,
  source: id === 'c4' ? 'record' : 'files',
  state,
  faults: 2,
  queries: 1,
  children: 568,
  childrenAtFault: 2,
})

const amara: CheckChild = {
  key: 1,
  number: 'N100',
  id: '00000000-0000-4000-8000-000000000010',
  called: 'Amara O.',
  worker: 'Jo Patel',
  team: 'Kettering',
}
const stranger: CheckChild = { key: 2, number: 'N<200>', id: null, called: null, worker: null, team: null }

const fault = (more: Partial<CheckFault>): CheckFault => ({
  rule: '101',
  query: false,
  wrong: 'The child’s sex is no code of the return.',
  mend: 'Give SEX as M, F or U.',
  table: 'Header',
  row: 12,
  cells: [['SEX', 'X']],
  knownBy: [],
  child: amara,
  ...more,
})

const FAULTS: readonly CheckFault[] = [
  fault({}),
  fault({
    rule: '999',
    table: 'Episodes',
    cells: [['DEC', null]],
    knownBy: [['DECOM', '01/05/2026']],
    child: stranger,
  }),
  fault({ rule: '500', query: true, wrong: 'It may be right.', mend: 'Look.' }),
]

const head = (id: string, state: CheckState): CheckHead => ({
  ...row(id, state),
  files: id === 'c4' ? [] : [{ box: 'files', name: 'header.csv' }],
  asked: 290,
  rows: 4012,
  lastYear: id === 'c4',
  underWay: id === 'c4',
  postcodes: true,
  providers: null,
  notAsked: [
    { rule: '201', finds: 'A birthday is not last year’s.', why: 'No previous year' },
    { rule: '202', finds: 'A sex is not last year’s.', why: 'No previous year' },
  ],
  broke: [{ rule: '303', finds: 'A rule that broke.', why: 'it broke' }],
  remarks: [{ file: 'notes.pdf', line: null, why: 'This is a PDF, not a table.', mend: 'Leave it out.', unread: true }],
  remarksInAll: 1,
  problems:
    state === 'done'
      ? []
      : [{ box: 'files', what: 'There is no Header among these files.', mend: 'Add header.csv to them.' }],
  mayRemove: true,
})

/** Checks of returns, made up: `c1` is done, `c2` is being checked, `c3` was refused, `c4` is of the record; any other id is done too. */
export function madeUpChecking(): CheckingService & { readonly started: CheckAsk[]; readonly removed: string[] } {
  const started: CheckAsk[] = []
  const removed: string[] = []
  const stateOf = (id: string): CheckState => (id === 'c2' ? 'checking' : id === 'c3' ? 'refused' : 'done')
  const paging = { found: 3, page: 1, pages: 1 }
  return {
    started,
    removed,
    choices: async () => ({
      councils: [
        { value: 'north', text: 'North Northamptonshire' },
        { value: 'west', text: 'West Northamptonshire' },
      ],
      years: [2027, 2026, 2025],
      usual: 2026,
      record: true,
      editions: [],
    }),
    list: async () => [row('c4', 'done'), row('c1', 'done'), row('c2', 'checking'), row('c3', 'refused')],
    start: async (_, ask) => {
      if (ask.council !== 'north' && ask.council !== 'west')
        return {
          is: 'refused',
          problems: [{ box: 'council', what: 'Choose the council the return is for.', mend: '' }],
        }
      if (ask.source === 'record' && ask.files.length > 0)
        return {
          is: 'refused',
          problems: [{ box: 'source', what: 'Files were chosen, and our record too.', mend: 'Choose one.' }],
        }
      if (ask.source === 'files' && ask.files.length === 0)
        return {
          is: 'refused',
          problems: [{ box: 'files', what: 'Choose the files of this year’s return.', mend: '' }],
        }
      started.push(ask)
      return { is: 'started', id: 'c2' }
    },
    progress: async (_, id) => ({
      id,
      source: row(id, 'done').source,
      state: stateOf(id),
      steps: [
        { title: 'Percent of the files read', done: 100, total: 100 },
        { title: 'Children checked', done: 200, total: 568 },
        { title: 'Faults and queries kept', done: 0, total: null },
      ],
    }),
    read: async (_, id, { list, rule, child }) => {
      const state = stateOf(id)
      if (state !== 'done') return { head: head(id, state), listed: null }
      if (list === 'faults') {
        const faults = FAULTS.filter(
          each => (rule ? each.rule === rule : true) && (child ? each.child.key === child : true),
        )
        return {
          head: head(id, state),
          listed: {
            list,
            faults,
            paging: { ...paging, found: faults.length },
            facets: [
              {
                name: 'rule',
                title: 'Rule',
                choices: FAULTS.map(each => ({ value: each.rule, text: `${each.rule} (1)` })),
              },
            ],
            child: child === 1 ? amara : child === 2 ? stranger : null,
          },
        }
      }
      if (list === 'children')
        return {
          head: head(id, state),
          listed: {
            list,
            children: [
              { ...amara, faults: 1, queries: 1, rules: ['101', '500'] },
              { ...stranger, faults: 1, queries: 0, rules: ['999'] },
            ],
            paging: { ...paging, found: 2 },
            facets: [],
          },
        }
      return {
        head: head(id, state),
        listed: {
          list,
          groups: [
            {
              key: '101',
              title: '101',
              note: 'The child’s sex is no code of the return.',
              faults: 1,
              queries: 0,
              children: 1,
            },
            { key: '999', title: '999', note: null, faults: 1, queries: 1, children: 1 },
          ],
        },
      }
    },
    compare: async (_, id, { list, with: before }): Promise<CheckCompared> => ({
      now: row(id, 'done'),
      before: before === 'none' ? null : row('c0', 'done'),
      others: before === 'none' ? [] : [row('c0', 'done')],
      counts: { new: 1, mended: 4, still: 2, 'not-asked': 3 },
      list,
      rows: [{ key: '101', title: '101', note: 'no code', counts: { new: 1, mended: 4, still: 2, 'not-asked': 3 } }],
      faults: FAULTS.map(({ child, ...each }) => ({ ...each, change: 'mended' as const, number: child.number })),
      paging,
      askedOnce: ['201'],
    }),
    save: async (_, id, as) => ({ name: `faults-${id}.${as}`, type: 'text/plain', body: 'saved' }),
    remove: async (_, id) => {
      removed.push(id)
      return true
    },
  }
}
