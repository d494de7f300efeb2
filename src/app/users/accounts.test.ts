import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused } from '../../spine/access/decide.ts'
import { PASSWORD, exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { headingOf, linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { NOW, accountsServer, signInAs } from './testing.ts'

let store: Store
let server: Awaited<ReturnType<typeof accountsServer>>
let admin: Awaited<ReturnType<typeof exampleUser>>
let me: Awaited<ReturnType<typeof signInAs>>
beforeAll(async () => {
  store = await testDatabase()
  admin = await exampleUser(store, 'administrator', 'Kit Shaw')
  server = await accountsServer(store)
  me = await signInAs(server.app, admin.email)
})
afterAll(() => store.close())

const idIn = (to: string | undefined): string => /[0-9a-f-]{36}/.exec(to ?? '')?.[0] ?? ''
const passwordIn = (body: string): string => /<code>([^<]+)<\/code>/.exec(body)?.[1] ?? ''

/** What the audit holds of changes to an account, oldest first. */
const eventsOf = async (id: string): Promise<readonly string[]> => {
  const found = await store.asOwner(tx =>
    sql<{
      said: string
    }>`select concat_ws(' ', action, about, case when not allowed then 'refused' end) as said from audit_event
      where subjects = array[${id}]::uuid[] and actor = ${admin.id} order by at, id`.execute(tx),
  )
  return found.rows.map(row => row.said)
}

describe('where each role begins', () => {
  it.each([
    ['administrator', '/users'],
    ['director', '/scorecard'],
    ['performance-analyst', '/scorecard'],
    ['team-manager', '/day'],
    ['social-worker', '/day'],
    ['independent-reviewing-officer', '/day'],
    ['service-manager', '/day'],
    ['personal-adviser', '/day'],
    ['information-governance', '/children'],
    ['board-member', '/board'],
    ['care-experienced-board-member', '/board'],
  ] as const)('%s: %s', async (role, path) => {
    const user = await exampleUser(store, role, `Begins ${role}`)
    expect((await signInAs(server.app, user.email)).began).toBe(path)
    if (role === 'administrator') await server.users.disable(admin, user.id)
  })
})

describe('adding someone', () => {
  const asked = { email: 'jo@trust.example', name: 'Jo Patel', role: 'social-worker', council: 'north' }

  it('shows a password once, with which they can sign in, and keeps it nowhere', async () => {
    const answer = await me.send('/users/new', '/users', asked)
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(unsafeIn(answer.body)).toEqual([])
    const password = passwordIn(answer.body)
    expect(password).toMatch(/^(\w{5}-){3}\w{5}$/)
    expect((await signInAs(server.app, asked.email, password)).began).toBe('/day')
    const id = idIn(linksIn(answer.body).find(link => link.startsWith('/users/')))
    expect((await me.get(`/users/${id}`)).body).not.toContain(password)
    expect(await eventsOf(id)).toEqual(['users.create role:social-worker', 'users.change worker-file'])
    const list = textOf((await me.get('/users')).body)
    expect(list).toMatch(/Jo Patel jo @trust.example Social worker North \d+ \w+ \d{4} at [\d:]+[ap]m off Open/)
  })

  it('says everything that is wrong, each beside its field, and loses nothing that was typed', async () => {
    const answer = await me.send('/users/new', '/users', {
      email: 'jo patel',
      name: 'Sam & Co',
      role: '',
      council: 'west',
    })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('<title>Error: Add someone')
    expect(linksIn(answer.body).filter(link => link.startsWith('#'))).toEqual(['#main-content', '#email', '#role'])
    expect(answer.body).toContain('aria-describedby="email-hint email-error"')
    expect(answer.body).toContain('id="email-error"')
    expect(answer.body).toContain('aria-describedby="role-error"')
    expect(answer.body).toContain('value="jo patel"')
    expect(answer.body).toContain('value="Sam &amp; Co"')
    expect(answer.body).toContain('<option value="west" selected>')
    const taken = await me.send('/users/new', '/users', { ...asked, email: 'JO@trust.example', role: 'director' })
    expect(textOf(taken.body)).toContain('Someone already has an account with this email address')
    expect(taken.body).toMatch(/value="director"[^>]* checked/)
  })

  it('a control character in a name is no fault of ours', async () => {
    const answer = await me.send('/users/new', '/users', { ...asked, email: 'nul@trust.example', name: 'Nul\0 Byte' })
    expect(answer.status).toBe(200)
    expect((await me.send('/users/new', '/users', { ...asked, email: 'nul\0@trust.example' })).status).toBe(422)
    expect((await me.send('/users/new', '/users', { ...asked, email: 'c@trust.example', council: 'c\0' })).status).toBe(
      422,
    )
  })
})

describe('changing an account', () => {
  it('a new role takes effect on the next request, and a council scope too', async () => {
    const user = await exampleUser(store, 'board-member', 'Ann Webb')
    const theirs = await signInAs(server.app, user.email)
    expect((await me.send(`/users/${user.id}`, `/users/${user.id}/role`, { role: 'director' })).to).toBe(
      `/users/${user.id}?done=role`,
    )
    expect((await theirs.get('/')).to).toBe('/scorecard')
    expect((await theirs.get('/audit')).status).toBe(200)
    await me.send(`/users/${user.id}`, `/users/${user.id}/council`, { council: 'west' })
    expect(textOf((await theirs.get('/account')).body)).toContain('West only')
    const refused = await me.send(`/users/${user.id}`, `/users/${user.id}/council`, { council: 'south' })
    expect(refused.status).toBe(422)
    expect(linksIn(refused.body)).toContain('#council')
    await me.send(`/users/${user.id}`, `/users/${user.id}/council`, { council: '' })
    expect(textOf((await theirs.get('/account')).body)).toContain('The whole trust')
    expect(await eventsOf(user.id)).toEqual([
      'users.change role:director',
      'users.change council:west',
      'users.change council:*',
    ])
  })

  it('disabling ends their sessions and keeps them out until it is enabled again', async () => {
    const user = await exampleUser(store, 'social-worker', 'Worker Gone')
    const theirs = await signInAs(server.app, user.email)
    const asks = await me.get(`/users/${user.id}/disable`)
    expect(headingOf(asks.body)).toBe('Disable this account?')
    await me.send(`/users/${user.id}/disable`, `/users/${user.id}/disable`, {})
    expect((await theirs.get('/account')).to).toBe('/sign-in?next=%2Faccount')
    expect((await signInAs(server.app, user.email)).began).toBe(422)
    expect(textOf((await me.get('/users')).body)).toMatch(/Worker Gone .*?Disabled/)
    await me.send(`/users/${user.id}`, `/users/${user.id}/enable`, {})
    expect((await signInAs(server.app, user.email)).began).toBe('/day')
    expect(await eventsOf(user.id)).toEqual(['users.change disabled', 'users.change enabled'])
  })

  it('a new password is shown once, ends their sessions, and the old one stops working', async () => {
    const user = await exampleUser(store, 'social-worker', 'Worker Forgets')
    const theirs = await signInAs(server.app, user.email)
    const answer = await me.send(`/users/${user.id}/password`, `/users/${user.id}/password`, {})
    expect(answer.status).toBe(200)
    expect((await theirs.get('/account')).status).toBe(303)
    expect((await signInAs(server.app, user.email)).began).toBe(422)
    expect((await signInAs(server.app, user.email, passwordIn(answer.body))).began).toBe('/day')
    expect(await eventsOf(user.id)).toEqual(['users.change password'])
  })

  it('signing someone out everywhere leaves them their password', async () => {
    const user = await exampleUser(store, 'social-worker', 'Worker Left Open')
    const both = [await signInAs(server.app, user.email), await signInAs(server.app, user.email)]
    await me.send(`/users/${user.id}/sign-out`, `/users/${user.id}/sign-out`, {})
    for (const each of both) expect((await each.get('/account')).status).toBe(303)
    expect((await signInAs(server.app, user.email)).began).toBe('/day')
    expect(await eventsOf(user.id)).toEqual(['session.revoke'])
  })

  it('an id that is nobody’s, or no id at all, is not found', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000001', 'kit']) {
      for (const what of ['role', 'council', 'enable', 'disable', 'password', 'sign-out']) {
        const answer = await me.send('/users', `/users/${id}/${what}`, { role: 'director' })
        expect([what, answer.status]).toEqual([what, 404])
      }
      expect((await me.get(`/users/${id}`)).status).toBe(404)
      expect((await me.get(`/users/${id}/disable`)).status).toBe(404)
    }
  })
})

describe('the last administrator', () => {
  it('can be neither disabled nor given another role, and is told what to do first', async () => {
    const own = `/users/${admin.id}`
    const words = 'This is the only administrator left. Make someone else an administrator first'
    const disabled = await me.send(own, `${own}/disable`, {})
    expect(disabled.status).toBe(422)
    expect(textOf(disabled.body)).toContain(words)
    expect(disabled.body).toContain('id="sign-in-error"')
    const demoted = await me.send(own, `${own}/role`, { role: 'director' })
    expect(demoted.status).toBe(422)
    expect(linksIn(demoted.body)).toContain('#role')
    expect(textOf(demoted.body)).toContain(words)
    expect(textOf(demoted.body)).toMatch(/Kit Shaw ?, Administrator Sign out/)
    expect((await me.get('/users')).status).toBe(200)
  })

  it('is not the last once there is another, and goes where the new role begins', async () => {
    const second = await exampleUser(store, 'administrator', 'Second Shaw')
    const theirs = await signInAs(server.app, second.email)
    const answer = await theirs.send(`/users/${second.id}`, `/users/${second.id}/role`, { role: 'board-member' })
    expect(answer.to).toBe('/')
    expect((await theirs.get('/')).to).toBe('/board')
    expect((await theirs.get('/users')).status).toBe(403)
  })

  it('cannot be undone by two who disable each other at once', async () => {
    const third = await exampleUser(store, 'administrator', 'Third Shaw')
    const results = await Promise.all([server.users.disable(admin, third.id), server.users.disable(third, admin.id)])
    const left = await store.asOwner(tx =>
      sql<{
        n: number
      }>`select count(*)::int as n from app_user where role = 'administrator' and disabled_at is null`.execute(tx),
    )
    expect(left.rows[0]?.n).toBe(1)
    expect(results.filter(result => result.is === 'done')).toHaveLength(1)
    await store.asOwner(tx => sql`update app_user set disabled_at = null where id = ${admin.id}`.execute(tx))
    me = await signInAs(server.app, admin.email)
  })
})

it('nobody but an administrator may ask the service for anything of this', async () => {
  const director = await exampleUser(store, 'director', 'Ruth Lane')
  const { users } = server
  const asks = [
    () => users.list(director),
    () => users.one(director, admin.id),
    () => users.add(director, { email: 'a@b', name: 'A', role: 'director' }),
    () => users.changeRole(director, admin.id, 'director'),
    () => users.changeCouncil(director, admin.id, 'north'),
    () => users.disable(director, admin.id),
    () => users.enable(director, admin.id),
    () => users.newPassword(director, admin.id),
    () => users.signOutEverywhere(director, admin.id),
  ]
  for (const ask of asks) await expect((async () => ask())()).rejects.toThrow(AccessRefused)
})

describe('one’s own account', () => {
  const OTHER = 'lantern gravel otter teapot'
  const change = (present: string, wanted: string, again = wanted) => ({ present, wanted, again })

  it('the name at the top leads to it, for every role that signs in', async () => {
    const user = await exampleUser(store, 'board-member', 'Links Here')
    const theirs = await signInAs(server.app, user.email)
    const page = await theirs.get('/account')
    expect(linksIn(page.body)).toContain('/account')
    expect(textOf(page.body)).toContain('links.here@trust.example')
    expect(textOf(page.body)).toContain('Only here.')
    expect(unsafeIn(page.body)).toEqual([])
  })

  it('a changed password ends the other sessions, keeps this one, and is the one to sign in with', async () => {
    const user = await exampleUser(store, 'social-worker', 'Changes Own')
    const [here, there] = [await signInAs(server.app, user.email), await signInAs(server.app, user.email)]
    expect(textOf((await here.get('/account')).body)).toContain('Here, and in one other browser.')
    expect((await here.send('/account', '/account/password', change(PASSWORD, OTHER))).to).toBe(
      '/account?done=password',
    )
    expect((await here.get('/account')).status).toBe(200)
    expect((await there.get('/account')).status).toBe(303)
    expect((await signInAs(server.app, user.email)).began).toBe(422)
    expect((await signInAs(server.app, user.email, OTHER)).began).toBe('/day')
  })

  it('an administrator who changes theirs ends nobody else’s sessions', async () => {
    const user = await exampleUser(store, 'social-worker', 'Stays In')
    const theirs = await signInAs(server.app, user.email)
    const answer = await me.send('/account', '/account/password', change(PASSWORD, OTHER))
    expect(answer.to).toBe('/account?done=password')
    expect((await theirs.get('/account')).status).toBe(200)
    await me.send('/account', '/account/sign-out-elsewhere', {})
    expect((await theirs.get('/account')).status).toBe(200)
  })

  it.each([
    ['a wrong present password', change('not this one', OTHER), '#present', 'This is not your present password'],
    ['a short one', change(PASSWORD, 'otter'), '#wanted', 'Use at least 12 characters'],
    ['a common one', change(PASSWORD, 'password12345'), '#wanted', 'too easy to guess'],
    ['one’s own name', change(PASSWORD, 'TriesThings2026'), '#wanted', 'cannot be your name'],
    ['two that differ', change(PASSWORD, OTHER, `${OTHER}s`), '#again', 'twice, the same'],
    ['nothing', change('', ''), '#present', 'Enter your present password'],
  ])('%s changes nothing and says why beside its field', async (_, fields, href, words) => {
    const found = (await server.users.list(admin)).find(each => each.name === 'Tries Things')
    const user = found ?? (await exampleUser(store, 'social-worker', 'Tries Things'))
    const theirs = await signInAs(server.app, user.email)
    const answer = await theirs.send('/account', '/account/password', fields)
    expect(answer.status).toBe(422)
    expect(linksIn(answer.body)).toContain(href)
    expect(textOf(answer.body)).toContain(words)
    for (const typed of Object.values(fields)) if (typed) expect(answer.body).not.toContain(`value="${typed}"`)
    expect((await signInAs(server.app, user.email)).began).toBe('/day')
  })

  it('a browser left open cannot be used to guess it: the sixth try waits, and signing in does not', async () => {
    const user = await exampleUser(store, 'social-worker', 'Left Open')
    const theirs = await signInAs(server.app, user.email)
    for (let tries = 0; tries < 5; tries++)
      await theirs.send('/account', '/account/password', change(`guess number ${tries}`, OTHER))
    const sixth = await theirs.send('/account', '/account/password', change(PASSWORD, OTHER))
    expect(sixth.status).toBe(422)
    expect(textOf(sixth.body)).toContain('There have been too many wrong tries. Try again after 2 March 2026 at 9:00am')
    expect((await signInAs(server.app, user.email)).began).toBe('/day')
    const events = await store.asOwner(tx =>
      sql`select count(*)::int as n from audit_event where actor = ${user.id} and action = 'users.password' and not allowed`.execute(
        tx,
      ),
    )
    expect(events.rows).toEqual([{ n: 5 }])
  })

  it('signing out everywhere else leaves this session alone', async () => {
    const user = await exampleUser(store, 'director', 'Two Browsers')
    const [here, there] = [await signInAs(server.app, user.email), await signInAs(server.app, user.email)]
    expect((await here.send('/account', '/account/sign-out-elsewhere', {})).to).toBe('/account?done=elsewhere')
    expect((await here.get('/account')).status).toBe(200)
    expect((await there.get('/account')).status).toBe(303)
  })

  it('the database changes nobody else’s password, and none for a disabled account', async () => {
    const user = await exampleUser(store, 'social-worker', 'Not Theirs')
    const hash = '$argon2id$v=19$m=19456,t=2,p=1$none'
    const changed = (author: string) =>
      store.within({ author, sight: 'none' }, tx =>
        sql<{ done: boolean }>`select change_own_password(${hash}) as done`.execute(tx),
      )
    expect((await changed('system:sign-in')).rows).toEqual([{ done: false }])
    await store.asOwner(tx => sql`update app_user set disabled_at = ${NOW} where id = ${user.id}`.execute(tx))
    expect((await changed(user.id)).rows).toEqual([{ done: false }])
    const same = await store.asOwner(tx =>
      sql<{ n: number }>`select count(*)::int as n from app_user where password_hash = ${hash}`.execute(tx),
    )
    expect(same.rows).toEqual([{ n: 0 }])
  })
})
