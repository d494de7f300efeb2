import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type SampleRows, filesOf, planted, sampleRows } from '../src/app/checking/testing.ts'
import { expectUsable } from './support/accessible.ts'
import { people } from './support/person.ts'
import { readSheet } from './support/sheet.ts'

/** Sends a return of North's for 2025-26 to be checked, and waits until it has been. */
async function check(page: Page, rows: SampleRows): Promise<string> {
  await page.goto('/checking')
  await page.getByRole('main').getByRole('button', { name: 'Check a return' }).click()
  await page.getByLabel('North').check()
  await page.getByLabel('Which year?').selectOption('2026')
  await page.getByLabel('Files, as you would send them').check()
  const files = filesOf(rows).map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) }))
  await page.getByLabel('This year’s return').setInputFiles(files)
  return checked(page)
}

/** Sends the form, and waits until what it asks for has been checked. */
async function checked(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Check it' }).click()
  await page.waitForURL(/\/checking\/[0-9a-f-]{36}$/)
  const result = page.getByRole('link', { name: 'By rule', exact: true })
  for (let looked = 0; looked < 60 && (await result.count()) === 0; looked++) {
    await page.waitForTimeout(500)
    await page.reload()
  }
  await result.waitFor()
  return page.url()
}

const rows = sampleRows(30)
const [one, two] = rows.Header.map(row => row['CHILD'] as string) as [string, string]

describe('an analyst checking a return before it is sent', () => {
  const { signedIn } = people()
  let page: Page
  beforeAll(async () => {
    page = await signedIn('performance-analyst')
  })

  it('is told what is missing from the form, beside the box, with what was chosen kept', async () => {
    await page.goto('/checking/new')
    await expectUsable(page)
    await page.getByLabel('West').check()
    await page.getByRole('button', { name: 'Check it' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('West').isChecked()).toBe(true)
    await expectUsable(page)
  })

  it('sends it with two mistakes, and finds each by its rule and by the child, with what to do', async () => {
    const wrong = planted(planted(rows, 'Header', one, { SEX: '7' }), 'Episodes', two, { PLACE: 'ZZ' })
    const report = await check(page, wrong)
    await expectUsable(page)
    const main = page.getByRole('main')
    expect(await main.innerText()).toMatch(/sex is missing or is not a code/i)
    await page.getByRole('link', { name: 'By child', exact: true }).click()
    await main.getByRole('link', { name: one, exact: true }).first().click()
    await page.waitForLoadState()
    expect(page.url()).not.toContain(one)
    expect(await main.innerText()).toMatch(/Give M for male/)
    await expectUsable(page)
    await page.goto(report)
  })

  it('saves the faults for Excel, a row each, with the child, the rule and what was typed', async () => {
    const link = page.getByRole('main').getByRole('link', { name: /Excel/ })
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
    const sheet = await readSheet(await buffer(await download.createReadStream()))
    const found = sheet.map(row => row.map(cell => cell.text).join(' | '))
    expect(found.some(row => row.includes(one) && row.includes('101') && row.includes('SEX'))).toBe(true)
    expect(found.some(row => row.includes(two) && row.includes('146') && row.includes('ZZ'))).toBe(true)
  })

  it('sends it again mended, and sees that every fault is mended and none is new', async () => {
    await check(page, rows)
    await page.getByRole('main').getByRole('link', { name: 'Compare with another check' }).click()
    await page.getByRole('heading', { name: 'What has changed' }).waitFor()
    // What is no kind of home is no kind that Ofsted's list has for the provider either.
    expect(await page.getByRole('main').innerText()).toMatch(/: 3 mended, 0 new, 0 still there/)
    await expectUsable(page)
    await page.goto('/checking')
    await expectUsable(page)
  })
})

describe('an analyst using the record itself', () => {
  const { signedIn } = people()
  it('checks the return it makes without a file, and compares it with a return that was sent', async () => {
    const page = await signedIn('performance-analyst')
    await page.goto('/checking/new?council=north&year=2026&source=record')
    await checked(page)
    const main = page.getByRole('main')
    expect(await main.innerText()).toMatch(/rows that our record made for the return/)
    await expectUsable(page)
    await page.getByRole('link', { name: 'By child', exact: true }).click()
    expect(await main.getByRole('cell').getByRole('link').count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Compare with another check' }).click()
    await page.getByRole('heading', { name: 'What has changed' }).waitFor()
    expect(await main.innerText()).toMatch(/Since 2025-26, checked .* still there/)
    await expectUsable(page)
  })
})

describe('a social worker', () => {
  const { signedIn } = people()
  it('checks no returns', async () => {
    const page = await signedIn('social-worker')
    const answer = await page.goto('/checking')
    expect(answer?.status()).toBe(403)
  })
})
