import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { FaultRules } from '../../spine/ledger/fault-rules.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { FaultScope, QualityService } from '../../spine/web/service-quality.ts'
import { restrictTo } from '../files/testing.ts'
import type { Product } from '../product.ts'
import { type Example, TODAY, exampleWork, lastLook } from '../work/testing.ts'
import { FAILED } from './rules.ts'
import { qualityService } from './service.ts'

const COUNCILS = [{ code: 'north', name: 'North', gss: 'E06000061', laNumber: '940' }]

const CHECKED_BY: FaultRules = {
  reads: [],
  yearOn: () => 2027,
  of: () => ({ rows: [], shared: [] }),
  hash: 'these rules',
}

let here: Example
let quality: QualityService
let analyst: Viewer
let lead: Viewer
let identity: string

// What stands at fault is put there by hand: how it comes there is tested with the rules.
async function stand(
  subject: string,
  rule: string,
  since: string,
  more: { entry?: string; kind?: string; sections?: string[]; place?: string; table?: string } = {},
): Promise<void> {
  const { entry = null, kind = null, sections = ['identity'], table = 'Header' } = more
  const place = more.place ?? `${table} ${entry ?? ''}`
  await here.store.asOwner(tx =>
    sql`insert into fault (authority, subject, rule, place, year, of_table, entry, kind, sections, since)
      values (${here.store.authority}, ${subject}, ${rule}, ${place}, 2027, ${table}, ${entry}, ${kind}, ${sections}::text[], ${since})`.execute(
      tx,
    ),
  )
}

beforeAll(async () => {
  here = await exampleWork()
  quality = qualityService({ store: here.store, councils: COUNCILS } as unknown as Product, () => TODAY, CHECKED_BY)
  analyst = await exampleUser(here.store, 'performance-analyst', 'Ade Bello')
  lead = await exampleUser(here.store, 'information-governance', 'Bo Hall')
  await here.store.asOwner(tx => sql`delete from fault`.execute(tx))
  identity = (
    await here.store.asOwner(tx =>
      sql<{ entry: string }>`select entry from entry where subject = ${here.amara} and kind = 'identity'`.execute(tx),
    )
  ).rows[0]?.entry as string
  await stand(here.amara, '442', '2027-02-01', { entry: identity, kind: 'identity' })
  await stand(here.amara, '167', '2027-03-01', { table: 'Reviews', sections: ['care'] })
  await stand(here.ben, '454', '2026-01-01', { table: 'Episodes', sections: ['care'] })
  await stand(here.ben, '189', '2027-02-17', { table: 'OC2', sections: ['health'] })
  await stand(here.tom, '442', '2024-03-31', { entry: newId(), kind: 'identity' })
  await stand(here.nobodys, '442', '2027-03-03')
  await stand(here.nobodys, 'INT11', '2027-03-03', { table: 'AD1', sections: ['adoption', 'identity'] })
})
afterAll(() => here.close())

const seen = async (viewer: Viewer, scope?: FaultScope) =>
  (await quality.open(viewer, scope)).faults
    .map(fault => `${fault.child.called.split(' ')[0]} ${fault.rule}`)
    .toSorted()

describe('whose records', () => {
  it('a worker sees their own children’s first, and their team’s; a manager their team’s; each wider as far as their work', async () => {
    const own = ['Amara 167', 'Amara 442', 'Ben 189', 'Ben 454']
    expect((await quality.open(here.jo, undefined)).scope).toBe('own')
    expect((await quality.open(here.jo, undefined)).scopes).toEqual(['own', 'team'])
    expect(await seen(here.jo)).toEqual(own)
    expect(await seen(here.sam)).toEqual([])
    expect(await seen(here.sam, 'team')).toEqual(own)
    expect(await seen(here.manager)).toEqual(own)
    expect(await seen(here.lee)).toEqual(['Tom 442'])
    expect(await seen(here.service)).toEqual([...own, 'Tom 442'])
    expect(await seen(here.service, 'team')).toEqual(['Tom 442'])
    expect(await seen(here.far, 'team')).toEqual([])
  })

  it('nobody reaches further by asking', async () => {
    expect(await seen(here.jo, 'all')).toEqual(await seen(here.jo))
    expect(await seen(here.manager, 'service')).toEqual(await seen(here.manager))
    expect((await quality.open(here.colm, 'team')).scope).toBe('own')
    expect(await seen(here.colm)).toEqual(['Amara 167', 'Amara 442', 'Ben 189', 'Ben 454'])
  })

  it('the data team sees every child’s, those of children given to nobody among them', async () => {
    const everyone = ['Amara 167', 'Amara 442', 'Ben 189', 'Ben 454', 'Ned 442', 'Ned INT11', 'Tom 442']
    expect(await seen(analyst)).toEqual(everyone)
    expect(await seen(here.director)).toEqual(everyone)
    const { faults } = await quality.open(analyst, undefined)
    const ned = faults.find(fault => fault.child.called.startsWith('Ned'))
    expect([ned?.owner, ned?.team]).toEqual([null, null])
  })

  it('what tells of a part of the file that the reader’s role does not read is not there', async () => {
    expect(await seen(here.nurse)).toEqual(['Amara 167', 'Amara 442', 'Ben 189', 'Ben 454', 'Ned 442', 'Tom 442'])
    expect(await seen(here.head)).toEqual(['Amara 167', 'Amara 442', 'Ben 454', 'Ned 442', 'Tom 442'])
  })

  it('is refused to those who see no child', async () => {
    for (const role of ['administrator', 'board-member'] as const) {
      const viewer = await exampleUser(here.store, role, `The ${role}`)
      await expect(quality.open(viewer, undefined)).rejects.toThrow(AccessRefused)
      await expect(quality.mine(viewer)).rejects.toThrow(AccessRefused)
    }
  })

  it('someone who works for one council sees that council’s', async () => {
    expect(await seen({ ...analyst, council: 'west' })).toEqual([])
    expect((await seen({ ...analyst, council: 'north' })).length).toBe(7)
  })

  it('a restricted child’s are there for those named alone, in the list and in one’s own count', async () => {
    const before = await quality.mine(here.jo)
    await restrictTo(here.store, here.ben, [lead.id], lead.id)
    expect(await seen(here.jo)).toEqual(['Amara 167', 'Amara 442'])
    expect(await seen(analyst)).not.toContain('Ben 189')
    expect(JSON.stringify(await quality.open(here.manager, undefined))).not.toContain(here.ben)
    expect(await seen(lead)).toContain('Ben 189')
    expect(await quality.mine(here.jo)).toEqual({ faults: (before?.faults ?? 0) - 1, late: before?.late })
    await here.store.asOwner(tx =>
      sql`update restriction set lifted_by = made_by, lifted_at = now(), lifted_why = 'the test is over'`.execute(tx),
    )
  })

  it('is one look at the children it shows', async () => {
    await quality.open(here.jo, undefined)
    const look = await lastLook(here.store, here.jo, 'data-quality.read')
    expect(look?.subjects.toSorted()).toEqual([here.amara, here.ben].toSorted())
    await quality.open(here.jo, 'team', 'download')
    expect((await lastLook(here.store, here.jo, 'data-quality.read'))?.purpose).toBe('download')
  })
})

describe('each fault', () => {
  const fault = async (viewer: Viewer, rule: string, child = 'Amara') =>
    (await quality.open(viewer, undefined)).faults.find(
      each => each.rule === rule && each.child.called.startsWith(child),
    )

  it('says what is wrong and how to mend it, whose it is, of which team, and since when', async () => {
    expect(await fault(here.jo, '442')).toMatchObject({
      is: 'fault',
      wrong: 'The child has been looked after, other than for short breaks, and the unique pupil number is missing.',
      mend: 'Give the number, or UN1 to UN5 with why there is none.',
      table: { value: 'Header' },
      since: '2027-02-01',
      age: 22,
      late: true,
      level: 'overdue',
      words: '22 working days',
      owner: { id: here.jo.worker, name: 'Jo Patel' },
      team: { id: here.teams.east, name: 'East' },
    })
  })

  it('is late after 10 working days, and not on the tenth', async () => {
    expect(await fault(here.jo, '189', 'Ben')).toMatchObject({ age: 10, late: false, level: 'due' })
    expect(await fault(here.jo, '167')).toMatchObject({ age: 2, late: false })
    expect(await fault(analyst, '442', 'Ned')).toMatchObject({ age: 0, words: '0 working days' })
  })

  it('a query may be right as it stands, and is never late', async () => {
    expect(await fault(here.jo, '454', 'Ben')).toMatchObject({ is: 'query', late: false, level: 'cannot-tell' })
  })

  it('links to the form that corrects its entry, where the reader may; else to the entry, or the child’s page', async () => {
    expect(await fault(here.jo, '442')).toMatchObject({
      href: `/children/${here.amara}/entries/${identity}/edit`,
      does: 'Correct ‘About the child’',
    })
    expect((await fault(analyst, '442'))?.href).toBe(`/children/${here.amara}/entries/${identity}`)
    expect(await fault(here.jo, '167')).toMatchObject({
      href: `/children/${here.amara}`,
      does: 'Open the child’s page',
    })
  })

  it('a rule that could not be asked is told as that, and as nobody’s mistake', async () => {
    await stand(here.amara, '168', '2027-03-01', { place: FAILED, sections: [] })
    expect(await fault(here.jo, '168')).toMatchObject({ is: 'failed', late: false, level: 'cannot-tell' })
    await here.store.asOwner(tx => sql`delete from fault where place = ${FAILED}`.execute(tx))
  })
})

describe('one’s own day', () => {
  it('counts the faults of the children one is the worker of, and those over the aim; queries are left out', async () => {
    expect(await quality.mine(here.jo)).toEqual({ faults: 3, late: 1 })
    expect(await quality.mine(here.lee)).toEqual({ faults: 1, late: 1 })
    expect(await quality.mine(here.colm)).toEqual({ faults: 0, late: 0 })
    expect(await quality.mine(analyst)).toBeUndefined()
    const { faults } = await quality.open(here.jo, 'own')
    const own = faults.filter(each => each.is === 'fault' && each.owner?.id === here.jo.worker)
    expect(own.length).toBe(3)
  })
})

it('says that the list is not whole until every record has been checked by today’s rules', async () => {
  await here.store.asOwner(tx => sql`delete from fault_pass`.execute(tx))
  expect((await quality.open(here.jo, undefined)).whole).toBe(false)
  await here.store.asOwner(tx =>
    sql`insert into fault_pass (authority, year, rules, done_at) values (${here.store.authority}, 2027, ${CHECKED_BY.hash}, now())`.execute(
      tx,
    ),
  )
  expect(await quality.open(here.jo, undefined)).toMatchObject({
    whole: true,
    within: 10,
    year: { title: '1 April 2026 to 31 March 2027' },
  })
})
