import type { Page } from 'playwright-core'

// One among the parts of a mix that are told in words: 'Full care order, 678 (59%); Remanded, 3'.
const SMALL_PART = /, [1-5](?:\.| \(|;|$)/
// A whole number from 1 to 5 standing by itself: not part of a longer number, of a share, a rate, a date or a change (+3).
const SMALL = /(?<![\d.,/–−+-])[1-5](?![\d.,%/]|\s+(?:days?|years?|months?|miles?)\b)/

/**
 * The cells on a page, in parts that are folded away too, that hold a whole number from 1 to 5, which could be a count of children. What a row is called
 * ('1 to 4') and what England published are not our children's numbers, so they are not looked at.
 */
export async function standingSmallNumbers(page: Page): Promise<readonly string[]> {
  const cells = await page.locator('table').evaluateAll(tables =>
    tables.flatMap(table => {
      const heads = [...table.querySelectorAll('thead th')].map(head => head.textContent?.trim() ?? '')
      return [...table.querySelectorAll('tbody tr')].flatMap(row => {
        const title = (row.querySelector('th summary') ?? row.querySelector('th'))?.textContent?.trim() ?? ''
        return [...row.children].flatMap((cell, at) => {
          const head = heads[at] ?? ''
          const spans = (cell as HTMLTableCellElement).colSpan > 1
          return cell.tagName === 'TD' && !spans && !/england/i.test(head)
            ? [{ title, head, text: (cell.textContent ?? '').replaceAll(/\s+/g, ' ').trim() }]
            : []
        })
      })
    }),
  )
  const mixes = await page.locator('td.mixed > p').allTextContents()
  if (mixes.length < 5) throw new Error(`Only ${mixes.length} mixes were found on the page`)
  if (cells.length < 50) throw new Error(`Only ${cells.length} cells were found on the page`)
  return [
    ...cells.filter(({ text }) => SMALL.test(text)).map(({ title, head, text }) => `${title} | ${head}: ${text}`),
    ...mixes.filter(text => SMALL_PART.test(text)),
  ]
}
