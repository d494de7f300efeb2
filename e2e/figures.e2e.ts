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
