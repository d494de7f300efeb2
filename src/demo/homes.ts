import { type Day, birthdayOf, roughAge } from './days.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Outline } from './journey.ts'
import { type Home, type HomeKind, NEW_CODES, findHome, nextKind, settledKind } from './kinds-of-home.ts'
import type { LegalStory } from './legal.ts'
import type { Providers } from './providers.ts'
import type { Random } from './random.ts'

/** A home from a day until the next one begins. */
export interface Stay extends Home {
  readonly from: Day
  /** P when the carer changes, T when only the placement does. */
  readonly began: 'P' | 'T'
  /** Why the home before it ended; blank where the return asks for no reason. */
  readonly because: string
}

/** The homes of a child through a time in care, in order, without temporary stays. */
export function homesOf(
  child: Outline,
  legal: LegalStory,
  gazetteer: Gazetteer,
  providers: Providers,
  random: Random,
): readonly Stay[] {
  const { entered, left } = child
  const stays: Stay[] = []
  const plan = legal.adoption
  const until = plan?.placed ?? left
  let unstable = child.even.stability < UNSTABLE[child.pathway]
  const settled = settledKind(child, roughAge(child.born, entered), legal.underOrder !== undefined, child.even.kind)
  let day = entered
  let evened = false
  let because = 'CARPL'
  let kind: HomeKind = settled
  let bridges = bridgesFor(child, settled, legal, random)
  if (bridges > 0) kind = bridgeKind(child, random)
  if (roughAge(child.born, entered) < 0.25 && random.chance(0.08)) {
    kind = 'mother-and-baby'
    bridges = 1
  }
  for (let turn = 0; turn < 60; turn++) {
    const age = roughAge(child.born, day)
    kind = allowed(kind, child, day, legal, random)
    // Nobody moves from parents to parents.
    if (kind === 'parents' && stays.at(-1)?.kind === 'parents') kind = 'agency'
    const position = kind === settled && !evened && bridges === 0 ? child.even.place : random.next()
    if (kind === settled && bridges === 0) evened = true
    let home = findHome(kind, child, day, { age, position }, gazetteer, providers, random)
    while (home.postcode === stays.at(-1)?.postcode || (home.postcode === child.homePostcode && kind !== 'parents'))
      home = findHome(kind, child, day, { age, position: random.next() }, gazetteer, providers, random)
    add(home, 'P', because)
    let length = bridges > 0 ? bridgeLength(random) : lengthOf(kind, unstable, age, random)
    if (kind === 'crisis') length = random.whole(4, 30)
    if (kind === 'mother-and-baby') length = random.whole(50, 100)
    if (kind === 'secure') length = random.whole(30, 120)
    if (kind === 'crisis' && home.place === 'Z1') length = Math.min(length, NEW_CODES - 1 - day)
    const gettingReady = readyToLeave(child, kind, day, length, unstable, random)
    let end = gettingReady ?? day + Math.max(1, length)
    if (
      kind === 'parents' &&
      bridges === 0 &&
      legal.underOrder !== undefined &&
      end < until - 200 &&
      random.chance(0.5)
    )
      end = until
    if (end >= until - 12) break
    if (bridges > 0) {
      bridges -= 1
      kind = bridges > 0 ? bridgeKind(child, random) : settled
      because = 'CARPL'
    } else if (gettingReady !== undefined) {
      kind = 'supported'
      because = 'CARPL'
    } else {
      const from = kind
      kind = nextKind(kind, roughAge(child.born, end), (legal.underOrder ?? end + 1) <= end, random)
      because = reasonFor(from, kind, random)
      unstable = unstable ? !random.chance(0.2) : random.chance(roughAge(child.born, end) > 10 ? 0.28 : 0.12)
    }
    day = end
  }
  if (plan?.placed !== undefined) place(plan.placed)
  return stays

  function add(home: Home, began: 'P' | 'T', why: string): void {
    stays.push({ ...home, from: day, began, because: why })
  }

  function place(on: Day): void {
    const last = stays.at(-1)
    const codes = plan?.consent ? { same: 'A3', other: 'A4' } : { same: 'A5', other: 'A6' }
    day = on
    if (plan?.fosterCarers && last && last.place.startsWith('U')) {
      stays[stays.length - 1] = { ...last, place: last.kind === 'connected' ? 'U2' : 'U5' }
      add({ ...last, kind: 'adopters', place: codes.same }, 'T', 'PLACE')
    } else
      add(
        {
          ...findHome('adopters', child, on, { age: 1, position: child.even.ending }, gazetteer, providers, random),
          place: codes.other,
        },
        'P',
        'CARPL',
      )
  }
}

const UNSTABLE = { adoption: 0.03, guardianship: 0.05, home: 0.22, grown: 0.17, late: 0.36, alone: 0.16, other: 0.3 }

function bridgesFor(child: Outline, settled: HomeKind, legal: LegalStory, random: Random): number {
  if (settled === 'custody') return 0
  if (settled === 'parents') return (legal.underOrder ?? child.left) > child.entered ? 1 : random.chance(0.5) ? 1 : 0
  const once =
    settled === 'connected' ? 0.46 : child.pathway === 'adoption' ? 0.24 : child.pathway === 'alone' ? 0.34 : 0.46
  const position = child.even.bridge
  return position < once * 0.42 ? 2 : position < once ? 1 : 0
}

function bridgeKind(child: Outline, random: Random): HomeKind {
  const age = roughAge(child.born, child.entered)
  if (age >= 16 && random.chance(0.3)) return 'supported'
  if (age >= 13 && random.chance(0.16)) return 'residential'
  return random.chance(0.4) ? 'in-house' : 'agency'
}

function bridgeLength(random: Random): number {
  return random.chance(0.3) ? random.whole(1, 14) : random.whole(10, 110)
}

// Young people are never placed in supported accommodation before 16, nor with parents without an order.
function allowed(kind: HomeKind, child: Outline, day: Day, legal: LegalStory, random: Random): HomeKind {
  if (kind === 'supported' && day < birthdayOf(child.born, 16)) return random.chance(0.6) ? 'agency' : 'residential'
  if (kind === 'parents' && (legal.underOrder === undefined || legal.underOrder > day)) return 'connected'
  if ((kind === 'school' && roughAge(child.born, day) < 5) || (kind === 'custody' && roughAge(child.born, day) < 11))
    return 'agency'
  return kind
}

function lengthOf(kind: HomeKind, unstable: boolean, age: number, random: Random): number {
  const years = unstable
    ? 0.1 + random.wait(kind === 'residential' ? 0.55 : 0.38)
    : 0.35 +
      random.wait(
        kind === 'connected' || kind === 'parents'
          ? 9
          : kind === 'residential'
            ? 2.6
            : kind === 'supported'
              ? 2
              : age > 10
                ? 3.5
                : 4.4,
      )
  return Math.round(years * 365.25)
}

// From 16 on, some move as planned to supported accommodation before they leave.
function readyToLeave(
  child: Outline,
  kind: HomeKind,
  day: Day,
  length: number,
  unstable: boolean,
  random: Random,
): Day | undefined {
  if (
    kind === 'supported' ||
    kind === 'connected' ||
    kind === 'parents' ||
    child.ending === 'E17' ||
    child.ending === 'E7'
  )
    return undefined
  const likely = child.pathway === 'alone' ? 0.72 : unstable || kind === 'residential' ? 0.5 : 0.24
  const on = birthdayOf(child.born, 16) + random.whole(60, 620)
  const chance = random.next()
  if (on <= day + 30 || on >= day + length || chance > likely) return undefined
  return on
}

function reasonFor(from: HomeKind, to: HomeKind, random: Random): string {
  if (to === 'custody') return 'CUSTOD'
  if (to === 'parents' || (to === 'connected' && random.chance(0.6))) return 'CARPL'
  if (from === 'crisis' || from === 'secure') return 'CARPL'
  return random.weigh([
    ['CREQB', from === 'parents' ? 0 : 34],
    ['CREQO', from === 'parents' ? 0 : 17],
    ['CARPL', 18],
    ['CHILD', 10],
    ['LAREQ', 7],
    ['STAND', 4],
    ['ALLEG', 4],
    ['CLOSE', 4],
    ['OTHER', 2],
  ] as const)
}
