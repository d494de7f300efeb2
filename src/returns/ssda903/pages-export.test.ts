import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { headingOf, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { exportPages } from './pages-export.ts'

async function reader(person = 'analyst', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...exportPages], secure: false }), person)
}

const PATH = '/returns/export'

describe('making a return', () => {
  it('asks which council and year, the last whole year chosen', async () => {
    const { status, body } = await (await reader()).get(PATH)
    expect(status).toBe(200)
    expect(headingOf(body)).toBe('Make a return')
    expect(body).toContain('<option value="2025" selected>')
    expect(unsafeIn(body)).toEqual([])
  })

  it('shows how it stands by the rules before it is saved, the most first and the rest folded away', async () => {
    const { status, body } = await (await reader()).get(`${PATH}?council=north&year=2026`)
    expect(status).toBe(200)
    const text = textOf(body)
    expect(headingOf(body)).toBe('The return of North Northamptonshire, 2025-26')
    for (const words of [
      '1,204 children',
      'The year is not over',
      '1 child is left out',
      '16 rows at fault',
      '2 queries',
      '300 rules were asked. 8 were not',
      'The sex is missing.',
      '2 more',
    ])
      expect(text).toContain(words)
    expect(body).toContain('href="/data-quality"')
    expect(unsafeIn(body)).toEqual([])
  })

  it.each([
    ['?council=north&year=1990', 'Choose the year of the return'],
    ['?council=south&year=2026', 'Choose the council the return is for'],
    ['?year=2026', 'Choose the council the return is for'],
  ])('refuses %s in words', async (query, words) => {
    const { status, body } = await (await reader()).get(`${PATH}${query}`)
    expect(status).toBe(422)
    expect(textOf(body)).toContain(words)
  })

  it('is saved as a zip or as XML, and only by a form that was sent', async () => {
    const services = madeUpServices()
    const browser = await reader('analyst', services)
    const fields = { council: 'west', year: '2025' }
    const zip = await browser.send(PATH, PATH, { ...fields, format: 'csv' })
    expect([zip.status, zip.body]).toEqual([200, 'made'])
    await browser.send(PATH, PATH, { ...fields, format: 'xml' })
    expect(services.exports.saved.map(each => each.format)).toEqual(['csv', 'xml'])
    const unsaid = await browser.send(PATH, PATH, { ...fields, format: 'pdf' })
    expect(unsaid).toMatchObject({ status: 303, to: `${PATH}?council=west&year=2025` })
    expect(services.exports.saved).toHaveLength(2)
  })

  it.each(['worker', 'manager', 'director', 'board', 'administrator'])('is not for a %s', async person => {
    expect((await (await reader(person)).get(PATH)).status).toBe(403)
  })
})
