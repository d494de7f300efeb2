import path from 'node:path'
import { pages } from '../pages.ts'
import { startSealer } from '../spine/access/sealer.ts'
import { sweepAttachments } from '../spine/recording/attachments/keep.ts'
import { heldHashes } from '../spine/recording/attachments/rows.ts'
import { sweepSessions } from '../spine/access/sessions.ts'
import { closeInterrupted } from '../spine/ledger/imports/run.ts'
import { createLog } from '../spine/web/log.ts'
import { createServer } from '../spine/web/server.ts'
import { checkApart, isBuilt as checksApart } from './checking/apart.ts'
import { closeInterruptedChecks } from './checking/held.ts'
import { startDaily } from './duties/daily.ts'
import { figuresThread, isBuilt } from './figures/apart.ts'
import { demoSignInsOf, isDemo, isEmpty, loadDemo } from './demo.ts'
import type { Product } from './product.ts'
import { startChecking } from './quality/checking.ts'
import { rulebook } from './rulebook.ts'
import { clearUploads, uploadsIn } from './imports/uploads-folder.ts'
import { servicesOf, today } from './services.ts'
import { hostFor } from './settings.ts'

const DAY = 24 * 60 * 60 * 1000
const HOUR = DAY / 24

const WARM = { id: 'system:warm', role: 'system' } as const

/** A running service. */
export interface Running {
  readonly address: string
  readonly stop: () => Promise<void>
}

/** Starts the service: fills an empty database with the demo county unless told not to, listens (on the loopback address, unless a proxy elsewhere fronts it), and seals the audit. */
export async function serve(opened: Product, say: (words: string) => void): Promise<Running> {
  const figures = isBuilt ? figuresThread(opened.store) : undefined
  const checks = checksApart ? checkApart(opened.store) : undefined
  const product: Product = { ...opened, ...(figures ? { figures } : {}), ...(checks ? { checking: checks } : {}) }
  const { store, settings } = product
  // What a server that was cut off had received.
  await clearUploads(settings.dataDir)
  const fresh = settings.demo && (await isEmpty(store))
  if (fresh) await loadDemo(product, say, today())
  else await closeInterrupted(store, { author: 'system', sight: 'files' })
  await closeInterruptedChecks(store)
  const demo = await isDemo(store)
  const log = createLog(undefined, process.env['ALONGSIDE_LOG'] ?? 'warn')
  const services = servicesOf(
    product,
    code => log.warn({ code }, 'the provider of sign-ins gave trouble'),
    // Its words may quote a row of the return.
    error => log.error({ code: codeOf(error) }, 'a return could not be checked'),
  )
  const server = await createServer({
    services,
    pages,
    assetsFolder: path.resolve(import.meta.dirname, '../public'),
    uploadsFolder: uploadsIn(settings.dataDir),
    secure: settings.proxy !== undefined,
    ...(settings.proxy === undefined ? {} : { trustProxy: settings.proxy }),
    demo,
    log,
  })
  const sealer = startSealer(store, { onError: error => log.error({ err: error }, 'the audit could not be sealed') })
  const sweep = setInterval(
    () =>
      void sweepSessions(store, new Date().toISOString()).catch(error =>
        log.error({ err: error }, 'old sessions could not be swept'),
      ),
    DAY,
  )
  sweep.unref()
  const papers = setInterval(
    () =>
      void sweepAttachments(settings.dataDir, store.authority, subject => heldHashes(store, subject), HOUR).catch(
        error => log.error({ err: error }, 'files that belong to nothing could not be swept'),
      ),
    HOUR,
  )
  papers.unref()
  const daily = startDaily(store, today, error =>
    log.error({ err: error }, 'what is due could not be worked out ahead'),
  )
  const address = await server.listen({ host: hostFor(settings), port: settings.port })
  const checking = startChecking(store, rulebook, today, error =>
    log.error({ err: error }, 'records could not be checked by the rules of the return'),
  )
  say(`\nAlongside is at ${address}\n`)
  if (demo) {
    say('The demo county. Every child, carer and officer in it is invented. Sign in as any of:\n')
    const signIns = await demoSignInsOf(product, today())
    const width = Math.max(...signIns.map(each => each.title.length))
    for (const { title, email, password } of signIns) say(`  ${title.padEnd(width)}  ${email.padEnd(34)} ${password}`)
    say('')
  } else say('Make the first sign-in with: npx alongside user add --email … --name … --role administrator\n')
  // The first scorecard after a start would otherwise wait for its pass; rules that changed are worked out again behind it.
  let stopping = false
  const warm = (async () => {
    await daily.now()
    await checking.now()
    const { dates } = await services.figures.scorecard(WARM, {})
    await services.figures.published(WARM, {})
    await services.figures.unpublished(WARM)
    // Then every date a page offers, one after another, so that whoever asks for anything else meanwhile has a turn.
    for (const on of dates) if (!stopping) await services.figures.scorecard(WARM, { on })
  })().catch(error => {
    if (!stopping) log.error({ err: error }, 'figures could not be worked out ahead')
  })
  return {
    address,
    stop: async () => {
      stopping = true
      clearInterval(sweep)
      clearInterval(papers)
      await server.close()
      await sealer.stop()
      await figures?.stop()
      await checks?.stop()
      await warm
      await daily.stop()
      await checking.stop()
    },
  }
}

function codeOf(error: unknown): string {
  const { code, name } = error as { readonly code?: string; readonly name?: string }
  return code ?? name ?? 'unknown'
}
