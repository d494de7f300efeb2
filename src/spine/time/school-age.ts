import { birthday } from './age.ts'
import { type PlainDate, addDays, dateOf, dayOfWeek, partsOf } from './plain-date.ts'

/**
 * The day someone begins to be of compulsory school age: their fifth birthday where that is a prescribed day, else the
 * next of 31 March, 31 August and 31 December (Education Act 1996, s 8(2); Education (Start of Compulsory School Age)
 * Order 1998). In practice, from the term after the fifth birthday.
 */
export function schoolAgeStarts(born: PlainDate): PlainDate {
  const five = birthday(born, 5)
  const { year } = partsOf(five)
  return [dateOf(year, 3, 31), dateOf(year, 8, 31)].find(day => day >= five) ?? dateOf(year, 12, 31)
}

/**
 * The last day someone is of compulsory school age: the last Friday in June of the school year in which they reach 16
 * (Education Act 1996, s 8(3); Education (School Leaving Date) Order 1997). School years are taken to begin on
 * 1 September.
 */
export function schoolAgeEnds(born: PlainDate): PlainDate {
  const { year, month } = partsOf(birthday(born, 16))
  const last = dateOf(month >= 9 ? year + 1 : year, 6, 30)
  return addDays(last, -((dayOfWeek(last) - 5 + 7) % 7))
}

/** Whether someone is of compulsory school age on a day (Education Act 1996, s 8). */
export function isOfSchoolAge(born: PlainDate, on: PlainDate): boolean {
  return on >= schoolAgeStarts(born) && on <= schoolAgeEnds(born)
}

/**
 * The school year a child born on a day is usually in on another: 0 for reception, 7 for the first year of secondary
 * school; negative before reception. School years gather those born from 1 September to 31 August.
 */
export function schoolYearOf(born: PlainDate, on: PlainDate): number {
  return septemberBefore(on) - septemberBefore(born) - YEARS_BEFORE_FIRST
}

// A child is 5 on or before the 31 August that ends reception.
const YEARS_BEFORE_FIRST = 5

function septemberBefore(date: PlainDate): number {
  const { year, month } = partsOf(date)
  return month >= 9 ? year : year - 1
}
