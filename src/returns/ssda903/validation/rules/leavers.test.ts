import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const TOLD = { IN_TOUCH: 'YES', ACTIV: 'F2', ACCOM: 'K1' }
const row = (more: object = {}) => ({ ...TOLD, ...more })
/** Seventeen on 1 June 2025. */
const BORN = { DOB: '01/06/2008' }
const cells = (column: string, ...values: readonly (string | undefined)[]) => values.map(value => ({ [column]: value }))

describe('care leavers', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    ['131', 'blank, or no code', { OC3: cells('IN_TOUCH', 'MAYBE', undefined, 'yes', 'RHOM') }, { OC3: [0, 1] }],
    ['132', 'blank, or no code', { OC3: cells('ACTIV', 'F3', 'P3', undefined, 'F1', '0') }, { OC3: [0, 1, 2] }],
    [
      '133',
      'blank, or no code',
      { OC3: cells('ACCOM', 'S1', 'X1', 'A1', undefined, 'S2', 'X2', 'Z2', '0') },
      { OC3: [0, 1, 2, 3] },
    ],
    ['153', 'not all filled', { OC3: [{ IN_TOUCH: 'YES' }, row(), {}] }, { OC3: [0] }],
    [
      '165',
      'no code',
      { Header: [{ SEX: 'F', MOTHER: '2' }], Episodes: [{ DECOM: '01/01/2025' }], OC3: [] },
      { Header: [0] },
    ],
    [
      '165',
      'of a boy',
      { Header: [{ SEX: 'M', MOTHER: '0' }], Episodes: [{ DECOM: '01/01/2025' }], OC3: [] },
      { Header: [0] },
    ],
    [
      '165',
      'missing of a girl in care',
      { Header: [{ SEX: 'F' }], Episodes: [{ DECOM: '01/01/2025' }], OC3: [] },
      { Header: [0] },
    ],
    [
      '165',
      'of short breaks alone it is not asked',
      { Header: [{ SEX: 'F' }], Episodes: [{ DECOM: '01/01/2025', LS: 'V4' }], OC3: [] },
      {},
    ],
    [
      '165',
      'told of a leaver who was not in care',
      { Header: [{ SEX: 'F', MOTHER: '0' }], Episodes: [], OC3: [row()] },
      { Header: [0], OC3: [0] },
    ],
    [
      '165',
      'told of a girl in care',
      { Header: [{ SEX: 'F', MOTHER: '0' }], Episodes: [{ DECOM: '01/01/2025' }], OC3: [row()] },
      {},
    ],
    ['215', 'both', { OC3: [row()], OC2: [{ TEETH_CHECK: '1' }] }, { OC2: [0], OC3: [0] }],
    ['215', 'one is empty', { OC3: [row()], OC2: [{ SDQ_SCORE: '1' }] }, {}],
    [
      '344',
      'gone, and not 0',
      {
        OC3: [
          row({ IN_TOUCH: 'DIED' }),
          row({ IN_TOUCH: 'RHOM', ACTIV: '0', ACCOM: '0' }),
          row({ IN_TOUCH: 'RHOM', ACTIV: '0' }),
          row(),
        ],
      },
      { OC3: [0, 2] },
    ],
    [
      '345',
      'in touch, and 0',
      { OC3: [row({ ACTIV: '0' }), row({ ACCOM: '0' }), row(), row({ IN_TOUCH: 'NO', ACTIV: '0' })] },
      { OC3: [0, 1] },
    ],
    [
      '347',
      'seventeen as the year began, in a foyer',
      {
        OC3: [
          { DOB: '02/04/2007', ACCOM: 'T1' },
          { DOB: '01/04/2007', ACCOM: 'T2' },
          { DOB: '02/04/2007', ACCOM: 'U1' },
        ],
      },
      { OC3: [0] },
    ],
    ['347', 'not asked before 2023-24', { year: 2023, OC3: [{ DOB: '02/04/2007', ACCOM: 'T1' }] }, {}],
    ['348', 'died last year', { OC3: [row()], OC3_last: [{ IN_TOUCH: 'DIED' }] }, { OC3: [0] }],
    ['348', 'in both', { OC3: [{ IN_TOUCH: 'DIED' }], OC3_last: [{ IN_TOUCH: 'DIED' }] }, {}],
    [
      '391',
      'not yet seventeen',
      { OC3: [row({ DOB: '01/04/2009' }), row({ DOB: '31/03/2009' }), { DOB: '01/04/2009' }] },
      { OC3: [0] },
    ],
    ['628', 'no episodes, and told', { Header: [{ MOTHER: '0' }], Episodes: [], OC3: [row()] }, { Header: [0] }],
    ['628', 'an episode', { Header: [{ MOTHER: '0' }], Episodes: [{}], OC3: [row()] }, {}],
    ['1000', 'died in care this year', { OC3: [row()], Episodes: [{ REC: 'E2' }] }, { OC3: [0] }],
    ['1000', 'died in care last year', { OC3: [row()], Episodes: [], Episodes_last: [{ REC: 'E2' }] }, { OC3: [0] }],
    ['1000', 'left', { OC3: [row()], Episodes: [{ REC: 'E4A' }] }, {}],
    [
      '1002',
      'no episode in either year',
      { OC3: [row()], Episodes: [], Episodes_last: [{ CHILD: 'B' }] },
      { OC3: [0] },
    ],
    ['1002', 'one last year', { OC3: [row()], Episodes: [], Episodes_last: [{}] }, {}],
    [
      '1007',
      'in care on the birthday',
      { OC3: [row(BORN)], Episodes: [{ DECOM: '01/01/2024', DEC: '02/06/2025' }] },
      { OC3: [0] },
    ],
    ['1007', 'in care still', { OC3: [row(BORN)], Episodes: [{ DECOM: '01/06/2025' }] }, { OC3: [0] }],
    ['1007', 'left on the birthday', { OC3: [row(BORN)], Episodes: [{ DECOM: '01/01/2024', DEC: '01/06/2025' }] }, {}],
    ['1007', 'nineteen', { OC3: [row({ DOB: '01/06/2006' })], Episodes: [{ DECOM: '01/01/2024' }] }, {}],
    [
      '1007',
      'born on 29 February',
      { OC3: [row({ DOB: '29/02/2008' })], Episodes: [{ DECOM: '01/01/2024' }] },
      { OC3: [0] },
    ],
    [
      '1010',
      'open last year, and nothing now',
      { OC3: [row()], Episodes: [], Episodes_last: [{ DECOM: '01/01/2024' }] },
      { OC3: [0] },
    ],
    [
      '1010',
      'ended last year',
      { OC3: [row()], Episodes: [], Episodes_last: [{ DECOM: '01/01/2024', DEC: '01/01/2025' }] },
      {},
    ],
    [
      '1010',
      'an episode now',
      { OC3: [row()], Episodes: [{ DECOM: '01/01/2024' }], Episodes_last: [{ DECOM: '01/01/2024' }] },
      {},
    ],
    [
      '1011',
      'another council took over',
      { OC3: [row(), {}], Episodes: [{ DECOM: '01/01/2025', REC: 'E3' }] },
      { OC3: [0] },
    ],
    [
      '1011',
      'not in the latest',
      {
        OC3: [row()],
        Episodes: [
          { DECOM: '01/01/2025', REC: 'E3' },
          { DECOM: '01/02/2025', REC: 'E4A' },
        ],
      },
      {},
    ],
    [
      '1014',
      'unaccompanied, and not in care',
      { OC3: [row()], UASC: [{}], Episodes: [{ DECOM: '01/01/2024', DEC: '31/03/2025' }] },
      { OC3: [0], UASC: [0] },
    ],
    [
      '1014',
      'in care on the first day',
      { OC3: [row()], UASC: [{}], Episodes: [{ DECOM: '01/01/2024', DEC: '01/04/2025' }] },
      {},
    ],
    ['1016', 'left on the birthday', { OC3: [row(BORN)], Episodes: [{ DEC: '01/06/2025' }] }, { OC3: [0] }],
    ['1016', 'left the day before', { OC3: [row(BORN)], Episodes: [{ DEC: '31/05/2025' }] }, {}],
    [
      '1016',
      'not asked before 2023-24',
      { year: 2023, OC3: [row({ DOB: '01/06/2005' })], Episodes: [{ DEC: '01/06/2022' }] },
      {},
    ],
    [
      '3001',
      'seventeen in the year',
      { Header: [BORN], OC3: [{ ACCOM: 'Z1' }, { ACCOM: 'Z2' }, { ACCOM: 'K1' }] },
      { Header: [0], OC3: [0, 1] },
    ],
    ['3001', 'seventeen the day after', { Header: [{ DOB: '01/04/2009' }], OC3: [{ ACCOM: 'Z1' }] }, {}],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })

  // Born 1 June 2006: 14 on 1 June 2020, 16 on 1 June 2022.
  it.each<[why: string, isFault: boolean, now: readonly object[], last: readonly object[]]>([
    ['91 days after 14, some after 16', false, [{ DECOM: '04/03/2022', DEC: '03/06/2022' }], []],
    ['90 days', true, [{ DECOM: '05/03/2022', DEC: '03/06/2022' }], []],
    ['none after 16', true, [{ DECOM: '01/01/2021', DEC: '01/06/2022' }], []],
    ['before 14 alone', true, [{ DECOM: '01/01/2015', DEC: '01/06/2020' }], []],
    ['by last year’s', false, [], [{ DECOM: '01/01/2021', DEC: '02/06/2022' }]],
    ['carried over, counted once', true, [{ DECOM: '05/03/2022', DEC: '03/06/2022' }], [{ DECOM: '05/03/2022' }]],
    ['short breaks alone', true, [{ DECOM: '01/01/2021', DEC: '02/06/2024', LS: 'V4' }], []],
    ['adopted', true, [{ DECOM: '01/01/2021', DEC: '02/06/2024', REC: 'E11' }], []],
  ])('1001: %s', (_, isFault, now, last) => {
    expect(
      faultsOf(ruleOf('1001'), {
        Header: [{ DOB: '01/06/2006' }],
        OC3: [row()],
        Episodes: now as never,
        Episodes_last: last as never,
      }),
    ).toEqual(isFault ? { OC3: [0] } : {})
  })
})
