import type { FastifyInstance } from 'fastify'

/** What came back, read as text. */
export interface Seen {
  readonly status: number
  readonly body: string
  readonly to: string | undefined
  readonly headers: Readonly<Record<string, unknown>>
}

/** A browser of one reader: keeps cookies, and sends forms with the token of the page they stand on. */
export interface Browser {
  readonly get: (path: string) => Promise<Seen>
  /** Reads the page at `from` for its token, then sends the form. */
  readonly send: (from: string, to: string, fields: Readonly<Record<string, string>>) => Promise<Seen>
  readonly sendFiles: (from: string, to: string, form: FormData, withToken?: boolean) => Promise<Seen>
  /** The token of the form on a page, and the cookies to send with it, for a request made by hand. */
  readonly formOf: (path: string) => Promise<{ readonly token: string; readonly cookie: string }>
  readonly raw: (method: 'POST', path: string, fields: Readonly<Record<string, string>>) => Promise<Seen>
}

/** A browser that talks to a server without a network. */
export function browser(app: FastifyInstance): Browser {
  const cookies = new Map<string, string>()
  const ask = async (method: 'GET' | 'POST', url: string, payload?: string | Buffer, type?: string): Promise<Seen> => {
    const reply = await app.inject({
      method,
      url,
      cookies: Object.fromEntries(cookies),
      ...(payload === undefined
        ? {}
        : { payload, headers: { 'content-type': type ?? 'application/x-www-form-urlencoded' } }),
    })
    for (const cookie of reply.cookies) {
      if (cookie.value === '') cookies.delete(cookie.name)
      else cookies.set(cookie.name, cookie.value)
    }
    return { status: reply.statusCode, body: reply.body, to: reply.headers.location, headers: reply.headers }
  }
  const tokenOn = async (path: string): Promise<string> =>
    /name="_csrf" value="([^"]+)"/.exec((await ask('GET', path)).body)?.[1] ?? ''
  return {
    get: path => ask('GET', path),
    formOf: async path => {
      const token = await tokenOn(path)
      return { token, cookie: [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ') }
    },
    raw: (method, path, fields) => ask(method, path, new URLSearchParams(fields).toString()),
    send: async (from, to, fields) =>
      ask('POST', to, new URLSearchParams({ _csrf: await tokenOn(from), ...fields }).toString()),
    sendFiles: async (from, to, form, withToken = true) => {
      const whole = new FormData()
      if (withToken) whole.append('_csrf', await tokenOn(from))
      for (const [name, value] of form) whole.append(name, value)
      const response = new Response(whole)
      return ask('POST', to, Buffer.from(await response.arrayBuffer()), response.headers.get('content-type') ?? '')
    },
  }
}

/** A browser whose reader has signed in as one of the made-up people. */
export async function signedIn(app: FastifyInstance, person: string): Promise<Browser> {
  const reader = browser(app)
  const answer = await reader.send('/sign-in', '/sign-in', {
    email: `${person}@example.org`,
    password: 'walk beside me',
  })
  if (answer.status !== 303) throw new Error(`${person} could not sign in: ${answer.status}`)
  return reader
}
