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
  TEAM_OF,
  WORKER_OF,
  childOf,
  narrowedBy,
  placed,
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
  readonly name: string | null
  readonly number: string | null
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
  const found = await sql<Grouped & { readonly team_name: string | null }>`with ${placed(of)}
    select ${WORKER_OF} as key, min(p.owner_name) as name, min(p.owner_number) as number, min(p.team_name) as team_name,
      sum(p.faults)::int as faults, sum(p.queries)::int as queries, count(*)::int as children
    from placed p group by 1 order by 5 desc, 1`.execute(tx)
  return found.rows.map(row => ({
    ...counted(row),
    title: WORDS[row.key] ?? calledWorker(row.name, row.number),
    note: NOTES[row.key] ?? row.team_name,
  }))
}

/** Faults by the team of that worker, most first. */
export async function byTeam(tx: Tx, of: OfCheck): Promise<readonly CheckGroup[]> {
  const found = await sql<Grouped>`with ${placed(of)}
    select ${TEAM_OF} as key, min(p.team_name) as name, null as number, sum(p.faults)::int as faults, sum(p.queries)::int as queries,
      count(*)::int as children
    from placed p group by 1 order by 4 desc, 1`.execute(tx)
  return found.rows.map(row => ({
    ...counted(row),
    title: WORDS[row.key] ?? row.name ?? 'A team without a name',
    note: NOTES[row.key] ?? null,
  }))
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
  const facets = await facetsOf(tx, of, narrowing)
  const paging = pagingOf(facets.found, page)
  const found = await sql<FaultHeld & PlacedChild>`with ${placed(of)}
    select f.rule, f.query, f.of_table, f."row", f.cells, f.known_by, p.*
    from return_check_fault f join placed p on p.key = f.child
    where f.authority = ${of.authority} and f.of_check = ${of.id}::uuid and ${narrowedBy(narrowing)}
    order by f.number limit ${PER_PAGE} offset ${(paging.page - 1) * PER_PAGE}`.execute(tx)
  const faults = found.rows.map((row): CheckFault => ({ ...faultOf(row), child: childOf(row) }))
  const [one] = narrowing.child === undefined ? [] : await childrenAt(tx, of, narrowing.child)
  return {
    listed: { list: 'faults', faults, paging, facets: facets.facets, child: one ?? null },
    shown: filesOf(found.rows),
  }
}

async function childrenAt(tx: Tx, of: OfCheck, key: number): Promise<readonly ReturnType<typeof childOf>[]> {
  const found = await sql<PlacedChild>`with ${placed(of)} select p.* from placed p where p.key = ${key}`.execute(tx)
  return found.rows.map(childOf)
}

/** One page of children, most faults first, and the rules found in each. */
export async function childrenPage(tx: Tx, of: OfCheck, narrowing: CheckNarrowing, page: number): Promise<Listed> {
  const { facets } = await facetsOf(tx, of, narrowing)
  const where = sql`f.authority = ${of.authority} and f.of_check = ${of.id}::uuid and ${narrowedBy(narrowing)}`
  const all = await sql<{ found: number }>`with ${placed(of)}
    select count(distinct f.child)::int as found from return_check_fault f join placed p on p.key = f.child where ${where}`.execute(
    tx,
  )
  const paging = pagingOf(all.rows[0]?.found ?? 0, page)
  const found = await sql<PlacedChild & { faults: number; queries: number; rules: string[] }>`with ${placed(of)},
    counted as (select f.child, count(*) filter (where not f.query)::int as faults, count(*) filter (where f.query)::int as queries,
      array_agg(distinct f.rule) as rules
      from return_check_fault f join placed p on p.key = f.child where ${where} group by f.child)
    select p.key, p.child, p.found, p.file, p.name, p.known_number, p.owner, p.owner_name, p.owner_number, p.team, p.team_name,
      c.faults, c.queries, c.rules
    from counted c join placed p on p.key = c.child
    order by c.faults desc, c.queries desc, p.key limit ${PER_PAGE} offset ${(paging.page - 1) * PER_PAGE}`.execute(tx)
  const children = found.rows.map(
    (row): CheckChildRow => ({
      ...childOf(row),
      faults: row.faults,
      queries: row.queries,
      rules: row.rules.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
    }),
  )
  return { listed: { list: 'children', children, paging, facets }, shown: filesOf(found.rows) }
}

/** The files of children shown, for the audit. */
export function filesOf(rows: readonly Pick<PlacedChild, 'file'>[]): readonly string[] {
  return [...new Set(rows.flatMap(row => row.file ?? []))]
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
  readonly worker_name: string | null
  readonly worker_number: string | null
  readonly team_name: string | null
  readonly count: number
}

// What faults may be narrowed by, each with how many there are once the others are chosen: from one pass over what they are.
async function facetsOf(
  tx: Tx,
  of: OfCheck,
  narrowing: CheckNarrowing,
): Promise<{ readonly found: number; readonly facets: readonly CheckFacet[] }> {
  const { rows } = await sql<Combined>`with ${placed(of)}
    select f.rule, f.query, f.of_table, ${WORKER_OF} as worker, ${TEAM_OF} as team, min(p.owner_name) as worker_name,
      min(p.owner_number) as worker_number, min(p.team_name) as team_name, count(*)::int as count
    from return_check_fault f join placed p on p.key = f.child
    where f.authority = ${of.authority} and f.of_check = ${of.id}::uuid and ${narrowedBy({ child: narrowing.child })}
    group by 1, 2, 3, 4, 5`.execute(tx)
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
    team: row => WORDS[row.team] ?? row.team_name ?? 'A team without a name',
    worker: row => WORDS[row.worker] ?? calledWorker(row.worker_name, row.worker_number),
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
