import { describe, expect, test } from 'vitest'
import { type PublishedYear, councilTerms, faultOfYear, isPublished } from './council-terms.ts'
import { type PlainDate, plainDate } from './plain-date.ts'
import {
  type SchoolTerm,
  addSchoolDays,
  isSchoolDay,
  latestTerm,
  schoolDaysBetween,
  termOf,
  usualTerms,
} from './school-terms.ts'

const on = plainDate
const term = (name: SchoolTerm['name'], start: string, halfFrom: string, halfTo: string, end: string): SchoolTerm => ({
  name,
  year: 2025,
  start: on(start),
  end: on(end),
  halfTerm: { start: on(halfFrom), end: on(halfTo) },
})
// A made-up council with a fortnight in October and a late Easter holiday.
const year: PublishedYear = {
  council: 'north',
  year: 2025,
  terms: [
    term('autumn', '2025-09-01', '2025-10-20', '2025-10-31', '2025-12-19'),
    term('spring', '2026-01-05', '2026-02-16', '2026-02-20', '2026-04-10'),
    term('summer', '2026-04-27', '2026-05-25', '2026-05-29', '2026-07-23'),
  ],
  closed: [on('2025-09-01'), on('2026-01-05')],
}
const own = councilTerms([year]).get('north')
if (!own) throw new Error('no calendar was made')

describe('a council’s own school year', () => {
  test('takes the place of the usual one, its holidays and training days with it', () => {
    expect(termOf(on('2026-04-09'), own)?.name).toBe('spring')
    expect(termOf(on('2026-04-20'), own)).toBeUndefined()
    expect(latestTerm(on('2026-04-20'), own)?.end).toBe('2026-04-10')
    expect(
      [on('2025-09-01'), on('2025-09-02'), on('2025-10-31'), on('2025-11-03')].map(day => isSchoolDay(day, own)),
    ).toEqual([false, true, false, true])
  })

  test('leaves every other year as it usually is, to the day', () => {
    const years: readonly [PlainDate, PlainDate][] = [
      [on('2023-09-01'), on('2025-08-01')],
      [on('2026-09-01'), on('2028-07-01')],
    ]
    for (const [from, to] of years) expect(schoolDaysBetween(from, to, own)).toBe(schoolDaysBetween(from, to))
    expect(own.known).toEqual(usualTerms.known)
  })

  test('counts twenty school days over its own half-term', () => {
    expect(addSchoolDays(on('2025-10-06'), 20, own)).toBe('2025-11-17')
    expect(addSchoolDays(on('2025-10-06'), 20)).not.toBe('2025-11-17')
  })

  test('leaves out bank holidays without being told', () => {
    expect(isSchoolDay(on('2026-05-04'), own)).toBe(false)
  })

  test('is known as its own, and the others as the usual', () => {
    expect([2024, 2025, 2026].map(each => isPublished(own, each))).toEqual([false, true, false])
    expect(isPublished(usualTerms, 2025)).toBe(false)
  })
})

describe('what is wrong with a year is said', () => {
  const with_ = (change: Partial<PublishedYear>) => faultOfYear({ ...year, ...change })
  const [autumn, spring, summer] = year.terms as readonly [SchoolTerm, SchoolTerm, SchoolTerm]

  test('nothing, of one that is right', () => expect(faultOfYear(year)).toBeUndefined())

  test('a term that ends before it begins, or overlaps another', () => {
    expect(with_({ terms: [{ ...autumn, end: on('2025-08-31') }, spring, summer] })).toContain('autumn term ends')
    expect(with_({ terms: [autumn, { ...spring, start: on('2025-12-19') }, summer] })).toContain(
      'spring term begins before',
    )
  })

  test('a half-term outside its term, a training day in a holiday, a year that is not known', () => {
    const halfTerm = { start: on('2026-08-03'), end: on('2026-08-07') }
    expect(with_({ terms: [autumn, spring, { ...summer, halfTerm }] })).toContain('summer half-term')
    expect(with_({ closed: [on('2025-12-25')] })).toContain('2025-12-25')
    expect(with_({ year: 1999 })).toContain('School terms can be kept for')
  })

  test('one that is wrong makes no calendar', () => {
    expect(councilTerms([{ ...year, terms: [spring, autumn, summer] }]).size).toBe(0)
  })
})
