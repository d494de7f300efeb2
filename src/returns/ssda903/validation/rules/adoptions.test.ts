import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const AD1 = {
  DATE_INT: '01/05/2025',
  DATE_MATCH: '01/07/2025',
  FOSTER_CARE: '0',
  NB_ADOPTR: '2',
  SEX_ADOPTR: 'MF',
  LS_ADOPTR: 'L11',
}
const ADOPTED = { DECOM: '01/09/2025', DEC: '01/02/2026', REC: 'E12', PLACE: 'A6', RNE: 'P', LS: 'E1' }
const LEAVER = { IN_TOUCH: 'YES', ACTIV: 'F1', ACCOM: 'B1' }
const ALL_YEAR = { DECOM: '01/01/2024', RNE: 'S', LS: 'C2', PLACE: 'U6' }

describe('adoptions', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '112',
      'no real day',
      { AD1: ['31/04/2025', '30/04/2025', undefined].map(DATE_INT => ({ DATE_INT })) },
      { AD1: [0] },
    ],
    [
      '113',
      'no real day',
      { AD1: ['31/04/2025', '30/04/2025', undefined].map(DATE_MATCH => ({ DATE_MATCH })) },
      { AD1: [0] },
    ],
    [
      '114',
      'neither 0 nor 1',
      { AD1: ['2', 'Y', '0', '1', '1.0', undefined].map(FOSTER_CARE => ({ FOSTER_CARE })) },
      { AD1: [0, 1] },
    ],
    ['134', 'both an outcome and an adoption', { OC3: [LEAVER], AD1: [AD1] }, { AD1: [0] }],
    ['134', 'one of each is enough', { OC3: [{ ACCOM: 'B1' }], AD1: [{ NB_ADOPTR: '1' }] }, { AD1: [0] }],
    ['134', 'an empty row', { OC3: [{}], AD1: [AD1] }, {}],
    ['134', 'of two children', { OC3: [{ CHILD: 'B', ...LEAVER }], AD1: [AD1] }, {}],
    ['151', 'not all filled', { AD1: [{ ...AD1, LS_ADOPTR: undefined }, AD1, {}] }, { AD1: [0] }],
    [
      '175',
      'neither 1 nor 2',
      { AD1: ['0', '3', '1', '2', undefined].map(NB_ADOPTR => ({ NB_ADOPTR })) },
      { AD1: [0, 1] },
    ],
    [
      '176',
      'no code',
      { AD1: ['M', 'FM', 'M1', 'ff', undefined].map(SEX_ADOPTR => ({ SEX_ADOPTR })) },
      { AD1: [0, 1] },
    ],
    [
      '177',
      'no code',
      { AD1: ['L1', 'L5', 'L0', 'L12', undefined].map(LS_ADOPTR => ({ LS_ADOPTR })) },
      { AD1: [0, 1] },
    ],
    [
      '187',
      'looked after all year',
      { Episodes: [ALL_YEAR], OC3: [LEAVER, {}], AD1: [AD1, {}] },
      { AD1: [0], OC3: [0] },
    ],
    [
      '187',
      'left on the last day but one',
      { Episodes: [{ ...ALL_YEAR, DEC: '30/03/2026', REC: 'E12' }], OC3: [LEAVER], AD1: [AD1] },
      {},
    ],
    [
      '331',
      'matched after it began',
      { Episodes: [ADOPTED], AD1: [{ ...AD1, DATE_MATCH: '02/09/2025' }] },
      { AD1: [0], Episodes: [0] },
    ],
    ['331', 'matched on the day', { Episodes: [ADOPTED], AD1: [{ ...AD1, DATE_MATCH: '01/09/2025' }] }, {}],
    ['331', 'not adopted', { Episodes: [{ ...ADOPTED, REC: 'E4A' }], AD1: [{ ...AD1, DATE_MATCH: '02/09/2025' }] }, {}],
    [
      '333',
      'later than the match, or missing',
      {
        AD1: [
          { DATE_INT: '02/07/2025', DATE_MATCH: '01/07/2025' },
          { DATE_MATCH: '01/07/2025' },
          { DATE_INT: '01/07/2025', DATE_MATCH: '01/07/2025' },
          { DATE_INT: '01/07/2025' },
        ],
      },
      { AD1: [0, 1] },
    ],
    [
      '334',
      'before the latest coming into care',
      {
        Episodes: [
          { DECOM: '01/01/2024', RNE: 'S' },
          { DECOM: '02/05/2025', RNE: 'S' },
        ],
        AD1: [AD1],
      },
      { AD1: [0], Episodes: [1] },
    ],
    ['334', 'on the day', { Episodes: [{ DECOM: '01/05/2025', RNE: 'S' }], AD1: [AD1] }, {}],
    ['334', 'no coming into care told', { Episodes: [{ DECOM: '02/05/2025', RNE: 'P' }], AD1: [AD1] }, {}],
    [
      '335',
      'the foster carer and not',
      { Episodes: [{ ...ADOPTED, PLACE: 'A5' }], AD1: [{ FOSTER_CARE: '0' }] },
      { AD1: [0], Episodes: [0] },
    ],
    [
      '335',
      'another, and the foster carer',
      { Episodes: [ADOPTED], AD1: [{ FOSTER_CARE: '1' }] },
      { AD1: [0], Episodes: [0] },
    ],
    ['335', 'they agree', { Episodes: [ADOPTED], AD1: [{ FOSTER_CARE: '0' }, {}] }, {}],
    ['335', 'not adopted', { Episodes: [{ ...ADOPTED, REC: 'X1' }], AD1: [{ FOSTER_CARE: '1' }] }, {}],
    [
      '511',
      'two adopters, one sex',
      {
        AD1: [
          ['2', 'M1'],
          ['2', 'F1'],
          ['2', 'MF'],
          ['1', 'M1'],
          ['2', undefined],
        ].map(([NB_ADOPTR, SEX_ADOPTR]) => ({ NB_ADOPTR, SEX_ADOPTR })),
      },
      { AD1: [0, 1] },
    ],
    [
      '521',
      'placed before it was decided',
      { Episodes: [{ PLACE: 'A4', DECOM: '30/04/2025' }], AD1: [AD1] },
      { AD1: [0], Episodes: [0] },
    ],
    [
      '521',
      'placed on the day',
      {
        Episodes: [
          { PLACE: 'A4', DECOM: '01/05/2025' },
          { PLACE: 'U5', DECOM: '01/01/2025' },
        ],
        AD1: [AD1],
      },
      {},
    ],
    [
      '582',
      'matched and adopted on one day',
      { Episodes: [ADOPTED], AD1: [{ DATE_MATCH: '01/02/2026' }] },
      { AD1: [0], Episodes: [0] },
    ],
    ['582', 'on two', { Episodes: [ADOPTED], AD1: [AD1, {}] }, {}],
    [
      '601',
      'something is missing',
      { Episodes: [ADOPTED], AD1: [{ ...AD1, NB_ADOPTR: undefined }] },
      { AD1: [0], Episodes: [0] },
    ],
    ['601', 'there is no row at all', { Episodes: [ADOPTED], AD1: [{ CHILD: 'B', ...AD1 }] }, { Episodes: [0] }],
    ['601', 'all is there', { Episodes: [ADOPTED], AD1: [AD1] }, {}],
    ['601', 'adopted the year before', { Episodes: [{ ...ADOPTED, DEC: '31/03/2025' }], AD1: [] }, {}],
    ['602', 'no episode ended so', { Episodes: [{ ...ADOPTED, REC: 'E4A' }], AD1: [AD1, {}] }, { AD1: [0] }],
    ['602', 'it ended so the year before', { Episodes: [{ ...ADOPTED, DEC: '31/03/2025' }], AD1: [AD1] }, { AD1: [0] }],
    ['602', 'it ended so', { Episodes: [ADOPTED], AD1: [AD1] }, {}],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })

  it.each<[code: string, status: string, right: readonly string[]]>([
    ['514', 'L0', ['M1', 'F1']],
    ['517', 'L3', ['MF']],
    ['518', 'L4', ['MM', 'FF']],
    ['519', 'L2', ['MM', 'FF', 'MF']],
    ['520', 'L11', ['MF']],
    ['524', 'L12', ['MM', 'FF']],
  ])('%s: %s fits %j and nothing else, a blank neither', (code, status, right) => {
    const sexes = ['M1', 'F1', 'MM', 'FF', 'MF', undefined]
    const wrong = sexes.flatMap((sex, at) => (sex !== undefined && right.includes(sex) ? [] : [at]))
    expect(faultsOf(ruleOf(code), { AD1: sexes.map(SEX_ADOPTR => ({ LS_ADOPTR: status, SEX_ADOPTR })) })).toEqual({
      AD1: wrong,
    })
    expect(faultsOf(ruleOf(code), { AD1: sexes.map(SEX_ADOPTR => ({ SEX_ADOPTR })) })).toEqual({})
  })
})
