import type { Store } from '../../spine/store/store.ts'
import type { CheckSaved } from '../../spine/web/services.ts'
import { type Start, type ThreadData, programIn, threadEach } from '../threads/thread.ts'
import { type CheckJob, type CheckReached, runCheck } from './run.ts'
import { type SaveAsk, saveFaults } from './save.ts'

/** Whoever checks returns and makes their downloads: this thread, or one that nobody's page waits for. */
export interface CheckingWork {
  readonly run: (job: CheckJob, onReached: (reached: CheckReached) => void) => Promise<void>
  readonly save: (ask: SaveAsk) => Promise<CheckSaved>
  /** Ends what is still being done. */
  readonly stop: () => Promise<void>
}

/** What a thread is asked to do. */
export type CheckJobs = {
  readonly run: { readonly asked: CheckJob; readonly answer: undefined; readonly reached: CheckReached }
  readonly save: { readonly asked: SaveAsk; readonly answer: CheckSaved }
}

/** Does the work in the thread that asks. */
export function checkHere(store: Store): CheckingWork {
  return {
    run: (job, onReached) => runCheck(store, job, onReached),
    save: ask => saveFaults(store, ask),
    stop: async () => {},
  }
}

/** Does each piece of work in a thread of its own, whose memory is given back when it ends: a return may be large. */
export function checkApart(store: ThreadData, start?: Start): CheckingWork {
  const { ask, stop } = threadEach<CheckJobs>(store, programIn(import.meta.dirname, 'thread'), start)
  return {
    run: async (job, onReached) => void (await ask('run', job, onReached)),
    save: asked => ask('save', asked),
    stop,
  }
}
