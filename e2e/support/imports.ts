import type { Page } from 'playwright-core'
import type { ChosenFile } from './small-return.ts'

/** Sends a return of North's for the year to 31 March 2026 through the page, and waits for its report. */
export async function importReturn(
  page: Page,
  files: readonly ChosenFile[],
  { acceptGoodRows }: { readonly acceptGoodRows: boolean },
): Promise<void> {
  await page.goto('/imports/new')
  await page.getByLabel('North').check()
  await page.locator('input[type=file]').setInputFiles([...files])
  await page.getByRole('textbox', { name: /year/i }).fill('2026')
  if (acceptGoodRows) await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { name: /what to mend/i }).waitFor()
}

/** The cells of the one row to mend, by the column's heading. */
export async function rowToMend(page: Page): Promise<Readonly<Record<string, string>>> {
  const table = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Column' }) })
  const names = await table.getByRole('columnheader').allInnerTexts()
  const rows = table.getByRole('row').filter({ has: page.getByRole('cell') })
  const cells = await rows.getByRole('cell').allInnerTexts()
  if (cells.length !== names.length) throw new Error(`One row to mend was expected; the cells are ${cells.join(' | ')}`)
  return Object.fromEntries(names.map((name, at) => [name.trim(), (cells[at] ?? '').trim()]))
}

/** What came of an import: the row of the report's counts for children, as New, Changed, Unchanged, Refused. */
export async function childrenCounted(page: Page): Promise<readonly string[]> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Children', exact: true }) })
  return row.getByRole('cell').allInnerTexts()
}

/** Undoes an import from its report, by the page that asks whether one is sure. */
export async function undo(page: Page, report: string): Promise<void> {
  await page.goto(report)
  await page.getByRole('button', { name: /undo/i }).click()
  await page.waitForURL(/\/undo$/)
  await page.getByRole('button', { name: /yes/i }).click()
  await page.waitForURL(report)
}
