import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { headingOf, linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { textOf as wordsIn } from '../../spine/web/paper/paper.ts'
import { createServer } from '../../spine/web/server.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { publishedMeasures } from '../../spine/web/live-measures.ts'
import { aboutFor, evidenceIn } from './pages-figures.ts'
import { frameworkPaper, promisesTable } from './pages-paper.ts'
import { promisePages } from './pages.ts'

const ID = '00000000-0000-4000-8000-000000000010'
const MISSING = ID.replace(/0$/, '9')

async function reader(person = 'director', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...promisePages], secure: false }), person)
}

describe('promises and aims', () => {
  it('begin with what is slipping and what is nobody’s; each framework tells how it stands and what is wanting', async () => {
    const { body, status } = await (await reader()).get('/promises')
    const text = textOf(body)
    expect([status, headingOf(body)]).toEqual([200, 'Promises and aims on 14 March 2027'])
    expect(unsafeIn(body)).toEqual([])
    expect(text).toContain('Slipping: 1 of 2')
    expect(text).toContain('Slipping ↓ worse 1.1 Children have a home that lasts Our pledge, Ruth Lane')
    expect(text).toContain('Nobody’s 1.2 Somebody asks you')
    expect(text).toContain('1 has no owner')
    expect(linksIn(body)).toEqual(
      expect.arrayContaining([`/promises/frameworks/${ID}`, '/promises/principles', '/promises/plain']),
    )
  })

  it('are narrowed to whose nobody they are, and saved as they are narrowed', async () => {
    const director = await reader()
    expect(textOf((await director.get('/promises?owner=nobody')).body)).toContain('1 promise of 2')
    const { body } = await director.get('/promises/download?owner=nobody&as=csv')
    const rows = body.trim().split('\r\n')
    expect(rows).toHaveLength(2)
    expect(rows[1]).toContain('Somebody asks you,1.2,Our pledge,1. Where you live,nobody yet,Not noted')
  })

  it('are added to by those who keep them, and nobody else is offered a form', async () => {
    for (const [person, offered] of [
      ['director', true],
      ['analyst', true],
      ['worker', false],
      ['board', false],
    ] as const)
      expect([
        person,
        (await (await reader(person)).get('/promises')).body.includes('/promises/frameworks/add'),
      ]).toEqual([person, offered])
    for (const path of ['/promises/frameworks/add', `/promises/${ID}/edit`, `/promises/${ID}/look`])
      expect((await (await reader('board')).get(path)).status).toBe(403)
    expect((await (await reader('administrator')).get('/promises')).status).toBe(403)
  })
})

describe('a framework', () => {
  it('has each part with its champion and group, and each promise with its figure, owner and standing', async () => {
    const { body } = await (await reader()).get(`/promises/frameworks/${ID}`)
    const text = textOf(body)
    expect(unsafeIn(body)).toEqual([])
    expect(text).toContain('Of 2 promises, 1 slipping, 1 not looked at yet.')
    expect(text).toContain('Councillor Ann Webb champions it; the homes group works on it.')
    expect(text).toMatch(/1\.1 Children have a home that lasts Red: slipping ↓ worse Children in care\b.*Ruth Lane/)
    expect(text).toMatch(/1\.2 Somebody asks you Not noted .*nobody yet/)
    expect(text).toContain('It holds. Signed by Ruth Lane')
  })

  it('that is not there is not found, and neither is its paper', async () => {
    const director = await reader()
    for (const path of ['', '/paper', '/download', '/paper/download'])
      expect([path, (await director.get(`/promises/frameworks/${MISSING}${path}`)).status]).toEqual([path, 404])
  })
})

describe('a promise', () => {
  it('tells what figures say, what is being done, what was promised last time, and how it has stood', async () => {
    const { body } = await (await reader()).get(`/promises/${ID}`)
    const text = textOf(body)
    expect(unsafeIn(body)).toEqual([])
    expect(headingOf(body)).toBe('1.1 Children have a home that lasts')
    for (const part of [
      'What the figures say now',
      'What children said',
      'What is being done Amber 2.1 Find homes nearby Improvement plan, Ruth Lane',
      'in 3 weeks Open two more homes promised by its owner on 1 November 2026',
      'Three homes closed. Promised next: Open two more homes Signed by Ruth Lane',
      'What would show that it is kept Fewer moves',
    ])
      expect(text).toContain(part)
    expect((await (await reader()).get(`/promises/${MISSING}`)).status).toBe(404)
  })

  it('shows a councillor the published figure and no way to what lies behind it', async () => {
    const live = (await (await reader()).get(`/promises/${ID}`)).body
    const published = (await (await reader('board')).get(`/promises/${ID}`)).body
    expect(live).toContain('href="/measures/cla-number"')
    expect(published).not.toContain('/measures/')
  })
})

describe('the seven principles', () => {
  it('are told with their law, what answers each, and where nothing does', async () => {
    const { body } = await (await reader('board')).get('/promises/principles')
    const text = textOf(body)
    expect(text).toContain('Children and Social Work Act 2017, section 1 , in force from 1 April 2018')
    expect(text).toContain('1. Act in their best interests')
    expect(text).toMatch(/2\. Encourage them to say what they think No promise answers it/)
  })
})

describe('what young people were promised', () => {
  it('is in their words, with whether it is kept and whom to ask; what is nobody’s is said too', async () => {
    const { body } = await (await reader('board')).get('/promises/plain')
    const text = textOf(body)
    expect(unsafeIn(body)).toEqual([])
    expect(text).toContain('You will not have to move home unless you need to. We do not keep it yet Ask Ruth Lane.')
    expect(text).toContain('Nobody looks after this one yet.')
    expect(text).not.toMatch(/RAG|criterion|placement|slipping/)
  })
})

describe('a framework as councillors read it', () => {
  const services = madeUpServices()
  const director = { id: 'u3', name: 'Ruth Lane', role: 'director' } as const

  it('has published figures alone, whoever makes it, and is saved for Word', async () => {
    const browser = await reader('director')
    const { body } = await browser.get(`/promises/frameworks/${ID}/paper`)
    expect(textOf(body)).toContain('A number from 1 to 5, and any that would give one away, is not shown')
    const file = await browser.get(`/promises/frameworks/${ID}/paper/download?as=docx`)
    expect([file.status, file.body.slice(0, 2)]).toEqual([200, 'PK'])
    const framework = await services.promises.framework(director, ID)
    if (!framework) throw new Error('there is no made-up framework')
    const ids = framework.parts.flatMap(each => each.promises.flatMap(one => one.measures))
    const live = await publishedMeasures({ viewer: director, services }, ids)
    const paper = frameworkPaper(
      framework,
      evidenceIn(live, await aboutFor({ viewer: director, services }, ids)),
      live[0]?.on,
    )
    const said = JSON.stringify(paper)
    for (const { value } of live) expect(said).toContain(value)
    const { groups } = await services.figures.published(director, {})
    const hidden = groups.flatMap(group => group.rows).filter(row => row.now?.hidden)
    const shown = await publishedMeasures(
      { viewer: director, services },
      hidden.map(row => row.id),
    )
    expect(shown.map(each => each.value)).toEqual(hidden.map(() => 'not shown'))
  })

  it('sets no count beside another place’s, and leaves out what is a mix of parts', () => {
    const figure = (id: string) => ({ id, title: id, value: '12', trend: '', on: '2027-03-31' })
    const england = { name: 'England', value: 3, period: 'year to 31 March 2025', source: 'x' }
    const evidence = evidenceIn(
      ['count', 'percent', 'mix'].map(figure),
      new Map(
        (['count', 'percent', 'mix'] as const).map(unit => [unit, { unit, england, neighbours: england, heard: [] }]),
      ),
    )
    expect(evidence.of(['percent', 'mix', 'count', 'unknown'])).toEqual([
      { ...figure('percent'), england: '3% (Mar 2025)', neighbours: '3% (Mar 2025)' },
      figure('count'),
    ])
  })

  it('leaves out promises that have ended', async () => {
    const framework = await services.promises.framework(director, ID)
    const [promise] = framework?.parts.flatMap(each => each.promises) ?? []
    if (!promise) throw new Error('there is no made-up promise')
    const table = promisesTable(
      [promise, { ...promise, text: 'Let go', ended: promise.looked }],
      'Promises',
      evidenceIn([], new Map()),
    )
    expect(table.rows).toHaveLength(1)
    expect(wordsIn(table.rows[0]?.[1] as never)).toBe('No published figure')
  })
})
