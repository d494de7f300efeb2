import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store/store.ts'
import { testDatabase } from '../store/testing.ts'
import { recordRead, recordWithin } from './audit.ts'
import type { Viewer } from './decide.ts'
import { emptyAudit } from './testing.ts'
import { sealNow } from './sealer.ts'

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

describe('recording', () => {
  test('a list is one event, with every child it showed', async () => {
    await recordRead(store, worker, 'members.read', [child, sister], {
      route: '/measures/:id/children',
      purpose: 'supervision',
      about: 'kpi-8:2025-03-31',
    })
    expect(await events()).toEqual([
      {
        authority: 1,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        actor: worker.id,
        session: worker.session,
        action: 'members.read',
        allowed: true,
        subjects: [child, sister],
        route: '/measures/:id/children',
        purpose: 'supervision',
        about: 'kpi-8:2025-03-31',
      },
    ])
  })

  test('has been committed when it resolves', async () => {
    await recordRead(store, worker, 'child.read', [child])
    // Another connection, which sees only what is committed.
    expect(await events()).toHaveLength(1)
  })

  test('a refusal is recorded as one', async () => {
    await recordRead(store, worker, 'audit.read', [], { allowed: false })
    expect(await events()).toMatchObject([{ action: 'audit.read', allowed: false, subjects: [] }])
  })

  test.each(['Seen by her aunt', 'x'.repeat(121), '', 'line\nbreak', 'naïve'])(
    'refuses %j, which is not a code',
    async text => {
      for (const part of [{ route: text }, { purpose: text }, { about: text }]) {
        await expect(recordRead(store, worker, 'child.read', [child], part)).rejects.toThrow('check constraint')
      }
      expect(await events()).toEqual([])
    },
  )

  test('with a change, is kept with it or not at all', async () => {
    const grants = { author: worker.id, sight: 'files' } as const
    const undone = store.within(grants, async tx => {
      await recordWithin(tx, 1, worker, 'imports.undo', [child])
      throw new Error('the change failed')
    })
    await expect(undone).rejects.toThrow('the change failed')
    expect(await events()).toEqual([])
    await store.within(grants, tx => recordWithin(tx, 1, worker, 'imports.undo', [child]))
    expect(await events()).toHaveLength(1)
  })

  test('no column of the audit could hold a narrative', async () => {
    const columns = await store.asOwner(tx =>
      sql<{ name: string; type: string; checked: boolean }>`
        select a.attname as name, format_type(a.atttypid, null) as type,
          exists (select from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c' and a.attnum = any(k.conkey)
            and pg_get_constraintdef(k.oid) like '%is_audit_code%') as checked
        from pg_attribute a where a.attrelid in ('audit_event'::regclass, 'audit_seal'::regclass, 'audit_pending'::regclass)
          and a.attnum > 0 and not a.attisdropped`.execute(tx),
    )
    const free = columns.rows.filter(
      column =>
        !column.checked &&
        !['integer', 'bigint', 'uuid', 'uuid[]', 'boolean', 'bytea', 'timestamp with time zone'].includes(column.type),
    )
    expect(free).toEqual([])
  })
})

describe('append-only, even to the owner', () => {
  test.each([
    ['changing an event', sql`update audit_event set actor = 'x'`],
    ['deleting an event', sql`delete from audit_event`],
    ['emptying the events', sql`truncate audit_event`],
    ['changing a seal', sql`update audit_seal set count = count`],
    ['deleting a seal', sql`delete from audit_seal`],
    ['emptying the seals', sql`truncate audit_seal`],
  ])('%s is refused', async (_, statement) => {
    await recordRead(store, worker, 'child.read', [child])
    await sealNow(store)
    await expect(store.asOwner(tx => statement.execute(tx))).rejects.toThrow('append-only')
  })

  test('emptying any one month, or the default, is refused', async () => {
    const partitions = await store.asOwner(tx =>
      sql<{
        name: string
      }>`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit_event'::regclass order by 1`.execute(
        tx,
      ),
    )
    expect(partitions.rows.length).toBeGreaterThan(3)
    for (const { name } of partitions.rows) {
      await expect(store.asOwner(tx => sql`truncate ${sql.table(name)}`.execute(tx))).rejects.toThrow('append-only')
    }
  })
})
