import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

type Cells = Readonly<Record<string, string | undefined>>

const one = (column: string, ...values: readonly (string | undefined)[]): Tables => ({
  Episodes: values.map(value => ({ [column]: value })),
})
const all = (...list: readonly Cells[]): Tables => ({ Episodes: list })

describe('the cells of an episode', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '141',
      'no real day, or not as the return asks',
      one('DECOM', '29/02/2025', '2025-06-01', 'SOON', '29/02/2024', undefined),
      { Episodes: [0, 1, 2] },
    ],
    [
      '142',
      'each but the last, in the order they began, says when and why it ended',
      all(
        { DECOM: '01/07/2025' },
        { DECOM: '01/04/2025', DEC: '01/05/2025' },
        { DECOM: '01/05/2025', REC: 'X1' },
        { DECOM: '01/06/2025', DEC: '01/07/2025', REC: 'X1' },
      ),
      { Episodes: [1, 2] },
    ],
    ['142', 'the only one', all({ DECOM: '01/07/2025' }), {}],
    [
      '142',
      'a day that is no real day is not blank',
      all({ DECOM: '01/04/2025', DEC: 'SOON', REC: 'X1' }, { DECOM: '01/05/2025' }),
      {},
    ],
    ['142', 'no day of beginning', all({ DECOM: '01/04/2025' }, {}, { DECOM: 'SOON' }), {}],
    ['143', 'no code', one('RNE', 'S', 'P', 'L', 'T', 'U', 'b', 'X', 'SP', undefined), { Episodes: [6, 7] }],
    [
      '144',
      'no code',
      one('LS', ...'C1 C2 D1 E1 V2 V3 V4 J1 J2 J3 L1 L2 l3'.split(' '), 'V1', 'C', undefined),
      { Episodes: [13, 14] },
    ],
    ['145', 'no code', one('CIN', 'N1', 'n8', 'N9', 'N0', '1', undefined), { Episodes: [2, 3, 4] }],
    [
      '146',
      'no code, or none now',
      one('PLACE', 'U6', 'K3', 'Z11', 'Z14', 'H5', 'P2', 'Z1', 'X', undefined),
      { Episodes: [4, 5, 6, 7] },
    ],
    ['146', 'the codes of 2024-25', { year: 2025, ...one('PLACE', 'H5', 'P2', 'Z1', 'K3', 'Z11') }, { Episodes: [4] }],
    ['146', 'the codes of 2022-23', { year: 2023, ...one('PLACE', 'H5', 'P2', 'Z1', 'K3') }, { Episodes: [3] }],
    ['147', 'no real day', one('DEC', '31/06/2025', '30/06/2025', undefined), { Episodes: [0] }],
    [
      '148',
      'one without the other',
      all({ DEC: '01/06/2025' }, { REC: 'X1' }, { DEC: 'SOON', REC: 'X1' }, {}, { DEC: '01/06/2025', REC: 'E3' }),
      { Episodes: [0, 1] },
    ],
    [
      '149',
      'no code',
      one(
        'REC',
        ...'X1 E11 E12 E2 E3 E4A E4B E5 E6 E7 E8 E9 E13 E14 E15 E16 E17 E41 E45 E46 E47 e48'.split(' '),
        'E4',
        'E43',
        undefined,
      ),
      { Episodes: [22, 23] },
    ],
    [
      '353',
      'before the Children Act',
      one('DECOM', '13/10/1991', '14/10/1991', '15/10/1991', undefined),
      { Episodes: [0] },
    ],
    ['354', 'after the year', one('DECOM', '01/04/2026', '31/03/2026', undefined), { Episodes: [0] }],
    [
      '355',
      'the same day',
      all(
        { DECOM: '01/06/2025', DEC: '1/6/2025' },
        { DECOM: '01/06/2025', DEC: '02/06/2025' },
        { DECOM: '01/06/2025' },
        { DECOM: 'SOON', DEC: 'SOON' },
        {},
      ),
      { Episodes: [0] },
    ],
    [
      '356',
      'ended before',
      all(
        { DECOM: '02/06/2025', DEC: '01/06/2025' },
        { DECOM: '02/06/2025', DEC: '02/06/2025' },
        { DECOM: '02/06/2025', DEC: '03/06/2025' },
        { DEC: '01/06/2025' },
        { DECOM: '02/06/2025' },
      ),
      { Episodes: [0] },
    ],
    ['385', 'ended after the year', one('DEC', '01/04/2026', '31/03/2026', undefined), { Episodes: [0] }],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })
})
