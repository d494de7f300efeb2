import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store/store.ts'
import { testDatabase } from '../store/testing.ts'
import { recordRead } from './audit.ts'
import { type Viewer, systemViewer } from './decide.ts'
import { emptyAudit, tamper as tamperWith } from './testing.ts'
import { sealNow } from './sealer.ts'
import { verifyAudit } from './verify.ts'

const worker: Viewer = {
  id: '00000000-0000-4000-8000-000000000001',
  role: 'social-worker',
  session: '00000000-0000-4000-8000-000000000002',
}
const child = '00000000-0000-4000-8000-000000000003'
const sister = '00000000-0000-4000-8000-000000000004'

let store: Store
beforeAll(async () => {
  store = await testDatabase()
})
beforeEach(() => emptyAudit(store))
afterAll(() => store.close())

const events = () => store.asOwner(tx => tx.selectFrom('audit_event').selectAll().orderBy('at').orderBy('id').execute())

/** So many seals of one event each; answers the events' ids. */
async function sealed(seals: number): Promise<readonly string[]> {
  for (let n = 0; n < seals; n++) {
    await recordRead(store, worker, 'child.read', [child], { route: '/children/:id' })
    await sealNow(store)
  }
  return (await events()).map(event => event.id)
}

const tamper = (work: Parameters<typeof tamperWith>[1]) => tamperWith(store, work)

describe('verifying', () => {
  test('an audit with nothing in it is whole', async () => {
    expect(await verifyAudit(store)).toEqual({
      whole: true,
      seals: 0,
      events: 0,
      unsealed: { count: 0 },
      lostBeforeSealing: [],
    })
  })

  test('a whole chain, and the tail that is not yet sealed', async () => {
    await sealed(2)
    await recordRead(store, systemViewer('test'), 'child.read', [child])
    const all = await events()
    expect(await verifyAudit(store)).toEqual({
      whole: true,
      seals: 2,
      events: 2,
      head: { sequence: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      unsealed: { count: 1, oldest: all[2]?.at },
      lostBeforeSealing: [],
    })
  })

  const ofEvent: ReadonlyArray<readonly [string, (id: string) => ReturnType<typeof sql>]> = [
    ['who', id => sql`update audit_event set actor = 'x' where id = ${id}`],
    ['which child', id => sql`update audit_event set subjects = array[${sister}]::uuid[] where id = ${id}`],
    ['what', id => sql`update audit_event set action = 'figures.read' where id = ${id}`],
    ['whether it was allowed', id => sql`update audit_event set allowed = false where id = ${id}`],
    ['in which session', id => sql`update audit_event set session = null where id = ${id}`],
    ['by which route', id => sql`update audit_event set route = null where id = ${id}`],
    ['why', id => sql`update audit_event set purpose = 'audit' where id = ${id}`],
    ['about what', id => sql`update audit_event set about = 'kpi-1' where id = ${id}`],
  ]
  test.each(ofEvent)('one event changed by the owner is found: %s', async (_, change) => {
    const ids = await sealed(3)
    await tamper(tx => change(ids[1] as string).execute(tx))
    expect(await verifyAudit(store)).toMatchObject({
      whole: false,
      seals: 1,
      events: 1,
      broken: { sequence: 2, because: 'changed', events: [] },
    })
  })

  test('one event’s time moved is found', async () => {
    const ids = await sealed(3)
    await tamper(tx =>
      sql`update audit_event set at = at + interval '1 microsecond' where id = ${ids[1] as string}`.execute(tx),
    )
    expect((await verifyAudit(store)).broken).toMatchObject({ sequence: 2 })
  })

  test('one event deleted by the owner is found, and named', async () => {
    const ids = await sealed(3)
    await tamper(tx => sql`delete from audit_event where id = ${ids[1] as string}`.execute(tx))
    expect(await verifyAudit(store)).toMatchObject({
      whole: false,
      broken: { sequence: 2, because: 'events-missing', events: [ids[1]] },
    })
  })

  test('an event deleted before it was sealed is found, and named, and sealing goes on', async () => {
    await recordRead(store, worker, 'child.read', [child])
    const [{ id } = { id: '' }] = await events()
    await tamper(tx => sql`delete from audit_event where id = ${id}`.execute(tx))
    await recordRead(store, worker, 'child.read', [child])
    expect(await sealNow(store)).toMatchObject([{ sequence: 1, count: 1 }])
    expect(await verifyAudit(store)).toMatchObject({ whole: false, seals: 1, lostBeforeSealing: [id] })
  })

  test('an event added in the name of a sealed one is found', async () => {
    const ids = await sealed(2)
    await tamper(tx =>
      sql`insert into audit_event select authority, at + interval '1 microsecond', id, 'x', session, action, allowed, subjects, route, purpose, about
        from audit_event where id = ${ids[0] as string}`.execute(tx),
    )
    expect((await verifyAudit(store)).broken).toEqual({ sequence: 1, because: 'events-doubled', events: [ids[0]] })
  })

  test('an event added in the name of a sealed one, at another time, is covered by no seal', async () => {
    const ids = await sealed(1)
    await tamper(tx =>
      sql`insert into audit_event select authority, at + interval '1 hour', id, 'x', session, action, allowed, subjects, route, purpose, about
        from audit_event where id = ${ids[0] as string}`.execute(tx),
    )
    expect(await verifyAudit(store)).toMatchObject({ seals: 1, events: 1, unsealed: { count: 1 } })
  })

  test('a seal deleted from the middle is found', async () => {
    await sealed(3)
    await tamper(tx => sql`delete from audit_seal where sequence = 2`.execute(tx))
    expect((await verifyAudit(store)).broken).toEqual({ sequence: 3, because: 'seal-missing', events: [] })
  })

  test('a seal made again over changed events no longer fits the next', async () => {
    await sealed(3)
    await tamper(tx => sql`update audit_seal set hash = ${Buffer.alloc(32, 7)} where sequence = 1`.execute(tx))
    expect((await verifyAudit(store)).broken).toEqual({ sequence: 1, because: 'changed', events: [] })
    await tamper(tx => sql`delete from audit_seal where sequence = 1`.execute(tx))
    await tamper(tx => sql`update audit_seal set sequence = sequence - 1`.execute(tx))
    expect((await verifyAudit(store)).broken).toEqual({ sequence: 1, because: 'not-next', events: [] })
  })

  test('an end cut off does not show in the chain, and shows against a seal noted elsewhere', async () => {
    const ids = await sealed(3)
    const { head } = await verifyAudit(store)
    if (!head) throw new Error('no head')
    expect(await verifyAudit(store, head)).toMatchObject({ whole: true })
    await tamper(async tx => {
      await sql`delete from audit_seal where sequence = 3`.execute(tx)
      await sql`delete from audit_event where id = ${ids[2] as string}`.execute(tx)
    })
    expect(await verifyAudit(store)).toMatchObject({ whole: true, seals: 2 })
    expect(await verifyAudit(store, head)).toMatchObject({
      whole: false,
      broken: { sequence: 3, because: 'not-as-noted' },
    })
  })

  test('another authority’s chain is its own', async () => {
    await sealed(1)
    await tamper(async tx => {
      await sql`insert into audit_seal select 2, sequence, from_at, to_at, events, count, hash, previous_hash, sealed_at from audit_seal`.execute(
        tx,
      )
    })
    expect(await verifyAudit(store)).toMatchObject({ whole: true, seals: 1, events: 1 })
  })
})
