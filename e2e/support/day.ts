import type { Locator, Page } from 'playwright-core'

/** What is overdue and due this week on someone's day, under each child, family or address. */
export function groupsOf(page: Page): Locator {
  return page.getByRole('main').locator('.day-group')
}

/** The link to the first child for whom someone's day holds anything. */
export function firstChildOf(page: Page): Locator {
  return groupsOf(page).getByRole('heading', { level: 3 }).getByRole('link').first()
}
