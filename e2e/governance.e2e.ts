import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectUsable } from './support/accessible.ts'
import { findChildren } from './support/figures.ts'
import { people, signIn, signInOf } from './support/person.ts'
import { unlikeAnyOther } from './support/recording.ts'
import { walk } from './support/walk.ts'

const ASKED_WHY = 'Why do you need to see this record?'

/** The first child of those listed whose file the reader may open only by saying why. */
async function aChildToAskFor(page: Page): Promise<string> {
  await page.goto('/children?care=in')
  const hrefs = await page
    .getByRole('rowheader')
    .getByRole('link')
    .evaluateAll(all => all.map(each => each.getAttribute('href') ?? ''))
  for (const href of hrefs) {
    await page.goto(href)
    if ((await page.getByRole('heading', { name: ASKED_WHY }).count()) > 0) return href
  }
  throw new Error('Every child listed was open without a reason')
}

describe('an information governance lead, from signing in to who may know of a record', () => {
  const { anyone, signedIn } = people()
  const word = unlikeAnyOther()
  let page: Page
  let worker: Page
  let child: string
  let called: string
  beforeAll(async () => {
    worker = await signedIn('social-worker')
    child = await aChildToAskFor(worker)
    await worker.getByRole('button', { name: 'Open the record' }).click()
    await worker.getByRole('alert').waitFor()
    await expectUsable(worker)
    await worker.getByRole('radio').first().check()
    await worker.getByLabel('What do you need to know, and why?').fill(`Covering duty and the school has rung, ${word}`)
    await worker.getByRole('button', { name: 'Open the record' }).click()
    await worker.getByRole('navigation', { name: 'This child’s file' }).waitFor()
    called = await worker.getByRole('heading', { level: 1 }).innerText()
    page = await anyone()
    await page.goto('/')
    await signIn(page, signInOf('information-governance'))
    await page.waitForURL('**/children')
  })
  const given = () => page.getByRole('region').filter({ hasText: word })

  it('reads the reason as it was given, asks before a judgement without words, and keeps what was found', async () => {
    await page.goto('/reasons')
    await given().waitFor()
    expect(await given().innerText()).toContain(signInOf('social-worker').name)
    expect(await given().innerText()).toContain(called)
    await expectUsable(page)
    await given().getByLabel('It was not fine').check()
    await given().getByRole('button', { name: 'Keep this' }).click()
    await page.getByRole('alert').waitFor()
    await expectUsable(page)
    await given().getByLabel('It was fine').check()
    await given().getByLabel('What you found').fill('The school’s call is in the duty book')
    await given().getByRole('button', { name: 'Keep this' }).click()
    await page.getByRole('status').filter({ hasText: 'Kept: that was fine.' }).waitFor()
    expect(await given().count()).toBe(0)
    const judged = page.getByRole('row').filter({ hasText: word })
    expect(await judged.innerText()).toContain('The school’s call is in the duty book')
    await expectUsable(page)
  })

  it('finds the look and its reason in the child’s own list of who has looked', async () => {
    await page.goto(`${child}/looks`)
    const look = page.getByRole('row').filter({ hasText: word })
    expect(await look.first().innerText()).toContain(signInOf('social-worker').name)
    await expectUsable(page)
  })

  it('sees looks that are odd, and marks one as looked into', async () => {
    await page.goto('/looks')
    await expectUsable(page)
    // In the evening and at a weekend her own look is odd too, and not hers to mark.
    const odd = page.getByRole('row').filter({ hasText: called }).filter({ hasText: 'Mark as looked into' }).first()
    await odd.getByText('Mark as looked into').click()
    await odd.getByLabel('What you found').fill('On duty that day')
    await odd.getByRole('button', { name: 'Keep this' }).click()
    await page.getByRole('status').waitFor()
    expect(await page.getByRole('status').innerText()).not.toBe('')
    await expectUsable(page)
  })

  it('restricts a record: it is gone for those not named, as if it had never been, until she lifts it', async () => {
    await page.goto(`${child}/restriction`)
    await expectUsable(page)
    await page.getByRole('button', { name: 'Restrict this record' }).click()
    await page.getByRole('alert').waitFor()
    await expectUsable(page)
    await page.getByLabel('Why', { exact: true }).fill('The child of someone who works in this team')
    await page.getByRole('button', { name: 'Restrict this record' }).click()
    await page.getByRole('heading', { name: 'The people named' }).waitFor()
    await expectUsable(page)
    try {
      const answer = await worker.goto(child)
      expect(answer?.status()).toBe(404)
      expect(await worker.content()).not.toContain(called)
      expect(await findChildren(worker, called)).not.toContain(called)
      expect((await page.goto(child))?.status()).toBe(200)
    } finally {
      await page.goto(`${child}/restriction`)
      await page.getByLabel('Why it is no longer needed').fill('They have moved to another trust')
      await page.getByRole('button', { name: 'Lift the restriction' }).click()
      await page.getByRole('heading', { name: 'Restrict it' }).waitFor()
    }
    expect(await page.getByRole('main').innerText()).toContain('They have moved to another trust')
    await expectUsable(page)
    expect(await findChildren(worker, called)).toContain(called)
  })

  it('writes nothing in a file but requests to see it, and what keeps it from being destroyed', async () => {
    await page.goto(`${child}/record`)
    const offered = await page
      .getByRole('main')
      .locator('a[href*="/record/"]')
      .evaluateAll(links => links.map(link => link.getAttribute('href')?.split('/record/')[1]?.split('?')[0] ?? ''))
    expect(offered.length).toBeGreaterThan(0)
    expect(offered.filter(kind => !/request|hold|destroy|retention|access/.test(kind))).toEqual([])
    expect((await page.goto(`${child}/record/visit`))?.status()).toBe(403)
  })
})

describe('an administrator, from signing in to someone new at work', () => {
  const { anyone } = people()
  const word = unlikeAnyOther()
  const email = `${word}@example.org`
  const team = `Duty ${word}`
  let page: Page
  let password: string
  beforeAll(async () => {
    page = await anyone()
    await page.goto('/')
    await signIn(page, signInOf('administrator'))
    await page.waitForURL('**/users')
  })

  it('makes a team', async () => {
    await page.goto('/teams')
    await page.getByRole('button', { name: 'Make it' }).click()
    await page.getByRole('alert').waitFor()
    await expectUsable(page)
    await page.getByLabel('Name', { exact: true }).fill(team)
    await page.getByLabel('Service').fill('Duty')
    await page.getByRole('button', { name: 'Make it' }).click()
    await page.getByRole('heading', { level: 1, name: team }).waitFor()
    await expectUsable(page)
  })

  it('adds someone to it, and is shown their password once', async () => {
    await page.goto('/users')
    await page.getByRole('button', { name: 'Add someone' }).click()
    await page.waitForURL('**/users/new')
    await expectUsable(page)
    await page.getByLabel('Their name').fill('Perran Kestleway')
    await page.getByLabel('Their email address').fill(email)
    const teams = page.getByLabel('Their team')
    await teams.selectOption((await teams.locator('option', { hasText: team }).getAttribute('value')) ?? '')
    await page.getByRole('button', { name: 'Add them' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Their email address').inputValue()).toBe(email)
    await expectUsable(page)
    await page.getByRole('radio', { name: 'Social worker', exact: true }).check()
    await page.getByRole('button', { name: 'Add them' }).click()
    await page.getByText('This is the only time it is shown.').waitFor()
    password = await page.locator('dd code').innerText()
    await expectUsable(page)
  })

  it('they sign in with it, work in that team and with no child yet, and cannot once the account is disabled', async () => {
    const theirs = await anyone()
    await theirs.goto('/')
    await signIn(theirs, { email, password })
    await theirs.getByRole('button', { name: 'Sign out', exact: true }).waitFor()
    await theirs.goto('/team')
    expect(await theirs.getByRole('heading', { level: 1 }).innerText()).toContain(team)
    await expectUsable(theirs)
    await aChildToAskFor(theirs)

    await page.goto('/users')
    await page.getByRole('link', { name: 'Perran Kestleway' }).click()
    await page.getByRole('heading', { level: 1, name: 'Perran Kestleway' }).waitFor()
    await expectUsable(page)
    await page.getByRole('link', { name: 'Disable the account' }).click()
    await expectUsable(page)
    await page.getByRole('main').getByRole('button').first().click()
    await page.getByText('Disabled', { exact: true }).first().waitFor()
    await theirs.goto('/children')
    expect(new URL(theirs.url()).pathname).toBe('/sign-in')
    await signIn(theirs, { email, password })
    await theirs.getByRole('alert').waitFor()
    expect(new URL(theirs.url()).pathname).toBe('/sign-in')
  })
})

describe('a director, from signing in to one child behind a figure', () => {
  const { signedIn } = people()

  it('begins with what needs attention, sees every service’s teams, and opens a child without being asked why', async () => {
    const page = await signedIn('director')
    expect(new URL(page.url()).pathname).toBe('/scorecard')
    const attention = page.getByRole('region', { name: /attention/i })
    expect(await attention.getByRole('listitem').count()).toBeGreaterThan(0)
    await expectUsable(page)
    await page.goto('/team')
    const services = await page.locator('td[data-label="Service"]').allInnerTexts()
    expect(new Set(services).size).toBeGreaterThanOrEqual(4)
    await expectUsable(page)
    await page.goto('/children?care=in')
    const link = page.getByRole('rowheader').getByRole('link').first()
    const called = await link.innerText()
    await link.click()
    await page.getByRole('navigation', { name: 'This child’s file' }).waitFor()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(called)
    await expectUsable(page)
    for (const address of ['/users', '/teams', '/imports/new']) {
      expect({ address, status: (await page.goto(address))?.status() }).toEqual({ address, status: 403 })
    }
  })
})

describe('a councillor who has been on every page open to her', () => {
  const { signedIn } = people()

  it('reads the board’s questions, and meets no child: no name, no number of one, no way to one', async () => {
    const analyst = await signedIn('performance-analyst')
    await analyst.goto('/children?care=in')
    const names = await analyst.getByRole('rowheader').getByRole('link').allInnerTexts()
    expect(names.length).toBeGreaterThan(20)
    const page = await signedIn('board-member')
    expect(new URL(page.url()).pathname).toBe('/board')
    expect(await page.getByRole('table').first().getByRole('row').count()).toBeGreaterThan(5)
    await expectUsable(page)
    const met = await walk(page, '/board', 2)
    expect(met.length).toBeGreaterThan(5)
    expect(met.filter(each => each.status !== 200)).toEqual([])
    expect(met.filter(each => /\/children\/[0-9a-f-]{36}/.test(each.body)).map(each => each.address)).toEqual([])
    const named = met.flatMap(each => names.filter(name => each.body.includes(name)))
    expect(named).toEqual([])
    await page.goto('/account')
    await expectUsable(page)
  })
})
