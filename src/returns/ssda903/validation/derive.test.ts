import { describe, expect, it } from 'vitest'
import { type Places, postcodesOf, withPlaces } from './derive.ts'
import { providersIn } from './read-providers.ts'
import { type Cells, rowOf } from './row.ts'
import { ruleOf } from './rules.ts'
import { check } from './run.ts'
import { collectionOf } from './testing.ts'

const place = (postcode: string, east: number | null, north: number | null, area: string) =>
  [postcode, { postcode, east, north, area }] as const
const places: Places = new Map([
  place('AB12CD', 400_000, 300_000, 'E06000001'),
  place('AB12CE', 416_093, 300_000, 'E06000002'),
  place('CF11AA', 318_000, 176_000, 'W06000015'),
  place('GG11AA', null, null, 'E06000001'),
])
const worked = (...Episodes: readonly Cells[]) => {
  const { Episodes: _, ...rest } = collectionOf({}).now
  const rows = Episodes.map((cells, at) => rowOf('Episodes', at, cells))
  const given = { columns: new Set(['CHILD', 'HOME_POST', 'PL_POST']), rows }
  return withPlaces({ ...rest, Episodes: given }, places, 'E06000001').Episodes
}

describe('what is worked out of postcodes', () => {
  it('is the area, the side of its border and the miles from home, and blank where it cannot be told', () => {
    const rows = worked(
      { HOME_POST: 'ab1 2cd', PL_POST: 'AB1 2CE' },
      { HOME_POST: 'AB1 2CD', PL_POST: 'AB12CD' },
      { HOME_POST: 'AB1 2CD', PL_POST: 'CF1 1AA' },
      { HOME_POST: 'AB1 2CD', PL_POST: 'GG1 1AA' },
      { HOME_POST: 'AB1 2CD', PL_POST: 'ZZ1 1ZZ' },
      {},
    )?.rows
    expect(rows?.map(row => [row.PL_LA, row.PL_LOCATION, row.PL_DISTANCE])).toEqual([
      ['E06000002', 'OUT', '10.0'],
      ['E06000001', 'IN', '0.0'],
      ['WAL', 'OUT', expect.stringMatching(/^\d+\.\d$/)],
      ['E06000001', 'IN', undefined],
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
    ])
  })

  it('stands where it was given, and is not there where nothing tells it', () => {
    const given = {
      columns: new Set(['PL_POST', 'PL_LA', 'PL_LOCATION', 'PL_DISTANCE']),
      rows: [rowOf('Episodes', 0, { PL_POST: 'AB1 2CD', PL_LA: 'X' })],
    }
    expect(withPlaces({ Episodes: given }, places, 'E06000001').Episodes).toBe(given)
    expect(
      check({ year: 2026, now: { Episodes: { columns: new Set(['LS']), rows: [] } } }, [ruleOf('169')]).skipped.get(
        '169',
      ),
    ).toBe('no column PL_LA in Episodes')
    expect([...postcodesOf({ Episodes: given }, undefined)]).toEqual(['AB12CD'])
  })
})

describe('Ofsted’s lists of providers', () => {
  it('are known by their headings, however these are written, and codes stand apart by commas', () => {
    const rows = [
      ['Providers'],
      [
        'Local authority',
        'URN',
        'Placement code',
        'Placement provider code',
        'Deregistration date',
        'Setting postcode',
      ],
      ['Hartlepool', 'sc123456', 'K2, K1', 'PR4', '2025-10-01T00:00:00.000Z', 'ab1 2cd'],
      ['Nowhere', 'SC2', null, null, 'na', null],
      [null, null, null, null, null, null],
    ]
    expect(providersIn({ name: 'Providers', rows })).toMatchObject([
      {
        urn: 'SC123456',
        places: new Set(['K2', 'K1']),
        kinds: new Set(['PR4']),
        ended: '2025-10-01',
        postcode: 'AB12CD',
        council: 'E06000001',
      },
      { urn: 'SC2', places: new Set(), kinds: new Set(), ended: undefined, postcode: undefined, council: undefined },
    ])
    expect(providersIn({ name: 'Notes', rows: [['Nothing']] })).toEqual([])
  })

  it('of supported accommodation are all of one placement', () => {
    const rows = [
      ['URN', 'Placement code', 'Closed date', 'Setting address postcode'],
      [2, 'N1', null, 'AB1 2CE'],
    ]
    expect(providersIn({ name: 'SA Providers', rows }, places)[0]).toMatchObject({
      urn: '2',
      places: new Set(['K3']),
      kinds: new Set(['PR4']),
      council: 'E06000002',
    })
  })
})
