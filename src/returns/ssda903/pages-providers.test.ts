import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { headingOf, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { providerPages } from './pages-providers.ts'

async function reader(person = 'analyst', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...providerPages], secure: false }), person)
}

describe('the pages of Ofsted’s lists', () => {
  it('show every edition, which is in use, and what an edition holds', async () => {
    const read = await reader()
    const all = await read.get('/providers')
    expect(all.status).toBe(200)
    expect(headingOf(all.body)).toBe('Ofsted’s lists of providers')
    expect(textOf(all.body)).toContain('31 August 2026')
    expect(textOf(all.body)).toContain('In use')
    expect(textOf(all.body)).toContain('Withdrawn')
    expect(unsafeIn(all.body)).toEqual([])
    const one = await read.get('/providers/2?find=alder')
    expect(textOf(one.body)).toContain('Alder House')
    expect(textOf(one.body)).toContain('3 new, 1 no longer on it')
    expect(one.body).toContain('/providers/2/withdraw')
    expect(unsafeIn(one.body)).toEqual([])
  })

  it('ask before an edition is withdrawn, and of one that is only looked at offer to import it', async () => {
    const read = await reader()
    expect(headingOf((await read.get('/providers/2/withdraw')).body)).toBe('Withdraw this edition?')
    expect((await read.get('/providers/1/withdraw')).status).toBe(404)
    expect(headingOf((await read.get('/providers/3')).body)).toContain('Import this list?')
    for (const strange of ['/providers/0', '/providers/99', '/providers/x', '/providers/1e3'])
      expect((await read.get(strange)).status).toBe(404)
  })

  it('say that rules are not asked where a list is not held', async () => {
    const services = madeUpServices()
    const held = await services.providers.editions({ id: 'u1', role: 'performance-analyst', name: 'Ade' })
    const read = await reader('analyst', {
      ...services,
      providers: { ...services.providers, editions: async () => ({ ...held, lacking: ['supported accommodation'] }) },
    })
    const text = textOf((await read.get('/providers')).body)
    expect(text).toContain('rules are not asked of the record')
    expect(text).toContain('1008')
  })

  it('are read by a director, who imports nothing; a worker has none of them', async () => {
    const director = await reader('director')
    const { status, body } = await director.get('/providers')
    expect(status).toBe(200)
    expect(body).not.toContain('type="file"')
    expect((await director.get('/providers/2/withdraw')).status).toBe(403)
    expect((await (await reader('worker')).get('/providers')).status).toBe(403)
  })
})
