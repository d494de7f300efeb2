import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Store, openStore } from './store.ts'

let home: string
let store: Store
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'alongside-logins-'))
  await chmod(home, 0o755)
  store = await openStore({ dataDir: home })
})
afterAll(async () => {
  await store.close()
  await rm(home, { recursive: true, force: true })
})

const who = sql<{ session: string; now: string }>`select session_user as session, current_user as now`
const grants = { author: 'tester', sight: 'none' } as const

test('with the database that comes with it, work is signed in as its own role and cannot become the owner', async () => {
  const app = await store.within(grants, async tx => {
    await sql`reset role`.execute(tx)
    await sql`select set_config('role', 'none', true)`.execute(tx)
    return (await who.execute(tx)).rows
  })
  expect(app).toEqual([{ session: 'alongside_app', now: 'alongside_app' }])
  await expect(store.within(grants, tx => sql`set role alongside`.execute(tx))).rejects.toThrow('permission denied')
  await expect(store.within(grants, tx => sql`set session authorization alongside`.execute(tx))).rejects.toThrow(
    'permission denied',
  )
  expect(await store.measuring(async tx => (await who.execute(tx)).rows)).toEqual([
    { session: 'alongside_measure', now: 'alongside_measure' },
  ])
})

test('another process that opens the same data signs in with the same passwords', async () => {
  const again = await openStore({ dataDir: home })
  expect(await again.within(grants, async tx => (await who.execute(tx)).rows)).toHaveLength(1)
  await again.close()
  expect(await store.within(grants, async tx => (await who.execute(tx)).rows)).toHaveLength(1)
})
