import { rederiveStale } from '../../spine/ledger/rebuild.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { rulebook } from '../rulebook.ts'
import { extend } from './extend-apart.ts'

const HOUR = 60 * 60 * 1000

/** The daily job of a running service. */
export interface Daily {
  /** Does now what has not been done yet; waits for it where it is under way. */
  readonly now: () => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Each hour, and when asked: works out again what other rules or other limits of the trust's own had derived; and once
 * each day, soon after midnight in England, what is due for files whose occasions no longer reach far enough ahead. What
 * fails is tried again within the hour.
 */
export function startDaily(store: Store, today: () => PlainDate, onError: (error: unknown) => void): Daily {
  let done: PlainDate | undefined
  let under: Promise<void> | undefined
  const now = (): Promise<void> => {
    under ??= (async () => {
      await rederiveStale(store, rulebook)
      const day = today()
      if (done === day) return
      await extend(store, day)
      done = day
    })().finally(() => {
      under = undefined
    })
    return under
  }
  const timer = setInterval(() => void now().catch(onError), HOUR)
  timer.unref()
  return {
    now,
    stop: async () => {
      clearInterval(timer)
      await under?.catch(() => {})
    },
  }
}
