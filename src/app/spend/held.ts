import { type CostedChild, costedChild } from '../../practice/spend/notions.ts'
import type { Store } from '../../spine/store/store.ts'
import { type PlainDate, addYears } from '../../spine/time/plain-date.ts'
import { keepAnswers } from '../figures/passes.ts'
import { eachFile } from '../known-facts.ts'

/** How many years back homes are held: five that are told of, and the months from which the first of them would be forecast. */
const YEARS = 8
const ONE = 1

/** Every child's homes and what they cost, as the last pass over every file found them. */
export interface HeldSpend {
  readonly children: readonly CostedChild[]
  readonly workedOutAt: string
  readonly stale: boolean
}

/** Every child's homes and what they cost, restricted children among them: for sums. Worked out again when something is recorded. */
export function heldSpend(store: Store): (on: PlainDate) => Promise<HeldSpend> {
  const kept = keepAnswers<Omit<HeldSpend, 'stale'>>(store, ONE)
  return async on => {
    const { answer, stale } = await kept.get('spend', async () => {
      const first = addYears(on, -YEARS)
      const children: CostedChild[] = []
      await eachFile(store, undefined, file => {
        if (file.subject !== 'person') return
        const { homes, ...rest } = costedChild(file)
        const wanted = homes.filter(each => each.end === null || each.end >= first)
        if (wanted.length > 0 || rest.stray.length > 0) children.push({ ...rest, homes: wanted })
      })
      return { children, workedOutAt: new Date().toISOString() }
    })
    return { ...answer, stale }
  }
}
