import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { Kind } from '../../../spine/ledger/kind.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addDays, addMonths, daysBetween, earlier, later } from '../../../spine/time/plain-date.ts'
import { type PeriodOfCare, covers, periodsOfCare } from '../../care/notions.ts'
import { bornOn } from '../../people/notions.ts'
import {
  careLeaverAccommodation,
  careLeaverActivity,
  careLeaverContact,
  heldElsewhere,
  returnedToParent,
} from '../kinds.ts'
import { daysInCareSince14 } from './reported.ts'

/** What the law calls a young person who is growing out of care. */
export type LeavingCareStatus = 'eligible' | 'relevant' | 'former-relevant' | 'qualifying'

/** A time with one status: it holds from its first day up to, not including, `until`. */
export interface StatusSpan {
  readonly status: LeavingCareStatus
  readonly from: PlainDate
  readonly until: PlainDate
  /** What makes it so. `report`: the return tells of a care leaver and no care is held that would show it. */
  readonly by: 'in-care' | 'left-care' | 'held-at-16' | 'broke-down' | 'turned-18' | 'guardianship' | 'report'
}

/** Months at home with a parent, settled, after which a relevant child is one no longer. */
export const monthsSettledAtHome: Dated<number> = dated({
  from: '2011-04-01',
  value: 6,
  source: 'Care Leavers (England) Regulations 2010, reg 3 (read in substance only, and needs checking)',
})

/** Whether there are duties to care leavers, by the day. */
export const careLeaversDuties: Dated<boolean> = dated(
  { from: '1989-11-16', value: false, source: 'Children Act 1989 as it was passed' },
  { from: '2001-10-01', value: true, source: 'Children (Leaving Care) Act 2000, in force from 1 October 2001' },
)

const NONE: readonly never[] = Object.freeze([])

/** The status under the leaving care duties at the end of a day; undefined where there is none. */
export function leavingCareStatusOn(file: SubjectFile, on: PlainDate): StatusSpan | undefined {
  return leavingCareSpans(file).find(span => span.from <= on && on < span.until)
}

/**
 * Every status a young person has had or will have if nothing changes, in order, from 16 to 25.
 *
 * Eligible: in care at 16 or 17 and, on that day, for 13 weeks or more in all since turning 14 (short breaks are not care;
 * the weeks need not run on). Relevant: eligible straight before leaving care under 18, or detained or in hospital at
 * the 16th birthday straight after 13 weeks in care begun since 14; not once settled at home with a parent for six
 * months, and again if that breaks down. Former relevant: eligible or relevant on the last day before 18, up to 25.
 * Qualifying: in care at some time at 16 or 17 and none of these, or left care for special guardians; up to 21.
 * Nobody who died, was adopted or was taken over by another council has one from then on.
 * Source: Children Act 1989, s 23A to 24 and Sch 2 para 19B; CPR 2010 reg 40; Care Leavers (England) Regulations 2010 reg 3.
 */
export function leavingCareSpans(file: SubjectFile): readonly StatusSpan[] {
  return bornOn(file) === undefined ? NONE : derived(file)
}

const derived = notion((file: SubjectFile): readonly StatusSpan[] => {
  const born = bornOn(file)
  if (born === undefined) return NONE
  const ages: Ages = {
    at14: birthday(born, 14),
    at16: birthday(born, 16),
    at18: birthday(born, 18),
    at21: birthday(born, 21),
    at25: birthday(born, 25),
  }
  const times = timesInCare(file, ages)
  const ends = endOfSupport(file)
  const spans = times.length === 0 ? reportedSpans(file, ages) : spansFrom(file, times, ages)
  return spans.flatMap(span => {
    const until = ends === undefined ? span.until : earlier(span.until, ends)
    return span.from < until && valueOn(careLeaversDuties, span.from) ? [{ ...span, until }] : []
  })
})

interface Ages {
  readonly at14: PlainDate
  readonly at16: PlainDate
  readonly at18: PlainDate
  readonly at21: PlainDate
  readonly at25: PlainDate
}

/** A time in care, which ends at 18 whatever is written; null where what became of it is not held. */
interface InCare {
  readonly care: PeriodOfCare
  readonly from: PlainDate
  readonly until: PlainDate
  readonly lost: boolean
}

function timesInCare(file: SubjectFile, { at18 }: Ages): readonly InCare[] {
  return periodsOfCare(file).flatMap(care => {
    if (care.start >= at18) return []
    const lost = care.end === null && care.lostAfter !== null && addDays(care.lostAfter, 1) < at18
    const end = care.end ?? (care.lostAfter === null ? at18 : addDays(care.lostAfter, 1))
    return [{ care, from: care.start, until: earlier(end, at18), lost }]
  })
}

function spansFrom(file: SubjectFile, times: readonly InCare[], ages: Ages): readonly StatusSpan[] {
  const { at16, at18, at21, at25 } = ages
  const spans: StatusSpan[] = []
  const add = (status: LeavingCareStatus, from: PlainDate, until: PlainDate, by: StatusSpan['by']): void => {
    if (from < until) spans.push({ status, from, until, by })
  }
  const held = heldAt16(file, times, ages)
  if (held) for (const time of notInCare(times, at16, at18)) atHome(file, time.from, time.until, 'held-at-16', add)
  for (const [index, time] of times.entries()) {
    const from = eligibleFrom(times, index, ages)
    if (from !== undefined) add('eligible', from, time.until, 'in-care')
    if (time.until >= at18 || time.lost || leftForGood(time.care) || held) continue
    const next = times[index + 1]?.from ?? at18
    if (from !== undefined && from < time.until) atHome(file, time.until, earlier(next, at18), 'left-care', add)
  }
  spans.sort((a, b) => (a.from < b.from ? -1 : 1))
  const last = times.at(-1)
  if (!last || leftForGood(last.care)) return spans
  const at18Held = spans.some(span => span.until === at18)
  const brokeDown = at18Held ? undefined : brokeDownAfter18(file, spans, ages)
  if (at18Held) add('former-relevant', at18, at25, 'turned-18')
  else if (brokeDown) add('former-relevant', brokeDown, at25, 'broke-down')
  else if (isReported(file)) add('former-relevant', at18, at25, 'report')
  else if (!last.lost) {
    const guardians = guardianship(last.care)
    // Whoever was eligible or relevant for a while under 18 is qualifying from the day that stopped.
    const from = later(spans.at(-1)?.until ?? at16, later(last.until, at16))
    if (guardians || times.some(time => time.until > at16))
      add('qualifying', from, at21, guardians ? 'guardianship' : 'left-care')
  }
  return spans
}

/** The first day of a time in care on which someone is eligible; undefined where there is none. */
function eligibleFrom(times: readonly InCare[], index: number, { at14, at16 }: Ages): PlainDate | undefined {
  const time = times[index]
  if (!time || time.until <= at16) return undefined
  let days = 0
  for (const earlierTime of times.slice(0, index)) days += heldDays(earlierTime, at14)
  const from = later(time.from, at14)
  const needed = valueOn(daysInCareSince14, later(from, at16)) - days
  const reached = needed <= 1 ? from : addDays(from, needed - 1)
  const first = later(at16, reached)
  return first < time.until ? first : undefined
}

function heldDays(time: InCare, from: PlainDate): number {
  const start = later(time.from, from)
  return start < time.until ? daysBetween(start, time.until) : 0
}

// Adds the times as a relevant child between two days: all of it but what was settled at home for six months and more.
function atHome(
  file: SubjectFile,
  from: PlainDate,
  until: PlainDate,
  by: 'left-care' | 'held-at-16',
  add: (status: LeavingCareStatus, from: PlainDate, until: PlainDate, by: StatusSpan['by']) => void,
): void {
  let at = from
  let why: StatusSpan['by'] = by
  for (const home of settledAtHome(file)) {
    if (home.from >= until || (home.until !== null && home.until <= at)) continue
    add('relevant', at, earlier(home.from, until), why)
    if (home.until === null) return
    at = later(at, home.until)
    why = 'broke-down'
  }
  add('relevant', at, until, why)
}

/** The times from which someone was settled at home for six months, up to the day it broke down. */
function settledAtHome(file: SubjectFile): readonly { from: PlainDate; until: PlainDate | null }[] {
  return all(file, returnedToParent).flatMap(entry => {
    const start = startDay(entry.start)
    if (start === undefined || entry.body.settled === false) return []
    const from = addMonths(start, valueOn(monthsSettledAtHome, start))
    return entry.end === null || entry.end > from ? [{ from, until: entry.end }] : []
  })
}

// Someone settled at home on turning 18, whose home then broke down, is one who was a relevant child and would be again.
function brokeDownAfter18(file: SubjectFile, spans: readonly StatusSpan[], { at18 }: Ages): PlainDate | undefined {
  if (!spans.some(span => span.status === 'relevant' || span.status === 'eligible')) return undefined
  const home = settledAtHome(file).find(
    ({ from, until }) => from <= at18 && until !== null && until > at18 && spans.some(span => span.until === from),
  )
  return home?.until ?? undefined
}

// Detained or in hospital at 16, having been in care straight before for 13 weeks that began since 14.
function heldAt16(file: SubjectFile, times: readonly InCare[], { at14, at16 }: Ages): boolean {
  return all(file, heldElsewhere).some(entry => {
    const start = startDay(entry.start)
    if (start === undefined || start > at16 || (entry.end !== null && entry.end <= at16)) return false
    const before = times.find(time => covers(time.care, start))
    if (!before || before.until > at16) return false
    const began = times.filter(time => time.from >= at14 && time.from <= start)
    const days = began.reduce((sum, time) => sum + heldDays({ ...time, until: earlier(time.until, start) }, at14), 0)
    return days >= valueOn(daysInCareSince14, start)
  })
}

function notInCare(
  times: readonly InCare[],
  from: PlainDate,
  until: PlainDate,
): readonly { from: PlainDate; until: PlainDate }[] {
  const free: { from: PlainDate; until: PlainDate }[] = []
  let at = from
  for (const time of times) {
    if (time.until <= at) continue
    if (time.from >= until) break
    if (time.from > at) free.push({ from: at, until: time.from })
    at = time.until
  }
  if (at < until) free.push({ from: at, until })
  return free
}

function leftForGood({ ended }: PeriodOfCare): boolean {
  return ended === 'E1' || ended === 'E11' || ended === 'E12' || ended === 'E2' || ended === 'E3' || ended === 'E15'
}

function guardianship({ ended }: PeriodOfCare): boolean {
  return ended === 'E43' || ended === 'E44' || ended === 'E45' || ended === 'E46' || ended === 'E47' || ended === 'E48'
}

// Whoever the return reports as a care leaver is one, though the years of care were not imported.
function reportedSpans(file: SubjectFile, { at18, at25 }: Ages): readonly StatusSpan[] {
  return isReported(file) ? [{ status: 'former-relevant', from: at18, until: at25, by: 'report' }] : NONE
}

function isReported(file: SubjectFile): boolean {
  return [careLeaverContact, careLeaverActivity, careLeaverAccommodation].some(
    kind => all(file, kind as Kind<unknown>).length > 0,
  )
}

// The return tells of those who died; of someone who went home for six months before 18 it says so at 17 or 18.
function endOfSupport(file: SubjectFile): PlainDate | undefined {
  for (const entry of all(file, careLeaverContact)) {
    const day = startDay(entry.start)
    if (day === undefined) continue
    if (entry.body.inTouch === 'DIED') return day
    if (entry.body.inTouch === 'RHOM' && (entry.body.birthday ?? 99) <= 18) return day
  }
  return undefined
}
