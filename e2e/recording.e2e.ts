import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { sidewaysScroll, violations } from './support/accessible.ts'
import { firstChildOf } from './support/day.ts'
import { PHONE, people, signIn, signInOf } from './support/person.ts'

const { signedIn, signedInAfresh, anyone } = people()
let child: string
beforeAll(async () => {
  // A child whose file a social worker and the director both write in.
  const page = await signedIn('social-worker')
  child = (await firstChildOf(page).getAttribute('href')) ?? ''
})

const notes = (page: Page) => page.getByLabel('How the child is')
const begin = async (page: Page) => {
  await page.goto(`${child}/record/visit`)
  const discard = page.getByRole('button', { name: 'Yes, throw the draft away' })
  if ((await discard.count()) === 0) return
  await page.getByText('Throw it away').click()
  await discard.click()
  await page.goto(`${child}/record/visit`)
}
const record = (page: Page) => page.getByRole('button', { name: 'Record', exact: true })
const fillIn = async (page: Page) => {
  await page.getByLabel('Day', { exact: true }).first().fill('1')
  await page.getByLabel('Month', { exact: true }).first().fill('March')
  await page.getByLabel('Year', { exact: true }).first().fill('2026')
  await page.getByRole('group', { name: 'Was the child seen?' }).getByLabel('Yes').check()
  await page.getByRole('group', { name: 'Was the child seen alone?' }).getByLabel('Yes').check()
}

describe('recording a visit', () => {
  it('is kept while it is typed, comes back on another device, and the next one starts empty', async () => {
    const page = await signedIn('director')
    await begin(page)
    await notes(page).pressSequentially('She showed me her drawing')
    await page.getByText(/Draft saved at/).waitFor()
    const phone = await signedIn('director', { viewport: PHONE })
    await phone.goto(`${child}/record/visit`)
    expect(await notes(phone).inputValue()).toBe('She showed me her drawing')
    await fillIn(page)
    await record(page).click()
    await page.getByText(/^Visit recorded for/).waitFor()
    await page.goto(`${child}/record/visit`)
    expect(await notes(page).inputValue()).toBe('')
  })

  it('works without script, and the enter key records', async () => {
    const page = await anyone({ javaScriptEnabled: false, viewport: PHONE })
    await page.goto('/sign-in')
    await signIn(page, signInOf('director'))
    await begin(page)
    await notes(page).fill('Without script')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.getByRole('link', { name: 'Go on with it' }).click()
    expect(await notes(page).inputValue()).toBe('Without script')
    await fillIn(page)
    await page.getByLabel('Year', { exact: true }).first().press('Enter')
    await page.getByText(/^Visit recorded for/).waitFor()
    await page.getByRole('link', { name: 'See it' }).click()
    expect(await page.getByText('Without script').count()).toBe(1)
  })

  it('asks why only where it is wanted, and is right for everyone with its faults shown', async () => {
    const page = await signedIn('director', { viewport: PHONE })
    await begin(page)
    expect(await page.getByText('If not seen, why').isVisible()).toBe(false)
    await page.getByRole('group', { name: 'Was the child seen?' }).getByLabel('No').check()
    expect(await page.getByText('If not seen, why').isVisible()).toBe(true)
    await record(page).click()
    await page.getByRole('alert').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await page.goto(`${child}/record`)
    expect(await violations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await begin(page)
  })
})

describe('a session that ends while someone types', () => {
  const signOutElsewhere = async (context: BrowserContext): Promise<Page> => {
    const tab = await context.newPage()
    await tab.goto('/account')
    await tab.getByRole('button', { name: 'Sign out', exact: true }).click()
    await tab.getByLabel('Email address').waitFor()
    return tab
  }

  it('is told, keeps what is typed, and goes on once they have signed in again', async () => {
    const page = await signedInAfresh('director')
    await begin(page)
    const tab = await signOutElsewhere(page.context())
    await notes(page).fill('Typed after it ended')
    await page.getByText('You have been signed out').waitFor()
    await record(page).click()
    await page.waitForTimeout(500)
    expect(await notes(page).inputValue()).toBe('Typed after it ended')
    await signIn(tab, signInOf('director'))
    await tab.getByRole('button', { name: 'Sign out', exact: true }).waitFor()
    await page.getByText(/Draft saved at/).waitFor()
    expect(await page.getByText('You have been signed out').count()).toBe(0)
    await fillIn(page)
    await record(page).click()
    await page.getByText(/^Visit recorded for/).waitFor()
  })

  it('does not give the words to whoever signs in instead', async () => {
    const page = await signedInAfresh('director')
    await begin(page)
    const tab = await signOutElsewhere(page.context())
    await notes(page).fill('The director’s own words')
    await page.getByText('You have been signed out').waitFor()
    await signIn(tab, signInOf('social-worker'))
    await tab.getByRole('button', { name: 'Sign out', exact: true }).waitFor()
    await page.getByText(/Someone else is signed in|not open to you/).waitFor()
    await tab.goto('/drafts')
    expect(await tab.getByText('Visit').count()).toBe(0)
  })
})

describe('two people correcting the same entry', () => {
  it('both keep their words: the second sees both and chooses', async () => {
    const first = await signedIn('director')
    await begin(first)
    await notes(first).fill('As it was')
    await fillIn(first)
    await record(first).click()
    await first.getByRole('link', { name: 'See it' }).click()
    await first.getByRole('link', { name: 'Correct it' }).click()
    const second = await signedIn('social-worker')
    await second.goto(first.url())
    for (const [page, words] of [
      [first, 'One view'],
      [second, 'Another view'],
    ] as const) {
      await notes(page).fill(words)
      await page.getByLabel('Why are you changing it?').fill('To say it better')
    }
    await first.getByRole('button', { name: 'Save the correction' }).click()
    await first.getByText(/^Visit corrected/).waitFor()
    await second.getByRole('button', { name: 'Save the correction' }).click()
    await second.getByRole('heading', { name: 'Someone else changed this too' }).waitFor()
    expect(await second.getByText('One view').count()).toBe(1)
    expect(await second.getByRole('main').innerText()).toContain(signInOf('director').name)
    expect(await violations(second)).toEqual([])
    await second.getByLabel('Keep both, one after the other').check()
    await second.getByRole('button', { name: 'Save it so' }).click()
    await second.getByRole('link', { name: 'See it' }).click()
    expect(await second.getByRole('main').innerText()).toMatch(/One view\s+Another view/)
    expect(await violations(second)).toEqual([])
  })
})
