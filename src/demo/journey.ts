import { type Day, birthdayOf, bornFor, iso, yearEnd, yearStart } from './days.ts'
import type { Flow } from './flows.ts'
import type { DemoPostcode, Gazetteer } from './gazetteer.ts'
import { type Random, chosenAt, evenly } from './random.ts'
import type { Council, Pathway } from './targets.ts'

/** Who a child is and when they came into care and left: the outline the rest of the journey is drawn on. */
export interface Outline {
  readonly id: string
  readonly council: Council
  readonly pathway: Pathway
  readonly born: Day
  readonly sex: 'M' | 'F'
  readonly ethnicity: string
  readonly entered: Day
  readonly left: Day
  readonly ending: string
  readonly need: string
  readonly homePostcode: DemoPostcode
  /** Brothers and sisters share a family; a child without any has one to themselves. */
  readonly family: string
  /** Whether they live with their brothers and sisters in care. */
  readonly together: boolean
  /** Evenly spread positions (0 to 1) for what the county's shares depend on. */
  readonly even: Readonly<Record<Even, number>>
}

/** What each evenly spread dimension decides. */
export type Even =
  | 'end'
  | 'start'
  | 'age'
  | 'sex'
  | 'kind'
  | 'troubled'
  | 'bridge'
  | 'stability'
  | 'ending'
  | 'keeps'
  | 'place'

const DIMENSION: readonly Even[] = [
  'end',
  'start',
  'age',
  'sex',
  'kind',
  'troubled',
  'bridge',
  'stability',
  'ending',
  'keeps',
  'place',
]

/** Evenly spread positions for the `index`th child of a kind of journey. */
export function evenFor(shifts: readonly number[], index: number): Record<Even, number> {
  return Object.fromEntries(DIMENSION.map((name, dimension) => [name, evenly(shifts, index, dimension)])) as Record<
    Even,
    number
  >
}

/** The outline of one child of a flow; a brother or sister of `sibling` when one is given and their ages allow it. */
export function outlineOf(
  id: string,
  council: Council,
  flow: Flow,
  even: Readonly<Record<Even, number>>,
  random: Random,
  gazetteer: Gazetteer,
  sibling: Outline | undefined,
): Outline {
  const { pathway } = flow
  const end = dayWithin(flow.to, even.end)
  const ending = endingOf(pathway, flow.to, even.ending, random)
  const ageing = pathway === 'grown' || pathway === 'late' || pathway === 'alone'
  let left = end
  let entered =
    flow.from === flow.to
      ? 0
      : dayWithin(flow.from, skew(pathway, even.start), left - (pathway === 'adoption' ? 300 : 20))
  if (flow.from === flow.to) {
    const first = yearStart(flow.from) + 1
    const longest = Math.max(8, left - first)
    entered = Math.max(first, left - Math.max(1, Math.round(longest * even.start ** (pathway === 'home' ? 1.6 : 1.2))))
    if (left <= entered) left = entered + 1
  }
  if (ageing) {
    const early = ending === 'E15' || (pathway === 'late' && ending !== 'E17' && even.age < 0.14)
    const born = safeBirth(early ? left - Math.round(365.25 * (16.1 + random.next() * 1.8)) : bornFor(left, 18))
    if (!early) left = birthdayOf(born, 18)
    if (
      sibling &&
      sibling.pathway === pathway &&
      apart(born, sibling.born) &&
      sibling.entered > born + 20 &&
      sibling.entered < left - 60
    )
      entered = sibling.entered
    else if (sibling) sibling = undefined
    return finish(born, Math.max(entered, born + random.whole(1, 40)), left)
  }
  let age = ageAtEntry(pathway, ending, even.age, random)
  const longestAge = 17.95 - (left - entered) / 365.25
  if (age > longestAge) age = Math.max(0.01, longestAge * (0.75 + 0.25 * random.next()))
  let born = safeBirth(entered - Math.max(1, Math.round(age * 365.25)))
  if (sibling && sibling.pathway === pathway) {
    const other = safeBirth(
      sibling.born +
        (random.chance(0.06) ? 0 : Math.round((random.chance(0.5) ? 1 : -1) * (330 + random.next() * 1300))),
    )
    if (other < sibling.entered - 2 && birthdayOf(other, 18) > sibling.left + 1 && apart(other, sibling.born)) {
      born = other
      entered = sibling.entered
      left = sibling.left
    } else sibling = undefined
  }
  return finish(born, entered, left)

  function finish(birth: Day, from: Day, to: Day): Outline {
    const ethnicity = sibling
      ? sibling.ethnicity
      : pathway === 'alone'
        ? random.weigh(ALONE_ETHNICITY)
        : random.weigh(ETHNICITY)
    const need = sibling ? sibling.need : needOf(pathway, random)
    return {
      id,
      council,
      pathway,
      born: birth,
      sex: even.sex < (pathway === 'alone' ? 0.93 : 0.52) ? 'M' : 'F',
      ethnicity,
      entered: from,
      left: to,
      ending: sibling && !ageing ? sibling.ending : ending,
      need,
      homePostcode: sibling ? sibling.homePostcode : random.pick(gazetteer.home[council.id]),
      family: sibling ? sibling.family : id,
      together: sibling ? sibling.together : random.chance(0.6),
      // Brothers and sisters who live together move together.
      even: sibling?.together
        ? {
            ...even,
            kind: sibling.even.kind,
            bridge: sibling.even.bridge,
            stability: sibling.even.stability,
            place: sibling.even.place,
          }
        : even,
    }
  }
}

// Nothing begins or ends on the first or last day of a collection year: whether such a child counts as in care all
// year is a question for tests of the rules, not for a demonstration.
function dayWithin(year: number, position: number, latest: Day = Number.POSITIVE_INFINITY): Day {
  const first = yearStart(year) + 1
  const last = Math.max(first, Math.min(yearEnd(year) - 1, latest))
  return Math.min(last, first + Math.floor(position * (last - first + 1)))
}

function skew(pathway: Pathway, position: number): number {
  return pathway === 'home' || pathway === 'other' ? 1 - (1 - position) * (1 - position * 0.45) : position
}

function safeBirth(day: Day): Day {
  const text = iso(day)
  return text.endsWith('02-29') || text.endsWith('03-31') ? day - 1 : text.endsWith('04-01') ? day + 1 : day
}

function apart(a: Day, b: Day): boolean {
  return a === b || Math.abs(a - b) >= 290
}

function ageAtEntry(pathway: Pathway, ending: string, position: number, random: Random): number {
  switch (pathway) {
    case 'adoption':
      return position < 0.52 ? position * 0.2 + 0.005 : ((position - 0.52) / 0.48) ** 1.4 * 5.5 + 0.1
    case 'guardianship':
      return position < 0.3 ? position * 0.4 + 0.01 : ((position - 0.3) / 0.7) ** 1.3 * 11 + 0.1
    case 'other':
      if (ending === 'E14' || ending === 'E9') return 13.5 + random.next() * 3.9
      if (ending === 'E6' || ending === 'E8') return 14 + position * 3.7
      return 1 + position * 15.5
    default:
      return chosenAt(HOME_AGES, position) + random.next() * 0.999
  }
}

const HOME_AGES: readonly (readonly [number, number])[] = [
  [0.02, 17],
  [1, 8],
  [2, 7],
  [3, 6],
  [4, 5],
  [5, 4],
  [6, 4],
  [7, 4],
  [8, 4],
  [9, 4],
  [10, 4.5],
  [11, 5],
  [12, 6],
  [13, 7.5],
  [14, 9],
  [15, 10],
  [16, 7],
  [17, 2.4],
]

function endingOf(pathway: Pathway, year: number, position: number, random: Random): string {
  switch (pathway) {
    case 'adoption':
      return position < 0.8 ? 'E12' : 'E11'
    case 'guardianship': {
      // The four codes that tell former foster carers and relatives apart replaced two after 2016-17.
      if (position < 0.16) return 'E41'
      if (year <= 2017) return position < 0.7 ? 'E43' : 'E44'
      return chosenAt(
        [
          ['E45', 62],
          ['E47', 22],
          ['E46', 13],
          ['E48', 3],
        ] as const,
        (position - 0.16) / 0.84,
      )
    }
    case 'home':
      return position < 0.7 ? 'E4A' : 'E4B'
    case 'grown':
      return chosenAt(
        [
          ['E17', 46],
          ['E5', 34],
          ['E6', 13],
          ['E7', 5],
          ['E8', 2],
        ] as const,
        position,
      )
    case 'late':
      return chosenAt(
        [
          ['E17', 22],
          ['E5', 48],
          ['E6', 22],
          ['E7', 5],
          ['E9', 3],
        ] as const,
        position,
      )
    case 'alone':
      return chosenAt(
        [
          ['E5', 64],
          ['E6', 17],
          ['E17', 16],
          ['E15', 3],
        ] as const,
        position,
      )
    case 'other':
      return chosenAt(
        [
          ['E13', 34],
          ['E3', 12],
          ['E8', 18],
          ['E14', 14],
          ['E9', 7],
          ['E6', 8],
          ['E2', 2],
          ['E16', 5],
        ] as const,
        position + random.next() * 0.0001,
      )
  }
}

function needOf(pathway: Pathway, random: Random): string {
  if (pathway === 'alone') return 'N8'
  return random.weigh([
    ['N1', 66],
    ['N2', 4],
    ['N3', 4],
    ['N4', 8],
    ['N5', 13],
    ['N6', 3],
    ['N7', 0.3],
    ['N8', 1.7],
  ] as const)
}

const ETHNICITY: readonly (readonly [string, number])[] = [
  ['WBRI', 73],
  ['WIRI', 0.5],
  ['WIRT', 0.4],
  ['WROM', 0.8],
  ['WOTH', 5.3],
  ['MWBC', 4],
  ['MWBA', 2],
  ['MWAS', 1.6],
  ['MOTH', 2.4],
  ['AIND', 0.8],
  ['APKN', 0.9],
  ['ABAN', 0.9],
  ['AOTH', 0.9],
  ['BCRB', 1.4],
  ['BAFR', 2.9],
  ['BOTH', 1],
  ['CHNE', 0.2],
  ['OOTH', 0.7],
  ['REFU', 0.1],
  ['NOBT', 0.2],
]

const ALONE_ETHNICITY: readonly (readonly [string, number])[] = [
  ['AOTH', 30],
  ['OOTH', 22],
  ['BAFR', 34],
  ['WOTH', 8],
  ['BOTH', 3],
  ['CHNE', 3],
]
