import type { TableName } from '../tables.ts'
import type { Child, Rows } from './child.ts'
import { TABLES } from './columns.ts'
import type { Providers } from './providers.ts'
import type { Cells, Row } from './row.ts'
import { rowOf } from './row.ts'

/** A table as it is given: which columns it has, and its rows in their order. */
export interface GivenTable {
  readonly columns: ReadonlySet<string>
  readonly rows: readonly Cells[]
}

export type GivenTables = { readonly [T in TableName]?: GivenTable }

/** A return to be checked, and what is known around it. */
export interface Collection {
  readonly year: number
  readonly now: GivenTables
  /** Last year's return; undefined where none is given. */
  readonly last?: GivenTables | undefined
  /** GSS code of the council whose return it is. */
  readonly council?: string | undefined
  readonly providers?: Providers | undefined
  /** Whether the postcode directory has a postcode. */
  readonly isPostcode?: ((postcode: string) => boolean) | undefined
}

/** Every child a collection names, each with their rows of both years. A row that names nobody is a child of its own. */
export function childrenOf({ now, last }: Pick<Collection, 'now' | 'last'>): readonly Child[] {
  const children = new Map<string, MutableChild>()
  const nameless: MutableChild[] = []
  const place = (given: GivenTables, side: 'now' | 'last'): void => {
    for (const table of TABLES) {
      const rows = given[table]?.rows ?? []
      for (let at = 0; at < rows.length; at++) {
        const row = rowOf(table, at, rows[at] as Cells)
        const id = row.CHILD
        let child = id === undefined ? undefined : children.get(id)
        if (child === undefined) {
          child = { id: id ?? '', now: emptyRows(), last: emptyRows() }
          if (id === undefined) nameless.push(child)
          else children.set(id, child)
        }
        add(child[side], table, row)
      }
    }
  }
  place(now, 'now')
  if (last) place(last, 'last')
  return [...children.values(), ...nameless]
}

type MutableRows = { -readonly [T in TableName]: Row<T>[] }
interface MutableChild {
  readonly id: string
  readonly now: MutableRows
  readonly last: MutableRows
}

const NONE: readonly never[] = Object.freeze([])

// Most children have no rows in most tables: they share one empty list until they do.
function emptyRows(): MutableRows {
  return {
    Header: NONE,
    Episodes: NONE,
    Reviews: NONE,
    UASC: NONE,
    OC2: NONE,
    OC3: NONE,
    AD1: NONE,
    PlacedAdoption: NONE,
    PrevPerm: NONE,
    Missing: NONE,
    SWEpisodes: NONE,
    DoLo: NONE,
  } as unknown as Rows as MutableRows
}

function add<T extends TableName>(rows: MutableRows, table: T, row: Row<T>): void {
  const list = rows[table] as Row<T>[]
  if ((list as readonly unknown[]) === NONE) (rows as Record<TableName, unknown>)[table] = [row]
  else list.push(row)
}
