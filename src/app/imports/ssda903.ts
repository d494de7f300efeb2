import { sql } from 'kysely'
import { ssda903Input } from '../../returns/ssda903/input.ts'
import { childGatherer } from '../../returns/ssda903/read/child-set.ts'
import type { ChildSet } from '../../returns/ssda903/read/child-set.ts'
import { type ImportOutcome, type ImportRequest, runImport } from '../../spine/ledger/imports/run.ts'
import type { Grants, Store } from '../../spine/store/store.ts'
import { rulebook } from '../rulebook.ts'

/** What is asked of an SSDA903 import. */
export interface ReturnImport extends ImportRequest {
  readonly paths: readonly string[]
  readonly year?: number | undefined
}

/** Imports one or several years of the SSDA903 return for a council. */
export function importReturn(store: Store, grants: Grants, ask: ReturnImport): Promise<ImportOutcome> {
  const input = ssda903Input({
    paths: ask.paths,
    year: ask.year,
    yearsHeld: () => childrenByYear(store, grants, ask.council),
  })
  return runImport(store, rulebook, grants, input, ask)
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
