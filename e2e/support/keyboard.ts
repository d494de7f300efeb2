import type { Page } from 'playwright-core'

/** What the keyboard stands on: what it is called, and whether it is drawn differently from how it is drawn at rest. */
export interface Focused {
  /** The question it belongs to, if any, and its own label. */
  readonly name: string
  readonly isVisible: boolean
}

/** What the keyboard stands on now; a name of '' is the page itself. */
export async function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    if (!element || element === document.body) return { name: '', isVisible: false }
    const looksOf = (styles: CSSStyleDeclaration): string => {
      const { outlineStyle, outlineWidth, boxShadow, backgroundColor, borderColor, borderWidth } = styles
      const outline = outlineStyle === 'none' || outlineWidth === '0px' ? 'none' : `${outlineStyle} ${outlineWidth}`
      return [outline, boxShadow, backgroundColor, borderColor, borderWidth].join('|')
    }
    // A radio or a checkbox is drawn by its label.
    const drawn = element.matches('[type=radio], [type=checkbox]') ? element.nextElementSibling : null
    const look = (): string =>
      looksOf(getComputedStyle(element)) + (drawn ? looksOf(getComputedStyle(drawn, '::before')) : '')
    const box = element.getBoundingClientRect()
    const onScreen = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
    const withFocus = look()
    element.blur()
    const atRest = look()
    element.focus()
    const said = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim()
    const label = said((element as HTMLInputElement).labels?.[0]?.textContent)
    const question = said(element.closest('fieldset')?.querySelector('legend')?.textContent)
    const own = said(element.getAttribute('aria-label')) || label || said(element.textContent)
    return {
      name: [question, own || (element.getAttribute('name') ?? '')].filter(Boolean).join(': '),
      isVisible: onScreen && withFocus !== atRest,
    }
  })
}

/** Someone with no mouse: everything is done by keys, and where she could not see where she stood is noted. */
export class Keyboard {
  readonly #page: Page
  /** What was stood on without being drawn as stood on. */
  readonly unseen: string[] = []

  constructor(page: Page) {
    this.#page = page
  }

  /** Presses Tab until the keyboard stands on what is wanted. Throws, with what was passed, when it is not reached. */
  async tabTo(wanted: RegExp, most = 60): Promise<void> {
    const passed: string[] = []
    for (let presses = 0; presses < most; presses++) {
      await this.#page.keyboard.press('Tab')
      const { name, isVisible } = await focused(this.#page)
      if (!isVisible) this.unseen.push(name)
      if (wanted.test(name)) return
      passed.push(name)
    }
    throw new Error(`${wanted} was not reached in ${most} presses of Tab, which passed ${passed.join(' | ')}`)
  }

  /** Skips what every page begins with, and stands at its content. */
  async skipToContent(): Promise<void> {
    await this.tabTo(/skip to main content/i, 1)
    await this.press('Enter')
    await this.#page.waitForURL(/#main-content$/)
  }

  /** Tabs to a link or a button and presses it, and waits for the page it leads to. */
  async follow(wanted: RegExp, most = 60): Promise<void> {
    await this.tabTo(wanted, most)
    await Promise.all([this.#page.waitForEvent('load'), this.press('Enter')])
  }

  /** Tabs to a box and writes in it. */
  async write(wanted: RegExp, words: string): Promise<void> {
    await this.tabTo(wanted)
    await this.#page.keyboard.insertText(words)
  }

  /** Tabs to the answers of a question and moves by arrow until one is chosen. */
  async choose(question: RegExp, answer: RegExp): Promise<void> {
    await this.tabTo(question)
    await this.press('Space')
    for (let tries = 0; tries < 30; tries++) {
      if (answer.test((await focused(this.#page)).name)) return
      await this.press('ArrowDown')
    }
    throw new Error(`${question} has no answer ${answer}`)
  }

  /** Tabs to a list of choices and picks the one that begins with some words, as typing them does. */
  async pick(list: RegExp, begins: string): Promise<void> {
    await this.tabTo(list)
    await this.#page.keyboard.type(begins)
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key)
  }
}
