import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { textOf } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { governancePages } from './pages.ts'

const serve = (services = madeUpServices()) =>
  createServer({ services, pages: [...shellPages, ...governancePages], secure: false })

describe('the board’s scorecard, once published', () => {
  it('says when it was published, that it stands still, and nothing of what was recorded since', async () => {
    const text = textOf((await (await signedIn(await serve(), 'board')).get('/board')).body)
    expect(text).toContain('Published on 2 April 2027. These numbers do not move until they are published again.')
    expect(text).not.toMatch(/Publish again|Since then/)
  })

  it('an analyst is told what publishing again would change, and can do so', async () => {
    const reader = await signedIn(await serve(), 'analyst')
    const text = textOf((await reader.get('/board')).body)
    expect(text).toContain('Since then figures have been recorded that change 7 of the numbers.')
    expect(text).toContain('Publishing again takes 2 of those off this page for good')
    expect(await reader.send('/board', '/board/publish', {})).toMatchObject({ status: 303, to: '/board' })
  })

  it('where nothing would change there is nothing to press', async () => {
    const services = madeUpServices()
    const unpublished = async () => ({ changes: 0, hides: 0 })
    const same = { ...services, figures: { ...services.figures, unpublished } }
    const text = textOf((await (await signedIn(await serve(same), 'analyst')).get('/board')).body)
    expect(text).toContain('Nothing recorded since then changes any of the numbers.')
    expect(text).not.toContain('Publish again')
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
    expect(text).not.toMatch(/Published on|Since then|Publish again/)
  })

  it('a form without its token publishes nothing', async () => {
    const services = madeUpServices()
    let asked = 0
    const publish = async () => (asked++, { is: 'unchanged' as const })
    const reader = await signedIn(await serve({ ...services, figures: { ...services.figures, publish } }), 'analyst')
    expect((await reader.raw('POST', '/board/publish', {})).status).toBe(403)
    expect(asked).toBe(0)
  })
})
