import { sql } from 'kysely'
import { tables } from '../../returns/ssda903/tables.ts'
import { rules } from '../../returns/ssda903/validation/rules.ts'
import type { Tx } from '../../spine/store/store.ts'
import type {
  CheckCells,
  CheckChildRow,
  CheckFacet,
  CheckFault,
  CheckGroup,
  CheckListed,
  CheckNarrowing,
  CheckPaging,
} from '../../spine/web/services.ts'
import { calledWorker } from '../work/children.ts'
import {
  NOBODY,
  NOT_FOUND,
  NO_TEAM,
  type OfCheck,
  type PlacedChild,
  childOf,
  childrenIn,
  filesOf,
  narrowedBy,
  placed,
  teamOf,
  workerOf,
} from './placed.ts'

/** A list as it is shown, and the files of the children in it, for the audit. */
export interface Listed {
  readonly listed: CheckListed
  readonly shown: readonly string[]
}

/** How many lines a page of faults or of children has. */
export const PER_PAGE = 50

const byCode = new Map(rules.map(rule => [rule.code, rule]))
const titles = new Map<string, string>(tables.map(table => [table.name, table.title]))
const order = new Map(rules.map((rule, at) => [rule.code, at]))

/** What a rule says is wrong and how to mend it, where this version still has the rule. */
export function ruleSays(code: string): { readonly wrong: string; readonly mend: string } {
  return (
    byCode.get(code) ?? {
      wrong: 'This rule was asked by an earlier version of Alongside.',
      mend: 'Check the return again.',
    }
  )
}

/** A table of the return as people read it. */
export function tableTitle(name: string): string {
  return titles.get(name) ?? name
}

/** A fault as the database holds it. */
export interface FaultHeld {
  readonly rule: string
  readonly query: boolean
  readonly of_table: string
  readonly row: number
  readonly cells: CheckCells
  readonly known_by: CheckCells
}

/** A fault as pages show it, but for whose it is. Pure. */
export function faultOf(held: FaultHeld): Omit<CheckFault, 'child'> {
  const { wrong, mend } = ruleSays(held.rule)
  return {
    rule: held.rule,
    query: held.query,
    wrong,
    mend,
    table: held.of_table,
    row: held.row,
    cells: held.cells,
    // What is at fault is not said twice.
    knownBy: held.known_by.filter(([column]) => !held.cells.some(([other]) => other === column)),
  }
}

interface Grouped {
  readonly key: string
  readonly faults: number
  readonly queries: number
  readonly children: number
}

const COUNTS = sql`count(*) filter (where not f.query)::int as faults, count(*) filter (where f.query)::int as queries,
  count(distinct f.child)::int as children`

/** Faults by rule, in the order of the rules. */
export async function byRule(tx: Tx, { authority, id }: OfCheck): Promise<readonly CheckGroup[]> {
  const found = await sql<Grouped>`select f.rule as key, ${COUNTS} from return_check_fault f
    where f.authority = ${authority} and f.of_check = ${id}::uuid group by f.rule`.execute(tx)
  return found.rows
    .toSorted((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0))
    .map(row => ({ ...counted(row), title: row.key, note: ruleSays(row.key).wrong }))
}

/** Faults by the worker whose the child is today, most first. */
export async function byWorker(tx: Tx, of: OfCheck): Promise<readonly CheckGroup[]> {
  return grouped(tx, of, workerOf, child => ({
    title: calledWorker(child.owner_name, child.owner_number),
    note: child.team_name,
  }))
}

/** Faults by the team of that worker, most first. */
export async function byTeam(tx: Tx, of: OfCheck): Promise<readonly CheckGroup[]> {
  return grouped(tx, of, teamOf, child => ({ title: child.team_name ?? 'A team without a name', note: null }))
}

async function grouped(
  tx: Tx,
  of: OfCheck,
  keyOf: (child: PlacedChild) => string,
  saidOf: (child: PlacedChild) => Pick<CheckGroup, 'title' | 'note'>,
): Promise<readonly CheckGroup[]> {
  const counts = await sql<{ key: number; faults: number; queries: number }>`select number as key, faults, queries
    from return_check_child where authority = ${of.authority} and of_check = ${of.id}::uuid`.execute(tx)
  const byChild = new Map(counts.rows.map(row => [row.key, row]))
  const groups = new Map<string, CheckGroup>()
  for (const child of await placed(tx, of, await childrenIn(tx, of))) {
    const key = keyOf(child)
    const found = byChild.get(child.key)
    const said = { title: WORDS[key] ?? saidOf(child).title, note: NOTES[key] ?? saidOf(child).note }
    const held = groups.get(key) ?? { key, ...said, faults: 0, queries: 0, children: 0 }
    groups.set(key, {
      ...held,
      faults: held.faults + (found?.faults ?? 0),
      queries: held.queries + (found?.queries ?? 0),
      children: held.children + 1,
    })
  }
  return [...groups.values()].toSorted((a, b) => b.faults - a.faults || (a.key < b.key ? -1 : 1))
}

function counted({
  key,
  faults,
  queries,
  children,
}: Grouped): Pick<CheckGroup, 'key' | 'faults' | 'queries' | 'children'> {
  return { key, faults, queries, children }
}

const WORDS: Readonly<Record<string, string>> = {
  [NOBODY]: 'Nobody',
  [NO_TEAM]: 'No team',
  [NOT_FOUND]: 'No file you can open',
}
const NOTES: Readonly<Record<string, string>> = {
  [NOBODY]: 'given to no worker today',
  [NO_TEAM]: 'given to no worker today, or to one who is in no team',
  [NOT_FOUND]: 'no file that you may open has the number in the return',
}

/** One page of faults, in the order of the rules and then of the rows. */
export async function faultsPage(tx: Tx, of: OfCheck, narrowing: CheckNarrowing, page: number): Promise<Listed> {
  const children = await placed(tx, of, await childrenIn(tx, of))
  const { found, facets } = await facetsOf(tx, of, narrowing, children)
  const paging = pagingOf(found, page)
  const held = await sql<FaultHeld & { child: number }>`
    select f.rule, f.query, f.of_table, f."row", f.cells, f.known_by, f.child from return_check_fault f
    where f.authority = ${of.authority} and f.of_check = ${of.id}::uuid and ${narrowedBy(narrowing, children)}
    order by f.number limit ${PER_PAGE} offset ${(paging.page - 1) * PER_PAGE}`.execute(tx)
  const byKey = new Map(children.map(child => [child.key, child]))
  const rows = held.rows.flatMap(row => {
    const child = byKey.get(row.child)
    return child ? [{ row, child }] : []
  })
  const faults = rows.map(({ row, child }): CheckFault => ({ ...faultOf(row), child: childOf(child) }))
  const one = narrowing.child === undefined ? undefined : byKey.get(narrowing.child)
  return {
    listed: { list: 'faults', faults, paging, facets, child: one ? childOf(one) : null },
    shown: filesOf([...rows.map(each => each.child), ...(one ? [one] : [])]),
  }
}

/** One page of children, most faults first, and the rules found in each. */
export async function childrenPage(tx: Tx, of: OfCheck, narrowing: CheckNarrowing, page: number): Promise<Listed> {
  const children = await placed(tx, of, await childrenIn(tx, of))
  const { facets } = await facetsOf(tx, of, narrowing, children)
  const where = sql`f.authority = ${of.authority} and f.of_check = ${of.id}::uuid and ${narrowedBy(narrowing, children)}`
  const counted = await sql<{ key: number; faults: number; queries: number }>`
    select f.child as key, count(*) filter (where not f.query)::int as faults, count(*) filter (where f.query)::int as queries
    from return_check_fault f where ${where} group by f.child`.execute(tx)
  const paging = pagingOf(counted.rows.length, page)
  const shown = counted.rows
    .toSorted((a, b) => b.faults - a.faults || b.queries - a.queries || a.key - b.key)
    .slice((paging.page - 1) * PER_PAGE, paging.page * PER_PAGE)
  const found = await sql<{ key: number; rules: string[] }>`
    select f.child as key, array_agg(distinct f.rule) as rules from return_check_fault f
    where ${where} and f.child = any(${shown.map(row => row.key)}::int[]) group by f.child`.execute(tx)
  const rulesOf = new Map(found.rows.map(row => [row.key, row.rules]))
  const byKey = new Map(children.map(child => [child.key, child]))
  const rows = shown.flatMap((row): readonly CheckChildRow[] => {
    const child = byKey.get(row.key)
    if (!child) return []
    const codes = (rulesOf.get(row.key) ?? []).toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    return [{ ...childOf(child), faults: row.faults, queries: row.queries, rules: codes }]
  })
  return {
    listed: { list: 'children', children: rows, paging, facets },
    shown: filesOf(rows.flatMap(row => byKey.get(row.key) ?? [])),
  }
}

function pagingOf(found: number, page: number): CheckPaging {
  const pages = Math.max(1, Math.ceil(found / PER_PAGE))
  return { found, pages, page: Math.min(Math.max(1, page), pages) }
}

interface Combined {
  readonly rule: string
  readonly query: boolean
  readonly of_table: string
  readonly worker: string
  readonly team: string
  readonly count: number
}

// What faults may be narrowed by, each with how many there are once the others are chosen: from one pass over what they are.
async function facetsOf(
  tx: Tx,
  of: OfCheck,
  narrowing: CheckNarrowing,
  children: readonly PlacedChild[],
): Promise<{ readonly found: number; readonly facets: readonly CheckFacet[] }> {
  const wanted = narrowing.child === undefined ? children : children.filter(child => child.key === narrowing.child)
  const { rows } = await sql<Combined>`
    select f.rule, f.query, f.of_table, w.worker, w.team, count(*)::int as count
    from return_check_fault f join unnest(${wanted.map(child => child.key)}::int[], ${wanted.map(workerOf)}::text[],
      ${wanted.map(teamOf)}::text[]) as w(key, worker, team) on w.key = f.child
    where f.authority = ${of.authority} and f.of_check = ${of.id}::uuid and ${narrowedBy({ child: narrowing.child }, children)}
    group by 1, 2, 3, 4, 5`.execute(tx)
  const workers = new Map(wanted.map(child => [workerOf(child), calledWorker(child.owner_name, child.owner_number)]))
  const teams = new Map(wanted.map(child => [teamOf(child), child.team_name]))
  const value: Readonly<Record<CheckFacet['name'], (row: Combined) => string>> = {
    is: row => (row.query ? 'query' : 'fault'),
    rule: row => row.rule,
    table: row => row.of_table,
    team: row => row.team,
    worker: row => row.worker,
  }
  const text: Readonly<Record<CheckFacet['name'], (row: Combined) => string>> = {
    is: row => (row.query ? 'Query' : 'Fault'),
    rule: row => row.rule,
    table: row => tableTitle(row.of_table),
    team: row => WORDS[row.team] ?? teams.get(row.team) ?? 'A team without a name',
    worker: row => WORDS[row.worker] ?? workers.get(row.worker) ?? '',
  }
  const chosen = (row: Combined, but?: CheckFacet['name']): boolean =>
    NAMES.every(name => name === but || narrowing[name] === undefined || value[name](row) === narrowing[name])
  const facets = NAMES.map((name): CheckFacet => {
    const found = new Map<string, { text: string; count: number }>()
    for (const row of rows) {
      if (!chosen(row, name)) continue
      const held = found.get(value[name](row))
      if (held) held.count += row.count
      else found.set(value[name](row), { text: text[name](row), count: row.count })
    }
    const choices = [...found].map(([key, each]) => ({
      value: key,
      text: `${each.text} (${each.count.toLocaleString('en-GB')})`,
    }))
    return { name, title: TITLES[name], choices: choices.toSorted((a, b) => COLLATOR.compare(a.text, b.text)) }
  })
  return { found: rows.filter(row => chosen(row)).reduce((sum, row) => sum + row.count, 0), facets }
}

const COLLATOR = new Intl.Collator('en-GB', { numeric: true })
const NAMES = ['is', 'rule', 'table', 'team', 'worker'] as const
const TITLES: Readonly<Record<CheckFacet['name'], string>> = {
  is: 'Fault or query',
  rule: 'Rule',
  table: 'Part of the return',
  team: 'Team',
  worker: 'Worker',
}
