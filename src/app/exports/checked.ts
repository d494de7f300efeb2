import { rules } from '../../returns/ssda903/validation/rules.ts'
import { COLUMNS } from '../../returns/ssda903/validation/columns.ts'
import type { Collection, GivenTable, GivenTables } from '../../returns/ssda903/validation/collection.ts'
import { derivedOf } from '../../returns/ssda903/validation/derive.ts'
import type { Providers } from '../../returns/ssda903/validation/providers.ts'
import { type AnyRow, dayReader, rowOf } from '../../returns/ssda903/validation/row.ts'
import { type Checked, check } from '../../returns/ssda903/validation/run.ts'
import type { RecordedRow } from '../../returns/ssda903/from-record/rows-of-file.ts'
import { tablesOf } from '../../returns/ssda903/from-record/write.ts'
import type { TableName } from '../../returns/ssda903/tables.ts'
import type { ChildInReturn } from './children.ts'

const DERIVED: ReadonlySet<string> = new Set(['PL_LA', 'PL_LOCATION', 'PL_DISTANCE'])

/** Gathers children of a return to be checked together, as the return of their council. */
export interface Gathered {
  readonly add: (child: ChildInReturn) => void
  /** All that was gathered, for the rules. */
  readonly collection: () => Collection
  /** Checks it by every rule that can be asked. */
  readonly check: () => Checked
  readonly tables: GivenTables
}

/**
 * A return made ready for the rules. `gss` is the council's code in the return; the rules that need the postcode directory
 * are asked where it is held, and those that need Ofsted's lists where `providers` has them.
 */
export function gather(year: number, gss: string | undefined, directory: boolean, providers?: Providers): Gathered {
  const now = emptyTables(year, directory)
  const last = emptyTables(year - 1, directory)
  const places = new Map<string, { postcode: string; east: number | null; north: number | null; area: string }>()
  const day = dayReader()
  const put = (tables: ReturnType<typeof emptyTables>, { table, cells }: RecordedRow): void => {
    const list = tables[table]?.rows
    if (list === undefined) return
    const all = table === 'Episodes' ? { ...derivedOf(cells, places, gss), ...cells } : cells
    list.push(rowOf(table, list.length, all, day))
  }
  const given = now as unknown as GivenTables
  const collection = (): Collection => ({
    year,
    now: given,
    last: last as unknown as GivenTables,
    council: gss,
    ...(providers ? { providers } : {}),
    ...(directory ? { isPostcode: postcode => places.has(postcode.replaceAll(/\s/g, '').toUpperCase()) } : {}),
  })
  return {
    tables: given,
    collection,
    add: child => {
      for (const [postcode, { east, north, area }] of Object.entries(child.places))
        places.set(postcode, { postcode, east, north, area })
      for (const row of child.rows) put(now, row)
      for (const row of child.before) put(last, row)
    },
    check: () => check(collection(), rules),
  }
}

// Without a directory the columns worked out of postcodes are not there, so that no rule is asked of what could not be told.
function emptyTables(
  year: number,
  directory: boolean,
): { [T in TableName]?: { columns: GivenTable['columns']; rows: AnyRow[] } } {
  return Object.fromEntries(
    tablesOf(year).map(({ name }) => [
      name,
      // UASC in the Header is the XML form's alone.
      {
        columns: new Set(COLUMNS[name].filter(column => column !== 'UASC' && (directory || !DERIVED.has(column)))),
        rows: [],
      },
    ]),
  )
}
