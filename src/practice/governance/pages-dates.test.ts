import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { headingOf, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { datePages } from './pages-dates.ts'

const serve = (services = madeUpServices()) =>
  createServer({ services, pages: [...shellPages, ...datePages], secure: false })
const PAGE = '/duties/dates'

describe('the trust’s own dates', () => {
  it('shows the school years entered, says what is used for the others, and when each local offer was looked at', async () => {
    const { body } = await (await signedIn(await serve(), 'director')).get(PAGE)
    const text = textOf(body)
    expect(headingOf(body)).toBe('Our own dates')
    expect(text).toContain('North 2026 to 2027 2 September 2026 21 July 2027')
    expect(text).toContain('for every other year the usual terms in England are')
    expect(text).toContain('North: published, or last looked at, on 1 May 2026 (The council’s website)')
    expect(unsafeIn(body)).toEqual([])
  })

  it('opens a year already entered to be put right', async () => {
    const { body } = await (await signedIn(await serve(), 'director')).get(`${PAGE}?council=north&year=2026`)
    expect(body).toContain('value="2026-09-02"')
    expect(body).toMatch(/<option value="2026" selected>/)
  })

  it('keeps what a director enters; what is missing is said, and nothing typed is lost', async () => {
    const services = madeUpServices()
    const reader = await signedIn(await serve(services), 'director')
    const wrong = await reader.send(PAGE, `${PAGE}/terms`, {
      council: 'north',
      year: '2027',
      autumnStart: '',
      summerEnd: '2028-07-20',
    })
    expect(wrong.status).toBe(422)
    expect(textOf(wrong.body)).toContain('Autumn term begins: enter the day')
    expect(wrong.body).toContain('value="2028-07-20"')
    const done = await reader.send(PAGE, `${PAGE}/terms`, { council: 'north', year: '2027', autumnStart: '2027-09-01' })
    expect(done.status).toBe(303)
    expect((await reader.send(PAGE, `${PAGE}/offer`, { council: 'north', on: '' })).status).toBe(422)
    expect((await reader.send(PAGE, `${PAGE}/offer`, { council: 'north', on: '2026-11-02' })).status).toBe(303)
    expect(services.duties.sent).toEqual(['terms north 2027', 'offer north 2026-11-02'])
  })

  it('is read, and not set, by those who may not set duties', async () => {
    const reader = await signedIn(await serve(), 'analyst')
    const page = await reader.get(PAGE)
    expect(page.status).toBe(200)
    expect(page.body).not.toContain('<form method="post" action="/duties/dates')
  })
})
