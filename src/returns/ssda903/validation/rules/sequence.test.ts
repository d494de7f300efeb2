import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

type Cells = Readonly<Record<string, string | undefined>>

/** An episode from 1 April 2025, or another day, and what else is said of it. */
const from = (DECOM: string | undefined, rest: Cells = {}): Cells => ({ DECOM, ...rest })
const all = (...list: readonly Cells[]): Tables => ({ Episodes: list })

const APRIL = '01/04/2025'
const MAY = '01/05/2025'
const JUNE = '01/06/2025'

describe('how episodes follow one another', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '199',
      'adopted, and then another',
      all(from(JUNE), from(APRIL, { REC: 'E11' }), from(MAY, { REC: 'E3' })),
      { Episodes: [0, 2] },
    ],
    ['199', 'adopted twice', all(from(APRIL, { REC: 'E12' }), from(MAY, { REC: 'E12' })), { Episodes: [1] }],
    ['199', 'adopted at the end', all(from(APRIL, { REC: 'X1' }), from(MAY, { REC: 'E12' })), {}],
    ['199', 'no day of beginning', all(from(APRIL, { REC: 'E12' }), from(undefined, { REC: 'E12' })), {}],
    [
      '199',
      'adopted last year',
      { ...all(from(APRIL)), Episodes_last: [from('01/06/2024', { REC: 'E11' })] },
      { Episodes: [0] },
    ],
    [
      '199',
      'adopted last year, in the same episode',
      { ...all(from('01/06/2024', { REC: 'E11' })), Episodes_last: [from('01/06/2024', { REC: 'E11' })] },
      { Episodes: [0] },
    ],
    [
      '199',
      'before the adoption of last year',
      { ...all(from('01/05/2024')), Episodes_last: [from('01/06/2024', { REC: 'E11' })] },
      {},
    ],
    [
      '199',
      'another child',
      { ...all(from(APRIL)), Episodes_last: [{ CHILD: 'B', DECOM: '01/06/2024', REC: 'E11' }] },
      {},
    ],
    ['357', 'began with the year', all(from(APRIL, { RNE: 'L' })), { Episodes: [0] }],
    ['357', 'blank', all(from(APRIL)), { Episodes: [0] }],
    ['357', 'began the day before', all(from('31/03/2025', { RNE: 'L' })), {}],
    ['357', 'care started', all(from(MAY, { RNE: 'L' }), from(APRIL, { RNE: 'S' })), {}],
    ['357', 'no day of beginning', all(from(undefined, { RNE: 'L' })), {}],
    [
      '388',
      'X1, and the next begins later',
      all(from(APRIL, { DEC: '30/04/2025', REC: 'X1' }), from(MAY)),
      { Episodes: [0] },
    ],
    [
      '388',
      'X1, and the next began earlier',
      all(from(APRIL, { DEC: '02/05/2025', REC: 'X1' }), from(MAY)),
      { Episodes: [0] },
    ],
    ['388', 'X1, and the next begins that day', all(from(APRIL, { DEC: MAY, REC: 'X1' }), from(MAY)), {}],
    [
      '388',
      'left care, and the next begins that day',
      all(from(MAY), from(APRIL, { DEC: MAY, REC: 'E3' })),
      { Episodes: [1] },
    ],
    ['388', 'left care, and came back', all(from(APRIL, { DEC: '30/04/2025', REC: 'E3' }), from(MAY)), {}],
    ['388', 'X1, and nothing after', all(from(APRIL, { DEC: MAY, REC: 'X1' })), { Episodes: [0] }],
    ['388', 'X1 and open', all(from(APRIL, { REC: 'X1' })), {}],
    ['388', 'left care at the last', all(from(APRIL, { DEC: MAY, REC: 'E3' })), {}],
    ['388', 'when it ended is not told', all(from(APRIL, { REC: 'X1' }), from(MAY)), {}],
    ['388', 'why it ended is not told', all(from(APRIL, { DEC: MAY }), from(MAY)), {}],
    [
      '431',
      'started on the day the last ended',
      all(from(APRIL, { DEC: MAY }), from(MAY, { RNE: 'S' })),
      { Episodes: [1] },
    ],
    [
      '431',
      'started before the last ended',
      all(from(APRIL, { DEC: JUNE }), from(MAY, { RNE: 'S' })),
      { Episodes: [1] },
    ],
    ['431', 'started a day later', all(from(APRIL, { DEC: '30/04/2025' }), from(MAY, { RNE: 'S' })), {}],
    ['431', 'went on', all(from(APRIL, { DEC: MAY }), from(MAY, { RNE: 'P' })), {}],
    ['431', 'the last did not end', all(from(APRIL), from(MAY, { RNE: 'S' })), {}],
    ['431', 'the first', all(from(MAY, { RNE: 'S', DEC: JUNE })), {}],
    ['432', 'left care, and went on', all(from(APRIL, { REC: 'E4A' }), from(MAY, { RNE: 'P' })), { Episodes: [1] }],
    [
      '432',
      'left care, and why the next began is not told',
      all(from(APRIL, { REC: 'E4A' }), from(MAY)),
      { Episodes: [1] },
    ],
    ['432', 'left care, and came back', all(from(APRIL, { REC: 'E4A' }), from(MAY, { RNE: 'S' })), {}],
    ['432', 'stayed in care', all(from(APRIL, { REC: 'X1' }), from(MAY, { RNE: 'P' })), {}],
    ['432', 'why the last ended is not told', all(from(APRIL), from(MAY, { RNE: 'P' })), {}],
    ['433', 'a gap', all(from(APRIL, { DEC: '30/04/2025' }), from(MAY, { RNE: 'P' })), { Episodes: [1] }],
    ['433', 'an overlap', all(from(APRIL, { DEC: '02/05/2025' }), from(MAY, { RNE: 'L' })), { Episodes: [1] }],
    ['433', 'the last did not end', all(from(APRIL), from(MAY, { RNE: 'B' })), { Episodes: [1] }],
    ['433', 'no day of beginning', all(from(APRIL, { DEC: MAY }), from(undefined, { RNE: 'U' })), { Episodes: [1] }],
    ['433', 'no day of beginning, and nothing before', all(from(undefined, { RNE: 'U' })), {}],
    ['433', 'they meet', all(from(APRIL, { DEC: MAY }), from(MAY, { RNE: 'T' })), {}],
    ['433', 'care started again', all(from(APRIL, { DEC: '30/04/2025' }), from(MAY, { RNE: 'S' })), {}],
    ['433', 'why is not told', all(from(APRIL, { DEC: '30/04/2025' }), from(MAY)), {}],
    ['433', 'the first', all(from(MAY, { RNE: 'P' })), {}],
    ['437', 'died, and then another', all(from(MAY), from(APRIL, { REC: 'E2' })), { Episodes: [1] }],
    [
      '437',
      'an adult, and then another two',
      all(from(APRIL, { REC: 'E15' }), from(MAY, { REC: 'E15' }), from(JUNE)),
      { Episodes: [0, 1] },
    ],
    ['437', 'died', all(from(APRIL, { REC: 'X1' }), from(MAY, { REC: 'E2' })), {}],
    ['437', 'left for another reason', all(from(APRIL, { REC: 'E3' }), from(MAY)), {}],
    ['501', 'began before the last ended', all(from(MAY, {}), from(APRIL, { DEC: '02/05/2025' })), { Episodes: [0] }],
    ['501', 'began as the last ended', all(from(APRIL, { DEC: MAY }), from(MAY)), {}],
    ['501', 'began later', all(from(APRIL, { DEC: '30/04/2025' }), from(MAY)), {}],
    ['501', 'the last did not end', all(from(APRIL), from(MAY)), {}],
    ['501', 'another child’s', all({ CHILD: 'A', DECOM: APRIL, DEC: JUNE }, { CHILD: 'B', DECOM: MAY }), {}],
    ['502', 'another day', { ...all(from('02/06/2024')), Episodes_last: [from('01/06/2024')] }, { Episodes: [0] }],
    ['502', 'left out', { ...all(from(JUNE), from(APRIL)), Episodes_last: [from('01/06/2024')] }, { Episodes: [1] }],
    ['502', 'the same day', { ...all(from(APRIL), from('1/6/2024')), Episodes_last: [from('01/06/2024')] }, {}],
    ['502', 'it had ended', { ...all(from(APRIL)), Episodes_last: [from('01/06/2024', { DEC: '01/07/2024' })] }, {}],
    ['502', 'not here last year', { ...all(from(APRIL)), Episodes_last: [{ CHILD: 'B', DECOM: '01/06/2024' }] }, {}],
    ['502', 'not here this year', { ...all({ CHILD: 'B', DECOM: APRIL }), Episodes_last: [from('01/06/2024')] }, {}],
    [
      '504',
      'changed',
      all(from(APRIL, { CIN: 'N1', DEC: MAY, REC: 'X1' }), from(MAY, { CIN: 'N2' })),
      { Episodes: [1] },
    ],
    ['504', 'taken out', all(from(APRIL, { CIN: 'N1', DEC: MAY, REC: 'X1' }), from(MAY)), { Episodes: [1] }],
    ['504', 'the same', all(from(APRIL, { CIN: 'n1', DEC: MAY, REC: 'X1' }), from(MAY, { CIN: 'N1' })), {}],
    ['504', 'blank in both', all(from(APRIL, { DEC: MAY, REC: 'X1' }), from(MAY)), {}],
    ['504', 'a gap', all(from(APRIL, { CIN: 'N1', DEC: '30/04/2025', REC: 'X1' }), from(MAY, { CIN: 'N2' })), {}],
    ['504', 'care started again', all(from(APRIL, { CIN: 'N1', DEC: MAY, REC: 'E3' }), from(MAY, { CIN: 'N2' })), {}],
    [
      '562',
      'not in last year’s return',
      { ...all(from('31/03/2025')), Episodes_last: [{ CHILD: 'B', DECOM: '31/03/2025' }] },
      { Episodes: [0] },
    ],
    [
      '562',
      'not the latest then',
      { ...all(from('01/06/2024')), Episodes_last: [from('01/06/2024'), from('01/07/2024')] },
      { Episodes: [0] },
    ],
    [
      '562',
      'the latest then',
      { ...all(from('01/07/2024')), Episodes_last: [from('01/07/2024'), from('01/06/2024')] },
      {},
    ],
    ['562', 'began with the year', { ...all(from(APRIL)), Episodes_last: [from('01/06/2024')] }, {}],
    ['562', 'no day of beginning', { ...all(from(undefined)), Episodes_last: [from('01/06/2024')] }, {}],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })

  it.each(['502', '562'])('%s is not asked without last year', code => {
    expect(faultsOf(ruleOf(code), all(from('01/06/2024')))).toBe('no previous year')
  })
})
