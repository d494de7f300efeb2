import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { AMARA } from '../../spine/web/dev/children.test-support.ts'
import { linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { REVIEW_LISTS } from '../../spine/web/service-reviews.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { carePages } from './pages.ts'

async function reader(person = 'officer', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...carePages], secure: false }), person)
}

describe('reviews', () => {
  it('the diary is by week, what is overdue first', async () => {
    const { body } = await (await reader()).get('/reviews')
    const text = textOf(body)
    expect(text).toMatch(/19 Mar 2027 Amara O\. Review overdue by 12 days .* 3 Apr 2027 Bo C\. Review in 3 days/)
    expect(text).toContain('Week of 29 March 2027 (1)')
    expect(linksIn(body)).toContain('/reviews?whose=mine')
    expect(unsafeIn(body)).toEqual([])
  })

  it('the year is said in shares of what can be told, those under 4 apart', async () => {
    const text = textOf((await (await reader()).get('/reviews')).body)
    expect(text).toContain('Took part 50% 1 of 2 1 more of children under 4')
    expect(text).toContain('Spoken to before – none to tell of')
  })

  it('a caseload stands beside the guidance for a full-time officer', async () => {
    expect(textOf((await (await reader()).get('/reviews?list=officers')).body)).toContain('Sam Reid 100% 74 4 above 70')
  })

  it('a worry raised shows the one clock of all its stages', async () => {
    const text = textOf((await (await reader()).get('/reviews?list=escalations')).body)
    expect(text).toContain('The plan is not moving Team manager day 27 of 20 by 19 Mar 2027')
  })

  it.each(REVIEW_LISTS)('the list of %s is shown and saved', async list => {
    const me = await reader()
    expect((await me.get(`/reviews?list=${list}`)).status).toBe(200)
    const saved = await me.get(`/reviews/download?list=${list}&as=csv`)
    expect(saved.headers['content-type']).toContain('text/csv')
    expect(saved.body.split('\r\n').length).toBeGreaterThan(2)
  })

  it('a social worker and a board member have no such page', async () => {
    for (const person of ['worker', 'board'])
      for (const path of ['/reviews', '/reviews/download'])
        expect((await (await reader(person)).get(path)).status).toBe(403)
  })

  it('a name is in no address', async () => {
    const { body } = await (await reader()).get('/reviews?list=children')
    expect(linksIn(body)).toContain(`/children/${AMARA}`)
    expect(linksIn(body).join()).not.toContain('Amara')
  })
})
