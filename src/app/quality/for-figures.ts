import { sql } from 'kysely'
import { recordCheck } from '../../practice/quality/kinds.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import type { Tx } from '../../spine/store/store.ts'
import { collectionYear } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { QUERIES } from './kind-of-fault.ts'
import { FAILED } from './rules.ts'

/** What a file is given besides its facts, for the measure of how true the record is. */
export type ChecksOf = (subject: string) => Readonly<Record<string, readonly Entry[]>> | undefined

/**
 * What stands at fault in some files, as an entry of each: in a transaction that measures, of everyone whoever may know of
 * them. Answers nothing of any where not every file has been checked for the year.
 */
export async function checksFor(
  tx: Tx,
  authority: number,
  year: number | undefined,
  subjects: readonly string[],
): Promise<ChecksOf> {
  if (year === undefined) return () => undefined
  const theirs = sql`authority = ${authority} and subject = any(${[...subjects]}::uuid[])
    and rule <> all(${[...QUERIES]}::text[]) and place <> ${FAILED}`
  const found = await sql<{ subject: string; rule: string; since: PlainDate; until: PlainDate | null }>`
    select subject, rule, since, null::date as until from fault where ${theirs}
    union all select subject, rule, since, until from fault_mended where ${theirs} and until > ${collectionYear(year).start}
    order by subject, since, rule`.execute(tx)
  const { start } = collectionYear(year)
  const faults = new Map<string, BodyOf<typeof recordCheck>['faults']>()
  for (const { subject, rule, since, until } of found.rows) {
    const fault = { rule, since, ...(until === null ? {} : { until }) }
    const held = faults.get(subject)
    if (held) held.push(fault)
    else faults.set(subject, [fault])
  }
  const none = entryOf({ from: start, faults: [] })
  return subject => {
    const theirs = faults.get(subject)
    return theirs ? entryOf({ from: start, faults: theirs }) : none
  }
}

function entryOf(body: BodyOf<typeof recordCheck>): Readonly<Record<string, readonly Entry[]>> {
  return { [recordCheck.name]: [{ id: `${recordCheck.name}:0`, kind: recordCheck.name, start: null, end: null, body }] }
}
