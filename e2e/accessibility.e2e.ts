import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectUsable } from './support/accessible.ts'
import { importReturn } from './support/imports.ts'
import { Keyboard } from './support/keyboard.ts'
import { DESK, PHONE, people, signInOf } from './support/person.ts'
import { smallReturn } from './support/small-return.ts'

const AT_CHILD = /\/children\/[0-9a-f-]{36}/

const PARTS_OF_A_CHILD = [
  'story',
  'story?view=court',
  'plan',
  'home',
  'health',
  'learning',
  'people',
  'words',
  'documents',
  'looks',
  'profile',
] as const

// The list of every child is long: it is read once.
let firstChild: string | undefined

async function atChild(page: Page, part: string): Promise<void> {
  if (firstChild === undefined) {
    await page.goto('/children?care=in')
    await page.getByRole('rowheader').getByRole('link').first().click()
    await page.waitForURL(AT_CHILD)
    firstChild = page.url()
  }
  await page.goto(part === '' ? firstChild : `${firstChild}/${part}`)
}

/** The first link of a list that a page holds, opened. */
const firstOf = (from: string) => async (page: Page) => {
  await page.goto(from)
  await page.getByRole('rowheader').getByRole('link').first().click()
  await page.waitForURL(url => url.pathname !== from)
}

/** Each kind of page an analyst meets, and the way to it. */
const ANALYST: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['the scorecard', page => page.goto('/scorecard')],
  ['the front of the scorecard', page => page.goto('/scorecard/front')],
  ['what figures are compared with', page => page.goto('/comparators')],
  ['a measure that is a share', page => page.goto('/measures/kpi-8')],
  ['a measure that is a mix', page => page.goto('/measures/cla-legal-status')],
  ['a measure as known before', page => page.goto('/measures/kpi-8?on=2021-03-31&known=2020-04-01&clock=per-source')],
  ['a measure of what is recorded here', page => page.goto('/measures/pep-current')],
  ['the list of children', page => page.goto('/children?care=in')],
  ['a child', page => atChild(page, '')],
  ...PARTS_OF_A_CHILD.map(part => [`a child: ${part}`, (page: Page) => atChild(page, part)] as const),
  ['what is wrong in the record', page => page.goto('/data-quality')],
  ['what is wrong in the record, by rule', page => page.goto('/data-quality?list=rules')],
  ['promises and aims', page => page.goto('/promises')],
  ['a framework of aims', firstOf('/promises')],
  ['the seven principles', page => page.goto('/promises/principles')],
  ['what one answers for', page => page.goto('/owed')],
  ['the form of a framework', page => page.goto('/promises/frameworks/add')],
  ['the list of imports', page => page.goto('/imports')],
  ['the form of a return to be made', page => page.goto('/returns/export')],
  ['a return as it stands by the rules', page => page.goto('/returns/export?council=north&year=2026')],
  ['the list of checked returns', page => page.goto('/checking')],
  ['the form of a check', page => page.goto('/checking/new')],
  [
    'the form of a check with mistakes',
    async page => {
      await page.goto('/checking/new')
      await page.getByRole('button', { name: 'Check it' }).click()
      await page.getByRole('alert').waitFor()
    },
  ],
  ['the form of an import', page => page.goto('/imports/new')],
  [
    'the form of an import with mistakes',
    async page => {
      await page.goto('/imports/new')
      await page.getByRole('button', { name: 'Import' }).click()
      await page.getByRole('alert').waitFor()
    },
  ],
  [
    'the page that asks before undoing',
    async page => {
      await page.goto('/imports')
      await page.getByRole('rowheader').getByRole('link').last().click()
      await page.getByRole('button', { name: /undo/i }).click()
      await page.waitForURL(/\/undo$/)
    },
  ],
  ['a page that is not there', page => page.goto('/nothing-here')],
]

const BOARD_MEMBER: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['the board’s scorecard', page => page.goto('/board')],
  ['the board’s measures', page => page.goto('/board/front')],
  ['the board’s measures in plain words', page => page.goto('/board/plain')],
  ['promises, for the board', page => page.goto('/promises')],
  [
    'a promise, for the board',
    async page => {
      await page.goto('/promises')
      await page.getByRole('region', { name: 'Every promise' }).getByRole('link', { name: /^1a / }).click()
      await page.waitForURL(/\/promises\/[0-9a-f-]{36}$/)
    },
  ],
  [
    'a framework as councillors read it',
    async page => {
      await firstOf('/promises')(page)
      await page.getByRole('link', { name: 'As councillors read it' }).click()
      await page.waitForURL(/\/paper$/)
    },
  ],
  ['what young people were promised', page => page.goto('/promises/plain')],
  [
    'the board’s scorecard with everything unfolded',
    async page => {
      await page.goto('/board')
      await page.locator('details').evaluateAll(all => {
        for (const each of all) (each as HTMLDetailsElement).open = true
      })
    },
  ],
  ['a page that is not open to them', page => page.goto('/children')],
]

const NOBODY: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['signing in', page => page.goto('/sign-in')],
  [
    'signing in with nothing filled in',
    async page => {
      await page.goto('/sign-in')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('alert').waitFor()
    },
  ],
]

const ADMINISTRATOR: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['the people who use it', page => page.goto('/users')],
  ['one’s own account', page => page.goto('/account')],
  ['who looked at what', page => page.goto('/audit')],
]

/** What is judged by machine at the width of a phone too: a wide table, a long page, a form. */
const ALSO_ON_A_PHONE: ReadonlySet<string> = new Set([
  'the scorecard',
  'a child',
  'what is wrong in the record',
  'the form of an import with mistakes',
  'the form of a check with mistakes',
  'the list of checked returns',
  'a return as it stands by the rules',
])

/** A long page whose folded form is judged at a desk already: unfolded, it is judged where there is least room. */
const ON_A_PHONE_ALONE = 'the board’s scorecard with everything unfolded'

describe.each([
  { role: 'performance-analyst', who: 'an analyst', pages: ANALYST },
  { role: 'board-member', who: 'a board member', pages: BOARD_MEMBER },
  { role: 'administrator', who: 'an administrator', pages: ADMINISTRATOR },
  { role: undefined, who: 'someone not signed in', pages: NOBODY },
] as const)('$who can use, at a desk and on a phone,', ({ role, pages }) => {
  const { signedIn, anyone } = people()
  let page: Page
  beforeAll(async () => {
    page = role ? await signedIn(role) : await anyone()
  })
  it.each(pages)('%s', async (name, go) => {
    await page.setViewportSize(DESK)
    await go(page)
    await expectUsable(page, name !== ON_A_PHONE_ALONE)
    await page.setViewportSize(PHONE)
    await expectUsable(page, name === ON_A_PHONE_ALONE || ALSO_ON_A_PHONE.has(name))
  })
})

describe('an analyst who was refused an import', () => {
  const { signedIn } = people()

  it('can use the report with its rows to mend', async () => {
    const page = await signedIn('performance-analyst')
    await importReturn(page, smallReturn('N990004'), { acceptGoodRows: false })
    await expectUsable(page, true)
    await page.setViewportSize(PHONE)
    await expectUsable(page, false)
  })
})

describe('with a keyboard alone', () => {
  const { anyone } = people()

  it('an analyst signs in, skips to the content, reaches a figure and opens it, always seeing where she is', async () => {
    const page = await anyone()
    const { email, password } = signInOf('performance-analyst')
    const keys = new Keyboard(page)
    await page.goto('/sign-in')
    await keys.write(/^Email address$/, email)
    await keys.write(/^Password$/, password)
    await keys.press('Enter')
    await page.waitForURL('**/scorecard')
    await keys.skipToContent()
    await keys.follow(/^Children in care$/)
    await page.waitForURL('**/measures/cla-number*')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/in care/i)
    expect(keys.unseen).toEqual([])
  })
})
