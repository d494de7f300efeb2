import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { child, entry, home, inCare, missing, review } from '../../practice/cases.ts'
import { allocation } from '../../practice/people/kinds.ts'
import { inPost } from '../../practice/workforce/cases.ts'
import { worker } from '../../practice/workforce/kinds.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { openFile, record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { measures, rulebook } from '../rulebook.ts'
import { councilsOf } from '../trust.ts'
import type { Council } from '../../spine/measure/measure.ts'
import { datesBehind } from './dates.ts'
import { type Pass, runPass } from './passes.ts'
import { type FiguresWork, workHere } from './work.ts'

const FILES = { author: 'tester', sight: 'files' } as const
const every = [...measures.values()]
const dates = ['2024-03-31', '2024-09-30'].map(plainDate)

let store: Store
let councils: readonly Council[]
let work: FiguresWork
const children: string[] = []
const workers: string[] = []

beforeAll(async () => {
  store = await testDatabase()
  councils = await councilsOf(store)
  work = workHere(store, councils)
  for (const name of ['Tamsin Orrell', 'Idris Vane']) {
    const id = await store.within(FILES, tx => openFile(tx, store.authority, undefined, 'worker'))
    workers.push(id)
    await write(id, [entry(worker, null, null, { name }), inPost('2020-01-01')])
  }
})
afterAll(() => store.close())

const write = (subject: string, entries: readonly Entry[]) =>
  record(
    store,
    rulebook,
    FILES,
    entries.map(({ kind, start, end, body }) => ({ subject, kind, start, end, body })),
  )

const plain = ({ position, files, failures, answers }: Pass): object => ({ position, files, failures, answers })

const asIfNew = async (): Promise<object> => plain(await runPass(store, councils, every, dates))
const standing = async (): Promise<object> => plain(await work.pass(every, dates))

const day = fc
  .date({ min: new Date('2023-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
  .map(each => each.toISOString().slice(0, 10))

// Something recorded: a new child, or something about one there is.
const anyWork = fc.record({
  what: fc.constantFrom('new', 'home', 'review', 'missing', 'given', 'withdrawn', 'post'),
  which: fc.nat(),
  on: day,
})

async function happens({ what, which, on }: { what: string; which: number; on: string }): Promise<void> {
  const theirs = children[which % Math.max(children.length, 1)]
  const to = workers[which % workers.length] as string
  if (what === 'post') return void (await write(to, [inPost(on, null, { fte: 0.6 })]))
  if (what === 'new' || theirs === undefined) {
    const id = await store.within(FILES, tx => openFile(tx, store.authority))
    children.push(id)
    const council = which % 2 === 0 ? 'north' : 'west'
    await write(id, [...child({ born: '2012-05-05', council }), inCare(on, null, { council })])
    return
  }
  if (what === 'home') await write(theirs, [home(on)])
  else if (what === 'review') await write(theirs, [review(on)])
  else if (what === 'missing') await write(theirs, [missing(on, on)])
  else if (what === 'given') await write(theirs, [entry(allocation, on, null, { role: 'social-worker', worker: to })])
  else await withdrawOne(theirs)
}

async function withdrawOne(subject: string): Promise<void> {
  const found = await store.asOwner(tx =>
    sql<{ entry: string; version: number; kind: string }>`
      select distinct on (entry) entry, version, kind, withdrawn from entry_version where subject = ${subject}
      order by entry, version desc`.execute(tx),
  )
  const [last] = found.rows.filter(row => ['placement', 'allocation', 'review', 'missing-episode'].includes(row.kind))
  if (!last) return
  const { entry: id, version, kind } = last
  await record(store, rulebook, FILES, [
    { subject, kind, entry: id, seen: version, start: null, end: null, body: {}, withdraw: true, reason: 'a mistake' },
  ])
}

describe('figures that stand', () => {
  it('are, whatever is recorded, what a pass over every file gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyWork, { minLength: 1, maxLength: 4 }), async works => {
        for (const each of works) await happens(each)
        expect(await standing()).toEqual(await asIfNew())
      }),
      { numRuns: 25 },
    )
    expect(children.length).toBeGreaterThan(3)
  })

  it('look into a measure as a pass over every file does, for children and for workers', async () => {
    const on = plainDate('2024-09-30')
    const known = { at: new Date().toISOString(), clock: 'recorded' } as const
    for (const id of ['cla-number', 'kpi-11', 'missing-incidents', 'cla-placement-type'])
      for (const council of [undefined, 'north', 'west']) {
        const measure = measures.get(id)!
        const { pass, ...kept } = await work.detail(measure, datesBehind(on), council)
        const { pass: folded, ...found } = await work.detail(measure, datesBehind(on), council, known)
        expect([id, council, pass.answers]).toEqual([id, council, folded.answers])
        expect(kept).toEqual(found)
      }
    const some = every.filter(measure => measure.of === 'event').slice(0, 8)
    expect(await work.spreads(some, on, 'north')).toEqual(await work.spreads(some, on, 'north', known))
  })

  it('are worked out anew when what surrounds every file changes', async () => {
    const before = await standing()
    await store.asOwner(tx => sql`insert into postcode values ('ZZ11ZZ', 1, 1, 'E06000061')`.execute(tx))
    const after = await standing()
    expect(after).toEqual(await asIfNew())
    expect(after).not.toEqual(before)
  })

  it('are asked for at once and answered one after another', async () => {
    const [first, second] = await Promise.all([work.pass(every, dates), work.pass(every.slice(0, 5), dates)])
    expect(second.result(every[0]!.id, dates[0]!, undefined)).toEqual(first.result(every[0]!.id, dates[0]!, undefined))
  })

  it('go on after a question that could not be answered', async () => {
    const broken = { ...every[0]!, id: 'broken', period: 'no such period' as 'snapshot' }
    await expect(work.pass([broken], dates)).rejects.toThrow()
    expect(await standing()).toEqual(await asIfNew())
  })
})
