import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { type Dated, dated } from '../../../spine/time/dated.ts'
import type { Period } from '../../../spine/time/periods.ts'
import { type PlainDate, daysBetween, earlier, later } from '../../../spine/time/plain-date.ts'
import { asksWhy, markMeaning } from '../codes.ts'
import { attendanceDay, attendanceTotal } from '../kinds.ts'

/** The share of a child's own possible sessions that makes absence persistent. */
export const persistentFrom: Dated<number> = dated(
  {
    from: '2011-09-01',
    value: 0.15,
    source: 'Department for Education, pupil absence: 15%, until 2014/15 (unverified)',
  },
  {
    from: '2015-09-01',
    value: 0.1,
    source: 'Department for Education, pupil absence: 10% or more of possible sessions',
  },
)

/** Sessions (half days) of school over a time. */
export interface Attendance {
  readonly possible: number
  readonly authorised: number
  readonly unauthorised: number
  /** Missed of those possible, from 0 to 1. */
  readonly missed: number
  /** The first and last day that what is recorded speaks of. */
  readonly from: PlainDate
  readonly to: PlainDate
}

/**
 * A child's sessions over a period: totals that lie within it, and single days that no total covers. Of totals that
 * overlap the longest is taken. Undefined where nothing is recorded, or nothing was possible.
 */
export function attendanceIn(file: SubjectFile, period: Period): Attendance | undefined {
  const totals: { readonly start: PlainDate; readonly end: PlainDate }[] = []
  let from: PlainDate | undefined
  let to: PlainDate | undefined
  let possible = 0
  let authorised = 0
  let unauthorised = 0
  for (const total of totalsOf(file)) {
    if (total.start < period.start || total.end > period.end) continue
    if (totals.some(other => total.start <= other.end && total.end >= other.start)) continue
    totals.push(total)
    from = earlier(from ?? total.start, total.start)
    to = later(to ?? total.end, total.end)
    possible += total.possible
    authorised += total.authorised
    unauthorised += total.unauthorised
  }
  for (const day of daysOf(file)) {
    if (day.on < period.start || day.on > period.end) continue
    if (totals.some(total => day.on >= total.start && day.on <= total.end)) continue
    from = earlier(from ?? day.on, day.on)
    to = later(to ?? day.on, day.on)
    possible += day.possible
    authorised += day.authorised
    unauthorised += day.unauthorised
  }
  if (from === undefined || to === undefined || possible === 0) return undefined
  return {
    possible,
    authorised,
    unauthorised,
    missed: (authorised + unauthorised) / possible,
    from,
    to,
  }
}

interface Sessions {
  readonly possible: number
  readonly authorised: number
  readonly unauthorised: number
}

// The longest first, so that a year's total is preferred to the terms it is made of.
const totalsOf = notion((file: SubjectFile): readonly (Sessions & { start: PlainDate; end: PlainDate })[] =>
  all(file, attendanceTotal)
    .flatMap(({ start, end, body }) => {
      const from = startDay(start)
      return from === undefined || end === null ? [] : [{ start: from, end, ...body }]
    })
    .sort((a, b) => daysBetween(b.start, b.end) - daysBetween(a.start, a.end)),
)

const daysOf = notion((file: SubjectFile): readonly (Sessions & { on: PlainDate })[] =>
  all(file, attendanceDay).flatMap(({ start, body }) => {
    const on = startDay(start)
    if (on === undefined) return []
    const sessions = { possible: 0, authorised: 0, unauthorised: 0 }
    for (const mark of [body.am, body.pm]) {
      const meaning = mark === undefined ? 'not-counted' : markMeaning(mark)
      if (meaning !== 'not-counted') sessions.possible++
      if (meaning === 'authorised' || meaning === 'unauthorised') sessions[meaning]++
    }
    return [{ on, ...sessions }]
  }),
)

/** A day missed that calls for a check, and the day it was checked. */
export interface AbsentDay {
  readonly on: PlainDate
  readonly entry: string
  readonly followedUp: PlainDate | undefined
}

/** The days a child missed without agreed leave, oldest first: those the daily check is about. */
export const absentDays = notion((file: SubjectFile): readonly AbsentDay[] =>
  all(file, attendanceDay).flatMap(({ id, start, body }) => {
    const on = startDay(start)
    if (on === undefined || !(asksWhy(body.am) || (body.pm !== undefined && asksWhy(body.pm)))) return []
    return [{ on, entry: id, followedUp: body.followedUp }]
  }),
)
