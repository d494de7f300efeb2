import { sql } from 'kysely'
import { childAuditKinds } from '../../practice/audits/kinds.ts'
import { type AuditStanding, auditsOf } from '../../practice/audits/notions.ts'
import { readFiles } from '../../spine/ledger/read.ts'
import type { Store } from '../../spine/store/store.ts'
import { rulebook } from '../rulebook.ts'

const SYSTEM = { author: 'system', sight: 'files' } as const
const KINDS: ReadonlySet<string> = new Set(childAuditKinds.map(kind => kind.name))

/**
 * Every audit of the trust, of restricted files too: for its figures alone. Whoever lists any of them must leave out the
 * children whom the reader may not know of (`linesFor`).
 */
export async function readAudits(store: Store): Promise<readonly AuditStanding[]> {
  return store.within(SYSTEM, async tx => {
    const found = await sql<{ subject: string }>`
      select distinct file_of(subject) as subject from entry
      where authority = ${store.authority} and kind = 'audit-asked' and not withdrawn`.execute(tx)
    const ids = found.rows.map(row => row.subject)
    const files = await readFiles(tx, store.authority, rulebook, ids, undefined, KINDS)
    return [...files.values()].flatMap(auditsOf)
  })
}
