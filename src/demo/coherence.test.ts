import { describe, expect, it } from 'vitest'
import { tables } from '../returns/ssda903/tables.ts'
import { validOn } from '../spine/ledger/code-set.ts'
import type { PlainDate } from '../spine/time/plain-date.ts'
import { countyChildren, makeCounty } from './county.ts'
import type { Row } from './tables.ts'
import type { CouncilId } from './targets.ts'

const county = makeCounty({ seed: 'coherence' })
const breaks = (row: Row): boolean => row['LS'] === 'V3' || row['LS'] === 'V4'
const start = (year: number): string => `${year - 1}-04-01`
const end = (year: number): string => `${year}-03-31`

function episodesBy(council: CouncilId, year: number): Map<string, Row[]> {
  const by = new Map<string, Row[]>()
  for (const row of county.returns.find(each => each.council === council && each.year === year)?.tables.Episodes ??
    []) {
    const id = row['CHILD'] ?? ''
    by.set(
      id,
      [...(by.get(id) ?? []), row].sort((a, b) => ((a['DECOM'] ?? '') < (b['DECOM'] ?? '') ? -1 : 1)),
    )
  }
  return by
}

const everyReturn = county.returns.map(each => ({ ...each, episodes: episodesBy(each.council, each.year) }))

/** Every pair of a child's neighbouring episodes in one return. */
const neighbours = everyReturn.flatMap(each =>
  [...each.episodes.values()].flatMap(rows => rows.slice(1).map((row, index) => [rows[index] as Row, row] as const)),
)

describe('the episodes of the county', () => {
  it('never overlap, and are unbroken within a time in care', () => {
    expect(neighbours.length).toBeGreaterThan(9000)
    expect(
      neighbours.filter(([before, after]) => before['DEC'] === '' || (before['DEC'] ?? '') > (after['DECOM'] ?? '')),
    ).toEqual([])
    expect(
      neighbours.filter(([before, after]) => (before['REC'] === 'X1') !== (before['DEC'] === after['DECOM'])),
    ).toEqual([])
    expect(neighbours.filter(([before, after]) => (before['REC'] === 'X1') === (after['RNE'] === 'S'))).toEqual([])
  })

  it('say rightly what changed: the legal status, the home, or both', () => {
    const same = (a: Row, b: Row): boolean =>
      ['PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'].every(column => a[column] === b[column])
    const wrong = neighbours.filter(([before, after]) => {
      const law = before['LS'] !== after['LS']
      const home = !same(before, after)
      switch (after['RNE']) {
        case 'S':
          return false
        case 'L':
          return !law || home
        case 'P':
        case 'T':
          return law || !home
        default:
          return !law || !home
      }
    })
    expect(wrong).toEqual([])
  })

  it('give a reason for every move and for nothing else', () => {
    const temporary = (row: Row): boolean => row['PLACE']?.startsWith('T') ?? false
    for (const [before, after] of neighbours) {
      const moved =
        before['REC'] === 'X1' && /^[PBTU]$/.test(after['RNE'] ?? '') && !temporary(before) && !temporary(after)
      if ((before['REASON_PLACE_CHANGE'] !== '') !== moved)
        expect([before, after]).toBe('a reason just where there is a move')
    }
    const last = everyReturn.flatMap(each => [...each.episodes.values()].map(rows => rows.at(-1) as Row))
    expect(last.filter(row => row['REASON_PLACE_CHANGE'] !== '')).toEqual([])
  })

  it('go back, after a temporary stay, to the same home', () => {
    let stays = 0
    for (const each of everyReturn) {
      for (const rows of each.episodes.values()) {
        for (const [index, row] of rows.entries()) {
          if (!row['PLACE']?.startsWith('T')) continue
          const [before, after] = [rows[index - 1], rows[index + 1]]
          if (!before || !after) continue
          stays += 1
          expect([after['RNE'], after['PLACE'], after['PL_POST']]).toEqual(['P', before['PLACE'], before['PL_POST']])
        }
      }
    }
    expect(stays).toBeGreaterThan(300)
  })

  it('are carried forward unchanged: what one year leaves open the next begins with', () => {
    let carried = 0
    for (const each of everyReturn) {
      const next = everyReturn.find(other => other.council === each.council && other.year === each.year + 1)
      if (!next) continue
      for (const [id, rows] of each.episodes) {
        const open = rows.at(-1) as Row
        if (open['DEC'] !== '') continue
        carried += 1
        const { DEC: _a, REC: _b, REASON_PLACE_CHANGE: _c, ...then } = open
        const { DEC: _d, REC: _e, REASON_PLACE_CHANGE: _f, ...now } = next.episodes.get(id)?.[0] ?? {}
        expect(now).toEqual(then)
      }
      for (const [id, rows] of next.episodes) {
        if ((rows[0]?.['DECOM'] ?? '') < start(next.year))
          expect(each.episodes.get(id)?.at(-1)?.['DECOM']).toBe(rows[0]?.['DECOM'])
      }
    }
    expect(carried).toBeGreaterThan(9000)
  })

  it('end by the 18th birthday', () => {
    for (const each of everyReturn) {
      const born = new Map(each.tables.Header.map(row => [row['CHILD'], row['DOB'] ?? '']))
      for (const [id, rows] of each.episodes) {
        const dob = born.get(id) ?? ''
        const adult = `${Number(dob.slice(0, 4)) + 18}${dob.slice(4)}`
        for (const row of rows) expect((row['DEC'] || (adult > end(each.year) ? adult : '9999')) <= adult).toBe(true)
      }
    }
  })
})

describe('the returns of the county', () => {
  it('have each child once, with the same birth and ethnicity every year', () => {
    const seen = new Map<string, string>()
    for (const each of county.returns) {
      const ids = each.tables.Header.map(row => row['CHILD'])
      expect(new Set(ids).size).toBe(ids.length)
      for (const row of each.tables.Header) {
        const what = `${each.council} ${row['DOB']} ${row['ETHNIC']}`
        expect(seen.get(row['CHILD'] ?? '') ?? what).toBe(what)
        seen.set(row['CHILD'] ?? '', what)
      }
    }
    expect(seen.size).toBe(county.names.size)
    expect(seen.size).toBeGreaterThan(5500)
  })

  it('use only columns of the return, and codes that stood in their year', () => {
    for (const { year, tables: held } of county.returns) {
      for (const table of tables) {
        const columns = table.columns.map(column => column.name)
        for (const row of held[table.name]) {
          expect(Object.keys(row)).toEqual(columns)
          for (const column of table.columns) {
            const value = row[column.name] ?? ''
            if (value === '' || column.sets.length === 0) continue
            const letter = column.name === 'SEX' && year < 2025 ? ({ 1: 'M', 2: 'F' }[value] ?? 'none') : value
            // A code is judged on the last day it was used for: an episode's own end where it has one.
            const on = (column.name === 'REC' ? row['DEC'] : end(year)) as PlainDate
            if (!column.sets.some(set => validOn(set, letter, on)))
              expect(`${table.name} ${column.name} ${value} in ${year}`).toBe('a code of that year')
          }
        }
      }
    }
  })

  it('have nothing before the child was born or after the year ended', () => {
    for (const { year, tables: held } of county.returns) {
      const born = new Map(held.Header.map(row => [row['CHILD'], row['DOB'] ?? '']))
      for (const table of tables) {
        const days = table.columns.filter(
          column =>
            (column.type === 'day' || column.type === 'partial-day') && column.name !== 'DOB' && column.name !== 'DUC',
        )
        for (const row of held[table.name]) {
          for (const { name } of days) {
            const value = row[name] ?? ''
            if (value !== '' && (value < (born.get(row['CHILD']) ?? '9').slice(0, value.length) || value > end(year)))
              expect(row).toBe('within a life and a year')
          }
        }
      }
    }
  })

  it('have health outcomes for exactly the children in care all year', () => {
    for (const each of everyReturn) {
      const expected = [...each.episodes]
        .filter(([, rows]) => !rows.some(breaks))
        .filter(([, rows]) => !rows.some(row => row['RNE'] === 'S' && (row['DECOM'] ?? '') > start(each.year)))
        .filter(
          ([, rows]) =>
            !rows.some(row => row['REC'] !== 'X1' && row['DEC'] !== '' && (row['DEC'] ?? '') < end(each.year)),
        )
        .map(([id]) => id)
      expect(each.tables.OC2).toHaveLength(expected.length)
      expect(new Set(each.tables.OC2.map(row => row['CHILD']))).toEqual(new Set(expected))
    }
  })

  it('name a previous permanence, or that there was none, for exactly those who started', () => {
    for (const each of everyReturn) {
      const started = [...each.episodes]
        .filter(([, rows]) => rows.some(row => row['RNE'] === 'S' && (row['DECOM'] ?? '') >= start(each.year)))
        .map(([id]) => id)
      expect(each.tables.PrevPerm).toHaveLength(started.length)
      expect(new Set(each.tables.PrevPerm.map(row => row['CHILD']))).toEqual(new Set(started))
    }
  })

  it('carry an adoption decision from the order to the adoption, and never past it', () => {
    for (const each of everyReturn) {
      const decided = new Map(each.tables.PlacedAdoption.map(row => [row['CHILD'], row]))
      expect(decided.size).toBe(each.tables.PlacedAdoption.length)
      for (const [id, rows] of each.episodes) {
        const order = rows.find(row => row['LS'] === 'E1')
        if (order) expect((decided.get(id)?.['DATE_PLACED'] ?? '9') <= (order['DECOM'] ?? '')).toBe(true)
      }
      for (const row of each.tables.AD1) {
        expect(row['DATE_INT']).toBe(decided.get(row['CHILD'])?.['DATE_PLACED'])
        expect((row['DATE_INT'] ?? '') <= (row['DATE_MATCH'] ?? '')).toBe(true)
      }
    }
  })

  it('speak of care leavers only when they have left', () => {
    for (const each of everyReturn) {
      for (const row of each.tables.OC3) expect(each.episodes.get(row['CHILD'] ?? '')?.at(-1)?.['DEC']).not.toBe('')
    }
  })

  it('have social workers from 2023-24 and no orders restricting liberty before 2026-27', () => {
    for (const { year, tables: held } of county.returns) {
      expect(held.SWEpisodes.length > 0).toBe(year >= 2024)
      expect(held.DoLo).toEqual([])
    }
  })

  it('hold short breaks, which never mix with care', () => {
    for (const each of everyReturn) {
      const some = [...each.episodes.values()].filter(rows => rows.some(breaks))
      expect(some.length).toBeGreaterThan(15)
      expect(some.every(rows => rows.every(breaks) && rows.every(row => row['PL_POST'] === ''))).toBe(true)
    }
  })
})

describe('the places and names of the county', () => {
  it('use postcodes that cannot exist, each once', () => {
    expect(county.postcodes.every(place => /^[QVX][A-Z]\d{1,2} \d[A-Z]{2}$/.test(place.postcode))).toBe(true)
    expect(new Set(county.postcodes.map(place => place.postcode)).size).toBe(county.postcodes.length)
    const known = new Set(county.postcodes.map(place => place.postcode))
    for (const { tables: held } of county.returns) {
      for (const row of held.Episodes) {
        for (const value of [row['HOME_POST'], row['PL_POST']])
          if (value && !known.has(value)) expect(value).toBe('a postcode of the gazetteer')
      }
    }
  })

  it('give every child a name, and brothers and sisters the same family name', () => {
    const families = new Map<string, Set<string>>()
    for (const child of countyChildren({ seed: 'coherence' })) {
      expect(child.name.given).toMatch(/^[A-Z]/)
      families.set(child.story.family, (families.get(child.story.family) ?? new Set()).add(child.name.family))
    }
    expect([...families.values()].every(names => names.size === 1)).toBe(true)
    expect(county.names.size - families.size).toBeGreaterThan(500)
  })
})

describe('making a county', () => {
  it('twice from one seed makes the same county, and from another seed another', () => {
    const small = makeCounty({ seed: 7, scale: 0.05 })
    expect(makeCounty({ seed: 7, scale: 0.05 })).toEqual(small)
    expect(makeCounty({ seed: 8, scale: 0.05 }).returns).not.toEqual(small.returns)
  })

  it('at twice the scale makes twice the children', () => {
    const children = [...countyChildren({ seed: 'coherence', scale: 2 })].length
    expect(children / county.names.size).toBeGreaterThan(1.97)
    expect(children / county.names.size).toBeLessThan(2.03)
  })

  it('at no scale is refused', () => {
    expect(() => makeCounty({ seed: 1, scale: 0 })).toThrow('scale 0')
  })
})
