import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const year = 2027
const orders = (...list: readonly (readonly [from?: string | undefined, to?: string | undefined])[]) =>
  list.map(([DOLO_START, DOLO_END]) => ({ DOLO_START, DOLO_END }))
const CLOSED = { DECOM: '01/05/2026', DEC: '01/07/2026' }

describe('orders depriving a child of liberty', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    ['700', 'blank, or no real day', { DoLo: orders([], ['31/06/2026'], ['30/06/2026']) }, { DoLo: [0, 1] }],
    [
      '701',
      'no real day',
      { DoLo: orders([], ['01/06/2026', '31/06/2026'], ['01/06/2026', '30/06/2026']) },
      { DoLo: [1] },
    ],
    [
      '702',
      'ended as it began, or before',
      {
        DoLo: orders(
          ['02/06/2026', '01/06/2026'],
          ['01/06/2026', '01/06/2026'],
          ['01/06/2026', '02/06/2026'],
          ['01/06/2026'],
        ),
      },
      { DoLo: [0, 1] },
    ],
    ['703', 'after the year', { DoLo: orders(['01/04/2027'], ['31/03/2027'], []) }, { DoLo: [0] }],
    [
      '704',
      'outside the year',
      { DoLo: orders(['01/03/2026', '31/03/2026'], ['01/03/2026', '01/04/2026'], ['01/03/2027', '01/04/2027'], []) },
      { DoLo: [0, 2] },
    ],
    [
      '705',
      'while the one before went on',
      { DoLo: orders(['01/05/2026', '10/05/2026'], ['09/05/2026', '20/05/2026']) },
      { DoLo: [1] },
    ],
    ['705', 'as the one before ended', { DoLo: orders(['01/05/2026', '10/05/2026'], ['10/05/2026']) }, {}],
    [
      '706',
      'open last year and not sent again',
      { DoLo: orders(['01/05/2026']), DoLo_last: orders(['01/03/2026']) },
      { DoLo: [0] },
    ],
    [
      '706',
      'sent again',
      { DoLo: orders(['01/05/2026'], ['01/03/2026', '10/04/2026']), DoLo_last: orders(['01/03/2026']) },
      {},
    ],
    ['706', 'ended last year', { DoLo: orders(['01/05/2026']), DoLo_last: orders(['01/03/2026', '02/03/2026']) }, {}],
    [
      '707',
      'ended after care',
      { Episodes: [CLOSED], DoLo: orders(['01/06/2026', '02/07/2026'], ['01/06/2026', '01/07/2026'], ['01/06/2026']) },
      { DoLo: [0, 2] },
    ],
    ['707', 'no episodes', { Episodes: [], DoLo: orders(['01/06/2026']) }, {}],
    [
      '708',
      'before birth',
      {
        DoLo: [
          { DOB: '01/06/2026', DOLO_START: '01/06/2026' },
          { DOB: '01/06/2026', DOLO_START: '02/06/2026' },
          { DOLO_START: '01/06/2026' },
        ],
      },
      { DoLo: [0] },
    ],
    [
      '709',
      'somewhere not expected',
      {
        Episodes: [{ ...CLOSED, PLACE: 'U6' }, { DECOM: '01/07/2026', PLACE: 'Z12' }, { ...CLOSED }],
        DoLo: orders(['01/06/2026', '10/07/2026']),
      },
      { DoLo: [0], Episodes: [0, 2] },
    ],
    [
      '709',
      'over before it',
      {
        Episodes: [{ ...CLOSED, PLACE: 'U6' }],
        DoLo: orders(['02/07/2026', '10/07/2026'], ['01/04/2026', '30/04/2026']),
      },
      {},
    ],
    [
      '709',
      'an order that goes on meets what begins later',
      { Episodes: [{ DECOM: '01/03/2027', PLACE: 'U6' }], DoLo: orders(['02/07/2026']) },
      { DoLo: [0], Episodes: [0] },
    ],
    [
      '710',
      'somewhere impossible',
      {
        Episodes: ['K1', 'P1', 'R5', 'K3', 'K2', undefined].map(PLACE => ({ ...CLOSED, PLACE })),
        DoLo: orders(['01/06/2026']),
      },
      { DoLo: [0], Episodes: [0, 1, 2, 3] },
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), { year, ...tables })).toEqual(faults)
  })

  it('are not asked about before 2026-27', () => {
    expect(faultsOf(ruleOf('700'), { year: 2026, DoLo: orders([]) })).toEqual({})
  })
})
