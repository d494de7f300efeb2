import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import files from '@fastify/static'
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { AccessRefused } from '../access/decide.ts'
import { ROLE_TITLES } from '../access/roles.ts'
import { wordsFor } from './errors.ts'
import { type Answer, type Fields, NAV_GROUPS, type Page, checkPage, one } from './page.ts'
import { carriedFrom, carrying, seal, unseal } from './seal.ts'
import { type Services, type Viewer, may } from './services.ts'
import { type Upload, readUpload } from './uploads.ts'
import { createRender } from './views.ts'

/** How many places fit beside a name and a role in one row of a laptop's screen. */
const MOST_IN_A_ROW = 7

/** What a server is made of. */
export interface ServerOptions {
  readonly services: Services
  readonly pages: readonly Page[]
  /** The folder of built css, script, fonts and images, served at `/assets/`. */
  readonly assetsFolder?: string
  /** Whether readers reach it over TLS: cookies are then Secure and browsers are told to stay on TLS. */
  readonly secure: boolean
  /** Shows 'Every child here is invented' on every page. */
  readonly demo?: boolean
  /** 32 bytes shared by every process that serves the same readers; made afresh when absent. */
  readonly key?: Uint8Array
  readonly log?: Logger
  /** Which proxies' word to take for a reader's address, as Fastify's `trustProxy`. */
  readonly trustProxy?: boolean | string
  /** Where files that are sent stand while their form is answered; a private folder. The system's temporary one when absent. */
  readonly uploadsFolder?: string
  /** The most a form with files may carry. */
  readonly uploadLimits?: { readonly total: number; readonly each: number; readonly files: number }
  /** Keeps compiled views; off while they are being written. */
  readonly cacheViews?: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer | undefined
    sessionToken: string
    uploaded: Upload | undefined
  }
}

/** The web server over these services and pages, ready to listen or to be asked with `inject`. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { services, pages, secure } = options
  for (const page of pages) checkPage(page)
  const key = options.key ?? randomBytes(32)
  const sessionCookie = secure ? '__Host-alongside' : 'alongside'
  const carriedCookie = secure ? '__Host-alongside-steps' : 'alongside-steps'
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  const render = createRender({ root: join(import.meta.dirname, '../..'), cache: options.cacheViews ?? true })
  const asset = assetNames(options.assetsFolder)
  const uploadsFolder = options.uploadsFolder ?? join(tmpdir(), 'alongside-uploads')

  const app = Fastify({
    ...(options.log ? { loggerInstance: options.log } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy ?? false,
    bodyLimit: 1024 * 1024,
    genReqId: () => randomBytes(5).toString('hex'),
    routerOptions: { ignoreTrailingSlash: true },
  }) as unknown as FastifyInstance
  app.decorateRequest('viewer', undefined)
  app.decorateRequest('sessionToken', '')
  app.decorateRequest('uploaded', undefined)

  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(cookie, { secret: derived(key, 'cookies') })
  await app.register(csrf, {
    cookieKey: secure ? '__Host-alongside-form' : 'alongside-form',
    cookieOpts: { ...cookieOptions, signed: true },
    csrfOpts: { hmacKey: derived(key, 'forms'), userInfo: true },
    getUserInfo: request => holder(request.sessionToken),
    logLevel: 'debug',
  })
  await app.register(formbody)
  await app.register(multipart)
  await app.register(rateLimit, { global: false })
  if (options.assetsFolder) {
    await app.register(files, {
      root: options.assetsFolder,
      prefix: '/assets/',
      decorateReply: false,
      maxAge: '1d',
      index: false,
    })
  }

  app.addHook('onRequest', async (request, reply) => {
    request.sessionToken = request.cookies[sessionCookie] ?? ''
    if (!request.url.startsWith('/assets/')) reply.header('cache-control', 'no-store')
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    )
  })

  const nav = pages
    .flatMap(page => (page.nav && 'may' in page ? [{ ...page.nav, href: page.path, may: page.may }] : []))
    .toSorted((a, b) => a.order - b.order)

  // What is seldom gone to is folded away, unless it would be alone there, or is all there is.
  const navFor = (viewer: FastifyRequest['viewer'], path: string) => {
    const items = nav
      .filter(item => may(viewer, item.may))
      .map(item => ({ ...item, current: path === item.href || path.startsWith(`${item.href}/`) }))
    const crowded = items.filter(item => item.more !== true).length > MOST_IN_A_ROW
    const more = items.filter(item => item.more === true || (crowded && item.more === 'when-crowded'))
    const folded = more.length > 1 && more.length < items.length ? more : []
    return {
      first: items.filter(item => !folded.includes(item)),
      more: NAV_GROUPS.map(title => ({
        title,
        items: folded.filter(({ under = 'The service' }) => under === title),
      })).filter(group => group.items.length > 0),
      inMore: folded.some(item => item.current),
    }
  }

  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    view: string,
    data: Readonly<Record<string, unknown>>,
  ): FastifyReply => {
    const path = request.url.split('?')[0] ?? '/'
    const shell = {
      viewer: request.viewer,
      role: request.viewer && ROLE_TITLES[request.viewer.role],
      may: (action: Parameters<typeof may>[1]) => may(request.viewer, action),
      nav: navFor(request.viewer, path),
      csrf: reply.generateCsrf({ userInfo: holder(request.sessionToken) }),
      cspNonce: reply.cspNonce.script,
      asset,
      demo: options.demo ?? false,
      path,
      here: request.url,
    }
    return reply.type('text/html; charset=utf-8').send(render(view, { ...shell, ...data }))
  }

  const showError = (request: FastifyRequest, reply: FastifyReply, status: number, code?: string): FastifyReply => {
    const words = wordsFor(status, code)
    return show(request, reply.code(status), 'spine/web/views/error.njk', {
      title: words.title,
      words,
      status,
      reference: request.id,
    })
  }

  const findViewer = async (request: FastifyRequest): Promise<void> => {
    request.viewer = request.sessionToken ? await services.access.session(request.sessionToken) : undefined
    if (!request.viewer) request.sessionToken = ''
  }

  app.setErrorHandler(async (error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (error instanceof AccessRefused) return showError(request, reply, 403)
    const status = error.statusCode && error.statusCode >= 400 ? error.statusCode : 500
    if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url ?? 'none' }, 'failed')
    return showError(request, reply, status, error.code)
  })
  app.setNotFoundHandler(async (request, reply) => {
    await findViewer(request)
    return showError(request, reply, 404)
  })

  const answer = (request: FastifyRequest, reply: FastifyReply, page: Page, result: Answer): FastifyReply => {
    if ('missing' in result) return showError(request, reply, 404)
    if ('redirect' in result) {
      if (result.carry === null) reply.clearCookie(carriedCookie, cookieOptions)
      else if (result.carry !== undefined) reply.setCookie(carriedCookie, carrying(key, result.carry), cookieOptions)
      if (result.session === 'ended') reply.clearCookie(sessionCookie, cookieOptions)
      else if (result.session)
        reply.setCookie(sessionCookie, result.session.token, {
          ...cookieOptions,
          expires: new Date(result.session.expiresAt),
        })
      return reply.redirect(result.redirect, 303)
    }
    if ('download' in result) {
      const { name, type, body, inline, untrusted } = result.download
      if (untrusted) reply.headers({ ...UNTRUSTED, 'content-disposition': named(name) })
      else if (!inline)
        reply.header('content-disposition', `attachment; filename="${name.replaceAll(/[^\w .-]/g, '-')}"`)
      return reply.type(type).send(typeof body === 'string' ? body : Buffer.from(body))
    }
    const data = {
      title: page.title,
      wide: page.wide ?? false,
      refresh: result.refresh,
      ...result.data,
      ...(result.title ? { title: result.title } : {}),
    }
    return show(request, reply.code(result.status ?? 200), result.view, data)
  }

  // A file that was merged is at the address of the one it is read in; as it was known before, it is where it was.
  const movedTo = async (request: FastifyRequest, viewer: Viewer, page: Page): Promise<string | undefined> => {
    if (!page.path.startsWith('/children/:id')) return undefined
    const { id = '' } = request.params as { id?: string }
    if (one((request.query ?? {}) as Fields, 'known') !== undefined) return undefined
    const to = await services.merge.movedTo(viewer, id)
    return to === undefined ? undefined : request.url.replace(id, to)
  }

  for (const page of pages) {
    app.route({
      method: page.method,
      url: page.path,
      ...(page.perMinute ? { config: { rateLimit: { max: page.perMinute, timeWindow: '1 minute' } } } : {}),
      onRequest: async (request, reply) => {
        await findViewer(request)
        if ('public' in page) return
        if (!request.viewer) return reply.redirect(signInFor(request, page), 303)
        if (!may(request.viewer, page.may))
          return request.viewer.secondStep === 'missing' && page.method === 'GET'
            ? reply.redirect('/account/two-step', 303)
            : showError(request, reply, 403)
        const to = await movedTo(request, request.viewer, page)
        // Another way of asking than the one that was used would lose what was sent.
        if (to !== undefined) return reply.redirect(to, page.method === 'GET' ? 303 : 307)
      },
      preHandler: async (request, reply) => {
        if (page.method !== 'POST') return
        const genuine = (): boolean => {
          let passed = false
          app.csrfProtection(request, reply, () => {
            passed = true
          })
          return passed
        }
        if (!page.files) return genuine() ? undefined : reply
        if (!request.isMultipart()) return showError(request, reply, 400)
        const check = (token: string): boolean => {
          request.body = { _csrf: token }
          return genuine()
        }
        const limits = typeof page.files === 'object' ? page.files : options.uploadLimits
        const upload = await readUpload(request, uploadsFolder, check, limits)
        if (upload === 'refused') return reply
        request.body = upload.body
        request.uploaded = upload
      },
      handler: async (request, reply) => {
        const token = request.sessionToken
        const asked = {
          services,
          params: (request.params ?? {}) as Readonly<Record<string, string>>,
          query: (request.query ?? {}) as Fields,
          body: withoutToken((request.body ?? {}) as Fields),
          files: request.uploaded?.files ?? [],
          address: request.ip,
          carried: carriedFrom(key, request.cookies[carriedCookie]),
          token,
          seal: (text: string) => seal(key, token, text),
          unseal: (sealed: string) => unseal(key, token, sealed),
        }
        const ask = async (): Promise<Answer | undefined> => {
          if ('public' in page) return page.handler({ ...asked, viewer: request.viewer })
          return request.viewer && page.handler({ ...asked, viewer: request.viewer })
        }
        // Gone before anyone is answered: whatever is still needed has been moved.
        const result = await ask().finally(() => request.uploaded?.remove())
        return result ? answer(request, reply, page, result) : showError(request, reply, 403)
      },
    })
  }
  return app
}

// What someone sent us is saved and never opened here: no script, no frame, no guessing at what it is.
const UNTRUSTED = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const

// A name in any language, with a plain one for what reads no other (RFC 6266).
function named(name: string): string {
  const plain = name.replaceAll(/[^\w .-]/g, '-')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, each => `%${each.charCodeAt(0).toString(16)}`)}`
}

function derived(key: Uint8Array, use: string): string {
  return Buffer.from(hkdfSync('sha256', key, '', `alongside ${use}`, 32)).toString('base64')
}

// Whom a form's token is for: the holder of a session, never the session's secret itself.
function holder(token: string): string {
  return token ? createHash('sha256').update(token).digest('base64url') : 'nobody'
}

// A form is not sent again after signing in, so its reader is told that it was not saved.
function signInFor(request: FastifyRequest, page: Page): string {
  const path = request.url.split('?')[0] ?? '/'
  if (page.method === 'POST') return '/sign-in?ended=yes'
  return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`
}

function withoutToken(body: Fields): Fields {
  const { _csrf, ...rest } = body
  return rest
}

// Each built file's address, with a hash of what it holds so that browsers never keep an old one.
function assetNames(folder: string | undefined): (name: string) => string {
  const hashes = new Map<string, string>()
  if (folder && existsSync(folder)) {
    for (const name of readdirSync(folder)) {
      if (/\.(css|js)$/.test(name))
        hashes.set(
          name,
          createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex')
            .slice(0, 12),
        )
    }
  }
  return name => `/assets/${name}${hashes.has(name) ? `?v=${hashes.get(name)}` : ''}`
}
