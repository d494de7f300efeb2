import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const REAL = 'A123456789012'

describe('unique pupil numbers', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '168',
      'of no right shape',
      {
        Header: ['I123456789012', 'A12345678901', `${REAL}3`, 'UN6', REAL, 'A12345678901B', 'un3', undefined].map(
          UPN => ({ UPN }),
        ),
      },
      { Header: [0, 1, 2, 3] },
    ],
    [
      '209',
      'of school age: four by 31 August 2024',
      {
        Header: [
          { UPN: 'UN1', DOB: '31/08/2020' },
          { UPN: 'UN1', DOB: '01/09/2020' },
          { UPN: 'UN2', DOB: '31/08/2020' },
          { UPN: 'UN1' },
        ],
      },
      { Header: [0] },
    ],
    [
      '210',
      'looked after for longer',
      { Header: [{ UPN: 'UN4' }], Episodes: [{ DECOM: '23/03/2026' }, { DECOM: '24/03/2026' }] },
      { Episodes: [0], Header: [0] },
    ],
    ['210', 'newly looked after', { Header: [{ UPN: 'UN4' }], Episodes: [{ DECOM: '24/03/2026' }] }, {}],
    ['210', 'another reason', { Header: [{ UPN: 'UN3' }], Episodes: [{ DECOM: '23/03/2026' }] }, {}],
    ['442', 'missing', { Header: [{}], Episodes: [{ LS: 'V3' }, { LS: 'C2' }] }, { Header: [0] }],
    ['442', 'there', { Header: [{ UPN: 'UN3' }], Episodes: [{ LS: 'C2' }] }, {}],
    ['442', 'short breaks alone', { Header: [{}], Episodes: [{ LS: 'V3' }, { LS: 'V4' }] }, {}],
    [
      '444',
      'of two children',
      {
        Header: [
          { CHILD: 'A', UPN: REAL },
          { CHILD: 'B', UPN: REAL },
          { CHILD: 'C', UPN: 'UN1' },
          { CHILD: 'D', UPN: 'UN1' },
          { CHILD: 'E' },
          { CHILD: 'F', UPN: 'B123456789012' },
        ],
      },
      { Header: [0, 1] },
    ],
    [
      '444',
      'not asked before 2025-26',
      {
        year: 2025,
        Header: [
          { CHILD: 'A', UPN: REAL },
          { CHILD: 'B', UPN: REAL },
        ],
      },
      {},
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })

  it.each<[last: string | undefined, now: string | undefined, isFault: boolean]>([
    [undefined, undefined, false],
    [REAL, REAL, false],
    ['UN1', 'UN4', false],
    [undefined, 'UN2', false],
    ['UN4', REAL, false],
    [undefined, REAL, false],
    [REAL, 'B123456789012', true],
    [REAL, undefined, true],
    [REAL, 'UN2', true],
    ['UN2', 'UN3', true],
    ['UN4', undefined, true],
    [undefined, 'UN1', true],
  ])('208: last year %s, and now %s', (last, now, isFault) => {
    expect(faultsOf(ruleOf('208'), { Header: [{ UPN: now }], Header_last: [{ UPN: last }] })).toEqual(
      isFault ? { Header: [0] } : {},
    )
  })
})
