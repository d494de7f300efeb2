import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Extended, type Share, extendDue } from '../../spine/ledger/rebuild.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { rulebook } from '../rulebook.ts'

/** What a thread of the daily job is told: where the database is, which day it is, and which files are its own. */
export interface ExtendData {
  readonly url: string
  readonly authority: number
  readonly ownLogins: boolean
  readonly today: PlainDate
  readonly share: Share
}

/** What a thread answers. */
export type ExtendDone = Extended | { readonly failed: string }

const MOST_THREADS = 2

/**
 * Does what `extendDue` does in threads of their own, each with its share of the files, so that nobody's page waits for
 * it and every processor up to two helps. Throws what a thread failed with, once all have ended.
 */
export async function extendApart(
  { url, authority, ownLogins }: Store,
  today: PlainDate,
  start: (data: ExtendData) => Worker = startBuilt,
): Promise<Extended> {
  const of = Math.min(MOST_THREADS, availableParallelism())
  const all = await Promise.allSettled(
    Array.from({ length: of }, (_, at) => answerOf(start({ url, authority, ownLogins, today, share: { at, of } }))),
  )
  const failed = all.find(each => each.status === 'rejected')
  if (failed) throw failed.reason
  const done = all.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
  return {
    files: done.reduce((sum, each) => sum + each.files, 0),
    filesChanged: done.reduce((sum, each) => sum + each.filesChanged, 0),
  }
}

/** The daily job as it is done from here: apart once built, else in this thread, as threads read only what is built. */
export function extend(store: Store, today: PlainDate): Promise<Extended> {
  return path.extname(import.meta.filename) === '.js' ? extendApart(store, today) : extendDue(store, rulebook, today)
}

function startBuilt(workerData: ExtendData): Worker {
  return new Worker(path.join(import.meta.dirname, 'extend-thread.js'), { workerData })
}

function answerOf(worker: Worker): Promise<Extended> {
  return new Promise((resolve, reject) => {
    worker.once('message', (done: ExtendDone) => ('failed' in done ? reject(new Error(done.failed)) : resolve(done)))
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`A thread of the daily job ended without an answer (${code})`)))
  })
}
