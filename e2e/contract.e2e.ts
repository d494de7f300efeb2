import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectUsable } from './support/accessible.ts'
import { people } from './support/person.ts'
import { unlikeAnyOther } from './support/recording.ts'

describe('an analyst, from a figure by hand to what it is restated as', () => {
  const { signedIn } = people()
  const word = unlikeAnyOther()
  let page: Page
  beforeAll(async () => {
    page = await signedIn('performance-analyst')
  })
  const enter = async (part: string, whole: string): Promise<void> => {
    await page.getByRole('link', { name: 'Enter a figure' }).click()
    await page.getByLabel('Period').selectOption({ index: 1 })
    await page.getByLabel('Referrals decided in time').fill(part)
    await page.getByLabel('Referrals', { exact: true }).fill(whole)
    await page.getByLabel('Where it comes from').fill(`The front door’s own count ${word}`)
    await page.getByLabel('I sign this figure as correct').check()
    await page.getByRole('button', { name: 'Enter the figure' }).click()
    await page.getByRole('heading', { level: 1, name: /^KPI 1:/ }).waitFor()
  }
  const stands = () => page.getByRole('main').innerText()

  it('enters a month that no record here gives, with its source and a signature, and not without', async () => {
    await page.goto('/contract/kpi-1')
    await page.getByRole('link', { name: 'Enter a figure' }).click()
    await page.getByRole('button', { name: 'Enter the figure' }).click()
    await page.getByRole('alert').waitFor()
    await expectUsable(page)
    await page.goto('/contract/kpi-1')
    await enter('61', '83')
    expect(await stands()).toContain('61 of 83')
    await expectUsable(page)
  })

  it('says what it means, signed', async () => {
    await page.getByRole('link', { name: 'Add a comment' }).click()
    await page.getByLabel('Period').selectOption({ index: 1 })
    await page.getByLabel('Commentary').fill(`Two posts were empty; both are filled from December. ${word}`)
    await page.getByLabel('I sign this').check()
    await page.getByRole('button', { name: 'Add the comment' }).click()
    await page.getByText(`filled from December. ${word}`).waitFor()
  })

  it('submits the month, and a later figure shows as restated beside what was submitted', async () => {
    await page.goto('/contract/submit?every=month')
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await expectUsable(page)
    await page.getByLabel('Anything to know about it (optional)').fill(`Walked ${word}`)
    await page.getByLabel('I sign these figures for the trust').check()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.waitForURL(url => url.pathname !== '/contract/submit')
    await page.goto('/contract/kpi-1')
    await enter('70', '83')
    const now = await stands()
    expect(now).toContain('70 of 83')
    expect(now).toMatch(/It was submitted as 73(\.\d+)?% and is restated/)
    await page.getByRole('link', { name: 'see what changed' }).click()
    await page.getByRole('heading', { level: 1, name: 'What changed since it was submitted' }).waitFor()
    await expectUsable(page)
  })

  it('downloads the report of the month, which says what it says', async () => {
    await page.goto('/contract/report?every=month')
    expect(await stands()).toContain(`filled from December. ${word}`)
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download for Word' }).click(),
    ])
    expect(saved.suggestedFilename()).toMatch(/\.docx$/)
    expect(await saved.failure()).toBeNull()
  })
})
