import { bankHolidaysKnown } from '../../spine/time/bank-holidays.ts'
import { type Dated, dated } from '../../spine/time/dated.ts'
import { type PlainDate, later } from '../../spine/time/plain-date.ts'
import { workingDaysBetween } from '../../spine/time/working-days.ts'

/** How many working days anything wrong may stand in the record at most: the trust's own aim, of no law or guidance. */
export const MEND_WITHIN: Dated<number> = dated({
  from: '2020-01-01',
  value: 10,
  source: 'The trust’s own aim for its records',
})

/** How many working days something has stood by the end of a day; of what is older than any known bank holiday, since those are known. */
export function workingDaysStood(since: PlainDate, on: PlainDate): number {
  return workingDaysBetween(later(since, bankHolidaysKnown.start), on)
}
