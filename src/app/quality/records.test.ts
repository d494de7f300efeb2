import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../spine/ledger/ids.ts'
import { rebuild } from '../../spine/ledger/rebuild.ts'
import { record } from '../../spine/ledger/record.ts'
import { recheck } from '../../spine/ledger/faults.ts'
import { type NewVersion, appendVersions, beginAct, lockFiles } from '../../spine/ledger/versions.ts'
import { type PlainDate, addDays, plainDate } from '../../spine/time/plain-date.ts'
import { faultsOverAim } from '../../practice/quality/measures.ts'
import { rawMembers } from '../figures/members.ts'
import { SYSTEM } from '../files/testing.ts'
import { rulebook } from '../rulebook.ts'
import { type Example, exampleWork } from '../work/testing.ts'
import { checkAcross, markChecked } from './checking.ts'

// The rules of the return over records as people write them: a save makes a fault and a save mends it.

let here: Example
let today: PlainDate
let child: string

beforeAll(async () => {
  here = await exampleWork()
  const found = await here.store.asOwner(tx =>
    sql<{ today: PlainDate }>`select (now() at time zone 'Europe/London')::date as today`.execute(tx),
  )
  today = found.rows[0]!.today
  // In care since a month ago, whenever the test is run, and so in the return of the year that is open.
  child = await inCare('N100')
})
afterAll(() => here.close())

const save = (subject: string, ...writes: readonly object[]) =>
  record(
    here.store,
    rulebook,
    SYSTEM,
    writes.map(each => ({ subject, kind: '', start: null, end: null, body: {}, ...each })),
  )

async function inCare(number: string): Promise<string> {
  const id = newId()
  await here.store.within(SYSTEM, tx =>
    tx.insertInto('subject').values({ authority: here.store.authority, id, kind: 'person' }).execute(),
  )
  const start = addDays(today, -30)
  await save(
    id,
    { kind: 'identity', body: { born: '2016-05-02', sex: 'M', ethnicity: 'WBRI' } },
    { kind: 'identifier', body: { scheme: 'council', value: number } },
    { kind: 'period-of-care', start, body: { council: 'north', startKnown: true } },
    {
      kind: 'placement',
      start,
      body: { type: 'U6', provider: 'PR1', postcode: 'AB1 2CD', sameCarer: false },
    },
    { kind: 'legal-status', start, body: { status: 'C1' } },
  )
  return id
}

const standing = async (subject: string, rule: string) =>
  (
    await here.store.asOwner(tx =>
      sql<{ since: string; kind: string | null; year: number }>`
        select since, kind, year from fault where subject = ${subject} and rule = ${rule}`.execute(tx),
    )
  ).rows

describe('a record', () => {
  it('is checked as it is saved: a number that is missing, wrong, and right', async () => {
    expect(await standing(child, '442')).toMatchObject([{ since: today, kind: 'identity' }])
    const { entries } = await save(child, { kind: 'identifier', body: { scheme: 'upn', value: 'NOT A NUMBER' } })
    expect(await standing(child, '442')).toEqual([])
    expect(await standing(child, '168')).toMatchObject([{ since: today }])
    await save(child, {
      kind: 'identifier',
      entry: entries[0]!.entry,
      seen: 1,
      body: { scheme: 'upn', value: 'A123456789012' },
    })
    expect(await standing(child, '168')).toEqual([])
    expect(await standing(child, '442')).toEqual([])
  })

  it('fails no rule, and comes to the same when it is rebuilt', async () => {
    const failed = await here.store.asOwner(tx => sql`select rule from fault where place = 'failed'`.execute(tx))
    expect(failed.rows).toEqual([])
    await here.store.within(SYSTEM, async tx => {
      const ids = [here.amara, here.ben, here.tom, here.nobodys, child]
      await lockFiles(tx, here.store.authority, ids)
      // The example's are worked out as on a day of its own.
      await recheck(tx, here.store.authority, rulebook, ids, today, 'kept')
    })
    const before = await everything()
    expect(before.length).toBeGreaterThan(5)
    await rebuild(here.store, rulebook)
    expect(await everything()).toEqual(before)
  })

  it('is as old in its fault as its sources have known it so', async () => {
    const known = await inCare('N200')
    const entry = newId()
    const written: NewVersion = {
      subject: known,
      entry,
      version: 1,
      kind: 'identifier',
      revision: 1,
      start: null,
      end: null,
      body: { scheme: 'upn', value: 'NOT A NUMBER' },
      withdrawn: false,
      reason: null,
      import: null,
      knownFrom: addDays(today, -20),
      source: null,
      sourceKey: null,
      asked: null,
    }
    await here.store.within(SYSTEM, async tx => {
      await lockFiles(tx, here.store.authority, [known])
      const act = newId()
      await beginAct(tx, here.store.authority, { id: act, author: 'tester', import: null, reason: null })
      await appendVersions(tx, here.store.authority, act, [written])
      await recheck(tx, here.store.authority, rulebook, [known], today, 'again')
    })
    // Of the placement and the rest no source knew before today, so that there was no row to be wrong.
    expect(await standing(known, '168')).toMatchObject([{ since: today }])
    await here.store.asOwner(async tx => {
      await sql`alter table entry_version disable trigger user`.execute(tx)
      await sql`update entry_version set known_from = ${addDays(today, -25)} where subject = ${known} and entry <> ${entry}`.execute(
        tx,
      )
      await sql`alter table entry_version enable trigger user`.execute(tx)
    })
    await rebuild(here.store, rulebook)
    expect(await standing(known, '168')).toMatchObject([{ since: addDays(today, -20) }])
    await save(known, { kind: 'name', body: { given: 'Kit', family: 'Example' } })
    expect(await standing(known, '168')).toMatchObject([{ since: addDays(today, -20) }])
  })

  it('stands in the measure of late faults once every record has been checked, and is not known of before', async () => {
    const kit = (await byRule('168'))[0]?.subject as string
    const side = async (id: string) =>
      (await rawMembers(here.store, COUNCILS, faultsOverAim, today, undefined)).find(each => each.subject === id)?.side
    await here.store.asOwner(tx => sql`delete from fault_pass`.execute(tx))
    expect(await side(kit)).toBe('unknown')
    if (rulebook.faults) await markChecked(here.store, rulebook.faults, today)
    // Wrong for 20 days, which holds more than 10 working days; the other's is of today.
    expect(await side(kit)).toBe('counts')
    expect(await side(await inCare('N500'))).toBe('does-not-count')
  })

  it('with another’s number is found when the two are compared', async () => {
    const other = await inCare('N300')
    await save(other, { kind: 'identifier', body: { scheme: 'upn', value: 'A123456789012' } })
    expect(await standing(other, '444')).toEqual([])
    await checkAcross(here.store, rulebook, today)
    expect(await standing(other, '444')).toMatchObject([{ since: today }])
    expect(await standing(child, '444')).toMatchObject([{ since: today }])
  })

  it('is checked for the year that is open, and not of one whose care ended before it', async () => {
    const left = await inCare('N400')
    expect((await standing(left, '442'))[0]?.year).toBe(rulebook.faults?.yearOn(today))
    const later = plainDate(`${Number(today.slice(0, 4)) + 3}-06-01`)
    await here.store.within(SYSTEM, async tx => {
      await lockFiles(tx, here.store.authority, [left])
      await sql`update entry set end_on = ${today} where subject = ${left} and kind in ('period-of-care', 'placement', 'legal-status')`.execute(
        tx,
      )
      await recheck(tx, here.store.authority, rulebook, [left], later, 'kept')
    })
    expect(await standing(left, '442')).toEqual([])
  })
})

const COUNCILS = [{ code: 'north', name: 'North', gss: 'E06000061', laNumber: '940' }]

const byRule = async (rule: string) =>
  (await here.store.asOwner(tx => sql<{ subject: string }>`select subject from fault where rule = ${rule}`.execute(tx)))
    .rows

const everything = async () =>
  (
    await here.store.asOwner(tx =>
      sql<object>`select subject, rule, place, since, entry, kind, sections, year from fault order by 1, 2, 3`.execute(
        tx,
      ),
    )
  ).rows
