import { sql } from 'kysely'
import type { Store } from '../../spine/store/store.ts'
import { type Table, csv, workbook } from '../../spine/web/download.ts'
import type { CheckCells, CheckSaved, RuleNotAsked } from '../../spine/web/services.ts'
import { type FaultHeld, byRule, faultOf, ruleSays } from './lists.ts'
import { type OfCheck, type PlacedChild, childOf, childrenIn, placed } from './placed.ts'

/** What is saved, and with whose leave. */
export interface SaveAsk {
  readonly author: string
  readonly of: OfCheck
  /** The file's name, without its ending. */
  readonly name: string
  readonly as: 'csv' | 'xlsx'
  readonly notAsked: readonly RuleNotAsked[]
}

/** As many faults as a workbook can be made of in a moderate machine; a CSV has all. */
export const MOST_IN_WORKBOOK = 200_000

const COLUMNS = [
  'Child',
  'Rule',
  'Fault or query',
  'What is wrong',
  'How to mend it',
  'Table',
  'Row',
  'Values',
  'Which row it is',
  'Worker today',
  'Team today',
] as const

/** Every fault of a check, one to a row; a workbook has sheets of counts and of what was not asked beside. */
export async function saveFaults(store: Store, { author, of, name, as, notAsked }: SaveAsk): Promise<CheckSaved> {
  return store.within({ author, sight: 'files' }, async tx => {
    const children = new Map((await placed(tx, of, await childrenIn(tx, of))).map(child => [child.key, child]))
    const held = await sql<FaultHeld & { child: number }>`
      select f.rule, f.query, f.of_table, f."row", f.cells, f.known_by, f.child from return_check_fault f
      where f.authority = ${of.authority} and f.of_check = ${of.id}::uuid
      order by f.number ${as === 'xlsx' ? sql`limit ${MOST_IN_WORKBOOK}` : sql``}`.execute(tx)
    const faults: Table = { name, columns: COLUMNS, rows: held.rows.map(row => lineOf(row, children.get(row.child))) }
    if (as === 'csv') return { name: `${name}.csv`, type: 'text/csv; charset=utf-8', body: csv(faults) }
    const counts: Table = {
      name: 'Counts',
      columns: ['Rule', 'What is wrong', 'How to mend it', 'Faults', 'Queries', 'Children'],
      rows: (await byRule(tx, of)).map(group => {
        const { wrong, mend } = ruleSays(group.key)
        return [group.key, wrong, mend, group.faults, group.queries, group.children]
      }),
    }
    const missing: Table = {
      name: 'Not asked',
      columns: ['Rule', 'What it finds', 'Why it was not asked'],
      rows: notAsked.map(each => [each.rule, each.finds, each.why]),
    }
    return {
      name: `${name}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await workbook([{ ...faults, name: 'Faults' }, counts, missing]),
    }
  })
}

function lineOf(row: FaultHeld, placedAt: PlacedChild | undefined): Table['rows'][number] {
  const fault = faultOf(row)
  const child = placedAt && childOf(placedAt)
  return [
    child?.number ?? '',
    fault.rule,
    fault.query ? 'Query' : 'Fault',
    fault.wrong,
    fault.mend,
    fault.table,
    fault.row,
    inWords(fault.cells),
    inWords(fault.knownBy),
    child?.worker ?? (child?.id == null ? 'No file you can open' : 'Nobody'),
    child?.team ?? null,
  ]
}

function inWords(cells: CheckCells): string {
  return cells.map(([column, value]) => `${column} ${value ?? 'blank'}`).join('; ')
}
