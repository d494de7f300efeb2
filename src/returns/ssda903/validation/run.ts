import type { TableName } from '../tables.ts'
import type { Child } from './child.ts'
import { type Collection, type GivenTables, childrenOf } from './collection.ts'
import type { AnyRow } from './row.ts'
import type { Around, Needed, Rule } from './rule.ts'
import { collectionYear } from './year.ts'

/** What checking a return found. */
export interface Checked {
  readonly year: number
  /** The rows at fault by rule, each once, by table and then by where they stand. Rules that found none are not here. */
  readonly faults: ReadonlyMap<string, readonly AnyRow[]>
  /** Rules that were not asked, and why: 'no previous year', 'no table UASC', 'no column SEX in Header'. */
  readonly skipped: ReadonlyMap<string, string>
  /** Rules that broke, and how: what they had found of other children stands. */
  readonly failed: ReadonlyMap<string, string>
  /** How many rules were asked to the end. */
  readonly asked: number
  readonly children: number
}

/**
 * Checks a return against rules: each is asked of every child by itself, so that one that breaks says so and the others go
 * on. `onProgress` is told after each rule how many are done.
 */
export function check(
  collection: Collection,
  rules: readonly Rule[],
  onProgress: (done: number, of: number) => void = () => {},
): Checked {
  const children = childrenOf(collection)
  const around = aroundOf(collection, children)
  const faults = new Map<string, readonly AnyRow[]>()
  const skipped = new Map<string, string>()
  const failed = new Map<string, string>()
  let asked = 0
  let done = 0
  for (const rule of rules) {
    const why = whyNot(rule, collection)
    if (why === undefined) {
      const found = new Set<AnyRow>()
      let broke: string | undefined
      for (const child of children) {
        try {
          for (const row of rule.find(child, around)) found.add(row)
        } catch (error) {
          broke ??= error instanceof Error ? error.message : String(error)
        }
      }
      if (found.size > 0) faults.set(rule.code, [...found].toSorted(byPlace))
      if (broke === undefined) asked++
      else failed.set(rule.code, broke)
    } else if (why !== '') skipped.set(rule.code, why)
    onProgress(++done, rules.length)
  }
  return { year: collection.year, faults, skipped, failed, asked, children: children.length }
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
    const why = lacks(needed, columns, now, last, providers)
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

function aroundOf(
  { year, now: tables, council, providers, isPostcode }: Collection,
  children: readonly Child[],
): Around {
  const upns = new Map<string, number>()
  for (const { now } of children)
    for (const { UPN } of now.Header) if (UPN !== undefined) upns.set(UPN, (upns.get(UPN) ?? 0) + 1)
  return {
    ...collectionYear(year),
    before: collectionYear(year - 1),
    council,
    providers: providers ?? new Map(),
    isPostcode: isPostcode ?? (() => true),
    marksUnaccompanied: tables.Header?.columns.has('UASC') ?? false,
    sharedUpns: new Set([...upns].filter(([, rows]) => rows > 1).map(([upn]) => upn)),
  }
}

function byPlace(a: AnyRow, b: AnyRow): number {
  return a.table < b.table ? -1 : a.table > b.table ? 1 : a.at - b.at
}
