import type { SourceEntry } from '../../../spine/ledger/source.ts'
import { collectionYear } from '../../../spine/time/periods.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { entry } from './entry.ts'
import type { Episode } from './episodes.ts'
import { homesOf } from './homes.ts'
import type { ChildNote } from './notes.ts'

/** Periods of care with their legal statuses and homes, and short breaks, from a child's episodes. */
export function careOf(
  episodes: readonly Episode[],
  about: {
    readonly council: string /** Whether a year held since leaves the child out. */
    readonly lostSince: number | undefined
  },
  notes: ChildNote[],
): readonly SourceEntry[] {
  const entries: SourceEntry[] = []
  for (const each of episodes) if (each.short) entries.push(shortBreak(each, about.council))
  for (const chain of chains(episodes)) {
    const [first] = chain
    const last = chain.at(-1)
    if (first === undefined || last === undefined) continue
    const lostAfter =
      last.end === null && about.lostSince !== undefined ? collectionYear(about.lostSince).end : undefined
    const startKnown = first.began === 'S' || followsShortBreak(first, episodes)
    if (lostAfter !== undefined) notes.push({ code: 'lost', start: first.start, after: lostAfter })
    if (!startKnown) notes.push({ code: 'start-not-held', start: first.start })
    entries.push(
      entry('period-of-care', first.start, first.start, last.end, {
        council: about.council,
        // The category is that of the whole time in care; where returns differ the newest is the better informed.
        need: chain.findLast(each => each.need !== undefined)?.need,
        homePostcode: chain.find(each => each.homePostcode !== undefined)?.homePostcode,
        ended: last.end !== null && last.endStated && last.ended !== 'X1' ? last.ended : undefined,
        startKnown,
        lostAfter,
      }),
    )
    entries.push(...legalStatuses(chain), ...homesOf(chain))
  }
  return entries
}

/** The first day a child is known to have been in care. */
export function firstInCare(episodes: readonly Episode[]): PlainDate | undefined {
  return episodes.find(each => !each.short)?.start
}

// Leaving and coming back on the same day is no break: the next episode starts on the day the one before ended.
function chains(episodes: readonly Episode[]): readonly (readonly Episode[])[] {
  const found: Episode[][] = []
  let before: Episode | undefined
  for (const each of episodes) {
    if (each.short) continue
    if (before !== undefined && before.end === each.start) found.at(-1)?.push(each)
    else found.push([each])
    before = each
  }
  return found
}

// A child whose short break became care is known to have come into care that day, though the return says L and not S.
function followsShortBreak(first: Episode, episodes: readonly Episode[]): boolean {
  return episodes.some(each => each.short && each.end === first.start)
}

function legalStatuses(chain: readonly Episode[]): readonly SourceEntry[] {
  const entries: SourceEntry[] = []
  let run: { readonly status: string; readonly start: PlainDate; end: PlainDate | null } | undefined
  for (const each of chain) {
    if (run !== undefined && each.status === run.status) run.end = each.end
    else {
      if (run !== undefined) entries.push(entry('legal-status', run.start, run.start, run.end, { status: run.status }))
      run = each.status === undefined ? undefined : { status: each.status, start: each.start, end: each.end }
    }
  }
  if (run !== undefined) entries.push(entry('legal-status', run.start, run.start, run.end, { status: run.status }))
  return entries
}

function shortBreak(each: Episode, council: string): SourceEntry {
  return entry('short-break', each.start, each.start, each.end, {
    basis: each.status,
    council,
    type: each.place,
    need: each.need,
    provider: each.provider,
    ended: each.end !== null && each.endStated ? each.ended : undefined,
  })
}
