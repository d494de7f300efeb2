import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, holdsOn, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import type { Period } from '../../../spine/time/periods.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { allocationRole } from '../codes.ts'
import { allocation, socialWorkerEpisode } from '../kinds.ts'

export type AllocationEntry = Entry<BodyOf<typeof allocation>>

/** What a worker is to the child: `social-worker`, `personal-adviser`. */
export type AllocationRole = BodyOf<typeof allocation>['role']

/** A stretch of time; it does not hold on its `until` day, and has no end where that is null. */
export interface Stretch {
  readonly from: PlainDate
  readonly until: PlainDate | null
}

const NONE: readonly never[] = Object.freeze([])

/** Who works with the child in a role at the end of a day: the latest to begin of those open. Undefined where nobody does. */
export function allocatedOn(file: SubjectFile, role: AllocationRole, on: PlainDate): AllocationEntry | undefined {
  return all(file, allocation).findLast(entry => entry.body.role === role && holdsOn(entry, on))
}

/** Everyone who works with the child at the end of a day, one for each role, in the order of the roles. */
export function workersOf(file: SubjectFile, on: PlainDate): readonly AllocationEntry[] {
  if (all(file, allocation).length === 0) return NONE
  return allocationRole.codes.flatMap(({ code }) => allocatedOn(file, code, on) ?? [])
}

/** Every allocation of a role, oldest first. */
export function allocationsOf(file: SubjectFile, role: AllocationRole): readonly AllocationEntry[] {
  return byRole(file).get(role) ?? NONE
}

const byRole = notion((file: SubjectFile): ReadonlyMap<AllocationRole, readonly AllocationEntry[]> => {
  const found = new Map<AllocationRole, AllocationEntry[]>()
  for (const entry of all(file, allocation)) {
    const list = found.get(entry.body.role)
    if (list) list.push(entry)
    else found.set(entry.body.role, [entry])
  }
  return found
})

/** A time through which somebody held a role, and the entry with which it began. */
export interface HeldStretch extends Stretch {
  readonly entry: string
}

/**
 * The times during which somebody held a role, oldest first, those that touch or overlap made one. For the social worker
 * the return's own stretches are among them. A start that is not known counts from the first day there is.
 */
export function heldStretches(file: SubjectFile, role: AllocationRole): readonly HeldStretch[] {
  return held(file).get(role) ?? NONE
}

const held = notion((file: SubjectFile): ReadonlyMap<AllocationRole, readonly HeldStretch[]> => {
  const found = new Map<AllocationRole, readonly HeldStretch[]>()
  const episodes: readonly Entry[] = all(file, socialWorkerEpisode)
  for (const [role, entries] of byRole(file))
    if (role !== 'social-worker' || episodes.length === 0) found.set(role, joined(entries))
  if (episodes.length > 0) {
    const both: Entry[] = [...episodes, ...allocationsOf(file, 'social-worker')]
    found.set('social-worker', joined(both.sort((a, b) => (dayOr(a) < dayOr(b) ? -1 : dayOr(a) > dayOr(b) ? 1 : 0))))
  }
  return found
})

const FIRST_DAY = '0001-01-01' as PlainDate

function dayOr(entry: Entry): PlainDate {
  return startDay(entry.start) ?? FIRST_DAY
}

function joined(entries: readonly Entry[]): readonly HeldStretch[] {
  const found: HeldStretch[] = []
  for (const entry of entries) {
    const from = dayOr(entry)
    const last = found.at(-1)
    // One recorded to end on the day it began held for no day.
    if (entry.end !== null && entry.end <= from) continue
    if (last && (last.until === null || last.until >= from)) {
      if (last.until !== null && (entry.end === null || entry.end > last.until))
        found[found.length - 1] = { ...last, until: entry.end }
    } else found.push({ from, until: entry.end, entry: entry.id })
  }
  return found
}

/** A time within another during which nobody held a role, and who came after it. */
export interface Gap {
  readonly from: PlainDate
  /** When somebody held the role again, and the entry that shows it; undefined while nobody does. */
  readonly filled: { readonly on: PlainDate; readonly entry: string } | undefined
}

/**
 * The times within a stretch during which nobody held a role. Where somebody held it on the first day there is none at
 * the start; one who came after the stretch was over fills nothing.
 */
export function gapsIn(file: SubjectFile, role: AllocationRole, within: Stretch): readonly Gap[] {
  const gaps: Gap[] = []
  let covered: PlainDate = within.from
  for (const stretch of heldStretches(file, role)) {
    if (stretch.until !== null && stretch.until <= covered) continue
    if (within.until !== null && stretch.from >= within.until) break
    if (stretch.from > covered) gaps.push({ from: covered, filled: { on: stretch.from, entry: stretch.entry } })
    if (stretch.until === null) return gaps
    covered = stretch.until
  }
  if (within.until === null || covered < within.until) gaps.push({ from: covered, filled: undefined })
  return gaps
}

/**
 * Each time within a stretch that somebody had to be found for a role: at its start, where whoever held it already fills
 * it that day, and whenever nobody held it any more.
 */
export function turnsIn(file: SubjectFile, role: AllocationRole, within: Stretch): readonly Gap[] {
  const gaps = gapsIn(file, role, within)
  if (gaps[0]?.from === within.from) return gaps
  const { from } = within
  const holding = heldStretches(file, role).find(
    each => each.from <= from && (each.until === null || each.until > from),
  )
  return holding ? [{ from, filled: { on: from, entry: holding.entry } }, ...gaps] : gaps
}

/** One worker handing a role to the next. */
export interface WorkerChange {
  readonly role: AllocationRole
  readonly before: AllocationEntry
  readonly after: AllocationEntry
  /** The day the new worker began. */
  readonly on: PlainDate
}

/** Each change of worker in a role, oldest first: one ended (or was left open) and another began. The same worker again is none. */
export function workerChanges(file: SubjectFile, role: AllocationRole): readonly WorkerChange[] {
  const entries = allocationsOf(file, role)
  if (entries.length < 2) return NONE
  const changes: WorkerChange[] = []
  for (let index = 1; index < entries.length; index++) {
    const before = entries[index - 1] as AllocationEntry
    const after = entries[index] as AllocationEntry
    const on = startDay(after.start)
    if (on === undefined || isSameWorker(before, after)) continue
    changes.push({ role, before, after, on })
  }
  return changes
}

function isSameWorker(a: AllocationEntry, b: AllocationEntry): boolean {
  const one = whoIs(a)
  return one !== undefined && one === whoIs(b)
}

function whoIs({ body }: AllocationEntry): string | undefined {
  return body.worker ?? body.name?.trim().toLowerCase()
}

/** Social workers in a time: those told apart, and how many more there may have been. */
export interface Workers {
  readonly known: readonly string[]
  readonly unnamed: number
}

const NO_WORKERS: Workers = { known: [], unnamed: 0 }

/**
 * The different social workers a child had on any day of a period, each once however often they came back, those from
 * before care included. One who left on the first day counts. A number beginning XX is the return's 'not available',
 * so such stretches cannot be told apart and are counted separately.
 *
 * Where the trust's own allocations begin within the period, the return tells of those before. The return's last
 * worker, not ended by then, is taken for the one allocated first. Otherwise workers told by both cannot be matched: as
 * many as either tells are known, and the rest may have been others.
 * Source: placement stability indicators, children with 3 or more social workers in the year.
 */
export function workersBetween(file: SubjectFile, period: Period): Workers {
  const returned = episodesBetween(file, period)
  const allocations = allocationsOf(file, 'social-worker')
  const [first] = allocations
  if (!first) return returned
  const own = tally(allocations.filter(entry => touches(entry, period)).map(whoIs))
  const began = dayOr(first)
  if (began <= period.start || returned === NO_WORKERS) return own
  const before = episodesBetween(file, period, began)
  const carriedOn = all(file, socialWorkerEpisode).some(
    entry => dayOr(entry) < began && (entry.end === null || entry.end > began),
  )
  const most =
    before.known.length + before.unnamed + own.known.length + own.unnamed - (carriedOn && own.known.length > 0 ? 1 : 0)
  const known = returned.known.length > own.known.length ? returned.known : own.known
  return { known, unnamed: Math.max(most - known.length, 0) }
}

function episodesBetween(file: SubjectFile, period: Period, before?: PlainDate): Workers {
  const stretches = all(file, socialWorkerEpisode)
  if (stretches.length === 0) return NO_WORKERS
  return tally(
    stretches
      .filter(entry => touches(entry, period) && (before === undefined || dayOr(entry) < before))
      .map(({ body }) => (body.worker.toUpperCase().startsWith('XX') ? undefined : body.worker)),
  )
}

function tally(workers: readonly (string | undefined)[]): Workers {
  const known = new Set<string>()
  let unnamed = 0
  for (const worker of workers) {
    if (worker === undefined) unnamed++
    else known.add(worker)
  }
  return { known: [...known], unnamed }
}

/** The first day from which any social worker is recorded, by the return or by the trust; undefined when none is. */
export const firstWorkerRecorded = notion((file: SubjectFile): PlainDate | undefined => {
  const days = [all(file, socialWorkerEpisode)[0], allocationsOf(file, 'social-worker')[0]].flatMap(
    entry => (entry && startDay(entry.start)) ?? [],
  )
  return days.length === 0 ? undefined : days.reduce((a, b) => (a < b ? a : b))
})

function touches(entry: Entry, period: Period): boolean {
  const start = startDay(entry.start)
  return (start === undefined || start <= period.end) && (entry.end === null || entry.end >= period.start)
}
