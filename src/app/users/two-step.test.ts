import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD, exampleUser } from '../../spine/access/testing.ts'
import { ROLES, isUserRole } from '../../spine/access/roles.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { type Browser, browser } from '../../spine/web/dev/browse.test-support.ts'
import { headingOf, linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { NOW, accountsServer, signInAs } from './testing.ts'

let store: Store
let admin: Awaited<ReturnType<typeof exampleUser>>
let server: Awaited<ReturnType<typeof accountsServer>>
let passed = 0
const now = (): string => new Date(Date.parse(NOW) + passed * 1000).toISOString()
beforeAll(async () => {
  store = await testDatabase()
  admin = await exampleUser(store, 'administrator', 'Kit Shaw')
  server = await accountsServer(store, now)
})
afterAll(() => store.close())

const HERE = '/account/two-step'
const codeFor = (secret: string): string =>
  generateSync({ strategy: 'totp', secret, epoch: Math.floor(Date.parse(now()) / 1000) })
/** Codes are used up by the half minute. */
const later = (): void => {
  passed += 30
}
const secretOn = (body: string): string => (/<code>([A-Z2-7 ]+)<\/code>/.exec(body)?.[1] ?? '').replaceAll(' ', '')
const recoveryOn = (body: string): readonly string[] =>
  [...body.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code]) => code ?? '')

/** Turns it on through its pages. */
async function turnOn(reader: Browser): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
  later()
  expect((await reader.send(HERE, `${HERE}/begin`, { password: PASSWORD })).to).toBe(HERE)
  const secret = secretOn((await reader.get(HERE)).body)
  const page = await reader.send(HERE, HERE, { code: codeFor(secret) })
  expect(page.status).toBe(200)
  return { secret, codes: recoveryOn(page.body) }
}

/** A browser that has given the password and not yet the code. */
async function halfIn(email: string): Promise<Browser> {
  const reader = browser(server.app)
  expect((await reader.send('/sign-in', '/sign-in', { email, password: PASSWORD })).to).toBe('/sign-in/code')
  return reader
}

describe('turning on one’s own two-step sign-in', () => {
  it('shows a QR code and the secret, then the recovery codes once, and says how many are left', async () => {
    const user = await exampleUser(store, 'social-worker', 'Jo Patel')
    const jo = await signInAs(server.app, user.email)
    expect(textOf((await jo.get('/account')).body)).toContain('Your password alone signs you in')
    const empty = await jo.send(HERE, `${HERE}/begin`, { password: '' })
    expect([empty.status, textOf(empty.body)]).toEqual([422, expect.stringContaining('Enter your password')])
    const wrong = await jo.send(HERE, `${HERE}/begin`, { password: 'not this one' })
    expect([wrong.status, textOf(wrong.body)]).toEqual([422, expect.stringContaining('This is not your password')])
    await jo.send(HERE, `${HERE}/begin`, { password: PASSWORD })
    const begun = await jo.get(HERE)
    expect(unsafeIn(begun.body)).toEqual([])
    expect(begun.headers['cache-control']).toBe('no-store')
    expect(begun.body).toMatch(/<svg class="qr"[^>]*role="img"[^>]*aria-label="[^"]+"/)
    const secret = secretOn(begun.body)
    expect(linksIn(begun.body).some(link => link.startsWith('otpauth://totp/'))).toBe(true)
    const off = await jo.send(HERE, HERE, { code: '12345' })
    expect([off.status, textOf(off.body)]).toEqual([422, expect.stringContaining('This code is not right')])
    expect(secretOn(off.body)).toBe(secret)
    const on = await jo.send(HERE, HERE, { code: codeFor(secret) })
    expect(headingOf(on.body)).toBe('Your recovery codes')
    expect(unsafeIn(on.body)).toEqual([])
    const codes = recoveryOn(on.body)
    expect(codes).toHaveLength(10)
    const after = await jo.get(HERE)
    for (const hidden of [secret, ...codes]) expect(after.body).not.toContain(hidden)
    expect(textOf(after.body)).toContain('10 recovery codes are left')
  })

  it('can be left before it is in use', async () => {
    const user = await exampleUser(store, 'social-worker', 'Half Hearted')
    const reader = await signInAs(server.app, user.email)
    await reader.send(HERE, `${HERE}/begin`, { password: PASSWORD })
    expect((await reader.send(HERE, `${HERE}/end`, {})).to).toBe(`${HERE}?done=dropped`)
    expect((await signInAs(server.app, user.email)).began).toBe('/day')
  })
})

describe('a half session', () => {
  let email: string
  let secret: string
  beforeAll(async () => {
    const user = await exampleUser(store, 'social-worker', 'Sam Reid')
    email = user.email
    ;({ secret } = await turnOn(await signInAs(server.app, email)))
  })

  it('opens the page for the code, and nothing else', async () => {
    const reader = await halfIn(email)
    const page = await reader.get('/sign-in/code')
    expect(headingOf(page.body)).toBe('Enter your code')
    expect(unsafeIn(page.body)).toEqual([])
    for (const path of ['/', '/account', HERE, '/users', '/audit'])
      expect((await reader.get(path)).to, path).toMatch(/^\/sign-in/)
    expect((await reader.send('/sign-in/code', `${HERE}/end`, { password: PASSWORD, code: '1' })).to).toMatch(
      /^\/sign-in/,
    )
  })

  it('becomes a session with the code, and goes where one was going', async () => {
    later()
    const reader = browser(server.app)
    const form = { email, password: PASSWORD, next: '/account' }
    expect((await reader.send('/sign-in', '/sign-in', form)).to).toBe('/sign-in/code')
    const wrong = await reader.send('/sign-in/code', '/sign-in/code', { code: '12345' })
    expect([wrong.status, textOf(wrong.body)]).toEqual([422, expect.stringContaining('This code is not right')])
    const empty = await reader.send('/sign-in/code', '/sign-in/code', { code: ' ' })
    expect([empty.status, textOf(empty.body)]).toEqual([422, expect.stringContaining('Enter the code')])
    expect((await reader.send('/sign-in/code', '/sign-in/code', { code: codeFor(secret) })).to).toBe('/account')
    expect((await reader.get('/account')).status).toBe(200)
    expect((await reader.get('/sign-in/code')).to).toBe('/sign-in')
  })

  it('that has ended says so, and begins again', async () => {
    const reader = await halfIn(email)
    const { token } = await reader.formOf('/sign-in/code')
    passed += 10 * 60
    const answer = await reader.raw('POST', '/sign-in/code', { _csrf: token, code: codeFor(secret) })
    expect(answer.to).toBe('/sign-in?said=code-ended')
    expect(textOf((await reader.get('/sign-in?said=code-ended')).body)).toContain('took longer than 10 minutes')
    expect((await browser(server.app).get('/sign-in/code')).to).toBe('/sign-in')
  })

  it('waits after too many wrong codes, and says until when', async () => {
    const reader = await halfIn(email)
    for (let time = 0; time < 5; time++) await reader.send('/sign-in/code', '/sign-in/code', { code: '12345' })
    const answer = await reader.send('/sign-in/code', '/sign-in/code', { code: codeFor(secret) })
    expect([answer.status, textOf(answer.body)]).toEqual([422, expect.stringContaining('too many wrong codes')])
  })

  it('of a made-up cookie is none', async () => {
    const answer = await server.app.inject({ url: '/sign-in/code', cookies: { 'alongside-steps': 'abc' } })
    expect(answer.headers.location).toBe('/sign-in')
  })
})

describe('a recovery code, turning it off, and losing it', () => {
  it('a recovery code lets one in, says how many are left, and ten of them run out', async () => {
    const user = await exampleUser(store, 'social-worker', 'Phone Lost')
    const { codes } = await turnOn(await signInAs(server.app, user.email))
    let reader = await halfIn(user.email)
    const used = await reader.send('/sign-in/code', '/sign-in/code', { code: codes[0] ?? '' })
    expect(used.to).toBe(`${HERE}?done=recovery`)
    const page = textOf((await reader.get(used.to ?? '')).body)
    expect(page).toContain('You signed in with a recovery code')
    expect(page).toContain('9 recovery codes are left')
    for (const code of codes.slice(1)) {
      reader = await halfIn(user.email)
      expect((await reader.send('/sign-in/code', '/sign-in/code', { code })).status).toBe(303)
    }
    expect(textOf((await reader.get(HERE)).body)).toContain('No recovery code is left')
  })

  it('turning it off takes the password and a code', async () => {
    const user = await exampleUser(store, 'social-worker', 'Turns Off')
    const reader = await signInAs(server.app, user.email)
    const { secret } = await turnOn(reader)
    later()
    const missing = await reader.send(HERE, `${HERE}/end`, {})
    expect([missing.status, textOf(missing.body)]).toEqual([422, expect.stringContaining('Enter a code')])
    const wrong = await reader.send(HERE, `${HERE}/end`, { password: PASSWORD, code: '12345' })
    expect([wrong.status, textOf(wrong.body)]).toEqual([
      422,
      expect.stringContaining('The password or the code is not'),
    ])
    const done = await reader.send(HERE, `${HERE}/end`, { password: PASSWORD, code: codeFor(secret) })
    expect(done.to).toBe(`${HERE}?done=off`)
    expect((await signInAs(server.app, user.email)).began).toBe('/day')
  })

  it('an administrator sees who has it on and takes it away from others, which the audit tells in words', async () => {
    const user = await exampleUser(store, 'social-worker', 'Stranded Worker')
    await turnOn(await signInAs(server.app, user.email))
    const kit = await signInAs(server.app, admin.email)
    expect(textOf((await kit.get('/users')).body)).toMatch(/Stranded Worker .*? On Open/)
    expect(linksIn((await kit.get(`/users/${user.id}`)).body)).toContain(`/users/${user.id}/two-step`)
    const question = await kit.get(`/users/${user.id}/two-step`)
    expect(headingOf(question.body)).toBe('Take their two-step sign-in away?')
    const done = await kit.send(`/users/${user.id}/two-step`, `/users/${user.id}/two-step`, {})
    expect(done.to).toBe(`/users/${user.id}?done=two-step`)
    expect(textOf((await kit.get(done.to ?? '')).body)).toContain('Two-step sign-in is off')
    expect((await signInAs(server.app, user.email)).began).toBe('/day')
    const audit = textOf((await kit.get('/audit?kind=accounts')).body)
    expect(audit).toContain('Took Stranded Worker’s two-step sign-in away')
    expect(audit).toContain('Turned on their own two-step sign-in')
  })

  it('not their own, for which they have their own page', async () => {
    const kit = await signInAs(server.app, admin.email)
    expect((await kit.send('/account', `/users/${admin.id}/two-step`, {})).to).toBe(HERE)
    expect(await server.users.endSecondStep({ ...admin, role: 'administrator' }, admin.id)).toEqual({
      is: 'refused',
      problems: ['no-such-user'],
    })
  })
})

describe('where the trust asks it of everyone', () => {
  it('someone without it is sent to turn it on from wherever they go, and works on once it is', async () => {
    const asked = ROLES.filter(isUserRole)
    server = await accountsServer(store, now, { asked })
    const user = await exampleUser(store, 'administrator', 'New Here')
    const reader = await signInAs(server.app, user.email)
    expect(reader.began).toBe(HERE)
    for (const path of ['/users', '/audit', `/users/${user.id}`]) expect((await reader.get(path)).to, path).toBe(HERE)
    const page = await reader.get(HERE)
    expect(textOf(page.body)).toContain('Your role needs two-step sign-in')
    expect(linksIn(page.body)).not.toContain('/users')
    expect((await reader.send(HERE, '/audit/check', {})).status).toBe(403)
    await turnOn(reader)
    expect((await reader.get('/')).to).toBe('/users')
    expect((await reader.get('/users')).status).toBe(200)
  })
})
