import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AccessRefused } from '../access/decide.ts'
import { browser, signedIn } from './dev/browse.test-support.ts'
import { headingOf, textOf, unsafeIn } from './dev/markup.test-support.ts'
import { madeUpServices } from './dev/services.test-support.ts'
import { createLog } from './log.ts'
import { type Page, definePage } from './page.ts'
import { type ServerOptions, createServer } from './server.ts'
import { shellPages } from './sign-in.ts'

const seen: unknown[] = []
const trial: readonly Page[] = [
  ...shellPages,
  definePage({
    method: 'GET',
    path: '/things/:id',
    title: 'A thing',
    may: 'children.list',
    nav: { text: 'Things', order: 1 },
    handler: ({ params }) => ({ view: 'spine/web/views/nowhere.njk', data: { id: params['id'] } }),
  }),
  definePage({
    method: 'POST',
    path: '/things',
    title: 'Add',
    may: 'children.list',
    handler: ({ body }) => (seen.push(body), { redirect: '/things/1' }),
  }),
  definePage({
    method: 'POST',
    path: '/files',
    title: 'Files',
    may: 'imports.make',
    files: true,
    handler: ({ files, body }) => (
      seen.push({ body, names: files.map(file => [file.name, readFileSync(file.path, 'utf8')]) }), { redirect: '/' }
    ),
  }),
  definePage({
    method: 'GET',
    path: '/broken',
    title: 'Broken',
    may: 'session.own',
    handler: () => {
      throw new Error('Amara O. was born on 2 May 2017')
    },
  }),
  definePage({
    method: 'GET',
    path: '/refusing',
    title: 'Refusing',
    may: 'session.own',
    handler: () => {
      throw new AccessRefused('child.read', 'another-council')
    },
  }),
]

const uploads = mkdtempSync(join(tmpdir(), 'received-'))
const serve = (options: Partial<ServerOptions> = {}) =>
  createServer({ services: madeUpServices(), pages: trial, secure: false, uploadsFolder: uploads, ...options })

async function eventually(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 500) throw new Error('it never came about')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

describe('what every page carries', () => {
  it('a page names its own scripts by nonce, allows no inline style, and is never kept', async () => {
    const { headers, body } = await browser(await serve()).get('/sign-in')
    const policy = String(headers['content-security-policy'])
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1]
    expect(nonce).toBeTruthy()
    expect(body).toContain(`nonce="${nonce}"`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-inline')
    expect(unsafeIn(body)).toEqual([])
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    })
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  it('a nonce is used once', async () => {
    const reader = browser(await serve())
    const [first, second] = [await reader.get('/sign-in'), await reader.get('/sign-in')]
    expect(first.headers['content-security-policy']).not.toBe(second.headers['content-security-policy'])
  })

  it('over TLS cookies are Secure and bound to this host, and browsers are told to stay', async () => {
    const app = await serve({ secure: true })
    const page = await app.inject({ url: '/sign-in' })
    expect(page.headers['strict-transport-security']).toContain('max-age=31536000')
    const form = page.cookies.find(cookie => cookie.name === '__Host-alongside-form')
    expect(form).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
    const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const signed = await app.inject({
      method: 'POST',
      url: '/sign-in',
      cookies: { '__Host-alongside-form': form?.value ?? '' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        _csrf: token,
        email: 'worker@example.org',
        password: 'walk beside me',
      }).toString(),
    })
    expect(signed.cookies.find(cookie => cookie.name === '__Host-alongside')).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: '/',
    })
  })

  it('a demonstration says on every page that every child is invented', async () => {
    expect(textOf((await browser(await serve({ demo: true })).get('/sign-in')).body)).toContain(
      'Every child here is invented.',
    )
    expect(textOf((await browser(await serve()).get('/sign-in')).body)).not.toContain('invented')
  })

  it('built files are named with a hash of what they hold', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assets-'))
    writeFileSync(join(folder, 'alongside.css'), 'a{}')
    const app = await serve({ assetsFolder: folder })
    const { body } = await browser(app).get('/sign-in')
    const address = /\/assets\/alongside\.css\?v=[0-9a-f]{12}/.exec(body)?.[0] ?? ''
    const css = await app.inject({ url: address })
    expect(css).toMatchObject({ statusCode: 200, body: 'a{}' })
    expect(css.headers['etag']).toBeTruthy()
    expect(css.headers['cache-control']).toContain('max-age')
  })
})

describe('signing in and out', () => {
  it('someone who signs in begins where their role begins, and signing out ends the session', async () => {
    const app = await serve()
    const reader = await signedIn(app, 'board')
    expect(await reader.get('/')).toMatchObject({ status: 303, to: '/board' })
    expect(await reader.send('/broken', '/sign-out', {})).toMatchObject({ status: 303, to: '/sign-in?out=yes' })
    expect(await reader.get('/')).toMatchObject({ status: 303, to: '/sign-in' })
  })

  it('a wrong password keeps the address that was typed, never the password, and does not say which was wrong', async () => {
    const reader = browser(await serve())
    const answer = await reader.send('/sign-in', '/sign-in', { email: 'worker@example.org', password: 'not it' })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('value="worker@example.org"')
    expect(answer.body).not.toContain('not it')
    expect(textOf(answer.body)).toContain('The email address or the password is not right.')
  })

  it('nothing typed is said beside each box', async () => {
    const answer = await browser(await serve()).send('/sign-in', '/sign-in', { email: ' ', password: '' })
    expect(textOf(answer.body)).toContain('There is a problem Enter your email address Enter your password')
  })

  it('a reader goes back to the page they asked for, without its query', async () => {
    const app = await serve()
    const reader = browser(app)
    expect(await reader.get('/things/7?secret=1')).toMatchObject({ status: 303, to: '/sign-in?next=%2Fthings%2F7' })
    const answer = await reader.send('/sign-in?next=%2Fthings%2F7', '/sign-in', {
      email: 'worker@example.org',
      password: 'walk beside me',
      next: '/things/7',
    })
    expect(answer.to).toBe('/things/7')
  })

  it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)'])(
    '%s is not gone to',
    async next => {
      const answer = await browser(await serve()).send('/sign-in', '/sign-in', {
        email: 'worker@example.org',
        password: 'walk beside me',
        next,
      })
      expect(answer.to).toBe('/')
    },
  )

  it('a form sent after the session ended is not done, and the reader is told it was not saved', async () => {
    const app = await serve()
    const reader = browser(app)
    const answer = await reader.raw('POST', '/things', { name: 'x' })
    expect(answer).toMatchObject({ status: 303, to: '/sign-in?ended=yes' })
    expect(textOf((await reader.get('/sign-in?ended=yes')).body)).toContain('What you just sent was not saved.')
    expect(seen).toEqual([])
  })

  it('the sixty-first try in a minute from one address is put off, with what to do', async () => {
    const app = await serve()
    const statuses: number[] = []
    for (let n = 0; n < 61; n++) {
      const answer = await app.inject({ method: 'POST', url: '/sign-in', remoteAddress: '192.0.2.7' })
      statuses.push(answer.statusCode)
      if (n === 60) expect(headingOf(answer.body)).toBe('Too many tries in one minute')
    }
    expect(statuses.slice(0, 60).every(status => status === 403)).toBe(true)
    expect(statuses[60]).toBe(429)
    expect((await app.inject({ method: 'POST', url: '/sign-in', remoteAddress: '192.0.2.8' })).statusCode).toBe(403)
  })
})

describe('forms', () => {
  it('a form with its page’s token is done; its token is not handed on', async () => {
    seen.length = 0
    const reader = await signedIn(await serve(), 'worker')
    expect(await reader.send('/things/1', '/things', { name: 'x' })).toMatchObject({ status: 303, to: '/things/1' })
    expect(seen).toEqual([{ name: 'x' }])
  })

  it('a form without a token, or with another reader’s, is refused and nothing is done', async () => {
    seen.length = 0
    const app = await serve()
    const [mine, theirs] = [await signedIn(app, 'worker'), await signedIn(app, 'analyst')]
    const token = /name="_csrf" value="([^"]+)"/.exec((await theirs.get('/things/1')).body)?.[1] ?? ''
    for (const fields of [{}, { _csrf: 'made up' }, { _csrf: token }] as Record<string, string>[]) {
      const answer = await mine.raw('POST', '/things', fields)
      expect(answer.status).toBe(403)
      expect(headingOf(answer.body)).toBe('We could not be sure this came from you')
    }
    expect(seen).toEqual([])
  })

  it('files arrive whole, without the folders of the sender’s machine', async () => {
    seen.length = 0
    const reader = await signedIn(await serve(), 'analyst')
    const form = new FormData()
    form.append('council', 'north')
    form.append('files', new Blob(['a,b\n1,2\n']), 'C:\\returns\\episodes.csv')
    form.append('files', new Blob(['c']), 'header.csv')
    expect(await reader.sendFiles('/things/1', '/files', form)).toMatchObject({ status: 303 })
    expect(seen).toEqual([
      {
        body: { council: 'north' },
        names: [
          ['episodes.csv', 'a,b\n1,2\n'],
          ['header.csv', 'c'],
        ],
      },
    ])
    expect(readdirSync(uploads)).toEqual([])
  })

  it('a file larger than the limit leaves nothing behind, and its sender is told', async () => {
    seen.length = 0
    const limits = { total: 1000, each: 20, files: 3 }
    const reader = await signedIn(await serve({ uploadLimits: limits }), 'analyst')
    for (const sizes of [[21], [20, 1000]]) {
      const form = new FormData()
      for (const size of sizes) form.append('files', new Blob(['x'.repeat(size)]), 'episodes.csv')
      const answer = await reader.sendFiles('/things/1', '/files', form)
      expect([answer.status, headingOf(answer.body)]).toEqual([413, 'That was too large to take in'])
    }
    expect(seen).toEqual([])
    expect(readdirSync(uploads)).toEqual([])
  })

  it('an upload cut off in the middle of a file leaves nothing behind', async () => {
    const app = await serve()
    const port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
    const reader = await signedIn(app, 'analyst')
    const { token, cookie } = await reader.formOf('/things/1')
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    const ended = once(socket, 'close')
    socket.write(
      [
        'POST /files HTTP/1.1',
        'host: localhost',
        `cookie: ${cookie}`,
        'content-type: multipart/form-data; boundary=edge',
        'content-length: 900000',
        '',
        '--edge',
        'content-disposition: form-data; name="_csrf"',
        '',
        token,
        '--edge',
        'content-disposition: form-data; name="files"; filename="episodes.csv"',
        '',
        'x'.repeat(200_000),
      ].join('\r\n'),
    )
    await eventually(() => readdirSync(uploads).length === 1)
    socket.destroy()
    await ended
    await eventually(() => readdirSync(uploads).length === 0)
    await app.close()
    expect(readdirSync(uploads)).toEqual([])
  })

  it('files sent without the token first are not read', async () => {
    seen.length = 0
    const reader = await signedIn(await serve(), 'analyst')
    const form = new FormData()
    form.append('files', new Blob(['a']), 'episodes.csv')
    expect((await reader.sendFiles('/things/1', '/files', form, false)).status).toBe(403)
    expect(seen).toEqual([])
  })

  it('a form larger than the limit is answered with what to do instead', async () => {
    const reader = await signedIn(await serve(), 'worker')
    const answer = await reader.raw('POST', '/things', { words: 'x'.repeat(1_100_000) })
    expect(answer.status).toBe(413)
    expect(headingOf(answer.body)).toBe('That was too large to take in')
  })
})

describe('when something is refused or fails', () => {
  it('a role without leave is refused by the route, and by a service that refuses for itself', async () => {
    const reader = await signedIn(await serve(), 'board')
    for (const path of ['/things/1', '/refusing']) {
      const answer = await reader.get(path)
      expect(answer.status).toBe(403)
      expect(textOf(answer.body)).toContain('Your role does not have leave to see or do this. Nothing was changed')
    }
  })

  it('only what a reader may follow stands in the navigation', async () => {
    const app = await serve()
    expect((await (await signedIn(app, 'worker')).get('/things/1')).body).toContain('href="/things/:id"')
    expect((await (await signedIn(app, 'board')).get('/nothing-here')).body).not.toContain('href="/things/:id"')
  })

  it('an address that leads nowhere says so, signed in or not', async () => {
    const app = await serve()
    for (const reader of [browser(app), await signedIn(app, 'worker')]) {
      const answer = await reader.get('/nothing-here')
      expect(answer.status).toBe(404)
      expect(headingOf(answer.body)).toBe('There is nothing at this address')
      expect(unsafeIn(answer.body)).toEqual([])
    }
  })

  it('a fault says what was kept and gives a reference; neither page nor log repeats what the fault quoted', async () => {
    const lines: string[] = []
    const app = await serve({ log: createLog({ write: line => void lines.push(line) }) })
    const reader = await signedIn(app, 'worker')
    const answer = await reader.get('/broken')
    expect(answer.status).toBe(500)
    const reference = /<strong>([0-9a-f]{10})<\/strong>/.exec(answer.body)?.[1]
    expect(textOf(answer.body)).toContain('Anything you had already saved is safe.')
    const failed = lines.map(line => JSON.parse(line) as Record<string, unknown>).find(line => line['msg'] === 'failed')
    expect(failed).toMatchObject({ reqId: reference, route: '/broken', err: { type: 'Error' } })
    expect(answer.body + lines.join('')).not.toContain('Amara')
  })

  it('the log tells routes, never what stood in an address or a form', async () => {
    const lines: string[] = []
    const app = await serve({ log: createLog({ write: line => void lines.push(line) }) })
    const reader = await signedIn(app, 'worker')
    await reader.get('/things/3f0c1d9e?name=Amara')
    await reader.get('/nothing/Amara')
    await reader.send('/things/3f0c1d9e', '/things', { name: 'Amara' })
    const routes = lines.map(line => (JSON.parse(line) as { route?: string }).route)
    expect(routes).toContain('/things/:id')
    expect(routes).toContain('none')
    expect(lines.join('')).not.toMatch(/Amara|3f0c1d9e|worker@example|walk beside/)
  })

  it('the health check answers anyone in one word', async () => {
    const answer = await browser(await serve()).get('/health')
    expect(answer).toMatchObject({ status: 200, body: 'ok' })
  })
})
