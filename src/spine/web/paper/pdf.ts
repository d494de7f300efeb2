import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { createRender } from '../views.ts'
import type { Paper } from './paper.ts'
import { paperForView } from './view.ts'

/** What a PDF is sent as. */
export const PDF = 'application/pdf'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const FONT = 'files/atkinson-hyperlegible-next-latin-wght-normal.woff2'
const LONGEST_MS = 60_000

const require = createRequire(import.meta.url)
const run = promisify(execFile)

/** The browser that draws PDFs on this machine; undefined where there is none, and a page's own print is used instead. */
export function pdfBrowser(): string | undefined {
  return PLACES.find(place => existsSync(place))
}

/**
 * A paper as a PDF on A4, tagged for screen readers, its pages numbered: the page `paper-alone.njk` printed by a browser
 * that reaches nothing and runs no script. Undefined where this machine has no such browser; throws when it fails.
 */
export async function paperAsPdf(paper: Paper): Promise<Uint8Array | undefined> {
  const browser = pdfBrowser()
  if (browser === undefined) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'alongside-paper-'))
  try {
    const [page, made] = [join(folder, 'paper.html'), join(folder, 'paper.pdf')]
    await writeFile(page, paperAlone(paper), { mode: 0o600 })
    await run(
      browser,
      [
        '--headless',
        // A browser will not sandbox itself for root, as which containers run; what it opens is our own, without script.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--no-first-run',
        '--disable-background-networking',
        '--host-resolver-rules=MAP * ~NOTFOUND',
        `--user-data-dir=${join(folder, 'browser')}`,
        '--no-pdf-header-footer',
        '--generate-pdf-document-outline',
        `--print-to-pdf=${made}`,
        `file://${page}`,
      ],
      { timeout: LONGEST_MS },
    )
    return new Uint8Array(await readFile(made))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A paper as a page that needs nothing beside it: its looks and its typeface are in it. */
export function paperAlone(paper: Paper): string {
  const render = createRender({ root: join(import.meta.dirname, '../../..'), cache: false })
  const font = readFileSync(
    join(dirname(require.resolve('@fontsource-variable/atkinson-hyperlegible-next/package.json')), FONT),
  ).toString('base64')
  return render('spine/web/views/paper-alone.njk', {
    paper,
    shown: paperForView(paper),
    header: inStyle(`${paper.title}: ${paper.about}`),
    font: `@font-face { font-family: Hyperlegible; font-weight: 200 800; src: url(data:font/woff2;base64,${font}); }`,
  })
}

// Inside a quoted string of a style sheet: each sign that could end it is written as its number.
function inStyle(text: string): string {
  return text.replaceAll(/[^a-zA-Z0-9 ,.:–’()-]/g, sign => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)
}
