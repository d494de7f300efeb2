import { createHash } from 'node:crypto'
import { british } from '../../returns/ssda903/check-dates.ts'
import type { GivenTables } from '../../returns/ssda903/validation/collection.ts'
import { COLUMNS } from '../../returns/ssda903/validation/columns.ts'
import type { Cells } from '../../returns/ssda903/validation/row.ts'
import type { Rule } from '../../returns/ssda903/validation/rule.ts'
import type { Checked } from '../../returns/ssda903/validation/run.ts'
import type { TableName } from '../../returns/ssda903/tables.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { CheckCells } from '../../spine/web/services.ts'

/** The columns that tell a child's rows of a table apart; of the tables that are not here a child has one row. */
const TOLD_APART_BY: { readonly [T in TableName]?: readonly string[] } = {
  Episodes: ['DECOM'],
  Reviews: ['REVIEW'],
  PlacedAdoption: ['DATE_PLACED'],
  Missing: ['MIS_START'],
  SWEpisodes: ['SW_DECOM', 'SW_ID'],
  DoLo: ['DOLO_START'],
}

/** A fault as it is kept. */
export interface FoundFault {
  readonly number: number
  readonly rule: string
  readonly query: boolean
  readonly of_table: TableName
  readonly row: number
  readonly child: number
  readonly cells: CheckCells
  readonly known_by: CheckCells
  readonly key: string
}

/** A child in whom something was found. */
export interface FoundChild {
  readonly number: number
  readonly child: string
  faults: number
  queries: number
}

/** All that was found, in the order of the rules: the children first, for they are few. */
export interface Found {
  readonly children: readonly FoundChild[]
  readonly faults: number
  readonly queries: number
  /** Made as they are asked for: a return may have a great many. */
  readonly each: () => Generator<FoundFault>
}

/**
 * What checking found, to be kept: each fault with its cells, and a key that is the same for the same fault of another return of
 * the year, whichever row it stands on then: its child, rule, table and what tells the row from the child's others. Pure.
 */
export function foundIn(
  checked: Checked,
  tables: GivenTables,
  rules: readonly Rule[],
  isQuery: (rule: Rule) => boolean = rule => rule.as === 'query',
): Found {
  const byChild = new Map<string, FoundChild>()
  let [faults, queries] = [0, 0]
  for (const [rule, table, at] of placesOf(checked, rules)) {
    const child = cellsAt(tables, table, at)['CHILD'] ?? ''
    let held = byChild.get(child)
    if (!held) byChild.set(child, (held = { number: byChild.size + 1, child, faults: 0, queries: 0 }))
    if (isQuery(rule)) {
      held.queries += 1
      queries += 1
    } else {
      held.faults += 1
      faults += 1
    }
  }
  const each = function* (): Generator<FoundFault> {
    const times = new Map<string, number>()
    let number = 0
    for (const [rule, of_table, at] of placesOf(checked, rules)) {
      const row = cellsAt(tables, of_table, at)
      const child = row['CHILD'] ?? ''
      const told = TOLD_APART_BY[of_table] ?? []
      const known_by = cellsOf(row, told)
      const same = [child, rule.code, of_table, ...known_by.map(cell => toldBy(row, cell))].join('\u0000')
      const time = (times.get(same) ?? 0) + 1
      times.set(same, time)
      yield {
        number: ++number,
        rule: rule.code,
        query: isQuery(rule),
        of_table,
        row: at + 1,
        child: byChild.get(child)?.number ?? 0,
        cells: cellsOf(
          row,
          COLUMNS[of_table].filter(column => rule.fields.includes(column)),
        ),
        known_by,
        key: createHash('sha256').update(`${same}\u0000${time}`).digest('base64url').slice(0, 22),
      }
    }
  }
  return { children: [...byChild.values()], faults, queries, each }
}

// A day is the same day however it is typed: 1/4/2025 and 01/04/2025.
function toldBy(row: Cells, [column, value]: CheckCells[number]): string {
  const { on } = row as unknown as { readonly on?: Readonly<Record<string, PlainDate | undefined>> }
  const day = on?.[column]
  return day === undefined ? (value ?? '') : british(day)
}

function* placesOf(checked: Checked, rules: readonly Rule[]): Generator<readonly [Rule, TableName, number]> {
  for (const rule of rules) {
    const faulty = checked.faults.get(rule.code)
    if (!faulty) continue
    for (const [table, rows] of Object.entries(faulty) as [TableName, readonly number[]][])
      for (const at of rows) yield [rule, table, at]
  }
}

function cellsAt(tables: GivenTables, table: TableName, at: number): Cells {
  // Of any table, its columns as they are named.
  return (tables[table]?.rows[at] ?? {}) as unknown as Cells
}

function cellsOf(row: Cells, columns: readonly string[]): CheckCells {
  return columns.map(column => [column, shown(row[column])])
}

// What a file that is not what it seems may hold, which neither the database nor a workbook can.
const CONTROL = /[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu

function shown(cell: string | undefined): string | null {
  const text = cell?.replace(CONTROL, '').trim()
  return text === undefined || text === '' ? null : text.slice(0, 200)
}
