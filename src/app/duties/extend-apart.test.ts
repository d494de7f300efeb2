import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { child, inCare, on } from '../../practice/cases.ts'
import { openFile, record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { rulebook } from '../rulebook.ts'
import { type ExtendData, extendApart } from './extend-apart.ts'
import { openToday } from './open.ts'

const FILES = { author: 'tester', sight: 'files' } as const
const LATER = on('2030-01-15')
// Not built yet, a thread needs what reads TypeScript.
const start =
  (program: string) =>
  (workerData: ExtendData): Worker =>
    new Worker(
      `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(import.meta.resolve(program))})))`,
      { eval: true, workerData },
    )

let store: Store
beforeAll(async () => {
  store = await testDatabase()
  for (let at = 0; at < 8; at++) {
    const subject = await store.within(FILES, tx => openFile(tx, store.authority))
    const life = [child({ born: `2021-05-0${at + 1}` }), inCare('2023-01-09')].flat()
    await record(
      store,
      rulebook,
      FILES,
      life.map(({ kind, start: from, end, body }) => ({ subject, kind, start: from, end, body })),
    )
  }
})
afterAll(() => store.close())

it('works every file out once, whichever thread has it, and none again the same day', async () => {
  const before = (await openToday(store, LATER)).length
  const done = await extendApart(store, LATER, start('./extend-thread.ts'))
  expect(done.files).toBeGreaterThanOrEqual(8)
  expect(done.filesChanged).toBe(8)
  expect((await openToday(store, LATER)).length).toBeGreaterThan(before)
  expect((await extendApart(store, LATER, start('./extend-thread.ts'))).filesChanged).toBe(0)
})

it('tells what a thread failed with', async () => {
  const broken = { ...store, url: 'postgres://nobody:wrong@127.0.0.1:1/none' }
  await expect(extendApart(broken, LATER, start('./extend-thread.ts'))).rejects.toThrow(/ECONNREFUSED|refused/)
})
