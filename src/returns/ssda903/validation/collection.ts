import type { TableName } from '../tables.ts'
import type { Child, Rows } from './child.ts'
import { TABLES } from './columns.ts'
import type { Providers } from './providers.ts'
import type { AnyRow, Row } from './row.ts'

/** A table as it is given: which columns it has, and its rows in their order. */
export interface GivenTable<T extends TableName = TableName> {
  readonly columns: ReadonlySet<string>
  readonly rows: readonly Row<T>[]
}

export type GivenTables = { readonly [T in TableName]?: GivenTable<T> }

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

/** Some of a collection's children, with all their rows. */
export interface Chunk {
  readonly children: readonly Child[]
  /** This year's rows of them all, by table. */
  readonly rows: Rows
  /** Those that have a row of this year in any of some tables. */
  readonly having: (tables: readonly TableName[]) => readonly Child[]
}

/** Tables of this year and of the last. */
export interface TablesRead {
  readonly now: ReadonlySet<TableName>
  readonly last: ReadonlySet<TableName>
}

/** A collection's children in the order they are met, and whose each row is. */
export interface Children {
  /** How many this year's return names, a row that names nobody counted as one. */
  readonly count: number
  /** Each child with their rows of the tables that are read, some children at a time. */
  readonly chunks: (size: number) => Iterable<Chunk>
}

/** Every child a collection names, with their rows of some tables of both years. A row that names nobody is a child of its own. */
export function childrenOf(collection: Pick<Collection, 'now' | 'last'>, reading: TablesRead): Children {
  const { places, count, all } = placesOf(collection, reading)
  return { count, chunks: size => chunksOf(places, all, size) }
}

function* chunksOf(given: readonly Omit<Placed, 'next'>[], children: number, size: number): Generator<Chunk> {
  const places = given.map((each): Placed => ({ ...each, next: 0 }))
  for (let from = 0; from < children; from += size) {
    const to = Math.min(from + size, children)
    const here: MutableChild[] = []
    for (let number = from; number < to; number++) here.push({ id: '', now: emptyRows(), last: emptyRows(), known: [] })
    const rows = emptyRows()
    const holds = new Uint16Array(to - from)
    for (const place of places) {
      const { table, side, rows: given, order, owners } = place
      const bit = bitOf(table)
      while (place.next < order.length) {
        const at = order[place.next] as number
        const number = owners[at] as number
        if (number >= to) break
        place.next++
        const row = given[at] as OfAChild & Row<TableName>
        const child = here[number - from] as MutableChild
        if (row.CHILD !== undefined) child.id = row.CHILD
        add(child[side], table, row)
        if (side === 'last') continue
        add(rows, table, row)
        holds[number - from] = (holds[number - from] as number) | bit
      }
    }
    const found = new Map<number, readonly Child[]>()
    yield {
      children: here,
      rows,
      having: tables => {
        const wanted = tables.reduce((bits, table) => bits | bitOf(table), 0)
        let having = found.get(wanted)
        if (having === undefined)
          found.set(wanted, (having = here.filter((_, index) => ((holds[index] as number) & wanted) !== 0)))
        return having
      },
    }
  }
}

type OfAChild = AnyRow & { readonly CHILD: string | undefined }

/** One table's rows of one side: whose each is, and the order that brings each child's together. */
interface Placed {
  readonly table: TableName
  readonly side: 'now' | 'last'
  readonly rows: readonly OfAChild[]
  readonly owners: Int32Array
  readonly order: Int32Array
  next: number
}

// Children are numbered as they are met, and each table's rows put in the order of those numbers. Every table of this year tells
// of children; of the last, only those that are read.
function placesOf(
  { now, last }: Pick<Collection, 'now' | 'last'>,
  reading: TablesRead,
): { readonly places: readonly Omit<Placed, 'next'>[]; readonly count: number; readonly all: number } {
  const numbers = new Map<string, number>()
  let all = 0
  const ownersOf = (rows: readonly OfAChild[]): Int32Array => {
    const owners = new Int32Array(rows.length)
    for (let at = 0; at < rows.length; at++) {
      const id = rows[at]?.CHILD
      let number = id === undefined ? undefined : numbers.get(id)
      if (number === undefined) {
        number = all++
        if (id !== undefined) numbers.set(id, number)
      }
      owners[at] = number
    }
    return owners
  }
  const owned: Omit<Placed, 'order' | 'next'>[] = []
  for (const table of TABLES) {
    const rows = now[table]?.rows ?? []
    const owners = ownersOf(rows)
    if (reading.now.has(table)) owned.push({ table, side: 'now', rows, owners })
  }
  const count = all
  for (const table of TABLES) {
    const rows = reading.last.has(table) ? (last?.[table]?.rows ?? []) : []
    if (rows.length > 0) owned.push({ table, side: 'last', rows, owners: ownersOf(rows) })
  }
  return { places: owned.map(each => ({ ...each, order: inOrder(each.owners, all) })), count, all }
}

// Which rows to take, so that they come by the number of their child and, of one child, as they stand.
function inOrder(owners: Int32Array, children: number): Int32Array {
  const next = new Int32Array(children + 1)
  for (const owner of owners) next[owner + 1] = (next[owner + 1] as number) + 1
  for (let number = 0; number < children; number++)
    next[number + 1] = (next[number + 1] as number) + (next[number] as number)
  const order = new Int32Array(owners.length)
  for (let at = 0; at < owners.length; at++) {
    const owner = owners[at] as number
    order[next[owner] as number] = at
    next[owner] = (next[owner] as number) + 1
  }
  return order
}

/** One child from their rows of this year and of the last, each of any table. */
export function childOf(id: string, now: readonly AnyRow[], last: readonly AnyRow[]): Child {
  const child = { id, now: emptyRows(), last: emptyRows(), known: [] }
  for (const row of now) add(child.now, row.table, row as Row<TableName>)
  for (const row of last) add(child.last, row.table, row as Row<TableName>)
  return child
}

type MutableRows = { -readonly [T in TableName]: Row<T>[] }
interface MutableChild {
  id: string
  readonly now: MutableRows
  readonly last: MutableRows
  readonly known: unknown[]
}

const BITS: ReadonlyMap<TableName, number> = new Map(TABLES.map((table, index) => [table, 1 << index]))

function bitOf(table: TableName): number {
  return BITS.get(table) as number
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
