import { clockInEngland, dayInEngland, minutesBetween } from '../time/instants.ts'
import { dayOfWeek } from '../time/plain-date.ts'

/** What makes a look at a child's file odd enough to ask about. */
export type OddSign = 'same-family-name' | 'same-home' | 'out-of-hours' | 'no-working-link' | 'many'

/** A look at a file, with what the signs are told by. */
export interface LookFacts {
  /** An instant. */
  readonly at: string
  /** Whoever looked: their account, and their name as people write it. */
  readonly who: string
  readonly name: string
  readonly child: string
  /** The child's family name; null where none is held. */
  readonly family: string | null
  /** The looker's home postcode is that of the child's home. */
  readonly sameHome: boolean
  /** The file was open to them only by a reason they gave. */
  readonly byReason: boolean
}

/** The working day: from 7 in the morning to 8 in the evening, Monday to Friday, by the clock in England. */
const BEGINS = '07:00'
const ENDS = '20:00'
/** More people than this in an hour are many. */
export const MANY = 100
const HOUR = 60

/**
 * The signs of each of these looks, in the order they were given. Looks whose hour is to be counted whole must be here
 * whole: `many` marks every look of any hour in which one person opened the files of more than 100 others.
 */
export function signsOf(looks: readonly LookFacts[]): readonly (readonly OddSign[])[] {
  const many = inAnHourOfMany(looks)
  return looks.map((look, index) => [
    ...(sharesFamilyName(look) ? (['same-family-name'] as const) : []),
    ...(look.sameHome ? (['same-home'] as const) : []),
    ...(isOutOfHours(look.at) ? (['out-of-hours'] as const) : []),
    ...(look.byReason ? (['no-working-link'] as const) : []),
    ...(many.has(index) ? (['many'] as const) : []),
  ])
}

/** Whether a moment is before 7 in the morning, from 8 in the evening, or at a weekend, by the clock in England. */
export function isOutOfHours(at: string): boolean {
  const weekday = dayOfWeek(dayInEngland(at))
  const clock = clockInEngland(at)
  return weekday === 0 || weekday === 6 || clock < BEGINS || clock >= ENDS
}

// A family name may be of several parts, joined or apart: one in common is enough.
function sharesFamilyName({ name, family }: LookFacts): boolean {
  if (family === null) return false
  const theirs = new Set(parts(family))
  return parts(name)
    .slice(1)
    .some(part => theirs.has(part))
}

const PARTICLES: readonly string[] = [
  'al',
  'ap',
  'ben',
  'bin',
  'da',
  'de',
  'del',
  'den',
  'der',
  'di',
  'dos',
  'du',
  'el',
  'ibn',
  'la',
  'le',
  'st',
  'ul',
  'van',
  'von',
]

function parts(name: string): readonly string[] {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’‘ʼ']/g, '')
    .split(/[^\p{L}]+/u)
    .filter(part => part !== '' && !PARTICLES.includes(part))
}

function inAnHourOfMany(looks: readonly LookFacts[]): ReadonlySet<number> {
  const byWho = new Map<string, Placed[]>()
  looks.forEach((look, index) => {
    const theirs = byWho.get(look.who) ?? []
    theirs.push({ ...look, index })
    byWho.set(look.who, theirs)
  })
  const found = new Set<number>()
  for (const theirs of byWho.values()) for (const index of ofManyBy(theirs)) found.add(index)
  return found
}

type Placed = LookFacts & { readonly index: number }

// One person's looks, gone through with the children of the last hour counted.
function ofManyBy(theirs: Placed[]): readonly number[] {
  theirs.sort((a, b) => (a.at < b.at ? -1 : 1))
  const found: number[] = []
  const within = new Map<string, number>()
  let first = 0
  let marked = 0
  theirs.forEach(({ at, child }, last) => {
    within.set(child, (within.get(child) ?? 0) + 1)
    for (let old = theirs[first]; old && minutesBetween(old.at, at) >= HOUR; old = theirs[++first]) {
      const left = (within.get(old.child) ?? 1) - 1
      if (left === 0) within.delete(old.child)
      else within.set(old.child, left)
    }
    if (within.size <= MANY) return
    for (const look of theirs.slice(Math.max(first, marked), last + 1)) found.push(look.index)
    marked = last + 1
  })
  return found
}
