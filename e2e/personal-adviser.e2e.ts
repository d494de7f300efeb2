import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectUsable } from './support/accessible.ts'
import { PHONE, people, signIn, signInOf } from './support/person.ts'
import { answer, childOf, daysAgo, fillDay, record, unlikeAnyOther } from './support/recording.ts'

describe('a personal adviser on a phone, from signing in to a pathway plan', () => {
  const { anyone } = people()
  const word = unlikeAnyOther()
  let page: Page
  let person: string
  let called: string
  beforeAll(async () => {
    page = await anyone({ viewport: PHONE, hasTouch: true, isMobile: true })
    await page.goto('/')
    await signIn(page, signInOf('personal-adviser'))
    await page.waitForURL('**/day')
  })
  const overdue = () => page.getByRole('region', { name: /^Overdue/ })

  it('sees with whom she is out of touch, and records being in touch: the day no longer asks for it', async () => {
    await expectUsable(page)
    const ask = overdue()
      .getByRole('link', { name: /^Record Keeping in touch for/ })
      .first()
    called = (await ask.innerText()).replaceAll(/\s+/g, ' ').replace(/^.* for /, '')
    await ask.tap()
    await page.waitForURL('**/record/keeping-in-touch')
    await expectUsable(page)
    await fillDay(page, 'Date', daysAgo(0))
    await answer(page, /^How/, 'Phone call')
    await answer(page, /^They answered/, 'Yes')
    await page
      .getByLabel('What the young person said')
      .fill(`The flat is cold and I want to move nearer college, ${word}`)
    expect(await record(page)).toMatch(/^In touch recorded for/)
    person = childOf(page)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(called)
    expect(await page.getByRole('region', { name: /words/ }).innerText()).toContain(word)
    await expectUsable(page)
    await page.goto('/day')
    expect(
      await overdue()
        .getByRole('link', { name: `Record Keeping in touch for ${called}` })
        .count(),
    ).toBe(0)
    await page.goto(person)
  })

  it('makes a pathway plan with them, and it stands with their own words on the plan’s page', async () => {
    await page.getByRole('link', { name: 'Record…' }).tap()
    await page.waitForURL('**/record')
    await expectUsable(page)
    await page.getByRole('main').getByRole('link', { name: 'Pathway plan', exact: true }).last().tap()
    await page.waitForURL('**/record/pathway-plan')
    await fillDay(page, 'Date made', daysAgo(0))
    await page.getByLabel('What they want').fill(`My own front door by summer, ${word}`)
    await page.getByLabel('Where to live').fill('Look at flats near the college; ask for the setting up allowance')
    await page.getByRole('button', { name: 'Record', exact: true }).tap()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('What they want').inputValue()).toContain(word)
    await expectUsable(page)
    await answer(page, /^The young person agrees with it/, 'Yes')
    expect(await record(page)).toMatch(/^Pathway plan recorded for/)
    await page.getByRole('link', { name: 'See it' }).tap()
    await page.waitForURL('**/entries/*')
    const stands = await page.getByRole('region', { name: 'As it stands' }).innerText()
    expect(stands).toContain(`My own front door by summer, ${word}`)
    await expectUsable(page)
    await page.goto(`${person}/plan`)
    expect(await page.getByRole('main').innerText()).toMatch(/pathway plan/i)
    await expectUsable(page)
  })
})
