import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

describe('who the child is', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '101',
      'blank, or no code',
      { Header: ['M', '1', undefined, 'u', 'X'].map(SEX => ({ SEX })) },
      { Header: [1, 2, 4] },
    ],
    ['101', '1 or 2 up to 2023-24', { year: 2024, Header: ['M', '1', '2'].map(SEX => ({ SEX })) }, { Header: [0] }],
    ['101', 'letters from 2024-25', { year: 2025, Header: ['M', '1', '2'].map(SEX => ({ SEX })) }, { Header: [1, 2] }],
    [
      '102',
      'blank, no real day, or not as the return asks',
      { Header: ['29/02/2012', '29/02/2011', undefined, '2012-02-29'].map(DOB => ({ DOB })) },
      { Header: [1, 2, 3] },
    ],
    [
      '103',
      'blank, or no code',
      { Header: ['WBRI', 'nobt', 'WHIT', undefined].map(ETHNIC => ({ ETHNIC })) },
      { Header: [2, 3] },
    ],
    ['202', 'changed', { Header: [{ SEX: 'F' }], Header_last: [{ SEX: 'M' }] }, { Header: [0] }],
    ['202', 'the codes changed and the child did not', { Header: [{ SEX: 'F' }], Header_last: [{ SEX: '2' }] }, {}],
    ['202', 'taken out', { Header: [{}], Header_last: [{ SEX: 'M' }] }, { Header: [0] }],
    ['202', 'not here last year', { Header: [{ SEX: 'F' }], Header_last: [{ CHILD: 'B', SEX: 'M' }] }, {}],
    ['203', 'changed', { Header: [{ DOB: '02/01/2010' }], Header_last: [{ DOB: '01/01/2010' }] }, { Header: [0] }],
    [
      '203',
      'no longer a day',
      { Header: [{ DOB: '32/01/2010' }], Header_last: [{ DOB: '01/01/2010' }] },
      { Header: [0] },
    ],
    ['203', 'the same', { Header: [{ DOB: '1/1/2010' }], Header_last: [{ DOB: '01/01/2010' }] }, {}],
    ['204', 'changed', { Header: [{ ETHNIC: 'WBRI' }], Header_last: [{ ETHNIC: 'WIRI' }] }, { Header: [0] }],
    ['204', 'whatever the case', { Header: [{ ETHNIC: 'wbri' }], Header_last: [{ ETHNIC: 'WBRI' }] }, {}],
    ['232', 'not known', { Header: ['U', 'M', undefined].map(SEX => ({ SEX })) }, { Header: [0] }],
    ['232', 'not asked before 2024-25', { year: 2024, Header: [{ SEX: 'U' }] }, {}],
    [
      '301',
      'after the year',
      { Header: ['01/04/2026', '31/03/2026', undefined].map(DOB => ({ DOB })) },
      { Header: [0] },
    ],
    [
      '351',
      'twenty-five before the year',
      { Header: ['31/03/2000', '01/04/2000', undefined].map(DOB => ({ DOB })) },
      { Header: [0] },
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })
})
