import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { people } from './support/person.ts'
import { standingSmallNumbers } from './support/small-numbers.ts'

const OF_CHILDREN = [
  '/scorecard',
  '/scorecard/download',
  '/scorecard/download?as=xlsx',
  '/measures/kpi-8',
  '/measures/kpi-8/download',
  '/measures/kpi-8/download?as=xlsx',
  '/children',
  '/children/download',
  '/children/download?as=xlsx',
]
const OF_IMPORTS = ['/imports', '/imports/new', '/returns/export']
const OF_WORK = ['/day', '/team', '/reviews', '/cover', '/reasons', '/looks']

async function anAddressOfAChild(signedIn: ReturnType<typeof people>['signedIn']): Promise<string> {
  const page = await signedIn('performance-analyst')
  await page.goto('/children')
  const href = await page.getByRole('rowheader').getByRole('link').first().getAttribute('href')
  expect(href).toMatch(/^\/children\/[0-9a-f-]{36}$/)
  return href as string
}

async function anAddressOfAnImport(signedIn: ReturnType<typeof people>['signedIn']): Promise<string> {
  const page = await signedIn('performance-analyst')
  await page.goto('/imports')
  const href = await page.getByRole('rowheader').getByRole('link').last().getAttribute('href')
  expect(href).toMatch(/^\/imports\/[0-9a-f-]{36}$/)
  return href as string
}

/** The first child of the list whose page is as asked. */
async function firstOf(page: Page, is: (body: string) => boolean): Promise<string | undefined> {
  await page.goto('/children?care=in')
  const hrefs = await page
    .getByRole('rowheader')
    .getByRole('link')
    .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
  await page.goto('/day')
  const mine = await page
    .locator('a[href^="/children/"]')
    .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
  for (const href of [...hrefs, ...mine].filter(each => /^\/children\/[0-9a-f-]{36}$/.test(each))) {
    await page.goto(href)
    if (is(await page.content())) return href
  }
  return undefined
}

async function expectRefusedKindly(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address)
  expect({ address, status: answer?.status() }).toEqual({ address, status: 403 })
  const said = await page.getByRole('main').innerText()
  expect(said).toMatch(/not open to you/i)
  expect(said).toMatch(/nothing was changed/i)
  expect(said).toMatch(/ask your manager/i)
  expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0)
}

describe.each(['board-member', 'care-experienced-board-member'] as const)('a %s', role => {
  const { signedIn } = people()
  let page: Page
  beforeAll(async () => {
    page = await signedIn(role)
  })

  it('begins at the board’s scorecard, which has the five groups', async () => {
    expect(new URL(page.url()).pathname).toBe('/board')
    const groups = ['General', 'Placements', 'Adoption', 'Care leavers', 'Education']
    const titles = await page.getByRole('main').locator('caption, summary, h2, h3').allTextContents()
    const inOrder = new Set(titles.flatMap(title => groups.filter(group => title.trim().startsWith(group))))
    expect([...inOrder]).toEqual(groups)
  })

  it('sees no number from 1 to 5 in any table at any date offered, and words in their place', async () => {
    await page.goto('/board')
    const dates = await page
      .locator('select[name=on] option')
      .evaluateAll(options => options.map(option => (option as HTMLOptionElement).value))
    expect(dates.length).toBeGreaterThan(1)
    for (const on of role === 'board-member' ? dates : dates.slice(0, 1)) {
      await page.goto(`/board?on=${on}`)
      expect({ on, small: await standingSmallNumbers(page) }).toEqual({ on, small: [] })
      expect(await page.getByRole('main').textContent()).toMatch(/not shown/i)
    }
  })

  it('is given no link to a child, a measure’s children or an import', async () => {
    await page.goto('/board')
    const hrefs = await page.getByRole('link').evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
    expect(hrefs.length).toBeGreaterThan(2)
    expect(hrefs.filter(href => /^\/(children|measures|imports|scorecard)/.test(href))).toEqual([])
  })

  it('is refused children, figures with children behind them, and imports by address too, and kindly', async () => {
    const child = await anAddressOfAChild(signedIn)
    const anImport = await anAddressOfAnImport(signedIn)
    for (const address of [
      ...OF_CHILDREN,
      ...OF_IMPORTS,
      ...OF_WORK,
      '/teams',
      child,
      `${child}/restriction`,
      anImport,
      `${anImport}/refused`,
      `${anImport}/refused?as=xlsx`,
      `${anImport}/undo`,
    ])
      await expectRefusedKindly(page, address)
  })
})

describe('a social worker', () => {
  const { signedIn } = people()
  let page: Page
  beforeAll(async () => {
    page = await signedIn('social-worker')
  })

  it('sees children, and is not offered imports', async () => {
    await page.goto('/children')
    expect(await page.getByRole('rowheader').count()).toBeGreaterThan(10)
    expect(await page.getByRole('link', { name: /import/i }).count()).toBe(0)
  })

  it('is refused odd looks, reasons, teams and restricting a record', async () => {
    const child = await anAddressOfAChild(signedIn)
    for (const address of ['/looks', '/reasons', '/teams', '/users', '/audit', `${child}/restriction`])
      await expectRefusedKindly(page, address)
  })

  it('opens a child given to their team, and is asked why of another', async () => {
    const opened = await firstOf(page, body => !body.includes('Why do you need to see this record'))
    const asked = await firstOf(page, body => body.includes('Why do you need to see this record'))
    expect([opened !== undefined, asked !== undefined]).toEqual([true, true])
    await page.goto(asked as string)
    const name = await page.getByRole('heading', { level: 1 }).innerText()
    expect(name).toBe('Why do you need to see this record?')
  })

  it('is refused imports by address', async () => {
    const anImport = await anAddressOfAnImport(signedIn)
    for (const address of [...OF_IMPORTS, anImport, `${anImport}/undo`, `${anImport}/refused`])
      await expectRefusedKindly(page, address)
  })

  it('cannot send an import or an undo without the page for it', async () => {
    const anImport = await anAddressOfAnImport(signedIn)
    const sent = await page.request.post('/imports', { multipart: { council: 'north' } })
    const undone = await page.request.post(`${anImport}/undo`)
    expect([sent.status(), undone.status()]).toEqual([403, 403])
  })
})

describe('an administrator', () => {
  const { signedIn } = people()

  it('looks after accounts, and is refused children, figures and imports', async () => {
    const page = await signedIn('administrator')
    expect(await page.getByRole('main').innerText()).toMatch(/account/i)
    expect(await page.locator('a[href^="/children"], a[href^="/measures"]').count()).toBe(0)
    const child = await anAddressOfAChild(signedIn)
    for (const address of [
      ...OF_CHILDREN,
      ...OF_IMPORTS,
      ...OF_WORK,
      child,
      `${child}/restriction`,
      '/board',
      '/board/download',
    ])
      await expectRefusedKindly(page, address)
  })
})

describe('someone who has not signed in', () => {
  const { anyone, signedIn } = people()

  it('is asked to sign in wherever they go, and is then where they wanted to be', async () => {
    const child = await anAddressOfAChild(signedIn)
    const page = await anyone()
    for (const address of [...OF_CHILDREN, ...OF_IMPORTS, child, '/board', '/']) {
      await page.goto(address)
      expect({ address, at: new URL(page.url()).pathname }).toEqual({ address, at: '/sign-in' })
    }
  })
})
