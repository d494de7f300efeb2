import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Store } from '../../spine/store/store.ts'
import type { CheckSaved } from '../../spine/web/services.ts'
import { type CheckJob, type CheckReached, runCheck } from './run.ts'
import { type SaveAsk, saveFaults } from './save.ts'

/** Whoever checks returns and makes their downloads: this thread, or one that nobody's page waits for. */
export interface CheckingWork {
  readonly run: (job: CheckJob, onReached: (reached: CheckReached) => void) => Promise<void>
  readonly save: (ask: SaveAsk) => Promise<CheckSaved>
  /** Ends what is still being done. */
  readonly stop: () => Promise<void>
}

/** Where a thread finds the database, and what it is to do. */
export interface CheckThreadData {
  readonly url: string
  readonly authority: number
  readonly ownLogins: boolean
  readonly job: { readonly do: 'run'; readonly job: CheckJob } | { readonly do: 'save'; readonly ask: SaveAsk }
}

/** What a thread says: how far it has got, and that it is done. */
export type CheckThreadSays =
  | { readonly is: 'reached'; readonly reached: CheckReached }
  | { readonly is: 'done'; readonly saved?: CheckSaved }
  | { readonly is: 'failed'; readonly why: string }

/** Does the work in the thread that asks. */
export function checkHere(store: Store): CheckingWork {
  return {
    run: (job, onReached) => runCheck(store, job, onReached),
    save: ask => saveFaults(store, ask),
    stop: async () => {},
  }
}

/** Does each piece of work in a thread of its own, whose memory is given back when it ends: a return may be large. */
export function checkApart({ url, authority, ownLogins }: Store): CheckingWork {
  const running = new Set<Worker>()
  const begin = (
    job: CheckThreadData['job'],
    onReached: (reached: CheckReached) => void = () => {},
  ): Promise<CheckSaved | undefined> =>
    new Promise((resolve, reject) => {
      const workerData: CheckThreadData = { url, authority, ownLogins, job }
      const worker = new Worker(path.join(import.meta.dirname, 'thread.js'), { workerData })
      running.add(worker)
      worker.on('message', (said: CheckThreadSays) => {
        if (said.is === 'reached') onReached(said.reached)
        else if (said.is === 'done') resolve(said.saved)
        else reject(new Error(said.why))
      })
      worker.on('error', reject)
      worker.on('exit', code => {
        running.delete(worker)
        reject(new Error(`The thread that checks a return ended (${code})`))
      })
    })
  return {
    run: async (job, onReached) => void (await begin({ do: 'run', job }, onReached)),
    save: async ask => {
      const saved = await begin({ do: 'save', ask })
      if (!saved) throw new Error('The thread that makes a download made none')
      return saved
    },
    stop: async () => void (await Promise.all([...running].map(worker => worker.terminate()))),
  }
}

/** Whether a thread can be begun from here: only what is built is read by it. */
export const isBuilt = path.extname(import.meta.filename) === '.js'
