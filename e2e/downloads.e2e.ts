import { buffer } from 'node:stream/consumers'
import Papa from 'papaparse'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { importReturn } from './support/imports.ts'
import { people } from './support/person.ts'
import { readSheet } from './support/sheet.ts'
import { FORMULA, smallReturn } from './support/small-return.ts'

type Rows = readonly (readonly string[])[]

async function saved(page: Page, link: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  return { name: download.suggestedFilename(), bytes: await buffer(await download.createReadStream()) }
}

async function bothFiles(
  page: Page,
): Promise<{ readonly csv: Rows; readonly excel: Awaited<ReturnType<typeof readSheet>> }> {
  const links = page.getByRole('main').getByRole('link')
  const csv = await saved(page, links.filter({ hasText: /CSV/ }).first())
  const excel = await saved(page, links.filter({ hasText: /Excel/ }).first())
  expect([csv.name, excel.name]).toEqual([expect.stringMatching(/\.csv$/), expect.stringMatching(/\.xlsx$/)])
  // The mark by which Excel knows UTF-8.
  expect(csv.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  const read = Papa.parse<string[]>(csv.bytes.toString('utf8').slice(1), { skipEmptyLines: true })
  expect(read.errors).toEqual([])
  return { csv: read.data, excel: await readSheet(excel.bytes) }
}

/** Every row as wide as its heading, and the workbook saying what the list says. */
function expectSame(csv: Rows, excel: Awaited<ReturnType<typeof readSheet>>): void {
  const width = csv[0]?.length ?? 0
  expect(width).toBeGreaterThan(3)
  expect(csv.every(row => row.length === width)).toBe(true)
  const sheet = excel.map(row => Array.from({ length: width }, (_, at) => row[at]?.text ?? ''))
  expect(sheet).toEqual(csv.map(row => row.map(cell => cell.replace(/^'(?=[=+\-@])/, ''))))
  expect(excel.flat().filter(cell => cell.isFormula)).toEqual([])
}

describe('an analyst saving what a page shows', () => {
  const { signedIn } = people()
  let page: Page
  beforeAll(async () => {
    page = await signedIn('performance-analyst')
  })

  it('saves the scorecard: every row the page shows, with its group, as CSV and for Excel', async () => {
    await page.goto('/scorecard')
    const shown = await page.locator('tbody').getByRole('rowheader').getByRole('link').allInnerTexts()
    expect(shown.length).toBeGreaterThan(40)
    const { csv, excel } = await bothFiles(page)
    expectSame(csv, excel)
    const at = csv[0]?.indexOf('Measure') ?? -1
    expect(csv.slice(1).map(row => row[at])).toEqual(shown)
    const groups = csv[0]?.indexOf('Group') ?? -1
    expect(new Set(csv.slice(1).map(row => row[groups]))).toEqual(
      new Set(['General', 'Placements', 'Adoption', 'Care leavers', 'Education']),
    )
  })

  it('saves the children found, all of them and not only the page shown', async () => {
    await page.goto('/children?care=in&council=west&age=5-to-9')
    const total = Number((await page.getByRole('status').first().innerText()).match(/[\d,]+/)?.[0].replaceAll(',', ''))
    const shown = await page.locator('tbody').getByRole('rowheader').allInnerTexts()
    expect(shown.length).toBeGreaterThan(10)
    const { csv, excel } = await bothFiles(page)
    expectSame(csv, excel)
    expect(csv.length - 1).toBe(total)
    expect(csv.slice(1, shown.length + 1).map(row => row[0])).toEqual(shown)
  })

  it('saves the children behind a figure with their reasons, as many as the sides of the figure say', async () => {
    await page.goto('/measures/kpi-8')
    const sides = await page
      .getByRole('region', { name: 'Each child, and why' })
      .getByRole('navigation')
      .getByRole('link', { name: /\(/ })
      .allInnerTexts()
    const all = sides.reduce((sum, side) => sum + Number(side.replaceAll(/\D/g, '')), 0)
    expect(all).toBeGreaterThan(100)
    const { csv, excel } = await bothFiles(page)
    expectSame(csv, excel)
    expect(csv.length - 1).toBe(all)
    const why = csv[0]?.indexOf('Why') ?? -1
    expect(csv.slice(1).filter(row => row[why] === '')).toEqual([])
  })

  it('saves rows to mend, with what a spreadsheet would run as a formula made harmless', async () => {
    await importReturn(page, smallReturn('N990003'), { acceptGoodRows: false })
    const { csv, excel } = await bothFiles(page)
    expectSame(csv, excel)
    const at = csv[0]?.indexOf('Value') ?? -1
    expect(csv.slice(1).map(row => row[at])).toEqual([`'${FORMULA}`])
    expect(csv.flat().filter(cell => /^[=+@]/.test(cell))).toEqual([])
    expect(excel[1]?.[at]).toEqual({ text: FORMULA, isFormula: false })
  })
})

describe('a board member saving the board’s scorecard', () => {
  const { signedIn } = people()

  it('saves the questions the page asks, with no more than the page shows', async () => {
    const page = await signedIn('board-member')
    const { csv, excel } = await bothFiles(page)
    expectSame(csv, excel)
    expect(csv.length).toBeGreaterThan(40)
    const children = csv[0]?.indexOf('Children') ?? -1
    expect(children).toBeGreaterThan(0)
    expect(csv.slice(1).filter(row => /(?:^|, )[1-5](?!\d)(?: of | in,| out|$)/.test(row[children] ?? ''))).toEqual([])
  })
})
