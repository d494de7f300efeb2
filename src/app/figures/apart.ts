import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Known } from '../../spine/ledger/read.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Spread } from '../../spine/web/services.ts'
import type { FigureDates } from './dates.ts'
import type { Detail } from './detail.ts'
import { type PassFound, passOf } from './passes.ts'
import type { FiguresWork } from './work.ts'

/** Where the thread finds the database. */
export interface ThreadData {
  readonly url: string
  readonly authority: number
  readonly ownLogins: boolean
}

/** What the thread is asked to work out. */
export type Job =
  | {
      readonly do: 'pass'
      readonly measures: readonly string[]
      readonly dates: readonly PlainDate[]
      readonly known: Known | undefined
    }
  | {
      readonly do: 'detail'
      readonly measure: string
      readonly dates: FigureDates
      readonly council: string | undefined
      readonly known: Known | undefined
    }
  | {
      readonly do: 'spreads'
      readonly measures: readonly string[]
      readonly on: PlainDate
      readonly council: string | undefined
      readonly known: Known | undefined
    }

/** What the thread answers: as data, for no function crosses between threads. */
export interface JobAnswers {
  readonly pass: PassFound
  readonly detail: Omit<Detail, 'pass'> & { readonly pass: PassFound }
  readonly spreads: ReadonlyMap<string, readonly Spread[]>
}

/** What came of the job with a number. */
export type JobDone =
  | { readonly id: number; readonly answer: JobAnswers[keyof JobAnswers] }
  | { readonly id: number; readonly failed: string }

/** Figures worked out in a thread of their own. */
export interface FiguresThread extends FiguresWork {
  /** Ends the thread; what it was working out is refused. */
  readonly stop: () => Promise<void>
}

/**
 * Works figures out in a thread of their own, with connections and memory of its own, so that nobody's page waits for a
 * pass over every file. It is begun when it is first asked, and again if it should end; a job it was at then is refused.
 */
export function figuresThread(
  { url, authority, ownLogins }: Store,
  start: (data: ThreadData) => Worker = startBuilt,
): FiguresThread {
  interface Waiting {
    readonly resolve: (answer: never) => void
    readonly reject: (error: Error) => void
  }
  const waiting = new Map<number, Waiting>()
  let jobs = 0
  let worker: Worker | undefined
  let stopped = false

  const ended = (of: Worker, why: Error): void => {
    if (worker !== of) return
    worker = undefined
    for (const { reject } of waiting.values()) reject(why)
    waiting.clear()
  }

  const begun = (): Worker => {
    if (worker) return worker
    const mine = start({ url, authority, ownLogins })
    mine.on('message', (done: JobDone) => {
      const job = waiting.get(done.id)
      waiting.delete(done.id)
      if (waiting.size === 0) mine.unref()
      if ('failed' in done) job?.reject(new Error(done.failed))
      else job?.resolve(done.answer as never)
    })
    mine.on('error', error => ended(mine, error))
    mine.on('exit', code => ended(mine, new Error(`The thread that works figures out ended (${code})`)))
    worker = mine
    return mine
  }

  const ask = <J extends Job>(job: J): Promise<JobAnswers[J['do']]> =>
    new Promise((resolve, reject) => {
      if (stopped) throw new Error('Figures are no longer worked out: the service is stopping')
      const id = ++jobs
      waiting.set(id, { resolve, reject })
      const to = begun()
      to.ref()
      to.postMessage({ id, job })
    })

  return {
    pass: async (measures, dates, known) =>
      passOf(await ask({ do: 'pass', measures: measures.map(measure => measure.id), dates, known })),
    detail: async (measure, dates, council, known) => {
      const { pass, ...detail } = await ask({ do: 'detail', measure: measure.id, dates, council, known })
      return { ...detail, pass: passOf(pass) }
    },
    spreads: (measures, on, council, known) =>
      ask({ do: 'spreads', measures: measures.map(measure => measure.id), on, council, known }),
    stop: async () => {
      stopped = true
      await worker?.terminate()
    },
  }
}

/** Whether a thread can be begun from here: only what is built is read by it. */
export const isBuilt = path.extname(import.meta.filename) === '.js'

function startBuilt(workerData: ThreadData): Worker {
  return new Worker(path.join(import.meta.dirname, 'thread.js'), { workerData })
}
