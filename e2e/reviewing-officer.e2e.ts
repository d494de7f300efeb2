import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { partsOf } from '../src/spine/time/plain-date.ts'
import { expectUsable } from './support/accessible.ts'
import { Keyboard } from './support/keyboard.ts'
import { people, signInOf } from './support/person.ts'
import { childOf, daysAgo, unlikeAnyOther } from './support/recording.ts'

// A page of a file, or of all that can be recorded in one, holds many links before the one that is wanted.
const FAR = 250

describe('a reviewing officer with a keyboard alone, from signing in to a review recorded and a worry raised', () => {
  const { anyone } = people()
  const word = unlikeAnyOther()
  let page: Page
  let keys: Keyboard
  let child: string
  let called: string
  let due: string
  const writeDay = async (question: string): Promise<void> => {
    const { year, month, day } = partsOf(daysAgo(1))
    await keys.write(new RegExp(`^${question}: Day$`), String(day))
    await keys.write(new RegExp(`^${question}: Month$`), String(month))
    await keys.write(new RegExp(`^${question}: Year$`), String(year))
  }
  const toRecord = async (kind: RegExp): Promise<void> => {
    await keys.skipToContent()
    await keys.follow(/^Record…$/, FAR)
    await page.waitForURL('**/record')
    await keys.skipToContent()
    await keys.follow(kind, FAR)
    await page.waitForURL('**/record/*')
  }
  beforeAll(async () => {
    page = await anyone()
    keys = new Keyboard(page)
    const { email, password } = signInOf('independent-reviewing-officer')
    await page.goto('/sign-in')
    await keys.write(/^Email address$/, email)
    await keys.write(/^Password$/, password)
    await keys.press('Enter')
    await page.waitForURL('**/day')
  })

  it('reaches the diary of reviews, her own children’s, soonest first, and opens the first child', async () => {
    await expectUsable(page)
    await keys.follow(/^Reviews$/)
    await page.waitForURL('**/reviews')
    await expectUsable(page)
    const diary = page.getByRole('table', { name: /diary|reviews/i })
    const by = await diary
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
      .count()
    expect(by).toBeGreaterThan(0)
    called = await diary.locator('td[data-label="Child"]').first().innerText()
    due = await diary.getByRole('rowheader').first().innerText()
    await keys.skipToContent()
    await keys.follow(new RegExp(`^${called}$`), FAR)
    await page.waitForURL(/\/children\/[0-9a-f-]{36}$/)
    child = childOf(page)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(called)
    await expectUsable(page)
  })

  it('records the review, with how the child took part and what the child said', async () => {
    await toRecord(/^Review$/)
    await expectUsable(page)
    await keys.skipToContent()
    await writeDay('Day of the review')
    await keys.pick(/^How the child took part$/, 'Came and spoke')
    await keys.write(/^What the child said/, `I want fewer people in the room, ${word}`)
    await keys.tabTo(/^Record$/, FAR)
    await Promise.all([page.waitForURL(new RegExp(`${child}\\?`)), keys.press('Enter')])
    expect(await page.getByRole('status').first().innerText()).toMatch(/^Review recorded for/)
    expect(await page.getByRole('region', { name: /words/ }).innerText()).toContain(word)
    await expectUsable(page)
  })

  it('raises a worry formally, and it stands among the worries raised with its clock running', async () => {
    await toRecord(/^Raised by the reviewing officer$/)
    await expectUsable(page)
    await keys.skipToContent()
    await writeDay('Day it was raised formally')
    await keys.pick(/^What it is about$/, 'The plan is not')
    await keys.pick(/^Raised with$/, 'Team manager')
    await keys.write(/^What the worry is/, `No home for the long term was looked for since spring, ${word}`)
    await keys.tabTo(/^Record$/, FAR)
    await Promise.all([page.waitForURL(new RegExp(`${child}\\?`)), keys.press('Enter')])
    expect(await page.getByRole('status').first().innerText()).toMatch(/^Raised by the reviewing officer recorded/)
    await keys.follow(/^Reviews$/)
    await page.waitForURL('**/reviews')
    const asked = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: due, exact: true }) })
    expect(await asked.filter({ hasText: called }).count()).toBe(0)
    await keys.skipToContent()
    await keys.follow(/^Worries raised \d+$/, FAR)
    await page.waitForURL(/list=escalations/)
    const raised = page.getByRole('row').filter({ hasText: called }).filter({ hasText: 'The plan is not moving' })
    expect(await raised.count()).toBe(1)
    expect(await raised.innerText()).toContain('Team manager')
    await expectUsable(page)
  })

  it('always saw where she was', () => {
    expect(keys.unseen).toEqual([])
  })
})
