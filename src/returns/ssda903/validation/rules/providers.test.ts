import { describe, expect, it } from 'vitest'
import { plainDate } from '../../../../spine/time/plain-date.ts'
import type { Provider } from '../providers.ts'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const HOME: Provider = {
  urn: 'SC123456',
  places: new Set(['K2', 'K1']),
  kinds: new Set(['PR4']),
  ended: plainDate('2025-10-01'),
  postcode: 'AB12CD',
  council: 'E06000001',
}
const providers = [HOME]
const at = (...Episodes: readonly object[]): Tables => ({ providers, Episodes: Episodes as never })
const urn = (more: object = {}) => ({ URN: 'SC123456', PLACE: 'K2', PLACE_PROVIDER: 'PR4', LS: 'C2', ...more })

describe('who provides a placement', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '178',
      'no code, or of one that has none',
      at(
        { PLACE_PROVIDER: 'PR6' },
        { PLACE_PROVIDER: 'PR4', PLACE: 'T1' },
        { PLACE_PROVIDER: 'PR4', PLACE: 'Z12' },
        { PLACE_PROVIDER: 'PR4', PLACE: 'K2' },
        { PLACE: 'T1' },
        {},
      ),
      { Episodes: [0, 1, 2] },
    ],
    [
      '213',
      'of a temporary stay',
      at(
        { PLACE_PROVIDER: 'PR4', PLACE: 'T4' },
        { PLACE_PROVIDER: 'PR4', PLACE: 'Z14' },
        { PLACE: 'T4' },
        { PLACE_PROVIDER: 'PR4', PLACE: 'K2' },
      ),
      { Episodes: [0, 1] },
    ],
    [
      '213',
      'Z1 before 2025-26',
      { year: 2025, ...at({ PLACE_PROVIDER: 'PR4', PLACE: 'Z1' }, { PLACE_PROVIDER: 'PR4', PLACE: 'Z14' }) },
      { Episodes: [0] },
    ],
    [
      '218',
      'missing',
      at(
        { PLACE: 'K2' },
        { PLACE: 'K2', DEC: '31/03/2025' },
        { PLACE: 'K2', DEC: '01/04/2025' },
        { PLACE: 'P1' },
        { PLACE: 'T2' },
        { PLACE: 'Z11' },
        { PLACE: 'K2', PL_LA: 'WAL' },
        { PLACE: 'K2', URN: 'XXXXXXX' },
        { PLACE: 'K2', LS: 'V3' },
        { PLACE: 'U6', LS: 'V4' },
      ),
      { Episodes: [0, 2] },
    ],
    [
      '219',
      'another placement, or not listed',
      at(
        urn({ PLACE: 'U6' }),
        urn({ PLACE: undefined }),
        urn({ URN: 'SC999999' }),
        urn(),
        urn({ URN: 'XXXXXXX', PLACE: 'U6' }),
        urn({ URN: undefined }),
      ),
      { Episodes: [0, 1, 2] },
    ],
    [
      '221',
      'another postcode',
      at(
        urn({ PL_POST: 'AB1 2CE' }),
        urn({ PL_POST: 'ab1 2cd' }),
        urn({}),
        urn({ PL_POST: 'ZZ1 1ZZ', LS: 'V4' }),
        urn({ PL_POST: 'ZZ1 1ZZ', PLACE: 'U6' }),
        urn({ URN: 'SC999999', PL_POST: 'AB1 2CD' }),
      ),
      { Episodes: [0, 5] },
    ],
    [
      '222',
      'of a placement with none',
      at(urn({ PLACE: 'P1' }), urn({ PLACE: 'T0' }), urn({ PLACE: 'P1', URN: 'XXXXXXX' }), urn(), { PLACE: 'P1' }),
      { Episodes: [0, 1] },
    ],
    [
      '224',
      'another kind',
      at(
        urn({ PLACE_PROVIDER: 'PR5' }),
        urn({ PLACE_PROVIDER: undefined }),
        urn(),
        urn({ URN: 'XXXXXXX', PLACE_PROVIDER: 'PR5' }),
      ),
      { Episodes: [0, 1] },
    ],
    [
      '227',
      'began when it had ended',
      at(
        urn({ DECOM: '01/10/2025' }),
        urn({ DECOM: '30/09/2025' }),
        urn({}),
        urn({ URN: 'SC999999', DECOM: '01/10/2025' }),
      ),
      { Episodes: [0] },
    ],
    [
      '228',
      'goes on after it ended',
      at(urn({}), urn({ DEC: '02/10/2025' }), urn({ DEC: '01/10/2025' }), urn({ URN: 'SC999999' })),
      { Episodes: [0, 1] },
    ],
    [
      '526',
      'missing',
      at({ PLACE: 'K2' }, {}, { PLACE: 'T1' }, { PLACE: 'Z13' }, { PLACE: 'K2', PLACE_PROVIDER: 'PR4' }),
      { Episodes: [0, 1] },
    ],
    [
      '550',
      'a parent, and not with one',
      at(
        { PLACE_PROVIDER: 'PR0', PLACE: 'K2' },
        { PLACE_PROVIDER: 'PR0' },
        { PLACE_PROVIDER: 'PR0', PLACE: 'P1' },
        { PLACE: 'K2' },
      ),
      { Episodes: [0, 1] },
    ],
    [
      '1008',
      'not listed',
      at(urn({ URN: 'SC999999' }), urn(), urn({ URN: 'XXXXXXX' }), urn({ URN: undefined })),
      { Episodes: [0] },
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })

  it.each<[code: string, kind: string, wrong: readonly string[], right: readonly string[]]>([
    ['527', 'PR1', ['P1', 'R2', 'R5'], ['K2', 'U6']],
    ['528', 'PR2', ['P1', 'R2', 'R5'], ['K2', 'U6']],
    ['529', 'PR3', ['A3', 'A6', 'K1', 'K2', 'P1', 'U1', 'U6'], ['R2', 'K3']],
    ['530', 'PR4', ['P1'], ['K2', 'R2']],
    ['531', 'PR5', ['P1'], ['K2', 'R2']],
  ])('%s: %s is not of %j', (code, kind, wrong, right) => {
    const places = [...wrong, ...right, undefined]
    expect(faultsOf(ruleOf(code), at(...places.map(PLACE => ({ PLACE, PLACE_PROVIDER: kind }))))).toEqual({
      Episodes: wrong.map((_, index) => index),
    })
    expect(faultsOf(ruleOf(code), at(...places.map(PLACE => ({ PLACE, PLACE_PROVIDER: 'PR0' }))))).toEqual({})
  })

  it('229: the council’s own is in its area, another’s is not; a number nobody has is nobody’s own', () => {
    const rows = at(
      urn({ PLACE_PROVIDER: 'PR1' }),
      urn({ PLACE_PROVIDER: 'PR2' }),
      urn(),
      urn({ URN: 'SC999999', PLACE_PROVIDER: 'PR1' }),
    )
    expect(faultsOf(ruleOf('229'), { ...rows, council: 'E06000001' })).toEqual({ Episodes: [1, 3] })
    expect(faultsOf(ruleOf('229'), { ...rows, council: 'E06000002' })).toEqual({ Episodes: [0, 3] })
    expect(faultsOf(ruleOf('229'), rows)).toBe('no council: say whose return it is')
    expect(faultsOf(ruleOf('219'), { Episodes: [urn()] })).toBe('no list of providers')
  })
})
