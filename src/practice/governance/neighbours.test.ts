import { describe, expect, test } from 'vitest'
import { plainDate } from '../../spine/time/plain-date.ts'
import { type Comparator, bookOf, builtIn } from './comparators.ts'
import { neighbourSets } from './neighbours.data.ts'
import { type NeighbourSet, gssOn, neighbourSetOn, neighboursOn } from './neighbours.ts'

const publication = { title: 'Made up', page: 'made up', official: true }
const told = (number: string, year: number, value: number | null): Comparator => ({
  measure: 'made-up',
  year,
  area: gssOn(number, year) ?? '',
  value,
  ...(value === null ? { mark: 'c' as const } : {}),
  publication,
})
const set = (council: string, from: string, ...authorities: string[]): NeighbourSet => ({
  council,
  from: plainDate(from),
  authorities,
  model: `Model of ${from}`,
  source: 'made up',
})

describe('neighbours', () => {
  test('a council is compared with the set that held on the day', () => {
    expect(neighbourSetOn(neighbourSets, '940', plainDate('2024-03-31'))?.authorities[0]).toBe('941')
    expect(neighbourSetOn(neighbourSets, '940', plainDate('2025-06-01'))?.authorities[0]).toBe('866')
    expect(neighbourSetOn(neighbourSets, '940', plainDate('2020-06-01'))).toBeUndefined()
  })

  test('of two sets from one day the later entered holds', () => {
    const sets = [set('940', '2025-05-01', '866'), set('940', '2025-05-01', '935')]
    expect(neighbourSetOn(sets, '940', plainDate('2026-03-31'))?.authorities).toEqual(['935'])
  })

  test('their figure is the plain average, leaving out what is held back and never counting it as nought', () => {
    const book = bookOf([told('866', 2025, 60), told('935', 2025, 70), told('925', 2025, null)], 'one')
    const sets = [set('940', '2025-05-01', '866', '935', '925')]
    expect(neighboursOn(book, sets, 'made-up', ['940'], plainDate('2026-03-31'))).toMatchObject({
      value: 65,
      year: 2025,
      counted: 2,
      of: 3,
    })
  })

  test('a year in which every neighbour is held back gives way to the newest with a number', () => {
    const book = bookOf([told('866', 2024, 60), told('866', 2025, null)], 'one')
    const sets = [set('940', '2024-01-01', '866')]
    expect(neighboursOn(book, sets, 'made-up', ['940'], plainDate('2025-03-31'))).toMatchObject({
      value: 60,
      year: 2024,
    })
  })

  test('the trust as a whole takes the neighbours of both councils, each once and neither of the two', () => {
    const sets = [set('940', '2025-05-01', '866', '941'), set('941', '2025-05-01', '866', '940', '935')]
    const book = bookOf(
      [told('866', 2025, 10), told('935', 2025, 30), told('940', 2025, 90), told('941', 2025, 90)],
      'one',
    )
    const on = plainDate('2026-03-31')
    expect(neighboursOn(book, sets, 'made-up', ['940', '941'], on)).toMatchObject({ value: 20, of: 2 })
    expect(neighboursOn(book, sets, 'made-up', ['940'], on)).toMatchObject({ value: 50, of: 2 })
  })

  test('an authority that took another code keeps its figures through its number', () => {
    // Somerset, 933, was E10000027 until 2023.
    const book = bookOf([{ ...told('933', 2022, 44), area: 'E10000027' }], 'one')
    const sets = [set('940', '2021-04-01', '933')]
    expect(neighboursOn(book, sets, 'made-up', ['940'], plainDate('2022-03-31'))?.value).toBe(44)
  })

  test('the product comes with neighbours’ figures for both councils', () => {
    const on = plainDate('2026-03-31')
    expect(neighboursOn(builtIn, neighbourSets, 'kpi-7', ['940'], on)).toMatchObject({
      year: 2025,
      counted: 10,
      of: 10,
    })
    expect(neighboursOn(builtIn, neighbourSets, 'kpi-7', ['940', '941'], on)).toMatchObject({ counted: 15, of: 15 })
    expect(neighboursOn(builtIn, neighbourSets, 'adoption-waiting', ['940'], on)).toBeUndefined()
  })
})
