import type { SourceRow } from '../../../spine/ledger/source.ts'
import { isPlainDate, type PlainDate } from '../../../spine/time/plain-date.ts'
import { preferred } from '../preferred.ts'
import type { TableName } from '../tables.ts'

/** A row that stands: of the latest import of its year to have rows of this child and table. */
export interface HeldRow {
  readonly year: number
  readonly values: Readonly<Record<string, string>>
}

/** A child's standing rows, in no particular order within a year. */
export interface Held {
  /** The collection years that mention the child, oldest first. */
  readonly years: readonly number[]
  readonly of: (table: TableName) => readonly YearOfRows[]
}

export interface YearOfRows {
  readonly year: number
  readonly rows: readonly Readonly<Record<string, string>>[]
}

/** A child's rows by table and year, those of earlier imports of a year left out. */
export function heldRows(rows: readonly SourceRow[]): Held {
  const tables = new Map<string, Map<number, { order: number; rows: Readonly<Record<string, string>>[] }>>()
  const years = new Set<number>()
  for (const { table, year, importOrder, values } of rows) {
    years.add(year)
    let byYear = tables.get(table)
    if (byYear === undefined) tables.set(table, (byYear = new Map()))
    const found = byYear.get(year)
    if (found === undefined || found.order < importOrder) byYear.set(year, { order: importOrder, rows: [values] })
    else if (found.order === importOrder) found.rows.push(values)
  }
  const sorted = new Map(
    [...tables].map(([table, byYear]) => [
      table,
      [...byYear].map(([year, found]) => ({ year, rows: found.rows })).sort((a, b) => a.year - b.year),
    ]),
  )
  return { years: [...years].sort((a, b) => a - b), of: table => sorted.get(table) ?? [] }
}

/** What was held once the returns up to a year had been made. */
export function heldBy(held: Held, year: number): Held {
  return {
    years: held.years.filter(each => each <= year),
    of: table => held.of(table).filter(each => each.year <= year),
  }
}

/** For a table with one row a child: each year's row. */
export function oneEachYear(held: Held, table: TableName): readonly HeldRow[] {
  return held.of(table).flatMap(({ year, rows }) => {
    const [first, ...rest] = rows
    return first === undefined ? [] : [{ year, values: rest.reduce((a, b) => preferred(a, b), first) }]
  })
}

/** For a table with many rows a child: the newest row for each value of its key, the key's order. */
export function newestByKey(held: Held, table: TableName, key: string): readonly HeldRow[] {
  const found = new Map<string, HeldRow>()
  for (const { year, rows } of held.of(table))
    for (const values of rows) {
      const at = values[key]
      if (!isPlainDate(at)) continue
      const before = found.get(at)
      if (before === undefined || before.year < year) found.set(at, { year, values })
      else found.set(at, { year, values: preferred(before.values, values) })
    }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

/** A day in a column; undefined where it is blank or no real day. */
export function dayIn(values: Readonly<Record<string, string>>, column: string): PlainDate | undefined {
  const value = values[column]
  return isPlainDate(value) ? value : undefined
}
