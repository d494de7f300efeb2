import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineDuty } from '../duty/duty.ts'
import { dueRowsOf } from '../duty/rows.ts'
import { months, weeks } from '../duty/span.ts'
import { seriesOf } from '../duty/series.ts'
import type { Store } from '../store/store.ts'
import { testDatabase } from '../store/testing.ts'
import { dated } from '../time/dated.ts'
import type { PlainDate } from '../time/plain-date.ts'
import { startDay } from './entry.ts'
import { hashOfKinds, unpackFacts } from './facts.ts'
import { all, latest } from './file.ts'
import { newId } from './ids.ts'
import { defineKind } from './kind.ts'
import { readFiles } from './read.ts'
import { DAYS_LEFT, extendDue, rebuild, rederiveStale } from './rebuild.ts'
import { openFile, record } from './record.ts'
import type { Rulebook } from './rulebook.ts'
import { on, stay, stays, writer } from './testing.ts'

const visit = defineKind({
  name: 'visit',
  subject: 'person',
  title: 'Visit',
  about: 'A visit, for the tests of what is due.',
  section: 'care',
  lasts: false,
  schema: z.object({}),
  says: () => 'Seen',
})
const badge = defineKind({
  name: 'badge',
  subject: 'worker',
  title: 'Badge',
  about: 'A worker’s badge, for the tests of files that are not a person’s.',
  section: 'workforce',
  lasts: false,
  schema: z.object({ name: z.string() }),
  says: () => undefined,
})
const rule = defineKind({
  name: 'rule',
  subject: 'trust',
  title: 'Rule',
  about: 'A limit of the trust’s own, for the tests of what is due.',
  section: 'trust',
  lasts: true,
  schema: z.object({ weeks: z.number() }),
  says: () => undefined,
})

const because = { key: 'test.stays' }

/** Seen every six weeks while a stay lasts. */
const visits = defineDuty({
  id: 'visits',
  title: 'Visit',
  about: 'Seen every six weeks.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [{ title: 'Test Act', provision: 's 1', verified: true }],
  limits: { again: dated({ from: '2000-01-01', value: weeks(6), source: 's 1' }) },
  metBy: 'a visit',
  stops: 'the stay ends',
  reads: [stay, visit],
  occasions: (file, timing) =>
    all(file, stay).flatMap(entry =>
      seriesOf({
        key: 'visit',
        start: startDay(entry.start) as PlainDate,
        end: entry.end,
        ends: because,
        done: all(file, visit).map(seen => ({ on: startDay(seen.start) as PlainDate })),
        next: from => ({ because, ...timing.due('again', from) }),
      }),
    ),
})

const rules: Rulebook = {
  ...stays,
  kinds: new Map([stay, visit, badge, rule].map(kind => [kind.name, kind])),
  worker: file => ({ ...stays.worker(file, on('2020-01-01')), name: latest(file, badge)?.body.name ?? null }),
  trust: file => {
    const own = latest(file, rule)
    const again = own && [{ from: startDay(own.start) as PlainDate, value: weeks(own.body.weeks), source: 'ours' }]
    return { keptFrom: null, limits: again ? { visits: { again } } : {}, terms: [] }
  },
  due: (file, asking) => {
    const rows = dueRowsOf(file, [visits], asking)
    return rows.length > 0 ? rows : undefined
  },
  hash: hashOfKinds([stay, visit, badge, rule], 'test'),
}

let store: Store
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())

const open = (kind: 'person' | 'worker' | 'trust' = 'person'): Promise<string> =>
  store.within(writer, tx => openFile(tx, store.authority, newId(), kind))
const dueOf = (subject: string) =>
  store.within(writer, tx =>
    tx
      .selectFrom('due')
      .select(['duty', 'occasion', 'from_on', 'by_on', 'statutory_on', 'ends_on'])
      .where('subject', '=', subject)
      .orderBy('by_on')
      .execute(),
  )
const everyDue = () =>
  store.within(writer, tx =>
    tx.selectFrom('due').selectAll().orderBy('subject').orderBy('duty').orderBy('occasion').execute(),
  )
const stayed = (subject: string, start: string, end: string | null = null) =>
  record(store, rules, writer, [
    { subject, kind: 'stay', start: on(start), end: end as PlainDate | null, body: { place: 'Elm Road' } },
  ])
const seen = (subject: string, start: string) =>
  record(store, rules, writer, [{ subject, kind: 'visit', start: on(start), end: null, body: {} }])
// Rows a save had nothing to change in keep the transaction that wrote them.
const writtenBy = async (subject: string) =>
  (
    await store.asOwner(tx =>
      sql<{ x: string }>`select xmin::text as x from due where subject = ${subject}`.execute(tx),
    )
  ).rows

describe('what is due', () => {
  it('is written with every save: open occasions alone, counted from what was last done', async () => {
    const child = await open()
    await stayed(child, '2021-01-04')
    expect(await dueOf(child)).toEqual([
      {
        duty: 'visits',
        occasion: 'visit:0',
        from_on: '2021-01-04',
        by_on: '2021-02-15',
        statutory_on: null,
        ends_on: null,
      },
    ])
    await seen(child, '2021-01-20')
    expect(await dueOf(child)).toEqual([
      {
        duty: 'visits',
        occasion: 'visit:1',
        from_on: '2021-01-20',
        by_on: '2021-03-03',
        statutory_on: null,
        ends_on: null,
      },
    ])
  })

  it('is gone once the stay has ended, and comes back if the end is taken back', async () => {
    const child = await open()
    const first = await stayed(child, '2021-01-04')
    const { entry } = first.entries[0]!
    const write = (end: string | null, seenVersion: number) =>
      record(store, rules, writer, [
        {
          subject: child,
          kind: 'stay',
          entry,
          seen: seenVersion,
          start: on('2021-01-04'),
          end: end as PlainDate | null,
          body: { place: 'Elm Road' },
        },
      ])
    await write('2021-02-01', 1)
    expect(await dueOf(child)).toEqual([])
    await write(null, 2)
    expect((await dueOf(child)).map(row => row.by_on)).toEqual(['2021-02-15'])
  })

  it('keeps the row it had where nothing about it changed', async () => {
    const child = await open()
    await stayed(child, '2021-01-04')
    const before = await writtenBy(child)
    await stayed(child, '2020-01-06', '2020-02-03')
    expect(await writtenBy(child)).toEqual(before)
  })

  it('says how far ahead it was worked out, and nothing of a file of which time asks nothing', async () => {
    const [stays_, left] = [await open(), await open()]
    await stayed(stays_, '2021-01-04')
    await stayed(left, '2021-01-04', '2021-02-01')
    const found = await store.within(writer, tx =>
      sql<{ subject: string; ahead: number | null }>`
        select subject, due_until - (clock_timestamp() at time zone 'Europe/London')::date as ahead from standing
        where subject in (${stays_}, ${left})`.execute(tx),
    )
    const ahead = new Map(found.rows.map(row => [row.subject, row.ahead]))
    expect([ahead.get(stays_), ahead.get(left)]).toEqual([400, null])
  })
})

describe('files of every kind', () => {
  it('are read with their own kind, stand in their own table, and pack as what they are', async () => {
    const worker = await open('worker')
    await record(store, rules, writer, [
      { subject: worker, kind: 'badge', start: on('2021-01-01'), end: null, body: { name: 'Pella Marsh' } },
    ])
    const [file, standing, stands, facts] = await store.within(writer, async tx => [
      (await readFiles(tx, store.authority, rules, [worker])).get(worker),
      await tx.selectFrom('standing').select('subject').where('subject', '=', worker).execute(),
      await tx.selectFrom('worker_standing').select('name').where('subject', '=', worker).executeTakeFirst(),
      await tx.selectFrom('facts').select('body').where('subject', '=', worker).executeTakeFirst(),
    ])
    expect(file?.subject).toBe('worker')
    expect(standing).toEqual([])
    expect(stands).toEqual({ name: 'Pella Marsh' })
    expect(unpackFacts(worker, facts?.body ?? '').subject).toBe('worker')
  })

  it('there is one of the trust’s own, and no second can be opened', async () => {
    const trust = await open('trust')
    await record(store, rules, writer, [
      { subject: trust, kind: 'rule', start: on('2020-01-01'), end: null, body: { weeks: 6 }, reason: 'as the law' },
    ])
    await rederiveStale(store, rules)
    await expect(open('trust')).rejects.toThrow(/subject_trust/)
  })
})

describe('a rebuild', () => {
  it('finds nothing to change in what saving wrote, of people, workers and the trust', async () => {
    const before = await everyDue()
    const { files, filesChanged } = await rebuild(store, rules)
    expect(files).toBeGreaterThan(5)
    expect(filesChanged).toBe(0)
    expect(await everyDue()).toEqual(before)
  })

  it('puts back rows that were lost or damaged', async () => {
    const before = await everyDue()
    await store.asOwner(async tx => {
      await sql`delete from due where ctid in (select ctid from due limit 1)`.execute(tx)
      await sql`update due set by_on = '1999-01-01'`.execute(tx)
      await sql`delete from worker_standing`.execute(tx)
    })
    await rebuild(store, rules)
    expect(await everyDue()).toEqual(before)
    const workers = await store.within(writer, tx => tx.selectFrom('worker_standing').select('name').execute())
    expect(workers).toEqual([{ name: 'Pella Marsh' }])
  })
})

describe('the daily job', () => {
  it('takes up files whose occasions no longer reach far enough, once', async () => {
    await store.asOwner(tx => sql`update standing set due_until = '2021-06-01' where due_until is not null`.execute(tx))
    const people = (await everyDue()).map(row => row.subject)
    const day = on('2021-06-01')
    const done = await extendDue(store, rules, day)
    // Those with something open, and the files that are not a person's.
    expect(done.files).toBe(new Set(people).size + 2)
    expect((await extendDue(store, rules, day)).files).toBe(2)
    const until = await store.within(writer, tx =>
      tx.selectFrom('standing').select('due_until').where('due_until', 'is not', null).execute(),
    )
    expect(new Set(until.map(row => row.due_until))).toEqual(new Set(['2022-07-06']))
  })

  it('brings in what falls due further on, and takes away what has stopped applying, as days pass', async () => {
    const child = await open()
    const yearly: Rulebook = {
      ...rules,
      due: (file, asking) =>
        dueRowsOf(
          file,
          [
            {
              ...visits,
              id: 'yearly',
              limits: { again: dated({ from: '2000-01-01', value: months(14), source: 's 1' }) },
              occasions: (its, timing) =>
                all(its, stay).map(({ start }) => ({
                  key: 'once',
                  because,
                  from: start,
                  ...timing.due('again', startDay(start) as PlainDate),
                  ended: { on: on('2022-09-01'), because },
                })),
            },
          ],
          asking,
        ),
    }
    await record(store, yearly, writer, [
      { subject: child, kind: 'stay', start: on('2021-06-01'), end: null, body: { place: 'Elm Road' } },
    ])
    const onDay = async (day: string) => {
      await store.asOwner(tx =>
        sql`update standing set due_until = ${day}::date + ${DAYS_LEFT - 1}::int where subject = ${child}`.execute(tx),
      )
      await extendDue(store, yearly, on(day))
      return (await dueOf(child)).map(row => [row.by_on, row.ends_on])
    }
    expect(await onDay('2021-06-02')).toEqual([])
    expect(await onDay('2021-07-02')).toEqual([['2022-08-01', '2022-09-01']])
    const changes = await store.within(writer, tx =>
      tx.selectFrom('standing').select('changes_on').where('subject', '=', child).executeTakeFirst(),
    )
    expect(changes?.changes_on).toBe('2022-09-01')
    // Its horizon is far off, and still it is taken up on the day something ends.
    await store.asOwner(tx => sql`update standing set due_until = '2099-01-01' where subject = ${child}`.execute(tx))
    await extendDue(store, yearly, on('2022-08-31'))
    expect((await dueOf(child)).length).toBe(1)
    await extendDue(store, yearly, on('2022-09-01'))
    expect(await dueOf(child)).toEqual([])
  })
})

describe('a limit of the trust’s own', () => {
  it('counts from the next save on, and the files it was not counted for are worked out again', async () => {
    const child = await open()
    await stayed(child, '2021-01-04')
    const subject = (
      await store.within(writer, tx => tx.selectFrom('subject').select('id').where('kind', '=', 'trust').execute())
    )[0]?.id as string
    await record(store, rules, writer, [
      { subject, kind: 'rule', start: on('2020-06-01'), end: null, body: { weeks: 4 } },
    ])
    expect((await dueOf(child)).map(row => row.by_on)).toEqual(['2021-02-15'])
    expect(await rederiveStale(store, rules)).toBeGreaterThan(5)
    expect((await dueOf(child)).map(row => [row.by_on, row.statutory_on])).toEqual([['2021-02-01', '2021-02-15']])
    expect(await rederiveStale(store, rules)).toBe(0)
    expect((await rebuild(store, rules)).filesChanged).toBe(0)
  })

  it('that is looser than the law changes nothing', async () => {
    const child = await open()
    await stayed(child, '2019-01-07')
    expect((await dueOf(child)).map(row => [row.by_on, row.statutory_on])).toEqual([['2019-02-18', null]])
  })
})

it('a writer who may not see a part of the file leaves derived rows of the whole file', async () => {
  const child = await open()
  await stayed(child, '2021-01-04')
  await record(store, rules, { ...writer, hidden: ['stay'] }, [
    { subject: child, kind: 'visit', start: on('2021-01-20'), end: null, body: {} },
  ])
  expect((await dueOf(child)).map(row => row.occasion)).toEqual(['visit:1'])
})
