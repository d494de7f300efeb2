import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { AccessRefused, systemViewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import type { TeamsService, UsersService } from '../../spine/web/services.ts'
import { throughGate } from '../files/gate.ts'
import { exampleChild, giveTo } from '../files/testing.ts'
import { accountsServer, signInAs } from './testing.ts'
import { ensureWorkerFile } from './worker-file.ts'

let store: Store
let server: Awaited<ReturnType<typeof accountsServer>>
let teams: TeamsService
let users: UsersService
let admin: Awaited<ReturnType<typeof exampleUser>>
let me: Awaited<ReturnType<typeof signInAs>>
const asked = { name: 'Safeguarding One', service: 'Safeguarding' }

beforeAll(async () => {
  store = await testDatabase()
  admin = await exampleUser(store, 'administrator', 'Kit Shaw')
  server = await accountsServer(store)
  teams = server.guard.teams
  users = server.users
  me = await signInAs(server.app, admin.email)
})
afterAll(() => store.close())

const make = async (name: string, service = 'Safeguarding'): Promise<string> => {
  const made = await teams.make(admin, { name, service })
  if (made?.is !== 'done') throw new Error(JSON.stringify(made))
  return made.id
}
const add = async (name: string, role: string, team?: string) => {
  const made = await users.add(admin, {
    email: `${name.toLowerCase().replace(' ', '.')}@trust.example`,
    name,
    role,
    ...(team === undefined ? {} : { team }),
  })
  if (made.is === 'refused') throw new Error(made.problems.join())
  return { id: made.account.id, email: made.account.email, password: made.password, role: role as 'social-worker' }
}

describe('teams', () => {
  it('are made, renamed, closed and opened, on a page that works with forms alone', async () => {
    const made = await me.send('/teams', '/teams', { ...asked, council: 'north' })
    expect(made.to).toMatch(/^\/teams\/[0-9a-f-]{36}\?done=made$/)
    const at = made.to?.split('?')[0] ?? ''
    const page = await me.get(made.to as string)
    expect(unsafeIn(page.body)).toEqual([])
    expect(textOf(page.body)).toContain('The team is made.')
    expect((await me.send(at, at, { name: 'Safeguarding North', service: 'Safeguarding' })).to).toBe(
      `${at}?done=changed`,
    )
    const list = textOf((await me.get('/teams')).body)
    expect(list).toMatch(/Safeguarding North Safeguarding The whole trust nobody yet 0/)
    expect((await me.send(at, `${at}/open`, { closed: 'yes' })).to).toBe(`${at}?done=closed`)
    expect(textOf((await me.get('/teams')).body)).toContain('Safeguarding North Closed')
    expect((await me.send(at, `${at}/open`, { closed: 'no' })).to).toBe(`${at}?done=opened`)
  })

  it('what is wrong is said beside its field, and nothing typed is lost', async () => {
    await make('Taken')
    const answer = await me.send('/teams', '/teams', { name: 'Taken', service: '', council: 'nowhere' })
    expect(answer.status).toBe(422)
    expect(linksIn(answer.body).filter(link => link.startsWith('#'))).toEqual([
      '#main-content',
      '#name',
      '#service',
      '#council',
    ])
    expect(answer.body).toContain('value="Taken"')
    expect((await me.send('/teams', '/teams', { name: 'x'.repeat(121), service: 'S' })).status).toBe(422)
  })

  it('that there are not, are missing', async () => {
    for (const id of [newId(), 'one']) {
      expect((await me.get(`/teams/${id}`)).status).toBe(404)
      expect((await me.send('/teams', `/teams/${id}/members`, { person: admin.id })).status).toBe(404)
      expect((await me.send('/teams', `/teams/${id}`, asked)).status).toBe(404)
    }
  })

  it('are an administrator’s to change', async () => {
    const director = await exampleUser(store, 'director', 'Ruth Lane')
    const id = await make('Not the director’s')
    const asks = [
      () => teams.list(director),
      () => teams.make(director, asked),
      () => teams.change(director, id, asked),
      () => teams.close(director, id, true),
      () => teams.member(director, id, director.id, 'manager'),
      () => teams.people(director),
    ]
    for (const ask of asks) await expect((async () => ask())()).rejects.toThrow(AccessRefused)
    await expect(
      store.within({ author: director.id, sight: 'files' }, tx =>
        sql`insert into team_member values (1, ${id}, ${director.id}, true)`.execute(tx),
      ),
    ).rejects.toThrow('row-level security')
  })
})

describe('whoever works with children', () => {
  it('has a worker’s file, with their post, from the day their account is made', async () => {
    const team = await make('Post here')
    const jo = await add('Jo Patel', 'social-worker', team)
    const post = await users.post(admin, jo.id)
    expect(post?.held).toEqual({
      post: 'social-worker',
      team,
      fte: 1,
      agency: false,
      holdsCases: true,
      from: '2026-03-02',
      until: null,
    })
    expect((await teams.one(admin, team))?.members).toEqual([
      { id: jo.id, name: 'Jo Patel', role: 'Social worker', manages: false },
    ])
    expect(await users.post(admin, (await add('Ann Board', 'board-member')).id)).toBeUndefined()
  })

  it('has one too where the command line made the account', async () => {
    const user = await exampleUser(store, 'personal-adviser', 'Made Outside')
    await ensureWorkerFile(
      store,
      systemViewer('command-line'),
      { ...user, name: 'Made Outside', role: 'personal-adviser' },
      plainDate('2026-03-02'),
    )
    expect((await users.post(admin, user.id))?.held).toMatchObject({ post: 'personal-adviser', team: null })
  })

  it('gets one when they are given such a role, and never a second', async () => {
    const sam = await add('Sam Reid', 'performance-analyst')
    expect(await users.post(admin, sam.id)).toBeUndefined()
    await users.changeRole(admin, sam.id, 'team-manager')
    expect((await users.post(admin, sam.id))?.held?.post).toBe('team-manager')
    const workerOf = async () =>
      (await store.asOwner(tx => sql<{ worker: string }>`select worker from app_user where id = ${sam.id}`.execute(tx)))
        .rows[0]?.worker
    const first = await workerOf()
    await users.changeRole(admin, sam.id, 'social-worker')
    expect(await workerOf()).toBe(first)
    expect(
      (
        await store.asOwner(tx =>
          sql<{ n: number }>`select count(*)::int as n from subject s
      where s.kind = 'worker' and not exists (select from app_user u where u.worker = s.id)`.execute(tx),
        )
      ).rows[0]?.n,
    ).toBe(0)
  })

  it('reaches their team’s children from the next request on, and no longer once they have left it', async () => {
    const [here, there] = [await make('Here'), await make('There', 'Leaving care')]
    const owner = await add('Owner Here', 'social-worker', here)
    const mover = await add('Mover Reid', 'social-worker', there)
    const worker = (
      await store.asOwner(tx => sql<{ worker: string }>`select worker from app_user where id = ${owner.id}`.execute(tx))
    ).rows[0]?.worker as string
    const child = await exampleChild(store, 'Amara', { council: 'north' })
    await giveTo(store, child, worker)
    const open = async () =>
      (await throughGate(store, { id: mover.id, role: 'social-worker' }, 'child.read', child, {}, async () => 1)).is
    expect(await open()).toBe('reason-needed')
    await teams.member(admin, here, mover.id, 'member')
    expect(await open()).toBe('open')
    await teams.member(admin, here, mover.id, 'out')
    expect(await open()).toBe('reason-needed')
    const post = { post: 'senior', fte: '0.6', from: '2026-03-02', agency: true, holdsCases: true }
    expect(await users.changePost(admin, mover.id, { ...post, team: here })).toEqual({ is: 'done' })
    expect(await open()).toBe('open')
    expect((await users.post(admin, mover.id))?.held).toMatchObject({
      post: 'senior',
      fte: 0.6,
      agency: true,
      team: here,
    })
    await teams.close(admin, here, true)
    expect(await open()).toBe('reason-needed')
    await teams.close(admin, here, false)
    expect(await users.changePost(admin, mover.id, { ...post, from: '2026-04-06', team: there })).toEqual({
      is: 'done',
    })
    const entries = await store.asOwner(tx =>
      sql<{
        post: string
        start_on: string
        end_on: string | null
      }>`select body->>'post' as post, start_on, end_on from entry
        where subject = (select worker from app_user where id = ${mover.id}) and kind = 'post' and not withdrawn order by start_on`.execute(
        tx,
      ),
    )
    expect(entries.rows).toEqual([
      { post: 'senior', start_on: '2026-03-02', end_on: '2026-04-06' },
      { post: 'senior', start_on: '2026-04-06', end_on: null },
    ])
  })

  it('a session knows the worker’s file, the teams and the services managed', async () => {
    const [one, two] = [await make('Managed One', 'Family help'), await make('Managed Two', 'Family help')]
    const mo = await add('Mo Grant', 'service-manager')
    await teams.member(admin, one, mo.id, 'manager')
    await teams.member(admin, two, mo.id, 'member')
    const { is } = await import('../../spine/access/sessions.ts').then(({ signIn }) =>
      signIn(store, { email: mo.email, password: mo.password, address: '192.0.2.1' }, '2026-03-02T09:00:00.000Z').then(
        done => {
          if (done.is !== 'signed-in') throw new Error(done.is)
          expect(done.viewer).toMatchObject({
            worker: expect.any(String),
            teams: [one, two],
            services: ['Family help'],
          })
          return done
        },
      ),
    )
    expect(is).toBe('signed-in')
  })

  it.each([
    [{ post: 'king' }, 'post-not-known'],
    [{ team: newId() }, 'team-not-known'],
    [{ fte: '1.2' }, 'fte-not-a-part'],
    [{ fte: 'half' }, 'fte-not-a-part'],
    [{ from: 'soon' }, 'from-not-a-day'],
    [{ from: '2020-01-01' }, 'from-before-another'],
  ])('another post with %j is refused: %s', async (more, problem) => {
    const someone = await add(`Tries ${newId()}`, 'social-worker')
    const given = { post: 'senior', fte: '1', from: '2026-03-03', agency: false, holdsCases: true, ...more }
    expect(await users.changePost(admin, someone.id, given)).toEqual({ is: 'refused', problems: [problem] })
  })
})

describe('the home postcode', () => {
  it('is kept as a digest alone, which no role of the product reads, and can be forgotten', async () => {
    const jo = await add('Home Kept', 'social-worker')
    expect(await users.setHome(admin, jo.id, 'not one')).toBe('not-a-postcode')
    expect(await users.setHome(admin, newId(), 'LS1 4AP')).toBeUndefined()
    expect(await users.setHome(admin, jo.id, 'ls1 4ap')).toBe('done')
    expect((await users.one(admin, jo.id))?.homeKnown).toBe(true)
    const held = await store.asOwner(tx =>
      sql<{ home_key: Buffer }>`select home_key from app_user where id = ${jo.id}`.execute(tx),
    )
    expect(held.rows[0]?.home_key).toHaveLength(32)
    await expect(
      store.within({ author: admin.id, sight: 'none' }, tx => sql`select home_key from app_user`.execute(tx)),
    ).rejects.toThrow('permission denied')
    await expect(
      store.within({ author: admin.id, sight: 'files' }, tx => sql`select key from home_key`.execute(tx)),
    ).rejects.toThrow('permission denied')
    await expect(
      store.within({ author: admin.id, sight: 'none' }, tx => sql`select home_digest('LS14AP')`.execute(tx)),
    ).rejects.toThrow('permission denied')
    expect(await users.setHome(admin, jo.id, undefined)).toBe('done')
    expect((await users.one(admin, jo.id))?.homeKnown).toBe(false)
  })
})
