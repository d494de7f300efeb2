import type { Start } from '../../spine/ledger/entry.ts'
import type { AnyKind, BodyOf } from '../../spine/ledger/kind.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { isWorkingDay } from '../../spine/time/working-days.ts'
import type { DemoChild } from '../child.ts'
import { type Day, birthdayOf, dayOf, iso } from '../days.ts'
import type { Episode } from '../episodes.ts'
import { makeGazetteer, milesApart } from '../gazetteer.ts'
import type { ChildName } from '../names.ts'
import { type Random, randomFrom } from '../random.ts'

/** The day from which the demonstration trust recorded its work here. */
export const RECORDED_FROM: Day = dayOf('2021-04-01')

/** Something a demonstration worker recorded. A value `@key` in its body stands for the id of the entry or file so called. */
export interface Written {
  readonly kind: string
  readonly start: Start
  readonly end: PlainDate | null
  readonly body: Readonly<Record<string, unknown>>
  /** What others of the same file call it. */
  readonly key?: string
}

/** A home as lived in, whatever changes of status the return shows within it. */
export interface LivedIn {
  readonly from: Day
  /** The day they left; one past `until` where they live there still. */
  readonly to: Day
  readonly place: string
  readonly provider: string
  readonly postcode: string
  readonly episode: Episode
}

/** Who works with a child, from when: keys of workers. */
export interface GivenTo {
  readonly role: 'social-worker' | 'reviewing-officer' | 'personal-adviser'
  readonly worker: string
  readonly from: Day
  readonly to: Day | null
  readonly reason: string | undefined
}

/** A demonstration child's life as far as it is recorded here. */
export interface Life {
  readonly story: DemoChild
  readonly name: ChildName
  /** The last day that anything is recorded of. */
  readonly until: Day
  /** Whether the returns tell of the child, so that what they carry is on file already up to the last of them. */
  readonly inReturns: boolean
  readonly given: readonly GivenTo[]
  /** Brothers and sisters whose files are here too: the key of each, and what they are called. */
  readonly siblings: readonly { readonly key: string; readonly story: DemoChild; readonly name: ChildName }[]
}

/** An entry of a kind. A body may hold `@key` wherever an id stands. */
export function write<K extends AnyKind>(
  kind: K,
  start: Day | string | null,
  body: BodyOf<K>,
  more: { readonly end?: Day | null; readonly key?: string } = {},
): Written {
  return {
    kind: kind.name,
    start: typeof start === 'number' ? iso(start) : start,
    end: more.end === undefined || more.end === null ? null : iso(more.end),
    body: body as Readonly<Record<string, unknown>>,
    ...(more.key === undefined ? {} : { key: more.key }),
  }
}

/** A stream of chances for one matter of one life, apart from every other. */
export function chancesOf({ story }: Life, matter: string): Random {
  return randomFrom(story.seed, 'recorded', matter, story.id)
}

/** Times in care within what is recorded: from the later of coming in and recording beginning, to the day of leaving. */
export function timesInCare(life: Life): readonly { readonly from: Day; readonly to: Day; readonly began: Day }[] {
  return life.story.spells.flatMap(({ from, to }) =>
    to <= RECORDED_FROM || from > life.until ? [] : [{ began: from, from: Math.max(from, RECORDED_FROM), to }],
  )
}

/** The time in care that holds on a day. */
export function careOn(life: Life, day: Day): { readonly from: Day; readonly to: Day } | undefined {
  return life.story.spells.find(spell => spell.from <= day && day < spell.to)
}

/** Completed years of age on a day. */
export function ageAt(life: Pick<Life, 'story'>, day: Day): number {
  let age = Math.max(0, Math.floor((day - life.story.born) / 365.25) - 1)
  while (birthdayOf(life.story.born, age + 1) <= day) age++
  return age
}

/** The homes of a life that touch what is recorded, oldest first; temporary stays and changes of status do not divide them. */
export function homesOf(life: Life): readonly LivedIn[] {
  const homes: LivedIn[] = []
  for (const episode of life.story.episodes) {
    if (episode.status === 'V3' || episode.status === 'V4' || episode.place.startsWith('T')) continue
    const last = homes.at(-1)
    if (last && last.postcode === episode.postcode && episode.began !== 'S' && last.to >= episode.from - 25)
      homes[homes.length - 1] = { ...last, to: episode.to, place: episode.place, episode }
    else {
      const { from, to, place, provider, postcode } = episode
      homes.push({ from, to, place, provider, postcode, episode })
    }
  }
  return homes.filter(home => home.to > RECORDED_FROM && home.from <= life.until)
}

const gazetteer = makeGazetteer()
const places = new Map(gazetteer.all.map(place => [place.postcode, place]))

/** Miles from where a child's family lives to a home; undefined where either is not known. */
export function milesFromFamily(life: Life, postcode: string): number | undefined {
  const [from, to] = [places.get(life.story.homePostcode.postcode), places.get(postcode)]
  return from && to ? milesApart(from, to) : undefined
}

/** A working day on or before a day. */
export function workingDayBy(day: Day): Day {
  let found = day
  while (!isWorkingDay(iso(found))) found--
  return found
}

/** A working day on or after a day. */
export function workingDayFrom(day: Day): Day {
  let found = day
  while (!isWorkingDay(iso(found))) found++
  return found
}

/** Whether a home is with foster carers, relatives or friends, with parents, or in a home with staff. */
export function sortOfHome(
  place: string,
): 'fostered' | 'connected' | 'parents' | 'adopters' | 'home' | 'supported' | 'other' {
  if (/^U[1-3]/.test(place)) return 'connected'
  if (place.startsWith('U')) return 'fostered'
  if (place === 'P1') return 'parents'
  if (place.startsWith('A')) return 'adopters'
  if (/^(H5|K3|P2)/.test(place)) return 'supported'
  if (/^(K|S1|R)/.test(place)) return 'home'
  return 'other'
}
