import { sql } from 'kysely'
import { ssda903Input } from '../../returns/ssda903/input.ts'
import { ssda903Beside } from '../../returns/ssda903/retelling.ts'
import { childGatherer } from '../../returns/ssda903/read/child-set.ts'
import type { ChildSet } from '../../returns/ssda903/read/child-set.ts'
import { type ImportOutcome, type ImportRequest, runImport } from '../../spine/ledger/imports/run.ts'
import type { Source } from '../../spine/ledger/source.ts'
import type { Grants, Store } from '../../spine/store/store.ts'
import { numbersOf } from '../exports/children.ts'
import { rulebook } from '../rulebook.ts'

/** What is asked of an SSDA903 import. */
export interface ReturnImport extends ImportRequest {
  readonly paths: readonly string[]
  readonly year?: number | undefined
}

/** Imports one or several years of the SSDA903 return for a council. */
export async function importReturn(store: Store, grants: Grants, ask: ReturnImport): Promise<ImportOutcome> {
  const input = ssda903Input({
    source: await ssda903Source(store, grants),
    paths: ask.paths,
    year: ask.year,
    yearsHeld: () => childrenByYear(store, grants, ask.council),
  })
  return runImport(store, rulebook, grants, input, ask)
}

/** The return as a source that knows what people recorded here, with the workers' numbers as they stand. */
export async function ssda903Source(store: Store, grants: Grants): Promise<Source> {
  const numbers = await store.within(grants, tx => numbersOf(tx, store.authority))
  return ssda903Beside(worker => numbers.get(worker))
}

/** The years of the return held for a council, with the children each mentions. */
async function childrenByYear(
  store: Store,
  grants: Grants,
  council: string,
): Promise<readonly { readonly year: number; readonly children: ChildSet }[]> {
  const rows = await store.within(grants, tx =>
    sql<{ year: number; child: string }>`
      select distinct f.year, r.subject_key as child from import_row r
      join import_file f on f.authority = r.authority and f.import = r.import and f.file = r.file and f."table" = r."table"
      join import i on i.authority = r.authority and i.id = r.import
      where r.authority = ${store.authority} and i.council = ${council} and i.source = 'ssda903' and i.status = 'done'
        and r."table" in ('Episodes', 'Header')`.execute(tx),
  )
  const gathered = new Map<number, ReturnType<typeof childGatherer>>()
  for (const { year, child } of rows.rows) {
    let children = gathered.get(year)
    if (!children) gathered.set(year, (children = childGatherer()))
    children.add(child)
  }
  return [...gathered].map(([year, children]) => ({ year, children: children.done() }))
}
