import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../spine/access/decide.ts'
import { PASSWORD, exampleUser } from '../../spine/access/testing.ts'
import { sessionViewer, signIn } from '../../spine/access/sessions.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import type { Browser } from '../../spine/web/dev/browse.test-support.ts'
import { textOf } from '../../spine/web/dev/markup.test-support.ts'
import type { OpeningAsked, Services } from '../../spine/web/services.ts'
import { wholeServer } from '../files/testing-server.ts'
import { judgeOpening } from './openings.ts'
import { NAMES, exampleService } from './testing.ts'

// One inspection from being asked for to its end, walked by everyone it takes.

let store: Store
let folder: string
let services: Services
let as: (email: string) => Promise<Browser>
let administrator: Viewer & { readonly email: string }
let director: Viewer & { readonly email: string }
let lead: Viewer & { readonly email: string }
let account: Viewer & { readonly email: string }
let children: readonly string[]
let hidden: string
let inspection: string
let opening: string

/** The account as its session has it now: with the inspection it works for, or nobody. */
async function inspecting(): Promise<Viewer> {
  const held = await store.within({ author: account.id, sight: 'none' }, tx =>
    sql<{ opening: string | null }>`select app_opening() as opening`.execute(tx),
  )
  const { opening: now } = held.rows[0] as { readonly opening: string | null }
  return { id: account.id, role: 'inspector', name: account.name ?? '', ...(now === null ? {} : { opening: now }) }
}

const minutes = (from: number, until: number) =>
  store.asOwner(tx =>
    sql`update inspection_opening set from_at = now() + make_interval(mins => ${from}), until_at = now() + make_interval(mins => ${until})
      where id = ${opening}`.execute(tx),
  )

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'inspectors-'))
  ;({ administrator, director, lead, children, hidden, inspection } = await exampleService(store))
  account = await exampleUser(store, 'inspector', 'Ines Vale')
  // Made to work by the tests’ own helper: it is to work by being named here alone.
  await store.asOwner(async tx => {
    await sql`delete from inspector where user_id = ${account.id}`.execute(tx)
    await sql`delete from inspection_opening`.execute(tx)
  })
  const server = await wholeServer(store, folder)
  services = server.services
  as = server.as
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const typed = (more: Partial<OpeningAsked> = {}): OpeningAsked => ({
  inspection,
  why: 'The lead inspector asked for these, in writing',
  fromDay: '2026-01-05',
  fromTime: '09:00',
  untilDay: '2026-01-16',
  untilTime: '17:00',
  most: '3',
  ...more,
})

describe('what is asked for', () => {
  const NOW = '2026-01-02T12:00:00Z'
  it('is said what is wrong with, all of it', () => {
    expect(judgeOpening(typed(), NOW)).toEqual({
      problems: [],
      from: '2026-01-05T09:00:00.000Z',
      until: '2026-01-16T17:00:00.000Z',
      most: 3,
    })
    const wrong = { why: 'short', fromDay: '', untilDay: '2025-01-01', most: '0' }
    expect(judgeOpening(typed(wrong), NOW).problems).toEqual(['why', 'from', 'until', 'most'])
  })
  it('lasts eight weeks to the minute, and no longer', () => {
    const until = (untilDay: string, untilTime: string) => judgeOpening(typed({ untilDay, untilTime }), NOW).problems
    expect(until('2026-03-02', '09:00')).toEqual([])
    expect(until('2026-03-02', '09:01')).toEqual(['too-long'])
    expect(until('2026-01-05', '09:00')).toEqual(['until-before'])
  })
})

describe('before it works', () => {
  it('is asked for by an administrator, for an inspection of the register', async () => {
    const year = new Date().getFullYear()
    const days = { fromDay: `${year}-01-01`, untilDay: `${year + 1}-12-31` }
    expect(await services.inspectors.ask(administrator, typed({ ...days, inspection: newId() }))).toMatchObject({
      is: 'refused',
      problems: ['inspection', 'too-long'],
    })
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    const today = new Date().toISOString().slice(0, 10)
    const done = await services.inspectors.ask(administrator, typed({ fromDay: today, untilDay: soon }))
    expect(done.is).toBe('done')
    opening = (done as { readonly id: string }).id
    await minutes(-5, 60)
    await expect(services.inspectors.ask(director, typed())).rejects.toThrow('inspections.open')
  })

  it('nobody but an inspector is named, and consent is another’s', async () => {
    expect(await services.inspectors.name(administrator, opening, director.id)).toBe('not-an-inspector')
    expect(await services.inspectors.name(administrator, opening, account.id)).toBe('done')
    await expect(services.inspectors.agree(administrator, opening)).rejects.toThrow('inspections.agree')
    expect((await services.inspectors.one(director, opening))?.state).toBe('waiting')
  })

  it('an account that was not consented to cannot sign in', async () => {
    await expect(as(account.email)).rejects.toThrow('could not sign in')
    expect((await inspecting()).opening).toBeUndefined()
  })

  it('works once somebody else has consented', async () => {
    expect(await services.inspectors.agree(director, opening)).toBe(true)
    expect(await services.inspectors.agree(director, opening)).toBe(false)
    expect((await services.inspectors.one(director, opening))?.state).toBe('now')
    expect((await (await as(account.email)).get('/inspecting')).status).toBe(200)
  })

  it('not before its first minute, nor after its last, whoever is signed in', async () => {
    const credentials = { email: account.email, password: PASSWORD, address: '192.0.2.1' }
    const signed = await signIn(store, credentials, new Date().toISOString())
    const { token } = signed as { readonly token: string }
    const now = new Date().toISOString()
    expect((await sessionViewer(store, token, now))?.opening).toBe(opening)
    for (const [from, until] of [
      [5, 60],
      [-60, -1],
    ] as const) {
      await minutes(from, until)
      expect(await sessionViewer(store, token, now)).toBeUndefined()
      await expect(as(account.email)).rejects.toThrow('could not sign in')
    }
    await minutes(-5, 60)
    expect((await sessionViewer(store, token, now))?.opening).toBe(opening)
  })
})

describe('the sample', () => {
  it('is drawn from a list that names nobody, and holds no restricted child', async () => {
    const viewer = await inspecting()
    const list = await services.inspectors.list(viewer)
    expect(list?.map(each => [each.status.value, each.team, each.council?.text, each.sampled])).toEqual(
      NAMES.map(() => ['other', 'One', 'North', false]),
    )
    const shown = (await (await as(account.email)).get('/inspecting/list')).body
    for (const word of [...NAMES, 'Inspected', 'Zephyrine', ...children]) expect(shown).not.toContain(word)
  })

  it('is random with a seed that is kept, and never more than was agreed', async () => {
    const viewer = await inspecting()
    expect(await services.inspectors.draw(viewer, { size: 'many', status: '', divided: [] })).toEqual({
      is: 'refused',
      problem: 'size',
    })
    expect(await services.inspectors.draw(viewer, { size: '2', status: 'in-care', divided: [] })).toEqual({
      is: 'refused',
      problem: 'nobody',
    })
    expect(await services.inspectors.draw(viewer, { size: '4', status: '', divided: [] })).toEqual({
      is: 'refused',
      problem: 'too-many',
    })
    expect(await services.inspectors.draw(viewer, { size: '1', status: '', divided: ['team'] })).toEqual({
      is: 'done',
      added: 1,
    })
    const own = await services.inspectors.own(viewer)
    expect(own?.samples[0]).toMatchObject({ how: 'random', pool: 6, divided: ['team'], parts: ['One: 1 of 6'] })
    expect(own?.samples[0]?.seed).toMatch(/^[0-9a-f]{8}$/)
    expect(own?.children).toHaveLength(1)
  })

  it('or chosen by the numbers of the list', async () => {
    const viewer = await inspecting()
    const [first] = (await services.inspectors.list(viewer))?.filter(each => !each.sampled) ?? []
    expect(await services.inspectors.choose(viewer, 'AAAAA-00000')).toEqual({ is: 'refused', problem: 'number' })
    expect(await services.inspectors.choose(viewer, (first?.number ?? '').toLowerCase())).toEqual({
      is: 'done',
      added: 1,
    })
    expect(await services.inspectors.choose(viewer, first?.number ?? '')).toEqual({ is: 'done', added: 0 })
    expect((await services.inspectors.own(viewer))?.children).toHaveLength(2)
  })
})

describe('a restricted record', () => {
  it('is on the list, and can be sampled, once somebody named for it releases it, and not after', async () => {
    const viewer = await inspecting()
    expect(await services.inspectors.release(director, opening, hidden, 'Asked for by name')).toBe('child')
    expect(await services.inspectors.release(lead, opening, children[0] as string, 'It is not restricted')).toBe(
      'child',
    )
    expect(await services.inspectors.release(lead, opening, `/children/${hidden}`, 'no')).toBe('why')
    // A sealed record asks its own for a reason each time; the release is given under one.
    await services.access.giveReason(lead, hidden, { purpose: 'sealed-file', why: 'To release it to the inspection' })
    expect(await services.inspectors.release(lead, opening, `/children/${hidden}`, 'Asked for by name')).toBe('done')
    const list = (await services.inspectors.list(viewer)) ?? []
    expect(list).toHaveLength(7)
    const seven = await store.asOwner(tx =>
      sql<{
        number: string
      }>`select inspection_number(key, ${hidden}) as number from inspection_opening where id = ${opening}`.execute(tx),
    )
    const reader = await as(account.email)
    expect((await reader.get(`/children/${hidden}`)).status).toBe(404)
    expect(await services.inspectors.choose(viewer, seven.rows[0]?.number ?? '')).toEqual({ is: 'done', added: 1 })
    expect((await reader.get(`/children/${hidden}`)).body).toContain('Zephyrine')
    expect(await services.inspectors.takeBack(lead, opening, hidden)).toBe(true)
    expect((await reader.get(`/children/${hidden}`)).status).toBe(404)
    expect((await reader.get('/inspecting')).body).not.toContain('Zephyrine')
  })
})

describe('the service', () => {
  it('answers what inspectors ask, and both see it', async () => {
    const viewer = await inspecting()
    expect(await services.inspectors.question(viewer, 'Hm')).toBe('words')
    expect(await services.inspectors.question(viewer, 'Where are plans kept?')).toBe('done')
    const before = await services.inspectors.one(director, opening)
    expect(before?.followed?.unanswered).toBe(1)
    const { id = '' } = before?.followed?.questions[0] ?? {}
    expect(await services.inspectors.answer(director, opening, id, 'In the plan’s own part')).toBe('done')
    expect((await services.inspectors.own(viewer))?.questions[0]?.answer?.words).toBe('In the plan’s own part')
  })

  it('sees who looked at what; an administrator sees counts and no child', async () => {
    const reader = await as(account.email)
    for (const { id } of (await services.inspectors.own(await inspecting()))?.children ?? [])
      expect((await reader.get(`/children/${id}`)).status).toBe(200)
    const seen = await services.inspectors.one(director, opening)
    expect(seen?.followed?.looks.length).toBe(2)
    expect(seen?.followed?.looks.every(each => each.who === 'Ines Vale')).toBe(true)
    // The director is not named for the restricted record: it is in no line of theirs.
    expect(JSON.stringify(seen)).not.toContain(hidden)
    expect(JSON.stringify(await services.inspectors.one(lead, opening))).toContain(hidden)
    const administering = await services.inspectors.one(administrator, opening)
    expect(administering?.sampled).toBe(3)
    expect(administering?.followed).toBeNull()
    for (const child of [...children, hidden]) expect(JSON.stringify(administering)).not.toContain(child)
  })

  it('shows them on the inspection’s own page to those who may know of them', async () => {
    const text = textOf((await (await as(director.email)).get(`/inspections/${inspection}`)).body)
    expect(text).toContain('Inspectors’ sign-ins')
    expect(await services.inspectors.ofInspection(await exampleUser(store, 'board-member'), inspection)).toEqual([])
  })

  it('takes one inspector off, and ends all, at once: the next request is refused', async () => {
    const reader = await as(account.email)
    expect((await reader.get('/inspecting')).status).toBe(200)
    expect(await services.inspectors.takeOff(administrator, opening, account.id)).toBe(true)
    expect((await reader.get('/inspecting')).to).toMatch(/^\/sign-in/)
    expect(await services.inspectors.name(administrator, opening, account.id)).toBe('done')
    // Named again, they wait for consent again.
    expect((await inspecting()).opening).toBeUndefined()
    expect(await services.inspectors.agree(lead, opening)).toBe(true)
    expect((await (await as(account.email)).get('/inspecting')).status).toBe(200)
    const again = await as(account.email)
    expect(await services.inspectors.end(director, opening, 'They have left')).toBe('done')
    const gone = await again.get(`/children/${children[0]}`)
    expect([gone.status, gone.to?.startsWith('/sign-in')]).toEqual([303, true])
    expect((await services.inspectors.one(director, opening))?.state).toBe('ended')
  })
})
