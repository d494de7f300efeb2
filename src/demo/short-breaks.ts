import { type Day, birthdayOf, yearEnd, yearOf, yearStart } from './days.ts'
import type { DemoChild, Surroundings } from './child.ts'
import { upnFor } from './child.ts'
import type { Episode } from './episodes.ts'
import { evenFor } from './journey.ts'
import { type Random, randomFrom } from './random.ts'
import { FIRST_YEAR, LAST_YEAR, type Council } from './targets.ts'

/** How many disabled children of a council begin short breaks in a year: by agreement (V4), and stay by stay (V3). */
const STARTING = { V4: 11, V3: 4 }

/** Disabled children who have short breaks and are not in care. `nextSerial` numbers them after the others. */
export function* shortBreakChildren(
  council: Council,
  scale: number,
  nextSerial: () => number,
  surroundings: Surroundings,
): Generator<DemoChild> {
  const { seed, gazetteer } = surroundings
  for (let year = FIRST_YEAR - 2; year <= LAST_YEAR; year++) {
    for (const basis of ['V4', 'V3'] as const) {
      const count = Math.round(STARTING[basis] * scale)
      for (let index = 0; index < count; index++) {
        if (basis === 'V3' && year < FIRST_YEAR) continue
        const serial = nextSerial()
        const id = `${council.letter}${100_000 + serial}`
        const random = randomFrom(seed, 'short break', id)
        const from = yearStart(year) + random.whole(5, 300)
        const born = from - Math.round(365.25 * (5 + random.next() * 9.5))
        const episodes = basis === 'V4' ? [agreement(born, from, random)] : stays(from, year, random)
        yield {
          id,
          council,
          pathway: 'other',
          born,
          sex: random.chance(0.68) ? 'M' : 'F',
          ethnicity: random.weigh([
            ['WBRI', 78],
            ['WOTH', 6],
            ['AIND', 3],
            ['APKN', 3],
            ['BAFR', 5],
            ['MWBC', 5],
          ] as const),
          entered: from,
          left: episodes.at(-1)?.to ?? from,
          ending: 'E4A',
          need: 'N2',
          homePostcode: random.pick(gazetteer.home[council.id]),
          family: id,
          together: false,
          even: evenFor([], serial),
          seed,
          episodes,
          spells: [],
          before: { kind: 'Z1', authority: '' },
          upn: upnFor({ council, born }, serial),
        }
      }
    }
  }
}

function breakEpisode(status: string, from: Day, to: Day, random: Random): Episode {
  const place = random.weigh([
    ['U6', 55],
    ['K2', 45],
  ] as const)
  return {
    from,
    began: 'S',
    status,
    need: 'N2',
    place,
    provider: place === 'K2' ? 'PR4' : 'PR1',
    to,
    ended: 'E4A',
    because: '',
    homePostcode: '',
    postcode: '',
    urn: '',
  }
}

function agreement(born: Day, from: Day, random: Random): Episode {
  let to = Math.min(from + random.whole(300, 1300), birthdayOf(born, 18) - 40)
  if (yearOf(to) !== yearOf(to + 1) || yearOf(to) !== yearOf(to - 1)) to -= 3
  return breakEpisode('V4', from, to, random)
}

function stays(from: Day, year: number, random: Random): Episode[] {
  const episodes: Episode[] = []
  let day = from
  for (let count = random.whole(2, 9); count > 0; count--) {
    const to = day + random.whole(1, 4)
    if (to >= yearEnd(year) - 1) break
    episodes.push(breakEpisode('V3', day, to, random))
    day = to + random.whole(14, 45)
  }
  return episodes.length > 0 ? episodes : [breakEpisode('V3', from, from + 2, random)]
}
