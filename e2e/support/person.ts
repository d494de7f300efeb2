import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import type { DemoRole, DemoSignIn } from '../../src/demo/users.ts'
import type { Stand } from './global-setup.ts'

/** A screen as wide as a desk's. */
export const DESK = { width: 1280, height: 900 } as const
/** A screen as wide as a phone's. */
export const PHONE = { width: 375, height: 812 } as const

// A journey is about what a page does, not how fast: a busy machine may take its time.
const PATIENCE = 30_000

/** Where the journeys of this file go: no other file's journeys are there at the same time. */
export function stand(): Stand {
  const stands = inject('stands')
  return stands[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % stands.length] as Stand
}

/** Makes people for the journeys of one file, all of them in the shared browser. */
export interface People {
  /** Someone of a role, on the page where they begin, in the session that all of that role share. */
  readonly signedIn: (role: DemoRole, options?: BrowserContextOptions) => Promise<Page>
  /** Someone of a role who has just signed in by their password, in a session of their own, which may be ended. */
  readonly signedInAfresh: (role: DemoRole, options?: BrowserContextOptions) => Promise<Page>
  /** Someone who has not signed in. */
  readonly anyone: (options?: BrowserContextOptions) => Promise<Page>
}

/** The people of a file's journeys. Their windows are closed when the file ends. */
export function people(): People {
  const { served, sessions } = stand()
  const contexts: BrowserContext[] = []
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'))
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await browser?.close()
  })
  const anyone = async (options: BrowserContextOptions = {}): Promise<Page> => {
    if (!browser) throw new Error('People come when the journeys have begun')
    const context = await browser.newContext({ baseURL: served.address, viewport: DESK, locale: 'en-GB', ...options })
    context.setDefaultTimeout(PATIENCE)
    contexts.push(context)
    return context.newPage()
  }
  return {
    anyone,
    signedIn: async (role, options) => {
      const page = await anyone({ ...options, storageState: sessions[role] })
      await page.goto('/')
      await page.getByRole('button', { name: 'Sign out' }).waitFor()
      return page
    },
    signedInAfresh: async (role, options) => {
      const page = await anyone(options)
      await page.goto('/')
      await signIn(page, signInOf(role))
      await page.getByRole('button', { name: 'Sign out' }).waitFor()
      return page
    },
  }
}

/** Fills in the sign-in page and sends it. */
export async function signIn(page: Page, { email, password }: Pick<DemoSignIn, 'email' | 'password'>): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** The demo sign-in of a role. */
export function signInOf(role: DemoRole): DemoSignIn {
  const found = stand().served.signIns.find(each => each.role === role)
  if (!found) throw new Error(`There is no demo sign-in of the role ${role}`)
  return found
}
