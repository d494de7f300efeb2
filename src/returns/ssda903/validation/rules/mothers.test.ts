import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const HER = { SEX: 'F', DOB: '01/06/2008' }
const care = (more: object = {}) => ({ DECOM: '01/05/2025', LS: 'C2', ...more })

describe('young mothers', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    ['171', 'no real day', { Header: [{ MC_DOB: '31/02/2024' }, { MC_DOB: '28/02/2024' }, {}] }, { Header: [0] }],
    [
      '174',
      'a boy has none',
      { Header: [{ SEX: 'M', MC_DOB: 'X' }, { SEX: 'M' }, { SEX: 'F', MC_DOB: '01/01/2024' }, { MC_DOB: 'X' }] },
      { Header: [0] },
    ],
    [
      '174',
      'by the codes of the year',
      {
        year: 2024,
        Header: [
          { SEX: '1', MC_DOB: 'X' },
          { SEX: 'M', MC_DOB: 'X' },
        ],
      },
      { Header: [0] },
    ],
    [
      '207',
      'a mother stays one',
      { Episodes: [care()], Header: [{ MOTHER: '0' }], Header_last: [{ MOTHER: '1' }] },
      { Header: [0] },
    ],
    [
      '207',
      'blank is different',
      { Episodes: [care()], Header: [{}], Header_last: [{ MOTHER: '1' }] },
      { Header: [0] },
    ],
    ['207', 'she still is', { Episodes: [care()], Header: [{ MOTHER: '1' }], Header_last: [{ MOTHER: '1' }] }, {}],
    ['207', 'not in care this year', { Episodes: [], Header: [{}], Header_last: [{ MOTHER: '1' }] }, {}],
    ['393', 'not told', { Episodes: [care({ LS: 'V3' }), care()], Header: [HER] }, { Header: [0] }],
    ['393', 'told', { Episodes: [care()], Header: [{ ...HER, MOTHER: '0' }] }, {}],
    ['393', 'short breaks alone', { Episodes: [care({ LS: 'V4' })], Header: [HER] }, {}],
    ['393', 'a boy', { Episodes: [care()], Header: [{ SEX: 'M' }] }, {}],
    [
      '607',
      'she left in the year, on its last day',
      { Episodes: [care({ DEC: '31/03/2026', REC: 'E4A' })], Header: [HER] },
      { Episodes: [0], Header: [0] },
    ],
    ['607', 'the day after', { Episodes: [care({ DEC: '01/04/2026', REC: 'E4A' })], Header: [HER] }, {}],
    ['607', 'she moved', { Episodes: [care({ DEC: '31/03/2026', REC: 'X1' })], Header: [HER] }, {}],
    ['607', 'no reason given', { Episodes: [care({ DEC: '31/03/2026' })], Header: [HER] }, {}],
    [
      '611',
      'her child’s day is missing',
      { Header: [{ MOTHER: '1' }, { MOTHER: '1.0' }, { MOTHER: '0' }, {}] },
      { Header: [0, 1] },
    ],
    ['611', 'it is there', { Header: [{ MOTHER: '1', MC_DOB: '01/01/2024' }] }, {}],
    [
      '612',
      'no mother',
      {
        Header: [
          { ...HER, MOTHER: '0', MC_DOB: '01/01/2024' },
          { ...HER, MC_DOB: '01/01/2024' },
          { ...HER, MOTHER: '1', MC_DOB: '01/01/2024' },
          { SEX: 'M', MC_DOB: '01/01/2024' },
        ],
      },
      { Header: [0, 1] },
    ],
    [
      '620',
      'eleven after the year began',
      {
        Header: [
          { MOTHER: '1', DOB: '02/04/2014' },
          { MOTHER: '1', DOB: '01/04/2014' },
          { MOTHER: '0', DOB: '02/04/2014' },
          { MOTHER: '1' },
        ],
      },
      { Header: [0] },
    ],
    [
      '621',
      'before her own birth',
      {
        Header: [
          { DOB: '01/06/2008', MC_DOB: '01/06/2008' },
          { DOB: '01/06/2008', MC_DOB: '02/06/2008' },
          { MC_DOB: '02/06/2008' },
          {},
        ],
      },
      { Header: [0, 2] },
    ],
    [
      '624',
      'changed',
      { Header: [{ MC_DOB: '02/01/2024' }], Header_last: [{ MC_DOB: '01/01/2024' }] },
      { Header: [0] },
    ],
    ['624', 'taken out', { Header: [{}], Header_last: [{ MC_DOB: '01/01/2024' }] }, { Header: [0] }],
    [
      '624',
      'the same, written otherwise',
      { Header: [{ MC_DOB: '1/1/2024' }], Header_last: [{ MC_DOB: '01/01/2024' }] },
      {},
    ],
    ['624', 'new', { Header: [{ MC_DOB: '01/01/2024' }], Header_last: [{}] }, {}],
    [
      '625',
      'after she left',
      { Header: [{ MC_DOB: '02/06/2025' }], Episodes: [care({ DEC: '01/06/2025' })] },
      { Episodes: [0], Header: [0] },
    ],
    ['625', 'on the day she left', { Header: [{ MC_DOB: '01/06/2025' }], Episodes: [care({ DEC: '01/06/2025' })] }, {}],
    [
      '625',
      'after the year',
      { Header: [{ MC_DOB: '01/04/2026' }], Episodes: [care({ DEC: '01/06/2027' })] },
      { Episodes: [0], Header: [0] },
    ],
    ['625', 'nothing has ended', { Header: [{ MC_DOB: '01/04/2026' }], Episodes: [care()] }, {}],
    [
      '626',
      'born before the year',
      { Header: [{ MOTHER: '1', MC_DOB: '31/03/2025' }], Header_last: [{ MOTHER: '0' }] },
      { Header: [0] },
    ],
    [
      '626',
      'born as it began',
      { Header: [{ MOTHER: '1', MC_DOB: '01/04/2025' }], Header_last: [{ MOTHER: '0' }] },
      {},
    ],
    [
      '626',
      'a mother then too',
      { Header: [{ MOTHER: '1', MC_DOB: '31/03/2025' }], Header_last: [{ MOTHER: '1' }] },
      {},
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })
})
