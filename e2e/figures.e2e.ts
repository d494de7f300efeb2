import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { rowOf } from './support/figures.ts'
import { people, signInOf } from './support/person.ts'

const CHILD = /\/children\/[0-9a-f-]{36}$/

describe('an analyst reading the figures', () => {
  const { signedIn } = people()
  let page: Page
  beforeAll(async () => {
    page = await signedIn('performance-analyst')
  })

  it('begins at the scorecard, with the board’s five groups in the board’s order', async () => {
    expect(new URL(page.url()).pathname).toBe('/scorecard')
    const groups = await page.getByRole('table').evaluateAll(tables =>
      tables.flatMap(table => {
        const heading = table.querySelector('thead th')?.textContent?.trim()
        return heading === undefined ? [] : [heading]
      }),
    )
    expect(groups).toEqual(['General', 'Placements', 'Adoption', 'Care leavers', 'Education'])
  })

  it('sees education figures worked out from what is recorded here, each child behind them', async () => {
    await page.goto('/scorecard')
    const education = page.getByRole('table').filter({ has: page.locator('a[href*="/measures/pep-current"]') })
    const rows = await education
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
      .allInnerTexts()
    expect(rows.length).toBeGreaterThanOrEqual(10)
    expect(rows.filter(row => /\d+% *\s*\d[\d,]* of \d/.test(row)).length).toBeGreaterThanOrEqual(6)
    await page.goto('/measures/pep-current')
    expect(await page.getByRole('region', { name: 'Each child, and why' }).getByRole('row').count()).toBeGreaterThan(20)
  })

  it('opens a figure, sees each child behind it and why, opens one, and finds their story and her own look at it', async () => {
    await page.goto('/scorecard')
    await rowOf(page, 'kpi-8').getByRole('link').first().click()
    await page.waitForURL('**/measures/kpi-8*')
    const who = page.getByRole('region', { name: 'Each child, and why' })
    const rows = who.getByRole('row').filter({ has: page.getByRole('rowheader') })
    expect(await rows.count()).toBeGreaterThan(20)
    for (const row of await rows.all()) {
      expect(await row.getByRole('link').first().getAttribute('href')).toMatch(CHILD)
      expect(await row.getByRole('cell').last().innerText()).toMatch(/homes? in the 12 months/i)
    }
    const sides = await who.getByRole('link', { name: /\(\d/ }).allInnerTexts()
    expect(sides.map(side => side.replace(/ *\(.*/, ''))).toEqual([
      'Counts',
      'Does not count',
      'Cannot tell',
      'Left out',
    ])
    expect(Number(sides[0]?.replaceAll(/\D/g, ''))).toBeGreaterThanOrEqual(await rows.count())

    const link = rows.first().getByRole('link').first()
    const called = await link.innerText()
    await link.click()
    await page.waitForURL(CHILD)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(called)
    const file = page.getByRole('navigation', { name: 'This child’s file' })
    await file.getByRole('link', { name: 'Story' }).click()
    await page.waitForURL(/\/story$/)
    const story = page.getByRole('main')
    expect(await story.getByRole('listitem').count()).toBeGreaterThan(3)
    expect(await story.innerText()).toContain('Came into our care')

    await file.getByRole('link', { name: 'Who has looked' }).click()
    await page.waitForURL(/\/looks$/)
    expect(await page.getByRole('main').innerText()).toContain(signInOf('performance-analyst').name)
  })

  it('does not put a child’s name in the tab’s title, which the browser’s history keeps', async () => {
    await page.goto('/children')
    const link = page.getByRole('rowheader').getByRole('link').first()
    const called = await link.innerText()
    await link.click()
    await page.waitForURL(CHILD)
    expect(await page.title()).not.toContain(called.split(' ').at(-1))
  })

  it('sees a figure as its source knew it a year before, how it differs, and which children stand differently', async () => {
    await page.goto('/measures/kpi-8?on=2021-03-31')
    await page.getByLabel('As known on').fill('2020-04-01')
    await page.getByLabel('By', { exact: true }).selectOption('per-source')
    await page.getByRole('region', { name: 'As it was known before' }).getByRole('button').click()
    await page.waitForURL(/known=2020-04-01/)
    const before = page.getByRole('region', { name: 'As it was known before' })
    const said = await before.innerText()
    expect(said).toContain('1 April 2020')
    expect(said).toMatch(/returns’ own dates/)
    const figures = [...said.matchAll(/(\d+)%: (\d[\d,]*) of (\d[\d,]*)/g)].map(found => found[0])
    expect(figures).toHaveLength(2)
    expect(figures[0]).not.toBe(figures[1])
    expect(said).toMatch(/\d+ children stand differently now/)
    const changes = before.getByRole('listitem')
    expect(await changes.count()).toBeGreaterThan(0)
    expect(await changes.first().getByRole('link').getAttribute('href')).toMatch(CHILD)
  })

  it('is told that nothing was held yet on a date before the first return', async () => {
    await page.goto('/measures/cla-number?on=2021-03-31&known=2010-01-01&clock=per-source')
    const said = await page.getByRole('region', { name: 'As it was known before' }).innerText()
    expect(said).toContain('1 January 2010')
    expect(said).toMatch(/no return held|nothing was held/i)
    expect(said).toMatch(/as known now: [\d,]+ children/i)
  })
})

describe('the board’s measures', () => {
  const { signedIn } = people()
  const words = 'Fewer homes closed in the spring, and those that did told us in time.'

  it('are read with everything a meeting asks, and the director says, signed, what one means', async () => {
    const page = await signedIn('director')
    await page.goto('/scorecard/front')
    const cards = page.getByRole('article')
    expect(await cards.count()).toBe(12)
    const missing = cards.filter({ has: page.getByRole('heading', { name: /go missing/ }) })
    expect(
      await missing.getByRole('table', { name: 'How often the same child' }).getByRole('row').count(),
    ).toBeGreaterThan(2)
    const homes = cards.filter({ has: page.getByRole('heading', { name: /three or more homes/ }) })
    expect(await homes.innerText()).toMatch(/Neighbours\s+\d+%[\s\S]*England\s+\d+%[\s\S]*What children said/)
    await homes.getByRole('link', { name: 'Say what it means' }).click()
    await page.getByLabel('What it means').fill(words)
    await page.getByRole('button', { name: 'Record' }).click()
    await page.waitForURL(/\/scorecard\/front\?on=/)
    const said = homes.getByRole('region', { name: 'What it means' })
    expect(await said.locator('blockquote').first().innerText()).toMatch(
      new RegExp(`${words}[^]*Signed by ${signInOf('director').name}`),
    )
  })

  it('are told to the board’s care-experienced member in plain words', async () => {
    const page = await signedIn('care-experienced-board-member')
    await page.goto('/board')
    await page.getByRole('link', { name: 'Read them in plain words' }).click()
    await page.waitForURL('**/board/plain*')
    const lines = await page.getByRole('article').getByRole('listitem').allInnerTexts()
    expect(lines.length).toBeGreaterThan(6)
    expect(lines.length).toBeLessThanOrEqual(12)
    expect(lines.some(line => line.startsWith('Out of every 10 children in care, about '))).toBe(true)
    expect(lines.join(' ')).not.toMatch(/%|not shown/)
  })
})
