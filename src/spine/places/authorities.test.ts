import { describe, expect, it } from 'vitest'
import type { PlainDate } from '../time/plain-date.ts'
import { authorities, findAuthority } from './authorities.ts'
import { upperTierOf } from './districts.ts'

const on = (text: string): PlainDate => text as PlainDate

describe('the English authorities', () => {
  it('are 153 today, each with a code, a number and a name of its own', () => {
    const today = authorities.filter(authority => authority.until === undefined)
    expect(today).toHaveLength(153)
    for (const column of ['gss', 'number', 'name'] as const)
      expect(new Set(today.map(authority => authority[column])).size).toBe(153)
    expect(
      authorities.every(authority => /^E(06|08|09|10)\d{6}$/.test(authority.gss) && /^\d{3}$/.test(authority.number)),
    ).toBe(true)
  })

  it.each([
    ['E06000062', 'West Northamptonshire'],
    ['941', 'West Northamptonshire'],
    ['west northamptonshire council', 'West Northamptonshire'],
    ['Bristol', 'Bristol, City of'],
    ['St Helens', 'St. Helens'],
    ['Bournemouth, Christchurch & Poole', 'Bournemouth, Christchurch and Poole'],
    ['928', 'Northamptonshire'],
    ['E08000016', 'Barnsley'],
  ])('are found by %s', (code, name) => {
    expect(findAuthority(code)?.name).toBe(name)
  })

  it('say who replaced one that is gone', () => {
    expect(findAuthority('Northamptonshire')).toEqual({
      gss: 'E10000021',
      number: '928',
      name: 'Northamptonshire',
      until: '2021-03-31',
      replacedBy: ['E06000061', 'E06000062'],
    })
  })

  it('that kept their number are told apart by date, the newest standing for today', () => {
    expect(findAuthority('825')?.gss).toBe('E06000060')
    expect(findAuthority('825', on('2020-03-31'))?.gss).toBe('E10000002')
    expect(findAuthority('Somerset', on('2023-04-01'))?.gss).toBe('E06000066')
  })

  it('do not include a place that is none', () => {
    expect(findAuthority('Atlantis')).toBeUndefined()
    expect(findAuthority('W06000015')).toBeUndefined()
    expect(findAuthority('')).toBeUndefined()
  })
})

describe('the upper tier of a code', () => {
  it.each([
    ['a district of a county today', 'E07000129', 'E10000018'],
    ['a unitary authority', 'E06000042', 'E06000042'],
    ['Kettering, which is in North Northamptonshire since 2021', 'E07000153', 'E06000061'],
    ['Daventry, in West Northamptonshire', 'E07000151', 'E06000062'],
    ['Carlisle, in Cumberland since 2023', 'E07000028', 'E06000063'],
    ['Eden, in Westmorland and Furness', 'E07000030', 'E06000064'],
    ['Harrogate, in North Yorkshire', 'E07000165', 'E06000065'],
    ['Mendip, in Somerset', 'E07000187', 'E06000066'],
    ['the new code of North Yorkshire', 'E06000065', 'E06000065'],
    ['the old code of the county of Somerset', 'E10000027', 'E06000066'],
    ['the old code of Sheffield', 'E08000019', 'E08000039'],
    ['a county that became two, which cannot be told apart', 'E10000021', 'E10000021'],
    ['a Welsh authority', 'W06000015', 'W06000015'],
    ['a Scottish authority', 'S12000036', 'S12000036'],
    ['Jersey', 'L99999999', 'L99999999'],
    ['nothing', '', ''],
  ])('is right for %s', (_, code, expected) => {
    expect(upperTierOf(code)).toBe(expected)
  })

  it('on a date before a reorganisation is the county of that time', () => {
    expect(upperTierOf('E07000153', on('2021-03-31'))).toBe('E10000021')
    expect(upperTierOf('E07000153', on('2021-04-01'))).toBe('E06000061')
    expect(upperTierOf('E10000027', on('2023-03-31'))).toBe('E10000027')
  })

  it('is always an authority that is known', () => {
    for (let number = 1; number <= 246; number++) {
      const code = `E07${String(number).padStart(6, '0')}`
      const upper = upperTierOf(code)
      if (upper !== code) expect(findAuthority(upper)?.until).toBeUndefined()
    }
  })
})
