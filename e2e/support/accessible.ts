import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

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

/** What the keyboard stands on: what it is called, and whether it is drawn differently from how it is drawn at rest. */
export async function focused(page: Page): Promise<{ readonly name: string; readonly isVisible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    if (!element || element === document.body) return { name: '', isVisible: false }
    const look = (): string => {
      const { outlineStyle, outlineWidth, boxShadow, backgroundColor, borderColor } = getComputedStyle(element)
      const outline = outlineStyle === 'none' || outlineWidth === '0px' ? 'none' : `${outlineStyle} ${outlineWidth}`
      return [outline, boxShadow, backgroundColor, borderColor].join('|')
    }
    const box = element.getBoundingClientRect()
    const onScreen = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
    const withFocus = look()
    element.blur()
    const atRest = look()
    element.focus()
    return {
      name: (element.textContent?.trim() || element.getAttribute('name')) ?? '',
      isVisible: onScreen && withFocus !== atRest,
    }
  })
}
