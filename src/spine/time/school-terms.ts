import { type PlainDate, addDays, epochDay, fromEpochDay, partsOf } from './plain-date.ts'
import { type SchoolCalendar, type SchoolTerm, nameOf } from './school-calendar.ts'
import { usualTerms } from './usual-terms.ts'

export { type SchoolCalendar, type SchoolTerm, type TermName, nameOf, schoolCalendar } from './school-calendar.ts'
export { isOfSchoolAge, schoolAgeEnds, schoolAgeStarts, schoolYearOf } from './school-age.ts'
export { usualTerms } from './usual-terms.ts'

/** The academic year (1 September to 31 August) a day is in, named by the year it begins in: July 2025 is 2024. */
export function academicYearOf(date: PlainDate): number {
  const { year, month } = partsOf(date)
  return month >= 9 ? year : year - 1
}

/**
 * The term a day falls in, half-term and weekends included; undefined in the holidays between terms.
 * Throws a RangeError outside the years the calendar speaks of.
 */
export function termOf(date: PlainDate, calendar: SchoolCalendar = usualTerms): SchoolTerm | undefined {
  const term = termFrom(date, calendar)
  return term && term.start <= date ? term : undefined
}

/** The term that a day falls in, or the next to begin. Undefined in the last holiday known; throws as `termOf` does. */
export function termFrom(date: PlainDate, calendar: SchoolCalendar = usualTerms): SchoolTerm | undefined {
  within(date, calendar)
  return calendar.terms[firstEnding(date, calendar)]
}

/** The term a day falls in, or, in a holiday, the one before it. Undefined before the first known; throws as `termOf` does. */
export function latestTerm(date: PlainDate, calendar: SchoolCalendar = usualTerms): SchoolTerm | undefined {
  within(date, calendar)
  const index = firstEnding(date, calendar)
  const term = calendar.terms[index]
  return term && term.start <= date ? term : calendar.terms[index - 1]
}

/** The last term whose last day is on or before a day; undefined where none that is known had ended by then. */
export function lastTermEnded(date: PlainDate, calendar: SchoolCalendar = usualTerms): SchoolTerm | undefined {
  const index = firstEnding(date, calendar)
  const term = calendar.terms[index]
  return term && term.end === date ? term : calendar.terms[index - 1]
}

/** The terms any day of which lies from `a` to `b`, oldest first; only those the calendar speaks of. */
export function termsBetween(a: PlainDate, b: PlainDate, calendar: SchoolCalendar = usualTerms): readonly SchoolTerm[] {
  const terms: SchoolTerm[] = []
  for (let index = firstEnding(a, calendar); index < calendar.terms.length; index++) {
    const term = calendar.terms[index]
    if (!term || term.start > b) break
    terms.push(term)
  }
  return terms
}

/** The day before the next term begins: the last on which something is still of this term, holiday after it included. */
export function lastDayBeforeNext(term: SchoolTerm, calendar: SchoolCalendar = usualTerms): PlainDate {
  const next = calendar.terms[firstEnding(term.end, calendar) + 1]
  return next ? addDays(next.start, -1) : calendar.known.end
}

/** Whether pupils come on a day. Throws a RangeError outside the years the calendar speaks of. */
export function isSchoolDay(date: PlainDate, calendar: SchoolCalendar = usualTerms): boolean {
  within(date, calendar)
  return calendar.schoolDays[upTo(date, calendar) - 1] === epochDay(date)
}

/**
 * The nth school day after a day, which is day 0 whether or not it is itself one. With 0, the day itself; negative n
 * goes back. Throws a RangeError when n is not whole or the answer lies outside the years the calendar speaks of.
 */
export function addSchoolDays(from: PlainDate, n: number, calendar: SchoolCalendar = usualTerms): PlainDate {
  if (!Number.isInteger(n)) throw new RangeError(`${n} is not a whole number of school days`)
  within(from, calendar)
  if (n === 0) return from
  const to = upTo(from, calendar)
  const before = calendar.schoolDays[to - 1] === epochDay(from) ? to - 1 : to
  const found = calendar.schoolDays[n > 0 ? to + n - 1 : before + n]
  if (found === undefined) throw outside(`${from} and ${n} school days`, calendar)
  return fromEpochDay(found)
}

/** Whether so many school days after a day can be counted: whether they lie within the years the calendar speaks of. */
export function canCountSchoolDays(from: PlainDate, n: number, calendar: SchoolCalendar = usualTerms): boolean {
  if (from < calendar.known.start || from > calendar.known.end) return false
  return calendar.schoolDays[upTo(from, calendar) + n - 1] !== undefined
}

/** How many school days after `from`, which is day 0, `to` is; 0 when it is not later. Throws as `addSchoolDays` does. */
export function schoolDaysBetween(from: PlainDate, to: PlainDate, calendar: SchoolCalendar = usualTerms): number {
  within(from, calendar)
  within(to, calendar)
  return Math.max(upTo(to, calendar) - upTo(from, calendar), 0)
}

/** A term in one word that sorts by time: '2024-1-autumn'. */
export function termKey(term: SchoolTerm): string {
  return `${term.year}-${{ autumn: 1, spring: 2, summer: 3 }[term.name]}-${term.name}`
}

/** A term and its calendar year, as people call it: 'spring term 2025'. */
export const termInWords = nameOf

// Where the first term to end on or after a day stands in the list.
function firstEnding(date: PlainDate, { terms }: SchoolCalendar): number {
  let low = 0
  let high = terms.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((terms[middle]?.end ?? date) < date) low = middle + 1
    else high = middle
  }
  return low
}

// How many school days there are up to and including a day.
function upTo(date: PlainDate, { schoolDays }: SchoolCalendar): number {
  const day = epochDay(date)
  let low = 0
  let high = schoolDays.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((schoolDays[middle] ?? 0) <= day) low = middle + 1
    else high = middle
  }
  return low
}

function within(date: PlainDate, calendar: SchoolCalendar): void {
  if (date < calendar.known.start || date > calendar.known.end) throw outside(date, calendar)
}

function outside(asked: string, { known }: SchoolCalendar): RangeError {
  return new RangeError(`school terms are known from ${known.start} to ${known.end}; ${asked} is outside them`)
}
