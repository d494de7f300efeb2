import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, current, holdsOn, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import type { Period } from '../../../spine/time/periods.ts'
import { type PlainDate, addDays, earlier, later } from '../../../spine/time/plain-date.ts'
import { schoolAgeEnds, schoolAgeStarts, schoolYearOf } from '../../../spine/time/school-age.ts'
import { schoolDaysBetween } from '../../../spine/time/school-terms.ts'
import { timesInCare } from '../../care/notions.ts'
import { bornOn } from '../../people/notions.ts'
import { attendanceDay, attendanceTotal, homeEducation, missingEducation, pep, schoolPlace } from '../kinds.ts'
import { termsFor } from './terms.ts'

/** A place at a school, nursery or college. */
export type SchoolPlace = Entry<BodyOf<typeof schoolPlace>>

/** The three groups by which education plans are counted. */
export type EducationStage = 'early-years' | 'school-age' | 'post-16'

const NONE: readonly never[] = Object.freeze([])

/** The age to which a young person is expected to be in education or training, and has an education plan while in care. */
export const participationTo: Dated<number> = dated({
  from: '2013-09-01',
  value: 18,
  source: 'Education and Skills Act 2008, s 1 (to 17 from 2013, to 18 from 2015)',
})

/** The place a child has at the end of a day; undefined where none is recorded, or it is recorded that there is none. */
export function schoolOn(file: SubjectFile, on: PlainDate): SchoolPlace | undefined {
  return all(file, schoolPlace).findLast(entry => entry.body.type !== 'none' && holdsOn(entry, on))
}

/**
 * Which education stage a child is in on a day: of compulsory school age, past it and under 18, or below it with an early
 * years place. Undefined for a child below school age with no such place, an adult, and one whose date of birth is not
 * recorded.
 */
export function educationStage(file: SubjectFile, on: PlainDate): EducationStage | undefined {
  const ages = agesOf(file)
  if (ages === undefined || on >= ages.adult) return undefined
  if (on > ages.schoolEnds) return 'post-16'
  if (on >= ages.schoolStarts) return 'school-age'
  return schoolOn(file, on) ? 'early-years' : undefined
}

// The days on which a child passes from one stage to the next.
const agesOf = notion((file: SubjectFile) => {
  const born = bornOn(file)
  return (
    born && {
      schoolStarts: schoolAgeStarts(born),
      schoolEnds: schoolAgeEnds(born),
      adult: birthday(born, valueOn(participationTo, born)),
    }
  )
})

/** A time when a child in care and of school age had no full-time school. */
export interface SchoolGap {
  readonly from: PlainDate
  /** What it began with. */
  readonly why: 'place-ended' | 'out-of-school' | 'no-place'
  /** The day a full-time place began, or full-time school was taken up again. */
  readonly met: { readonly on: PlainDate; readonly entry: string } | undefined
}

const gaps = notion((file: SubjectFile): readonly SchoolGap[] => {
  const born = bornOn(file)
  if (born === undefined) return NONE
  const places = all(file, schoolPlace).filter(entry => entry.body.type !== 'none' && startDay(entry.start))
  const found: SchoolGap[] = []
  const fullTimeFrom = (from: PlainDate): SchoolGap['met'] => {
    const next = places.find(place => place.body.fullTime && (startDay(place.start) ?? from) >= from)
    return next && { on: startDay(next.start) ?? from, entry: next.id }
  }
  const add = (gap: SchoolGap): void => {
    // Two records of one time out of school are one gap, counted from the first.
    const held = found.some(other => other.from <= gap.from && (other.met === undefined || other.met.on > gap.from))
    if (!held && !(gap.met && hasNoSchoolDay(file, gap.from, gap.met.on))) found.push(gap)
  }
  const begun = [
    ...places
      .filter(
        place => place.end !== null && !places.some(other => other !== place && holdsOn(other, place.end ?? UNKNOWN)),
      )
      .map(place => ({ from: place.end ?? UNKNOWN, why: 'place-ended' as const, back: undefined })),
    ...all(file, missingEducation).map(({ id, start, end }) => ({
      from: startDay(start) ?? UNKNOWN,
      why: 'out-of-school' as const,
      back: end === null ? undefined : { on: end, entry: id },
    })),
    ...all(file, schoolPlace)
      .filter(entry => entry.body.type === 'none')
      .map(({ start }) => ({ from: startDay(start) ?? UNKNOWN, why: 'no-place' as const, back: undefined })),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  for (const time of timesInCare(file)) {
    const first = later(time.start, schoolAgeStarts(born))
    const last = earlier(time.end ?? FOREVER, addDays(schoolAgeEnds(born), 1))
    for (const { from, why, back } of begun) {
      const start = later(from, first)
      if (start >= last || current(file, homeEducation, start)) continue
      const next = fullTimeFrom(from)
      const met = back && (!next || back.on <= next.on) ? back : next
      if (met && met.on <= start) continue
      add({ from: start, why, met })
    }
  }
  return found
})

/**
 * The times when a child in care and of compulsory school age had no full-time school, oldest first: a place ended with
 * no other, or a time out of school was recorded. A holiday between two schools is none. Education at home by choice is
 * none. Tuition meanwhile does not end one.
 */
export function schoolGaps(file: SubjectFile): readonly SchoolGap[] {
  return all(file, schoolPlace).length === 0 && all(file, missingEducation).length === 0 ? NONE : gaps(file)
}

/** The gap a day falls in; the day it ended is not in it. */
export function schoolGapOn(file: SubjectFile, on: PlainDate): SchoolGap | undefined {
  return schoolGaps(file).findLast(gap => gap.from <= on && (gap.met === undefined || gap.met.on > on))
}

/** A change from one school to another while in care. */
export interface SchoolMove {
  readonly from: SchoolPlace
  readonly to: SchoolPlace
  readonly on: PlainDate
}

// The school years that begin a new school for everyone: reception, junior school, secondary school and after 16.
const NEW_SCHOOL_YEARS: readonly number[] = [0, 3, 7, 12]

/**
 * A child's changes of school while in care, oldest first. Leaving a nursery for school is none, and neither is going up
 * with everyone else at the start of a school year that begins a new school.
 */
export const schoolMoves = notion((file: SubjectFile): readonly SchoolMove[] => {
  const born = bornOn(file)
  const places = all(file, schoolPlace).filter(entry => entry.body.type !== 'none' && startDay(entry.start))
  const moves: SchoolMove[] = []
  for (const [index, to] of places.entries()) {
    const from = places[index - 1]
    const on = startDay(to.start)
    if (!from || on === undefined || from.body.type === 'nursery' || sameSchool(from, to)) continue
    if (born !== undefined && on.slice(5, 7) === '09' && NEW_SCHOOL_YEARS.includes(schoolYearOf(born, on))) continue
    if (timesInCare(file).some(time => time.start < on && (time.end === null || on < time.end)))
      moves.push({ from, to, on })
  }
  return moves
})

/** Whether anything of a child's schooling is recorded for any day of a period, so that silence about it says something. */
export function schoolIsRecorded(file: SubjectFile, period: Period): boolean {
  return (
    [schoolPlace, attendanceTotal, missingEducation, homeEducation].some(kind =>
      all(file, kind).some(entry => touches(entry, period)),
    ) ||
    [pep, attendanceDay].some(kind =>
      all(file, kind).some(({ start }) => {
        const on = startDay(start)
        return on !== undefined && on >= period.start && on <= period.end
      }),
    )
  )
}

/** The kinds `schoolIsRecorded` reads. */
export const schoolRecordReads = [schoolPlace, attendanceTotal, missingEducation, homeEducation, pep, attendanceDay]

function touches(entry: Entry, period: Period): boolean {
  const start = startDay(entry.start)
  return (start === undefined || start <= period.end) && (entry.end === null || entry.end >= period.start)
}

function sameSchool(a: SchoolPlace, b: SchoolPlace): boolean {
  if (a.body.urn !== undefined && b.body.urn !== undefined) return a.body.urn === b.body.urn
  return a.body.school !== undefined && a.body.school === b.body.school
}

const FOREVER = '9999-12-31' as PlainDate
// Before anything: what has no known start is taken as begun by then.
const UNKNOWN = '0001-01-01' as PlainDate

// Whether no day for pupils lies between the end of one and the start of the next.
function hasNoSchoolDay(file: SubjectFile, from: PlainDate, to: PlainDate): boolean {
  const terms = termsFor(file)
  const { start, end } = terms.known
  const before = addDays(to, -1)
  return from >= start && to <= end && (before <= from || schoolDaysBetween(from, before, terms) === 0)
}
