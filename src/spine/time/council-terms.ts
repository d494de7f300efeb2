import { bankHolidays } from './bank-holidays.ts'
import { type PlainDate, addDays, dateOf } from './plain-date.ts'
import { type SchoolCalendar, type SchoolTerm, schoolCalendar } from './school-calendar.ts'
import { isSchoolDay } from './school-terms.ts'
import { usualTerms } from './usual-terms.ts'

/** A school year as a council published it: its three terms, and the days within them when pupils do not come. */
export interface PublishedYear {
  readonly council: string
  /** The academic year, by the year it begins in. */
  readonly year: number
  readonly terms: readonly SchoolTerm[]
  /** Staff training days; bank holidays need not be among them. */
  readonly closed: readonly PlainDate[]
}

/** The calendar of each council that entered any of its years, by council. */
export type CouncilTerms = ReadonlyMap<string, SchoolCalendar>

/** The calendar by council: its own years where they were entered, and the usual terms in England for every other. */
export function councilTerms(published: readonly PublishedYear[]): CouncilTerms {
  const calendars = new Map<string, SchoolCalendar>()
  for (const council of new Set(published.map(each => each.council))) {
    const own = published.filter(each => each.council === council && faultOfYear(each) === undefined)
    if (own.length > 0) calendars.set(council, withOwn(council, own))
  }
  return calendars
}

/** Whether the dates of an academic year are a council's own, not the usual pattern. */
export function isPublished(calendar: SchoolCalendar, year: number): boolean {
  return calendar !== usualTerms && calendar.terms.some(term => term.year === year && !usual.has(term))
}

/** What is wrong with a year as it was entered, in words; undefined where nothing is. */
export function faultOfYear({ year, terms, closed }: PublishedYear): string | undefined {
  if (!usualTerms.terms.some(term => term.year === year)) return `School terms can be kept for ${years()}`
  const names = ['autumn', 'spring', 'summer'] as const
  if (terms.length !== names.length || terms.some((term, at) => term.name !== names[at])) return 'Give all three terms'
  for (const { name, start, end, halfTerm } of terms) {
    if (start > end) return `The ${name} term ends before it begins`
    if (halfTerm.start > halfTerm.end) return `The ${name} half-term ends before it begins`
    if (halfTerm.start < start || halfTerm.end > end) return `The ${name} half-term is not within the ${name} term`
  }
  for (const [at, term] of terms.entries()) {
    const before = terms[at - 1]
    if (before && term.start <= before.end) return `The ${term.name} term begins before the ${before.name} term ends`
  }
  const [first, last] = [dateOf(year, 8, 15), dateOf(year + 1, 8, 14)]
  if ((terms[0]?.start ?? first) < first || (terms[2]?.end ?? last) > last)
    return `The school year ${year} to ${year + 1} runs from the middle of August to the middle of August`
  const outside = closed.find(day => !terms.some(({ start, end }) => day >= start && day <= end))
  return outside && `${outside} is not within a term, so it cannot be a training day`
}

const usual: ReadonlySet<SchoolTerm> = new Set(usualTerms.terms)

function years(): string {
  return `${usualTerms.terms[0]?.year} to ${(usualTerms.terms.at(-1)?.year ?? 0) + 1}`
}

function withOwn(council: string, own: readonly PublishedYear[]): SchoolCalendar {
  const byYear = new Map(own.map(each => [each.year, each]))
  const others = usualTerms.terms.filter(term => !byYear.has(term.year))
  const terms = [...others, ...[...byYear.values()].flatMap(each => each.terms)].sort((a, b) =>
    a.start < b.start ? -1 : 1,
  )
  const closed = [
    ...usualClosed().filter(day => !within(day, [...byYear.keys()])),
    ...bankHolidays.map(each => each.date),
  ]
  return {
    ...schoolCalendar({
      name: `School terms of ${council}`,
      terms,
      closed: [...closed, ...[...byYear.values()].flatMap(each => each.closed)],
    }),
    // So that whatever can be asked of the usual terms can be asked of these.
    known: usualTerms.known,
  }
}

// The days within the usual terms, weekdays out of half-term, when pupils do not come.
function usualClosed(): readonly PlainDate[] {
  return (closedDays ??= usualTerms.terms.flatMap(({ start, end, halfTerm }) => {
    const days: PlainDate[] = []
    for (let day = start; day <= end; day = addDays(day, 1))
      if ((day < halfTerm.start || day > halfTerm.end) && !isSchoolDay(day)) days.push(day)
    return days
  }))
}

let closedDays: readonly PlainDate[] | undefined

function within(day: PlainDate, inYears: readonly number[]): boolean {
  return inYears.some(year => day >= dateOf(year, 8, 15) && day < dateOf(year + 1, 8, 15))
}
