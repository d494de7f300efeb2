import { sql } from 'kysely'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../spine/access/decide.ts'
import { type SignInProvider, signInProvider } from '../../spine/access/provider.ts'
import { beginSecondStep, confirmSecondStep, ownSecondStep } from '../../spine/access/second-step.ts'
import { PASSWORD, exampleUser } from '../../spine/access/testing.ts'
import { disableUser } from '../../spine/access/users.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { type Browser, type Seen, browser } from '../../spine/web/dev/browse.test-support.ts'
import { linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { type KnownThere, type TestProvider, nothingThere, testProvider } from './provider.test-support.ts'
import { NOW, accountsServer, signInAs, testKeeping } from './testing.ts'

// The address browsers use; the test's own browser reaches the server without a network.
const PUBLIC = 'https://alongside.example.org'
const BACK = `${PUBLIC}/sign-in/provider/back`
const LABEL = 'your work account'

/** Those the provider knows. Nothing of an account's own name for someone need be the provider's. */
const THERE: Record<string, KnownThere> = {
  'there-jo': { email: 'Jo.Patel@trust.example', checked: true },
  'there-jo-again': { email: 'jo.patel@trust.example', checked: true },
  'there-unchecked': { email: 'una.checked@trust.example' },
  'there-refuted': { email: 'una.checked@trust.example', checked: false },
  'there-nobody': { email: 'nobody.here@trust.example', checked: true },
  'there-former': { email: 'former.worker@trust.example', checked: true },
  'there-lookalike': { email: 'ｌook.alike@trust.example', checked: true },
  'there-silent': {},
  'there-two-step': { email: 'two.step@trust.example', checked: true },
  'there-untied': { email: 'un.tied@trust.example', checked: true },
  'there-leaver': { email: 'out.going@trust.example', checked: true },
}

let store: Store
let there: TestProvider
let admin: Awaited<ReturnType<typeof exampleUser>>
let app: Awaited<ReturnType<typeof accountsServer>>['app']
const trouble: string[] = []
const providerAt = (issuer: string): SignInProvider =>
  signInProvider({ ...there, issuer, label: LABEL, back: BACK }, code => trouble.push(code))
beforeAll(async () => {
  store = await testDatabase()
  admin = await exampleUser(store, 'administrator', 'Kit Shaw')
  there = await testProvider(THERE, BACK)
  app = (await accountsServer(store, undefined, { provider: providerAt(there.issuer) })).app
}, 60_000)
afterAll(async () => {
  await app.close()
  await there.close()
  await store.close()
})

/** Where the provider sends a browser of ours back to, as a path. */
async function signInThere(reader: Browser, who: string, from = '/sign-in/provider'): Promise<string> {
  const { to = '' } = await reader.get(from)
  expect(to.startsWith(`${there.issuer}/auth?`)).toBe(true)
  const back = await there.signIn(to, who)
  expect(back.startsWith(`${BACK}?`)).toBe(true)
  return back.slice(PUBLIC.length)
}
async function throughProvider(
  who: string,
  reader: Browser = browser(app),
): Promise<Seen & { readonly reader: Browser }> {
  return { ...(await reader.get(await signInThere(reader, who))), reader }
}
const nobodyIn = async (reader: Browser): Promise<boolean> =>
  (await reader.get('/account')).to?.startsWith('/sign-in') ?? false
const accounts = async (): Promise<number> =>
  (await store.asOwner(tx => tx.selectFrom('app_user').select('id').execute())).length
const tiesOf = async (user: Viewer): Promise<readonly unknown[]> =>
  (
    await store.asOwner(tx =>
      sql<{ subject: string }>`select subject from external_identity where user_id = ${user.id}`.execute(tx),
    )
  ).rows.map(row => row.subject)
const signInsOf = async (user: Viewer): Promise<readonly unknown[]> =>
  (
    await store.asOwner(tx =>
      sql`select allowed, purpose from audit_event where action = 'session.sign-in'
        and subjects = array[${user.id}]::uuid[] order by at`.execute(tx),
    )
  ).rows

describe('signing in by the provider', () => {
  it('is offered on the sign-in page, and only where the trust has one', async () => {
    const page = await browser(app).get('/sign-in?next=/children')
    expect(linksIn(page.body)).toContain('/sign-in/provider?next=%2Fchildren')
    expect(textOf(page.body)).toContain('Sign in with your work account')
    expect(unsafeIn(page.body)).toEqual([])
    const without = (await accountsServer(store)).app
    expect(linksIn((await browser(without).get('/sign-in')).body)).not.toContain('/sign-in/provider')
    expect((await browser(without).get('/sign-in/provider')).status).toBe(404)
    expect((await browser(without).get('/sign-in/provider/back?code=a&state=b')).status).toBe(404)
  })

  it('asks the provider by code, with PKCE, a state and a nonce, for no more than an email address', async () => {
    const asked = new URL((await browser(app).get('/sign-in/provider')).to ?? '').searchParams
    expect(Object.fromEntries(asked)).toEqual({
      client_id: there.clientId,
      response_type: 'code',
      redirect_uri: BACK,
      scope: 'openid email',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
  })

  it('ties an open account of a checked email address the first time, whatever its case, and begins a session', async () => {
    const jo = await exampleUser(store, 'social-worker', 'Jo Patel')
    const before = await accounts()
    const reader = browser(app)
    const back = await signInThere(reader, 'there-jo', '/sign-in/provider?next=/account')
    expect(await nobodyIn(reader)).toBe(true)
    const { status, to } = await reader.get(back)
    expect({ status, to }).toEqual({ status: 303, to: '/account' })
    expect(textOf((await reader.get('/account')).body)).toContain('jo.patel@trust.example')
    expect(await tiesOf(jo)).toEqual(['there-jo'])
    expect(await accounts()).toBe(before)
    expect(await signInsOf(jo)).toEqual([{ allowed: true, purpose: 'provider' }])
  })

  it('goes by the provider’s own name for someone from then on, whatever their address becomes', async () => {
    THERE['there-jo'] = { email: 'jo.married@trust.example', checked: false }
    const { to, reader } = await throughProvider('there-jo')
    expect(to).toBe('/')
    expect(textOf((await reader.get('/account')).body)).toContain('Jo Patel')
  })

  it('lets nobody in who is given that address later', async () => {
    const { to, reader } = await throughProvider('there-jo-again')
    expect(to).toBe('/sign-in?said=no-account')
    expect(await nobodyIn(reader)).toBe(true)
  })

  it('ends with signing out, and says that the provider’s own has not', async () => {
    const { reader } = await throughProvider('there-jo')
    expect((await reader.send('/account', '/sign-out', {})).to).toBe('/sign-in?out=yes')
    expect(await nobodyIn(reader)).toBe(true)
    expect(textOf((await reader.get('/sign-in?out=yes')).body)).toContain('sign out of your work account too')
  })

  it('is as good with a provider that takes the secret in a header alone', async () => {
    const another = await testProvider(
      { ...THERE, 'there-jo': { email: 'jo.patel@trust.example', checked: true } },
      BACK,
      {
        clientAuthMethods: ['client_secret_basic'],
      },
    )
    try {
      const provider = providerAt(another.issuer)
      const begun = await provider.begin()
      if (begun === 'down') throw new Error(begun)
      const back = new URL(await another.signIn(begun.to, 'there-jo'))
      expect(await provider.finish(back.searchParams, begun.carried)).toEqual({
        issuer: `${another.issuer}/`,
        subject: 'there-jo',
        email: 'jo.patel@trust.example',
      })
    } finally {
      await another.close()
    }
  })
})

describe('is refused', () => {
  const refused = async (answer: Seen & { readonly reader: Browser }, said: string): Promise<string> => {
    expect({ status: answer.status, to: answer.to }).toEqual({ status: 303, to: `/sign-in?said=${said}` })
    expect(await nobodyIn(answer.reader)).toBe(true)
    const page = await answer.reader.get(answer.to ?? '')
    expect(page.body).toContain('role="alert"')
    expect(unsafeIn(page.body)).toEqual([])
    return textOf(page.body)
  }

  it('for someone with no account, and none is made', async () => {
    const before = await accounts()
    expect(await refused(await throughProvider('there-nobody'), 'no-account')).toContain('have no open account here')
    expect(await accounts()).toBe(before)
  })

  it.each(['there-unchecked', 'there-refuted', 'there-silent'])(
    'for %s, whose email address the provider does not say it checked',
    async who => {
      const una = await store.asOwner(tx =>
        tx.selectFrom('app_user').select('id').where('email', '=', 'una.checked@trust.example').executeTakeFirst(),
      )
      const user = una ?? (await exampleUser(store, 'social-worker', 'Una Checked'))
      expect(await refused(await throughProvider(who), 'email-not-checked')).toContain('then join the two')
      expect(await tiesOf({ id: user.id, role: 'social-worker' })).toEqual([])
    },
  )

  it('for an address whose letters only look like an account’s', async () => {
    const look = await exampleUser(store, 'social-worker', 'Look Alike')
    await refused(await throughProvider('there-lookalike'), 'no-account')
    expect(await tiesOf(look)).toEqual([])
  })

  it('for a closed account, the first time and after, in the same words as for none', async () => {
    const former = await exampleUser(store, 'social-worker', 'Former Worker')
    await disableUser(store, admin, former.id, NOW)
    await refused(await throughProvider('there-former'), 'no-account')
    expect(await tiesOf(former)).toEqual([])
    expect(await signInsOf(former)).toEqual([{ allowed: false, purpose: 'provider' }])
    const going = await exampleUser(store, 'social-worker', 'Out Going')
    expect((await throughProvider('there-leaver')).to).toBe('/')
    await disableUser(store, admin, going.id, NOW)
    await refused(await throughProvider('there-leaver'), 'no-account')
  })

  it('for a state that is not the one that was sent', async () => {
    const reader = browser(app)
    const back = await signInThere(reader, 'there-jo')
    await refused({ ...(await reader.get(back.replace(/state=[^&]+/, 'state=another'))), reader }, 'not-begun')
    // And the right one is no use after that.
    await refused({ ...(await reader.get(back)), reader }, 'not-begun')
  })

  it('in another browser than it was begun in', async () => {
    const back = await signInThere(browser(app), 'there-jo')
    const reader = browser(app)
    await refused({ ...(await reader.get(back)), reader }, 'not-begun')
  })

  it('for another browser’s code, put where one’s own was', async () => {
    const [theirs, reader] = [browser(app), browser(app)]
    const [stolen, own] = [await signInThere(theirs, 'there-jo'), await signInThere(reader, 'there-nobody')]
    const code = new URL(stolen, PUBLIC).searchParams.get('code') ?? ''
    await refused({ ...(await reader.get(own.replace(/code=[^&]+/, `code=${code}`))), reader }, 'not-begun')
  })

  it('for a code that was used, even with all that the browser carried', async () => {
    const first = await app.inject('/sign-in/provider')
    const carried = Object.fromEntries(first.cookies.map(({ name, value }) => [name, value]))
    const back = (await there.signIn(first.headers.location ?? '', 'there-jo')).slice(PUBLIC.length)
    const answers = [
      await app.inject({ url: back, cookies: carried }),
      await app.inject({ url: back, cookies: carried }),
    ]
    expect(answers.map(answer => answer.headers.location)).toEqual(['/', '/sign-in?said=not-begun'])
    expect(answers[1]?.cookies.some(({ name }) => name === 'alongside')).toBe(false)
  })

  it('for a token that answers another nonce', async () => {
    const provider = providerAt(there.issuer)
    const begun = await provider.begin()
    if (begun === 'down') throw new Error(begun)
    const back = new URL(await there.signIn(begun.to, 'there-jo'))
    expect(await provider.finish(back.searchParams, { ...begun.carried, nonce: 'another' })).toBe('refused')
  })

  it('when the person thinks better of it', async () => {
    const reader = browser(app)
    const back = await there.leave((await reader.get('/sign-in/provider')).to ?? '')
    const said = await refused({ ...(await reader.get(back.slice(PUBLIC.length))), reader }, 'refused')
    expect(said).toContain('You were not signed in with your work account')
  })

  it('when nothing comes back but an address', async () => {
    const reader = browser(app)
    await reader.get('/sign-in/provider')
    await refused({ ...(await reader.get('/sign-in/provider/back')), reader }, 'not-begun')
  })

  it('when the provider does not answer, or is none, and passwords still work', async () => {
    for (const issuer of [await nothingThere(), `${there.issuer}/elsewhere`]) {
      const without = (await accountsServer(store, undefined, { provider: providerAt(issuer) })).app
      const reader = browser(without)
      const said = await refused({ ...(await reader.get('/sign-in/provider')), reader }, 'down')
      expect(said).toContain('We could not reach your work account')
      expect((await signInAs(without, admin.email)).began).toBe('/users')
    }
  })

  it('leaves the operator a code, and nothing about anyone', () => {
    expect(trouble).toContain('access_denied')
    expect(trouble).toContain('invalid_grant')
    for (const code of trouble) expect(code).toMatch(/^[\w-]+$/)
  })
})

describe('someone who has a second step on', () => {
  it('is asked for a code after the provider too, and is tied only once it was right', async () => {
    const user = await exampleUser(store, 'social-worker', 'Two Step')
    await beginSecondStep(store, testKeeping, user, PASSWORD, NOW)
    const begun = await ownSecondStep(store, testKeeping, user)
    if (begun.is !== 'begun') throw new Error(begun.is)
    const code = (seconds: number): string =>
      generateSync({ strategy: 'totp', secret: begun.secret, epoch: Date.parse(NOW) / 1000 + seconds })
    await confirmSecondStep(store, testKeeping, user, code(-30), NOW)
    const { to, reader } = await throughProvider('there-two-step')
    expect(to).toBe('/sign-in/code')
    expect(await nobodyIn(reader)).toBe(true)
    expect((await reader.send('/sign-in/code', '/sign-in/code', { code: '12345' })).status).toBe(422)
    expect(await tiesOf(user)).toEqual([])
    expect((await reader.send('/sign-in/code', '/sign-in/code', { code: code(0) })).to).toBe('/')
    expect(await tiesOf(user)).toEqual(['there-two-step'])
  })
})

describe('joining one’s own account to the provider', () => {
  it('asks for the password here, then signs in there, and from then on signs in there alone', async () => {
    const una = await signInAs(app, 'una.checked@trust.example')
    expect(una.began).toBe('/day')
    const wrong = await una.send('/account', '/account/provider', { tie: 'not this one' })
    expect(wrong.status).toBe(422)
    expect(textOf(wrong.body)).toContain('This is not your password')
    expect((await una.get('/account/provider')).to).toBe('/account')
    expect((await una.send('/account', '/account/provider', { tie: PASSWORD })).to).toBe('/account/provider')
    const page = await una.get('/account/provider')
    expect(unsafeIn(page.body)).toEqual([])
    const away =
      linksIn(page.body)
        .find(link => link.startsWith(there.issuer))
        ?.replaceAll('&amp;', '&') ?? ''
    const back = await there.signIn(away, 'there-unchecked')
    expect((await una.get(back.slice(PUBLIC.length))).to).toBe('/account?done=tied')
    expect(textOf((await una.get('/account?done=tied')).body)).toContain(
      'You may sign in with your work account, since',
    )
    const { to, reader } = await throughProvider('there-unchecked')
    expect(to).toBe('/')
    expect(textOf((await reader.get('/account')).body)).toContain('Una Checked')
  })

  it('joins nothing that is someone else’s, nor for someone else who signed in meanwhile', async () => {
    const other = await exampleUser(store, 'social-worker', 'Another Worker')
    const begin = async (): Promise<{ readonly reader: Browser; readonly back: string }> => {
      const reader = await signInAs(app, other.email)
      await reader.send('/account', '/account/provider', { tie: PASSWORD })
      const page = await reader.get('/account/provider')
      const away =
        linksIn(page.body)
          .find(link => link.startsWith(there.issuer))
          ?.replaceAll('&amp;', '&') ?? ''
      return { reader, back: (await there.signIn(away, 'there-jo')).slice(PUBLIC.length) }
    }
    const taken = await begin()
    expect((await taken.reader.get(taken.back)).to).toBe('/account?done=tied-elsewhere')
    expect(textOf((await taken.reader.get('/account?done=tied-elsewhere')).body)).toContain(
      'belongs to another account here',
    )
    const gone = await begin()
    await gone.reader.send('/account', '/sign-out', {})
    expect((await gone.reader.get(gone.back)).to).toBe('/sign-in?said=not-begun')
    expect(await tiesOf(other)).toEqual([])
  })

  it('an administrator sees it, and unties it', async () => {
    const user = await exampleUser(store, 'social-worker', 'Un Tied')
    await throughProvider('there-untied')
    expect(await tiesOf(user)).toEqual(['there-untied'])
    const kit = await signInAs(app, admin.email)
    expect(textOf((await kit.get(`/users/${user.id}`)).body)).toContain(
      'They may also sign in by the trust’s provider of sign-ins',
    )
    const done = await kit.send(`/users/${user.id}/untie`, `/users/${user.id}/untie`, {})
    expect(done.to).toBe(`/users/${user.id}?done=untied`)
    expect(await tiesOf(user)).toEqual([])
  })
})
