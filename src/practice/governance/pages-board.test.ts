import { describe, expect, it } from 'vitest'
import { createServer } from '../../spine/web/server.ts'
import { browser, signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { governancePages } from './pages.ts'
import { publishedMixInWords } from './pages-words.ts'

const serve = (services = madeUpServices()) =>
  createServer({ services, pages: [...shellPages, ...governancePages], secure: false })

describe('what a board member sees', () => {
  it('a dozen measures at most come first, each with its question, and every other is folded under its group', async () => {
    const { body } = await (await signedIn(await serve(), 'board')).get('/board')
    const front = body.slice(body.indexOf('board--front'), body.indexOf('All measures'))
    const asked = [...front.matchAll(/<th scope="row"[^>]*>([^<]+)</g)].map(match => match[1])
    expect(asked).toEqual([
      'How many children are in our care?',
      'How many children are in our care, for every 10,000 who live here?',
      'Of children in care a long time, how many have stayed with the same carers for two years?',
      'How many children have had three or more homes in a year?',
      'How long do children wait to move in with their adopters?',
    ])
    expect(body.indexOf('<details')).toBeGreaterThan(body.indexOf('All measures'))
    expect(textOf(body)).toContain('General 4 measures; 1 question without an answer yet')
  })

  it('a number that is held back is not shown, whatever the reason, and no link leads to a child or a measure', async () => {
    const { body } = await (await signedIn(await serve(), 'board')).get('/board')
    expect(textOf(body)).toContain('not shown not shown')
    expect(textOf(body)).toContain('Numbers from 1 to 5, and numbers that would give one away, are not shown')
    expect(body).not.toMatch(/under 6|small number|protects/)
    expect(linksIn(body).filter(link => /children|measures|scorecard/.test(link))).toEqual([])
    expect(textOf(body)).not.toMatch(/Amara|N1\d\d\d/)
    expect(unsafeIn(body)).toEqual([])
  })

  it('the parts of a mix stand under it, suppressed too', async () => {
    const text = textOf((await (await signedIn(await serve(), 'board')).get('/board')).body)
    expect(text).toMatch(/Remanded 7 not shown not shown/)
  })

  it('a mix is answered by its largest parts, with every part folded under its own question', async () => {
    const text = textOf((await (await signedIn(await serve(), 'board')).get('/board')).body)
    expect(text).toMatch(
      /Full care order, 702 \(60%\); Interim care order, 230 \(20%\); Accommodated with agreement \(section 20\), 163 \(14%\)\. Of 1,172 in all\. \d parts/,
    )
  })

  it('a part that is held back is no part of the answer, and nothing is said of how large it may be', () => {
    const part = (label: string, value: number | null) =>
      ({
        label,
        now: {
          unit: 'count',
          value,
          children: value,
          outOf: null,
          ...(value === null ? { hidden: true as const } : {}),
        },
        councils: [],
      }) as const
    const now = { unit: 'mix', value: 40, children: 40, outOf: null } as const
    expect(publishedMixInWords({ now, parts: [part('A', null), part('B', 8), part('C', 20), part('D', 0)] })).toBe(
      'C, 20 (50%); B, 8 (20%). Of 40 in all.',
    )
    const held = { unit: 'mix', value: null, children: null, outOf: null, hidden: true } as const
    expect(publishedMixInWords({ now: held, parts: [part('C', 20), part('A', null)] })).toBe('C, 20.')
    expect(publishedMixInWords({ now: held, parts: [part('A', null)] })).toBeUndefined()
  })

  it('what is saved holds back what the page holds back', async () => {
    const { body } = await (await signedIn(await serve(), 'board')).get('/board/download')
    expect(body).toContain(
      'Adoption,How long do children wait to move in with their adopters?,,431 days,61,431 days,not shown,not shown,,2027-03-31',
    )
    expect(body).toContain('Remanded,7,,,not shown,not shown,,2027-03-31')
  })

  it.each([
    '/scorecard',
    '/measures/kpi-7',
    '/measures/kpi-7?side=counts',
    '/measures/kpi-7/download',
    '/scorecard/download',
  ])('%s is refused', async path => {
    const answer = await (await signedIn(await serve(), 'board')).get(path)
    expect(answer.status).toBe(403)
    expect(textOf(answer.body)).not.toMatch(/Amara|1,172|284/)
  })

  it('whoever is not signed in is sent to sign in', async () => {
    expect(await browser(await serve()).get('/board')).toMatchObject({ status: 303, to: '/sign-in?next=%2Fboard' })
  })
})
