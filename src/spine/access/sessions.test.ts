import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../store/store.ts'
import { testDatabase } from '../store/testing.ts'
import type { Viewer } from './decide.ts'
import { PASSWORD, exampleUser } from './testing.ts'
import { type SessionState, type SignedIn, isLive, sessionViewer, signIn, signOut, sweepSessions } from './sessions.ts'
import { changeRole, disableUser, enableUser, revokeSessions } from './users.ts'

let store: Store
let administrator: Viewer
beforeAll(async () => {
  store = await testDatabase()
  administrator = await exampleUser(store, 'administrator')
})
afterAll(() => store.close())

const START = Date.parse('2026-03-02T09:00:00.000Z')
/** The instant so many minutes after nine on 2 March 2026. */
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString()

let addresses = 0
const anAddress = () => `192.0.2.${++addresses}`

async function signedIn(email: string, minutes = 0): Promise<SignedIn> {
  const result = await signIn(store, { email, password: PASSWORD, address: anAddress() }, at(minutes))
  if (result.is !== 'signed-in') throw new Error(`not signed in: ${result.is}`)
  return result
}

describe('when a session ends', () => {
  const state: SessionState = { lastSeenAt: at(0), endsAt: at(720), revokedAt: null, disabledAt: null }
  test.each<[string, SessionState, number, boolean]>([
    ['59 minutes after it was last used it holds', state, 59, true],
    ['60 minutes after it was last used it has ended', state, 60, false],
    ['used all day, it holds until 12 hours after signing in', { ...state, lastSeenAt: at(719) }, 719.9, true],
    ['used all day, it ends 12 hours after signing in', { ...state, lastSeenAt: at(719) }, 720, false],
    ['signed out, it has ended', { ...state, revokedAt: at(1) }, 1, false],
    ['its user disabled, it has ended', { ...state, disabledAt: at(1) }, 1, false],
  ])('%s', (_, session, minutes, live) => {
    expect(isLive(session, at(minutes))).toBe(live)
  })
})

describe('signing in', () => {
  test('gives a token that names its holder, whatever the case of the email', async () => {
    const user = await exampleUser(store, 'social-worker', 'Worker One')
    const result = await signIn(
      store,
      { email: ` ${user.email.toUpperCase()} `, password: PASSWORD, address: anAddress() },
      at(0),
    )
    expect(result).toEqual({
      is: 'signed-in',
      token: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: at(720),
      viewer: {
        id: user.id,
        role: 'social-worker',
        name: 'Worker One',
        session: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    })
    const { token, viewer } = result as SignedIn
    expect(await sessionViewer(store, token, at(1))).toEqual(viewer)
  })

  test('keeps the token’s SHA-256 and nowhere the token', async () => {
    const user = await exampleUser(store, 'social-worker', 'Worker Two')
    const { token, viewer } = await signedIn(user.email)
    const rows = await store.asOwner(tx =>
      tx
        .selectFrom('session')
        .selectAll()
        .where('id', '=', viewer.session as string)
        .execute(),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.token_hash).toEqual(createHash('sha256').update(token).digest())
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('twice gives two sessions, apart', async () => {
    const user = await exampleUser(store, 'social-worker', 'Worker Three')
    const [one, other] = [await signedIn(user.email), await signedIn(user.email)]
    await signOut(store, one.viewer, at(1))
    expect(await sessionViewer(store, one.token, at(2))).toBeUndefined()
    expect(await sessionViewer(store, other.token, at(2))).toEqual(other.viewer)
  })

  test('with a wrong password, with no account and with a disabled one is refused in the same words', async () => {
    const gone = await exampleUser(store, 'social-worker', 'Worker Gone')
    await disableUser(store, administrator, gone.id, at(0))
    const tries = [
      { email: gone.email, password: PASSWORD },
      { email: 'nobody@trust.example', password: PASSWORD },
      { email: 'administrator@trust.example', password: 'kettle violin harbour' },
      { email: 'administrator@trust.example', password: '' },
      { email: '', password: '' },
      { email: "' or 1=1 --", password: PASSWORD },
    ]
    for (const each of tries) {
      expect(await signIn(store, { ...each, address: anAddress() }, at(0))).toEqual({
        is: 'refused',
        why: 'not-recognised',
      })
    }
  })

  test('to a disabled account makes no session, and is recorded as refused', async () => {
    const gone = await exampleUser(store, 'director', 'Director Gone')
    await disableUser(store, administrator, gone.id, at(0))
    await signIn(store, { email: gone.email, password: PASSWORD, address: anAddress() }, at(0))
    const found = await store.asOwner(async tx => ({
      sessions: await tx.selectFrom('session').select('id').where('user_id', '=', gone.id).execute(),
      events: await tx
        .selectFrom('audit_event')
        .select(['actor', 'allowed'])
        .where('action', '=', 'session.sign-in')
        .where('subjects', '=', sql<string[]>`array[${gone.id}]::uuid[]`)
        .execute(),
    }))
    expect(found).toEqual({ sessions: [], events: [{ actor: 'system:sign-in', allowed: false }] })
  })

  test('leaves an event, and a refused try leaves one too', async () => {
    const user = await exampleUser(store, 'social-worker', 'Worker Four')
    await signIn(store, { email: user.email, password: 'not this one', address: anAddress() }, at(0))
    const { viewer } = await signedIn(user.email)
    await signOut(store, viewer, at(1))
    const events = await store.asOwner(tx =>
      sql`select actor, session, action, allowed from audit_event where subjects = array[${user.id}]::uuid[] and action like 'session.%'
        order by at`.execute(tx),
    )
    expect(events.rows).toEqual([
      { actor: 'system:sign-in', session: null, action: 'session.sign-in', allowed: false },
      { actor: user.id, session: viewer.session, action: 'session.sign-in', allowed: true },
      { actor: user.id, session: viewer.session, action: 'session.sign-out', allowed: true },
    ])
  })
})

describe('a token', () => {
  test('that was never given, or is not one, is nobody’s', async () => {
    for (const token of ['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}'`, 'A'.repeat(10_000)]) {
      expect(await sessionViewer(store, token, at(0))).toBeUndefined()
    }
  })

  test('used every half hour holds to the twelfth hour and no longer', async () => {
    const user = await exampleUser(store, 'director', 'Busy Director')
    const { token } = await signedIn(user.email)
    for (let minutes = 30; minutes < 720; minutes += 30)
      expect(await sessionViewer(store, token, at(minutes))).toBeDefined()
    expect(await sessionViewer(store, token, at(719))).toBeDefined()
    expect(await sessionViewer(store, token, at(720))).toBeUndefined()
  })

  test('left for an hour is over, and using it does not bring it back', async () => {
    const user = await exampleUser(store, 'director', 'Idle Director')
    const { token } = await signedIn(user.email)
    expect(await sessionViewer(store, token, at(60))).toBeUndefined()
    expect(await sessionViewer(store, token, at(61))).toBeUndefined()
  })

  test('a role changed, an account disabled and sessions revoked take effect on the next request', async () => {
    const user = await exampleUser(store, 'team-manager', 'Moving Manager')
    const { token } = await signedIn(user.email)
    await changeRole(store, administrator, user.id, 'board-member')
    expect(await sessionViewer(store, token, at(1))).toMatchObject({ role: 'board-member' })
    await disableUser(store, administrator, user.id, at(2))
    expect(await sessionViewer(store, token, at(2))).toBeUndefined()
    await enableUser(store, administrator, user.id)
    expect(await sessionViewer(store, token, at(3))).toBeUndefined()
    const again = await signedIn(user.email, 3)
    await revokeSessions(store, administrator, user.id, at(4))
    expect(await sessionViewer(store, again.token, at(4))).toBeUndefined()
  })
})

describe('guessing', () => {
  test('after five wrong tries even the right password waits, then signs in and the count is forgotten', async () => {
    const user = await exampleUser(store, 'social-worker', 'Guessed At')
    const guess = (password: string, minutes: number) =>
      signIn(store, { email: user.email, password, address: anAddress() }, at(minutes))
    for (let n = 0; n < 5; n++) expect(await guess('wrong', 0)).toEqual({ is: 'refused', why: 'not-recognised' })
    expect(await guess(PASSWORD, 0)).toEqual({ is: 'refused', why: 'locked', until: at(1 / 60) })
    expect(await guess(PASSWORD, 1 / 60)).toMatchObject({ is: 'signed-in' })
    expect(await guess('wrong', 1)).toEqual({ is: 'refused', why: 'not-recognised' })
    expect(await guess(PASSWORD, 1)).toMatchObject({ is: 'signed-in' })
  })

  test('an account that does not exist locks as one that does', async () => {
    const guess = () => signIn(store, { email: 'never@trust.example', password: 'wrong', address: anAddress() }, at(0))
    for (let n = 0; n < 5; n++) expect(await guess()).toEqual({ is: 'refused', why: 'not-recognised' })
    expect(await guess()).toEqual({ is: 'refused', why: 'locked', until: at(1 / 60) })
  })

  test('many tries at once count as many: no more than five are looked at', async () => {
    const user = await exampleUser(store, 'social-worker', 'Rushed At')
    const results = await Promise.all(
      Array.from({ length: 20 }, () =>
        signIn(store, { email: user.email, password: 'wrong', address: anAddress() }, at(0)),
      ),
    )
    expect(results.filter(each => each.is === 'refused' && each.why === 'not-recognised')).toHaveLength(5)
    expect(results.filter(each => each.is === 'refused' && each.why === 'locked')).toHaveLength(15)
  })

  test('the sixty-first try in a minute from one address waits, whatever the account', async () => {
    const address = anAddress()
    for (let n = 0; n < 60; n++) {
      const refused = await signIn(store, { email: `guess${n}@trust.example`, password: 'wrong', address }, at(0))
      expect(refused).toEqual({ is: 'refused', why: 'not-recognised' })
    }
    const next = { email: 'administrator@trust.example', password: PASSWORD }
    expect(await signIn(store, { ...next, address }, at(0))).toEqual({ is: 'refused', why: 'locked', until: at(1) })
    expect(await signIn(store, { ...next, address: anAddress() }, at(0))).toMatchObject({ is: 'signed-in' })
    expect(await signIn(store, { ...next, address }, at(1))).toMatchObject({ is: 'signed-in' })
  })

  test('what is kept of a try names neither the account nor the address', async () => {
    await signIn(store, { email: 'named@trust.example', password: 'wrong', address: '198.51.100.7' }, at(0))
    const held = await store.asOwner(tx =>
      sql<{ text: string }>`select string_agg(t::text, ' ') as text from sign_in_attempt t`.execute(tx),
    )
    expect(held.rows[0]?.text).toMatch(/\\x[0-9a-f]{64}/)
    expect(held.rows[0]?.text).not.toMatch(/named|198\.51/)
  })
})

test('sweeping clears tries over a day old and sessions over for 30 days, and leaves the rest', async () => {
  const user = await exampleUser(store, 'director', 'Swept Director')
  const { token, viewer } = await signedIn(user.email)
  const day = 24 * 60
  const rows = () =>
    store.asOwner(async tx => ({
      session: (
        await tx
          .selectFrom('session')
          .select('id')
          .where('id', '=', viewer.session as string)
          .execute()
      ).length,
      tries: (await tx.selectFrom('sign_in_attempt').select('tries').execute()).length,
    }))
  await sweepSessions(store, at(0))
  expect((await rows()).tries).toBeGreaterThan(0)
  expect(await sessionViewer(store, token, at(1))).toEqual(viewer)
  await sweepSessions(store, at(day + 10))
  expect(await rows()).toEqual({ session: 1, tries: 0 })
  await sweepSessions(store, at(31 * day))
  expect(await rows()).toEqual({ session: 0, tries: 0 })
})
