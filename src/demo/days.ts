import { type PlainDate, epochDay, fromEpochDay, plainDate } from '../spine/time/plain-date.ts'

/** A day as a count from 1 January 1970, for arithmetic over many thousands of journeys. */
export type Day = number

const FIRST = epochDay(plainDate('1985-01-01'))
const written: PlainDate[] = []
const starts: Day[] = []

/** A day written `YYYY-MM-DD`. */
export function iso(day: Day): PlainDate {
  if (day < FIRST) return fromEpochDay(day)
  return (written[day - FIRST] ??= fromEpochDay(day))
}

/** The day a text names. Throws a RangeError when it is not a day. */
export function dayOf(text: string): Day {
  return epochDay(plainDate(text))
}

/** 1 April that begins a collection year named by its end. */
export function yearStart(year: number): Day {
  return (starts[year] ??= dayOf(`${year - 1}-04-01`))
}

/** 31 March that ends a collection year. */
export function yearEnd(year: number): Day {
  return yearStart(year + 1) - 1
}

/** The collection year a day falls in. */
export function yearOf(day: Day): number {
  const near = 1970 + Math.floor(day / 365.2425)
  return day >= yearStart(near + 1) ? (day >= yearStart(near + 2) ? near + 2 : near + 1) : near
}

/** The day someone reaches an age: for a child born on 29 February, 1 March in a common year. */
export function birthdayOf(born: Day, age: number): Day {
  const text = iso(born)
  return epochDay(`${Number(text.slice(0, 4)) + age}${text.slice(4)}` as PlainDate)
}

/** The day on which someone who reaches `age` on `day` was born. */
export function bornFor(day: Day, age: number): Day {
  return birthdayOf(day, -age)
}

/** Age in years and a fraction, near enough for choosing among plans. */
export function roughAge(born: Day, on: Day): number {
  return (on - born) / 365.25
}
