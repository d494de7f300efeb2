import { sql } from 'kysely'
import type { Tx } from './store.ts'

/**
 * Work on all of a file, whatever parts of it are hidden from whoever the transaction is done for: working out derived
 * rows, of which nothing is shown. The files it may touch stay the same, and the parts are hidden again afterwards.
 */
export async function withWholeFile<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const held = await sql<{ hidden: string; restricted: string }>`
    select coalesce(current_setting('app.hidden', true), '') as hidden,
      coalesce(current_setting('app.restricted', true), '') as restricted`.execute(tx)
  const { hidden = '', restricted = '' } = held.rows[0] ?? {}
  await set(tx, '', 'seen')
  try {
    return await work()
  } finally {
    // A transaction that has failed takes its settings with it.
    await set(tx, hidden, restricted).catch(() => {})
  }
}

async function set(tx: Tx, hidden: string, restricted: string): Promise<void> {
  await sql`select set_config('app.hidden', ${hidden}, true), set_config('app.restricted', ${restricted}, true)`.execute(
    tx,
  )
}
