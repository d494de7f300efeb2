import { type PlainDate, addDays, dayOfWeek, epochDay, fromEpochDay, later, partsOf } from './plain-date.ts'

export type TermName = 'autumn' | 'spring' | 'summer'

/** One term, its first and last day included, whether or not those are days for pupils. */
export interface SchoolTerm {
  readonly name: TermName
  /** The academic year it belongs to, named by the year it begins in: spring 2025 is of 2024. */
  readonly year: number
  readonly start: PlainDate
  readonly end: PlainDate
  readonly halfTerm: { readonly start: PlainDate; readonly end: PlainDate }
}

/** The terms of one council's, or one school's, years. Made by `schoolCalendar`. */
export interface SchoolCalendar {
  readonly name: string
  /** Whether the dates are our pattern, not what a council published. */
  readonly assumed: boolean
  readonly terms: readonly SchoolTerm[]
  /** The first and last day it speaks of. */
  readonly known: { readonly start: PlainDate; readonly end: PlainDate }
  /** Every day for pupils as an epoch day, oldest first. */
  readonly schoolDays: readonly number[]
}

/**
 * A calendar from its terms, oldest first, and the days within them when pupils do not come: bank holidays and staff
 * training days. Throws a RangeError where terms overlap or a half-term lies outside its term.
 */
export function schoolCalendar(parts: {
  name: string
  assumed?: boolean
  terms: readonly SchoolTerm[]
  closed: readonly PlainDate[]
}): SchoolCalendar {
  const { name, terms } = parts
  const first = terms[0]
  const last = terms.at(-1)
  if (!first || !last) throw new RangeError(`school calendar '${name}' has no terms`)
  const closed = new Set<string>(parts.closed)
  const schoolDays: number[] = []
  let before: SchoolTerm | undefined
  for (const term of terms) {
    if (term.start > term.end || (before && before.end >= term.start))
      throw new RangeError(`school calendar '${name}': ${nameOf(term)} does not follow the term before it`)
    if (term.halfTerm.start < term.start || term.halfTerm.end > term.end || term.halfTerm.start > term.halfTerm.end)
      throw new RangeError(`school calendar '${name}': half-term is not within ${nameOf(term)}`)
    for (let day = epochDay(term.start); day <= epochDay(term.end); day++) {
      const date = fromEpochDay(day)
      const weekday = dayOfWeek(date)
      const away = date >= term.halfTerm.start && date <= term.halfTerm.end
      if (weekday !== 0 && weekday !== 6 && !away && !closed.has(date)) schoolDays.push(day)
    }
    before = term
  }
  return {
    name,
    assumed: parts.assumed ?? false,
    terms,
    known: { start: first.start, end: later(last.end, lastDayOfHoliday(last)) },
    schoolDays,
  }
}

/** A term as it is called: 'autumn term 2024', by the calendar year it is in. */
export function nameOf(term: SchoolTerm): string {
  return `${term.name} term ${partsOf(term.start).year}`
}

// The holiday after the last term is spoken of too, to the end of its calendar month, so that a day in it can be asked.
function lastDayOfHoliday(term: SchoolTerm): PlainDate {
  return term.name === 'summer' ? addDays(`${partsOf(term.end).year}-09-01` as PlainDate, -1) : term.end
}
