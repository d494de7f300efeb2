import { conviction } from '../../practice/care/kinds.ts'
import { birthdayOf, dayOf, yearEnd, yearStart } from '../days.ts'
import { isConvicted } from '../health.ts'
import { LAST_YEAR } from '../targets.ts'
import { type Life, RECORDED_FROM, type Written, ageAt, chancesOf, timesInCare, workingDayFrom, write } from './life.ts'

const FIRST_YEAR_RECORDED = 2022
const FROM_TEN = 10

/** Convictions and cautions of children in care: in each year of which the return tells one, and of the year that is open. */
export function offendingOf(life: Life): readonly Written[] {
  const random = chancesOf(life, 'offending')
  const found: Written[] = []
  const inCare = timesInCare(life)
  for (let year = FIRST_YEAR_RECORDED; year <= LAST_YEAR + 1; year++) {
    const outcome = random.weigh([
      ['youth-caution', 45],
      ['youth-conditional-caution', 20],
      ['convicted', 35],
    ] as const)
    const on = workingDayFrom(Math.max(yearStart(year), RECORDED_FROM) + random.whole(20, 330))
    const there = inCare.some(({ from, to }) => from <= on && to > on)
    if (!there || on > Math.min(life.until, yearEnd(year)) || !isConvicted(life.story, year)) continue
    found.push(
      write(conviction, on, {
        outcome,
        offence: random.pick(['Criminal damage', 'Shoplifting', 'Common assault', 'Taking a bicycle'] as const),
        support: 'A worker from youth justice each week; the carers know who to ring before the police.',
      }),
    )
  }
  // The youth justice service is asked of everyone halfway through the year.
  const asked = dayOf(`${LAST_YEAR}-09-30`)
  const is10 = birthdayOf(life.story.born, FROM_TEN) <= yearEnd(LAST_YEAR + 1) && ageAt(life, asked) < 18
  const there = inCare.some(({ from, to }) => from <= asked && to > asked)
  if (is10 && there && asked <= life.until && random.chance(0.8))
    found.push(write(conviction, asked, { outcome: 'none' }))
  return found
}
