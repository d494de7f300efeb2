import type { Page } from 'playwright-core'
import { dayInEngland } from '../../src/spine/time/instants.ts'
import { type PlainDate, addDays, partsOf } from '../../src/spine/time/plain-date.ts'

/** So many days before today, by England's calendar. */
export function daysAgo(days: number): PlainDate {
  return addDays(dayInEngland(new Date().toISOString()), -days)
}

/** A word that no other record holds, to find again what was written. */
export function unlikeAnyOther(): string {
  return `kestrel${Math.random().toString(36).slice(2, 9)}`
}

/** Fills in the boxes of a day that a form asks for. */
export async function fillDay(page: Page, question: string | RegExp, on: PlainDate): Promise<void> {
  const { year, month, day } = partsOf(on)
  const boxes = page.getByRole('group', { name: question })
  await boxes.getByLabel('Day', { exact: true }).fill(String(day))
  await boxes.getByLabel('Month', { exact: true }).fill(String(month))
  await boxes.getByLabel('Year', { exact: true }).fill(String(year))
}

/** Chooses among the answers to a question, whether they are drawn as buttons or as a list. */
export async function answer(page: Page, question: string | RegExp, choice: string): Promise<void> {
  const group = page.getByRole('group', { name: question })
  if ((await group.count()) > 0) await group.getByLabel(choice, { exact: true }).check()
  else await page.getByRole('combobox', { name: question }).selectOption({ label: choice })
}

/** Records what the form holds, and waits until the child's page says that it is recorded. Answers what it says. */
export async function record(page: Page, button = 'Record'): Promise<string> {
  await page.getByRole('button', { name: button, exact: true }).click()
  const said = page.getByRole('status').filter({ hasText: /recorded|corrected|withdrawn/i })
  await said.first().waitFor()
  return said.first().innerText()
}

/** The address of the child whose page, or whose form, is open. */
export function childOf(page: Page): string {
  const found = /^\/children\/[0-9a-f-]{36}/.exec(new URL(page.url()).pathname)
  if (!found) throw new Error(`No child's page is open, but ${page.url()}`)
  return found[0]
}
