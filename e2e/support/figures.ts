import type { Page } from 'playwright-core'

/** The address of the scorecard of one council at the end of March 2026, where every invented return of the journeys stands. */
export const NORTH_SCORECARD = '/scorecard?council=north&on=2026-03-31'

/** A measure's row on a scorecard. */
export function rowOf(page: Page, measure: string): ReturnType<Page['getByRole']> {
  return page
    .getByRole('row')
    .filter({ has: page.locator(`a[href="/measures/${measure}"], a[href^="/measures/${measure}?"]`) })
}

/**
 * How many children are in North's care on its scorecard, once no newer figure is being worked out. Throws when one is
 * still being worked out after a minute.
 */
export async function childrenInCareInNorth(page: Page): Promise<number> {
  for (let tries = 0; tries < 300; tries++) {
    await page.goto(NORTH_SCORECARD)
    const settled = !(await page.getByText(/being worked out/).count())
    const shown = await rowOf(page, 'cla-number').getByRole('cell').first().innerText()
    if (settled) return Number(shown.replaceAll(/[^\d]/g, ''))
    await page.waitForTimeout(200)
  }
  throw new Error('The figures were still being worked out after a minute')
}

/** Looks for a child by name or number, and answers the links to the children found. */
export async function findChildren(page: Page, text: string): Promise<readonly string[]> {
  await page.goto('/children')
  await page.getByLabel('Name or number').fill(text)
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByText(`Matching ‘${text}’`).waitFor()
  return page.getByRole('rowheader').getByRole('link').allInnerTexts()
}
