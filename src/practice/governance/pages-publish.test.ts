import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { textOf } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { Unpublished } from '../../spine/web/services.ts'
import { governancePages } from './pages.ts'

const serve = (services = madeUpServices()) =>
  createServer({ services, pages: [...shellPages, ...governancePages], secure: false })

/** Services with so much to publish or restate; nothing where it is not said. */
function withUnpublished(part: Partial<Unpublished>): ReturnType<typeof madeUpServices> {
  const services = madeUpServices()
  const unpublished = async () => ({ dates: [], changes: 0, hides: 0, ...part })
  return { ...services, figures: { ...services.figures, unpublished } }
}

describe('the board’s scorecard, once published', () => {
  it('says when it was published, that it stands still, and nothing of what was recorded since', async () => {
    const text = textOf((await (await signedIn(await serve(), 'board')).get('/board')).body)
    expect(text).toContain(
      'Published on 2 April 2027. These numbers stand as they were published, whatever is recorded since.',
    )
    expect(text).not.toMatch(/Restate|come out otherwise|not published yet|Publish it/)
  })

  it('an analyst is told how many numbers would come out otherwise, and can restate them, which is folded away', async () => {
    const reader = await signedIn(await serve(), 'analyst')
    const { body } = await reader.get('/board')
    const text = textOf(body)
    expect(text).toContain('7 of the published numbers would come out otherwise now.')
    expect(text).toContain('It changes 7 of the numbers and takes 2 of those off this page for good')
    expect(body).toMatch(
      /<details[^>]*>\s*<summary>Restate what was published<\/summary>\s*<form[^>]*"\/board\/restate"/,
    )
    expect(text).not.toContain('not published yet')
    expect(await reader.send('/board', '/board/restate', {})).toMatchObject({ status: 303, to: '/board' })
  })

  it.each([
    [['2027-03-31'], 'A year has ended that is not published yet: 31 March 2027.', 'Publish it'],
    [
      ['2027-03-31', '2026-03-31'],
      'Years have ended that are not published yet: 31 March 2027, 31 March 2026.',
      'Publish them',
    ],
  ])(
    'a year that has ended and is not published is named to an analyst, who can publish it: %s',
    async (on, said, press) => {
      const reader = await signedIn(await serve(withUnpublished({ dates: on.map(plainDate) })), 'analyst')
      const text = textOf((await reader.get('/board')).body)
      expect(text).toContain(said)
      expect(text).toContain(press)
      expect(await reader.send('/board', '/board/publish', {})).toMatchObject({ status: 303, to: '/board' })
    },
  )

  it('a board member is told of no year that is not published, and is refused both acts', async () => {
    const reader = await signedIn(await serve(withUnpublished({ dates: [plainDate('2027-03-31')] })), 'board')
    expect(textOf((await reader.get('/board')).body)).not.toContain('not published yet')
    for (const act of ['/board/publish', '/board/restate']) expect((await reader.raw('POST', act, {})).status).toBe(403)
  })

  it('where nothing would change there is nothing to press', async () => {
    const text = textOf((await (await signedIn(await serve(withUnpublished({})), 'analyst')).get('/board')).body)
    expect(text).toContain('Nothing recorded since then changes any of the numbers.')
    expect(text).not.toMatch(/Restate|Publish it/)
  })

  it('while nothing is held, says so', async () => {
    const services = madeUpServices()
    const published: typeof services.figures.published = async (viewer, ask) => {
      const { publishedAt: _at, workedOutAt: _then, ...nothing } = await services.figures.published(viewer, ask)
      return { ...nothing, dates: [], groups: [] }
    }
    const none = { ...services, figures: { ...services.figures, published } }
    const text = textOf((await (await signedIn(await serve(none), 'analyst')).get('/board')).body)
    expect(text).toContain('Nothing is held yet that could be published.')
    expect(text).not.toMatch(/Published on|come out otherwise|Restate|not published yet/)
  })

  it('a form without its token publishes nothing', async () => {
    const services = madeUpServices()
    let asked = 0
    const act = async () => (asked++, { is: 'unchanged' as const })
    const figures = { ...services.figures, publish: act, restate: act }
    const reader = await signedIn(await serve({ ...services, figures }), 'analyst')
    for (const to of ['/board/publish', '/board/restate']) expect((await reader.raw('POST', to, {})).status).toBe(403)
    expect(asked).toBe(0)
  })
})
