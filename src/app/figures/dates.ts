import { lastYearEnd, monthEnds } from '../../spine/time/periods.ts'
import { type PlainDate, addMonths, addYears, earlier, endOfMonth } from '../../spine/time/plain-date.ts'

/** The dates a figure is worked out for, so that it can be shown with where it came from. */
export interface FigureDates {
  readonly on: PlainDate
  readonly yearAgo: PlainDate
  /** Month ends up to the date, oldest first, the date itself last. */
  readonly months: readonly PlainDate[]
  /** 31 Marches up to the date, oldest first. */
  readonly years: readonly PlainDate[]
}

/** The dates behind a figure on a date. */
export function datesBehind(on: PlainDate, months = 12, years = 5): FigureDates {
  const back = addMonths(on, -12)
  const last = lastYearEnd(on)
  return {
    on,
    yearAgo: on === endOfMonth(on) ? endOfMonth(back) : back,
    months: monthEnds(on, months),
    years: Array.from({ length: years }, (_, index) => addYears(last, index - years + 1)),
  }
}

/** Each date once. */
export function everyDate({ on, yearAgo, months, years }: FigureDates): readonly PlainDate[] {
  return [...new Set([on, yearAgo, ...months, ...years])].sort()
}

/** The date figures are shown for when nobody chose one: where the latest return held stops, or today where that is later still. */
export function usualDate(today: PlainDate, yearsHeld: readonly number[]): PlainDate {
  const last = yearsHeld.at(-1)
  return last === undefined ? today : earlier(today, `${last}-03-31` as PlainDate)
}

/** Dates worth offering, newest first: today, the months before the usual date, and the year ends of the returns held. */
export function datesToOffer(today: PlainDate, yearsHeld: readonly number[]): readonly PlainDate[] {
  const usual = usualDate(today, yearsHeld)
  const years = yearsHeld.map(year => `${year}-03-31` as PlainDate)
  return [...new Set([today, ...monthEnds(usual, 12), ...years])]
    .filter(date => date <= today)
    .sort()
    .reverse()
}
