import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectUsable } from './support/accessible.ts'
import { firstChildOf } from './support/day.ts'
import { people, signIn, signInOf } from './support/person.ts'
import { answer, daysAgo, fillDay, record, unlikeAnyOther } from './support/recording.ts'

const list = (page: Page) => page.locator('#list')
const bodyRows = (page: Page) =>
  list(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
const found = async (page: Page): Promise<number> =>
  Number(/[\d,]+/.exec(await list(page).getByRole('status').innerText())?.[0].replaceAll(',', ''))
/** The number under one word of the strip at the top of the team's page. */
const count = async (page: Page, word: string): Promise<number> =>
  Number(
    (
      await page
        .locator('dl.strip > div')
        .filter({ has: page.getByText(word, { exact: true }) })
        .getByRole('link')
        .innerText()
    ).replaceAll(',', ''),
  )

describe('a team manager, from signing in to work shared out afresh', () => {
  const { anyone, signedIn } = people()
  const worker = signInOf('social-worker').name
  let page: Page
  let team: string
  beforeAll(async () => {
    page = await anyone()
    await page.goto('/')
    await signIn(page, signInOf('team-manager'))
    await page.waitForURL('**/day')
  })

  it('goes from her day to her team: its people, their caseloads, and whose work is overdue', async () => {
    await expectUsable(page)
    await page.getByRole('main').getByRole('link', { name: 'the team’s page' }).click()
    await page.waitForURL(/\/team\/[0-9a-f-]{36}/)
    team = new URL(page.url()).pathname
    await expectUsable(page)
    const row = bodyRows(page).filter({ hasText: worker })
    const overdue = row.locator('td[data-label="Overdue"]').getByRole('link')
    const owed = Number(await overdue.innerText())
    expect(owed).toBeGreaterThan(0)
    await overdue.click()
    await page.waitForURL(/list=due/)
    expect(await found(page)).toBe(owed)
    const whose = await list(page).locator('td[data-label="Worker"]').allInnerTexts()
    expect(new Set(whose)).toEqual(new Set([worker]))
    const stands = await list(page).locator('td[data-label="How it stands"]').allInnerTexts()
    expect(stands.filter(text => !/overdue/.test(text))).toEqual([])
    await expectUsable(page)
  })

  it('gives two children to another worker in one act, having looked once more, and nothing chosen is lost on the way', async () => {
    await page.goto(`${team}?list=children`)
    const held = await bodyRows(page).filter({ hasText: worker }).count()
    const others = await bodyRows(page).filter({ hasNotText: worker }).all()
    const names: string[] = []
    for (const row of others.slice(0, 2)) {
      await row.getByRole('checkbox').check()
      names.push(await row.getByRole('rowheader').innerText())
    }
    await page.getByRole('button', { name: 'Give the children chosen to a worker' }).click()
    await page.getByRole('heading', { level: 1, name: 'Give 2 children to a worker' }).waitFor()
    await expectUsable(page)
    await page.getByLabel('What the new worker must know').fill('Both are settled; ring before you come')
    await page.getByRole('button', { name: 'Go on, and check it' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toEqual([
      'Choose who they are given to',
      'Choose why they are moved',
    ])
    expect(await page.getByLabel('What the new worker must know').inputValue()).toMatch(/^Both are settled/)
    await expectUsable(page)
    await page.getByLabel(worker, { exact: true }).check()
    await page.getByLabel('Why', { exact: true }).selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Go on, and check it' }).click()
    await page.getByRole('heading', { level: 1, name: `Check: 2 children to ${worker}` }).waitFor()
    expect(await page.getByRole('region', { name: 'Children' }).getByRole('listitem').count()).toBe(2)
    await expectUsable(page)
    await page.getByRole('button', { name: `Give them to ${worker}` }).click()
    await page.getByRole('heading', { level: 1, name: `2 children given to ${worker}` }).waitFor()
    await expectUsable(page)
    await page.goto(`${team}?list=children`)
    const hers = bodyRows(page).filter({ hasText: worker })
    expect(await hers.count()).toBe(held + 2)
    for (const name of names) expect(await hers.filter({ hasText: name }).count()).toBe(1)

    const day = await signedIn('social-worker')
    const told = await day.getByRole('region', { name: /^For you/ }).innerText()
    for (const name of names) expect(told).toContain(name)
    await expectUsable(day)
    await day
      .getByRole('link', { name: new RegExp(`^Read it ?: A hand-over for ${names[0]}`) })
      .first()
      .click()
    await day.getByRole('heading', { level: 1 }).waitFor()
    expect(await day.getByRole('main').innerText()).toContain('Both are settled; ring before you come')
    await expectUsable(day)
  })

  it('answers what a worker asks of her: a refusal says why, and both see it', async () => {
    const word = unlikeAnyOther()
    const asking = await signedIn('social-worker')
    await firstChildOf(asking).click()
    await asking.waitForURL(/\/children\/[0-9a-f-]{36}$/)
    await asking.goto(`${asking.url()}/record/approval`)
    await fillDay(asking, 'Date asked', daysAgo(0))
    await answer(asking, /^What is asked/, 'A trip away')
    await asking.getByLabel('What you are asking, and why').fill(`A week at the sea with her class, ${word}`)
    const askedOf = asking.getByRole('combobox', { name: /^Who is asked/ })
    const manager = signInOf('team-manager').name
    await askedOf.selectOption((await askedOf.locator('option', { hasText: manager }).getAttribute('value')) ?? '')
    await expectUsable(asking)
    expect(await record(asking)).toMatch(/^Approval recorded/)
    const entry = await asking.getByRole('link', { name: 'See it' }).getAttribute('href')

    await page.goto(team)
    const waiting = await count(page, 'Approvals')
    expect(waiting).toBeGreaterThan(0)
    await page.goto('/day')
    await page
      .getByRole('region', { name: /^For you/ })
      .getByRole('link', { name: /^Decide/ })
      .last()
      .click()
    await page.waitForURL('**/approvals/**')
    expect(await page.getByRole('main').innerText()).toContain(word)
    await expectUsable(page)
    await page.getByLabel('Not agreed').check()
    await page.getByRole('button', { name: 'Record your answer' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('Say why')
    await expectUsable(page)
    await page.getByLabel('Why', { exact: true }).fill('The dates fall in the week she sees her brother')
    await page.getByRole('button', { name: 'Record your answer' }).click()
    await page.waitForURL(/\/approvals\?/)
    expect(await page.getByRole('main').innerText()).not.toContain('A trip away')
    await expectUsable(page)
    await page.goto(team)
    expect(await count(page, 'Approvals')).toBe(waiting - 1)
    await asking.goto(entry ?? '')
    const stands = await asking.getByRole('region', { name: 'As it stands' }).innerText()
    expect(stands).toContain('Not agreed')
    expect(stands).toContain('The dates fall in the week she sees her brother')
    await expectUsable(asking)
  })
})

describe('a service manager, from signing in to a child given a worker', () => {
  const { signedIn } = people()
  let page: Page
  beforeAll(async () => {
    page = await signedIn('service-manager')
  })

  it('sees the teams of her service side by side, and no others', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Team/ }).click()
    await page.waitForURL('**/team')
    const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
    expect(await rows.count()).toBe(8)
    expect(new Set(await rows.locator('td[data-label="Service"]').allInnerTexts())).toEqual(
      new Set(['Children in care']),
    )
    await expectUsable(page)
  })

  it('opens a team and gives a child who has nobody to a worker of it, so that one fewer waits', async () => {
    await page.getByRole('rowheader').getByRole('link', { name: 'Children in care, North one' }).click()
    await page.waitForURL(/\/team\/[0-9a-f-]{36}/)
    const team = new URL(page.url()).pathname
    await page.goto(`${team}?list=unallocated`)
    const waiting = await count(page, 'Unallocated')
    expect(await found(page)).toBe(waiting)
    await expectUsable(page)
    const row = bodyRows(page).first()
    const name = await row.getByRole('rowheader').innerText()
    await row.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Give the children chosen to a worker' }).click()
    await page.getByRole('heading', { level: 1, name: 'Give 1 child to a worker' }).waitFor()
    await page.getByRole('radio').first().check()
    await page.getByLabel('Why', { exact: true }).selectOption({ index: 1 })
    await expectUsable(page)
    await page.getByRole('button', { name: 'Go on, and check it' }).click()
    await page.getByRole('button', { name: /^Give them to / }).click()
    await page.getByRole('heading', { level: 1, name: /^1 child given to/ }).waitFor()
    await page.goto(`${team}?list=unallocated`)
    expect(await count(page, 'Unallocated')).toBe(waiting - 1)
    expect(await bodyRows(page).filter({ hasText: name }).count()).toBe(0)
    await page.goto(`${team}?list=children`)
    const child = bodyRows(page).filter({ hasText: name }).getByRole('rowheader').getByRole('link')
    await child.first().click()
    await page.getByRole('navigation', { name: 'This child’s file' }).waitFor()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name)
    await expectUsable(page)
  })
})
