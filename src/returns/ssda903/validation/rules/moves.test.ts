import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

type Cells = Readonly<Record<string, string | undefined>>
const all = (...list: readonly Cells[]): Tables => ({ Episodes: list })

describe('why the child moved home', () => {
  const first = { DECOM: '01/05/2025', REC: 'X1', PLACE: 'U6' }
  const next = { DECOM: '01/06/2025', RNE: 'P', PLACE: 'K2' }

  it.each<[why: string, first: Cells, next: Cells, isFault: boolean]>([
    ['no reason', first, next, true],
    ['home and legal status changed', first, { ...next, RNE: 'B' }, true],
    ['home changed, not the carer', first, { ...next, RNE: 'T' }, true],
    ['home and legal status changed, not the carer', first, { ...next, RNE: 'U' }, true],
    ['the kinds of home are not told', { ...first, PLACE: undefined }, { ...next, PLACE: undefined }, true],
    ['a reason', { ...first, REASON_PLACE_CHANGE: 'CARPL' }, next, false],
    ['the legal status alone changed', first, { ...next, RNE: 'L' }, false],
    ['why the next began is not told', first, { ...next, RNE: undefined }, false],
    ['left care', { ...first, REC: 'E3' }, next, false],
    ['why it ended is not told', { ...first, REC: undefined }, next, false],
    ['to a temporary stay', first, { ...next, PLACE: 'T1' }, false],
    ['back from a temporary stay', { ...first, PLACE: 'T1' }, next, false],
  ])('225: %s', (_, before, after, isFault) => {
    expect(faultsOf(ruleOf('225'), all(before, after))).toEqual(isFault ? { Episodes: [0] } : {})
    expect(faultsOf(ruleOf('225'), all(after, before))).toEqual(isFault ? { Episodes: [1] } : {})
  })

  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    ['225', 'nothing after', all(first), {}],
    ['226', 'on the stay', all({ PLACE: 'T0', REASON_PLACE_CHANGE: 'OTHER' }), { Episodes: [0] }],
    [
      '226',
      'on the episode before',
      all({ DECOM: '01/06/2025', PLACE: 'T4' }, { DECOM: '01/05/2025', PLACE: 'U6', REASON_PLACE_CHANGE: 'OTHER' }),
      { Episodes: [0] },
    ],
    [
      '226',
      'on the episode after, or one earlier still',
      all(
        { DECOM: '01/04/2025', PLACE: 'U6', REASON_PLACE_CHANGE: 'OTHER' },
        { DECOM: '01/05/2025', PLACE: 'U6' },
        { DECOM: '01/06/2025', PLACE: 'T4' },
        { DECOM: '01/07/2025', PLACE: 'U6', REASON_PLACE_CHANGE: 'OTHER' },
      ),
      {},
    ],
    ['226', 'no stay', all({ PLACE: 'U6', REASON_PLACE_CHANGE: 'OTHER' }, { REASON_PLACE_CHANGE: 'OTHER' }), {}],
    [
      '233',
      'it has not ended',
      all(
        { REASON_PLACE_CHANGE: 'OTHER' },
        { REASON_PLACE_CHANGE: 'OTHER', DEC: '01/06/2025' },
        { REASON_PLACE_CHANGE: 'OTHER', DEC: 'SOON' },
        {},
      ),
      { Episodes: [0] },
    ],
    ['233', 'not asked before 2025-26', { year: 2025, ...all({ REASON_PLACE_CHANGE: 'OTHER' }) }, {}],
    [
      '1009',
      'no code',
      all(
        ...[
          ...'CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD other'.split(' '),
          'MOVED',
          'CREQ',
          undefined,
        ].map(REASON_PLACE_CHANGE => ({ REASON_PLACE_CHANGE })),
      ),
      { Episodes: [12, 13] },
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })
})

describe('temporary stays', () => {
  it.each([
    ['375', 'T1', '13/07/2025', '14/07/2025'],
    ['376', 'T3', '22/06/2025', '23/06/2025'],
    ['379', 'T4', '08/06/2025', '09/06/2025'],
  ])('%s: %s from 1 June 2025 lasts until %s at the most', (code, PLACE, most, over) => {
    const DECOM = '01/06/2025'
    const Episodes = [
      { PLACE, DECOM, DEC: most },
      { PLACE, DECOM, DEC: over },
      { PLACE, DECOM },
      { PLACE, DEC: over },
      { PLACE: 'T2', DECOM, DEC: over },
      { DECOM, DEC: over },
    ]
    expect(faultsOf(ruleOf(code), { Episodes, Header: [{ DOB: '01/01/2015' }] })).toEqual({ Episodes: [1] })
    // The date of birth has nothing to do with it.
    expect(faultsOf(ruleOf(code), { Episodes, Header: [] })).toEqual({ Episodes: [1] })
  })

  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '377',
      'three while the carers were away',
      all({ PLACE: 'T3' }, { PLACE: 'U6' }, { PLACE: 'T3' }, { PLACE: 't3' }),
      { Episodes: [0, 2, 3] },
    ],
    ['377', 'two', all({ PLACE: 'T3' }, { PLACE: 'T3' }, { PLACE: 'T2' }, {}), {}],
    ['377', 'each child by itself', all({ PLACE: 'T3' }, { PLACE: 'T3' }, { CHILD: 'B', PLACE: 'T3' }), {}],
    [
      '380',
      'any reason but P and B',
      all(
        ...['S', 'L', 'T', 'U', undefined, 'P', 'B'].map(RNE => ({ PLACE: 'T0', RNE })),
        { PLACE: 'U6', RNE: 'T' },
        { RNE: 'T' },
      ),
      { Episodes: [0, 1, 2, 3, 4] },
    ],
    [
      '381',
      'left care from it',
      all(
        { PLACE: 'T1', REC: 'E3' },
        { PLACE: 'T1', REC: 'X1' },
        { PLACE: 'T1' },
        { PLACE: 'U6', REC: 'E3' },
        { REC: 'E3' },
      ),
      { Episodes: [0] },
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })
})
