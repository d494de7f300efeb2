import { inShort, whole } from '../../spine/web/format.ts'
import { type Cell, type ListDeclaration, type ListFacet, byStanding } from '../../spine/web/list.ts'
import { address } from '../../spine/web/page.ts'
import type { FaultScope, RecordFault, WorkPerson } from '../../spine/web/services.ts'

// The lists of what is wrong in the record, each declared once for its page and its download.

const some = (one: string, many: string) => (count: number) => `${whole(count)} ${count === 1 ? one : many}`

/** Faults put together under a rule, a team, a worker or a child. */
export interface FaultGroup {
  readonly key: string
  readonly title: string
  readonly note?: string
  /** Where its own page is, if it has one. */
  readonly href?: string
  readonly children: number
  readonly faults: number
  readonly late: number
  readonly queries: number
  readonly toCome: number
  readonly oldest: RecordFault
}

const NOBODY = { value: 'data-team', text: 'The data team' } as const

const worker = ({ owner }: RecordFault) => (owner ? { value: owner.id, text: owner.name } : NOBODY)
const team = ({ team }: RecordFault) =>
  team ? { value: team.id, text: team.name } : { value: 'no-team', text: 'No team' }

const NOTES: Readonly<Record<RecordFault['is'], string>> = {
  fault: '',
  query: 'query',
  'to-come': 'to come',
  failed: '',
}

const age = ({ words, level, is }: RecordFault): Cell =>
  is === 'failed' ? { text: words } : { text: words, level, note: NOTES[is] }

const facets: readonly ListFacet<RecordFault>[] = [
  {
    name: 'is',
    title: 'Fault or query',
    of: row => ({ value: row.is, text: row.isTitle }),
    inOrder: ['fault', 'to-come', 'query', 'failed'],
  },
  {
    name: 'age',
    title: 'How old',
    of: row => [
      row.late ? { value: 'late', text: 'Over our aim' } : { value: 'in-time', text: 'Within our aim' },
      ...(row.age >= 60 ? [{ value: 'quarter', text: '60 working days or more' }] : []),
    ],
    inOrder: ['late', 'quarter', 'in-time'],
  },
  { name: 'table', title: 'Part of the return', of: row => row.table },
  { name: 'rule', title: 'Rule', of: row => ({ value: row.rule, text: row.rule }) },
  { name: 'team', title: 'Team', of: team },
  { name: 'worker', title: 'Whose', of: worker, inOrder: [NOBODY.value] },
  {
    name: 'care',
    title: 'Care',
    of: row => (row.child.inCare ? { value: 'in', text: 'In care' } : { value: 'out', text: 'Not in care' }),
  },
]

/** Every fault, oldest first. */
export const faultsList: ListDeclaration<RecordFault> = {
  caption: 'What is wrong in the record',
  columns: [
    {
      key: 'child',
      title: 'Child',
      of: row => ({ text: row.child.called, href: `/children/${row.child.id}` }),
    },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'council', title: 'Council', of: row => row.child.council, savedOnly: true },
    {
      key: 'wrong',
      title: 'What is wrong',
      of: row => ({ text: row.wrong, note: row.mend }),
      by: false,
      saved: row => row.wrong,
    },
    { key: 'how', title: 'How to mend it', of: row => row.mend, savedOnly: true },
    {
      key: 'age',
      title: 'For how long',
      of: age,
      by: row => byStanding(row.level, row.since),
      saved: row => row.age,
      short: true,
    },
    {
      key: 'since',
      title: 'Since',
      of: row => inShort(row.since),
      by: row => row.since,
      saved: row => row.since,
      savedOnly: true,
    },
    {
      key: 'whose',
      title: 'Whose',
      of: row => ({ text: worker(row).text, ...(row.team ? { note: row.team.name } : {}) }),
      saved: row => worker(row).text,
    },
    { key: 'team', title: 'Team', of: row => row.team?.name ?? null, savedOnly: true },
    {
      key: 'rule',
      title: 'Rule',
      of: row => ({ text: row.rule, note: row.table.text }),
      saved: row => row.rule,
      short: true,
    },
    { key: 'table', title: 'Part of the return', of: row => row.table.text, savedOnly: true },
    { key: 'is', title: 'Fault or query', of: row => row.isTitle, savedOnly: true },
    {
      key: 'mend',
      title: 'Mend',
      of: row => ({ text: row.does, href: row.href }),
      by: row => row.does,
      saved: row => row.does,
    },
  ],
  facets,
  sort: 'age',
  empty:
    'Nothing is wrong by the rules of the return in the records you work with. What a save makes wrong stands here from that moment, until it is mended.',
  counted: some('thing to look at', 'things to look at'),
  perPage: 50,
}

const EMPTY = faultsList.empty

/** Groups of faults, most late first; `facet` is what a fault is narrowed by to see the group's own. */
export function groupsList(
  caption: string,
  title: string,
  facet: 'rule' | 'team' | 'worker' | 'child',
  scope: FaultScope,
  counted: (count: number) => string,
): ListDeclaration<FaultGroup> {
  const to = (row: FaultGroup, more: Readonly<Record<string, string>> = {}): string =>
    `${address('/data-quality', { whose: scope, [facet]: row.key, ...more })}#list`
  return {
    caption,
    columns: [
      {
        key: 'title',
        title,
        of: row => ({ text: row.title, href: row.href ?? to(row), ...(row.note ? { note: row.note } : {}) }),
        saved: row => row.title,
      },
      { key: 'note', title: 'Note', of: row => row.note ?? null, savedOnly: true },
      {
        key: 'late',
        title: 'Over our aim',
        of: row =>
          row.late > 0 ? { text: whole(row.late), level: 'overdue', href: to(row, { age: 'late', is: 'fault' }) } : 0,
        by: row => -row.late,
        saved: row => row.late,
        number: true,
      },
      {
        key: 'faults',
        title: 'Faults',
        of: row => (row.faults > 0 ? { text: whole(row.faults), href: to(row, { is: 'fault' }) } : 0),
        by: row => -row.faults,
        saved: row => row.faults,
        number: true,
      },
      {
        key: 'queries',
        title: 'Queries',
        of: row => row.queries,
        by: row => -row.queries,
        saved: row => row.queries,
        number: true,
      },
      {
        key: 'to-come',
        title: 'To come',
        of: row => row.toCome,
        by: row => -row.toCome,
        saved: row => row.toCome,
        number: true,
      },
      ...(facet === 'child'
        ? []
        : [
            {
              key: 'children',
              title: 'Children',
              of: (row: FaultGroup) => row.children,
              by: (row: FaultGroup) => -row.children,
              saved: (row: FaultGroup) => row.children,
              number: true,
            } as const,
          ]),
      {
        key: 'oldest',
        title: 'Oldest',
        of: row => ({ text: row.oldest.words, level: row.oldest.level }),
        by: row => row.oldest.since,
        saved: row => row.oldest.since,
        short: true,
      },
    ],
    sort: 'late',
    empty: EMPTY,
    counted,
    perPage: 50,
  }
}

export const rulesList = (scope: FaultScope): ListDeclaration<FaultGroup> =>
  groupsList('Rules that find something wrong', 'Rule', 'rule', scope, some('rule', 'rules'))
export const teamsList = (scope: FaultScope): ListDeclaration<FaultGroup> =>
  groupsList('Teams with something to mend', 'Team', 'team', scope, some('team', 'teams'))
export const workersList = (scope: FaultScope): ListDeclaration<FaultGroup> =>
  groupsList('Whose it is to mend', 'Whose', 'worker', scope, some('person', 'people'))
export const childrenList = (scope: FaultScope): ListDeclaration<FaultGroup> =>
  groupsList('Children in whose record something is wrong', 'Child', 'child', scope, some('child', 'children'))

/** Faults under each rule, team, worker or child. Pure. */
export function groupedBy(
  faults: readonly RecordFault[],
  by: 'rules' | 'teams' | 'workers' | 'children',
): readonly FaultGroup[] {
  const groups = new Map<string, { title: string; note?: string; rows: RecordFault[] }>()
  for (const fault of faults) {
    const { key, title, note } = GROUPS[by](fault)
    const held = groups.get(key)
    if (held) held.rows.push(fault)
    else groups.set(key, { title, ...(note ? { note } : {}), rows: [fault] })
  }
  return [...groups].map(([key, { title, note, rows }]): FaultGroup => {
    const oldest = rows.reduce((first, row) => (row.since < first.since ? row : first))
    return {
      key,
      title,
      ...(note ? { note } : {}),
      children: new Set(rows.map(row => row.child.id)).size,
      faults: rows.filter(row => row.is === 'fault').length,
      late: rows.filter(row => row.late).length,
      queries: rows.filter(row => row.is === 'query').length,
      toCome: rows.filter(row => row.is === 'to-come').length,
      oldest,
    }
  })
}

type Grouped = (fault: RecordFault) => { readonly key: string; readonly title: string; readonly note?: string }

const nameOf = (person: WorkPerson | null, missing: string): string => person?.name ?? missing

const GROUPS: Readonly<Record<'rules' | 'teams' | 'workers' | 'children', Grouped>> = {
  rules: fault => ({ key: fault.rule, title: fault.rule, note: fault.wrong }),
  teams: fault => ({ key: team(fault).value, title: team(fault).text }),
  workers: fault => ({ key: worker(fault).value, title: worker(fault).text, note: nameOf(fault.team, '') }),
  children: fault => ({ key: fault.child.id, title: fault.child.called, note: worker(fault).text }),
}
