import { shortBreakPlan, shortBreakReview, visit } from '../../practice/care/kinds.ts'
import { addMonths, epochDay } from '../../spine/time/plain-date.ts'
import { type Day, iso } from '../days.ts'
import { type Life, RECORDED_FROM, type Written, ageAt, chancesOf, workingDayBy, write } from './life.ts'
import { childSays } from './words.ts'

/** Short breaks: the plan made before the first, visits while away as agreed, and reviews. */
export function breaksOf(life: Life): readonly Written[] {
  const breaks = life.story.episodes.filter(episode => episode.status === 'V3' || episode.status === 'V4')
  const first = breaks[0]
  const last = breaks.at(-1)
  if (!first || !last || last.to <= RECORDED_FROM) return []
  const random = chancesOf(life, 'breaks')
  const from = Math.max(first.from, RECORDED_FROM)
  const to = Math.min(last.to, life.until + 1)
  const words = (on: Day): { childWords?: string } =>
    ageAt(life, on) >= 4 ? { childWords: childSays(ageAt(life, on), random) } : {}
  const found: Written[] = [
    write(
      shortBreakPlan,
      from === first.from ? workingDayBy(from - random.whole(3, 20)) : from,
      {
        visitWeeks: 12,
        nights: random.whole(12, 60),
        carer: 'The short break carers',
        parentsAgreed: iso(from),
        ...words(from),
        needs: 'The same bed, the blue cup, and pictures of the day.',
      },
      { end: last.to <= life.until ? last.to : null },
    ),
  ]
  for (
    let on = from + random.whole(20, 80);
    on < to;
    on += random.chance(0.92) ? random.whole(60, 84) : random.whole(90, 200)
  )
    found.push(
      write(visit, workingDayBy(on), {
        seen: true,
        alone: random.chance(0.6),
        where: 'elsewhere',
        purpose: 'statutory',
        manner: 'person',
        ...words(on),
      }),
    )
  for (
    let on = epochDay(addMonths(iso(from), 3)) - random.whole(1, 20);
    on < to;
    on = epochDay(addMonths(iso(on), 6)) + (random.chance(0.08) ? random.whole(4, 30) : -random.whole(1, 20))
  )
    found.push(
      write(shortBreakReview, workingDayBy(on), {
        ...words(on),
        decisions: 'Breaks go on as they are. A longer one in August.',
      }),
    )
  return found
}
