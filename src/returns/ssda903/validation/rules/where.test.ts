import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const at = (...Episodes: readonly object[]): Tables => ({ Episodes: Episodes as never, UASC: [], council: 'E06000001' })
const miles = (...list: readonly (string | undefined)[]) => at(...list.map(PL_DISTANCE => ({ PL_DISTANCE, LS: 'C2' })))
const UNACCOMPANIED = { UASC: [{}] }
const BOTH = { HOME_POST: 'AB1 2CD', PL_POST: 'ab12ce' }

describe('where children live', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    ['164', 'out of range', miles('-0.1', '1000', '0', '999.9', undefined), { Episodes: [0, 1] }],
    ['164', 'unaccompanied', { ...miles('-1'), ...UNACCOMPANIED }, {}],
    ['164', 'was unaccompanied', { ...miles('-1'), UASC_last: [{}] }, {}],
    ['169', 'not known', at({ LS: 'C2' }, { LS: 'V4' }, { LS: 'C2', PL_LA: 'E06000001' }), { Episodes: [0] }],
    ['179', 'not known', at({ LS: 'C2' }, { LS: 'V3' }, { LS: 'C2', PL_LOCATION: 'IN' }), { Episodes: [0] }],
    [
      '214',
      'of a short break',
      at(
        { LS: 'V3', PL_POST: 'AB1 2CD' },
        { LS: 'V4', URN: 'SC123456' },
        { LS: 'V3' },
        { LS: 'C2', PL_POST: 'AB1 2CD' },
      ),
      { Episodes: [0, 1] },
    ],
    ['392a', 'not known', { ...miles(undefined, '4.2') }, { Episodes: [0] }],
    ['392a', 'of a short break, or unaccompanied', { ...at({ LS: 'V3' }) }, {}],
    ['392a', 'unaccompanied', { ...miles(undefined), ...UNACCOMPANIED }, {}],
    [
      '392b',
      'one is missing',
      at({ LS: 'C2', HOME_POST: 'AB1 2CD' }, { LS: 'C2', PL_POST: 'AB1 2CD' }, { LS: 'C2', ...BOTH }, { LS: 'V4' }),
      { Episodes: [0, 1] },
    ],
    [
      '392c',
      'not in the directory',
      { ...at(BOTH, { HOME_POST: 'AB1 2CD' }, {}), postcodes: ['AB12CD'] },
      { Episodes: [0] },
    ],
    [
      '392d',
      'the same',
      at(
        { HOME_POST: 'AB1 2CD', PL_POST: 'ab12cd', PLACE: 'U6' },
        { HOME_POST: 'AB1 2CD', PL_POST: 'AB1 2CD', PLACE: 'P1' },
        BOTH,
        {},
      ),
      { Episodes: [0] },
    ],
    [
      '398',
      'of a short break',
      at({ LS: 'V3', HOME_POST: 'AB1 2CD' }, { LS: 'V4', PL_POST: 'AB1 2CD' }, { LS: 'V3' }, { LS: 'C2', ...BOTH }),
      { Episodes: [0, 1] },
    ],
    ['406', 'unaccompanied, and a distance', { ...miles('4.2', undefined), ...UNACCOMPANIED }, { Episodes: [0] }],
    ['406', 'not unaccompanied', miles('4.2'), {}],
    [
      '411',
      'in, and another’s area',
      at(
        { PL_LOCATION: 'IN', PL_LA: 'E06000002' },
        { PL_LOCATION: 'IN', PL_LA: 'E06000001' },
        { PL_LOCATION: 'OUT', PL_LA: 'E06000002' },
      ),
      { Episodes: [0] },
    ],
    [
      '420',
      'of a short break',
      at({ LS: 'V3', PL_LA: 'E06000001' }, { LS: 'V3' }, { LS: 'C2', PL_LA: 'E06000001' }),
      { Episodes: [0] },
    ],
    ['454', 'very far', miles('350.1', '350', '999.9', undefined), { Episodes: [0] }],
    ['454', 'not asked before 2025-26', { year: 2025, ...miles('350.1') }, {}],
    [
      '1015',
      'the council’s own, elsewhere',
      at(
        ...[
          {},
          { PL_LA: 'E06000002' },
          { PL_LA: 'E06000001' },
          { PL_LA: 'E06000002', PLACE: 'U6' },
          { PL_LA: 'E06000002', LS: 'V3' },
          { PL_LA: 'E06000002', PLACE_PROVIDER: 'PR2' },
          { PL_LA: 'E06000002', PLACE: undefined },
        ].map(more => ({ PLACE_PROVIDER: 'PR1', PLACE: 'K2', LS: 'C2', ...more })),
      ),
      { Episodes: [0, 1] },
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })

  const stay = (third: object, second: object = {}) =>
    at(
      { DECOM: '01/04/2025', PLACE: 'U6', PL_POST: 'AB1 2CD' },
      { DECOM: '01/06/2025', PLACE: 'T1', RNE: 'P', ...second },
      { DECOM: '10/06/2025', PLACE: 'U6', RNE: 'P', PL_POST: 'AB1 2CD', ...third },
    )

  it.each<[why: string, tables: Tables, faults: object]>([
    ['went back', stay({}), {}],
    ['another placement', stay({ PLACE: 'U5' }), { Episodes: [2] }],
    ['another postcode', stay({ PL_POST: 'AB1 2CE' }), { Episodes: [2] }],
    ['another reason', stay({ RNE: 'B' }), { Episodes: [2] }],
    ['no temporary stay', stay({ PLACE: 'U5' }, { PLACE: 'K2' }), {}],
  ])('383: %s', (_, tables, faults) => {
    expect(faultsOf(ruleOf('383'), tables)).toEqual(faults)
  })

  it('is not asked where nothing tells who is unaccompanied, or whose return it is', () => {
    const { UASC: _, council: __, ...bare } = miles('-1')
    expect(faultsOf(ruleOf('164'), bare)).toBe('no table UASC')
    expect(faultsOf(ruleOf('411'), bare)).toBe('no council: say whose return it is')
    expect(faultsOf(ruleOf('392c'), bare)).toBe('no postcode directory')
  })
})
