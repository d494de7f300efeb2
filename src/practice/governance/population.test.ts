import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Council } from '../../spine/measure/measure.ts'
import { addDays, plainDate } from '../../spine/time/plain-date.ts'
import { midYearFor, populationFor } from './population.ts'

const north: Council = { code: 'north', name: 'North', gss: 'E06000061', laNumber: '940' }
const west: Council = { code: 'west', name: 'West', gss: 'E06000062', laNumber: '941' }
const elsewhere: Council = { code: 'elsewhere', name: 'Elsewhere', gss: 'E06000999', laNumber: '999' }
const named = 'ONS mid-year population estimates of children aged 0 to 17 (as revised to the 2024 release), mid-'

describe('children living in the area', () => {
  test('a rate at 31 March 2025 uses the mid-2024 estimate of each council', () => {
    const on = plainDate('2025-03-31')
    expect(populationFor([west], on)).toEqual({ children: 96_295, midYear: 2024, source: `${named}2024` })
    expect(populationFor([north], on)).toEqual({ children: 83_113, midYear: 2024, source: `${named}2024` })
    expect(populationFor([north, west], on)).toEqual({ children: 179_408, midYear: 2024, source: `${named}2024` })
  })

  test('the mid-year changes on 30 June', () => {
    expect(midYearFor(plainDate('2024-06-29'))).toBe(2023)
    expect(midYearFor(plainDate('2024-06-30'))).toBe(2024)
    expect(midYearFor(plainDate('2024-12-31'))).toBe(2024)
  })

  test('at 31 March 2021 the trust as a whole uses the county’s own mid-2020 figure', () => {
    expect(populationFor([west, north], plainDate('2021-03-31'))).toEqual({
      children: 170_287,
      midYear: 2020,
      source: `${named}2020, Northamptonshire before it became two councils`,
    })
  })

  test('one council before the split uses its earliest estimate and says so', () => {
    expect(populationFor([north], plainDate('2019-03-31'))).toEqual({
      children: 79_186,
      midYear: 2021,
      source: `${named}2021, the earliest there is, in place of mid-2018`,
    })
  })

  test('a date after the newest estimate uses the newest and says so', () => {
    expect(populationFor([west], plainDate('2027-03-31'))).toEqual({
      children: 96_295,
      midYear: 2024,
      source: `${named}2024, the latest held, in place of mid-2026`,
    })
  })

  test('a date before the county’s first estimate uses its first and says so', () => {
    expect(populationFor([north, west], plainDate('2011-03-31'))).toEqual({
      children: 157_833,
      midYear: 2012,
      source: `${named}2012, the earliest there is, in place of mid-2010`,
    })
  })

  test('a council whose area is not held has no population, alone or among others', () => {
    expect(populationFor([elsewhere], plainDate('2025-03-31'))).toBeUndefined()
    expect(populationFor([north, elsewhere], plainDate('2025-03-31'))).toBeUndefined()
    expect(populationFor([], plainDate('2025-03-31'))).toBeUndefined()
  })

  test('from mid-2021 the two councils together are the sum of each', () => {
    const start = plainDate('2021-06-30')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), days => {
        const on = addDays(start, days)
        const parts = [north, west].map(council => populationFor([council], on)?.children ?? 0)
        expect(populationFor([north, west], on)?.children).toBe((parts[0] ?? 0) + (parts[1] ?? 0))
      }),
    )
  })
})
