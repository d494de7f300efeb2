import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { faultsOf } from '../testing.ts'

const FIRST = { DECOM: '01/04/2025', RNE: 'S', LS: 'C1', PLACE: 'U6', PL_POST: 'AB1 2CD' }
const faults = (code: string, RNE: string, more: object) =>
  faultsOf(ruleOf(code), { Episodes: [FIRST, { ...FIRST, DECOM: '01/06/2025', RNE, ...more }] })
const WRONG = { Episodes: [1] }

describe('why an episode began', () => {
  it.each<[why: string, more: object, isL: boolean, isP: boolean, isB: boolean]>([
    ['nothing changed', {}, true, true, true],
    ['the legal status', { LS: 'C2' }, false, true, true],
    ['the placement', { PLACE: 'K2' }, true, false, true],
    ['the postcode', { PL_POST: 'AB1 2CE' }, true, false, true],
    ['the number', { URN: 'SC123456' }, true, false, true],
    ['the provider', { PLACE_PROVIDER: 'PR1' }, true, false, true],
    ['both', { LS: 'C2', PLACE: 'K2' }, true, true, false],
  ])('%s changed', (_, more, isL, isP, isB) => {
    expect(faults('434', 'L', more)).toEqual(isL ? WRONG : {})
    for (const RNE of ['P', 'T']) expect(faults('435', RNE, more)).toEqual(isP ? WRONG : {})
    for (const RNE of ['B', 'U']) expect(faults('436', RNE, more)).toEqual(isB ? WRONG : {})
  })

  it('each is asked of its own reasons, and of an episode that has one before it', () => {
    for (const code of ['434', '435', '436']) {
      expect(faults(code, 'S', {})).toEqual({})
      expect(
        faultsOf(ruleOf(code), {
          Episodes: [
            { ...FIRST, RNE: 'L' },
            { ...FIRST, CHILD: 'B', RNE: 'P' },
          ],
        }),
      ).toEqual({})
    }
  })

  it('434: two blank legal statuses are not one that stayed', () => {
    const blank = { ...FIRST, LS: undefined }
    expect(faultsOf(ruleOf('434'), { Episodes: [blank, { ...blank, DECOM: '01/06/2025', RNE: 'L' }] })).toEqual({})
  })
})
