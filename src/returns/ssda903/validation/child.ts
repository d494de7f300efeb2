import type { TableName } from '../tables.ts'
import type { Row } from './row.ts'
import type { CollectionYear } from './year.ts'

/** One child's rows, table by table, each in the order of its file. */
export type Rows = { readonly [T in TableName]: readonly Row<T>[] }

/** All that a return, and the one before it, say of one child. Rules read it and never change it. */
export interface Child {
  /** The council's number for the child, upper-cased; empty for a row that names nobody, which is then alone. */
  readonly id: string
  readonly now: Rows
  /** Last year's rows: all empty where no previous year was given. */
  readonly last: Rows
  /** What was worked out of the child already, for `perChild` alone: it goes when the child does. */
  readonly known: unknown[]
}

let notions = 0
/** Stands for an answer that is undefined, so that it is not worked out again. */
const NOTHING = Symbol('undefined')

/** Something worked out of a child once, however many rules ask for it. */
export function perChild<V>(work: (child: Child) => V): (child: Child) => V {
  const place = notions++
  return child => {
    const known = child.known[place]
    if (known !== undefined) return (known === NOTHING ? undefined : known) as V
    const value = work(child)
    child.known[place] = value === undefined ? NOTHING : value
    return value
  }
}

/** The same, of a child in a year: a child's rows are those of one year, so one answer is kept. */
export function perChildAndYear<V>(
  work: (child: Child, year: CollectionYear) => V,
): (child: Child, year: CollectionYear) => V {
  const place = notions++
  return (child, year) => {
    const known = child.known[place] as { readonly year: number; readonly value: V } | undefined
    if (known?.year === year.year) return known.value
    const value = work(child, year)
    child.known[place] = { year: year.year, value }
    return value
  }
}
