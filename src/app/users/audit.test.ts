import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordRead } from '../../spine/access/audit.ts'
import { AccessRefused } from '../../spine/access/decide.ts'
import { sealNow } from '../../spine/access/sealer.ts'
import { emptyAudit, exampleUser, tamper } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { accountsServer, signInAs } from './testing.ts'

const CHILD = '0195f7a0-1111-7222-8333-4444deadbeef'

let store: Store
let server: Awaited<ReturnType<typeof accountsServer>>
let admin: Awaited<ReturnType<typeof exampleUser>>
let worker: Awaited<ReturnType<typeof exampleUser>>
beforeEach(async () => {
  store = await testDatabase()
  admin = await exampleUser(store, 'administrator', 'Kit Shaw')
  worker = await exampleUser(store, 'social-worker', 'Jo Patel')
  server = await accountsServer(store)
  await emptyAudit(store)
})
afterEach(() => store.close())

/** An event at a time of the past, as the owner alone can write it. */
const happened = (at: string, actor: string, action: string, subjects: readonly string[] = []) =>
  store.asOwner(tx =>
    sql`insert into audit_event (authority, at, id, actor, action, allowed, subjects)
      values (1, ${at}, ${newId()}, ${actor}, ${action}, true, ${[...subjects]}::uuid[])`.execute(tx),
  )
const bodyFor = async (email: string, path: string) => (await (await signInAs(server.app, email)).get(path)).body

describe('what was done', () => {
  it('is said in words, and names no child to an administrator', async () => {
    const fifty = Array.from({ length: 50 }, () => newId())
    await recordRead(store, worker, 'child.read', [CHILD], { purpose: 'open', route: '/children/:id' })
    await recordRead(store, worker, 'child.read', [CHILD], { allowed: false })
    await recordRead(store, worker, 'child.read', [CHILD], { purpose: 'known-before', about: 'recorded:2021-03-31' })
    await recordRead(store, worker, 'children.list', fifty, { purpose: 'find' })
    await recordRead(store, worker, 'members.read', fifty, { about: 'kpi-8:2021-03-31' })
    const body = await bodyFor(admin.email, '/audit')
    const text = textOf(body)
    expect(text).toContain('Jo Patel, Social worker')
    expect(text).toMatch(/Opened a child’s file · child ADBEEF/)
    expect(text).toMatch(/Was refused: opened a child’s file · child ADBEEF/)
    expect(text).toContain('Opened a child’s file as it was known on 31 March 2021')
    expect(text).toContain('List of 50 children')
    expect(text).toMatch(/Read the children behind ‘[^’]+’ \(kpi-8\) at 31 March 2021: 50 children/)
    expect(body).not.toContain(CHILD)
    for (const id of fifty) expect(body).not.toContain(id)
    expect(linksIn(body).filter(link => link.startsWith('/children'))).toEqual([])
    expect(unsafeIn(body)).toEqual([])
  })

  it('leads a director, who may open the file, to it', async () => {
    const director = await exampleUser(store, 'director', 'Ruth Lane')
    await recordRead(store, worker, 'child.read', [CHILD], { purpose: 'open' })
    const body = await bodyFor(director.email, '/audit')
    expect(linksIn(body)).toContain(`/children/${CHILD}`)
    expect(textOf(body)).toContain('Jo Patel, Social worker')
    expect(body).not.toContain(worker.email)
  })

  it('says what happened to accounts and sessions, and to whom', async () => {
    await server.users.changeRole(admin, worker.id, 'team-manager')
    await server.users.changeCouncil(admin, worker.id, 'north')
    await server.users.changeCouncil(admin, worker.id, undefined)
    await server.users.newPassword(admin, worker.id)
    await server.users.signOutEverywhere(admin, worker.id)
    await server.users.disable(admin, worker.id)
    await server.users.enable(admin, worker.id)
    await server.users.add(admin, { email: 'sam@trust.example', name: 'Sam Reid', role: 'director' })
    await server.users.own.changePassword(admin, 'not this', 'lantern gravel otter teapot')
    await signInAs(server.app, worker.email, 'a wrong password')
    await signInAs(server.app, 'nobody@trust.example')
    const text = textOf(await bodyFor(admin.email, '/audit'))
    for (const words of [
      'Changed Jo Patel’s role to team manager',
      'Kept Jo Patel’s account to North',
      'Let Jo Patel’s account reach the whole trust',
      'Gave Jo Patel’s account a new password',
      'Ended all of Jo Patel’s sessions',
      'Disabled Jo Patel’s account',
      'Enabled Jo Patel’s account again',
      'Made Sam Reid’s account, as director',
      'Tried to change their password with a wrong present one',
      'Refused someone who tried to sign in as Jo Patel',
      'Refused someone who tried to sign in with an address nobody has',
      'Signed in',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('has no words for')
  })

  it('is under its day where the trust is, newest first, and each person’s together', async () => {
    // 23:30 UTC in summer is the next day in England.
    await happened('2025-07-01T23:30:00.000001Z', worker.id, 'session.sign-out')
    await happened('2025-07-01T22:30:00Z', admin.id, 'session.sign-out')
    await happened('2025-07-01T21:30:00Z', worker.id, 'child.read', [CHILD])
    await happened('2025-07-01T20:30:00Z', admin.id, 'audit.read')
    const { lines } = await server.users.audit.find(admin, {})
    expect(lines.map(line => [line.day, line.who.name])).toEqual([
      ['2025-07-02', 'Jo Patel'],
      ['2025-07-01', 'Kit Shaw'],
      ['2025-07-01', 'Jo Patel'],
      ['2025-07-01', 'Kit Shaw'],
    ])
    const text = textOf(await bodyFor(admin.email, '/audit?until=2025-07-31'))
    expect(text).toContain(
      '2 July 2025 Time What they did Jo Patel, Social worker 12:30am Signed out 1 July 2025 Time What they did ' +
        'Kit Shaw, Administrator 11:30pm Signed out 9:30pm Looked at who looked Jo Patel, Social worker 10:30pm Opened a child’s file',
    )
  })
})

describe('asking for some of it', () => {
  beforeEach(async () => {
    await happened('2025-07-01T09:00:00Z', worker.id, 'child.read', [CHILD])
    await happened('2025-07-02T09:00:00Z', worker.id, 'children.list')
    await happened('2025-07-03T09:00:00Z', 'system:warm', 'figures.read')
    await happened('2025-07-04T09:00:00Z', admin.id, 'session.sign-out')
  })
  const days = async (ask: Parameters<typeof server.users.audit.find>[1]) =>
    (await server.users.audit.find(admin, { until: plainDate('2025-12-31'), ...ask })).lines.map(line =>
      line.day.slice(8),
    )

  it('by person, by what they did and by date, both days included', async () => {
    expect(await days({})).toEqual(['04', '03', '02', '01'])
    expect(await days({ person: worker.id })).toEqual(['02', '01'])
    expect(await days({ person: 'system' })).toEqual(['03'])
    expect(await days({ person: newId() })).toEqual([])
    expect(await days({ actions: ['child.read', 'session.sign-out'] })).toEqual(['04', '01'])
    expect(await days({ from: plainDate('2025-07-02'), until: plainDate('2025-07-03') })).toEqual(['03', '02'])
    expect(await days({ refused: true })).toEqual([])
  })

  it('on the page, where an address that means nothing is as if it were not there', async () => {
    const me = await signInAs(server.app, admin.email)
    const { body } = await me.get(`/audit?person=${worker.id}&kind=files&from=2025-07-01&until=2025-07-02`)
    expect(textOf(body)).toContain('1 July 2025')
    expect(textOf(body)).not.toContain('2 July 2025')
    expect(body).toContain(`<option value="${worker.id}" selected>Jo Patel, Social worker</option>`)
    for (const query of [
      'from=0000-01-01',
      'until=yesterday',
      'before=x',
      'kind=constructor',
      'person=%00',
      'before=2025-13-01T00:00:00.000000Z_x',
      `before=2025-02-30T00:00:00.000000Z_${CHILD}`,
      `before=0000-01-01T00:00:00.000000Z_${CHILD}`,
    ])
      expect([query, (await me.get(`/audit?${query}`)).status]).toEqual([query, 200])
    expect(textOf((await me.get('/audit?until=2020-01-01')).body)).toContain('Nothing was recorded that fits.')
  })

  it('a page at a time, each event once, however many share a moment', async () => {
    for (let n = 0; n < 60; n++) await happened('2025-06-01T09:00:00.123456Z', worker.id, 'child.read', [newId()])
    const until = plainDate('2025-12-31')
    const first = await server.users.audit.find(admin, { until })
    const second = await server.users.audit.find(admin, { until, before: first.older ?? '' })
    expect([first.lines.length, second.lines.length, second.older]).toEqual([50, 14, undefined])
    const codes = [...first.lines, ...second.lines].flatMap(line => line.child?.code ?? [])
    expect(new Set(codes).size).toBe(61)
    const { body } = await (await signInAs(server.app, admin.email)).get('/audit?until=2025-12-31')
    const older = linksIn(body).find(link => link.includes('before=')) ?? ''
    expect(textOf(await bodyFor(admin.email, older))).toContain('Back to the newest')
  })

  it('leaves an event of its own', async () => {
    await server.users.audit.find(admin, {})
    const [newest] = (await server.users.audit.find(admin, {})).lines
    expect(newest).toMatchObject({ action: 'audit.read', purpose: 'list', who: { name: 'Kit Shaw' }, subjects: 0 })
  })
})

describe('whether it can be trusted', () => {
  it('is not worked out until someone asks', async () => {
    await recordRead(store, worker, 'child.read', [CHILD], { purpose: 'open' })
    expect(textOf(await bodyFor(admin.email, '/audit'))).toContain('Nothing is sealed yet.')
    await sealNow(store)
    const text = textOf(await bodyFor(admin.email, '/audit'))
    expect(text).toMatch(/Sealed up to \d+ \w+ \d{4} at [\d:]+[ap]m\./)
    expect(text).not.toContain('The chain is')
  })

  it('a whole chain is said to be whole, with what no seal covers yet', async () => {
    await recordRead(store, worker, 'child.read', [CHILD], { purpose: 'open' })
    await sealNow(store)
    const me = await signInAs(server.app, admin.email)
    const answer = await me.send('/audit', '/audit/check', {})
    expect(answer.status).toBe(200)
    expect(textOf(answer.body)).toContain('The chain is whole: nothing in 1 event in 1 seal was changed or taken out.')
    // Signing in, reading the page for the form, and asking for the check.
    expect(textOf(answer.body)).toContain('3 events are not sealed yet')
    expect(textOf(answer.body)).toMatch(/note this elsewhere: seal 1, [0-9a-f]{64}/)
    expect(unsafeIn(answer.body)).toEqual([])
  })

  it('a changed event is said to break it, and where', async () => {
    await recordRead(store, worker, 'child.read', [CHILD], { purpose: 'open' })
    await sealNow(store)
    await tamper(store, tx => sql`update audit_event set actor = 'someone-else'`.execute(tx))
    const me = await signInAs(server.app, admin.email)
    const text = textOf((await me.send('/audit', '/audit/check', {})).body)
    expect(text).toContain('The chain is broken at seal 1: it, or an event that it sealed, is not as it was.')
    expect(text).toContain('tell whoever answers for information security today')
  })
})

it('whoever may not read the audit is refused by the page and by the service', async () => {
  await expect(server.users.audit.find(worker, {})).rejects.toThrow(AccessRefused)
  await expect(server.users.audit.check(worker)).rejects.toThrow(AccessRefused)
  expect((await (await signInAs(server.app, worker.email)).get('/audit')).status).toBe(403)
  const names = await store.within({ author: worker.id, sight: 'none' }, tx =>
    sql`select * from account_names()`.execute(tx),
  )
  expect(names.rows).toEqual([])
})
