import { newId } from '../../spine/ledger/ids.ts'
import { openFile } from '../../spine/ledger/record.ts'
import type { Tx } from '../../spine/store/store.ts'
import { sql } from 'kysely'

/** The trust's own file, made the first time it is asked for. One trust has one. The caller may write files. */
export async function trustFile(tx: Tx, authority: number): Promise<string> {
  // Two who ask at once wait for each other here, so that both find the one file.
  await sql`select pg_advisory_xact_lock(710002, ${authority})`.execute(tx)
  return (await trustFileIfAny(tx, authority)) ?? (await openFile(tx, authority, newId(), 'trust'))
}

/** The trust's own file; undefined while nothing is written in it. */
export async function trustFileIfAny(tx: Tx, authority: number): Promise<string | undefined> {
  const found = await tx
    .selectFrom('subject')
    .select('id')
    .where('authority', '=', authority)
    .where('kind', '=', 'trust')
    .executeTakeFirst()
  return found?.id
}
