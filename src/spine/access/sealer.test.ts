import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store/store.ts'
import { testDatabase } from '../store/testing.ts'
import { recordRead, recordWithin } from './audit.ts'
import { BEGINNING, type SealedEvent, sealHash } from './audit-chain.ts'
import type { Viewer } from './decide.ts'
import { emptyAudit } from './testing.ts'
import { sealNow, startSealer } from './sealer.ts'
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

describe('sealing', () => {
  test('chains each seal to the one before, from 32 zero bytes', async () => {
    await sealed(3)
    const seals = await store.asOwner(tx => tx.selectFrom('audit_seal').selectAll().orderBy('sequence').execute())
    expect(seals.map(seal => [seal.sequence, seal.count])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ])
    expect(seals.map(seal => seal.previous_hash)).toEqual([BEGINNING, seals[0]?.hash, seals[1]?.hash])
  })

  test('the hash of an example is the SHA-256 of its written form, as another program works it out', () => {
    const event: SealedEvent = {
      id: child,
      at: '2026-03-02T09:00:00.000001Z',
      actor: worker.id,
      session: null,
      action: 'child.read',
      allowed: true,
      subjects: [sister],
      route: '/children/:id',
      purpose: null,
      about: null,
    }
    const head = {
      authority: 1,
      sequence: 1,
      fromAt: event.at,
      toAt: event.at,
      count: 1,
      sealedAt: '2026-03-02T09:00:01.000000Z',
    }
    expect(sealHash(BEGINNING, head, [event]).toString('hex')).toBe(
      '2c8b6a54eaea5e9c42e370f939d153499e060f5642623571118644c9f937bf99',
    )
  })

  test('with nothing to seal makes no seal', async () => {
    expect(await sealNow(store)).toEqual([])
  })

  test('more than fit one seal go into several', async () => {
    await store.asOwner(tx =>
      sql`insert into audit_event (authority, id, actor, action, allowed, subjects)
        select 1, gen_random_uuid(), 'system:test', 'child.read', true, '{}' from generate_series(1, 4500)`.execute(tx),
    )
    expect((await sealNow(store)).map(seal => seal.count)).toEqual([2000, 2000, 500])
    expect(await verifyAudit(store)).toMatchObject({ whole: true, seals: 3, events: 4500, unsealed: { count: 0 } })
  })

  test('an event committed after later ones were sealed is sealed next, not lost', async () => {
    let commit = (): void => {}
    const held = new Promise<void>(resolve => {
      commit = resolve
    })
    let written = (): void => {}
    const isWritten = new Promise<void>(resolve => {
      written = resolve
    })
    const slow = store.within({ author: worker.id, sight: 'none' }, async tx => {
      await recordWithin(tx, 1, worker, 'child.read', [child])
      written()
      await held
    })
    await isWritten
    await recordRead(store, worker, 'child.read', [sister])
    expect(await sealNow(store)).toMatchObject([{ sequence: 1, count: 1 }])
    commit()
    await slow
    expect(await sealNow(store)).toMatchObject([{ sequence: 2, count: 1 }])
    expect(await verifyAudit(store)).toMatchObject({ whole: true, seals: 2, events: 2, unsealed: { count: 0 } })
  })

  test('while another process is sealing does nothing', async () => {
    await recordRead(store, worker, 'child.read', [child])
    await store.asOwner(async tx => {
      await sql`select pg_advisory_xact_lock(hashtext('alongside audit sealer'), 1)`.execute(tx)
      expect(await sealNow(store)).toEqual([])
    })
    expect(await sealNow(store)).toMatchObject([{ sequence: 1, count: 1 }])
  })

  test('two sealers running at once seal each event once, and stopping seals what is left', async () => {
    const heads: number[] = []
    const sealers = [1, 2].map(() => startSealer(store, { every: 5, onSeal: seal => heads.push(seal.sequence) }))
    for (let n = 0; n < 40; n++) await recordRead(store, worker, 'child.read', [child])
    for (const sealer of sealers) await sealer.stop()
    const found = await verifyAudit(store)
    expect(found).toMatchObject({ whole: true, events: 40, unsealed: { count: 0 } })
    expect(heads.toSorted((a, b) => a - b)).toEqual(Array.from({ length: found.seals }, (_, index) => index + 1))
  })

  test('a pass that fails is told of, and the next goes on', async () => {
    const errors: unknown[] = []
    await recordRead(store, worker, 'child.read', [child])
    await store.asOwner(tx => sql`alter table audit_seal rename to audit_seal_away`.execute(tx))
    const failing = new Promise<void>(resolve => {
      const sealer = startSealer(store, {
        every: 5,
        onError: error => {
          errors.push(error)
          if (errors.length === 1) {
            void store
              .asOwner(tx => sql`alter table audit_seal_away rename to audit_seal`.execute(tx))
              .then(() => sealer.stop())
              .then(resolve)
          }
        },
      })
    })
    await failing
    expect(errors.length).toBeGreaterThan(0)
    expect(await verifyAudit(store)).toMatchObject({ whole: true, events: 1, unsealed: { count: 0 } })
  })
})

describe('readers at once', () => {
  test('one that has not committed holds up no other, nor the sealer', async () => {
    await store.within({ author: worker.id, sight: 'none' }, async open => {
      await recordWithin(open, 1, worker, 'child.read', [child])
      // Each of these would wait for the open one if recording took any lock that two readers share.
      await Promise.all(
        Array.from({ length: 6 }, () =>
          store.within({ author: worker.id, sight: 'none' }, async tx => {
            await sql`set local lock_timeout = '1ms'`.execute(tx)
            await recordWithin(tx, 1, worker, 'child.read', [child])
          }),
        ),
      )
      expect(await sealNow(store)).toMatchObject([{ sequence: 1, count: 6 }])
      const waits = await store.asOwner(tx =>
        sql`select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`.execute(
          tx,
        ),
      )
      expect(waits.rows).toHaveLength(0)
    })
    expect(await sealNow(store)).toMatchObject([{ sequence: 2, count: 1 }])
  })

  test('the sealer, part way through, holds up no reader', async () => {
    await recordRead(store, worker, 'child.read', [child])
    await store.asOwner(async sealing => {
      await sql`select pg_advisory_xact_lock(hashtext('alongside audit sealer'), 1)`.execute(sealing)
      await sql`delete from audit_pending`.execute(sealing)
      await store.within({ author: worker.id, sight: 'none' }, async tx => {
        await sql`set local lock_timeout = '1ms'`.execute(tx)
        await recordWithin(tx, 1, worker, 'child.read', [sister])
      })
    })
    expect(await events()).toHaveLength(2)
  })
})
