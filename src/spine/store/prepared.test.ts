import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from './store.ts'
import { testDatabase } from './testing.ts'

let store: Store

beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())

const grants = { author: 'tester', sight: 'files' } as const

it('has the plan of what is asked often kept, and of nothing else, with the same answers', async () => {
  const kept = await store.within(grants, async tx => {
    const answers: number[] = []
    for (let n = 1; n <= 6; n++) {
      const { rows } = await sql<{ sum: number }>`select ${n}::int + 1 as sum`.execute(tx)
      answers.push(rows[0]?.sum as number)
    }
    expect(answers).toEqual([2, 3, 4, 5, 6, 7])
    await sql`select 'asked once', ${1}::int`.execute(tx)
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx)
    return rows.map(row => row.statement)
  })
  expect(kept).toContain('select $1::int + 1 as sum')
  expect(kept.filter(statement => statement.includes('asked once'))).toEqual([])
})

it('goes on after a question that failed each time it was asked', async () => {
  for (let n = 0; n < 5; n++)
    await expect(
      store.within(grants, tx => sql`select ${n}::int / ${0}::int as never`.execute(tx)),
      // Division by nought.
    ).rejects.toMatchObject({ code: '22012' })
  for (let n = 0; n < 5; n++)
    await expect(
      store.within(grants, tx => sql`select ${n}::int from nothing_of_the_kind`.execute(tx)),
    ).rejects.toMatchObject({ code: '42P01' })
  const { rows } = await store.within(grants, tx => sql<{ n: number }>`select ${7}::int as n`.execute(tx))
  expect(rows).toEqual([{ n: 7 }])
})
