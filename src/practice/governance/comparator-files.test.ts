import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { plainDate } from '../../spine/time/plain-date.ts'
import { COMPARED, type ComparatorFile, readComparators } from './comparator-files.ts'
import { DIFFERENCES } from './comparator-differences.ts'
import { builtIn } from './comparators.ts'
import { markIn } from './marks.ts'
import { authoritiesHeld, neighbourFigures, neighbourSets } from './neighbours.data.ts'
import { gssOn } from './neighbours.ts'

const HEAD = ['time_period', 'geographic_level', 'country_code', 'old_la_code', 'new_la_code']
const STABLE = [...HEAD, 'cla_group', 'placement_stability', 'children_count', 'children_percent']
const LONG = 'Living with the same carer for at least 2 years'
const local = (code: string, ...rest: string[]): string[] => ['2025', 'Local authority', 'E92000001', '', code, ...rest]

const read = (headings: readonly string[], rows: readonly (readonly string[])[]): ComparatorFile => {
  const found = readComparators(headings, rows)
  if ('faults' in found) throw new Error(JSON.stringify(found.faults))
  return found
}
const faultsOf = (headings: readonly string[], rows: readonly (readonly string[])[]) => {
  const found = readComparators(headings, rows)
  return 'faults' in found ? found.faults : []
}

describe('files of published figures', () => {
  test('national and local rows are taken, regional ones and totals are passed over', () => {
    const file = read(STABLE, [
      ['2025', 'National', 'E92000001', '', '', 'aged under 16', LONG, '19680', '69'],
      ['2025', 'Regional', 'E92000001', '', '', 'aged under 16', LONG, '1280', '66'],
      local('E06000061', 'aged under 16', LONG, '121', '59'),
      local('E06000061', 'aged under 16', 'Total children', '205', '100'),
    ])
    expect(file).toMatchObject({ page: 'la_cla_placement_stability', passedOver: 2, neighbours: [] })
    expect(file.figures).toEqual([
      { measure: 'kpi-7', year: 2025, area: 'E92000001', value: 69, count: 19680 },
      { measure: 'kpi-7', year: 2025, area: 'E06000061', value: 59, count: 121 },
    ])
  })

  test.each([
    ['c', 'c'],
    ['[c]', 'c'],
    ['z', 'z'],
    ['x', 'x'],
    ['u', 'u'],
    ['k', 'k'],
    ['low', 'k'],
    [':', 'x'],
  ])('the mark %s is kept as what it means and is never nought', (cell, mark) => {
    const [figure] = read(STABLE, [local('E06000061', 'aged under 16', LONG, cell, cell)]).figures
    expect(figure).toEqual({ measure: 'kpi-7', year: 2025, area: 'E06000061', value: null, mark })
  })

  test('a nought that was published is a nought', () => {
    const [figure] = read(STABLE, [local('E06000061', 'aged under 16', LONG, '0', '0')]).figures
    expect(figure).toMatchObject({ value: 0, count: 0 })
    expect(figure?.mark).toBeUndefined()
  })

  test('care leavers are told apart by age and by what they are asked', () => {
    const head = [...HEAD, 'care_leaver_age', 'breakdown', 'care_leaver_count', 'care_leaver_percent']
    const file = read(head, [
      local('E06000062', '17 to 18 years', 'Accommodation considered suitable', '130', '96'),
      local('E06000062', '19 to 21 years', 'Total in education, employment or training', 'c', 'c'),
      local('E06000062', '19 to 21 years', 'In an apprenticeship', '4', '1'),
    ])
    expect(file.figures.map(({ measure, value, mark }) => [measure, value, mark])).toEqual([
      ['cl-suitable-17-18', 96, undefined],
      ['cl-eet-19-21', null, 'c'],
    ])
  })

  test('the average of a questionnaire and the parts of a mix are read too', () => {
    const head = [...HEAD, 'characteristic', 'breakdown', 'children_count', 'children_percent']
    const file = read(head, [
      local('E06000061', 'Ages 5 to 16', 'SDQ average score', '15.4', 'z'),
      local('E06000061', 'Ages 5 to 16', 'SDQ score is normal', '103', '42'),
    ])
    expect(file.figures).toMatchObject([
      { measure: 'sdq-average', value: 15.4 },
      { measure: 'sdq-bands', part: 'normal', value: 42, count: 103 },
    ])
  })

  test('bad rows are told by row, each with what is wrong and how to mend it', () => {
    const faults = faultsOf(STABLE, [
      local('E06000061', 'aged under 16', LONG, '121', 'lots'),
      ['20x5', 'National', 'E92000001', '', '', 'aged under 16', LONG, '1', '1'],
      local('E99999999', 'aged under 16', LONG, '121', '59'),
      local('E06000062', 'aged under 16', LONG, '160', '69'),
      local('E06000062', 'aged under 16', LONG, '160', '69'),
    ])
    expect(faults.map(({ row, what }) => `${row} ${what}`)).toEqual([
      '2 ‘lots’ in the column children_percent is neither a number nor a mark.',
      '3 ‘20x5’ is no year.',
      '4 ‘Local authority’, ‘E99999999’ is no area known here.',
      '6 This is told by an earlier row too.',
    ])
    expect(faults.every(({ mend }) => mend.length > 10)).toBe(true)
  })

  test('a year may be told by both its ends, where they fit', () => {
    const row = local('E06000061', 'aged under 16', LONG, '121', '59')
    expect(read(STABLE, [['202425', ...row.slice(1)]]).figures[0]?.year).toBe(2025)
    expect(faultsOf(STABLE, [['202427', ...row.slice(1)]])[0]?.what).toBe('‘202427’ is no year.')
  })

  test('a file of another kind, or with a column missing, is refused as a whole', () => {
    expect(faultsOf(['name', 'age'], [['x', '1']])[0]).toMatchObject({
      row: 0,
      what: 'This is none of the files that can be compared here.',
    })
    expect(
      faultsOf(
        STABLE.filter(column => column !== 'new_la_code'),
        [],
      )[0]?.what,
    ).toBe('There is no column called ‘new_la_code’.')
    expect(faultsOf(STABLE, [])[0]?.row).toBe(0)
  })

  test('neighbours are read from either of the Department’s layouts, in their order', () => {
    const wide = ['old_la_code', 'la_name', 'SN_1', 'SN_1P', 'SN_10', 'SN_2']
    expect(read(wide, [['940', 'North', '866', 'Very close', '384', '941']]).neighbours).toEqual([
      { council: '940', authorities: ['866', '941', '384'] },
    ])
    const older = ['LA num', 'LA Name', 'LA number', 'SN1', 'SNP', 'SN2', 'SNP']
    expect(read(older, [['940', 'North', '940', '941', 'Close', '891', 'Close']]).neighbours[0]?.authorities).toEqual([
      '941',
      '891',
    ])
    expect(faultsOf(wide, [['940', 'North', '866', '', '999', '941']])[0]).toMatchObject({ row: 2 })
  })

  test('every measure that is compared says how it is counted otherwise', () => {
    expect([...COMPARED].filter(id => !(id in DIFFERENCES))).toEqual([])
    expect(Object.keys(DIFFERENCES).filter(id => !COMPARED.has(id))).toEqual([])
  })
})

describe('marks', () => {
  test('a number, a blank and a word are no marks', () => {
    expect([markIn('5'), markIn(''), markIn('lots'), markIn(' C ')]).toEqual([undefined, undefined, undefined, 'c'])
  })
})

const PUBLISHED = fileURLToPath(new URL('../../../../shared/data/dfe-csc-outcomes-enablers', import.meta.url))

// Only where a copy of what the Department publishes stands on this machine.
describe.runIf(existsSync(PUBLISHED))('what the Department published', () => {
  const file = async (name: string): Promise<ComparatorFile> => {
    const text = (await readFile(path.join(PUBLISHED, `${name}.csv`), 'utf8')).replace(/^\uFEFF/, '')
    const [headings = [], ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data
    return read(headings, rows)
  }
  const names = [
    'cla_number_and_rate_per_10k_children',
    'la_cla_placement_stability',
    'la_cla_swcount',
    'la_conviction_health_outcome_cla',
    'la_care_leavers_activity',
    'la_care_leavers_accommodation_suitability',
  ]

  test('is read whole, and says what the product comes with', async () => {
    const figures = (await Promise.all(names.map(file))).flatMap(each => each.figures)
    expect(figures.length).toBeGreaterThan(10_000)
    const published = new Map(
      figures.map(each => [`${each.measure} ${each.part ?? ''} ${each.year} ${each.area}`, each.value ?? each.mark]),
    )
    const wrong = neighbourFigures.flatMap(([measure, , year, values]) =>
      values.split(' ').flatMap((cell, at) => {
        const told = authoritiesHeld[at] ?? ''
        // The Department gives an authority’s earlier years under its present code.
        const now =
          published.get(`${measure}  ${year} ${gssOn(told, 2025)}`) ??
          published.get(`${measure}  ${year} ${gssOn(told, year)}`)
        return now === (markIn(cell) ?? Number(cell)) || (now === undefined && cell === '-')
          ? []
          : [`${measure} ${year} ${told}: ${cell}, not ${now}`]
      }),
    )
    expect(wrong).toEqual([])
    const england = builtIn.of('kpi-8', 'E92000001').filter(each => each.year > 2020)
    expect(england.map(each => published.get(`kpi-8  ${each.year} E92000001`))).toEqual(england.map(each => each.value))
  })

  test('the neighbours the product comes with are those of its models', async () => {
    const of = (sets: ComparatorFile, council: string) =>
      sets.neighbours.find(each => each.council === council)?.authorities
    const models = [
      [await file('New_Statistical_Neighbour_Groupings_April_2021'), plainDate('2021-04-01')],
      [await file('sn_model_2025_wide'), plainDate('2025-05-01')],
    ] as const
    for (const [model, from] of models)
      for (const set of neighbourSets.filter(each => each.from === from))
        expect(of(model, set.council)).toEqual(set.authorities)
  })
})
