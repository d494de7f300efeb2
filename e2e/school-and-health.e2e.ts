import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectUsable } from './support/accessible.ts'
import { people, signIn, signInOf } from './support/person.ts'
import { answer, childOf, daysAgo, fillDay, record, unlikeAnyOther } from './support/recording.ts'

const whole = (text: string): number => Number(text.replaceAll(/\D/g, ''))

describe('the virtual school head, from signing in to a plan’s quality graded', () => {
  const { anyone } = people()
  const word = unlikeAnyOther()
  let page: Page
  beforeAll(async () => {
    page = await anyone()
    await page.goto('/')
    await signIn(page, signInOf('virtual-school'))
    await page.waitForURL('**/virtual-school')
  })
  const checked = async (): Promise<number> => whole(await page.locator('p.answer strong').innerText())

  it('begins at the plans of this term, those missing first, and narrows them to what is to be chased', async () => {
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Virtual school/)
    await page.getByRole('link', { name: 'Check the quality of plans' }).waitFor()
    await page
      .locator('dl.strip > div')
      .filter({ has: page.getByText('Plans to come', { exact: true }) })
      .getByRole('link')
      .click()
    await page.waitForURL(/plan=to-come/)
    const plans = await page.locator('#list td[data-label="Plan"]').allInnerTexts()
    expect(plans.length).toBeGreaterThan(5)
    expect(plans.filter(text => /signed off/i.test(text))).toEqual([])
    await expectUsable(page)
  })

  it('draws the term’s sample, reads a plan with the child’s words in it, grades it, and is one further', async () => {
    await page.goto('/virtual-school/quality')
    const before = await checked()
    const size = whole(/of ([\d,]+) plans checked/.exec(await page.locator('p.answer').innerText())?.[1] ?? '')
    expect(size).toBeGreaterThan(before)
    await expectUsable(page)
    await page.getByRole('link', { name: 'Check the next plan' }).click()
    await page.waitForURL('**/quality/**')
    const plan = new URL(page.url()).pathname
    await expectUsable(page)
    await page
      .getByRole('textbox', { name: /^Why that grade/ })
      .fill(`Her own words lead it; targets need dates, ${word}`)
    await page.getByRole('button', { name: /^Record the grade/ }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('textbox', { name: /^Why that grade/ }).inputValue()).toContain(word)
    await expectUsable(page)
    await page.getByLabel('Requires improvement').check()
    await page.getByRole('button', { name: /^Record the grade/ }).click()
    await page.waitForURL(url => url.pathname.startsWith('/virtual-school/quality') && url.pathname !== plan)
    await page.goto('/virtual-school/quality')
    expect(await checked()).toBe(before + 1)
    await page.goto(plan)
    expect(await page.getByRole('main').innerText()).toMatch(/graded requires improvement/)
    await page.getByRole('link', { name: 'the whole entry' }).click()
    await page.waitForURL('**/entries/*')
    expect(await page.getByRole('region', { name: 'As it stands' }).innerText()).toContain(word)
    await expectUsable(page)
  })

  it('records a plan for a child who had none this term, and the child’s learning shows it', async () => {
    await page.goto('/virtual-school?plan=to-come')
    await page.locator('#list').getByRole('rowheader').getByRole('link').first().click()
    await page.waitForURL('**/learning')
    const child = childOf(page)
    await expectUsable(page)
    await page.goto(`${child}/record/pep`)
    await fillDay(page, 'Date of the meeting', daysAgo(0))
    await answer(page, /^The child took part/, 'Yes')
    await page.getByLabel('What the child said about school').fill(`I want to try the drums, ${word}`)
    expect(await record(page)).toMatch(/recorded for/)
    expect(await page.getByRole('region', { name: /words/ }).innerText()).toContain(word)
    await page.goto(`${child}/learning`)
    expect(await page.getByRole('main').textContent()).toContain(word)
    // Health is not the school's to read.
    expect((await page.goto(`${child}/record/health-assessment`))?.status()).toBe(404)
    await expectUsable(page)
  })
})

describe('a nurse for children in care, from signing in to a health review recorded', () => {
  const { anyone } = people()
  const word = unlikeAnyOther()
  let page: Page
  beforeAll(async () => {
    page = await anyone()
    await page.goto('/')
    await signIn(page, signInOf('health-team'))
    await page.waitForURL('**/health-team')
  })
  const strip = async (title: string): Promise<number> =>
    whole(
      await page
        .locator('dl.strip > div')
        .filter({ has: page.getByText(title, { exact: true }) })
        .getByRole('link')
        .innerText(),
    )

  it('opens what is overdue from the numbers at the top, and records the review: one fewer is overdue', async () => {
    await expectUsable(page)
    const before = await strip('Reviews overdue')
    await page
      .locator('dl.strip > div')
      .filter({ has: page.getByText('Reviews overdue', { exact: true }) })
      .getByRole('link')
      .click()
    await page.waitForURL(/stands=overdue/)
    const rows = page
      .locator('#list')
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
    expect(await rows.count()).toBe(before)
    const called = await rows.first().getByRole('rowheader').innerText()
    await rows.first().getByRole('link', { name: 'Review', exact: true }).click()
    await page.waitForURL('**/record/health-assessment')
    await expectUsable(page)
    await fillDay(page, /^Date of the assessment/, daysAgo(1))
    await answer(page, /^Which assessment/, 'Review')
    await answer(page, /^Carried out by/, 'A nurse, under a doctor’s supervision')
    await page.getByLabel('What the child said about their health').fill(`My knee hurts when I run, ${word}`)
    expect(await record(page)).toMatch(/^Health assessment recorded for/)
    await page.goto('/health-team')
    expect(await strip('Reviews overdue')).toBe(before - 1)
    await page.goto('/health-team?which=review&stands=overdue')
    expect(await rows.filter({ hasText: called }).count()).toBe(0)
  })

  it('records a questionnaire, and its score stands with the child and in the team’s list', async () => {
    await page.goto('/health-team?list=questionnaires&stands=to-see-to')
    await page.locator('#list').getByRole('rowheader').getByRole('link').first().click()
    await page.waitForURL('**/health')
    const child = childOf(page)
    await expectUsable(page)
    await page.goto(`${child}/record/sdq`)
    await fillDay(page, 'Date it was filled in', daysAgo(1))
    await answer(page, /^Filled in by/, 'The carer')
    await page.getByLabel('Total difficulties score').fill('48')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    expect(await page.getByRole('alert').innerText()).toMatch(/40/)
    await expectUsable(page)
    await page.getByLabel('Total difficulties score').fill('17')
    await page.getByLabel('What it shows').fill(`Worries at night, ${word}`)
    expect(await record(page)).toMatch(/recorded for/)
    await page.goto(`${child}/health`)
    expect(await page.getByRole('main').innerText()).toContain('17')
    await page.goto('/health-team?list=questionnaires')
    const row = page
      .locator('#list')
      .getByRole('row')
      .filter({ has: page.locator(`a[href^="${child}"]`) })
    for (let more = 0; (await row.count()) === 0 && more < 15; more++)
      await page.getByRole('link', { name: /next/i }).last().click()
    expect(await row.locator('td[data-label="Latest score"]').innerText()).toMatch(/^17/)
    await expectUsable(page)
  })
})
