import { describe, expect, it } from 'vitest'
import { createServer } from '../../spine/web/server.ts'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { comparatorPages } from './pages-comparators.ts'
import { frontPages } from './pages-front.ts'
import { governancePages } from './pages.ts'

const serve = (services = madeUpServices()) =>
  createServer({
    services,
    pages: [...shellPages, ...governancePages, ...frontPages, ...comparatorPages],
    secure: false,
  })
const bodyFor = async (who: string, path: string): Promise<string> =>
  (await (await signedIn(await serve(), who)).get(path)).body

describe('the front of the scorecard', () => {
  it('begins with every measure at a glance, and has for each all that a meeting asks', async () => {
    const body = await bodyFor('analyst', '/scorecard/front')
    const text = textOf(body)
    expect(body.indexOf('class="table table--cards cards-flow glance"')).toBeLessThan(body.indexOf('measure-card'))
    const one = text.slice(text.indexOf('How many children have had three or more homes in a year?'))
    for (const said of [
      'Over time',
      'a year ago',
      'Neighbours 66%',
      'England',
      'Target 68% not met',
      'Behind the total',
      'How often the same child',
      '2 children',
      'What it means',
      'Two homes closed in the autumn',
      'Signed by Ruth Lane, 12 April 2027',
      'Said before (1)',
      'Promised last time',
      'Kept in part : Asked of nine in eleven.',
      'What children said',
      'Said by a few. Children in Care Council, 10 February 2027',
      'What we did:',
    ])
      expect(one).toContain(said)
    expect(unsafeIn(body)).toEqual([])
  })

  it('offers to write to those who may, of the date that is looked at', async () => {
    const links = linksIn(await bodyFor('analyst', '/scorecard/front?on=2027-03-31'))
    expect(links).toContain('/scorecard/front/2027-03-31/kpi-7/comment')
    expect(links).toContain('/scorecard/front/2027-03-31/kpi-7/heard')
    expect(links).toContain('/scorecard/front/choose')
    const others = linksIn(await bodyFor('worker', '/scorecard/front'))
    expect(others.filter(link => /comment$|heard$|choose/.test(link))).toEqual([])
  })

  it.each([
    '/scorecard/front/choose',
    '/scorecard/front/2027-03-31/kpi-7/comment',
    '/scorecard/front/2027-03-31/kpi-7/heard',
  ])('a social worker is refused %s', async path => {
    expect((await (await signedIn(await serve(), 'worker')).get(path)).status).toBe(403)
  })

  it('is saved with everything that is said', async () => {
    const body = await bodyFor('analyst', '/scorecard/front/download')
    expect(body.split('\r\n')[0]).toContain('Promised last time')
    expect(body).toContain('A carer who gives notice is asked why within a week.')
  })
})

describe('the front as the board reads it', () => {
  it('says the same in published numbers, and behind the totals the councils alone', async () => {
    const body = await bodyFor('board', '/board/front')
    const text = textOf(body)
    expect(text).toContain('Numbers from 1 to 5, and numbers that would give one away, are not shown')
    expect(text).toContain('By council')
    expect(text).toContain('Two homes closed in the autumn')
    expect(text).not.toMatch(/By age|times or more|Said before \(2\)/)
    expect(text).toContain('Ages, and how often the same child, are left out of what is published')
    expect(text).toContain('not shown')
    expect(linksIn(body).filter(link => /children|measures|comment|heard|\/scorecard/.test(link))).toEqual([])
    expect(unsafeIn(body)).toEqual([])
  })

  it('is read in plain words by whoever sits on the board', async () => {
    const text = textOf(await bodyFor('board', '/board/plain'))
    expect(text).toContain('Out of every 10 children in care, about 1 lived in three or more homes in a year.')
    expect(text).toContain('The year before: about')
    expect(text).not.toMatch(/%|not shown|per 10,000/)
  })

  it.each(['/scorecard/front', '/comparators', '/scorecard/front/choose'])(
    'a board member is refused %s',
    async path => {
      expect((await (await signedIn(await serve(), 'board')).get(path)).status).toBe(403)
    },
  )
})

describe('what figures are compared with', () => {
  it('says what stands in the place of a number, and how each is counted otherwise', async () => {
    const text = textOf(await bodyFor('analyst', '/comparators'))
    expect(text).toContain('held back so that nobody can be told')
    expect(text).toContain('The Department asks of children under 16.')
    expect(text).toContain('Swindon and Suffolk')
  })

  it('can be taken back by those who may', async () => {
    const services = madeUpServices()
    const analyst = await signedIn(await serve(services), 'analyst')
    const answer = await analyst.send('/comparators', '/comparators/2/undo', {})
    expect(answer.status).toBe(303)
    expect((services.front as unknown as { undone: readonly number[] }).undone).toEqual([2])
    expect((await analyst.send('/comparators', '/comparators/9/undo', {})).status).toBe(404)
    const worker = await signedIn(await serve(), 'worker')
    expect((await worker.send('/comparators', '/comparators/2/undo', {})).status).toBe(403)
  })

  it('is saved with its marks in words', async () => {
    expect(await bodyFor('analyst', '/comparators/download')).toContain('held back so that nobody can be told')
  })
})
