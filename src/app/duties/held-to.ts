import { type RawBuilder, sql } from 'kysely'
import type { Known } from '../../spine/ledger/read.ts'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'

/** The date of the newest return held of each council, as a query of `council` and `last`. Of nobody in particular. */
export function newestReturns(authority: number): RawBuilder<unknown> {
  return sql`select i.council, make_date(max(f.year), 3, 31) as last from import i
    join import_file f on f.authority = i.authority and f.import = i.id
    where i.authority = ${authority} and i.status = 'done' and f."table" = 'Episodes' group by i.council`
}

/**
 * The date of the newest return that speaks of a file, now or as it was known; undefined where none does. Not of what
 * changed last, since a return may only repeat.
 */
export async function heldToOf(
  tx: Tx,
  authority: number,
  subject: string,
  known?: Known,
): Promise<PlainDate | undefined> {
  const byThen =
    known === undefined
      ? sql`true`
      : known.clock === 'source'
        ? sql`make_date(f.year, 3, 31) <= ${known.at}::date`
        : sql`i.ended_at <= ${known.at}::timestamptz`
  const found = await sql<{ last: PlainDate | null }>`
    select make_date(max(f.year), 3, 31) as last from source_subject s
    join import i on i.authority = s.authority and i.source = s.source and i.council = s.council and i.status = 'done'
    join import_row r on r.authority = s.authority and r.import = i.id and r.subject_key = s.key
    join import_file f on f.authority = r.authority and f.import = r.import and f.file = r.file and f."table" = r."table"
    where s.authority = ${authority} and s.subject = any(files_with(array[${subject}]::uuid[])) and ${byThen}`.execute(
    tx,
  )
  return found.rows[0]?.last ?? undefined
}
