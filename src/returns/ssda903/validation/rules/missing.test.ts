import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const times = (...Missing: readonly (readonly [from?: string | undefined, to?: string | undefined])[]) =>
  Missing.map(([MIS_START, MIS_END]) => ({ MISSING: 'M', MIS_START, MIS_END }))
/** In care from 1 May to 1 July 2025. */
const CLOSED = [{ DECOM: '01/05/2025', DEC: '01/07/2025' }]
const OPEN = [{ DECOM: '01/05/2025' }]

describe('times missing', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '564',
      'no day of going',
      { Missing: [{ MISSING: 'M' }, { MISSING: 'A' }, { MISSING: 'X' }, {}, ...times(['01/05/2025'])] },
      { Missing: [0, 1] },
    ],
    [
      '565',
      'missing or away not told',
      { Missing: [{ MIS_START: '01/05/2025' }, {}, ...times(['01/05/2025'])] },
      { Missing: [0] },
    ],
    [
      '566',
      'missing or away not told',
      { Missing: [{ MIS_END: '01/05/2025' }, {}, ...times([undefined, '01/05/2025'])] },
      { Missing: [0] },
    ],
    [
      '567',
      'back before they went',
      { Missing: times(['02/05/2025', '01/05/2025'], ['01/05/2025', '01/05/2025'], ['01/05/2025']) },
      { Missing: [0] },
    ],
    ['570', 'after the year', { Missing: times(['01/04/2026'], ['31/03/2026'], []) }, { Missing: [0] }],
    [
      '571',
      'outside the year',
      {
        Missing: times(
          ['01/03/2025', '31/03/2025'],
          ['01/03/2025', '01/04/2025'],
          ['01/03/2026', '31/03/2026'],
          ['01/03/2026', '01/04/2026'],
          [],
        ),
      },
      { Missing: [0, 3] },
    ],
    [
      '574',
      'while the time before went on',
      { Missing: times(['03/05/2025', '06/05/2025'], ['01/05/2025', '04/05/2025']) },
      { Missing: [0] },
    ],
    ['574', 'after an open one', { Missing: times(['03/05/2025', '06/05/2025'], ['01/05/2025']) }, { Missing: [0] }],
    [
      '574',
      'on the day the one before ended',
      { Missing: times(['01/05/2025', '03/05/2025'], ['03/05/2025', '06/05/2025']) },
      {},
    ],
    ['574', 'an open one last', { Missing: times(['01/05/2025', '03/05/2025'], ['04/05/2025']) }, {}],
    [
      '575',
      'went in an episode that ended',
      { Episodes: CLOSED, Missing: times(['01/07/2025'], ['02/07/2025'], ['01/07/2025', '02/07/2025']) },
      { Missing: [0] },
    ],
    ['575', 'the episode goes on', { Episodes: OPEN, Missing: times(['01/07/2025']) }, {}],
    [
      '576',
      'another day',
      { Missing: times(['02/05/2025'], ['01/06/2025']), Missing_last: times(['01/03/2025']) },
      { Missing: [0] },
    ],
    [
      '576',
      'a blank one',
      { Missing: times(['01/05/2025'], []), Missing_last: times(['01/03/2025']) },
      { Missing: [1] },
    ],
    ['576', 'the same', { Missing: times(['01/06/2025'], ['01/03/2025']), Missing_last: times(['01/03/2025']) }, {}],
    [
      '576',
      'back last year',
      { Missing: times(['01/06/2025']), Missing_last: times(['01/03/2025', '02/03/2025']) },
      {},
    ],
    [
      '577',
      'back after care',
      { Episodes: CLOSED, Missing: times(['01/06/2025', '02/07/2025'], ['01/06/2025', '01/07/2025'], ['01/06/2025']) },
      { Missing: [0, 2] },
    ],
    [
      '577',
      'care goes on',
      {
        Episodes: OPEN,
        Missing: times(['01/06/2025'], ['30/04/2025'], ['30/04/2025', '30/04/2025'], ['30/04/2025', '01/05/2025']),
      },
      { Missing: [1, 2] },
    ],
    ['577', 'no episodes', { Episodes: [], Missing: times(['01/06/2025']) }, {}],
    [
      '577',
      'a move does not end care',
      {
        Episodes: [{ DECOM: '01/05/2025', DEC: '01/07/2025', REC: 'X1' }, { DECOM: '01/07/2025' }],
        Missing: times(['01/06/2025', '05/07/2025']),
      },
      {},
    ],
    [
      '578',
      'outside care',
      { Episodes: CLOSED, Missing: times(['30/04/2025'], ['01/05/2025'], ['01/07/2025'], ['02/07/2025'], []) },
      { Missing: [0, 3] },
    ],
    ['578', 'no episodes', { Episodes: [], Missing: times(['30/04/2025']) }, {}],
    [
      '580',
      'turned 18 and left while missing',
      {
        Episodes: [
          { DEC: '01/06/2025', REC: 'E5' },
          { DEC: '01/06/2025', REC: 'E8' },
          { DEC: '02/06/2025', REC: 'E5' },
        ],
        Missing: [{ DOB: '01/06/2007', MIS_END: '01/06/2025' }],
      },
      { Episodes: [0] },
    ],
    [
      '580',
      'back the day before',
      { Episodes: [{ DEC: '01/06/2025', REC: 'E5' }], Missing: [{ DOB: '01/06/2007', MIS_END: '31/05/2025' }] },
      {},
    ],
    [
      '581',
      'in no episode',
      { Episodes: CLOSED, Missing: times(['30/04/2025'], ['01/05/2025'], ['01/07/2025'], ['02/07/2025'], []) },
      { Missing: [0, 3] },
    ],
    ['581', 'no episodes', { Episodes: [], Missing: times(['01/06/2025']) }, { Missing: [0] }],
    [
      '586',
      'before birth',
      {
        Missing: [
          { DOB: '01/06/2025', MIS_START: '01/06/2025' },
          { DOB: '01/06/2025', MIS_START: '02/06/2025' },
          { MIS_START: '01/01/1900' },
        ],
      },
      { Missing: [0] },
    ],
    ['1004', 'blank, or no real day', { Missing: times([], ['31/06/2025'], ['30/06/2025']) }, { Missing: [0, 1] }],
    [
      '1005',
      'no real day',
      { Missing: times([], ['01/06/2025', '31/06/2025'], ['01/06/2025', '30/06/2025']) },
      { Missing: [1] },
    ],
    ['1006', 'no code', { Missing: [{ MISSING: 'X' }, { MISSING: 'a' }, {}] }, { Missing: [0] }],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })
})
