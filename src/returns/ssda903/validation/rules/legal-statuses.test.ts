import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

type Cells = Readonly<Record<string, string | undefined>>
const all = (...list: readonly Cells[]): Tables => ({ Episodes: list })

describe('how long a legal status may last', () => {
  // The most days; the day so many after 1 June 2025; the day after that.
  describe.each([
    ['361', 'L1', '04/06/2025', '05/06/2025', '28/03/2026', '27/03/2026'],
    ['362', 'L2', '22/06/2025', '23/06/2025', '10/03/2026', '09/03/2026'],
    ['363', 'L3', '08/06/2025', '09/06/2025', '24/03/2026', '23/03/2026'],
    ['364', 'J2', '22/06/2025', '23/06/2025', '10/03/2026', '09/03/2026'],
  ])('%s: %s', (code, LS, most, over, openMost, openOver) => {
    const find = (...list: readonly Cells[]) => faultsOf(ruleOf(code), all(...list))
    it('is measured from the day it began to the day it ended', () => {
      expect(find({ LS, DECOM: '01/06/2025', DEC: most })).toEqual({})
      expect(find({ LS, DECOM: '01/06/2025', DEC: over })).toEqual({ Episodes: [0] })
    })
    it('goes on to the end of the year where it has not ended', () => {
      expect(find({ LS, DECOM: openMost })).toEqual({})
      expect(find({ LS, DECOM: openOver })).toEqual({ Episodes: [0] })
    })
    it('is joined where one begins on the day another ended, whatever their order in the file', () => {
      expect(find({ LS, DECOM: '02/06/2025', DEC: over }, { LS, DECOM: '01/06/2025', DEC: '02/06/2025' })).toEqual({
        Episodes: [0, 1],
      })
      expect(find({ LS, DECOM: '01/06/2025', DEC: '02/06/2025' }, { LS, DECOM: '02/06/2025', DEC: most })).toEqual({})
    })
    it('is not joined over a gap, and each run is by itself', () => {
      expect(find({ LS, DECOM: '01/06/2025', DEC: '02/06/2025' }, { LS, DECOM: '03/06/2025', DEC: over })).toEqual({})
      expect(find({ LS, DECOM: '01/06/2025', DEC: over }, { LS, DECOM: '01/09/2025', DEC: '02/09/2025' })).toEqual({
        Episodes: [0],
      })
    })
    it('counts no other status, and nothing whose days are not told', () => {
      expect(find({ LS: 'C2', DECOM: '01/06/2025', DEC: over })).toEqual({})
      expect(find({ DECOM: '01/06/2025', DEC: over })).toEqual({})
      expect(find({ LS, DEC: over })).toEqual({})
      expect(find({ LS, DECOM: '01/06/2025', DEC: 'SOON' })).toEqual({})
    })
  })

  it('446: a placement order from 1 December 2005', () => {
    const days = ['30/11/2005', '01/12/2005', undefined].map(DECOM => ({ DECOM, LS: 'E1' }))
    expect(faultsOf(ruleOf('446'), all(...days, { DECOM: '30/11/2005', LS: 'D1' }, { DECOM: '30/11/2005' }))).toEqual({
      Episodes: [0],
    })
  })
})

describe('short breaks', () => {
  const each = (LS: string | undefined, ...spans: readonly (readonly [string | undefined, string?])[]): Tables =>
    all(...spans.map(([DECOM, DEC]) => ({ LS, DECOM, DEC })))

  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '365',
      'more than seventeen days',
      each('V3', ['01/06/2025', '18/06/2025'], ['01/07/2025', '19/07/2025']),
      { Episodes: [1] },
    ],
    ['365', 'to the end of the year', each('V3', ['14/03/2026'], ['13/03/2026']), { Episodes: [1] }],
    ['365', 'days not told', each('V3', [undefined, '19/07/2025'], ['01/07/2025', 'SOON']), {}],
    ['365', 'an agreement', each('V4', ['01/07/2025', '19/07/2025']), {}],
    ['365', 'no legal status', each(undefined, ['01/07/2025', '19/07/2025']), {}],
    [
      '366',
      'not started',
      all({ LS: 'V3', RNE: 'P' }, { LS: 'V3' }, { LS: 'V3', RNE: 'S' }, { LS: 'V4', RNE: 'P' }, {}),
      { Episodes: [0, 1] },
    ],
    [
      '367',
      'seventy-six days',
      each('V3', ['01/06/2025', '11/07/2025'], ['01/08/2025', '06/09/2025']),
      { Episodes: [0, 1] },
    ],
    ['367', 'seventy-five days', each('V3', ['01/06/2025', '11/07/2025'], ['01/08/2025', '05/09/2025']), {}],
    ['367', 'as many as are in the year', each('V3', ['01/01/2025', '02/04/2025'], ['16/01/2026']), {}],
    ['367', 'one more in the year', each('V3', ['01/01/2025', '03/04/2025'], ['16/01/2026']), { Episodes: [0, 1] }],
    [
      '367',
      'those outside the year are no part of it',
      each('V3', ['01/06/2025', '16/08/2025'], ['01/01/2025', '01/02/2025'], ['01/05/2026', '01/06/2026']),
      { Episodes: [0] },
    ],
    ['367', 'nor is one of no days', each('V3', ['01/06/2025', '16/08/2025'], ['31/03/2026']), { Episodes: [0] }],
    ['367', 'agreements', each('V4', ['01/06/2025', '16/08/2025']), {}],
    ['367', 'days not told', each('V3', [undefined, '16/08/2025'], ['01/06/2025', 'SOON']), {}],
    [
      '382',
      'a temporary stay',
      all(
        { LS: 'V3', PLACE: 'T0' },
        { LS: 'V4', PLACE: 'T4' },
        { LS: 'V3', PLACE: 'U6' },
        { LS: 'V2', PLACE: 'T1' },
        { LS: 'V3' },
        { PLACE: 'T1' },
      ),
      { Episodes: [0, 1] },
    ],
    [
      '384',
      'long-term fostering',
      all(
        { LS: 'V3', PLACE: 'U1' },
        { LS: 'V4', PLACE: 'U4' },
        { LS: 'V3', PLACE: 'U6' },
        { LS: 'V2', PLACE: 'U1' },
        { LS: 'V3' },
        { PLACE: 'U1' },
      ),
      { Episodes: [0, 1] },
    ],
    [
      '426',
      'both in one year',
      all(
        { LS: 'V3', DECOM: '01/06/2025' },
        { LS: 'V4', DECOM: '01/07/2025' },
        { LS: 'C2', DECOM: '01/08/2025' },
        { LS: 'V3', DECOM: '01/09/2025' },
      ),
      { Episodes: [0, 1, 3] },
    ],
    [
      '426',
      'one only',
      all({ LS: 'V3', DECOM: '01/06/2025' }, { LS: 'V3', DECOM: '01/07/2025' }, { DECOM: '01/08/2025' }),
      {},
    ],
    [
      '426',
      'one ended before the year',
      all({ LS: 'V3', DECOM: '01/03/2025', DEC: '31/03/2025' }, { LS: 'V4', DECOM: '01/04/2025' }),
      {},
    ],
    [
      '426',
      'one ended on its first day',
      all({ LS: 'V3', DECOM: '01/03/2025', DEC: '01/04/2025' }, { LS: 'V4', DECOM: '01/04/2025' }),
      { Episodes: [0, 1] },
    ],
    [
      '426',
      'two children',
      all({ CHILD: 'A', LS: 'V3', DECOM: '01/06/2025' }, { CHILD: 'B', LS: 'V4', DECOM: '01/06/2025' }),
      {},
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })
})
