import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbedded } from '../spine/store/embedded.ts'
import { type ServerApart, apart, serveApart } from './apart.ts'
import { type Place, productAt } from './parts.ts'
import type { TrustRun } from './report.ts'
import { type GrownTrust, growTrust } from './trust.ts'
import { workADay } from './working.ts'

const DAY = { people: 100, reading: 5000, each: 4 } as const
/** How often it is asked whether a server is still working ahead after its start, and the longest it is waited for, in milliseconds. */
const LOOKING = 5_000
const SETTLING = 600_000

/**
 * Measures the promises on a trust of the size they are made for: what is due worked out again, and the pages of a working
 * day. The trust is made in a data directory, which may take half an hour, and found there again the next time.
 */
export async function benchTrust(dataDir: string, say: (words: string) => void): Promise<TrustRun> {
  const server = await startEmbedded(dataDir)
  try {
    const at: Place = { dataDir, databaseUrl: server.url }
    const mark = path.join(dataDir, 'grown.json')
    let grown = await readFile(mark, 'utf8').then(
      text => JSON.parse(text) as GrownTrust,
      () => undefined,
    )
    if (!grown) {
      say('Loading the demonstration county …')
      await apart({ do: 'demo', at })
      grown = await growTrust(server.url, say)
      await writeFile(mark, JSON.stringify(grown))
    }
    say('Working out what is due …')
    const due = { scale: 0, ...(await apart({ do: 'due', at })), ...(await apart({ do: 'due-for-every', at })) }
    const product = await productAt(at)
    try {
      const serving = await serveApart({ do: 'serve', at })
      try {
        say('Starting a working day …')
        await settled(serving)
        const pages = await workADay(product, serving, DAY)
        return { ...grown, due, pages, megabytes: (await serving.use()).peak }
      } finally {
        await serving.stop()
      }
    } finally {
      await product.close()
    }
  } catch (error) {
    // Half a trust would be taken for a whole one.
    await rm(path.join(dataDir, 'grown.json'), { force: true })
    throw error
  } finally {
    await server.stop()
  }
}

// What a server works out ahead after it has started is not part of a working day.
async function settled(serving: ServerApart): Promise<void> {
  let before = -1
  for (let waited = 0; waited < SETTLING; waited += LOOKING) {
    await pause(LOOKING)
    const { cpuSeconds } = await serving.use()
    if (before >= 0 && cpuSeconds - before < LOOKING / 20_000) return
    before = cpuSeconds
  }
}
