import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../store/store.ts'
import { testDatabase } from '../store/testing.ts'
import { addDays, plainDate } from '../time/plain-date.ts'
import { rederive } from './derive.ts'
import type { FaultRules } from './fault-rules.ts'
import { recheck } from './faults.ts'
import { all } from './file.ts'
import { newId } from './ids.ts'
import { rebuild } from './rebuild.ts'
import { openFile, record } from './record.ts'
import type { Rulebook } from './rulebook.ts'
import { stay, stays, writer } from './testing.ts'
import { type NewVersion, appendVersions, beginAct, lockFiles } from './versions.ts'

// A stay at Nowhere is at fault, and a stay of no postcode.
const faults: FaultRules = {
  reads: [stay.name],
  yearOn: on => Number(on.slice(0, 4)),
  of: (file, { only }) => ({
    rows: all(file, stay).flatMap(entry =>
      [
        ...(entry.body.place === 'Nowhere' ? ['somewhere'] : []),
        ...(entry.body.postcode === undefined ? ['postcode'] : []),
      ]
        .filter(rule => only === undefined || only.has(rule))
        .map(rule => ({
          rule,
          place: `Stays ${entry.id}`,
          table: 'Stays',
          entry: entry.id,
          kind: stay.name,
          sections: ['care'],
        })),
    ),
    shared: all(file, stay).map(entry => ({
      rule: 'place',
      value: entry.body.place.length.toString().padStart(64, '0'),
    })),
  }),
  hash: 'faults',
}
const checked: Rulebook = { ...stays, faults }

let store: Store
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())

const opened = (): Promise<string> => store.within(writer, tx => openFile(tx, store.authority))
const today = async () =>
  (
    await store.asOwner(tx =>
      sql<{ today: string }>`select (now() at time zone 'Europe/London')::date as today`.execute(tx),
    )
  ).rows[0]!.today

/** A version as a return of a past day would have written it. */
async function known(
  subject: string,
  entry: string,
  version: number,
  day: string,
  body: object,
  withdrawn = false,
): Promise<void> {
  await store.within(writer, async tx => {
    await lockFiles(tx, store.authority, [subject])
    const act = newId()
    await beginAct(tx, store.authority, { id: act, author: 'tester', import: null, reason: null })
    const shared = { revision: 1, start: plainDate('2020-01-01'), end: null, reason: null, import: null }
    const more = { source: null, sourceKey: null, asked: null }
    const written: NewVersion = {
      subject,
      entry,
      version,
      kind: stay.name,
      body,
      withdrawn,
      knownFrom: plainDate(day),
      ...shared,
      ...more,
    }
    await appendVersions(tx, store.authority, act, [written])
    await rederive(tx, store.authority, checked, [subject], undefined, 'again')
  })
}

const standing = (subject: string) =>
  store.asOwner(async tx => {
    const found = await sql<{ rule: string; entry: string; since: string }>`
      select rule, entry, since from fault where subject = ${subject} order by rule, since`.execute(tx)
    return found.rows.map(row => [row.rule, row.since])
  })

const correct = (subject: string, entry: string, seen: number, body: object) =>
  record(store, checked, writer, [
    { subject, kind: stay.name, entry, seen, start: plainDate('2020-01-01'), end: null, body },
  ])

it('what a save makes wrong stands from that day, and is gone with the save that mends it', async () => {
  const subject = await opened()
  const { entries } = await record(store, checked, writer, [
    { subject, kind: stay.name, start: plainDate('2020-01-01'), end: null, body: { place: 'Nowhere', postcode: 'A1' } },
  ])
  expect(await standing(subject)).toEqual([['somewhere', await today()]])
  await correct(subject, entries[0]!.entry, 1, { place: 'Elm Road', postcode: 'A1' })
  expect(await standing(subject)).toEqual([])
})

it('is as old as the record has been so without a break, as its sources knew it', async () => {
  const subject = await opened()
  const entry = newId()
  await known(subject, entry, 1, '2021-03-31', { place: 'Nowhere' })
  await known(subject, entry, 2, '2022-03-31', { place: 'Elm Road' })
  await known(subject, entry, 3, '2023-03-31', { place: 'Nowhere' })
  await known(subject, entry, 4, '2024-03-31', { place: 'Nowhere', words: 'a different thing' })
  expect(await standing(subject)).toEqual([
    ['postcode', '2021-03-31'],
    ['somewhere', '2023-03-31'],
  ])
})

it('what is saved beside a fault leaves it as old as it was; a rebuild comes to the same', async () => {
  const subject = await opened()
  const entry = newId()
  await known(subject, entry, 1, '2021-03-31', { place: 'Nowhere' })
  await correct(subject, entry, 1, { place: 'Nowhere', words: 'more' })
  await record(store, checked, writer, [
    { subject, kind: stay.name, start: plainDate('2022-01-01'), end: null, body: { place: 'Oak Lane' } },
  ])
  const before = [
    ['postcode', '2021-03-31'],
    ['postcode', await today()],
    ['somewhere', '2021-03-31'],
  ]
  expect(await standing(subject)).toEqual(before)
  expect((await rebuild(store, checked)).filesChanged).toBe(0)
  expect(await standing(subject)).toEqual(before)
})

it('mended and wrong again on one day, it has stood all along', async () => {
  const subject = await opened()
  const entry = newId()
  await known(subject, entry, 1, '2021-03-31', { place: 'Nowhere', postcode: 'A1' })
  await correct(subject, entry, 1, { place: 'Elm Road', postcode: 'A1' })
  expect(await standing(subject)).toEqual([])
  // What was wrong before today and was mended is kept, for figures of the days before.
  const mended = await store.asOwner(tx =>
    sql<object>`select rule, since, until from fault_mended where subject = ${subject}`.execute(tx),
  )
  expect(mended.rows).toEqual([{ rule: 'somewhere', since: '2021-03-31', until: await today() }])
  await correct(subject, entry, 2, { place: 'Nowhere', postcode: 'A1' })
  expect(await standing(subject)).toEqual([['somewhere', '2021-03-31']])
  expect((await rebuild(store, checked)).filesChanged).toBe(0)
})

it('a return imported later that knew otherwise in between changes how old it is', async () => {
  const subject = await opened()
  const [first, second] = [newId(), newId()]
  await known(subject, first, 1, '2021-03-31', { place: 'Nowhere', postcode: 'A1' })
  await known(subject, second, 1, '2022-03-31', { place: 'Oak Lane', postcode: 'A1' })
  await known(subject, first, 2, '2023-03-31', { place: 'Nowhere', postcode: 'A1' })
  expect(await standing(subject)).toEqual([['somewhere', '2021-03-31']])
  await known(subject, first, 3, '2022-03-31', { place: 'Elm Road', postcode: 'A1' })
  await known(subject, first, 4, '2023-03-31', { place: 'Nowhere', postcode: 'A1' })
  expect(await standing(subject)).toEqual([['somewhere', '2023-03-31']])
})

it('damaged rows are mended by a rebuild, and what files share is kept with them', async () => {
  const subject = await opened()
  await known(subject, newId(), 1, '2021-03-31', { place: 'Nowhere' })
  const shared = () =>
    store.asOwner(
      async tx =>
        (await sql<{ n: number }>`select count(*)::int as n from fault_shared where subject = ${subject}`.execute(tx))
          .rows,
    )
  expect(await shared()).toEqual([{ n: 1 }])
  await store.asOwner(async tx => {
    await sql`update fault set since = '2026-01-01' where subject = ${subject} and rule = 'somewhere'`.execute(tx)
    await sql`delete from fault where subject = ${subject} and rule = 'postcode'`.execute(tx)
    await sql`delete from fault_shared where subject = ${subject}`.execute(tx)
  })
  expect((await rebuild(store, checked)).filesChanged).toBe(1)
  expect(await shared()).toEqual([{ n: 1 }])
  expect(await standing(subject)).toEqual([
    ['postcode', '2021-03-31'],
    ['somewhere', '2021-03-31'],
  ])
})

it('in another year every fault is one of that year', async () => {
  const subject = await opened()
  await known(subject, newId(), 1, '2021-03-31', { place: 'Nowhere', postcode: 'A1' })
  const next = addDays(plainDate(await today()), 366)
  await store.within(writer, async tx => {
    await lockFiles(tx, store.authority, [subject])
    await recheck(tx, store.authority, checked, [subject], next, 'kept')
  })
  const found = await store.asOwner(tx =>
    sql<{ year: number; since: string }>`select year, since from fault where subject = ${subject}`.execute(tx),
  )
  expect(found.rows).toEqual([{ year: Number(next.slice(0, 4)), since: '2021-03-31' }])
})

it('rows of a restricted file, or of files not named, are not there for whoever may not know of it', async () => {
  const subject = await opened()
  const other = await opened()
  for (const each of [subject, other]) await known(each, newId(), 1, '2021-03-31', { place: 'Nowhere', postcode: 'A1' })
  const seenBy = (subjects: readonly string[] | undefined, sight: 'files' | 'lists' | 'totals') =>
    store.within({ author: 'tester', sight, ...(subjects ? { subjects } : {}) }, async tx => {
      const found = await sql<{ subject: string }>`
        select subject from fault where subject in (${subject}, ${other}) order by subject`.execute(tx)
      return found.rows.map(row => row.subject)
    })
  expect(await seenBy([subject], 'files')).toEqual([subject])
  expect(await seenBy([subject], 'lists')).toEqual([subject])
  expect((await seenBy(undefined, 'lists')).length).toBe(2)
  expect(await seenBy(undefined, 'totals')).toEqual([])
  await expect(
    store.within({ author: 'tester', sight: 'lists' }, tx => sql`delete from fault`.execute(tx)),
  ).resolves.toMatchObject({ numAffectedRows: 0n })
})
