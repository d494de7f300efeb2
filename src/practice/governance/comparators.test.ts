import { describe, expect, test } from 'vitest'
import { plainDate } from '../../spine/time/plain-date.ts'
import { comparatorOn, comparators, comparatorsFor } from './comparators.ts'

const [england, county, north, west] = ['E92000001', 'E10000021', 'E06000061', 'E06000062'] as const

describe('published figures', () => {
  test('a figure carries its counts and where it was published', () => {
    expect(comparatorOn('kpi-7', west, plainDate('2025-03-31'))).toEqual({
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
    expect(comparatorOn('cla-number', north, plainDate('2025-03-30'))?.value).toBe(534)
    expect(comparatorOn('cla-number', north, plainDate('2025-03-31'))?.value).toBe(568)
    expect(comparatorOn('cla-number', north, plainDate('2030-01-01'))?.value).toBe(568)
  })

  test('a council has no figure for years before it existed', () => {
    expect(comparatorOn('cla-number', west, plainDate('2021-03-31'))).toBeUndefined()
    expect(comparatorOn('cla-number', county, plainDate('2021-03-31'))?.value).toBe(1144)
  })

  test('a part of a mix is asked for by name', () => {
    const on = plainDate('2025-03-31')
    expect(
      ['normal', 'borderline', 'concern'].map(part => comparatorOn('sdq-bands', england, on, part)?.value),
    ).toEqual([45, 13, 42])
    expect(comparatorOn('sdq-bands', england, on)).toBeUndefined()
  })

  test('a measure nobody publishes has none', () => {
    expect(comparatorsFor('adoption-waiting', england)).toEqual([])
  })

  test('a local report’s figure is marked as not official', () => {
    const figure = comparatorOn('kpi-18', county, plainDate('2020-03-31'))
    expect(figure).toMatchObject({ value: 147.2, year: 2020, publication: { official: false } })
  })

  test('every published percentage agrees with its own counts to within the rounding of them', () => {
    const shares = comparators.filter(
      figure => figure.of !== undefined && figure.count !== undefined && figure.of < 1_000_000,
    )
    const wrong = shares.filter(({ measure, value, count = 0, of = 1 }) => {
      const exact = measure === 'cla-rate' ? (count / of) * 10_000 : (count / of) * 100
      return Math.abs(exact - value) > 0.51
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
})
