import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, current, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { riskRating } from '../kinds.ts'

export type RiskLevel = BodyOf<typeof riskRating>['rating']

/** How worried we are, and since when it has been so. */
export interface Risk {
  readonly rating: RiskLevel
  readonly since: PlainDate
  /** The day it stopped being so, not itself part of it; null while it holds. */
  readonly until: PlainDate | null
}

/** The times at each level of risk, oldest first. A rating ends when the next is made; the same again goes on. */
export const riskStretches = notion((file: SubjectFile): readonly Risk[] => {
  const found: Risk[] = []
  for (const entry of all(file, riskRating)) {
    const since = startDay(entry.start)
    if (since === undefined) continue
    const last = found.at(-1)
    if (last && (last.until === null || last.until >= since)) {
      if (last.rating === entry.body.rating) {
        found[found.length - 1] = { ...last, until: entry.end }
        continue
      }
      found[found.length - 1] = { ...last, until: since }
    }
    found.push({ rating: entry.body.rating, since, until: entry.end })
  }
  return found.filter(each => each.until === null || each.until > each.since)
})

/** How worried we are at the end of a day; undefined where no rating holds. */
export function currentRisk(file: SubjectFile, on: PlainDate): Risk | undefined {
  if (!current(file, riskRating, on)) return undefined
  return riskStretches(file).find(each => each.since <= on && (each.until === null || each.until > on))
}
