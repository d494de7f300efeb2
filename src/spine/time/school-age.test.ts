import { describe, expect, test } from 'vitest'
import { plainDate } from './plain-date.ts'
import { isOfSchoolAge, schoolAgeEnds, schoolAgeStarts, schoolYearOf } from './school-age.ts'

const day = plainDate

describe('compulsory school age', () => {
  test('begins on the prescribed day after the fifth birthday, or on the birthday where that is one', () => {
    expect(schoolAgeStarts(day('2015-01-10'))).toBe('2020-03-31')
    expect(schoolAgeStarts(day('2015-03-31'))).toBe('2020-03-31')
    expect(schoolAgeStarts(day('2015-04-01'))).toBe('2020-08-31')
    expect(schoolAgeStarts(day('2015-08-31'))).toBe('2020-08-31')
    expect(schoolAgeStarts(day('2015-09-01'))).toBe('2020-12-31')
  })

  test('a child born on 29 February reaches 5 on 1 March', () => {
    expect(schoolAgeStarts(day('2016-02-29'))).toBe('2021-03-31')
  })

  test('ends on the last Friday in June of the school year in which they are 16', () => {
    expect(schoolAgeEnds(day('2009-09-01'))).toBe('2026-06-26')
    expect(schoolAgeEnds(day('2010-08-31'))).toBe('2026-06-26')
    expect(schoolAgeEnds(day('2010-09-01'))).toBe('2027-06-25')
    // Born on the last Friday in June, and after it but before the next school year.
    expect(schoolAgeEnds(day('2010-06-26'))).toBe('2026-06-26')
    expect(schoolAgeEnds(day('2010-07-30'))).toBe('2026-06-26')
  })

  test('both ends are part of it', () => {
    const born = day('2010-08-31')
    expect(isOfSchoolAge(born, day('2015-08-30'))).toBe(false)
    expect(isOfSchoolAge(born, day('2015-08-31'))).toBe(true)
    expect(isOfSchoolAge(born, day('2026-06-26'))).toBe(true)
    expect(isOfSchoolAge(born, day('2026-06-27'))).toBe(false)
  })
})

describe('the school year', () => {
  test('begins on 1 September with those who were born before it', () => {
    expect(schoolYearOf(day('2014-08-31'), day('2025-09-01'))).toBe(7)
    expect(schoolYearOf(day('2014-09-01'), day('2025-09-01'))).toBe(6)
    expect(schoolYearOf(day('2014-08-31'), day('2025-08-31'))).toBe(6)
  })

  test('reception is nought, and before it is below', () => {
    expect(schoolYearOf(day('2021-03-10'), day('2025-09-01'))).toBe(0)
    expect(schoolYearOf(day('2021-03-10'), day('2025-08-31'))).toBe(-1)
    expect(schoolYearOf(day('2009-10-10'), day('2026-03-31'))).toBe(11)
  })
})
