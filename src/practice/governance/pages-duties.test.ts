import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { headingOf, linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { dutyPages, limitsInWords } from './pages-duties.ts'

const serve = (services = madeUpServices()) =>
  createServer({ services, pages: [...shellPages, ...dutyPages], secure: false })
const IHA = '/duties/initial-health-assessment'

describe('the register of duties', () => {
  it('shows each duty, whose it is, its source and whether that was read, its limit and the trust’s own beside it', async () => {
    const { body } = await (await signedIn(await serve(), 'director')).get('/duties')
    const text = textOf(body)
    expect(headingOf(body)).toBe('What must be done')
    expect(text).toContain(
      'Initial health assessment Care Planning, Placement and Case Review (England) Regulations 2010, reg 7',
    )
    expect(text).toContain('20 working days (ours: 15 working days)')
    expect(text).toContain('Statutory guidance text not yet checked')
    expect(text).toContain('A date of its own')
    expect(linksIn(body)).toContain(IHA)
    expect(unsafeIn(body)).toEqual([])
  })

  it('counts how many are overdue, due or cannot be told, for those who may list children', async () => {
    const { body } = await (await signedIn(await serve(), 'director')).get('/duties')
    expect(textOf(body)).toMatch(/Overdue.*Due.*Cannot tell/)
    const figures = (await (await signedIn(await serve(), 'analyst')).get('/duties')).body
    expect(textOf(figures)).not.toContain('Overdue')
  })

  it('each count leads to the children it is of, where they may be listed', async () => {
    const reader = await signedIn(await serve(), 'director')
    const links = linksIn((await reader.get('/duties')).body)
    for (const level of ['?level=overdue', '?level=due', '?level=cannot-tell', ''])
      expect(links).toContain(`${IHA}/open${level}`)
    expect(links.filter(link => link.includes('told-of-a-move/open'))).toEqual([])
    expect(linksIn((await reader.get(IHA)).body)).toContain(`${IHA}/open`)
    const { body } = await reader.get(`${IHA}/open`)
    expect(textOf(body)).toContain('2 things, for 2 children')
    expect(textOf(body)).toContain('Amara O.')
    expect(unsafeIn(body)).toEqual([])
    expect(textOf((await reader.get(`${IHA}/open?level=due`)).body)).toContain('1 thing of 2')
    expect((await reader.get(`${IHA}/open/download?as=csv&level=due`)).body).toContain('Bo C.,N1001')
    expect((await reader.get('/duties/no-such-duty/open')).status).toBe(404)
    for (const who of ['board', 'administrator'] as const)
      expect((await (await signedIn(await serve(), who)).get(`${IHA}/open`)).status).toBe(403)
  })

  it('can be narrowed to what is not yet checked, and saved', async () => {
    const reader = await signedIn(await serve(), 'director')
    const text = textOf((await reader.get('/duties?checked=not-read')).body)
    expect(text).toContain('Tell the child of a move')
    expect(text).not.toContain('Initial health assessment Care')
    const saved = await reader.get('/duties/download?as=csv&checked=not-read')
    expect(saved.body).toContain('Tell the child of a move,"A made-up guide, paragraph 2",Social worker')
    expect(saved.body).not.toContain('Initial health assessment')
  })

  it('is shut to a board member and to an administrator', async () => {
    for (const who of ['board', 'administrator'] as const)
      expect((await (await signedIn(await serve(), who)).get('/duties')).status).toBe(403)
  })

  it('says from when work is recorded here; a director may set it, and a day that is none is refused with a word', async () => {
    const services = madeUpServices()
    const reader = await signedIn(await serve(services), 'director')
    expect(textOf((await reader.get('/duties')).body)).toContain('Our work is recorded here from 1 September 2026.')
    const wrong = await reader.send('/duties', '/duties/kept-from', { from: 'soon' })
    expect(wrong.status).toBe(422)
    expect(textOf(wrong.body)).toContain('Enter the day')
    expect((await reader.send('/duties', '/duties/kept-from', { from: '2026-10-01' })).status).toBe(303)
    expect(services.duties.sent).toEqual(['2026-10-01'])
  })
})

describe('one duty', () => {
  it('says what begins it, what meets and stops it, its sources, and the history of its limits', async () => {
    const { body } = await (await signedIn(await serve(), 'worker')).get(IHA)
    const text = textOf(body)
    expect(headingOf(body)).toBe('Initial health assessment')
    expect(text).toContain('A doctor sees each child who comes into care.')
    expect(text).toContain('What meets it The day of the assessment.')
    expect(text).toContain('What stops it The child leaves care.')
    expect(text).toContain('1 April 2011 20 working days Law reg 7')
    expect(text).toContain('1 September 2026 15 working days Our own Children waited too long.')
    expect(text).not.toContain('Our own limit')
    expect(unsafeIn(body)).toEqual([])
  })

  it('is not found where there is none', async () => {
    expect((await (await signedIn(await serve(), 'worker')).get('/duties/nothing')).status).toBe(404)
  })

  it('has no form where its date comes from elsewhere', async () => {
    const { body } = await (await signedIn(await serve(), 'director')).get('/duties/told-of-a-move')
    expect(textOf(body)).toContain('The date comes from elsewhere')
    expect(textOf(body)).not.toContain('Our own limit')
  })

  it('a looser limit is refused with the reason, and nothing typed is lost', async () => {
    const services = madeUpServices()
    const reader = await signedIn(await serve(services), 'director')
    const sent = {
      limit: 'first',
      what: 'set',
      n: '21',
      unit: 'working-days',
      from: '2027-04-01',
      why: 'We asked for it',
    }
    const { status, body } = await reader.send(IHA, `${IHA}/limit`, sent)
    expect(status).toBe(422)
    expect(textOf(body)).toContain('21 working days could fall later than the 20 working days that the law sets.')
    expect(body).toContain('value="21"')
    expect(body).toContain('value="2027-04-01"')
    expect(body).toContain('We asked for it')
    expect(body).toMatch(/<option value="working-days" selected>/)
    expect(services.duties.sent).toEqual([])
  })

  it('a shorter limit is kept, and the trust’s own can be ended', async () => {
    const services = madeUpServices()
    const reader = await signedIn(await serve(services), 'director')
    const sent = { limit: 'first', what: 'set', n: '10', unit: 'working-days', from: '2027-04-01', why: 'Sooner' }
    const done = await reader.send(IHA, `${IHA}/limit`, sent)
    expect([done.status, done.to]).toEqual([303, `${IHA}#limits`])
    await reader.send(IHA, `${IHA}/limit`, { ...sent, what: 'end' })
    expect(services.duties.sent).toEqual([
      { limit: 'first', n: '10', unit: 'working-days', from: '2027-04-01', why: 'Sooner' },
      'end first 2027-04-01',
    ])
  })

  it('a worker may not set one', async () => {
    const reader = await signedIn(await serve(), 'worker')
    expect((await reader.send('/duties', `${IHA}/limit`, { limit: 'first' })).status).toBe(403)
  })
})

describe('limits in a line', () => {
  it('are named only where there are several', () => {
    expect(limitsInWords({ limits: [] })).toBe('A date of its own')
    expect(limitsInWords({ limits: [{ title: 'Within', law: '6 weeks' }] })).toBe('6 weeks')
    expect(
      limitsInWords({
        limits: [
          { title: 'First', law: '1 week' },
          { title: 'Then', law: '6 weeks', ours: '4 weeks' },
        ],
      }),
    ).toBe('First: 1 week; Then: 6 weeks (ours: 4 weeks)')
  })

  it('are in words, not in the names rules give them', () => {
    expect(
      limitsInWords({
        limits: [
          { title: 'At21', law: '0 days' },
          { title: 'Yearly', law: '12 months' },
        ],
      }),
    ).toBe('At 21: the same day; Yearly: 12 months')
  })
})
