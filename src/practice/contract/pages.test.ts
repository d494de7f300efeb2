import { describe, expect, it } from 'vitest'
import { pages } from '../../pages.ts'
import { textOf } from '../../spine/web/dev/markup.test-support.ts'
import { PEOPLE, madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { chanceIn, countsIn, figureIn, runIn, termIn } from './pages-words.ts'

async function open(person: string, url: string) {
  const services = madeUpServices()
  const viewer = PEOPLE[person]
  const app = await createServer({
    services: { ...services, access: { ...services.access, session: async () => viewer } },
    pages,
    secure: false,
  })
  const { statusCode, body } = await app.inject({ url, cookies: { alongside: 'any' } })
  return { status: statusCode, text: textOf(body), body }
}

describe('the pages of the contract', () => {
  it('at a glance: what is in breach first, with its figure, counts, target and what it was submitted as', async () => {
    const { text } = await open('analyst', '/contract')
    expect(text).toContain('Persistent breach: 3 months in a row outside tolerance')
    expect(text).toContain('79.5% 318 of 400 restated, was 80%')
    expect(text).toContain('95%, tolerated down to 83% our assumption')
    expect(text).toContain('No figure is held for KPI 15')
    expect(text.indexOf('1. Referrals decided')).toBeLessThan(text.indexOf('15. Forecast'))
  })

  it('one KPI: its run, forecast with its method, commentary, restated periods and targets', async () => {
    const { text, body } = await open('director', '/contract/kpi-1')
    expect(text).toContain('Persistent breach: 3 months in a row outside tolerance, since February 2027')
    expect(text).toMatch(/April 2027 ?80% ?76% and 84% ?82%/)
    expect(text).toContain('It knows nothing of what is planned. A method.')
    expect(text).toContain('Two decision makers were away; both are back.')
    expect(text).toContain('restated, submitted as 84%')
    expect(text).toContain('Our assumption until agreed')
    expect(body).toContain('role="img"')
    expect(text).toContain('Set another target')
  })

  it('an analyst is not offered to set a target, and a councillor sees only what went to the councils', async () => {
    expect((await open('analyst', '/contract/kpi-1')).text).not.toContain('Set another target')
    expect((await open('board', '/contract')).status).toBe(403)
    const { text } = await open('board', '/contract/published')
    expect(text).toContain('84%')
    expect(text).toContain('not shown')
    expect((await open('worker', '/contract')).status).toBe(403)
  })

  it.each(['figure', 'comment', 'target'])('the form of a %s opens', async what => {
    expect((await open('director', `/contract/kpi-1/${what}`)).status).toBe(200)
    expect((await open('director', `/contract/kpi-99/${what}`)).status).toBe(404)
  })

  it.each([
    '/contract/submit',
    '/contract/rules',
    '/contract/import',
    '/contract/report',
    '/contract/report/download?as=docx',
    '/contract/report/download?as=xlsx',
    '/contract/published/download?as=docx',
    '/contract/kpi-1/changes',
    '/contract/councils/dependencies/d1',
    '/contract/councils/levels/l1',
    '/contract/councils/escalations/e1',
    '/contract/councils/download?as=csv',
    '/contract/download?as=csv',
    '/contract/download?as=xlsx',
  ])('%s opens', async url => {
    expect((await open('director', url)).status).toBe(200)
  })
})

describe('both sides of the contract', () => {
  it('says first what waits, what is in breach and what is late', async () => {
    const { text, status } = await open('board', '/contract/councils')
    expect(status).toBe(200)
    expect(text).toMatch(/E1 Laptops wait for weeks ?: with the strategic group: no answer, 4 days overdue/)
    expect(text).toContain('breach: 3 months in a row missed, West')
    expect(text).toMatch(/Strategic group ?: it was to meet by 31 March 2027/)
    expect(text.indexOf('E1 Laptops')).toBeLessThan(text.indexOf('D1 Rooms'))
    expect((await open('worker', '/contract/councils')).status).toBe(403)
  })

  it('an escalation is told step by step, with what was asked and agreed', async () => {
    const { text } = await open('director', '/contract/councils/escalations/e1')
    expect(text).toContain('Operational group 20 Feb 2027 More hands on the desk. Two people from April.')
    expect(text).toContain('Put it to the next group')
    expect((await open('director', '/contract/councils/escalations/e9')).status).toBe(404)
  })
})

describe('words of the contract', () => {
  it('figures, counts, terms, runs and chances', () => {
    expect([
      figureIn('percent', 83.04),
      figureIn('days', 147.2),
      figureIn('count', 3),
      figureIn('percent', null),
    ]).toEqual(['83%', '147.2 days', '3', '–'])
    expect([countsIn({ part: 1, whole: 2 }), countsIn({ whole: 74 }), countsIn({})]).toEqual(['1 of 2', 'of 74', ''])
    expect(termIn('percent', { polarity: 'band', target: 0, tolerance: 2 })).toBe('0%, 2 points either way')
    expect(termIn('days', { polarity: 'lower', target: 121, tolerance: 147.2 })).toBe(
      '121 days, tolerated up to 147.2 days',
    )
    expect(termIn('percent', undefined)).toBe('none agreed')
    expect(runIn({ streak: 1, every: 'quarter', breach: false, needed: 2 })).toBe(
      '1 quarter in a row outside tolerance (2 are a persistent breach)',
    )
    expect([0.01, 0.5, 0.99, null].map(chanceIn)).toEqual(['under 1 in 20', '50%', 'over 19 in 20', 'cannot tell'])
  })
})
