import { type PlainDate, dateOf, daysInMonth, partsOf } from './plain-date.ts'

/**
 * The day someone reaches an age: the start of that birthday (Family Law Reform Act 1969, s 9).
 * A child born on 29 February reaches it on 1 March in a common year.
 */
export function birthday(born: PlainDate, age: number): PlainDate {
  const { year, month, day } = partsOf(born)
  const to = year + age
  if (month === 2 && day === 29 && daysInMonth(to, 2) === 28) return dateOf(to, 3, 1)
  return dateOf(to, month, day)
}

/** Completed years of age on a day; negative before birth. */
export function ageOn(born: PlainDate, on: PlainDate): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return birthday(born, years) <= on ? years : years - 1
}
