import { describe, expect, test } from 'vitest'
import { plainDate } from '../../spine/time/plain-date.ts'
import { bookOf, builtIn, comparators } from './comparators.ts'

const [england, county, north, west] = ['E92000001', 'E10000021', 'E06000061', 'E06000062'] as const

describe('published figures', () => {
  test('a figure carries its counts and where it was published', () => {
    expect(builtIn.on('kpi-7', west, plainDate('2025-03-31'))).toEqual({
      measure: 'kpi-7',
      year: 2025,
      area: west,
      value: 69,
      count: 160,
      of: 231,
      publication: {
        title: 'Department for Education, Children looked after in England including adoptions, 2025 release',
        page: 'la_cla_placement_stability',
        official: true,
      },
    })
  })

  test('the figure for a date is the one for the last year that had ended', () => {
    expect(builtIn.on('cla-number', north, plainDate('2025-03-30'))?.value).toBe(534)
    expect(builtIn.on('cla-number', north, plainDate('2025-03-31'))?.value).toBe(568)
    expect(builtIn.on('cla-number', north, plainDate('2030-01-01'))?.value).toBe(568)
  })

  test('a council has no figure for years before it existed', () => {
    expect(builtIn.on('cla-number', west, plainDate('2021-03-31'))).toBeUndefined()
    expect(builtIn.on('cla-number', county, plainDate('2021-03-31'))?.value).toBe(1144)
  })

  test('a part of a mix is asked for by name', () => {
    const on = plainDate('2025-03-31')
    expect(['normal', 'borderline', 'concern'].map(part => builtIn.on('sdq-bands', england, on, part)?.value)).toEqual([
      45, 13, 42,
    ])
    expect(builtIn.on('sdq-bands', england, on)).toBeUndefined()
  })

  test('a measure nobody publishes has none', () => {
    expect(builtIn.of('adoption-waiting', england)).toEqual([])
  })

  test('a local report’s figure is marked as not official', () => {
    const figure = builtIn.on('kpi-18', county, plainDate('2020-03-31'))
    expect(figure).toMatchObject({ value: 147.2, year: 2020, publication: { official: false } })
  })

  test('every published percentage agrees with its own counts to within the rounding of them', () => {
    const shares = comparators.filter(
      figure => figure.value !== null && figure.of !== undefined && figure.count !== undefined && figure.of < 1_000_000,
    )
    const wrong = shares.filter(({ measure, value, count = 0, of = 1 }) => {
      const exact = measure === 'cla-rate' ? (count / of) * 10_000 : (count / of) * 100
      return Math.abs(exact - (value ?? 0)) > 0.51
    })
    expect(shares.length).toBeGreaterThan(150)
    expect(wrong).toEqual([])
  })

  test('no figure stands twice for one measure, part, year, area and publication', () => {
    const keys = comparators.map(({ measure, part, year, area, publication }) =>
      [measure, part, year, area, publication.title].join('|'),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('what was imported holds over what the product comes with, for its own year alone', () => {
    const publication = { title: 'A newer release', page: 'la_cla_placement_stability', official: true }
    const book = bookOf([{ measure: 'kpi-7', year: 2025, area: west, value: 70, publication }], 'one')
    expect(book.on('kpi-7', west, plainDate('2025-03-31'))).toMatchObject({ value: 70, publication })
    expect(book.on('kpi-7', west, plainDate('2024-03-31'))?.value).toBe(71)
  })

  test('a figure that was held back is told as that, and never as nought', () => {
    const publication = { title: 'A newer release', page: 'la_care_leavers_activity', official: true }
    const book = bookOf(
      [{ measure: 'cl-eet-17-18', year: 2026, area: north, value: null, mark: 'c', publication }],
      'one',
    )
    expect(book.on('cl-eet-17-18', north, plainDate('2026-03-31'))).toMatchObject({ value: null, mark: 'c' })
  })
})
