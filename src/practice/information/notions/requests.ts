import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addDays, addMonths, daysBetween, later } from '../../../spine/time/plain-date.ts'
import { addWorkingDays, canCountWorkingDays, isWorkingDay } from '../../../spine/time/working-days.ts'
import { accessClarification, accessRequest } from '../kinds/requests.ts'
import { clockStopsFrom, monthsExtended, monthsToAnswer } from '../law.ts'

/** How the time of a request is counted. */
export interface AccessClock {
  /** The day the month is counted from: when the request came, or when it was clear who asks. */
  readonly from: PlainDate
  /** The last day it can be answered in time. */
  readonly by: PlainDate
  /** The last day on which they may be told that it will take longer. */
  readonly extendBy: PlainDate
  /** Two months more, because they were told in time and why. */
  readonly extended: boolean
  /** Days that did not count, while we waited for an answer. */
  readonly paused: number
  /** The day we asked something that is not answered yet; null where nothing is. */
  readonly waitingSince: PlainDate | null
}

export type AccessRequest = Entry<BodyOf<typeof accessRequest>>
export type Clarification = Entry<BodyOf<typeof accessClarification>>

/** The questions that were asked about a request. */
export function clarificationsOf(file: SubjectFile, request: string): readonly Clarification[] {
  return all(file, accessClarification).filter(each => each.body.request === request)
}

/**
 * When a request is to be answered, as it stands on a day: one calendar month from the day it came or, where that was
 * later, the day it was clear who asks; two months more where they were told so, and why, within the first. Days from
 * asking what they mean to their answer do not count, the first and the last of them included (UK GDPR, article 12A). A
 * month that lacks the day gives its last day, and a day that is no working day gives way to the next that is (the
 * Commissioner’s guidance). Undefined where the day the request came is not known.
 */
export function accessClock(
  request: AccessRequest,
  clarifications: readonly Clarification[],
  on: PlainDate,
): AccessClock | undefined {
  const came = startDay(request.start)
  if (came === undefined) return undefined
  const { identityClear, extended, extendedWhy } = request.body
  const from = identityClear === undefined ? came : later(came, identityClear)
  const spans = pausesOf(clarifications, from, on)
  const month = valueOn(monthsToAnswer, from).n
  const extendBy = pausedBeyond(addMonths(from, month), spans)
  const longer = extended !== undefined && extendedWhy !== undefined && extended <= extendBy.day
  const until = longer ? pausedBeyond(addMonths(from, valueOn(monthsExtended, from).n), spans) : extendBy
  return {
    from,
    by: workingDayFrom(until.day),
    extendBy: workingDayFrom(extendBy.day),
    extended: longer,
    paused: until.paused,
    waitingSince: spans.find(each => each.open)?.first ?? null,
  }
}

interface Pause {
  readonly first: PlainDate
  /** The last day that does not count: that of the answer, or the day asked about where there is none yet. */
  readonly last: PlainDate
  readonly open: boolean
}

// Two questions at once stop the clock once: what overlaps is one stretch. The law has stopped it only since it came in.
function pausesOf(clarifications: readonly Clarification[], from: PlainDate, on: PlainDate): readonly Pause[] {
  const asked = clarifications
    .flatMap((each): readonly Pause[] => {
      const day = startDay(each.start)
      if (day === undefined || day > on || day < clockStopsFrom) return []
      const open = each.end === null || each.end > on
      return [{ first: later(day, from), last: open ? on : (each.end as PlainDate), open }]
    })
    .filter(({ first, last }) => first <= last)
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
  return asked.reduce<readonly Pause[]>((joined, next) => {
    const before = joined.at(-1)
    if (!before || next.first > addDays(before.last, 1)) return [...joined, next]
    return [
      ...joined.slice(0, -1),
      { first: before.first, last: later(before.last, next.last), open: before.open || next.open },
    ]
  }, [])
}

// Only stretches that began before the time ran out move the day on.
function pausedBeyond(by: PlainDate, pauses: readonly Pause[]): { readonly day: PlainDate; readonly paused: number } {
  let day = by
  let paused = 0
  for (const { first, last } of pauses) {
    if (first > day) break
    const days = daysBetween(first, last) + 1
    day = addDays(day, days)
    paused += days
  }
  return { day, paused }
}

function workingDayFrom(day: PlainDate): PlainDate {
  return !canCountWorkingDays(day, 1) || isWorkingDay(day) ? day : addWorkingDays(addDays(day, -1), 1)
}
