import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What a page does against WCAG 2.2 AA, as a machine can tell: each rule with where it is broken. Empty is good. */
export async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found, passes } = await new AxeBuilder({ page }).withTags(STANDARD).analyze()
  if (passes.length < 5) throw new Error('The page could not be judged')
  return found.map(
    ({ id, help, nodes }) =>
      `${id} (${help}): ${nodes
        .slice(0, 3)
        .map(node => node.html)
        .join(' … ')}`,
  )
}

/** How many pixels a reader would have to scroll sideways to see the whole of a page. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/**
 * Expects that anyone can use the page as it stands: one heading that says what it is, nothing to scroll sideways for
 * and, where it is judged by machine, nothing against WCAG 2.2 AA.
 */
export async function expectUsable(page: Page, judged = true): Promise<void> {
  const at = new URL(page.url()).pathname.replaceAll(/[0-9a-f-]{36}/g, ':id')
  const headings = await page.getByRole('heading', { level: 1 }).count()
  const sideways = await sidewaysScroll(page)
  const against = judged ? await violations(page) : []
  expect({ at, headings, sideways: Math.max(0, sideways), against }).toEqual({
    at,
    headings: 1,
    sideways: 0,
    against: [],
  })
}
