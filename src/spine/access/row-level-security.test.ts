import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Grants, Store } from '../store/store.ts'
import { testDatabase } from '../store/testing.ts'
import { recordRead } from './audit.ts'
import { type Viewer, actionsOf, decide, systemViewer } from './decide.ts'
import { PASSWORD, exampleAccess, exampleGuard, exampleRows, exampleUser } from './testing.ts'
import { type Sees, TABLES } from './tables.test-support.ts'
import { ACTIONS, ROLES, type Role } from './roles.ts'
import { sealNow } from './sealer.ts'
import { signIn } from './sessions.ts'

const ABOUT_CHILDREN: readonly Sees[] = ['files', 'acts', 'ids', 'lists', 'workers', 'own', 'named']

/** Those whose work is of the trust as a whole. */
const WHOLE: readonly Role[] = ['director', 'performance-analyst', 'system']
const KEEPERS: readonly Role[] = ['director', 'information-governance', 'system']
/** Those who may follow what inspectors do; and, besides them, those who may know of the sign-ins. */
const FOLLOWERS: readonly Role[] = ['director', 'information-governance']
const OPENERS: readonly Role[] = [...FOLLOWERS, 'administrator', 'inspector']
let store: Store
const viewers = new Map<Role, Viewer>()

beforeAll(async () => {
  store = await testDatabase()
  await exampleRows(store, 1)
  await exampleRows(store, 2)
  await exampleGuard(store, 2, await exampleAccess(store, 2))
  for (const role of ROLES) {
    if (role === 'system') {
      viewers.set(role, systemViewer('test'))
      continue
    }
    const user = await exampleUser(store, role)
    viewers.set(role, user)
    const signed = await signIn(
      store,
      { email: user.email, password: PASSWORD, address: '192.0.2.1' },
      '2026-03-02T09:00:00.000Z',
    )
    expect(signed.is).toBe('signed-in')
    await recordRead(store, user, 'figures.read-suppressed', [])
  }
  await exampleGuard(store, 1, viewerOf('team-manager').id)
  await sealNow(store)
  await recordRead(store, systemViewer('test'), 'child.read', [])
})
afterAll(() => store.close())

const viewerOf = (role: Role): Viewer => viewers.get(role) as Viewer

/** How many rows of each table a transaction under these grants reads, of its own authority and of any other. */
async function counts(grants: Grants): Promise<Record<string, { own: number; other: number }>> {
  const readable = Object.keys(TABLES).filter(table => TABLES[table] !== 'nobody')
  const rows = await store.within(grants, tx =>
    sql<{ name: string; own: number; other: number }>`${sql.join(
      readable.map(
        table => sql`select ${sql.lit(table)} as name, count(*) filter (where authority = 1)::int as own,
          count(*) filter (where authority <> 1)::int as other from ${sql.table(table)}`,
      ),
      sql` union all `,
    )}`.execute(tx),
  )
  return Object.fromEntries(rows.rows.map(({ name, own, other }) => [name, { own, other }]))
}

test('every table that belongs to a trust is under row-level security, its key begins with authority, and is listed here', async () => {
  const found = await store.asOwner(tx =>
    sql<{ name: string; secured: boolean; first_key: string | null }>`
      select c.relname as name, c.relrowsecurity as secured,
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) as first_key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      where c.relkind in ('r', 'p') and not c.relispartition
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority' and not a.attisdropped)
      order by 1`.execute(tx),
  )
  expect(found.rows).toEqual(
    Object.keys(TABLES)
      .sort()
      .map(name => ({ name, secured: true, first_key: 'authority' })),
  )
})

test('there is something to see in each of them, of this trust and of another', async () => {
  const names = Object.keys(TABLES)
  const found = await store.asOwner(async tx => {
    const all: string[] = []
    for (const authority of [1, 2]) {
      await sql`select set_config('app.authority', ${String(authority)}, true), set_config('app.sight', 'files', true)`.execute(
        tx,
      )
      for (const table of names) {
        const held = await sql`select from ${sql.table(table)} where authority = ${authority} limit 1`.execute(tx)
        if (held.rows.length === 0) all.push(`${authority} ${table}`)
      }
    }
    return all
  })
  expect(found).toEqual([])
})

describe('what the database shows is what was decided, for every action and table', () => {
  test.each(ROLES)('%s', async role => {
    const viewer = viewerOf(role)
    const accounts = await store.asOwner(tx =>
      tx.selectFrom('app_user').select('id').where('authority', '=', 1).execute(),
    )
    const manages = actionsOf(viewer).includes('users.manage') && role !== 'system'
    // A system task has no account; it manages users and reads the audit as the owner.
    const audits = actionsOf(viewer).includes('audit.read') && role !== 'system'
    const owns = role === 'team-manager' ? 1 : 0
    for (const action of ACTIONS) {
      const decision = decide(viewer, action)
      const seen = await counts(decision.grants)
      const { sight } = decision.grants
      const whole = sight === 'files' && WHOLE.includes(role)
      for (const [table, sees] of Object.entries(TABLES)) {
        if (sees === 'nobody') continue
        const rows = seen[table] as { own: number; other: number }
        const what = `${role} ${action} ${table}`
        expect(rows.other, what).toBe(0)
        if (sees === 'everyone') expect(rows.own, what).toBeGreaterThan(0)
        if (sees === 'files') expect(rows.own > 0, what).toBe(whole)
        if (sees === 'keepers') expect(rows.own > 0, what).toBe(KEEPERS.includes(role))
        // Nothing is sampled for the inspector here: no act of any file is theirs to see, nor anything published.
        const inspects = role === 'inspector' && (table === 'act' || table === 'publication')
        if (sees === 'acts') expect(rows.own > 0, what).toBe(sight === 'files' && !inspects)
        if (sees === 'openings')
          expect(rows.own > 0, what).toBe(
            OPENERS.includes(role) && !(role === 'inspector' && table === 'inspection_sample'),
          )
        if (sees === 'followed') expect(rows.own > 0, what).toBe(FOLLOWERS.includes(role))
        if (sees === 'lists') expect(rows.own > 0, what).toBe(whole || sight === 'lists')
        if (sees === 'ids') expect(rows.own > 0, what).toBe(sight === 'files' || sight === 'lists')
        if (sees === 'pass')
          expect(rows.own > 0, what).toBe(sight === 'files' || sight === 'lists' || sight === 'totals')
        if (sees === 'workers') expect(rows.own > 0, what).toBe(sight === 'files' || sight === 'lists' || manages)
        if (sees === 'own') expect(rows.own, what).toBe(table === 'draft' ? 0 : owns)
        if (sees === 'named') expect(rows.own, what).toBe(0)
        if (sees === 'totals') expect(rows.own > 0, what).toBe(!inspects && (sight === 'files' || sight === 'totals'))
        if (sees === 'auditor') expect(rows.own > 0, what).toBe(audits)
        if (sees === 'own-or-manager')
          expect(rows.own, what).toBe(
            table === 'app_user' && manages ? accounts.length : manages ? ROLES.length - 1 : role === 'system' ? 0 : 1,
          )
      }
    }
  })

  test('someone disabled keeps no leave of their role, even inside a transaction under their name', async () => {
    const former = await exampleUser(store, 'director', 'Former Director')
    expect((await counts({ author: former.id, sight: 'none' }))['audit_event']?.own).toBeGreaterThan(0)
    await store.asOwner(tx => sql`update app_user set disabled_at = now() where id = ${former.id}`.execute(tx))
    expect((await counts({ author: former.id, sight: 'none' }))['audit_event']?.own).toBe(0)
    await store.asOwner(tx => sql`delete from app_user where id = ${former.id}`.execute(tx))
  })

  test('the role can no more change than the decision, by naming a file of another trust', async () => {
    const others = await store.asOwner(tx => tx.selectFrom('subject').select('id').where('authority', '=', 2).execute())
    const seen = await counts({
      author: viewerOf('social-worker').id,
      sight: 'files',
      subjects: others.map(row => row.id),
    })
    for (const [table, rows] of Object.entries(seen)) expect(rows.other, table).toBe(0)
  })

  test('work under no authority sees nothing', async () => {
    const seen = await store.within({ author: 'test', sight: 'files' }, async tx => {
      await sql`select set_config('app.authority', '', true)`.execute(tx)
      const rows = sql<{
        n: number
      }>`select (select count(*) from subject)::int + (select count(*) from council)::int as n`
      return (await rows.execute(tx)).rows
    })
    expect(seen).toEqual([{ n: 0 }])
  })
})

describe('work narrowed to one file', () => {
  const OF_A_FILE = [
    'subject',
    'entry',
    'entry_version',
    'facts',
    'standing',
    'due',
    'fault',
    'fault_shared',
    'fault_mended',
    'source_subject',
    'link',
    'attachment',
  ] as const
  const column = (table: string) => (table === 'subject' ? 'id' : table === 'link' ? 'from_subject' : 'subject')

  test.each(['social-worker', 'director', 'system'] as const)('%s sees that file and no other', async role => {
    const held = await store.asOwner(tx =>
      tx.selectFrom('standing').select('subject').where('authority', '=', 1).executeTakeFirstOrThrow(),
    )
    const mine = held.subject
    const grants: Grants = { author: viewerOf(role).id, sight: 'files', subjects: [mine] }
    for (const table of OF_A_FILE) {
      const seen = await store.within(grants, tx =>
        sql<{ subject: string }>`select distinct ${sql.ref(column(table))} as subject from ${sql.table(table)}`.execute(
          tx,
        ),
      )
      expect(seen.rows, table).toEqual([{ subject: mine }])
    }
    const none = await counts({ ...grants, subjects: [] })
    for (const table of OF_A_FILE) expect(none[table], table).toEqual({ own: 0, other: 0 })
  })
})

describe('a board member, with SQL of their own choosing', () => {
  const boards: readonly Role[] = ['board-member', 'care-experienced-board-member']

  test.each(boards)('%s reads no row of any table about children', async role => {
    for (const action of ACTIONS) {
      const seen = await counts(decide(viewerOf(role), action).grants)
      for (const table of Object.keys(TABLES).filter(name => ABOUT_CHILDREN.includes(TABLES[name] as Sees)))
        expect(seen[table]).toEqual({ own: 0, other: 0 })
    }
  })

  test.each(boards)('%s writes nothing about children', async role => {
    const { grants } = decide(viewerOf(role), 'figures.read-suppressed')
    const id = '00000000-0000-4000-8000-000000000009'
    await expect(
      store.within(grants, tx => tx.insertInto('subject').values({ authority: 1, id, kind: 'person' }).execute()),
    ).rejects.toThrow('row-level security')
    await expect(
      store.within(grants, tx =>
        tx.insertInto('act').values({ authority: 1, id, author: 'x', import: null, reason: null }).execute(),
      ),
    ).rejects.toThrow('row-level security')
    const changed = await store.within(grants, tx => tx.updateTable('standing').set({ name: 'x' }).executeTakeFirst())
    expect(changed.numUpdatedRows).toBe(0n)
  })

  test.each(boards)('%s cannot make an account, become another role or end another’s session', async role => {
    const { grants } = decide(viewerOf(role), 'session.own')
    const changed = await store.within(grants, tx =>
      tx.updateTable('app_user').set({ role: 'director' }).executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
    const ended = await store.within(grants, tx =>
      tx.updateTable('session').set({ revoked_at: null }).where('user_id', '<>', viewerOf(role).id).executeTakeFirst(),
    )
    expect(ended.numUpdatedRows).toBe(0n)
    await expect(
      store.within(grants, tx =>
        sql`insert into app_user (authority, id, email, name, password_hash, role)
          values (1, '00000000-0000-4000-8000-000000000009', 'x@y.example', 'X', '$argon2id$x', 'director')`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow('row-level security')
  })
})

describe('the role that measures', () => {
  test('reads the facts of every file of this trust, and of no other', async () => {
    const found = await store.measuring(tx => tx.selectFrom('facts').select('authority').execute())
    expect(found).toEqual([{ authority: 1 }])
  })

  test.each([
    'subject',
    'entry',
    'entry_version',
    'standing',
    'link',
    'import_row',
    'app_user',
    'session',
    'audit_event',
  ] as const)('reads no %s', async table => {
    await expect(store.measuring(tx => sql`select from ${sql.table(table)}`.execute(tx))).rejects.toThrow(
      'permission denied',
    )
  })

  test('writes no facts', async () => {
    await expect(store.measuring(tx => tx.deleteFrom('facts').execute())).rejects.toThrow('permission denied')
  })
})

describe('nobody, through the role the product works under', () => {
  const grants: Grants = { author: 'system:test', sight: 'files' }
  test.each([
    ['reads a password’s hash', sql`select password_hash from app_user`],
    ['reads a session’s token hash', sql`select token_hash from session`],
    ['reads what waits to be sealed', sql`select from audit_pending`],
    ['takes an event out of what waits to be sealed', sql`delete from audit_pending`],
    ['changes an event', sql`update audit_event set actor = 'x'`],
    ['deletes an event', sql`delete from audit_event`],
    ['empties the audit', sql`truncate audit_event`],
    ['reads round the audit by a partition', sql`select from audit_event_default`],
    ['makes a seal', sql`insert into audit_seal select * from audit_seal`],
    ['changes a seal', sql`update audit_seal set count = 1`],
    ['deletes a seal', sql`delete from audit_seal`],
    ['deletes an account', sql`delete from app_user`],
    ['makes partitions', sql`select make_audit_partitions(1)`],
    [
      'dates an event itself',
      sql`insert into audit_event (authority, at, id, actor, action, allowed, subjects)
      values (1, now(), gen_random_uuid(), 'system:test', 'child.read', true, '{}')`,
    ],
  ])('%s', async (_, statement) => {
    await expect(store.within(grants, tx => statement.execute(tx))).rejects.toThrow('permission denied')
  })

  test('records an event as somebody else', async () => {
    await expect(
      store.within(grants, tx =>
        sql`insert into audit_event (authority, id, actor, action, allowed, subjects)
          values (1, gen_random_uuid(), 'system:other', 'child.read', true, '{}')`.execute(tx),
      ),
    ).rejects.toThrow('row-level security')
  })
})
