import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

/** Four on 1 June 2025. */
const BORN = { DOB: '01/06/2021' }

describe('reviews', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '166',
      'blank, or no real day',
      { Reviews: [{ REVIEW: '31/06/2025' }, {}, { REVIEW: '30/06/2025' }] },
      { Reviews: [0, 1] },
    ],
    [
      '167',
      'one without the other, or no code',
      {
        Reviews: [
          { REVIEW: '30/06/2025' },
          { REVIEW: '30/06/2025', REVIEW_CODE: 'PN8' },
          { REVIEW_CODE: 'PN1' },
          { REVIEW: '30/06/2025', REVIEW_CODE: 'pn7' },
          {},
        ],
      },
      { Reviews: [0, 1, 2] },
    ],
    [
      '399',
      'short breaks alone, and a review',
      { Episodes: [{ LS: 'V3' }, { LS: 'V4' }], Header: [{}], Reviews: [{ REVIEW_CODE: 'PN1' }, {}] },
      { Episodes: [0, 1], Reviews: [0] },
    ],
    [
      '399',
      'short breaks alone, and a mother',
      { Episodes: [{ LS: 'V3' }], Header: [{ MOTHER: '0' }], Reviews: [] },
      { Episodes: [0], Header: [0] },
    ],
    ['399', 'nothing told', { Episodes: [{ LS: 'V3' }], Header: [{}], Reviews: [] }, {}],
    ['399', 'not alone', { Episodes: [{ LS: 'V3' }, { LS: 'C2' }], Header: [{ MOTHER: '0' }], Reviews: [] }, {}],
    ['399', 'no episodes', { Episodes: [], Header: [{ MOTHER: '0' }], Reviews: [] }, {}],
    [
      '440',
      'over four',
      {
        Reviews: [
          { ...BORN, REVIEW: '02/06/2025', REVIEW_CODE: 'PN0' },
          { ...BORN, REVIEW: '01/06/2025', REVIEW_CODE: 'PN0' },
          { ...BORN, REVIEW: '02/06/2025', REVIEW_CODE: 'PN1' },
          { REVIEW: '02/06/2025', REVIEW_CODE: 'PN0' },
        ],
      },
      { Reviews: [0] },
    ],
    [
      '441',
      'under four',
      {
        Reviews: [
          { ...BORN, REVIEW: '31/05/2025', REVIEW_CODE: 'PN1' },
          { ...BORN, REVIEW: '01/06/2025', REVIEW_CODE: 'PN7' },
          { ...BORN, REVIEW: '31/05/2025', REVIEW_CODE: 'PN0' },
          { ...BORN, REVIEW: '31/05/2025' },
        ],
      },
      { Reviews: [0] },
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })
})
