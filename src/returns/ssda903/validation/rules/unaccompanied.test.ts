import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const BORN = { DOB: '01/06/2008' }
const ADULT = '01/06/2026'
/** Both years' tables: who is unaccompanied in each, with the day it ended. */
const years = (now: string | null | undefined, last: string | null | undefined): Tables => ({
  Header: [BORN],
  Header_last: [BORN],
  UASC: now === null ? [] : [{ ...BORN, DUC: now }],
  UASC_last: last === null ? [] : [{ ...BORN, DUC: last }],
})

describe('unaccompanied children', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '104',
      'no real day, or before the year',
      { UASC: ['31/06/2025', '31/03/2025', '01/04/2025', '01/01/2030', undefined].map(DUC => ({ DUC })) },
      { UASC: [0, 1] },
    ],
    [
      '105',
      'neither 0 nor 1',
      { Header: ['2', undefined, 'Y', '1', '0', '1.0'].map(UASC => ({ UASC })) },
      { Header: [0, 1, 2] },
    ],
    ['205A', 'no longer, and last year gives no day', years(null, undefined), { Header: [0] }],
    ['205A', 'no longer, and it ended after last year', years(null, ADULT), { Header: [0] }],
    ['205A', 'it ended last year', years(null, '31/03/2025'), {}],
    ['205A', 'it ended before last year', years(null, '31/03/2024'), { Header: [0] }],
    ['205A', 'still is', years(ADULT, undefined), {}],
    ['205B', 'the 18th birthday both times', years(ADULT, ADULT), {}],
    ['205B', 'last year gave another day', years(ADULT, '01/01/2026'), { Header: [0], UASC: [0] }],
    ['205B', 'last year gave none', years(ADULT, undefined), { Header: [0], UASC: [0] }],
    ['205B', 'it moved out of the year', years('01/05/2027', ADULT), { Header: [0], UASC: [0] }],
    ['205B', 'it ended this year', years('01/05/2025', ADULT), {}],
    ['205B', 'only this year', years(ADULT, null), {}],
    [
      '205C',
      'a day and no mark',
      {
        Header: [{ ...BORN, UASC: '0' }],
        Header_last: [{ ...BORN, UASC: '0' }],
        UASC: [{ DUC: ADULT }],
        UASC_last: [],
      },
      { Header: [0], UASC: [0] },
    ],
    ['205C', 'marked', years(ADULT, ADULT), {}],
    ['205D', 'newly', years(ADULT, null), { Header: [0] }],
    ['205D', 'both years', years(ADULT, ADULT), {}],
    ['205D', 'not here last year', { ...years(ADULT, null), Header_last: [] }, {}],
    [
      '231',
      'ten at the end of the year',
      { Header: [{ DOB: '01/04/2015' }], UASC: [{ DOB: '01/04/2015' }] },
      { Header: [0], UASC: [0] },
    ],
    ['231', 'eleven on its last day', { Header: [{ DOB: '31/03/2015' }], UASC: [{ DOB: '31/03/2015' }] }, {}],
    ['231', 'by the mark of the XML form', { Header: [{ DOB: '01/04/2015', UASC: '1' }] }, { Header: [0] }],
    ['231', 'not marked', { Header: [{ DOB: '01/04/2015', UASC: '0' }] }, {}],
    ['303', 'a day and no Header', { Header: [{ CHILD: 'B' }], UASC: [{ DUC: ADULT }] }, { UASC: [0] }],
    ['303', 'a day and a mark of 0', { Header: [{ UASC: '0' }], UASC: [{ DUC: ADULT }] }, { Header: [0], UASC: [0] }],
    ['303', 'a day and a mark of 1', { Header: [{ UASC: '1' }], UASC: [{ DUC: ADULT }] }, {}],
    ['303', 'in CSV the row is the mark', { Header: [BORN], UASC: [{ DUC: ADULT }] }, {}],
    ['303', 'no day', { Header: [{ UASC: '0' }], UASC: [{}] }, {}],
    [
      '304',
      'after the 18th birthday',
      { UASC: [{ ...BORN, DUC: '02/06/2026' }, { ...BORN, DUC: ADULT }, { DUC: '02/06/2026' }] },
      { UASC: [0] },
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })

  it('are not asked about before 2024-25 for being young', () => {
    expect(faultsOf(ruleOf('231'), { year: 2024, Header: [{ DOB: '01/04/2020', UASC: '1' }] })).toEqual({})
  })
})
