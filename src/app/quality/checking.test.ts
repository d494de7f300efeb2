import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FaultRules } from '../../spine/ledger/fault-rules.ts'
import { rederive } from '../../spine/ledger/derive.ts'
import { all } from '../../spine/ledger/file.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { rebuild } from '../../spine/ledger/rebuild.ts'
import { openFile, record } from '../../spine/ledger/record.ts'
import type { Rulebook } from '../../spine/ledger/rulebook.ts'
import { stay, stays, writer } from '../../spine/ledger/testing.ts'
import { type NewVersion, appendVersions, beginAct, lockFiles } from '../../spine/ledger/versions.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { restrictTo } from '../files/testing.ts'
import { checkAcross, checkStale, isChecked, passIn, startChecking } from './checking.ts'

// A stay at Nowhere is at fault by itself; two people may not stay at one postcode.
const rulesOf = (hash: string): FaultRules => ({
  reads: [stay.name],
  yearOn: on => Number(on.slice(0, 4)),
  of: (file, { across }) => {
    const row = (rule: string, id: string) => ({
      rule,
      place: `Stays ${id}`,
      table: 'Stays',
      entry: id,
      kind: stay.name,
      sections: ['care'],
    })
    const own = all(file, stay)
    return {
      rows: across
        ? own.filter(entry => entry.body.postcode).map(entry => row('same-postcode', entry.id))
        : own.filter(entry => entry.body.place === 'Nowhere').map(entry => row('nowhere', entry.id)),
      shared: own.flatMap(({ body }) =>
        body.postcode ? [{ rule: 'same-postcode', value: body.postcode.padStart(64, '0') }] : [],
      ),
    }
  },
  hash,
})
const checked: Rulebook = { ...stays, faults: rulesOf('first') }

let store: Store
let today: PlainDate
beforeAll(async () => {
  store = await testDatabase()
  const found = await store.asOwner(tx =>
    sql<{ today: PlainDate }>`select (now() at time zone 'Europe/London')::date as today`.execute(tx),
  )
  today = found.rows[0]!.today
})
afterAll(() => store.close())

const opened = (): Promise<string> => store.within(writer, tx => openFile(tx, store.authority))

async function stayKnown(subject: string, entry: string, version: number, day: string, body: object): Promise<void> {
  await store.within(writer, async tx => {
    await lockFiles(tx, store.authority, [subject])
    const act = newId()
    await beginAct(tx, store.authority, { id: act, author: 'tester', import: null, reason: null })
    const written: NewVersion = {
      subject,
      entry,
      version,
      kind: stay.name,
      revision: 1,
      start: plainDate('2020-01-01'),
      end: null,
      body,
      withdrawn: false,
      reason: null,
      import: null,
      knownFrom: plainDate(day),
      source: null,
      sourceKey: null,
      asked: null,
    }
    await appendVersions(tx, store.authority, act, [written])
    await rederive(tx, store.authority, checked, [subject], undefined, 'again')
  })
}

const standing = (rule: string) =>
  store.asOwner(async tx => {
    const found = await sql<{ subject: string; since: string }>`
      select subject, since from fault where rule = ${rule} order by since, subject`.execute(tx)
    return found.rows.map(row => [row.subject, row.since])
  })

describe('rules that compare people', () => {
  it('find what two hold alike, as old as the younger of the two, and let it go when one is mended', async () => {
    const [first, second] = [await opened(), await opened()]
    const [one, two] = [newId(), newId()]
    await stayKnown(first, one, 1, '2021-03-31', { place: 'Elm Road', postcode: 'a1' })
    await checkAcross(store, checked, today)
    expect(await standing('same-postcode')).toEqual([])
    await stayKnown(second, two, 1, '2022-03-31', { place: 'Oak Lane', postcode: 'b2' })
    await stayKnown(second, two, 2, '2023-03-31', { place: 'Oak Lane', postcode: 'a1' })
    expect(await checkAcross(store, checked, today)).toBe(2)
    const both = [first, second].toSorted().map(id => [id, '2022-03-31'])
    expect(await standing('same-postcode')).toEqual(both)
    // What saving and rebuilding work out leaves these to the pass.
    expect((await rebuild(store, checked)).filesChanged).toBe(0)
    expect(await standing('same-postcode')).toEqual(both)
    await record(store, checked, writer, [
      {
        subject: second,
        kind: stay.name,
        entry: two,
        seen: 2,
        start: plainDate('2020-01-01'),
        end: null,
        body: { place: 'Oak Lane', postcode: 'c3' },
      },
    ])
    await checkAcross(store, checked, today)
    expect(await standing('same-postcode')).toEqual([])
  })

  it('are asked behind the service once anything is recorded, and only then', async () => {
    const errors: unknown[] = []
    const checking = startChecking(
      store,
      checked,
      () => today,
      error => errors.push(error),
    )
    await checking.now()
    const [first, second] = [await opened(), await opened()]
    for (const subject of [first, second])
      await record(store, checked, writer, [
        {
          subject,
          kind: stay.name,
          start: plainDate('2020-01-01'),
          end: null,
          body: { place: 'Elm Road', postcode: 'd4' },
        },
      ])
    expect(await standing('same-postcode')).toEqual([])
    await checking.now()
    expect((await standing('same-postcode')).map(([subject]) => subject)).toEqual([first, second].toSorted())
    await store.asOwner(tx => sql`delete from fault where rule = 'same-postcode'`.execute(tx))
    await checking.now()
    expect(await standing('same-postcode')).toEqual([])
    await checking.stop()
    expect(errors).toEqual([])
  })

  it('do not give a restricted file away: whoever may not know of it does not see what is shared with it alone', async () => {
    const [open, hidden] = [await opened(), await opened()]
    const body = { place: 'Elm Road', postcode: 'e5' }
    for (const subject of [open, hidden])
      await record(store, checked, writer, [
        { subject, kind: stay.name, start: plainDate('2020-01-01'), end: null, body },
      ])
    await checkAcross(store, checked, today)
    const lead = await exampleUser(store, 'information-governance', 'Bo Hall')
    const worker = await exampleUser(store, 'director', 'Ruth Lane')
    const seenBy = (author: string) =>
      store.within({ author, sight: 'lists' }, async tx => {
        const found = await sql<{ subject: string }>`
          select subject from fault where subject in (${open}, ${hidden}) order by subject`.execute(tx)
        return found.rows.map(row => row.subject)
      })
    expect(await seenBy(worker.id)).toEqual([open, hidden].toSorted())
    await restrictTo(store, hidden, [lead.id], lead.id)
    expect(await seenBy(worker.id)).toEqual([])
    expect(await seenBy(lead.id)).toEqual([open, hidden].toSorted())
    const third = await opened()
    await record(store, checked, writer, [
      { subject: third, kind: stay.name, start: plainDate('2020-01-01'), end: null, body },
    ])
    await checkAcross(store, checked, today)
    expect(await seenBy(worker.id)).toEqual([open])
  })
})

describe('every file', () => {
  it('is checked again when the rules or the year change, and on from where it was cut off', async () => {
    const subject = await opened()
    await record(store, stays, writer, [
      { subject, kind: stay.name, start: plainDate('2020-01-01'), end: null, body: { place: 'Nowhere' } },
    ])
    const newer: Rulebook = { ...stays, faults: rulesOf('second') }
    const pass = () => store.within({ author: 'tester', sight: 'lists' }, tx => passIn(tx, store.authority))
    expect(await standing('nowhere')).toEqual([])
    expect(isChecked(await pass(), rulesOf('second'), today)).toBe(false)
    expect(await checkStale(store, newer, today)).toBeGreaterThan(5)
    expect(await standing('nowhere')).toEqual([[subject, today]])
    expect(isChecked(await pass(), rulesOf('second'), today)).toBe(true)
    expect(await checkStale(store, newer, today)).toBe(0)
    const next = plainDate(`${Number(today.slice(0, 4)) + 1}-06-01`)
    expect(isChecked(await pass(), rulesOf('second'), next)).toBe(false)
    expect(await checkStale(store, newer, next)).toBeGreaterThan(5)
    const years = await store.asOwner(tx =>
      sql<{ year: number }>`select year from fault where rule = 'nowhere'`.execute(tx),
    )
    expect(years.rows).toEqual([{ year: Number(next.slice(0, 4)) }])
    // Cut off after the last file but one.
    await store.asOwner(tx =>
      sql`update fault_pass set done_at = null, after = (select id from subject order by id desc offset 1 limit 1)`.execute(
        tx,
      ),
    )
    expect(await checkStale(store, newer, next)).toBe(1)
  })
})
