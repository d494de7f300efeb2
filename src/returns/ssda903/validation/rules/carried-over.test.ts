import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { faultsOf } from '../testing.ts'

const open = { DECOM: '01/06/2024', RNE: 'S', LS: 'C2', CIN: 'N1' }
const given = (now: object, last: object = {}) => ({
  Episodes: [{ ...open, ...now }],
  Episodes_last: [{ ...open, ...last }],
})

describe('503A to 503C, the episode open at the end of last year', () => {
  it.each([
    ['503A', 'RNE', 'P'],
    ['503B', 'LS', 'V2'],
    ['503C', 'CIN', 'N2'],
  ])('%s: %s may not differ; blank is as blank', (code, column, other) => {
    const rule = ruleOf(code)
    expect(faultsOf(rule, given({ [column]: other }))).toEqual({ Episodes: [0] })
    expect(faultsOf(rule, given({ [column]: undefined }))).toEqual({ Episodes: [0] })
    expect(faultsOf(rule, given({}))).toEqual({})
    expect(faultsOf(rule, given({ [column]: undefined }, { [column]: undefined }))).toEqual({})
    // Ended last year, so nothing was carried over.
    expect(faultsOf(rule, given({ [column]: other }, { DEC: '01/03/2025' }))).toEqual({})
    expect(faultsOf(rule, { Episodes: [open] })).toBe('no previous year')
  })
})
