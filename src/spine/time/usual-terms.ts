import { bankHolidays, isBankHoliday } from './bank-holidays.ts'
import { type PlainDate, addDays, dateOf, dayOfWeek } from './plain-date.ts'
import { type SchoolTerm, schoolCalendar } from './school-calendar.ts'

// A pattern, not anyone's published dates. It follows the Local Government Association's principles for the pupil year
// (a start near 1 September; about seven weeks twice before Christmas and six weeks four times after it; two weeks in
// April; at least six weeks in summer) with the weeks that schools in England usually take:
//   autumn   first weekday of September, to the Friday on or before 22 December; half-term the week of the Monday on or before 28 October
//   spring   the third Monday after that Friday, to the last weekday before the April holiday; half-term the week of the Monday on or after 12 February
//   April    two weeks: those before and after Easter Monday where it falls from 4 to 20 April, the two after an earlier one, the two before a later one
//   summer   the first weekday after them, for what is left of 195 days; half-term the week of the spring bank holiday
// Five of the 195 are for staff training (Education (School Day and School Year) (England) Regulations 1999: 380 sessions).
const FIRST_YEAR = 2005
const LAST_YEAR = 2029
const DAYS_FOR_STAFF = 195

const easterMondays = new Map(
  bankHolidays.filter(each => each.name === 'Easter Monday').map(each => [each.date.slice(0, 4), each.date]),
)
const springHolidays = new Map(
  bankHolidays.filter(each => each.name === 'Spring bank holiday').map(each => [each.date.slice(0, 4), each.date]),
)

interface Year {
  readonly terms: readonly SchoolTerm[]
  readonly training: readonly PlainDate[]
}

function yearOf(year: number): Year {
  const autumn: SchoolTerm = {
    name: 'autumn',
    year,
    start: openDay(dateOf(year, 9, 1), 1),
    end: weekdayUpTo(dateOf(year, 12, 22), 5),
    halfTerm: week(weekdayUpTo(dateOf(year, 10, 28), 1)),
  }
  const april = aprilHoliday(year + 1)
  const spring: SchoolTerm = {
    name: 'spring',
    year,
    start: openDay(addDays(autumn.end, 17), 1),
    end: openDay(addDays(april, -1), -1),
    halfTerm: week(weekdayUpTo(dateOf(year + 1, 2, 18), 1)),
  }
  const start = openDay(addDays(april, 14), 1)
  const halfTerm = week(weekdayUpTo(springHoliday(year + 1), 1))
  const left = DAYS_FOR_STAFF - openDays(autumn) - openDays(spring)
  const summer: SchoolTerm = { name: 'summer', year, start, halfTerm, end: nthOpenDay(start, halfTerm, left) }
  return {
    terms: [autumn, spring, summer],
    training: [autumn.start, openDay(addDays(autumn.start, 1), 1), spring.start, summer.start, summer.end],
  }
}

// Christmas 2030 is the last whose bank holidays are known, so the pattern ends with the year before it.
const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => yearOf(FIRST_YEAR + index))

/** The terms we assume from September 2005 to July 2030, until a council's own are entered: a pattern, nobody's published dates. */
export const usualTerms = schoolCalendar({
  name: 'Usual terms in England (assumed, until the councils’ own term dates are entered)',
  assumed: true,
  terms: years.flatMap(year => year.terms),
  closed: [...bankHolidays.map(each => each.date), ...years.flatMap(year => year.training)],
})

function aprilHoliday(year: number): PlainDate {
  const easter = easterMondays.get(String(year)) ?? dateOf(year, 4, 8)
  if (easter < dateOf(year, 4, 4)) return easter
  return addDays(easter, easter > dateOf(year, 4, 20) ? -14 : -7)
}

function springHoliday(year: number): PlainDate {
  return springHolidays.get(String(year)) ?? dateOf(year, 5, 31)
}

// The latest day of a weekday (1 Monday, 5 Friday) on or before a date.
function weekdayUpTo(date: PlainDate, weekday: number): PlainDate {
  return addDays(date, -((dayOfWeek(date) - weekday + 7) % 7))
}

function week(monday: PlainDate): SchoolTerm['halfTerm'] {
  return { start: monday, end: addDays(monday, 4) }
}

function isOpen(date: PlainDate): boolean {
  const weekday = dayOfWeek(date)
  return weekday !== 0 && weekday !== 6 && !isBankHoliday(date)
}

// The nearest day, going forwards or back, that is neither at a weekend nor a bank holiday.
function openDay(from: PlainDate, step: 1 | -1): PlainDate {
  let date = from
  while (!isOpen(date)) date = addDays(date, step)
  return date
}

function openDays(term: SchoolTerm): number {
  let count = 0
  for (let date = term.start; date <= term.end; date = addDays(date, 1))
    if (isOpen(date) && (date < term.halfTerm.start || date > term.halfTerm.end)) count++
  return count
}

function nthOpenDay(start: PlainDate, away: SchoolTerm['halfTerm'], n: number): PlainDate {
  let date = start
  let left = n
  for (;;) {
    if (isOpen(date) && (date < away.start || date > away.end) && --left === 0) return date
    date = addDays(date, 1)
  }
}
