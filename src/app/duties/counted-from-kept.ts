import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../../spine/time/plain-date.ts'

/**
 * The day by which a row of `due d` that fell due before the trust recorded its work here must be done, counted from that
 * day; null for any other. As `asKept` counts it, for lists that count in the database.
 */
export function countedFromKept(keptFrom: PlainDate | undefined, today: PlainDate): RawBuilder<PlainDate | null> {
  if (keptFrom === undefined || keptFrom > today) return sql`null::date`
  const kept = sql`${keptFrom}::date`
  const n = sql`(d.again->>'n')::int`
  const day = sql`(${kept} + case d.again->>'unit'
    when 'days' then make_interval(days => ${n}) when 'weeks' then make_interval(weeks => ${n})
    when 'months' then make_interval(months => ${n}) end)::date`
  return sql`case when d.again is not null and (d.by_on is null or (d.by_on < ${kept} and d.unsettled is null))
    and (d.from_on is null or d.from_on <= ${kept}) and (d.ends_on is null or d.ends_on > ${day}) then ${day} end`
}
