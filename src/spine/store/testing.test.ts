import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from './store.ts'
import { testDatabase } from './testing.ts'

describe('a database for a test', () => {
  let one: Store
  let other: Store
  beforeAll(async () => {
    ;[one, other] = await Promise.all([testDatabase(), testDatabase()])
  })
  afterAll(async () => {
    await Promise.all([one.close(), other.close()])
  })

  test('holds the trust and its two councils, and no child', async () => {
    const found = await one.within({ author: 'test', sight: 'files' }, async tx => ({
      authorities: await tx.selectFrom('authority').selectAll().execute(),
      councils: await tx.selectFrom('council').select(['code', 'gss', 'la_number']).orderBy('code').execute(),
      subjects: await tx.selectFrom('subject').selectAll().execute(),
    }))
    expect(found).toEqual({
      authorities: [{ authority: 1, code: 'trust', name: "Children's Trust" }],
      councils: [
        { code: 'north', gss: 'E06000061', la_number: '940' },
        { code: 'west', gss: 'E06000062', la_number: '941' },
      ],
      subjects: [],
    })
  })

  test('is apart from every other: what is written in one is not in the other', async () => {
    const id = '00000000-0000-4000-8000-000000000001'
    await one.within({ author: 'test', sight: 'files' }, tx =>
      tx.insertInto('subject').values({ authority: 1, id, kind: 'person' }).execute(),
    )
    const count = (store: Store) =>
      store.within({ author: 'test', sight: 'files' }, tx =>
        sql<{ n: number }>`select count(*)::int as n from subject where id = ${id}`.execute(tx),
      )
    expect((await count(one)).rows[0]?.n).toBe(1)
    expect((await count(other)).rows[0]?.n).toBe(0)
  })
})
