import { sql } from 'kysely'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../store/store.ts'
import { testDatabase } from '../store/testing.ts'
import type { Viewer } from './decide.ts'
import { HALF_MINUTES, type HalfSignedIn } from './half-sessions.ts'
import { keepingUnder } from './keeping.ts'
import {
  beginSecondStep,
  confirmSecondStep,
  endSecondStep,
  ownSecondStep,
  resetSecondStep,
  secondStepsOn,
} from './second-step.ts'
import { sessionViewer, signIn, sweepSessions } from './sessions.ts'
import { giveCode } from './sign-in-steps.ts'
import { PASSWORD, exampleUser } from './testing.ts'
import { disableUser, setPassword } from './users.ts'

const keeping = keepingUnder(() => Buffer.alloc(32, 9))
const START = Date.parse('2026-03-02T09:00:00.000Z')
/** The instant so many seconds after nine on 2 March 2026. */
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString()

let store: Store
let administrator: Viewer
beforeAll(async () => {
  store = await testDatabase()
  administrator = await exampleUser(store, 'administrator')
})
afterAll(() => store.close())

let made = 0
const address = () => `192.0.2.${1 + (made % 200)}`
type Someone = Viewer & { readonly email: string }
const someone = (role: Parameters<typeof exampleUser>[1] = 'social-worker'): Promise<Someone> =>
  exampleUser(store, role, `Someone ${'abcdefghij'[Math.floor(++made / 10)]}${'abcdefghij'[made % 10]}`)

const codeOf = (secret: string, seconds: number): string =>
  generateSync({ strategy: 'totp', secret, epoch: START / 1000 + seconds })

/** Someone with a second step on since nine o'clock, its secret, and their recovery codes. */
async function withSecondStep(user: Viewer): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
  expect(await beginSecondStep(store, keeping, user, PASSWORD, at(0))).toEqual({ is: 'done' })
  const begun = await ownSecondStep(store, keeping, user)
  if (begun.is !== 'begun') throw new Error(begun.is)
  const on = await confirmSecondStep(store, keeping, user, codeOf(begun.secret, 0), at(0))
  if (on.is !== 'done') throw new Error(on.is)
  return { secret: begun.secret, codes: on.codes }
}

const withPassword = (user: Someone, seconds: number) =>
  signIn(store, { email: user.email, password: PASSWORD, address: address() }, at(seconds))

async function halfIn(user: Someone, seconds: number): Promise<HalfSignedIn> {
  const half = await withPassword(user, seconds)
  if (half.is !== 'half') throw new Error(half.is)
  return half
}
const give = (half: HalfSignedIn, code: string, seconds: number) =>
  giveCode(store, keeping, { half: half.token, code, address: address() }, at(seconds))

describe('turning it on', () => {
  test('begins with the password, and is asked for only once a code was right', async () => {
    const user = await someone()
    expect(await ownSecondStep(store, keeping, user)).toEqual({ is: 'off' })
    expect(await beginSecondStep(store, keeping, user, 'not this one', at(0))).toEqual({
      is: 'refused',
      why: 'password-wrong',
    })
    await beginSecondStep(store, keeping, user, PASSWORD, at(0))
    expect(await ownSecondStep(store, keeping, user)).toEqual({
      is: 'begun',
      secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
    })
    expect((await withPassword(user, 1)).is).toBe('signed-in')
    expect(await confirmSecondStep(store, keeping, user, '000000', at(2))).toEqual({ is: 'refused', why: 'code-wrong' })
    expect((await withPassword(user, 3)).is).toBe('signed-in')
  })

  test('gives ten recovery codes, ends every other session and is known to administrators', async () => {
    const user = await someone()
    const elsewhere = await withPassword(user, 0)
    if (elsewhere.is !== 'signed-in') throw new Error(elsewhere.is)
    expect((await secondStepsOn(store, administrator)).has(user.id)).toBe(false)
    const { codes } = await withSecondStep(user)
    expect(new Set(codes).size).toBe(10)
    expect(await ownSecondStep(store, keeping, user)).toEqual({ is: 'on', since: at(0), codesLeft: 10 })
    expect(await sessionViewer(store, elsewhere.token, at(1))).toBeUndefined()
    expect((await secondStepsOn(store, administrator)).has(user.id)).toBe(true)
  })

  test('is never begun again over one in use', async () => {
    const user = await someone()
    await withSecondStep(user)
    expect(await beginSecondStep(store, keeping, user, PASSWORD, at(60))).toEqual({ is: 'refused', why: 'not-begun' })
    expect((await ownSecondStep(store, keeping, user)).is).toBe('on')
  })

  test('keeps neither the secret nor a recovery code where the database could read it', async () => {
    const user = await someone()
    const { secret, codes } = await withSecondStep(user)
    const held = await store.asOwner(tx =>
      sql<{ secret: Buffer; digests: Buffer[] }>`select s.secret, array_agg(c.digest) as digests
        from user_second_step s join recovery_code c using (authority, user_id) where user_id = ${user.id} group by 1`.execute(
        tx,
      ),
    )
    const row = held.rows[0]
    expect(row?.secret.toString('latin1')).not.toContain(secret)
    expect(row?.digests).toHaveLength(10)
    for (const digest of row?.digests ?? []) expect(codes.map(code => Buffer.from(code))).not.toContainEqual(digest)
  })

  test('waits after too many wrong passwords', async () => {
    const user = await someone()
    for (let time = 0; time < 5; time++)
      expect((await beginSecondStep(store, keeping, user, 'wrong', at(0))).is).toBe('refused')
    await beginSecondStep(store, keeping, user, 'wrong', at(0))
    expect(await beginSecondStep(store, keeping, user, PASSWORD, at(0))).toMatchObject({ is: 'wait' })
  })
})

describe('signing in with it', () => {
  test('takes the password and then a code', async () => {
    const user = await someone()
    const { secret } = await withSecondStep(user)
    const half = await halfIn(user, 60)
    expect(half).toEqual({
      is: 'half',
      token: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: at(60 + HALF_MINUTES * 60),
    })
    const whole = await give(half, codeOf(secret, 60), 60)
    expect(whole).toMatchObject({ is: 'signed-in', by: 'code', viewer: { id: user.id } })
  })

  test('a half session is no session', async () => {
    const user = await someone()
    await withSecondStep(user)
    const half = await halfIn(user, 60)
    expect(await sessionViewer(store, half.token, at(61))).toBeUndefined()
  })

  test('a code works once, in whichever half session', async () => {
    const user = await someone()
    const { secret } = await withSecondStep(user)
    const [one, other] = [await halfIn(user, 60), await halfIn(user, 60)]
    const code = codeOf(secret, 60)
    expect((await give(one, code, 60)).is).toBe('signed-in')
    expect(await give(other, code, 61)).toEqual({ is: 'refused', why: 'code-wrong' })
    expect((await give(other, codeOf(secret, 90), 90)).is).toBe('signed-in')
  })

  test('two who give one code at once: one is let in', async () => {
    const user = await someone()
    const { secret } = await withSecondStep(user)
    const halves = await Promise.all([1, 2, 3, 4].map(() => halfIn(user, 60)))
    const answers = await Promise.all(halves.map(half => give(half, codeOf(secret, 60), 60)))
    expect(answers.filter(answer => answer.is === 'signed-in')).toHaveLength(1)
  })

  test('a half session becomes one session at most', async () => {
    const user = await someone()
    const { secret, codes } = await withSecondStep(user)
    const half = await halfIn(user, 60)
    const answers = await Promise.all([
      give(half, codeOf(secret, 60), 60),
      ...codes.slice(0, 3).map(code => give(half, code, 60)),
    ])
    expect(answers.filter(answer => answer.is === 'signed-in')).toHaveLength(1)
    expect(await give(half, codeOf(secret, 90), 90)).toEqual({ is: 'refused', why: 'ended' })
  })

  test('a half session ends after ten minutes, and is swept', async () => {
    const user = await someone()
    const { secret } = await withSecondStep(user)
    const half = await halfIn(user, 60)
    const late = 60 + HALF_MINUTES * 60
    expect((await give(await halfIn(user, 60), codeOf(secret, late - 1), late - 1)).is).toBe('signed-in')
    expect(await give(half, codeOf(secret, late + 60), late)).toEqual({ is: 'refused', why: 'ended' })
    await sweepSessions(store, at(late))
    const left = await store.asOwner(tx => sql`select from half_session where user_id = ${user.id}`.execute(tx))
    expect(left.rows).toEqual([])
  })

  test('a half session ends with the password it began under, and with the account', async () => {
    const user = await someone()
    const { secret } = await withSecondStep(user)
    const half = await halfIn(user, 60)
    await setPassword(store, administrator, user.id, 'teapot orchard lantern', at(61))
    expect(await give(half, codeOf(secret, 62), 62)).toEqual({ is: 'refused', why: 'ended' })
    const other = await someone()
    const theirs = await withSecondStep(other)
    const begun = await halfIn(other, 60)
    await disableUser(store, administrator, other.id, at(61))
    expect(await give(begun, codeOf(theirs.secret, 62), 62)).toEqual({ is: 'refused', why: 'ended' })
  })

  test('a wrong password is refused as ever, whatever is on', async () => {
    const user = await someone()
    await withSecondStep(user)
    expect(await signIn(store, { email: user.email, password: 'not this', address: address() }, at(60))).toEqual({
      is: 'refused',
      why: 'not-recognised',
    })
  })

  test('after five wrong codes one waits, and giving the password again does not help', async () => {
    const user = await someone()
    const { secret } = await withSecondStep(user)
    const half = await halfIn(user, 60)
    for (let time = 0; time < 5; time++)
      expect(await give(half, '000000', 60)).toEqual({ is: 'refused', why: 'code-wrong' })
    expect(await give(half, codeOf(secret, 60), 60)).toMatchObject({ is: 'refused', why: 'locked' })
    const again = await halfIn(user, 60)
    expect(await give(again, codeOf(secret, 60), 60)).toMatchObject({ is: 'refused', why: 'locked' })
    expect((await give(again, codeOf(secret, 90), 90)).is).toBe('signed-in')
  })

  test('leaves an event of each try, by what it was done', async () => {
    const user = await someone()
    const { secret, codes } = await withSecondStep(user)
    await give(await halfIn(user, 60), '000000', 60)
    await give(await halfIn(user, 60), codeOf(secret, 60), 60)
    await give(await halfIn(user, 120), codes[0] ?? '', 120)
    const events = await store.asOwner(tx =>
      sql`select allowed, purpose from audit_event where action = 'session.sign-in' and subjects = array[${user.id}]::uuid[]
        order by at`.execute(tx),
    )
    expect(events.rows).toEqual([
      { allowed: false, purpose: 'code' },
      { allowed: true, purpose: 'code' },
      { allowed: true, purpose: 'recovery-code' },
    ])
  })
})

describe('a recovery code', () => {
  test('stands in for a code, once', async () => {
    const user = await someone()
    const { codes } = await withSecondStep(user)
    const [code = ''] = codes
    expect(await give(await halfIn(user, 60), ` ${code.toUpperCase().replaceAll('-', ' ')} `, 60)).toMatchObject({
      is: 'signed-in',
      by: 'recovery-code',
    })
    expect(await give(await halfIn(user, 61), code, 61)).toEqual({ is: 'refused', why: 'code-wrong' })
    expect(await ownSecondStep(store, keeping, user)).toMatchObject({ is: 'on', codesLeft: 9 })
  })

  test('of someone else is none', async () => {
    const [user, other] = [await someone(), await someone()]
    const [, theirs] = [await withSecondStep(user), await withSecondStep(other)]
    expect(await give(await halfIn(user, 60), theirs.codes[0] ?? '', 60)).toEqual({ is: 'refused', why: 'code-wrong' })
  })
})

describe('turning it off', () => {
  test('takes the password and a code, and does not say which was wrong', async () => {
    const user = await someone()
    const { secret } = await withSecondStep(user)
    const end = (password: string, code: string, seconds: number) =>
      endSecondStep(store, keeping, user, { password, code }, at(seconds))
    expect(await end(PASSWORD, '000000', 60)).toEqual({ is: 'refused', why: 'not-recognised' })
    expect(await end('not this one', codeOf(secret, 60), 60)).toEqual({ is: 'refused', why: 'not-recognised' })
    expect((await ownSecondStep(store, keeping, user)).is).toBe('on')
    expect(await end(PASSWORD, codeOf(secret, 90), 90)).toEqual({ is: 'done' })
    expect((await withPassword(user, 91)).is).toBe('signed-in')
  })

  test('a secret that is not in use is dropped without either', async () => {
    const user = await someone()
    await beginSecondStep(store, keeping, user, PASSWORD, at(0))
    expect(await endSecondStep(store, keeping, user, { password: '', code: '' }, at(1))).toEqual({ is: 'done' })
    expect(await ownSecondStep(store, keeping, user)).toEqual({ is: 'off' })
  })

  test('an administrator takes it away, with the half sessions that waited for it, and leaves an event', async () => {
    const user = await someone()
    const { secret } = await withSecondStep(user)
    const half = await halfIn(user, 60)
    expect(await resetSecondStep(store, administrator, user.id)).toBe(true)
    expect(await resetSecondStep(store, administrator, user.id)).toBe(false)
    expect(await give(half, codeOf(secret, 61), 61)).toEqual({ is: 'refused', why: 'ended' })
    expect((await withPassword(user, 62)).is).toBe('signed-in')
    const events = await store.asOwner(tx =>
      sql`select actor, about from audit_event where action = 'users.change' and subjects = array[${user.id}]::uuid[]`.execute(
        tx,
      ),
    )
    expect(events.rows).toEqual([{ actor: administrator.id, about: 'second-step' }])
  })

  test('nobody else may take it away, or learn who has it', async () => {
    const [user, director] = [await someone(), await someone('director')]
    await withSecondStep(user)
    await expect(resetSecondStep(store, director, user.id)).rejects.toThrow('users.manage refused')
    await expect(secondStepsOn(store, director)).rejects.toThrow('users.manage refused')
    const round = await store.within({ author: director.id, sight: 'files' }, tx =>
      sql<{ reset: boolean; known: number }>`select reset_second_step(${user.id}::uuid) as reset,
        (select count(*) from second_steps_on()) as known`.execute(tx),
    )
    expect(round.rows).toEqual([{ reset: false, known: 0 }])
    expect((await ownSecondStep(store, keeping, user)).is).toBe('on')
  })

  test('whoever runs the machine can take the last administrator’s away', async () => {
    const user = await someone('administrator')
    await withSecondStep(user)
    expect(await resetSecondStep(store, { id: 'system:command-line', role: 'system' }, user.id)).toBe(true)
    expect((await withPassword(user, 60)).is).toBe('signed-in')
  })
})

describe('where the trust asks it of a role', () => {
  test('someone without it may do nothing but turn it on', async () => {
    const user = await someone('director')
    const begun = await withPassword(user, 0)
    if (begun.is !== 'signed-in') throw new Error(begun.is)
    const viewer = await sessionViewer(store, begun.token, at(1), ['director'])
    expect(viewer?.secondStep).toBe('missing')
    expect((await sessionViewer(store, begun.token, at(1), ['administrator']))?.secondStep).toBeUndefined()
    await withSecondStep({ ...user, ...(viewer?.session === undefined ? {} : { session: viewer.session }) })
    const after = await sessionViewer(store, begun.token, at(2), ['director'])
    expect(after?.id).toBe(user.id)
    expect(after?.secondStep).toBeUndefined()
  })
})
