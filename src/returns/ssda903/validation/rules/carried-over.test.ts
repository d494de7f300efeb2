import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { faultsOf } from '../testing.ts'

const open = { DECOM: '01/06/2024', RNE: 'S', LS: 'C2', CIN: 'N1' }
const given = (now: object, last: object = {}) => ({
  Episodes: [{ ...open, ...now }],
  Episodes_last: [{ ...open, ...last }],
})
const WRONG = { Episodes: [0] }

describe('the episode open at the end of last year', () => {
  it.each([
    ['503A', 'RNE', 'P'],
    ['503B', 'LS', 'V2'],
    ['503C', 'CIN', 'N2'],
    ['503D', 'PLACE', 'U6'],
    ['503E', 'PLACE_PROVIDER', 'PR1'],
    ['503F', 'URN', 'SC123456'],
    ['503H', 'PL_LA', 'E06000001'],
    ['503J', 'PL_LOCATION', 'IN'],
  ])('%s: %s may not differ; blank is as blank', (code, column, other) => {
    const rule = ruleOf(code)
    expect(faultsOf(rule, given({ [column]: other }, { [column]: 'X' }))).toEqual(WRONG)
    expect(faultsOf(rule, given({ [column]: undefined }, { [column]: other }))).toEqual(WRONG)
    expect(faultsOf(rule, given({ [column]: other }, { [column]: other }))).toEqual({})
    expect(faultsOf(rule, given({ [column]: undefined }, { [column]: undefined }))).toEqual({})
    // Ended last year, so nothing was carried over.
    expect(faultsOf(rule, given({ [column]: other }, { [column]: 'X', DEC: '01/03/2025' }))).toEqual({})
    expect(faultsOf(rule, { Episodes: [open] })).toBe('no previous year')
  })

  it.each([
    [2024, 'H5', 'K3', false],
    [2025, 'H5', 'K3', false],
    [2026, 'H5', 'K3', true],
    [2026, 'Z1', 'Z12', false],
    [2027, 'Z1', 'Z12', true],
    [2026, 'P2', 'K3', true],
  ])('503D: in %i %s may become %s, at fault: %s', (year, last, now, isFault) => {
    expect(faultsOf(ruleOf('503D'), { year, ...given({ PLACE: now }, { PLACE: last }) })).toEqual(isFault ? WRONG : {})
  })

  it.each<[now: string | undefined, last: string | undefined, isFault: boolean]>([
    ['4.2', '4.0', true],
    ['4.1', '4.0', false],
    ['3.8', '4.0', true],
    ['4.2', undefined, true],
    [undefined, '4.2', false],
    [undefined, undefined, false],
  ])('503G and 453: %s miles after %s, at fault: %s', (now, last, isFault) => {
    const tables = given({ PL_DISTANCE: now }, { PL_DISTANCE: last })
    expect(faultsOf(ruleOf('503G'), tables)).toEqual(isFault ? WRONG : {})
    expect(faultsOf(ruleOf('453'), tables)).toEqual(isFault ? WRONG : {})
    const another = given({ PL_DISTANCE: now, RNE: 'P' }, { PL_DISTANCE: last })
    expect(faultsOf(ruleOf('503G'), another)).toEqual(isFault ? WRONG : {})
    expect(faultsOf(ruleOf('453'), another)).toEqual({})
  })

  it('452: the area may not differ where the reason does not', () => {
    expect(faultsOf(ruleOf('452'), given({ PL_LA: 'E1' }, { PL_LA: 'E2' }))).toEqual(WRONG)
    expect(faultsOf(ruleOf('452'), given({ PL_LA: 'E1' }, { PL_LA: 'E1' }))).toEqual({})
    expect(faultsOf(ruleOf('452'), given({ PL_LA: 'E1', RNE: 'P' }, { PL_LA: 'E2' }))).toEqual({})
  })
})
