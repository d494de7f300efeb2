import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../store/testing.ts'
import type { Store } from '../store/store.ts'
import { readFiles, readHistory, readRecorded } from './read.ts'
import { EditedSince, InvalidEntry, openFile, record, recordIn } from './record.ts'
import { on, stay, stays, writer } from './testing.ts'
import { NoSuchFile } from './versions.ts'
import { all } from './file.ts'
import { unpackFacts } from './facts.ts'
import { newId } from './ids.ts'

let store: Store
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())

const person = (): Promise<string> => store.within(writer, tx => openFile(tx, store.authority))
const at = (subject: string, place: string, more: object = {}) => ({
  subject,
  kind: 'stay',
  start: on('2021-01-01'),
  end: null,
  body: { place },
  ...more,
})
const fileNow = async (id: string) =>
  store.within(writer, tx => readFiles(tx, store.authority, stays, [id])).then(files => files.get(id)!)
const derivedOf = (id: string) =>
  store.within(writer, async tx => ({
    facts: await tx.selectFrom('facts').selectAll().where('subject', '=', id).executeTakeFirstOrThrow(),
    standing: await tx.selectFrom('standing').selectAll().where('subject', '=', id).executeTakeFirstOrThrow(),
  }))

describe('recording', () => {
  it('appends a version, shows it in the file and rewrites the derived rows in the same act', async () => {
    const id = await person()
    const done = await record(store, stays, writer, [at(id, 'Elm Road')])
    expect(done.entries).toEqual([{ subject: id, entry: expect.any(String), version: 1 }])
    expect(all(await fileNow(id), stay).map(entry => entry.body.place)).toEqual(['Elm Road'])
    expect((await derivedOf(id)).standing.home_type).toBe('Elm Road')
    expect(all(unpackFacts(id, (await derivedOf(id)).facts.body), stay)).toEqual([
      { id: 'stay:0', kind: 'stay', start: '2021-01-01', end: null, body: { place: 'Elm Road' } },
    ])
  })

  it('keeps the original when an entry is corrected, with who, when and why', async () => {
    const id = await person()
    const first = await record(store, stays, writer, [at(id, 'Elm Raod')])
    const entry = first.entries[0]!.entry
    await record(store, stays, { ...writer, author: 'another' }, [
      at(id, 'Elm Road', { entry, seen: 1, reason: 'misspelt' }),
    ])
    const history = await store.within(writer, tx => readHistory(tx, store.authority, stays, id, entry))
    expect(
      history.map(version => [
        version.version,
        (version.body as { place: string }).place,
        version.author,
        version.reason,
      ]),
    ).toEqual([
      [1, 'Elm Raod', 'tester', null],
      [2, 'Elm Road', 'another', 'misspelt'],
    ])
    expect(all(await fileNow(id), stay)).toHaveLength(1)
  })

  it('withdraws an entry written in error without losing it', async () => {
    const id = await person()
    const entry = (await record(store, stays, writer, [at(id, 'Wrong child')])).entries[0]!.entry
    await record(store, stays, writer, [
      at(id, 'Wrong child', { entry, seen: 1, withdraw: true, reason: 'recorded on the wrong child' }),
    ])
    expect(all(await fileNow(id), stay)).toEqual([])
    const history = await store.within(writer, tx => readHistory(tx, store.authority, stays, id, entry))
    expect(history.map(version => version.withdrawn)).toEqual([false, true])
  })

  it('writes one act to several files, or to none of them when one write is refused', async () => {
    const sisters = [await person(), await person(), await person()]
    const done = await record(
      store,
      stays,
      writer,
      sisters.map(id => at(id, 'Nan’s')),
    )
    expect(new Set(done.entries.map(each => each.subject)).size).toBe(3)
    await expect(record(store, stays, writer, [at(sisters[0]!, 'Elm Road'), at(newId(), 'Nowhere')])).rejects.toThrow(
      NoSuchFile,
    )
    expect(all(await fileNow(sisters[0]!), stay)).toHaveLength(1)
  })

  it('refuses a body its kind does not accept, saying where and why', async () => {
    const id = await person()
    const fault = await record(store, stays, writer, [at(id, '', { end: on('2020-01-01') })]).catch(
      (error: unknown) => error,
    )
    expect(fault).toBeInstanceOf(InvalidEntry)
    expect((fault as InvalidEntry).faults).toEqual([
      { field: 'place', why: 'Say where' },
      { field: 'end', why: 'ends before it starts' },
    ])
  })

  it('leaves narrative out of the facts that measures read', async () => {
    const id = await person()
    await record(store, stays, writer, [
      at(id, 'Elm Road', { body: { place: 'Elm Road', words: 'She said she likes it.' } }),
    ])
    expect((await derivedOf(id)).facts.body).not.toContain('likes')
  })
})

describe('two people at once', () => {
  it('shows the second of two people saving the same entry both texts, and loses neither', async () => {
    const id = await person()
    const entry = (await record(store, stays, writer, [at(id, 'As found')])).entries[0]!.entry
    const tries = await Promise.allSettled(
      ['Hers', 'His'].map(place => record(store, stays, writer, [at(id, place, { entry, seen: 1 })])),
    )
    const kept = tries.filter(each => each.status === 'fulfilled')
    const lost = tries.find(each => each.status === 'rejected')
    expect(kept).toHaveLength(1)
    expect(lost?.reason).toBeInstanceOf(EditedSince)
    const conflict = lost?.reason as EditedSince
    const both = [(conflict.theirs.body as { place: string }).place, (conflict.yours.body as { place: string }).place]
    expect(both.sort()).toEqual(['Hers', 'His'])
    expect((await store.within(writer, tx => readHistory(tx, store.authority, stays, id, entry))).length).toBe(2)
  })

  it('leaves the derived rows right however many people save different entries of one child at once', async () => {
    const id = await person()
    await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        record(store, stays, writer, [
          at(id, `Place ${index}`, { start: on(`2021-02-${String(index + 1).padStart(2, '0')}`) }),
        ]),
      ),
    )
    const derived = await derivedOf(id)
    expect(derived.standing.number).toBe('24')
    expect(derived.standing.home_type).toBe('Place 23')
    expect(all(unpackFacts(id, derived.facts.body), stay)).toHaveLength(24)
  })

  it('never deadlocks when acts over the same files name them in different orders', async () => {
    const files = [await person(), await person(), await person()]
    const orders = Array.from({ length: 18 }, (_, index) => (index % 2 === 0 ? files : [...files].reverse()))
    await Promise.all(
      orders.map(order =>
        record(
          store,
          stays,
          writer,
          order.map(id => at(id, 'Together')),
        ),
      ),
    )
    for (const id of files) expect(all(await fileNow(id), stay)).toHaveLength(18)
  })

  it('makes nobody wait for a writer who has written elsewhere and has still to commit', async () => {
    const [slow, quick] = [await person(), await person()]
    let go = (): void => {}
    const held = new Promise<void>(resolve => (go = resolve))
    const writing = store.within(writer, async tx => {
      await recordIn(tx, store.authority, stays, writer.author, [at(slow, 'Elm Road')], null)
      await held
    })
    await record(store, stays, writer, [at(quick, 'Oak Lane')])
    go()
    await writing
    const last = await store.within(writer, tx =>
      sql<{ subject: string }>`
        select distinct v.subject, c.position from entry_version v join act_commit c on c.authority = v.authority and c.act = v.act
        where v.subject in (${slow}, ${quick}) order by c.position`.execute(tx),
    )
    expect(last.rows.map(row => row.subject)).toEqual([quick, slow])
  })

  it('makes acts visible in the order of their positions, whatever order they were begun in', async () => {
    const files = await Promise.all(Array.from({ length: 6 }, person))
    let watching = true
    const seen: number[][] = []
    const watcher = (async () => {
      while (watching) {
        const rows = await store.within(writer, tx =>
          tx.selectFrom('act_commit').select('position').orderBy('position').execute(),
        )
        seen.push(rows.map(row => Number(row.position)))
      }
    })()
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => record(store, stays, writer, [at(files[index % 6]!, `Place ${index}`)])),
    )
    watching = false
    await watcher
    // A reader who has seen position n never later sees a smaller one appear.
    for (const positions of seen)
      expect(positions).toEqual(Array.from({ length: positions.length }, (_, index) => index + 1))
    const times = await store.within(writer, tx =>
      tx.selectFrom('act_commit').select('recorded_at').orderBy('position').execute(),
    )
    expect(times.map(row => row.recorded_at)).toEqual(times.map(row => row.recorded_at).sort())
  })
})

describe('time travel', () => {
  it('answers what was recorded by a moment, and the answer never changes', async () => {
    const id = await person()
    const first = await record(store, stays, writer, [at(id, 'Elm Road')])
    const moment = await store.within(writer, tx =>
      tx.selectFrom('act_commit').select('recorded_at').where('act', '=', first.act).executeTakeFirstOrThrow(),
    )
    const asKnown = () =>
      store.within(writer, tx =>
        readRecorded(tx, store.authority, stays, id, { clock: 'recorded', at: moment.recorded_at }),
      )
    const before = await asKnown()
    await record(store, stays, writer, [
      at(id, 'Oak Lane', { entry: first.entries[0]!.entry, seen: 1 }),
      at(id, 'Later'),
    ])
    expect(await asKnown()).toEqual(before)
    expect(before.map(entry => (entry.body as { place: string }).place)).toEqual(['Elm Road'])
  })

  it('gives an empty file for a time before anything was written', async () => {
    const id = await person()
    await record(store, stays, writer, [at(id, 'Elm Road')])
    const files = await store.within(writer, tx =>
      readFiles(tx, store.authority, stays, [id], { clock: 'recorded', at: '2001-01-01T00:00:00Z' }),
    )
    expect(files.get(id)?.entries).toEqual({})
  })
})

describe('what is written is never lost', () => {
  it('refuses to change or delete a version, an act or its position, even for the tables’ owner', async () => {
    const id = await person()
    await record(store, stays, writer, [at(id, 'Elm Road')])
    const attempts = [
      sql`update entry_version set body = '{}' where subject = ${id}`,
      sql`delete from entry_version where subject = ${id}`,
      sql`truncate entry_version cascade`,
      sql`update act set author = 'someone else'`,
      sql`delete from act_commit`,
    ]
    for (const attempt of attempts)
      await expect(store.asOwner(tx => attempt.execute(tx))).rejects.toThrow(/append-only/)
    await expect(store.within(writer, tx => sql`delete from entry_version`.execute(tx))).rejects.toThrow(
      /permission denied/,
    )
    await expect(store.within(writer, tx => sql`delete from entry`.execute(tx))).rejects.toThrow(/permission denied/)
  })

  it('holds in `entry` exactly the newest of each entry’s versions, after any run of writes', async () => {
    const steps = fc.array(
      fc.record({
        file: fc.nat(2),
        act: fc.constantFrom('add', 'correct', 'withdraw'),
        place: fc.string({ minLength: 1, maxLength: 8 }),
      }),
      { maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async run => {
        const files = [await person(), await person(), await person()]
        const made: { subject: string; entry: string; version: number }[] = []
        for (const step of run) {
          const subject = files[step.file]!
          const old = made.find(each => each.subject === subject)
          const write =
            step.act === 'add' || !old
              ? at(subject, step.place)
              : at(subject, step.place, {
                  entry: old.entry,
                  seen: old.version,
                  ...(step.act === 'withdraw' ? { withdraw: true } : {}),
                })
          const done = (await record(store, stays, writer, [write])).entries[0]!
          if (old && done.entry === old.entry) old.version = done.version
          else made.push({ ...done })
        }
        const differing = await store.asOwner(tx =>
          sql`select v.entry from (select distinct on (authority, subject, entry) * from entry_version order by authority, subject, entry, version desc) v
            full join entry e using (authority, subject, entry)
            where e.version is distinct from v.version or e.body is distinct from v.body or e.withdrawn is distinct from v.withdrawn
              or e.start_at is distinct from v.start_at or e.end_on is distinct from v.end_on or e.kind is distinct from v.kind`.execute(
            tx,
          ),
        )
        expect(differing.rows).toEqual([])
      }),
      { numRuns: 15 },
    )
  })
})
