import { type PlainDate, addDays, addMonths, addYears, dateOf, endOfMonth, partsOf } from './plain-date.ts'

/** A run of days, both ends included. */
export interface Period {
  readonly start: PlainDate
  readonly end: PlainDate
}

/** How a measure's period is found from the date it is asked for. */
export type PeriodRule =
  | 'snapshot' // one day: the date itself
  | 'month' // the calendar month up to the date
  | 'quarter' // the three months ending on the date
  | 'rolling-year' // the twelve months ending on the date; the collection year when that is 31 March
  | 'rolling-3-years'
  | 'collection-year' // the last complete 1 April to 31 March ending on or before the date

/** The collection year (named by the year it ends in) that holds a date: 1 April 2017 to 31 March 2018 is 2018. */
export function collectionYearOf(date: PlainDate): number {
  const { year, month } = partsOf(date)
  return month >= 4 ? year + 1 : year
}

/** 1 April to 31 March of a collection year named by its end. */
export function collectionYear(endYear: number): Period {
  return { start: dateOf(endYear - 1, 4, 1), end: dateOf(endYear, 3, 31) }
}

/** The last 31 March on or before a date. */
export function lastYearEnd(date: PlainDate): PlainDate {
  const year = collectionYearOf(date)
  const end = collectionYear(year).end
  return end <= date ? end : collectionYear(year - 1).end
}

/** The period a rule gives for a date. */
export function periodFor(rule: PeriodRule, on: PlainDate): Period {
  switch (rule) {
    case 'snapshot':
      return { start: on, end: on }
    case 'month':
      return { start: dateOf(partsOf(on).year, partsOf(on).month, 1), end: on }
    case 'quarter':
      return { start: startOfMonthsBack(on, 3), end: on }
    case 'rolling-year':
      return { start: startOfMonthsBack(on, 12), end: on }
    case 'rolling-3-years':
      return { start: startOfMonthsBack(on, 36), end: on }
    case 'collection-year': {
      const end = lastYearEnd(on)
      return { start: addDays(addYears(end, -1), 1), end }
    }
  }
}

/** The month ends up to a date, oldest first, the date's own month last (as the date itself). */
export function monthEnds(on: PlainDate, count: number): readonly PlainDate[] {
  const ends: PlainDate[] = [on]
  for (let back = 1; back < count; back++)
    ends.unshift(endOfMonth(addMonths(dateOf(partsOf(on).year, partsOf(on).month, 1), -back)))
  return ends
}

// From the end of a month, twelve months back is the end of that month the year before, whatever their lengths.
function startOfMonthsBack(on: PlainDate, months: number): PlainDate {
  const back = addMonths(on, -months)
  return addDays(on === endOfMonth(on) ? endOfMonth(back) : back, 1)
}
