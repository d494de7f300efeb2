import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { child, inCare } from '../../practice/cases.ts'
import { openFile, record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { measures, rulebook } from '../rulebook.ts'
import { councilsOf } from '../trust.ts'
import { type FiguresThread, type ThreadData, figuresThread } from './apart.ts'
import { datesBehind } from './dates.ts'
import { workHere } from './work.ts'

const FILES = { author: 'tester', sight: 'files' } as const
const ON = plainDate('2024-03-31')
const number = measures.get('cla-number')!
// Not built yet, the thread needs what reads TypeScript.
const start = (workerData: ThreadData): Worker =>
  new Worker(
    `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(import.meta.resolve('./thread.ts'))})))`,
    { eval: true, workerData },
  )

let store: Store
let thread: FiguresThread

beforeAll(async () => {
  store = await testDatabase()
  for (const born of ['2012-05-05', '2014-06-06']) {
    const subject = await store.within(FILES, tx => openFile(tx, store.authority))
    const life = [child({ born }), inCare('2023-01-09')].flat()
    await record(
      store,
      rulebook,
      FILES,
      life.map(({ kind, start, end, body }) => ({ subject, kind, start, end, body })),
    )
  }
  thread = figuresThread(store, start)
})
afterAll(async () => {
  await thread.stop()
  await store.close()
})

it('answers as the thread that asks would', async () => {
  const here = workHere(store, await councilsOf(store))
  const theirs = await thread.pass([number], [ON])
  const mine = await here.pass([number], [ON])
  expect(theirs.result('cla-number', ON, 'north').numerator).toBe(2)
  for (const council of [undefined, 'north', 'west'])
    expect(theirs.result('cla-number', ON, council)).toEqual(mine.result('cla-number', ON, council))
  expect([theirs.position, theirs.files, theirs.failures]).toEqual([mine.position, mine.files, mine.failures])

  const known = { at: new Date().toISOString(), clock: 'recorded' } as const
  const { pass, ...detail } = await thread.detail(number, datesBehind(ON), 'north', known)
  const { pass: ofMine, ...ownDetail } = await here.detail(number, datesBehind(ON), 'north', known)
  expect(detail.members).toHaveLength(2)
  expect(detail).toEqual(ownDetail)
  expect(pass.answers).toEqual(ofMine.answers)
})

it('refuses what it cannot work out, and goes on', async () => {
  await expect(thread.pass([{ ...number, id: 'no-such-measure' }], [ON])).rejects.toThrow('no measure no-such-measure')
  expect((await thread.pass([number], [ON])).result('cla-number', ON, 'west').numerator).toBe(0)
})

it('refuses whoever waits when it is stopped, and whoever asks after', async () => {
  const other = figuresThread(store, start)
  const waiting = other.pass([number], [ON])
  waiting.catch(() => {})
  await other.stop()
  await expect(waiting).rejects.toThrow('ended')
  await expect(other.pass([number], [ON])).rejects.toThrow('stopping')
})
