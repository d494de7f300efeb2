import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../store/store.ts'
import { testDatabase } from '../store/testing.ts'
import { rebuild, rederiveStale } from './rebuild.ts'
import { openFile, record } from './record.ts'
import { on, stays, writer } from './testing.ts'

let store: Store
const files: string[] = []
beforeAll(async () => {
  store = await testDatabase()
  for (let made = 0; made < 5; made++) {
    const subject = await store.within(writer, tx => openFile(tx, store.authority))
    files.push(subject)
    const first = await record(store, stays, writer, [
      { subject, kind: 'stay', start: on('2021-01-01'), end: null, body: { place: 'Elm Road' } },
    ])
    const entry = first.entries[0]!.entry
    await record(store, stays, writer, [
      {
        subject,
        kind: 'stay',
        entry,
        seen: 1,
        start: on('2021-01-01'),
        end: on('2021-02-01'),
        body: { place: 'Oak Lane' },
      },
    ])
  }
})
afterAll(() => store.close())

it('finds nothing to change in what saving kept up to date', async () => {
  expect(await rebuild(store, stays)).toEqual({ files: 5, entriesMended: 0, filesChanged: 0 })
})

it('mends entries and derived rows that were damaged, from the versions alone', async () => {
  await store.asOwner(async tx => {
    await sql`update entry set body = '{"place":"Damaged"}', version = 1 where subject = ${files[0]}`.execute(tx)
    await sql`delete from facts where subject = ${files[1]}`.execute(tx)
    await sql`update standing set home_type = 'Damaged' where subject = ${files[2]}`.execute(tx)
  })
  const found = await rebuild(store, stays)
  expect(found.entriesMended).toBe(1)
  const homes = await store.within(writer, tx => tx.selectFrom('standing').select('home_type').execute())
  expect(homes.map(row => row.home_type)).toEqual(Array.from({ length: 5 }, () => 'Oak Lane'))
  expect(await rebuild(store, stays)).toEqual({ files: 5, entriesMended: 0, filesChanged: 0 })
})

it('works out again what other rules had derived', async () => {
  const newer = { ...stays, hash: 'newer rules' }
  expect(await rederiveStale(store, newer)).toBe(5)
  expect(await rederiveStale(store, newer)).toBe(0)
})
