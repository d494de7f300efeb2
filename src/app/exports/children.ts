import { sql } from 'kysely'
import { type RecordedRow, RETURN_READS, rowsOfFile } from '../../returns/ssda903/from-record/rows-of-file.ts'
import type { Place } from '../../spine/ledger/file.ts'
import { readFiles } from '../../spine/ledger/read.ts'
import type { Grants, Store, Tx } from '../../spine/store/store.ts'
import { rulebook } from '../rulebook.ts'

/** Whose return, and of which year. */
export interface ReturnAsked {
  readonly council: string
  readonly year: number
}

/** A child in a return, as the record stands. */
export interface ChildInReturn {
  /** The file. */
  readonly id: string
  readonly rows: readonly RecordedRow[]
  /** The rows of the year before, where they were asked for. */
  readonly before: readonly RecordedRow[]
  /** Where their postcodes are, as far as the directory has them. */
  readonly places: Readonly<Record<string, Place>>
}

/** What was read of a return. */
export interface ReturnRead {
  /** Children without the council's number, who cannot stand in a return until they have one. */
  readonly unnumbered: number
}

/** How children of a return are read. */
export interface EachOptions {
  /** Whether each child's rows of the year before are made too. */
  readonly before?: boolean
  /** Hears how many of the files that might be in it have been read. */
  readonly onRead?: (done: number, total: number) => void
}

const FILES_AT_ONCE = 200
const KINDS: ReadonlySet<string> = new Set(RETURN_READS.map(kind => kind.name))

/**
 * Every child of a council's return, a few files at a time, so that memory does not grow with the council; between those
 * others get their turn. The year before is made too where `before` is set, for the rules that compare.
 */
export async function eachInReturn(
  store: Store,
  grants: Grants,
  { council, year }: ReturnAsked,
  visit: (child: ChildInReturn) => Promise<void> | void,
  { before = false, onRead = () => {} }: EachOptions = {},
): Promise<ReturnRead> {
  const { authority } = store
  return store.within(grants, async tx => {
    const numbers = await numbersOf(tx, authority)
    const numberOf = (worker: string): string | undefined => numbers.get(worker)
    const subjects = await subjectsOf(tx, authority, council)
    const seen = new Set<string>()
    let unnumbered = 0
    for (let at = 0; at < subjects.length; at += FILES_AT_ONCE) {
      const batch = subjects.slice(at, at + FILES_AT_ONCE)
      const files = await readFiles(tx, authority, rulebook, batch, undefined, KINDS)
      for (const file of files.values()) {
        // Files that were merged are read as one.
        if (seen.has(file.id)) continue
        seen.add(file.id)
        const rows = rowsOfFile(file, { year, council, numberOf })
        if (rows.length === 0) continue
        if (rows[0]?.cells['CHILD'] === undefined) {
          unnumbered++
          continue
        }
        await visit({
          id: file.id,
          rows,
          before: before ? rowsOfFile(file, { year: year - 1, council, numberOf }) : [],
          places: file.places,
        })
      }
      onRead(Math.min(at + FILES_AT_ONCE, subjects.length), subjects.length)
      await new Promise(resolve => setImmediate(resolve))
    }
    return { unnumbered }
  })
}

// Everyone for whom the council ever answered, cared or gave short breaks.
async function subjectsOf(tx: Tx, authority: number, council: string): Promise<readonly string[]> {
  const found = await sql<{ subject: string }>`
    select distinct subject from entry
    where authority = ${authority} and kind in ('responsible-council', 'period-of-care', 'short-break')
      and not withdrawn and body ->> 'council' = ${council}
    order by subject`.execute(tx)
  return found.rows.map(row => row.subject)
}

/** The Social Work England numbers of the trust's workers, by the worker's file. */
export async function numbersOf(tx: Tx, authority: number): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ subject: string; number: string }>`
    select subject, body ->> 'number' as number from entry
    where authority = ${authority} and kind = 'worker' and not withdrawn and body ->> 'number' <> ''`.execute(tx)
  return new Map(found.rows.map(row => [row.subject, row.number]))
}
