import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { collectionYearOf } from '../../../spine/time/periods.ts'
import { type PlainDate, daysBetween } from '../../../spine/time/plain-date.ts'
import { placement, temporaryStay } from '../kinds.ts'

export type StayEntry = Entry<BodyOf<typeof temporaryStay>>
type StayType = BodyOf<typeof temporaryStay>['type']

/** How long a stay may last and still be temporary: days by kind of stay; a kind that is absent has no limit. */
export const stayLimits: Dated<Readonly<Partial<Record<StayType, number>>>> = dated({
  from: '2015-04-01',
  value: { T1: 42, T3: 21, T4: 7 },
  source: 'SSDA903 return checks 375 (T1, 42 days), 376 (T3, 21 days) and 379 (T4, 7 days); the start date is assumed',
})

/** How many stays while the carer is on holiday (T3) a collection year may hold before they are moves. */
export const carerHolidaysInYear: Dated<number> = dated({
  from: '2015-04-01',
  value: 2,
  source: 'SSDA903 return check 377 (more than two T3 stays); the start date is assumed',
})

const NONE: readonly never[] = Object.freeze([])

/**
 * The stays that were not temporary after all, and so are real moves: longer than their limit, a third or later stay in
 * one collection year while the carer was on holiday, or one that ended without the child coming back to the home, or
 * to its carers in another. A stay still open is judged by how long it had lasted on `asAt`; without one it is still
 * temporary.
 */
export function staysThatWereMoves(file: SubjectFile, asAt?: PlainDate): readonly StayEntry[] {
  const stays = all(file, temporaryStay)
  if (stays.length === 0) return NONE
  const holidays = new Map<number, number>()
  return stays.filter(stay => {
    const start = startDay(stay.start)
    if (start === undefined) return false
    if (stay.body.type === 'T3') {
      const year = collectionYearOf(start)
      const count = (holidays.get(year) ?? 0) + 1
      holidays.set(year, count)
      if (count > valueOn(carerHolidaysInYear, start)) return true
    }
    if (stay.end !== null && stay.body.returned === false && !backWithSameCarer(file, stay.end)) return true
    const limit = valueOn(stayLimits, start)[stay.body.type]
    const until = stay.end ?? asAt
    return limit !== undefined && until !== undefined && daysBetween(start, until) > limit
  })
}

// A carer may have moved house while the child was away.
function backWithSameCarer(file: SubjectFile, on: PlainDate): boolean {
  return all(file, placement).some(home => home.body.sameCarer && startDay(home.start) === on)
}

/** Whether a stay has no end recorded. */
export function hasOpenStay(file: SubjectFile): boolean {
  return all(file, temporaryStay).some(stay => stay.end === null)
}
