import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

type Cells = Readonly<Record<string, string | undefined>>

/** The episodes of a child born on 15 June 2010, or another day. */
const born = (DOB: string | undefined, ...episodes: readonly Cells[]): Tables => ({
  Header: [{ DOB }],
  Episodes: episodes,
})
const child = (...episodes: readonly Cells[]): Tables => born('15/06/2010', ...episodes)
const on = (column: string, rest: Cells, ...days: readonly (string | undefined)[]): readonly Cells[] =>
  days.map(day => ({ ...rest, [column]: day }))

describe('what may be said of a child from an age, or up to one', () => {
  const custody = { REASON_PLACE_CHANGE: 'CUSTOD' }
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '234',
      'custody before ten',
      child(...on('DECOM', custody, '14/06/2020', '15/06/2020', undefined)),
      { Episodes: [0], Header: [0] },
    ],
    [
      '234',
      'another reason',
      child({ DECOM: '14/06/2020', REASON_PLACE_CHANGE: 'OTHER' }, { DECOM: '14/06/2020' }),
      {},
    ],
    ['234', 'no date of birth', born(undefined, { DECOM: '14/06/2020', ...custody }), {}],
    ['234', 'not asked before 2025-26', { year: 2025, ...child({ DECOM: '14/06/2020', ...custody }) }, {}],
    ['302', 'before birth', child({ DECOM: '01/04/2025' }, { DECOM: '14/06/2010' }), { Episodes: [1], Header: [0] }],
    ['302', 'from birth', child({ DECOM: '15/06/2010' }), {}],
    ['302', 'no date of birth', born(undefined, { DECOM: '14/06/2010' }), {}],
    ['302', 'no day of beginning', child({}), {}],
    [
      '352',
      'as an adult',
      born('15/06/2007', ...on('DECOM', { RNE: 'S' }, '14/06/2025', '15/06/2025', '16/06/2025', undefined)),
      { Episodes: [1, 2] },
    ],
    ['352', 'care did not start', born('15/06/2007', { DECOM: '15/06/2025', RNE: 'P' }, { DECOM: '15/06/2025' }), {}],
    ['352', 'no date of birth', born('SOON', { DECOM: '15/06/2025', RNE: 'S' }), {}],
    [
      '352',
      'born on 29 February',
      born('29/02/2008', ...on('DECOM', { RNE: 'S' }, '28/02/2026', '01/03/2026')),
      { Episodes: [1] },
    ],
    [
      '358',
      'on or before the tenth birthday',
      child(...on('DECOM', { LS: 'J1' }, '14/06/2020', '15/06/2020', '16/06/2020', undefined)),
      { Episodes: [0, 1], Header: [0] },
    ],
    [
      '358',
      'of each kind',
      child(...['J1', 'J2', 'J3', 'L1', undefined].map(LS => ({ LS, DECOM: '15/06/2020' }))),
      { Episodes: [0, 1, 2], Header: [0] },
    ],
    ['358', 'no date of birth', born(undefined, { LS: 'J1', DECOM: '15/06/2020' }), {}],
    [
      '359',
      'eighteen on the day before the last',
      born('30/03/2008', {}, { LS: 'V2', PLACE: 'U6' }, { LS: 'C2', PLACE: 'K2' }, { LS: 'V2', PLACE: 'K2' }),
      { Episodes: [0, 1, 2] },
    ],
    ['359', 'it ended', born('30/03/2008', { DEC: '30/03/2026' }), {}],
    ['359', 'eighteen on the last day', born('31/03/2008', {}), {}],
    ['359', 'no date of birth', born(undefined, {}), {}],
    [
      '386',
      'adopted from the 18th birthday',
      born('15/06/2007', ...on('DEC', { REC: 'E11' }, '14/06/2025', '15/06/2025', '16/06/2025', undefined), {
        REC: 'E12',
        DEC: '15/06/2025',
      }),
      { Episodes: [1, 2, 4] },
    ],
    ['386', 'left otherwise', born('15/06/2007', { REC: 'E3', DEC: '15/06/2025' }, { DEC: '15/06/2025' }), {}],
    ['386', 'no date of birth', born(undefined, { REC: 'E11', DEC: '15/06/2025' }), {}],
    [
      '387',
      'independent before fourteen',
      child(...on('DEC', { REC: 'E5' }, '14/06/2024', '15/06/2024', '16/06/2024', undefined, 'SOON'), {
        REC: 'E6',
        DEC: '14/06/2024',
      }),
      { Episodes: [0, 4, 5] },
    ],
    ['387', 'no date of birth', born(undefined, { REC: 'E6', DEC: '15/06/2024' }, { REC: 'E6' }), { Episodes: [0] }],
    ['387', 'left otherwise', child({ REC: 'E7', DEC: '14/06/2024' }, { DEC: '14/06/2024' }), {}],
    [
      '389',
      'adult social care before sixteen',
      child(...on('DEC', { REC: 'E7' }, '14/06/2026', '15/06/2026', '16/06/2026', undefined, 'SOON')),
      { Episodes: [0, 3, 4] },
    ],
    ['389', 'no date of birth', born(undefined, { REC: 'E7', DEC: '15/06/2026' }), { Episodes: [0] }],
    ['389', 'left otherwise', child({ REC: 'E5', DEC: '14/06/2026' }, {}), {}],
    [
      '407',
      'after the 18th birthday',
      born('15/06/2007', ...on('DEC', { REC: 'E45' }, '15/06/2025', '16/06/2025', undefined)),
      { Episodes: [1], Header: [0] },
    ],
    [
      '407',
      'of each kind',
      born('15/06/2007', ...['E45', 'E46', 'E47', 'E48', 'E41', undefined].map(REC => ({ REC, DEC: '16/06/2025' }))),
      { Episodes: [0, 1, 2, 3], Header: [0] },
    ],
    ['407', 'no date of birth', born(undefined, { REC: 'E45', DEC: '16/06/2025' }), {}],
    [
      '460',
      'before the 18th birthday',
      born('15/06/2007', ...on('DEC', { REC: 'E17' }, '14/06/2025', '15/06/2025', undefined)),
      { Episodes: [0] },
    ],
    ['460', 'left otherwise', born('15/06/2007', { REC: 'E8', DEC: '14/06/2025' }, { DEC: '14/06/2025' }), {}],
    ['460', 'no date of birth', born(undefined, { REC: 'E17', DEC: '14/06/2025' }), {}],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })

  it.each([
    ['371', 'K3', 'K2', '2026'],
    ['372', 'R5', 'K1', '2020'],
    ['373', 'S1', 'R1', '2014'],
    ['374', 'P3', 'P1', '2024'],
  ])('%s: in %s only from the birthday, whether or not it ended', (code, PLACE, other, year) => {
    const day = { PLACE, DEC: `01/09/${year}` }
    expect(
      faultsOf(
        ruleOf(code),
        child(
          { ...day, DECOM: `14/06/${year}` },
          { PLACE, DECOM: `14/06/${year}` },
          { ...day, DECOM: `15/06/${year}` },
          { ...day, DECOM: undefined },
          { PLACE: other, DECOM: `14/06/${year}` },
          { DECOM: `14/06/${year}` },
        ),
      ),
    ).toEqual({ Episodes: [0, 1] })
    expect(faultsOf(ruleOf(code), born(undefined, { PLACE, DECOM: `14/06/${year}` }))).toEqual({})
  })
})
