import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { childrenInCareInNorth, findChildren } from './support/figures.ts'
import { childrenCounted, importReturn, rowToMend, undo } from './support/imports.ts'
import { people } from './support/person.ts'
import { FORMULA, smallReturn } from './support/small-return.ts'

describe.each([
  { how: 'with JavaScript', javaScriptEnabled: true, child: 'N990001' },
  { how: 'without JavaScript', javaScriptEnabled: false, child: 'N990002' },
])('an analyst importing a return of one child $how', ({ javaScriptEnabled, child }) => {
  const { signedIn } = people()
  const files = smallReturn(child)
  const reports: string[] = []
  let page: Page
  let before: number
  beforeAll(async () => {
    page = await signedIn('performance-analyst', { javaScriptEnabled })
    before = await childrenInCareInNorth(page)
  })

  it('is refused because of one bad row, told where, why and how to mend it, and nothing is saved', async () => {
    await importReturn(page, files, { acceptGoodRows: false })
    const main = await page.getByRole('main').innerText()
    expect(main).toMatch(/refused/i)
    expect(main).toMatch(/nothing was saved/i)
    expect(await rowToMend(page)).toMatchObject({
      File: 'reviews.csv',
      Line: '3',
      Column: 'REVIEW_CODE',
      Value: FORMULA,
      Why: expect.stringMatching(/not a code/) as string,
      'How to mend it': expect.stringMatching(/PN1/) as string,
    })
    expect(await findChildren(page, child)).toEqual([])
    expect(await childrenInCareInNorth(page)).toBe(before)
  })

  it('has the good rows taken in when she says so: the child is found, and the figure moves by one', async () => {
    await importReturn(page, files, { acceptGoodRows: true })
    reports.push(page.url())
    expect(await childrenCounted(page)).toEqual(['1', '0', expect.any(String), '0'])
    expect(await rowToMend(page)).toMatchObject({ Line: '3', Value: FORMULA })
    expect(await findChildren(page, child)).toEqual([expect.stringContaining(child)])
    expect(await childrenInCareInNorth(page)).toBe(before + 1)
  })

  it('sends the same again, and nothing is new and nothing changes', async () => {
    await importReturn(page, files, { acceptGoodRows: true })
    reports.push(page.url())
    expect(await childrenCounted(page)).toEqual(['0', '0', expect.any(String), '0'])
    expect(await page.getByRole('main').innerText()).toMatch(/same .*before/i)
    expect(await findChildren(page, child)).toHaveLength(1)
    expect(await childrenInCareInNorth(page)).toBe(before + 1)
  })

  it('undoes both: the child is gone from the list and the figure is back', async () => {
    expect(reports).toHaveLength(2)
    for (const report of reports.toReversed()) {
      await undo(page, report)
      expect(await page.getByRole('main').innerText()).toMatch(/undone/i)
    }
    expect(await findChildren(page, child)).toEqual([])
    expect(await childrenInCareInNorth(page)).toBe(before)
  })
})

describe('an analyst sending an import form half filled in', () => {
  const { signedIn } = people()

  it('is told what is missing, beside the box, and keeps what she chose', async () => {
    const page = await signedIn('performance-analyst')
    await page.goto('/imports/new')
    await page.getByLabel('West').check()
    await page.getByRole('textbox', { name: /year/i }).fill('next year')
    await page.getByRole('button', { name: 'Import' }).click()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.getByRole('link').count()).toBe(2)
    expect(await page.getByLabel('West').isChecked()).toBe(true)
    expect(await page.getByRole('textbox', { name: /year/i }).inputValue()).toBe('next year')
    await alert.getByRole('link', { name: /files/ }).click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('file')
  })
})
