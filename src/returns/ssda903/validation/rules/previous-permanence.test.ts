import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const BEGAN = { RNE: 'S', DECOM: '01/04/2025' }

describe('a permanent home before', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    ['630', 'not told', { Episodes: [BEGAN], PrevPerm: [] }, { Episodes: [0] }],
    ['630', 'blank', { Episodes: [BEGAN], PrevPerm: [{}] }, { Episodes: [0], PrevPerm: [0] }],
    [
      '630',
      'not all of it',
      { Episodes: [BEGAN], PrevPerm: [{ PREV_PERM: 'P1', LA_PERM: '301' }] },
      { Episodes: [0], PrevPerm: [0] },
    ],
    ['630', 'none', { Episodes: [BEGAN], PrevPerm: [{ PREV_PERM: 'Z1' }] }, {}],
    [
      '630',
      'all of it',
      { Episodes: [BEGAN], PrevPerm: [{ PREV_PERM: 'P1', LA_PERM: '301', DATE_PERM: 'zz/05/2020' }] },
      {},
    ],
    ['630', 'came the day before the year', { Episodes: [{ ...BEGAN, DECOM: '31/03/2025' }], PrevPerm: [] }, {}],
    [
      '631',
      'no code',
      { PrevPerm: ['P5', 'P1', 'z1', undefined].map(PREV_PERM => ({ PREV_PERM })) },
      { PrevPerm: [0] },
    ],
    [
      '632',
      'cannot be read, or not before',
      {
        Episodes: [{ DECOM: '15/05/2025' }],
        PrevPerm: [
          '32/01/2020',
          '2020',
          '15/05/2025',
          'zz/05/2025',
          'zz/zz/2025',
          '14/05/2025',
          'zz/04/2025',
          'ZZ/zz/2024',
          'zz/zz/zzzz',
          '01/zz/2024',
          undefined,
        ].map(DATE_PERM => ({ DATE_PERM })),
      },
      { Episodes: [0], PrevPerm: [0, 1, 2, 3, 4, 9] },
    ],
    [
      '633',
      'no council',
      { PrevPerm: ['999', 'WAL', 'nuk', '301', '838', '909', '000', 'ABC', undefined].map(LA_PERM => ({ LA_PERM })) },
      { PrevPerm: [6, 7] },
    ],
    [
      '634',
      'came before the year',
      { Episodes: [{ DECOM: '31/03/2025' }], PrevPerm: [{ PREV_PERM: 'Z1' }, {}] },
      { Episodes: [0], PrevPerm: [0] },
    ],
    [
      '634',
      'came in the year',
      { Episodes: [{ DECOM: '31/03/2025' }, { DECOM: '01/04/2025' }], PrevPerm: [{ PREV_PERM: 'Z1' }] },
      {},
    ],
    [
      '635',
      'none, and a council',
      {
        PrevPerm: [
          { PREV_PERM: 'Z1', LA_PERM: '301' },
          { PREV_PERM: 'Z1', DATE_PERM: 'zz/zz/2020' },
          { PREV_PERM: 'Z1' },
          { PREV_PERM: 'P1', LA_PERM: '301' },
          { LA_PERM: '301' },
        ],
      },
      { PrevPerm: [0, 1] },
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })
})
