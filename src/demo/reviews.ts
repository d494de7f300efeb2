import { addMonths, epochDay } from '../spine/time/plain-date.ts'
import { addWorkingDays, isWorkingDay } from '../spine/time/working-days.ts'
import { type Day, birthdayOf, dayOf, iso, yearEnd, yearOf } from './days.ts'
import type { Random } from './random.ts'
import { LAST_YEAR } from './targets.ts'

/** A review held, and how the child took part. */
export interface Review {
  readonly on: Day
  readonly code: string
}

const FIRST_REPORTED = dayOf('2016-04-01')
const LAST_REPORTED = yearEnd(LAST_YEAR)

/**
 * The reviews of a time in care from 1 April 2016: the first within 20 working days, the second within three months of
 * it, the rest within six months of the last; a few are late. None is told of after `until`, the end of the last return
 * unless another day is given.
 */
export function reviewsOf(
  born: Day,
  entered: Day,
  left: Day,
  random: Random,
  until: Day = LAST_REPORTED,
): readonly Review[] {
  const reviews: Review[] = []
  // Of a child long in care only the rhythm is kept up: reviews before the first return are not reported.
  const known = entered >= FIRST_REPORTED - 400
  let on = known
    ? epochDay(addWorkingDays(iso(entered), held(20, 7, 0.045, random)))
    : FIRST_REPORTED - random.whole(1, 175)
  let index = known ? 0 : 2
  while (on < left && on <= until) {
    if (on >= FIRST_REPORTED && on > entered) reviews.push({ on, code: takingPart(born, on, random) })
    const due = epochDay(addMonths(iso(on), index === 0 ? 3 : 6))
    index += 1
    on = random.chance(0.035) ? onWorkingDay(due + random.whole(3, 30)) : onWorkingDay(due - random.whole(0, 16))
  }
  return reviews
}

function held(limit: number, spread: number, late: number, random: Random): number {
  return random.chance(late) ? limit + random.whole(1, 12) : limit - random.whole(0, spread)
}

function onWorkingDay(day: Day): Day {
  let found = day
  while (!isWorkingDay(iso(found))) found -= 1
  return found
}

function takingPart(born: Day, on: Day, random: Random): string {
  if (on < birthdayOf(born, 4)) return 'PN0'
  const quiet = yearOf(on) <= 2020 ? 10.5 : 6.3
  const old = on >= birthdayOf(born, 10)
  return random.weigh([
    ['PN1', old ? 52 : 28],
    ['PN2', 4],
    ['PN3', old ? 3 : 9],
    ['PN4', 1.7],
    ['PN5', old ? 6 : 10],
    ['PN6', old ? 27 : 41],
    ['PN7', quiet],
  ] as const)
}
