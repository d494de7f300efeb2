import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DemoRole, demoUsers } from '../../demo/users.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { addDays } from '../../spine/time/plain-date.ts'
import { today } from '../services.ts'
import { mayInspectNow, recordInspection } from './inspectors.ts'

let store: Store
let email: string

beforeAll(async () => {
  store = await testDatabase()
  const accounts = new Map<DemoRole, string>()
  for (const role of ['administrator', 'director'] as const) accounts.set(role, (await exampleUser(store, role)).id)
  const inspector = await exampleUser(store, 'inspector')
  accounts.set('inspector', inspector.id)
  email = inspector.email
  await store.asOwner(async tx => {
    await sql`delete from inspector`.execute(tx)
    await sql`delete from inspection_opening`.execute(tx)
  })
  expect(await mayInspectNow(store, email)).toBe(false)
  await recordInspection(store, accounts, today())
})
afterAll(() => store.close())

it('has somebody to play the inspector, whose sign-in works while the visit lasts and not after', async () => {
  expect(demoUsers.filter(each => each.role === 'inspector')).toHaveLength(1)
  expect(await mayInspectNow(store, email)).toBe(true)
  await store.asOwner(tx =>
    sql`update inspection_opening set from_at = from_at - interval '30 days', until_at = until_at - interval '30 days'`.execute(
      tx,
    ),
  )
  expect(await mayInspectNow(store, email)).toBe(false)
})

it('was asked for by one and agreed by another, and a question still waits', async () => {
  const held = await store.asOwner(tx =>
    sql<{ two: boolean; days: number }>`select agreed_by <> asked_by as two,
      round(extract(epoch from until_at - from_at) / 86400)::int as days from inspection_opening`.execute(tx),
  )
  expect(held.rows).toEqual([{ two: true, days: 14 }])
  const asked = await store.asOwner(tx =>
    sql<{
      answered: boolean
    }>`select answer is not null as answered from inspection_question order by asked_at`.execute(tx),
  )
  expect(asked.rows.map(row => row.answered)).toEqual([true, false])
})

it('is an inspection of the register, begun some days before', async () => {
  const entry = await store.asOwner(tx =>
    sql<{
      start: string
      title: string
    }>`select start_on as start, body->>'title' as title from entry where kind = 'inspection'`.execute(tx),
  )
  expect(entry.rows).toEqual([{ start: addDays(today(), -3), title: 'Focused visit on children in care' }])
})
