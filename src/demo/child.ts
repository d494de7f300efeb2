import { type Day, birthdayOf, dayOf, yearOf } from './days.ts'
import { type Episode, episodesOf } from './episodes.ts'
import type { Gazetteer } from './gazetteer.ts'
import { type Stay, homesOf } from './homes.ts'
import type { Outline } from './journey.ts'
import { type AdoptionPlan, legalStoryOf } from './legal.ts'
import type { Providers } from './providers.ts'
import { type Random, randomFrom } from './random.ts'

/** What came before a child entered care, as the return asks: an adoption or an order that did not last, or none. */
export interface Before {
  readonly kind: 'P1' | 'P2' | 'P3' | 'Z1'
  readonly authority: string
  readonly on?: Day
}

/** A child's whole story as the return will tell it year by year. */
export interface DemoChild extends Outline {
  readonly seed: string | number
  /** Episodes of every time in care, and short breaks, in order. */
  readonly episodes: readonly Episode[]
  /** Each time in care, first to last; short breaks are not among them. */
  readonly spells: readonly { readonly from: Day; readonly to: Day }[]
  readonly before: Before
  readonly adoption?: AdoptionPlan & {
    readonly adopters: { readonly count: string; readonly sex: string; readonly status: string }
  }
  /** Date of birth of her first child. */
  readonly mother?: Day
  readonly upn: string
}

export interface Surroundings {
  readonly seed: string | number
  readonly gazetteer: Gazetteer
  readonly providers: Providers
}

/** The whole story of a child, from the outline of their time in care. */
export function storyOf(outline: Outline, serial: number, { seed, gazetteer, providers }: Surroundings): DemoChild {
  const random = randomFrom(seed, 'story', outline.id)
  const legal = legalStoryOf(outline, random)
  const forHomes = randomFrom(seed, 'homes', outline.together ? outline.family : outline.id)
  const homes = homesOf(outline, legal, gazetteer, providers, forHomes)
  const ending = endingIn(outline, homes)
  const earlier = earlierTime(outline, gazetteer, providers, random)
  const episodes = [...earlier, ...episodesOf(outline, legal, homes, ending, gazetteer, random)]
  const mother = outline.sex === 'F' ? motherhood(outline, episodes, random) : undefined
  return {
    ...outline,
    ending,
    seed,
    episodes,
    spells: [
      ...(earlier.length > 0 ? [{ from: earlier[0]?.from ?? 0, to: earlier.at(-1)?.to ?? 0 }] : []),
      { from: outline.entered, to: outline.left },
    ],
    before: permanenceBefore(outline, earlier[0]?.from ?? outline.entered, random),
    upn: upnFor(outline, serial),
    ...(legal.adoption ? { adoption: { ...legal.adoption, adopters: adoptersOf(random) } } : {}),
    ...(mother === undefined ? {} : { mother }),
  }
}

/** A pupil number of the right shape, its check letter included, for the `serial`th child of a council. */
export function upnFor(
  child: { readonly council: { readonly number: string }; readonly born: Day },
  serial: number,
): string {
  const school = String(2000 + Math.floor(serial / 1000)).padStart(4, '0')
  const year = String((yearOf(child.born) + 5) % 100).padStart(2, '0')
  const digits = `${child.council.number}${school}${year}${String(serial % 1000).padStart(3, '0')}`
  let sum = 0
  for (const [index, digit] of digits.split('').entries()) sum += Number(digit) * (index + 2)
  return `${'ABCDEFGHJKLMNPQRTUVWXYZ'[sum % 23]}${digits}`
}

// The code of an ending depends on where the child lived last.
function endingIn(outline: Outline, homes: readonly Stay[]): string {
  const last = homes.at(-1)?.place ?? ''
  const fostered = last.startsWith('U')
  if (outline.ending === 'E17' && !fostered) return 'E5'
  if (outline.ending === 'E6' && outline.left < birthdayOf(outline.born, 16)) return 'E8'
  if ((outline.ending === 'E45' || outline.ending === 'E46') && !fostered) return 'E47'
  return outline.ending
}

// A few come back into care after going home: a short earlier time, ended some weeks or months before this one.
function earlierTime(outline: Outline, gazetteer: Gazetteer, providers: Providers, random: Random): Episode[] {
  if (!['home', 'late', 'grown', 'other'].includes(outline.pathway) || outline.ending === 'E14') return []
  if (!random.chance(0.062)) return []
  const left = outline.entered - (random.chance(0.68) ? random.whole(30, 350) : random.whole(370, 900))
  const entered = left - random.whole(20, 150)
  if (entered < outline.born + 20 || yearOf(left) !== yearOf(left + 1) || yearOf(left) !== yearOf(left - 1)) return []
  if (yearOf(entered) !== yearOf(entered - 1)) return []
  const time: Outline = { ...outline, pathway: 'home', entered, left, ending: random.chance(0.6) ? 'E4A' : 'E4B' }
  const legal = { standings: [{ from: entered, status: 'V2' }] }
  return episodesOf(time, legal, homesOf(time, legal, gazetteer, providers, random), time.ending, gazetteer, random)
}

function permanenceBefore(outline: Outline, entered: Day, random: Random): Before {
  const none: Before = { kind: 'Z1', authority: '' }
  if (outline.pathway === 'alone' || entered - outline.born < 2 * 365) return none
  const kind = random.weigh([
    ['Z1', 93.5],
    ['P1', 2],
    ['P2', 3.3],
    ['P3', 1.2],
  ] as const)
  if (kind === 'Z1') return none
  const on = outline.born + Math.round((entered - outline.born) * (0.15 + random.next() * 0.6))
  const own = on < dayOf('2021-04-01') ? '928' : outline.council.number
  return { kind, authority: random.chance(0.7) ? own : random.pick(['925', '855', '330', '823', '931', '304']), on }
}

function adoptersOf(random: Random): { count: string; sex: string; status: string } {
  return random.weigh([
    [{ count: '2', sex: 'MF', status: 'L11' }, 66],
    [{ count: '2', sex: 'MF', status: 'L3' }, 8],
    [{ count: '1', sex: 'F1', status: 'L0' }, 9],
    [{ count: '1', sex: 'M1', status: 'L0' }, 1],
    [{ count: '2', sex: 'MM', status: 'L12' }, 8],
    [{ count: '2', sex: 'FF', status: 'L12' }, 5],
    [{ count: '2', sex: 'MM', status: 'L2' }, 1.5],
    [{ count: '2', sex: 'FF', status: 'L4' }, 1.5],
  ] as const)
}

// Set a few days before a move, so that the move is to where she and the baby could be looked after.
function motherhood(outline: Outline, episodes: readonly Episode[], random: Random): Day | undefined {
  if (!random.chance(0.11)) return undefined
  const from = birthdayOf(outline.born, 15) + 200
  const move = episodes.find(
    episode =>
      episode.from > from && (episode.began === 'P' || episode.began === 'B') && episode.from > outline.entered + 10,
  )
  if (!move) return undefined
  const on = move.from - random.whole(1, 6)
  return yearOf(on) === yearOf(move.from) ? on : undefined
}
