import { describe, expect, it } from 'vitest'
import { madeUpServices } from './dev/services.test-support.ts'
import { createServer } from './server.ts'
import type { ProviderSignIn } from './services.ts'
import { shellPages } from './sign-in.ts'
import { goesOn, ours } from './sign-in-steps.ts'

const carried = { state: 'a state', nonce: 'a nonce', verifier: 'a verifier' }

/** A server whose provider lets in whoever brings the code 'right'. */
async function serve(secure: boolean) {
  const asked: unknown[] = []
  const provider: ProviderSignIn = {
    label: 'your work account',
    begin: async () => ({ to: 'https://sign-in.example.org/auth', carried }),
    finish: async (query, brought) => {
      asked.push([query.toString(), brought])
      return query.get('code') === 'right'
        ? { is: 'signed-in', token: 'a token', expiresAt: '2099-01-01T00:00:00Z' }
        : { is: 'refused', why: 'refused' }
    },
  }
  const services = madeUpServices()
  const app = await createServer({
    services: { ...services, access: { ...services.access, provider } },
    pages: shellPages,
    secure,
  })
  return { app, asked }
}

describe('between the steps of signing in', () => {
  it('over TLS what the browser carries is Secure, bound to this host and of no use to script, and tells nothing', async () => {
    const { app } = await serve(true)
    const begun = await app.inject('/sign-in/provider')
    expect(begun.headers.location).toBe('https://sign-in.example.org/auth')
    const cookie = begun.cookies.find(({ name }) => name === '__Host-alongside-steps')
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
    for (const hidden of Object.values(carried))
      expect(Buffer.from(cookie?.value ?? '', 'base64url').toString('latin1')).not.toContain(hidden)
  })

  it('it comes back whole, with the provider’s answer, and is then put away', async () => {
    const { app, asked } = await serve(false)
    const begun = await app.inject('/sign-in/provider?next=/children')
    const cookies = { 'alongside-steps': begun.cookies[0]?.value ?? '' }
    const back = await app.inject({ url: '/sign-in/provider/back?code=right&state=a+state&code=wrong', cookies })
    expect(asked).toEqual([['code=right&code=wrong&state=a+state', carried]])
    expect({ status: back.statusCode, to: back.headers.location }).toEqual({ status: 303, to: '/children' })
    expect(back.cookies.map(({ name, value }) => [name, value])).toEqual([
      ['alongside-steps', ''],
      ['alongside', 'a token'],
    ])
  })

  it('a cookie of another server is nothing', async () => {
    const [one, other] = [await serve(false), await serve(false)]
    const begun = await one.app.inject('/sign-in/provider')
    const cookies = { 'alongside-steps': begun.cookies[0]?.value ?? '' }
    const back = await other.app.inject({ url: '/sign-in/provider/back?code=right', cookies })
    expect(back.headers.location).toBe('/sign-in?said=not-begun')
    expect(other.asked).toEqual([])
  })
})

describe('where one goes', () => {
  it.each(['/children', '/children/1/story', '/a-b.c'])('may be %s', path => {
    expect(ours(path)).toBe(path)
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'children', '/a?b=c', '/a\nb', ''])(
    'may not be %j',
    path => {
      expect(ours(path)).toBeUndefined()
    },
  )

  it('half in, is the page for the code, whatever was asked for', () => {
    expect(goesOn({ is: 'half', token: 'a token', expiresAt: '2099-01-01T00:00:00Z' }, '/children')).toEqual({
      redirect: '/sign-in/code',
      carry: '{"is":"half","token":"a token","next":"/children"}',
    })
  })
})
