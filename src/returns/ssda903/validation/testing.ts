import type { TableName } from '../tables.ts'
import { COLUMNS, TABLES } from './columns.ts'
import type { Collection, GivenTables } from './collection.ts'
import type { Provider } from './providers.ts'
import { type Cells, rowOf } from './row.ts'
import type { Rule } from './rule.ts'
import { check } from './run.ts'

/** Tables for a test, last year's among them; a row that names no child is child A's. */
export type Tables = { readonly [T in TableName | `${TableName}_last`]?: readonly Cells[] } & {
  /** 2026 unless said otherwise. */
  readonly year?: number
  readonly council?: string
  readonly providers?: readonly Provider[]
  /** Those the postcode directory has; there is no directory where this is not given. */
  readonly postcodes?: readonly string[]
}

/** A return made of a test's tables: each has every column, and the others are not there. */
export function collectionOf({ year = 2026, council, providers, postcodes, ...tables }: Tables): Collection {
  const now: Record<string, unknown> = {}
  const last: Record<string, unknown> = {}
  for (const name of TABLES) {
    const columns = new Set<string>(COLUMNS[name])
    // The CSV form's Header does not have it: a test that gives it is of the XML form.
    if (name === 'Header' && !tables.Header?.some(row => 'UASC' in row)) columns.delete('UASC')
    for (const [side, rows] of [
      [now, tables[name]],
      [last, tables[`${name}_last`]],
    ] as const)
      if (rows) side[name] = { columns, rows: rows.map((row, at) => rowOf(name, at, { CHILD: 'A', ...row })) }
  }
  return {
    year,
    now: now as GivenTables,
    ...(Object.keys(last).length > 0 ? { last: last as GivenTables } : {}),
    ...(council === undefined ? {} : { council }),
    ...(postcodes ? { isPostcode: postcode => postcodes.includes(postcode) } : {}),
    ...(providers ? { providers: new Map(providers.map(each => [each.urn, each])) } : {}),
  }
}

/** The rows a rule finds at fault, by table: `{ Header: [0, 5] }`; why it was not asked, where it was not. Throws where it broke. */
export function faultsOf(rule: Rule, tables: Tables): Readonly<Record<string, readonly number[]>> | string {
  const { faults, skipped, failed } = check(collectionOf(tables), [rule])
  if (failed.size > 0) throw new Error(failed.get(rule.code))
  const why = skipped.get(rule.code)
  if (why !== undefined) return why
  return faults.get(rule.code) ?? {}
}
