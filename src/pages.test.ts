import { describe, expect, it } from 'vitest'
import { decide } from './spine/access/decide.ts'
import { ROLES } from './spine/access/roles.ts'
import { textOf, unsafeIn } from './spine/web/dev/markup.test-support.ts'
import { madeUpServices } from './spine/web/dev/services.test-support.ts'
import { createServer } from './spine/web/server.ts'
import type { Viewer } from './spine/web/services.ts'
import { pages } from './pages.ts'

const REFUSED = 'Your role does not have leave to see or do this.'
const addressOf = (path: string): string => path.replaceAll(':id', '00000000-0000-4000-8000-000000000010')
const guarded = pages.flatMap(page => ('may' in page ? [page] : []))

// Every route against every role, one that nobody wrote down among them.
const roles = [...ROLES, 'a role nobody wrote down']
const grid = roles.flatMap(role => guarded.map(page => ({ role, method: page.method, path: page.path, page })))

describe('every route, for every role', async () => {
  let viewer: Viewer | undefined
  const services = madeUpServices()
  const app = await createServer({
    services: { ...services, access: { ...services.access, session: async () => viewer } },
    pages,
    secure: false,
  })
  const ask = (method: 'GET' | 'POST', path: string) =>
    app.inject({ method, url: addressOf(path), cookies: { alongside: 'any' } })

  it.each(grid)('$role: $method $path', async ({ role, page }) => {
    viewer = { id: 'someone', role: role as Viewer['role'] }
    const answer = await ask(page.method, page.path)
    const refused = answer.statusCode === 403 && textOf(answer.body).includes(REFUSED)
    expect(refused).toBe(!decide(viewer, page.may).allow)
    expect(answer.statusCode).not.toBe(500)
    if (String(answer.headers['content-type']).includes('html')) expect(unsafeIn(answer.body)).toEqual([])
  })

  it.each(guarded.map(page => ({ method: page.method, path: page.path })))(
    'nobody: $method $path',
    async ({ method, path }) => {
      viewer = undefined
      const answer = await ask(method, path)
      expect(answer.statusCode).toBe(303)
      expect(answer.headers.location).toMatch(/^\/sign-in/)
    },
  )
})

describe('the list of pages', () => {
  it('no two pages have one route', () => {
    const routes = pages.map(page => `${page.method} ${page.path}`)
    expect(new Set(routes).size).toBe(routes.length)
  })

  it('only the steps of signing in and the health check are public', () => {
    expect(pages.filter(page => 'public' in page).map(page => `${page.method} ${page.path}`)).toEqual([
      'GET /health',
      'GET /sign-in',
      'POST /sign-in',
      'GET /sign-in/code',
      'POST /sign-in/code',
      'GET /sign-in/provider',
      'GET /sign-in/provider/back',
    ])
  })

  it('whatever is changed is changed by a form', () => {
    for (const page of guarded)
      if (/undo|\bfind\b|sign-out/.test(page.path) && page.method === 'GET') expect(page.title).toMatch(/\?$/)
  })
})
