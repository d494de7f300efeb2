import { generateKeyPairSync } from 'node:crypto'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Someone a provider knows: their name there, and what it says of their email address. */
export interface KnownThere {
  readonly email?: string
  readonly checked?: boolean
}

/** For tests: a real provider of sign-ins on the loopback address. */
export interface TestProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Signs in there as someone, as a browser would, and answers the address it sends back to. */
  readonly signIn: (to: string, who: string) => Promise<string>
  /** Stops halfway, as a person would who thinks better of it. */
  readonly leave: (to: string) => Promise<string>
  readonly close: () => Promise<void>
}

const CLIENT = { clientId: 'alongside', clientSecret: 'a secret of the tests alone' }

/** Starts one that knows these people, sends its readers back to `back`, and is told `more` of the library's own settings. */
export async function testProvider(
  people: Readonly<Record<string, KnownThere>>,
  back: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<TestProvider> {
  const server = createServer()
  const issuer = await listening(server)
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [back],

        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['a key of the tests alone'] },
    jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    findAccount: (_: unknown, sub: string) => {
      const { email, checked } = people[sub] ?? {}
      return {
        accountId: sub,
        claims: () => ({ sub, email, ...(checked === undefined ? {} : { email_verified: checked }) }),
      }
    },
    ...more,
  })
  const answer = provider.callback()
  server.on('request', (request, response) => answer(request, response))
  return {
    issuer,
    ...CLIENT,
    signIn: async (to, who) => {
      const browser = browsing(issuer)
      const login = await browser.get(to)
      const consent = await browser.send(login.url, { prompt: 'login', login: who, password: 'any' })
      const done = await browser.send(consent.url, { prompt: 'consent' })
      return done.url
    },
    leave: async to => {
      const browser = browsing(issuer)
      const login = await browser.get(to)
      return (await browser.get(`${login.url}/abort`)).url
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** For tests: an address on which nothing answers. */
export async function nothingThere(): Promise<string> {
  const server = createServer()
  const address = await listening(server)
  await new Promise(resolve => server.close(resolve))
  return address
}

function listening(server: Server): Promise<string> {
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })
}

// Follows where it is sent within the provider, keeping cookies, and stops where it is sent elsewhere.
function browsing(issuer: string) {
  const cookies = new Map<string, string>()
  const ask = async (url: string, body?: Readonly<Record<string, string>>): Promise<{ readonly url: string }> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body ? { method: 'POST', body: new URLSearchParams(body) } : {}),
    })
    for (const each of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (each.split(';')[0] ?? '').split(/=(.*)/s)
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const to = response.headers.get('location')
    if (to === null) {
      if (response.ok) return { url }
      throw new Error(`the provider answered ${response.status} at ${new URL(url).pathname}: ${await response.text()}`)
    }
    const next = new URL(to, url).href
    return next.startsWith(issuer) ? ask(next) : { url: next }
  }
  return { get: (url: string) => ask(url), send: ask }
}
