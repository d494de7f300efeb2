import { type Day, birthdayOf, dayOf, yearEnd, yearOf } from './days.ts'
import type { Episode } from './episodes.ts'
import type { Random } from './random.ts'

/** A time missing (M), or away without permission but whereabouts known (A); `to` is the day of return. */
export interface MissingTime {
  readonly kind: 'M' | 'A'
  readonly from: Day
  readonly to: Day
}

/** Times missing: most children none, a few many, nearly all from age 11. */
export function missingTimesOf(born: Day, episodes: readonly Episode[], random: Random): readonly MissingTime[] {
  const first = Math.max(episodes[0]?.from ?? 0, birthdayOf(born, 11), dayOf('2016-04-01')) + 2
  const end = (episodes.at(-1)?.to ?? 0) - 2
  if (first >= end) return []
  const often = episodes.some(episode => episode.place === 'K2' || episode.place === 'H5' || episode.place === 'K3')
  if (!random.chance(often ? 0.5 : 0.2)) return []
  const gap = random.chance(0.35) ? 12 + random.wait(15) : 50 + random.wait(120)
  const times: MissingTime[] = []
  // A run of incidents within a year or so, not the whole of a long time in care.
  let day = first + Math.floor(random.next() * Math.max(1, end - first - 60))
  const until = Math.min(end, day + random.whole(90, 600))
  while (day < until && times.length < 60) {
    const nights = random.weigh([
      [0, 45],
      [1, 34],
      [2, 9],
      [3, 5],
      [random.whole(4, 20), 5],
    ] as const)
    let to = Math.min(end, day + nights)
    const kind = random.chance(0.86) ? 'M' : 'A'
    // A time that is still running at the year end stays within one episode, as the return requires.
    const close = yearEnd(yearOf(day))
    if (to > close && episodes.some(episode => episode.to >= day && episode.to <= close)) to = close
    times.push({ kind, from: day, to })
    day = to + 1 + Math.round(random.wait(gap))
  }
  return times
}
