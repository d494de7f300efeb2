import { beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../pages.ts'
import { browser, type Browser } from '../../spine/web/dev/browse.test-support.ts'
import { textOf } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'

let reader: Browser
beforeAll(async () => {
  const app = await createServer({ services: madeUpServices(), pages, secure: false })
  reader = browser(app)
  await reader.send('/sign-in', '/sign-in', { email: 'worker@example.org', password: 'walk beside me' })
})

describe('data quality', () => {
  it('says what is wrong, how to mend it, whose it is and for how long, and links to where it is mended', async () => {
    const { status, body } = await reader.get('/data-quality')
    expect(status).toBe(200)
    const text = textOf(body)
    for (const said of [
      'The unique pupil number is missing.',
      'Give the number, or why there is none.',
      '40 working days',
      'Jo Patel',
      'East',
      'The data team',
      '4 things to look at',
    ])
      expect(text).toContain(said)
    expect(body).toMatch(/href="\/children\/[0-9a-f-]+\/entries\/[0-9a-f-]+\/edit">Correct the pupil number/)
    expect(text).toMatch(/Over 10 working days\s*2\b/)
    expect(text).toMatch(/Faults\s*3\b/)
    expect(text).toMatch(/Queries\s*1\b/)
  })

  it('is narrowed by whether it is a fault, how old it is, whose it is, by rule and to one child', async () => {
    const counted = async (query: string) =>
      /(\d+) things? to look at/.exec(textOf((await reader.get(`/data-quality?${query}`)).body))?.[1]
    expect(await counted('is=fault')).toBe('3')
    expect(await counted('is=query')).toBe('1')
    expect(await counted('is=fault&age=late')).toBe('2')
    expect(await counted('worker=data-team')).toBe('1')
    expect(await counted('rule=167')).toBe('1')
    const [, child] = /href="\/children\/([0-9a-f-]+)">Amara/.exec((await reader.get('/data-quality')).body) ?? []
    expect(await counted(`child=${child}`)).toBe('3')
    expect(textOf((await reader.get(`/data-quality?child=${child}`)).body)).toContain('Only for Amara')
  })

  it.each([
    ['rules', '3 rules', '167'],
    ['teams', '2 teams', 'No team'],
    ['workers', '2 people', 'The data team'],
    ['children', '2 children', 'Amara'],
  ])('is put together by %s', async (list, counted, name) => {
    const { status, body } = await reader.get(`/data-quality?list=${list}`)
    expect(status).toBe(200)
    expect(textOf(body)).toContain(counted)
    expect(textOf(body)).toContain(name)
    const saved = await reader.get(`/data-quality/download?list=${list}&as=csv`)
    expect([saved.status, saved.body.includes(name)]).toEqual([200, true])
  })

  it('is saved as CSV and for Excel, narrowed as it is shown, with what there is no room for', async () => {
    const { body } = await reader.get('/data-quality/download?as=csv&rule=167')
    expect(body).toContain('How to mend it')
    expect(body).toContain('2027-02-01')
    expect(body.trim().split('\r\n')).toHaveLength(2)
    expect((await reader.get('/data-quality/download?as=xlsx')).status).toBe(200)
  })

  it('is a number with a link on one’s own day', async () => {
    const { body } = await reader.get('/day')
    expect(textOf(body)).toMatch(/My data to mend\s*3\s*2 over our aim/)
    expect(body).toContain('/data-quality?whose=own&amp;is=fault')
  })
})
