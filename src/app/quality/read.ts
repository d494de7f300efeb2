import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Narrowing } from '../files/gate.ts'
import { type StandingOfWork, standingColumns, within } from '../work/children.ts'

/** A fault as it stands, with the child's standing and whose it is to mend. */
export interface FaultRead extends StandingOfWork {
  readonly rule: string
  readonly place: string
  readonly of_table: string
  readonly entry: string | null
  readonly kind: string | null
  readonly since: PlainDate
  /** The child's worker, and the team of their post; null where nobody is given the child. */
  readonly owner: string | null
  readonly owner_name: string | null
  readonly owner_number: string | null
  readonly team: string | null
  readonly team_name: string | null
}

/** Whose a child's record is to keep true, of `standing as s`: the social worker's, or the personal adviser's. */
export const OWNER: RawBuilder<string | null> = sql<string | null>`coalesce(s.worker_id, s.adviser_id)`

/** The faults a reader may be shown, oldest first: those within reach, of the parts of files the reader reads. */
export async function faultsIn(
  tx: Tx,
  authority: number,
  on: PlainDate,
  narrowing: Narrowing,
): Promise<readonly FaultRead[]> {
  const found = await sql<FaultRead>`
    select ${standingColumns(on)}, f.rule, f.place, f.of_table, f.entry, f.kind, f.since, ${OWNER} as owner, w.name as owner_name,
      w.number as owner_number, t.id as team, t.name as team_name
    from fault f
    join standing s on s.authority = f.authority and s.subject = f.subject
    left join worker_standing w on w.authority = s.authority and w.subject = ${OWNER}
    left join team t on t.authority = w.authority and t.id = w.team and (w.post_until is null or w.post_until > ${on})
    where f.authority = ${authority} and f.sections <@ ${[...narrowing.sections]}::text[] and ${within(authority, narrowing)}
    order by f.since, s.sorted_name nulls last, f.subject, f.rule, f.place`.execute(tx)
  return found.rows
}
