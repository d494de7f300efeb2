import type { TableName } from '../tables.ts'
import { type Chunk, type Collection, type GivenTables, type TablesRead, childrenOf } from './collection.ts'
import { TABLES } from './columns.ts'
import type { AnyRow } from './row.ts'
import type { Around, Needed, Rule } from './rule.ts'
import { collectionYear } from './year.ts'

/** The rows of this year at fault in one rule, by table: where they stand among its rows from 0, each once and in order. */
export type FaultyRows = { readonly [T in TableName]?: readonly number[] }

/** What checking a return found. */
export interface Checked {
  readonly year: number
  /** The rows at fault by rule. Rules that found none are not here. */
  readonly faults: ReadonlyMap<string, FaultyRows>
  /** Rules that were not asked, and why: 'no previous year', 'no table UASC', 'no column SEX in Header'. */
  readonly skipped: ReadonlyMap<string, string>
  /** Rules that broke, and how: what they had found of other children stands. */
  readonly failed: ReadonlyMap<string, string>
  /** How many rules were asked to the end. */
  readonly asked: number
  readonly children: number
}

/** How many rows are at fault, of every table. */
export function countRows(faulty: FaultyRows): number {
  return Object.values(faulty).reduce((sum, rows) => sum + rows.length, 0)
}

/** Enough children at once for each rule to be worth its while, and few enough for their rows to be made and let go cheaply. */
const AT_ONCE = 1000

/**
 * Checks a return against rules: each is asked of every child by itself, so that one that breaks says so and the others go
 * on. `onProgress` is told now and then how many children are done.
 */
export function check(
  collection: Collection,
  rules: readonly Rule[],
  onProgress: (done: number, of: number) => void = () => {},
): Checked {
  const around = aroundOf(collection)
  const skipped = new Map<string, string>()
  const asking: Asking[] = []
  for (const rule of rules) {
    const why = whyNot(rule, collection)
    if (why === undefined) asking.push({ rule, tables: tablesOf(rule), found: new Map(), broke: undefined })
    else if (why !== '') skipped.set(rule.code, why)
  }
  const children = childrenOf(collection, readBy(asking.map(each => each.rule)))
  let done = 0
  for (const chunk of children.chunks(AT_ONCE)) {
    for (const each of asking) ask(each, chunk, around)
    done += chunk.children.length
    onProgress(Math.min(done, children.count), children.count)
  }
  const faults = new Map<string, FaultyRows>()
  const failed = new Map<string, string>()
  for (const { rule, found, broke } of asking) {
    if (found.size > 0) faults.set(rule.code, inOrder(found))
    if (broke !== undefined) failed.set(rule.code, broke)
  }
  return {
    year: collection.year,
    faults,
    skipped,
    failed,
    asked: asking.length - failed.size,
    children: children.count,
  }
}

/** A rule being asked, with what it found so far. */
interface Asking {
  readonly rule: Rule
  readonly tables: readonly TableName[]
  readonly found: Map<TableName, number[]>
  broke: string | undefined
}

function ask(asking: Asking, chunk: Chunk, around: Around): void {
  const { find } = asking.rule
  if (find.alone) {
    const isWrong = find.alone.isWrong as (row: AnyRow, around: Around) => boolean
    for (const row of chunk.rows[find.alone.table])
      try {
        if (isWrong(row, around)) keep(asking.found, row)
      } catch (error) {
        asking.broke ??= inWords(error)
      }
    return
  }
  for (const child of chunk.having(asking.tables))
    try {
      const found = find(child, around)
      if (found.length === 0) continue
      // A rule that compares rows in pairs may find one several times.
      for (const row of found.length > 1 ? new Set(found) : found) keep(asking.found, row)
    } catch (error) {
      asking.broke ??= inWords(error)
    }
}

function keep(found: Map<TableName, number[]>, { table, at }: AnyRow): void {
  const list = found.get(table)
  if (list === undefined) found.set(table, [at])
  else list.push(at)
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function inOrder(found: ReadonlyMap<TableName, number[]>): FaultyRows {
  return Object.fromEntries(
    [...found]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([table, rows]) => [table, [...Int32Array.from(rows).sort()]]),
  )
}

/** The tables of this year that a rule reads: its faults are in them, so a child with none of their rows has none. */
export function tablesOf(rule: Rule): readonly TableName[] {
  return [...readBy([rule]).now]
}

/** The tables some rules read, of this year and of the last. */
function readBy(rules: readonly Rule[]): TablesRead {
  const now = new Set<TableName>()
  const last = new Set<TableName>()
  for (const rule of rules)
    for (const needed of Object.keys(rule.reads))
      for (const name of needed.split('|')) {
        const table = TABLES.find(each => each === name.replace(/_last\??$|\(XML\)$/, ''))
        if (table !== undefined) (name.includes('_last') ? last : now).add(table)
      }
  return { now, last }
}

/** Why a rule is not asked of a collection; empty where it is not of that year at all; undefined where it is asked. */
export function whyNot(
  rule: Rule,
  { year, now, last, council, providers, isPostcode }: Collection,
): string | undefined {
  if ((rule.from ?? 0) > year) return ''
  if (rule.council && council === undefined) return 'no council: say whose return it is'
  if (rule.directory && isPostcode === undefined) return 'no postcode directory'
  if (rule.absentIsEmpty) return undefined
  for (const [needed, columns] of Object.entries(rule.reads) as [Needed, readonly string[]][]) {
    // Rows that name no child can only be judged one by one.
    const why = lacks(needed, rule.find.alone ? columns : ['CHILD', ...columns], now, last, providers)
    if (why !== undefined) return why
  }
  return undefined
}

function lacks(
  needed: Needed,
  columns: readonly string[],
  now: GivenTables,
  last: GivenTables | undefined,
  providers: Collection['providers'],
): string | undefined {
  switch (needed) {
    case 'ProviderInfo':
      return providers === undefined ? 'no list of providers' : undefined
    case 'Header(XML)':
      return now.Header?.columns.has('UASC') ? undefined : 'not the XML form: no column UASC in Header'
    case 'Header|UASC':
      return now.UASC || now.Header?.columns.has('UASC') ? undefined : 'no table UASC'
    case 'Header_last|UASC_last':
      return undefined
    default: {
      if (needed.endsWith('?')) return undefined
      const previous = needed.endsWith('_last')
      if (previous && last === undefined) return 'no previous year'
      const name = (previous ? needed.slice(0, -5) : needed) as TableName
      const given = (previous ? last : now)?.[name]
      const where = previous ? ' in the previous year' : ''
      if (!given) return `no table ${name}${where}`
      const missing = columns.find(column => !given.columns.has(column))
      return missing === undefined ? undefined : `no column ${missing} in ${name}${where}`
    }
  }
}

function aroundOf({ year, now, council, providers, isPostcode }: Collection): Around {
  const upns = new Set<string>()
  const shared = new Set<string>()
  for (const { UPN } of now.Header?.rows ?? []) {
    if (UPN === undefined) continue
    if (upns.has(UPN)) shared.add(UPN)
    else upns.add(UPN)
  }
  return {
    ...collectionYear(year),
    before: collectionYear(year - 1),
    council,
    providers: providers ?? new Map(),
    isPostcode: isPostcode ?? (() => true),
    marksUnaccompanied: now.Header?.columns.has('UASC') ?? false,
    sharedUpns: shared,
  }
}
