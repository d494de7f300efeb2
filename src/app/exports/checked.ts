import { rules } from '../../returns/ssda903/validation/rules.ts'
import { COLUMNS } from '../../returns/ssda903/validation/columns.ts'
import type { Collection, GivenTable, GivenTables } from '../../returns/ssda903/validation/collection.ts'
import { derivedOf } from '../../returns/ssda903/validation/derive.ts'
import { type AnyRow, dayReader, rowOf } from '../../returns/ssda903/validation/row.ts'
import { type Checked, check } from '../../returns/ssda903/validation/run.ts'
import type { RecordedRow } from '../../returns/ssda903/from-record/rows-of-file.ts'
import { tablesOf } from '../../returns/ssda903/from-record/write.ts'
import type { TableName } from '../../returns/ssda903/tables.ts'
import type { ChildInReturn } from './children.ts'

/** Gathers children of a return to be checked together, as the return of their council. */
export interface Gathered {
  readonly add: (child: ChildInReturn) => void
  /** Checks all that was gathered, by every rule that can be asked. */
  readonly check: () => Checked
  readonly tables: GivenTables
}

/**
 * A return made ready for the rules. `gss` is the council's code in the return; the rules that need the postcode directory
 * are asked where it is held, those that need Ofsted's lists are not.
 */
export function gather(year: number, gss: string | undefined, directory: boolean): Gathered {
  const now = emptyTables(year)
  const last = emptyTables(year - 1)
  const places = new Map<string, { postcode: string; east: number | null; north: number | null; area: string }>()
  const day = dayReader()
  const put = (tables: ReturnType<typeof emptyTables>, { table, cells }: RecordedRow): void => {
    const list = tables[table]?.rows
    if (list === undefined) return
    const all = table === 'Episodes' ? { ...derivedOf(cells, places, gss), ...cells } : cells
    list.push(rowOf(table, list.length, all, day))
  }
  const given = now as unknown as GivenTables
  return {
    tables: given,
    add: child => {
      for (const [postcode, { east, north, area }] of Object.entries(child.places))
        places.set(postcode, { postcode, east, north, area })
      for (const row of child.rows) put(now, row)
      for (const row of child.before) put(last, row)
    },
    check: () => {
      const collection: Collection = {
        year,
        now: given,
        last: last as unknown as GivenTables,
        council: gss,
        ...(directory ? { isPostcode: postcode => places.has(postcode) } : {}),
      }
      return check(collection, rules)
    },
  }
}

function emptyTables(year: number): { [T in TableName]?: { columns: GivenTable['columns']; rows: AnyRow[] } } {
  return Object.fromEntries(
    tablesOf(year).map(({ name }) => [
      name,
      // UASC in the Header is the XML form's alone.
      { columns: new Set(COLUMNS[name].filter(column => column !== 'UASC')), rows: [] },
    ]),
  )
}
