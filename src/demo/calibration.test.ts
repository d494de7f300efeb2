import { describe, expect, it } from 'vitest'
import { ageOn } from '../spine/time/age.ts'
import { type PlainDate, daysBetween } from '../spine/time/plain-date.ts'
import { makeCounty } from './county.ts'
import { milesApart } from './gazetteer.ts'
import type { Row, TableName } from './tables.ts'

// Counted here straight from the rows, by plain code that shares nothing with the measures.
const county = makeCounty({ seed: 'alongside' })
const places = new Map(county.postcodes.map(place => [place.postcode, place]))
const END = '2021-03-31' as PlainDate
const COUNTY = ['E06000061', 'E06000062']

function rowsOf(year: number, table: TableName): readonly Row[] {
  return county.returns.filter(each => each.year === year).flatMap(each => each.tables[table])
}

function inCare(year: number): readonly Row[] {
  return rowsOf(year, 'Episodes').filter(row => row['DEC'] === '' && row['LS'] !== 'V3' && row['LS'] !== 'V4')
}

const now = inCare(2021)
const headers = new Map(rowsOf(2021, 'Header').map(row => [row['CHILD'], row]))
const age = (row: Row, on: PlainDate = END): number =>
  ageOn((headers.get(row['CHILD'] ?? '')?.['DOB'] ?? row['DOB']) as PlainDate, on)
const percent = (rows: readonly Row[], of: readonly Row[]): number => (100 * rows.length) / of.length

/** A child's episodes, newest report of each, in order, over all the returns up to a year. */
function histories(year: number): Map<string, Row[]> {
  const found = new Map<string, Map<string, Row>>()
  for (const each of county.returns) {
    if (each.year > year) continue
    for (const row of each.tables.Episodes) {
      if (row['LS'] === 'V3' || row['LS'] === 'V4') continue
      const id = row['CHILD'] ?? ''
      const episodes = found.get(id) ?? new Map<string, Row>()
      episodes.set(row['DECOM'] ?? '', row)
      found.set(id, episodes)
    }
  }
  return new Map(
    [...found].map(([id, rows]) => [
      id,
      [...rows.values()].sort((a, b) => ((a['DECOM'] ?? '') < (b['DECOM'] ?? '') ? -1 : 1)),
    ]),
  )
}

/** The days on which a child's homes began, temporary stays and changes with the same carers left out. */
function homesBegan(episodes: readonly Row[]): { readonly from: string; readonly start: boolean }[] {
  const began: { from: string; start: boolean }[] = []
  let before: Row | undefined
  for (const row of episodes) {
    if (row['PLACE']?.startsWith('T')) continue
    const back =
      before && row['RNE'] === 'P' && row['PLACE'] === before['PLACE'] && row['PL_POST'] === before['PL_POST']
    if (!before || (/^[SPB]$/.test(row['RNE'] ?? '') && !back))
      began.push({ from: row['DECOM'] ?? '', start: row['RNE'] === 'S' })
    before = row
  }
  return began
}

describe('the county on 31 March 2021', () => {
  it('has 1,144 children in care, 53 in a hundred of them of the west', () => {
    expect(now.length).toBeGreaterThan(1144 * 0.98)
    expect(now.length).toBeLessThan(1144 * 1.02)
    expect(
      percent(
        now.filter(row => row['CHILD']?.startsWith('W')),
        now,
      ),
    ).toBeCloseTo(53.5, -0.5)
  })

  it.each([
    ['fostered', /^U/, 71.8, 2.5],
    ['with connected carers', /^U[123]$/, 20, 2.5],
    ['with relatives, friends or parents', /^(U[123]|P1)$/, 28, 3],
    ['in children’s homes', /^K2$/, 9, 3],
  ])('has its share of children %s', (_, place, share, within) => {
    const found = percent(
      now.filter(row => place.test(row['PLACE'] ?? '')),
      now,
    )
    expect(found).toBeGreaterThan(share - within)
    expect(found).toBeLessThan(share + within)
  })

  it('has 35 in a hundred in the county’s own provision', () => {
    expect(
      Math.abs(
        percent(
          now.filter(row => row['PLACE_PROVIDER'] === 'PR1'),
          now,
        ) - 35,
      ),
    ).toBeLessThan(2.5)
  })

  it('has a quarter outside the county, and 19 in a hundred beyond 20 miles and outside it', () => {
    const outside = now.filter(row => !COUNTY.includes(places.get(row['PL_POST'] ?? '')?.area ?? ''))
    const distant = outside.filter(row => {
      const [from, to] = [places.get(row['HOME_POST'] ?? ''), places.get(row['PL_POST'] ?? '')]
      return from !== undefined && to !== undefined && milesApart(from, to) > 20
    })
    expect(Math.abs(percent(outside, now) - 25)).toBeLessThan(3.5)
    expect(Math.abs(percent(distant, now) - 19)).toBeLessThan(2.5)
  })

  it('has about 11 in a hundred unaccompanied, whose distance from home nobody can know', () => {
    const alone = new Set(rowsOf(2021, 'UASC').map(row => row['CHILD']))
    const them = now.filter(row => alone.has(row['CHILD'] ?? ''))
    expect(Math.abs(percent(them, now) - 11)).toBeLessThan(1.5)
    expect(them.every(row => row['HOME_POST'] === '')).toBe(true)
  })

  it('has 63 in a hundred of those long in care and under 16 with the same carers for two years', () => {
    let long = 0
    let settled = 0
    for (const [id, episodes] of histories(2021)) {
      if (episodes.at(-1)?.['DEC'] !== '') continue
      const start = episodes.findLastIndex(row => row['RNE'] === 'S')
      const period = start < 0 ? episodes : episodes.slice(start)
      if ((period[0]?.['DECOM'] ?? '') > '2018-09-30' || age({ CHILD: id }) >= 16) continue
      long += 1
      const began = homesBegan(period)
      const current = began.at(-1)?.from ?? ''
      const adoptive = period.at(-1)?.['PLACE']?.startsWith('A')
      if (current <= '2019-03-31' || (adoptive && (began.at(-2)?.from ?? '9') <= '2019-03-31')) settled += 1
    }
    expect(long).toBeGreaterThan(330)
    expect((100 * settled) / long).toBeGreaterThan(59)
    expect((100 * settled) / long).toBeLessThan(68)
  })

  it('has 12 in a hundred with three or more homes in the year', () => {
    const all = histories(2021)
    const many = now.filter(row => {
      const episodes = all.get(row['CHILD'] ?? '') ?? []
      const openAtStart = episodes.some(
        each => (each['DECOM'] ?? '') < '2020-04-01' && (each['DEC'] === '' || (each['DEC'] ?? '') >= '2020-04-01'),
      )
      return homesBegan(episodes).filter(home => home.from >= '2020-04-01').length + (openAtStart ? 1 : 0) >= 3
    })
    expect(Math.abs(percent(many, now) - 12)).toBeLessThan(2)
  })

  it('has ages, sexes and ethnicities like those of children in care in England', () => {
    const band = (from: number, to: number): number =>
      percent(
        now.filter(row => age(row) >= from && age(row) <= to),
        now,
      )
    expect(band(0, 4)).toBeGreaterThan(11)
    expect(Math.abs(band(5, 9) - 18)).toBeLessThan(3)
    expect(Math.abs(band(10, 15) - 39)).toBeLessThan(4)
    expect(Math.abs(band(16, 17) - 25)).toBeLessThan(4)
    expect(
      Math.abs(
        percent(
          now.filter(row => headers.get(row['CHILD'])?.['SEX'] === '1'),
          now,
        ) - 56,
      ),
    ).toBeLessThan(3)
    expect(
      Math.abs(
        percent(
          now.filter(row => headers.get(row['CHILD'])?.['ETHNIC']?.startsWith('W')),
          now,
        ) - 71,
      ),
    ).toBeLessThan(3)
  })
})

describe('the county in 2020-21', () => {
  const ended = rowsOf(2021, 'Episodes').filter(
    row => row['REC'] !== '' && row['REC'] !== 'X1' && row['LS'] !== 'V3' && row['LS'] !== 'V4',
  )
  const started = rowsOf(2021, 'Episodes').filter(
    row => row['RNE'] === 'S' && (row['DECOM'] ?? '') >= '2020-04-01' && row['LS'] !== 'V3' && row['LS'] !== 'V4',
  )

  it('sees 377 children start and 396 leave', () => {
    expect(Math.abs(started.length - 377)).toBeLessThan(16)
    expect(Math.abs(ended.length - 396)).toBeLessThan(16)
  })

  it('sees 29 in a hundred leave to permanence, 74 of them adopted', () => {
    expect(
      Math.abs(
        percent(
          ended.filter(row => /^E(11|12|41|45|46|47|48)$/.test(row['REC'] ?? '')),
          ended,
        ) - 29,
      ),
    ).toBeLessThan(1.5)
    expect(Math.abs(ended.filter(row => /^E1[12]$/.test(row['REC'] ?? '')).length - 74)).toBeLessThan(4)
    expect(rowsOf(2021, 'AD1')).toHaveLength(ended.filter(row => /^E1[12]$/.test(row['REC'] ?? '')).length)
  })

  it('waits 106 days on average from placement order to match, over three years', () => {
    const orders = new Map(
      [...histories(2021)].map(([id, rows]) => [id, rows.find(row => row['LS'] === 'E1')?.['DECOM']]),
    )
    const waits = [2019, 2020, 2021]
      .flatMap(year => rowsOf(year, 'AD1'))
      .flatMap(row => {
        const order = orders.get(row['CHILD'] ?? '')
        return order ? [Math.max(0, daysBetween(order as PlainDate, row['DATE_MATCH'] as PlainDate))] : []
      })
    expect(waits.length).toBeGreaterThan(140)
    expect(Math.abs(waits.reduce((sum, wait) => sum + wait, 0) / waits.length - 106)).toBeLessThan(12)
  })

  it('hears children in 92 reviews in a hundred', () => {
    const reviews = rowsOf(2021, 'Reviews').filter(row => row['REVIEW_CODE'] !== 'PN0')
    expect(
      Math.abs(
        percent(
          reviews.filter(row => /^PN[12356]$/.test(row['REVIEW_CODE'] ?? '')),
          reviews,
        ) - 92,
      ),
    ).toBeLessThan(2)
  })

  it('has health outcomes of a pandemic year, no two of them the same figure', () => {
    const all = rowsOf(2021, 'OC2')
    const yes = (column: string): number => all.filter(row => row[column] === '1').length
    expect(Math.abs(all.length - 850)).toBeLessThan(40)
    expect(Math.abs((100 * yes('TEETH_CHECK')) / all.length - 40)).toBeLessThan(4)
    expect((100 * yes('HEALTH_ASSESSMENT')) / all.length).toBeGreaterThan(83)
    expect(
      new Set([
        yes('TEETH_CHECK'),
        yes('HEALTH_ASSESSMENT'),
        yes('IMMUNISATIONS'),
        yes('SUBSTANCE_MISUSE'),
        yes('CONVICTED'),
      ]).size,
    ).toBe(5)
    const ordinary = rowsOf(2025, 'OC2')
    expect(
      Math.abs(
        percent(
          ordinary.filter(row => row['TEETH_CHECK'] === '1'),
          ordinary,
        ) - 80,
      ),
    ).toBeLessThan(4)
  })

  it('has SDQ scores of about 14, in bands of 60, 11 and 28 in a hundred', () => {
    const asked = rowsOf(2021, 'OC2').filter(row => age(row) >= 5 && age(row) <= 16)
    const scores = asked.flatMap(row => (row['SDQ_SCORE'] ? [Number(row['SDQ_SCORE'])] : []))
    const share = (from: number, to: number): number =>
      (100 * scores.filter(score => score >= from && score <= to).length) / scores.length
    expect(Math.abs((100 * scores.length) / asked.length - 87)).toBeLessThan(4)
    expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeGreaterThan(12.4)
    expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeLessThan(15)
    expect(Math.abs(share(0, 13) - 60)).toBeLessThan(4)
    expect(Math.abs(share(14, 16) - 11)).toBeLessThan(3)
    expect(Math.abs(share(17, 40) - 28)).toBeLessThan(4)
  })

  it('has about 670 care leavers with a birthday from 17 to 21, doing as care leavers did', () => {
    const leavers = rowsOf(2021, 'OC3')
    const older = leavers.filter(row => age(row) >= 19)
    const housed = older.filter(row => !/^[GHR]/.test(row['ACCOM'] ?? ''))
    expect(Math.abs(leavers.length - 680)).toBeLessThan(40)
    expect(
      Math.abs(
        percent(
          older.filter(row => /^[FP]/.test(row['ACTIV'] ?? '')),
          older,
        ) - 46,
      ),
    ).toBeLessThan(5)
    expect(
      Math.abs(
        percent(
          housed.filter(row => row['ACCOM']?.endsWith('1')),
          housed,
        ) - 83,
      ),
    ).toBeLessThan(5)
  })
})

describe('the county over ten years', () => {
  it.each([
    [2017, 998],
    [2018, 1060],
    [2019, 1106],
    [2020, 1163],
    [2021, 1144],
    [2022, 1184],
    [2023, 1229],
    [2024, 1184],
    [2025, 1170],
    [2026, 1165],
  ])('has on 31 March %i about %i children in care', (year, number) => {
    expect(inCare(year).length).toBeGreaterThan(number * 0.975)
    expect(inCare(year).length).toBeLessThan(number * 1.025)
  })

  it('has 602 of the west and 568 of the north in March 2025', () => {
    const of = (letter: string): number => inCare(2025).filter(row => row['CHILD']?.startsWith(letter)).length
    expect(Math.abs(of('W') - 602)).toBeLessThan(15)
    expect(Math.abs(of('N') - 568)).toBeLessThan(15)
  })
})
