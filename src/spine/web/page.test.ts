import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Page, address, checkPage, definePage, one, oneOf, pageNumber } from './page.ts'
import { createServer } from './server.ts'
import { seal, unseal } from './seal.ts'
import { madeUpServices } from './dev/services.test-support.ts'

const handler = () => ({ redirect: '/' })

describe('declaring a page', () => {
  it('a page that names no action cannot be registered', async () => {
    const page = { method: 'GET', path: '/x', title: 'X', handler } as unknown as Page
    expect(() => checkPage(page)).toThrow('GET /x must name the action it needs')
    await expect(createServer({ services: madeUpServices(), pages: [page], secure: false })).rejects.toThrow(
      'must name the action',
    )
  })

  it('only sign-in and the health check may be public', () => {
    expect(() => definePage({ method: 'GET', path: '/children', title: 'Children', public: true, handler })).toThrow(
      'may not be public',
    )
    expect(definePage({ method: 'GET', path: '/health', title: 'Health', public: true, handler }).path).toBe('/health')
  })

  it('a page cannot be both public and guarded', () => {
    expect(() =>
      checkPage({
        method: 'GET',
        path: '/health',
        title: 'X',
        public: true,
        may: 'session.own',
        handler,
      } as unknown as Page),
    ).toThrow('must name the action')
  })

  it('a path with spaces or a query is not a route', () => {
    expect(() => definePage({ method: 'GET', path: '/a?b=c', title: 'X', may: 'session.own', handler })).toThrow(
      'is not a route',
    )
  })
})

describe('reading what was sent', () => {
  it('blank is absent, space is trimmed, and of several the first is taken', () => {
    expect(one({ a: '  x ' }, 'a')).toBe('x')
    expect(one({ a: '   ' }, 'a')).toBeUndefined()
    expect(one({ a: ['first', 'second'] }, 'a')).toBe('first')
    expect(one({}, 'a')).toBeUndefined()
  })

  it.each(['0', '-1', '1.5', 'x', '9999999'])('page %s is no page', text => {
    expect(pageNumber({ page: text })).toBeUndefined()
  })

  it('a word that is not on the list is absent', () => {
    expect(oneOf({ side: 'counts' }, 'side', ['counts', 'unknown'])).toBe('counts')
    expect(oneOf({ side: 'drop table' }, 'side', ['counts', 'unknown'])).toBeUndefined()
  })

  it('an address leaves out what is not set', () => {
    expect(address('/children', { find: undefined, council: 'north', age: '', down: true, page: 2 })).toBe(
      '/children?council=north&down=yes&page=2',
    )
    expect(address('/children', { down: false })).toBe('/children')
  })
})

describe('words sealed for an address', () => {
  const key = new Uint8Array(32).fill(7)

  it('whatever is sealed is read back by the same session, and stands nowhere in the seal', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ minLength: 1 }), (text, session) => {
        fc.pre(text.length > 0)
        const sealed = seal(key, session, text)
        expect(sealed).toMatch(/^[\w-]+$/)
        expect(unseal(key, session, sealed)).toBe(text)
      }),
    )
    expect(seal(key, 's', 'Amara Okafor of Kettering')).not.toContain('Amara')
  })

  it('another session, another key, or one changed letter reads nothing', () => {
    const sealed = seal(key, 'mine', 'Amara')
    expect(unseal(key, 'theirs', sealed)).toBeUndefined()
    expect(unseal(new Uint8Array(32).fill(8), 'mine', sealed)).toBeUndefined()
    expect(
      unseal(key, 'mine', `${sealed.slice(0, 8)}${sealed[8] === 'A' ? 'B' : 'A'}${sealed.slice(9)}`),
    ).toBeUndefined()
    expect(unseal(key, 'mine', 'nonsense')).toBeUndefined()
    expect(unseal(key, 'mine', '')).toBeUndefined()
  })
})
