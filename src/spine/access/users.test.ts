import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../store/store.ts'
import { testDatabase } from '../store/testing.ts'
import { AccessRefused, type Viewer, systemViewer } from './decide.ts'
import { PASSWORD, exampleUser } from './testing.ts'
import { sessionViewer, signIn } from './sessions.ts'
import { changeRole, createUser, disableUser, listUsers, revokeSessions, setPassword } from './users.ts'

let store: Store
let administrator: Viewer
let director: Viewer
beforeAll(async () => {
  store = await testDatabase()
  administrator = await exampleUser(store, 'administrator')
  director = await exampleUser(store, 'director')
})
afterAll(() => store.close())

const AT = '2026-03-02T09:00:00.000Z'
const ID = '00000000-0000-4000-8000-000000000001'
const asked = {
  email: 'Jo.Example@Trust.example ',
  name: ' Jo Example ',
  role: 'social-worker',
  council: 'north',
  password: PASSWORD,
}

describe('making an account', () => {
  test('keeps the email in lower case, the role and the council, and answers without the password', async () => {
    const made = await createUser(store, administrator, asked)
    expect(made).toEqual({
      is: 'done',
      user: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        email: 'jo.example@trust.example',
        name: 'Jo Example',
        role: 'social-worker',
        council: 'north',
        worker: null,
        createdAt: expect.stringMatching(/Z$/),
        disabledAt: null,
      },
    })
    const signed = await signIn(store, { email: asked.email, password: PASSWORD, address: '192.0.2.1' }, AT)
    expect(signed).toMatchObject({ is: 'signed-in', viewer: { role: 'social-worker', council: 'north' } })
  })

  test('is refused for an email already there, in whatever case', async () => {
    await createUser(store, administrator, { ...asked, email: 'taken@trust.example' })
    expect(await createUser(store, administrator, { ...asked, email: 'TAKEN@trust.example' })).toEqual({
      is: 'refused',
      problems: ['email-taken'],
    })
  })

  test.each([
    [{ email: 'nowhere' }, ['email-not-an-address']],
    [{ name: '  ' }, ['name-missing']],
    [{ role: 'system' }, ['role-not-known']],
    [{ role: 'owner' }, ['role-not-known']],
    [{ council: 'east' }, ['council-not-known']],
    [{ password: 'Jo Example 12' }, ['is-the-email', 'is-the-name']],
    [
      { email: '', name: '', role: '', password: '' },
      ['email-not-an-address', 'name-missing', 'role-not-known', 'too-short', 'too-common'],
    ],
  ])('is refused with %j', async (part, problems) => {
    const email = 'refused@trust.example'
    const given = { ...asked, email: 'password' in part ? asked.email : email, ...part }
    expect(await createUser(store, administrator, given)).toEqual({ is: 'refused', problems })
  })
})

describe('who may manage accounts', () => {
  test('a director is refused each way of doing it', async () => {
    const refused = new AccessRefused('users.manage', 'role-may-not')
    await expect(createUser(store, director, asked)).rejects.toThrow(refused)
    await expect(listUsers(store, director)).rejects.toThrow(refused)
    await expect(changeRole(store, director, director.id, 'administrator')).rejects.toThrow(refused)
    await expect(disableUser(store, director, administrator.id, AT)).rejects.toThrow(refused)
    await expect(setPassword(store, director, administrator.id, PASSWORD, AT)).rejects.toThrow(refused)
    await expect(revokeSessions(store, director, administrator.id, AT)).rejects.toThrow(refused)
  })

  test('an administrator lists every account by name', async () => {
    const users = await listUsers(store, administrator)
    expect(users.map(user => user.name)).toEqual(users.map(user => user.name).toSorted())
    expect(users.map(user => user.email)).toEqual(
      expect.arrayContaining(['administrator@trust.example', 'director@trust.example']),
    )
  })

  test('whoever says they are an administrator and is not is refused by the database', async () => {
    const liar: Viewer = { id: director.id, role: 'administrator' }
    expect((await listUsers(store, liar)).map(user => user.id)).toEqual([director.id])
    expect(await changeRole(store, liar, director.id, 'administrator')).toEqual({
      is: 'refused',
      problems: ['no-such-user'],
    })
    await expect(createUser(store, liar, { ...asked, email: 'liar@trust.example' })).rejects.toThrow(
      'row-level security',
    )
  })
})

describe('changing an account', () => {
  test('a new password ends the sessions of the old one', async () => {
    const user = await exampleUser(store, 'social-worker', 'Forgetful Worker')
    const login = (password: string) => signIn(store, { email: user.email, password, address: '192.0.2.2' }, AT)
    const before = await login(PASSWORD)
    if (before.is !== 'signed-in') throw new Error(before.is)
    expect(await setPassword(store, administrator, user.id, 'short', AT)).toEqual({
      is: 'refused',
      problems: ['too-short'],
    })
    expect(await setPassword(store, administrator, user.id, 'teapot orchard lantern', AT)).toMatchObject({ is: 'done' })
    expect(await sessionViewer(store, before.token, AT)).toBeUndefined()
    expect(await login(PASSWORD)).toEqual({ is: 'refused', why: 'not-recognised' })
    expect(await login('teapot orchard lantern')).toMatchObject({ is: 'signed-in' })
  })

  test('that does not exist is refused', async () => {
    const refused = { is: 'refused', problems: ['no-such-user'] }
    expect(await changeRole(store, administrator, ID, 'director')).toEqual(refused)
    expect(await disableUser(store, administrator, ID, AT)).toEqual(refused)
    expect(await setPassword(store, administrator, ID, PASSWORD, AT)).toEqual(refused)
  })

  test('leaves an event of codes, by whoever did it', async () => {
    const user = await exampleUser(store, 'team-manager', 'Watched Manager')
    await changeRole(store, administrator, user.id, 'director')
    await disableUser(store, administrator, user.id, AT)
    const events = await store.asOwner(tx =>
      sql`select actor, action, about from audit_event where subjects = array[${user.id}]::uuid[] order by at`.execute(
        tx,
      ),
    )
    expect(events.rows).toEqual([
      { actor: 'system:test', action: 'users.create', about: 'role:team-manager' },
      { actor: administrator.id, action: 'users.change', about: 'role:director' },
      { actor: administrator.id, action: 'users.change', about: 'disabled' },
    ])
  })

  test('the last administrator can be neither disabled nor given another role', async () => {
    const refused = { is: 'refused', problems: ['last-administrator'] }
    expect(await disableUser(store, administrator, administrator.id, AT)).toEqual(refused)
    expect(await changeRole(store, administrator, administrator.id, 'director')).toEqual(refused)
  })

  test('two administrators who disable each other at once leave one', async () => {
    const other = await exampleUser(store, 'administrator', 'Other Administrator')
    const both = [administrator.id, other.id]
    const waiting = () =>
      store.asOwner(async tx => {
        const found = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(tx)
        return found.rows[0]?.n ?? 0
      })
    // Held until both have begun, so that each could have counted two administrators.
    const trying = await store.asOwner(async tx => {
      await tx.selectFrom('app_user').select('id').where('id', 'in', both).forUpdate().execute()
      const tries = [disableUser(store, administrator, other.id, AT), disableUser(store, other, administrator.id, AT)]
      while ((await waiting()) < 2) await new Promise(resolve => setImmediate(resolve))
      return { tries }
    })
    const results = await Promise.allSettled(trying.tries)
    const left = (await listUsers(store, systemViewer('test'))).filter(
      user => user.role === 'administrator' && user.disabledAt === null,
    )
    expect(left).toHaveLength(1)
    expect(results.filter(each => each.status === 'fulfilled' && each.value.is === 'done')).toHaveLength(1)
  })
})
