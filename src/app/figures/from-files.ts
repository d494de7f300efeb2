import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { eachFile } from '../known-facts.ts'
import { keepAnswers } from './passes.ts'

/** What the last pass over every file found, oldest file first. */
export interface FromFiles<T> {
  readonly found: readonly T[]
  readonly workedOutAt: string
  /** Something was recorded since, and a newer answer is being worked out. */
  readonly stale: boolean
}

/**
 * Something of every file that has it, restricted files among them: for sums, and for lists that leave out whom a reader may
 * not know of. Worked out once, and again behind whoever asks when something was recorded since.
 */
export function fromFiles<T>(
  store: Store,
  of: (file: SubjectFile, on: PlainDate) => T | undefined,
): (on: PlainDate) => Promise<FromFiles<T>> {
  const kept = keepAnswers<Omit<FromFiles<T>, 'stale'>>(store, 1)
  return async on => {
    const { answer, stale } = await kept.get(on, async () => {
      const found: T[] = []
      await eachFile(store, undefined, file => {
        const value = of(file, on)
        if (value !== undefined) found.push(value)
      })
      return { found, workedOutAt: new Date().toISOString() }
    })
    return { ...answer, stale }
  }
}
