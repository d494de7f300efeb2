import { existsSync } from 'node:fs'
import { type BrowserServer, chromium } from 'playwright-core'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/usr/local/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

// A test machine has no screen and no graphics card, and the browser has no errand on the network but ours.
const QUIETLY = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the browser that every journey shares. Throws when no Chromium is found: set CHROMIUM to where it is. */
export async function startBrowser(): Promise<BrowserServer> {
  const named = process.env['CHROMIUM']
  const executablePath = named ?? USUAL_PLACES.find(place => existsSync(place))
  if (!executablePath || !existsSync(executablePath))
    throw new Error(`No Chromium was found${named ? ` at ${named}` : ''}: install it, or set CHROMIUM to where it is`)
  return chromium.launchServer({ executablePath, args: QUIETLY })
}
