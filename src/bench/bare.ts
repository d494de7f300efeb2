import { stat } from 'node:fs/promises'
import pg from 'pg'
import { sql } from 'kysely'
import type { Store } from '../spine/store/store.ts'

/** What a bare load did. */
export interface BareLoad {
  readonly seconds: number
  readonly bytes: number
}

/**
 * Loads files as they are, a row a line, into a plain table of one column without index, key or policy: PostgreSQL's
 * own COPY reading them from disk, in one transaction, logged and flushed like any other. Nothing can load them faster
 * here and keep them as safely. PostgreSQL must be able to read the files. The table is dropped afterwards.
 */
export async function bareLoad(url: string, files: readonly string[]): Promise<BareLoad> {
  let bytes = 0
  for (const file of files) bytes += (await stat(file)).size
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('create table bare_line (line text)')
    const began = performance.now()
    await client.query('begin')
    for (const file of files) {
      // Neither mark stands in a return, so that each line is one value.
      await client.query(
        `copy bare_line from ${client.escapeLiteral(file)} with (format csv, header, delimiter E'\\x01', quote E'\\x02')`,
      )
    }
    await client.query('commit')
    const seconds = (performance.now() - began) / 1000
    await client.query('drop table bare_line')
    return { seconds, bytes }
  } finally {
    await client.end()
  }
}

const ROWS_AT_ONCE = 500

/** Reads every file's facts as a pass over them does, and does nothing with them. */
export async function bareScan(
  store: Store,
): Promise<{ readonly seconds: number; readonly files: number; readonly bytes: number }> {
  const began = performance.now()
  return store.measuring(async tx => {
    let [files, bytes] = [0, 0]
    let after = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const { rows } = await sql<{ subject: string; body: string }>`
        select subject, body from facts where authority = ${store.authority} and subject > ${after}::uuid
        order by subject limit ${ROWS_AT_ONCE}`.execute(tx)
      files += rows.length
      for (const row of rows) bytes += row.body.length
      if (rows.length < ROWS_AT_ONCE) return { seconds: (performance.now() - began) / 1000, files, bytes }
      after = (rows.at(-1) as { subject: string }).subject
    }
  })
}
