import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectUsable } from './support/accessible.ts'
import { firstChildOf, groupsOf } from './support/day.ts'
import { people, signIn, signInOf } from './support/person.ts'
import { answer, childOf, daysAgo, fillDay, record, unlikeAnyOther } from './support/recording.ts'

describe('a social worker, from signing in to a visit recorded', () => {
  const { anyone } = people()
  const word = unlikeAnyOther()
  const said = `I want to keep my dog, said ${word}`
  let page: Page
  let child: string
  let called: string
  beforeAll(async () => {
    page = await anyone()
    await page.goto('/')
    await signIn(page, signInOf('social-worker'))
    await page.waitForURL('**/day')
  })

  it('begins at her day: what is owed to her own children, and the way to each', async () => {
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^My day/)
    const counts = await page
      .getByRole('heading', { level: 2 })
      .filter({ has: page.locator('.count') })
      .allInnerTexts()
    expect(counts.map(text => text.replaceAll(/[\s\d,]+/g, ' ').trim())).toEqual(['Overdue', 'This week', 'For you'])
    expect(await groupsOf(page).count()).toBeGreaterThan(0)
    await expectUsable(page)
    const first = firstChildOf(page)
    called = await first.innerText()
    await first.click()
    await page.waitForURL(/\/children\/[0-9a-f-]{36}$/)
    child = childOf(page)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(called)
    await expectUsable(page)
  })

  it('begins a visit from the child’s page; what she types is kept, and waits for her after she signed out', async () => {
    await page.getByRole('link', { name: 'Record…' }).click()
    await page.waitForURL('**/record')
    await expectUsable(page)
    await page.getByRole('main').getByRole('link', { name: 'Visit', exact: true }).last().click()
    await page.waitForURL('**/record/visit')
    await fillDay(page, 'Day of the visit', daysAgo(1))
    await answer(page, /^Was the child seen\?/, 'Yes')
    await page.getByLabel('What the child said').pressSequentially(said)
    await page.getByText(/Draft saved at/).waitFor()
    await expectUsable(page)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Email address').waitFor()
    await signIn(page, signInOf('social-worker'))
    await page.waitForURL('**/day')
    const waiting = page.getByRole('region', { name: /^For you/ }).getByRole('listitem')
    await waiting
      .filter({ hasText: `Visit not finished: ${called}` })
      .getByRole('link')
      .click()
    await page.waitForURL(`**${child}/record/visit`)
    expect(await page.getByLabel('What the child said').inputValue()).toBe(said)
  })

  it('records it, and the child’s page, words and story hold it', async () => {
    await answer(page, /^Was the child seen alone\?/, 'Yes')
    await page.getByLabel('How the child is').fill(`Settled and laughing, ${word}`)
    expect(await record(page)).toMatch(/^Visit recorded for/)
    expect(new URL(page.url()).pathname).toBe(child)
    // Words of a later day stand first on the page; all of them are one step away.
    await page.getByRole('region', { name: /words/ }).getByRole('link', { name: 'Everything they have said' }).waitFor()
    await expectUsable(page)
    const file = page.getByRole('navigation', { name: 'This child’s file' })
    await file.getByRole('link', { name: 'Words' }).click()
    await page.waitForURL('**/words')
    expect(await page.getByRole('main').innerText()).toContain(said)
    await expectUsable(page)
    await file.getByRole('link', { name: 'Story' }).click()
    await page.waitForURL('**/story')
    expect(await page.getByRole('listitem').filter({ hasText: word }).first().innerText()).toMatch(/seen alone/i)
    await expectUsable(page)
    await page.goto('/drafts')
    expect(await page.getByRole('main').innerText()).not.toContain(`about ${called}`)
  })

  it('corrects it: what it says now and what it said first both stand, with why', async () => {
    await page.goto(`${child}/words`)
    await page
      .locator('blockquote', { hasText: said })
      .locator('xpath=following-sibling::p[1]')
      .getByRole('link', { name: /^Open/ })
      .click()
    await page.waitForURL('**/entries/*')
    await expectUsable(page)
    await page.getByRole('link', { name: 'Correct it' }).click()
    await page.waitForURL('**/edit')
    await page.getByLabel('How the child is').fill(`Settled, and missing her old room, ${word}`)
    await page.getByLabel('Why are you changing it?').fill('She told me more on the way home')
    await expectUsable(page)
    expect(await record(page, 'Save the correction')).toMatch(/^Visit corrected/)
    await page.getByRole('link', { name: 'See it' }).click()
    await page.waitForURL('**/entries/*')
    const versions = page.getByRole('region', { name: 'Every version' })
    const change = versions.getByRole('row').filter({ hasText: 'How the child is' })
    expect(await change.getByRole('cell').allInnerTexts()).toEqual([
      'How the child is',
      `Settled and laughing, ${word}`,
      `Settled, and missing her old room, ${word}`,
    ])
    expect(await versions.innerText()).toContain('She told me more on the way home')
    expect(await versions.innerText()).toContain(signInOf('social-worker').name)
    expect(await page.getByRole('region', { name: 'As it stands' }).innerText()).toContain('missing her old room')
    await expectUsable(page)
  })

  it('records one visit to brothers and sisters once, and each child’s words stand in that child’s file alone', async () => {
    await page.goto('/day?by=family&whose=all')
    const family = groupsOf(page).filter({ hasNot: page.locator('h3 a') })
    const href = await family.first().locator('a[href^="/children/"]').first().getAttribute('href')
    await page.goto(`${href}/record/visit`)
    await fillDay(page, 'Day of the visit', daysAgo(2))
    await answer(page, /^Was the child seen\?/, 'Yes')
    await page.getByRole('group', { name: 'Also record it for' }).getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    const own = page.locator('section.child-section')
    await own.first().waitFor()
    expect(await own.count()).toBe(2)
    await expectUsable(page)
    const words = [`I scored twice on Saturday, ${word}one`, `Can I have a night light, ${word}two`]
    for (const [at, each] of words.entries()) {
      const part = own.nth(at)
      await part
        .getByRole('group', { name: /^Was the child seen\?/ })
        .getByLabel('Yes')
        .check()
      await part
        .getByRole('group', { name: /^Was the child seen alone\?/ })
        .getByLabel('Yes')
        .check()
      await part.getByLabel('What the child said').fill(each)
    }
    const [first = '', second = ''] = await own.getByRole('heading', { level: 2 }).allInnerTexts()
    const done = await record(page)
    expect(done).toMatch(/^Visit recorded for/)
    for (const name of [first, second]) expect(done).toContain(name.split(' ')[0])
    const links = [childOf(page)]
    const file = page.getByRole('navigation', { name: 'This child’s file' })
    await file.getByRole('link', { name: 'People' }).click()
    await page.waitForURL('**/people')
    await expectUsable(page)
    links.push((await page.getByRole('link', { name: second, exact: true }).first().getAttribute('href')) ?? '')
    for (const [at, link] of links.entries()) {
      await page.goto(`${link}/words`)
      const text = await page.getByRole('main').innerText()
      expect(text).toContain(words[at])
      expect(text).not.toContain(words[1 - at])
    }
  })
})
