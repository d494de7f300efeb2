import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../spine/store/embedded.ts'
import { apart, serveApart } from './apart.ts'
import { askFor, signInMany } from './pages.ts'
import { type Place, productAt, returnsOf } from './parts.ts'
import { benchChecking } from './checking.ts'
import { benchTrust } from './whole-trust.ts'
import type { BenchReport, DueRun, ImportRun, MeasureRun, PageRun } from './report.ts'

/** What to measure. */
export interface BenchAsk {
  /** Sizes of county, 1 being the county itself. */
  readonly scales: readonly number[]
  readonly pages: boolean
  /** How many times over a return is checked; with `only`, nothing else is measured. */
  readonly checking: { readonly times: readonly number[]; readonly only: boolean }
  /** Where a whole trust is kept, or to be made; absent where none is to be measured. */
  readonly trust?: string | undefined
  readonly say: (words: string) => void
}

const USERS = 50
const REQUESTS_EACH = 20

/**
 * Measures checking a return; and imports, measures, duties and pages on synthetic counties, on a database of its own that is removed afterwards.
 * Each import and pass runs in a process of its own.
 */
export async function runBench({ scales, pages, checking, trust, say }: BenchAsk): Promise<BenchReport> {
  const loadBefore = loadavg()[0] as number
  const home = await mkdtemp(path.join(tmpdir(), 'alongside-bench-'))
  try {
    const checked = await benchChecking(home, checking.times, say)
    if (checking.only) return { ...about(loadBefore), imports: [], measures: [], due: [], pages: [], checking: checked }
    // PostgreSQL may run under another account, and must reach its folder and the files it copies.
    await chmod(home, 0o711)
    const server = await startEmbedded(path.join(home, 'data'))
    try {
      const imports: ImportRun[] = []
      const measures: MeasureRun[] = []
      const due: DueRun[] = []
      let served: Pick<BenchReport, 'pages' | 'server'> = { pages: [] }
      for (const scale of scales) {
        const county = path.join(home, `county-${scale}`)
        say(`Writing a county of ${scale} …`)
        await apart({ do: 'write', folder: county, scale })
        const cases = [
          ...(scale === 1
            ? [
                { what: 'one council, five years', returns: returnsOf(county, 5, 'north') },
                { what: 'county, five years', returns: returnsOf(county, 5) },
              ]
            : []),
          { what: 'county, ten years', returns: returnsOf(county, 10) },
        ]
        for (const { what, returns } of cases) {
          const last = what === cases.at(-1)?.what
          const at: Place = { dataDir: path.join(home, 'data'), databaseUrl: await makeDatabase(server.url) }
          const bare = await apart({ do: 'load', databaseUrl: at.databaseUrl, returns })
          say(`Importing ${what} …`)
          const done = await apart({ do: 'import', at, returns })
          imports.push({ what, scale, ...done, bytes: bare.bytes, bareSeconds: bare.seconds })
          if (last) {
            say('Measuring …')
            const scan = await apart({ do: 'scan', at })
            const measured = await apart({ do: 'measure', at })
            measures.push({ scale, ...measured, files: scan.files, bytes: scan.bytes, bareSeconds: scan.seconds })
            due.push({ scale, ...(await apart({ do: 'due', at })), ...(await apart({ do: 'due-for-every', at })) })
            if (pages && scale === 1) {
              say('Asking for pages …')
              served = await servePages(at)
            }
          }
          await dropDatabase(server.url, at.databaseUrl)
        }
        await rm(county, { recursive: true })
      }
      const whole = trust === undefined ? undefined : await benchTrust(trust, say)
      return {
        ...about(loadBefore),
        imports,
        measures,
        due,
        checking: checked,
        ...served,
        ...(whole ? { trust: whole } : {}),
      }
    } finally {
      await server.stop()
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

function about(loadBefore: number): Pick<BenchReport, 'at' | 'machine'> {
  const [processor] = cpus()
  return {
    at: new Date().toISOString(),
    machine: {
      processors: cpus().length,
      model: processor?.model ?? 'unknown',
      memoryMegabytes: totalmem() / 1e6,
      node: process.versions.node,
      loadBefore,
      loadAfter: loadavg()[0] as number,
    },
  }
}

async function servePages(at: Place): Promise<Pick<BenchReport, 'pages' | 'server'>> {
  const product = await productAt(at)
  try {
    const users = await signInMany(product, USERS)
    const children = await product.store.within({ author: 'bench', sight: 'files' }, tx =>
      tx
        .selectFrom('standing')
        .select('subject')
        .where('authority', '=', product.store.authority)
        .orderBy('subject')
        .limit(USERS * REQUESTS_EACH)
        .execute(),
    )
    const server = await serveApart({ do: 'serve', at })
    try {
      // What is worked out once and kept is worked out before anyone is timed.
      const [first] = users
      const paths = [
        ['scorecard', () => '/scorecard'],
        ['a measure', () => '/measures/cla-number'],
        ['list of children', () => '/children'],
        [
          'a child',
          (user: number, turn: number) =>
            `/children/${children[(user * REQUESTS_EACH + turn) % children.length]?.subject}`,
        ],
      ] as const
      for (const [page, pathOf] of paths) if (first) await askFor(page, server.address, [first], 3, pathOf)
      const before = await server.use()
      const pages: PageRun[] = []
      let after = before
      for (const [page, pathOf] of paths) {
        const run = await askFor(page, server.address, users, REQUESTS_EACH, pathOf)
        const now = await server.use()
        const answers = USERS * REQUESTS_EACH
        pages.push({ ...run, cpuMilliseconds: ((now.cpuSeconds - after.cpuSeconds) * 1000) / answers })
        after = now
      }
      return {
        pages,
        server: { megabytesBefore: before.megabytes, megabytesAfter: after.megabytes, peakMegabytes: after.peak },
      }
    } finally {
      await server.stop()
    }
  } finally {
    await product.close()
  }
}

let made = 0

async function makeDatabase(server: string): Promise<string> {
  const url = new URL(server)
  url.pathname = `/bench_${++made}`
  await onServer(server, client => client.query(`create database ${url.pathname.slice(1)}`))
  return url.toString()
}

async function dropDatabase(server: string, url: string): Promise<void> {
  await onServer(server, client => client.query(`drop database ${new URL(url).pathname.slice(1)} with (force)`))
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
