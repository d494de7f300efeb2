import { type SubjectFile, notion } from '../../../spine/ledger/file.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { type PlainDate, daysBetween, later } from '../../../spine/time/plain-date.ts'
import { type Home, carerSpells } from '../../placement/notions.ts'
import { because } from '../words.ts'
import { type TimeInCare, timesInCare } from './times-in-care.ts'

// Reads the placement room's notions, which read this room's: so it is not among those that `notions.ts` gives to all.

/** A time of living with the same carers, or in the same home, within a time in care: what the regulations call a placement. */
export interface Living {
  readonly time: TimeInCare
  readonly start: PlainDate
  readonly end: PlainDate | null
  /** Why it ended: a move, or the end of care. Of no meaning while it lasts. */
  readonly ends: Reason
  /** Whether it is the first of its time in care. */
  readonly first: boolean
  readonly homes: readonly Home[]
}

/** Where a child lived, time by time, and the days in care for which no home is recorded. */
export interface Lived {
  readonly with: readonly Living[]
  /** Stretches in care for which no home is recorded. */
  readonly unknown: readonly Pick<Living, 'time' | 'start' | 'end' | 'ends'>[]
}

const NOWHERE: Lived = Object.freeze({ with: Object.freeze([]), unknown: Object.freeze([]) })

const derived = notion((file: SubjectFile): Lived => {
  const found: Living[] = []
  const unknown: Lived['unknown'][number][] = []
  for (const time of timesInCare(file)) {
    const within = livingIn(file, time)
    let until: PlainDate | null = time.start
    for (const living of within) {
      if (until !== null && living.start > until)
        unknown.push({
          time,
          start: until,
          end: living.start,
          ends: because('care.home-recorded', { on: living.start }),
        })
      until = living.end
    }
    if (until !== null && (time.end === null || until < time.end))
      unknown.push({ time, start: until, end: time.end, ends: time.ends })
    found.push(...within)
  }
  return { with: found, unknown }
})

// Homes that overlap in the record are taken to have ended when the next began.
function livingIn(file: SubjectFile, time: TimeInCare): readonly Living[] {
  const spells = carerSpells(file).filter(
    ({ start, end }) => (end === null || (end > time.start && end > start)) && (time.end === null || start < time.end),
  )
  const found = spells.flatMap((spell, index): readonly Living[] => {
    const next = spells[index + 1]?.start
    const start = later(spell.start, time.start)
    const moves = next !== undefined && (spell.end === null || next < spell.end) ? next : spell.end
    const lasts = moves === null || (time.end !== null && time.end <= moves)
    const end = lasts ? time.end : moves
    if (end !== null && end <= start) return []
    const ends = lasts ? time.ends : because('care.moved', { on: end })
    return [{ time, start, end, ends, first: false, homes: spell.homes }]
  })
  const first = found[0]
  return first ? [{ ...first, first: true }, ...found.slice(1)] : found
}

/**
 * Where a child in care lived: each time with the same carers is one, however often the address, the kind of home or
 * the legal status changed, and a temporary stay away does not divide it.
 */
export function livedWith(file: SubjectFile): Lived {
  return timesInCare(file).length === 0 ? NOWHERE : derived(file)
}

/** The time with carers that something recorded on a day is about: the one that holds that day, else the next to begin. */
export function livingFor(file: SubjectFile, day: PlainDate): Living | undefined {
  const { with: times } = livedWith(file)
  return (
    times.findLast(living => living.start <= day && (living.end === null || day < living.end)) ??
    times.find(living => living.start > day)
  )
}

/** The time with carers that an entry about a home is about: the home it names or, where it names none, by its day. */
export function livingNamed(file: SubjectFile, placement: string | undefined, day: PlainDate): Living | undefined {
  const named =
    placement === undefined
      ? undefined
      : livedWith(file).with.find(living => living.homes.some(home => home.placement?.id === placement))
  return named ?? livingFor(file, day)
}

/** The time with carers whose start is nearest a day, of two as near the later. */
export function nearestStart(file: SubjectFile, on: PlainDate): Living | undefined {
  const times = livedWith(file).with
  const next = times.find(living => living.start >= on)
  const last = times.findLast(living => living.start <= on)
  if (!next || !last) return next ?? last
  return daysBetween(on, next.start) <= daysBetween(last.start, on) ? next : last
}

/** The time with carers, ended, whose end is nearest a day, of two as near the earlier. */
export function nearestEnd(file: SubjectFile, on: PlainDate): Living | undefined {
  const ended = livedWith(file).with.filter(living => living.end !== null)
  const apart = ({ end }: Living): number => Math.abs(daysBetween(on, end ?? on))
  return ended.reduce<Living | undefined>((near, each) => (near && apart(near) <= apart(each) ? near : each), undefined)
}
