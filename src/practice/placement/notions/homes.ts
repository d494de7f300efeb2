import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, current, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { type PlainDate, earlier } from '../../../spine/time/plain-date.ts'
import { placement, temporaryStay } from '../kinds.ts'
import { type StayEntry, hasOpenStay, staysThatWereMoves } from './stays.ts'

export type PlacementEntry = Entry<BodyOf<typeof placement>>

/** A stretch in one home. A stay meant to be temporary that proved a move is a home of its own. */
export interface Home {
  readonly start: PlainDate
  readonly end: PlainDate | null
  /** The placement lived in; for a stay that proved a move, null. */
  readonly placement: PlacementEntry | null
  readonly stay: StayEntry | null
  /** Whether the carer is the one of the home before, as recorded. */
  readonly sameCarer: boolean
}

const NONE: readonly never[] = Object.freeze([])

const derived = notion((file: SubjectFile) => homes(file, undefined))

/**
 * The homes a child lived in, oldest first, temporary stays left out of account. A stay past its limits is a home of
 * its own, and so is the return from it. A home whose end is not recorded, or overlaps, ends when the next begins.
 */
export function homesOf(file: SubjectFile): readonly Home[] {
  return all(file, placement).length === 0 ? NONE : derived(file)
}

/** The homes as they were counted at the end of a day: a stay then open is a move once it has passed its limit. */
export function homesAsAt(file: SubjectFile, on: PlainDate): readonly Home[] {
  return hasOpenStay(file) ? homes(file, on) : homesOf(file)
}

/** The home a child has at the end of a day; during a stay away, the one to which the child is to return. */
export function homeOn(file: SubjectFile, on: PlainDate): PlacementEntry | undefined {
  const home = current(file, placement, on)
  if (home) return home
  const away = current(file, temporaryStay, on)
  return away && all(file, placement).findLast(entry => entry.end !== null && entry.end === startDay(away.start))
}

function homes(file: SubjectFile, asAt: PlainDate | undefined): readonly Home[] {
  const moves = staysThatWereMoves(file, asAt)
  const found: Home[] = []
  const placements = all(file, placement)
  for (const [index, entry] of placements.entries()) {
    const start = startDay(entry.start)
    if (start === undefined) continue
    const next = placements[index + 1]
    const nextStart = next && startDay(next.start)
    const end = nextStart === undefined ? entry.end : earlier(entry.end ?? nextStart, nextStart)
    const sameCarer = entry.body.sameCarer || isReturn(file, placements[index - 1], entry, moves)
    cut({ start, end, placement: entry, stay: null, sameCarer }, moves, found)
  }
  for (const stay of moves) {
    const start = startDay(stay.start)
    if (start !== undefined) found.push({ start, end: stay.end, placement: null, stay, sameCarer: false })
  }
  return moves.length === 0 ? found : found.sort(inOrder)
}

// A stay that was a move divides the home it interrupted: what follows it is a new home, though at the same address.
function cut(home: Home, moves: readonly StayEntry[], into: Home[]): void {
  let { start, sameCarer } = home
  for (const stay of moves) {
    const away = startDay(stay.start)
    if (away === undefined || away < start || (home.end !== null && away >= home.end)) continue
    if (away > start) into.push({ ...home, start, end: away, sameCarer })
    if (stay.end === null || (home.end !== null && stay.end >= home.end)) return
    start = stay.end
    sameCarer = false
  }
  into.push({ ...home, start, sameCarer })
}

// Some records end the home when a stay begins: then the return is the same home taken up again.
function isReturn(
  file: SubjectFile,
  before: PlacementEntry | undefined,
  entry: PlacementEntry,
  moves: readonly StayEntry[],
): boolean {
  if (!before || before.end === null || before.end === entry.start) return false
  if (before.body.type !== entry.body.type || before.body.postcode !== entry.body.postcode) return false
  return all(file, temporaryStay).some(
    stay => startDay(stay.start) === before.end && stay.end === startDay(entry.start) && !moves.includes(stay),
  )
}

function inOrder(a: Home, b: Home): number {
  return a.start < b.start ? -1 : a.start > b.start ? 1 : 0
}
