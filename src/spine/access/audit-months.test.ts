import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../ledger/ids.ts'
import type { Store } from '../store/store.ts'
import { testDatabase } from '../store/testing.ts'
import { makePartitions, sealNow } from './sealer.ts'
import { verifyAudit } from './verify.ts'

let store: Store
beforeEach(async () => {
  store = await testDatabase()
})
afterEach(() => store.close())

describe('months', () => {
  const countIn = async (partition: string) =>
    (await store.asOwner(tx => sql<{ n: number }>`select count(*)::int as n from ${sql.table(partition)}`.execute(tx)))
      .rows[0]?.n
  const insertAt = (at: string) =>
    store.asOwner(tx =>
      sql`insert into audit_event (authority, at, id, actor, action, allowed, subjects)
        values (1, ${at}, ${newId()}, 'system:test', 'child.read', true, '{}')`.execute(tx),
    )

  test('this month and three ahead are ready from the start; asked again, none are made', async () => {
    expect(await makePartitions(store, 3)).toBe(0)
    expect(await makePartitions(store, 5)).toBe(2)
    expect(await makePartitions(store, 5)).toBe(0)
  })

  test('an event in a month without a partition is kept by the default, and sealed and verified like any other', async () => {
    await insertAt('2001-05-31T23:59:59.999999Z')
    expect(await countIn('audit_event_default')).toBe(1)
    expect(await sealNow(store)).toMatchObject([{ sequence: 1, count: 1 }])
    expect(await verifyAudit(store)).toMatchObject({ whole: true, events: 1, unsealed: { count: 0 } })
  })

  test('a month the default already holds is left there, and nothing is lost', async () => {
    await store.asOwner(async tx => {
      const ahead = sql`date_trunc('month', now() at time zone 'UTC') + interval '5 months 3 days'`
      await sql`insert into audit_event (authority, at, id, actor, action, allowed, subjects)
        values (1, (${ahead}) at time zone 'UTC', ${newId()}, 'system:test', 'child.read', true, '{}')`.execute(tx)
    })
    expect(await makePartitions(store, 6)).toBe(2)
    expect(await countIn('audit_event_default')).toBe(1)
    expect(await countIn('audit_event')).toBe(1)
  })
})
