import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

type Cells = Readonly<Record<string, string | undefined>>
const all = (...list: readonly Cells[]): Tables => ({ Episodes: list })

describe('what the kind of home must go with', () => {
  const started = { PLACE: 'A5', DECOM: '01/06/2025' }
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '217',
      'any reason but S, T and U',
      all(...['P', 'L', 'B', undefined, 'S', 'T', 'U'].map(RNE => ({ ...started, RNE }))),
      { Episodes: [0, 1, 2, 3] },
    ],
    [
      '217',
      'from 1 April 2015',
      all(...['31/03/2015', '01/04/2015', undefined].map(DECOM => ({ PLACE: 'A3', RNE: 'P', DECOM }))),
      { Episodes: [1] },
    ],
    [
      '217',
      'with other carers',
      all(...['A4', 'A6', 'U6', undefined].map(PLACE => ({ ...started, PLACE, RNE: 'P' }))),
      {},
    ],
    [
      '336',
      'after any home but a foster or adoptive one',
      all({ DECOM: '01/06/2025', PLACE: 'A3' }, { DECOM: '01/05/2025', PLACE: 'K2' }),
      { Episodes: [0] },
    ],
    [
      '336',
      'after one that is not told',
      all({ DECOM: '01/05/2025' }, { DECOM: '01/06/2025', PLACE: 'A4' }),
      { Episodes: [1] },
    ],
    ...['U1', 'U6', 'A3', 'A6'].map(
      PLACE =>
        ['336', `after ${PLACE}`, all({ DECOM: '01/05/2025', PLACE }, { DECOM: '01/06/2025', PLACE: 'A3' }), {}] as [
          string,
          string,
          Tables,
          object,
        ],
    ),
    ['336', 'the first', all({ DECOM: '01/05/2025', PLACE: 'A3' }), {}],
    ['336', 'under an order', all({ DECOM: '01/05/2025', PLACE: 'K2' }, { DECOM: '01/06/2025', PLACE: 'A5' }), {}],
    [
      '336',
      'only the one just before counts',
      all(
        { DECOM: '01/04/2025', PLACE: 'U6' },
        { DECOM: '01/05/2025', PLACE: 'K2' },
        { DECOM: '01/06/2025', PLACE: 'A3' },
      ),
      { Episodes: [2] },
    ],
    [
      '378',
      'accommodated with a parent',
      all(
        { PLACE: 'P1', LS: 'V2' },
        { PLACE: 'P1', LS: 'C2' },
        { PLACE: 'U6', LS: 'V2' },
        { PLACE: 'P1' },
        { LS: 'V2' },
      ),
      { Episodes: [0] },
    ],
    [
      '390',
      'adopted from elsewhere',
      all(
        { REC: 'E11', PLACE: 'U6' },
        { REC: 'E12' },
        { REC: 'E11', PLACE: 'A3' },
        { REC: 'E12', PLACE: 'A6' },
        { REC: 'E3', PLACE: 'U6' },
        { PLACE: 'U6' },
      ),
      { Episodes: [0, 1] },
    ],
    [
      '408',
      'under an order, and no order',
      all(
        { PLACE: 'A5', LS: 'C2' },
        { PLACE: 'A6' },
        { PLACE: 'A5', LS: 'E1' },
        { PLACE: 'A6', LS: 'e1' },
        { PLACE: 'A3', LS: 'C2' },
        { LS: 'C2' },
      ),
      { Episodes: [0, 1] },
    ],
    [
      '516',
      'guardians who were not fostering',
      all(
        { REC: 'E45', PLACE: 'K2' },
        { REC: 'E46' },
        { REC: 'E45', PLACE: 'U1' },
        { REC: 'E46', PLACE: 'U6' },
        { REC: 'E47', PLACE: 'K2' },
        { PLACE: 'K2' },
      ),
      { Episodes: [0, 1] },
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })
})
