import type { Source, SourceContext, SourceEntry, SourceRow, SourceState } from '../../spine/ledger/source.ts'
import { collectionYear } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { aboutChild, bornOf } from './states/about.ts'
import { careOf, firstInCare } from './states/care.ts'
import { entry } from './states/entry.ts'
import { episodesOf } from './states/episodes.ts'
import { eventsOf } from './states/events.ts'
import { dayIn, type Held, heldBy, heldRows, oneEachYear } from './states/held.ts'
import type { ChildNote } from './states/notes.ts'
import { careLeaverOf, outcomesOf } from './states/outcomes.ts'

/**
 * The SSDA903 return as a source of entries. `states` takes one child's kept rows (those `checkRow` and
 * `checkRowsOfAChild` did not refuse) in any order. Values that are no code or day are passed over.
 *
 * `context.yearsHeld` must be the years whose Episodes are held: a child is lost to the return when a later one of
 * them leaves the child out, which a year with only, say, deprivation of liberty orders does not show.
 */
export const ssda903: Source = { name: 'ssda903', yearsFrom: 'Episodes', leavesOpen: 'period-of-care', states }

/** What has been assumed about a child because the returns do not say it, for the import report. */
export function notes(rows: readonly SourceRow[], context: SourceContext): readonly ChildNote[] {
  const held = heldRows(rows)
  const last = yearsToTell(held, context).at(-1)
  const found: ChildNote[] = []
  if (last !== undefined) entriesBy(held, last, context, found)
  return found
}

function states(rows: readonly SourceRow[], context: SourceContext): readonly SourceState[] {
  const held = heldRows(rows)
  const told: SourceState[] = []
  for (const year of yearsToTell(held, context)) {
    const entries = entriesBy(heldBy(held, year), year, context)
    // A year that leaves the child out says something only of a child whose care it leaves open.
    if (held.years.includes(year) || entries.some(each => each.body['lostAfter'] !== undefined))
      told.push({ knownFrom: collectionYear(year).end, entries })
  }
  return told
}

// Each year that mentions the child, and the first later one held that leaves an open stay in care unmentioned.
function yearsToTell(held: Held, { yearsHeld }: SourceContext): readonly number[] {
  const years = new Set(held.years)
  for (const { year } of held.of('Episodes')) {
    const next = yearsHeld.find(each => each > year)
    if (next !== undefined) years.add(next)
  }
  return [...years].sort((a, b) => a - b)
}

function entriesBy(
  held: Held,
  year: number,
  { council, yearsHeld }: SourceContext,
  found: ChildNote[] = [],
): readonly SourceEntry[] {
  const born = bornOf(held)
  const episodes = episodesOf(held, found)
  const mentioned = held.of('Episodes').at(-1)?.year
  const lost = mentioned !== undefined && yearsHeld.some(each => each > mentioned && each <= year)
  const inCare = firstInCare(episodes)
  return [
    ...aboutChild(held, found),
    entry('responsible-council', null, episodes[0]?.start ?? firstDay(held), null, { council }),
    ...unaccompanied(held, inCare),
    ...careOf(episodes, { council, lostSince: lost ? mentioned : undefined }, found),
    ...eventsOf(held, episodes),
    ...outcomesOf(held),
    ...careLeaverOf(held, born),
  ]
}

function firstDay(held: Held): PlainDate | null {
  const first = held.years[0]
  return first === undefined ? null : collectionYear(first).start
}

function unaccompanied(held: Held, inCare: PlainDate | undefined): readonly SourceEntry[] {
  const newest = oneEachYear(held, 'UASC').at(-1)
  if (newest === undefined) return []
  const ceased = dayIn(newest.values, 'DUC') ?? null
  const start = inCare !== undefined && (ceased === null || inCare <= ceased) ? inCare : null
  return [entry('unaccompanied-status', null, start, ceased, {})]
}
