import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

/** Looked after all year: since before it, and still. */
const ALL_YEAR = [{ DECOM: '01/01/2024', RNE: 'S', LS: 'C2' }]
/** Came into care in the year, so not for all of it. */
const PART = [{ DECOM: '02/04/2025', RNE: 'S', LS: 'C2' }]
const FOUR = { IMMUNISATIONS: '1', TEETH_CHECK: '1', HEALTH_ASSESSMENT: '1', SUBSTANCE_MISUSE: '0' }
const of = (OC2: readonly object[], Episodes: readonly object[] = ALL_YEAR): Tables => ({
  OC2: OC2 as never,
  Episodes: Episodes as never,
})

describe('outcomes of children looked after for twelve months', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    ['157', 'of age all year, from four as it began', of([{ SDQ_REASON: 'SDQ1', DOB: '01/04/2021' }]), { OC2: [0] }],
    ['157', 'four the day after it began', of([{ SDQ_REASON: 'SDQ1', DOB: '02/04/2021' }]), {}],
    ['157', 'sixteen on its last day', of([{ SDQ_REASON: 'SDQ1', DOB: '31/03/2010' }]), { OC2: [0] }],
    ['157', 'sixteen the day before', of([{ SDQ_REASON: 'SDQ1', DOB: '30/03/2010' }]), {}],
    [
      '157',
      'another reason, or a score',
      of([{ SDQ_REASON: 'SDQ2', DOB: '01/01/2015' }, { SDQ_REASON: 'SDQ1', SDQ_SCORE: '4', DOB: '01/01/2015' }, {}]),
      {},
    ],
    ['157', 'not all year', of([{ SDQ_REASON: 'SDQ1', DOB: '01/01/2015' }], PART), {}],
    [
      '158',
      'received, and offered told',
      of([
        { INTERVENTION_RECEIVED: '1', INTERVENTION_OFFERED: '0' },
        { INTERVENTION_RECEIVED: '1' },
        { INTERVENTION_RECEIVED: '0', INTERVENTION_OFFERED: '1' },
      ]),
      { OC2: [0] },
    ],
    [
      '159',
      'not received, offered not told',
      of([
        { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '0' },
        { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '0', INTERVENTION_OFFERED: '0' },
        { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '1' },
        { INTERVENTION_RECEIVED: '0' },
      ]),
      { OC2: [0] },
    ],
    [
      '180',
      'no whole number from 0 to 40',
      of(['-1', '41', '4.5', 'x', '0', '40', '12.0', undefined].map(SDQ_SCORE => ({ SDQ_SCORE }))),
      { OC2: [0, 1, 2, 3] },
    ],
    [
      '181',
      'neither 0 nor 1',
      of([{ CONVICTED: '2' }, { TEETH_CHECK: 'Y' }, { ...FOUR, CONVICTED: '0' }, {}]),
      { OC2: [0, 1] },
    ],
    [
      '182',
      'some, and not the four',
      of([{ CONVICTED: '0', ...FOUR, TEETH_CHECK: undefined }, { CONVICTED: '0', ...FOUR }, { TEETH_CHECK: '1' }, {}]),
      { OC2: [0] },
    ],
    ['185', 'a score, not all year', of([{ SDQ_SCORE: '4' }, {}], PART), { OC2: [0] }],
    ['185', 'all year', of([{ SDQ_SCORE: '4' }]), {}],
    [
      '186',
      'of age, and neither',
      of([{ DOB: '01/04/2021' }, { DOB: '02/04/2021' }, { DOB: '01/04/2009' }, { DOB: '31/03/2009' }]),
      { OC2: [0, 2] },
    ],
    [
      '186',
      'one of them',
      of([{ DOB: '01/01/2015', SDQ_SCORE: '1' }, { DOB: '01/01/2015', SDQ_REASON: 'SDQ2' }, {}]),
      {},
    ],
    ['186', 'not all year', of([{ DOB: '01/01/2015' }], PART), {}],
    [
      '188',
      'under four at the end',
      of([
        { DOB: '01/04/2022', SDQ_SCORE: '3' },
        { DOB: '31/03/2022', SDQ_SCORE: '3' },
        { DOB: '01/04/2022', SDQ_REASON: 'SDQ1' },
        { DOB: '01/04/2022' },
      ]),
      { OC2: [0, 2] },
    ],
    [
      '189',
      'seventeen before it began',
      of([{ DOB: '31/03/2008', SDQ_SCORE: '3' }, { DOB: '01/04/2008', SDQ_SCORE: '3' }, { DOB: '31/03/2008' }]),
      { OC2: [0] },
    ],
    ['190', 'not all year', of([{ IMMUNISATIONS: '0' }, {}], PART), { OC2: [0] }],
    ['190', 'all year', of([{ IMMUNISATIONS: '0' }]), {}],
    ['191', 'one of the four is missing', of([{ ...FOUR, TEETH_CHECK: undefined }, FOUR]), { OC2: [0] }],
    [
      '191',
      'no row',
      of([{ CHILD: 'B', ...FOUR }], [{ DECOM: '01/01/2025', LS: 'C2' }, ...ALL_YEAR]),
      { Episodes: [1] },
    ],
    ['191', 'not all year', of([], PART), {}],
    [
      '192',
      'help not told',
      of([
        { SUBSTANCE_MISUSE: '1' },
        { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '0' },
        { SUBSTANCE_MISUSE: '0' },
        {},
      ]),
      { OC2: [0] },
    ],
    [
      '193',
      'help and no problem',
      of([
        { SUBSTANCE_MISUSE: '0', INTERVENTION_RECEIVED: '1' },
        { INTERVENTION_OFFERED: '0' },
        { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '1' },
        { SUBSTANCE_MISUSE: '0' },
      ]),
      { OC2: [0, 1] },
    ],
    ['196', 'no code', of(['SDQ6', 'SDQ1', 'sdq5', undefined].map(SDQ_REASON => ({ SDQ_REASON }))), { OC2: [0] }],
    [
      '197B',
      'four or seventeen in the year',
      of(['01/04/2021', '31/03/2022', '31/03/2021', '01/04/2008', '31/03/2009', '01/04/2009'].map(DOB => ({ DOB }))),
      { OC2: [0, 1, 3, 4] },
    ],
    ['197B', 'told', of([{ DOB: '01/06/2021', SDQ_REASON: 'SDQ1' }]), {}],
    ['197B', 'not all year', of([{ DOB: '01/06/2021' }], PART), {}],
    [
      '197a',
      'both',
      of([{ SDQ_SCORE: '0', SDQ_REASON: 'SDQ1' }, { SDQ_SCORE: '0' }, { SDQ_REASON: 'SDQ1' }, {}]),
      { OC2: [0] },
    ],
    ['198', 'a reason, not all year', of([{ SDQ_REASON: 'SDQ1' }, {}], PART), { OC2: [0] }],
    ['198', 'all year', of([{ SDQ_REASON: 'SDQ1' }]), {}],
    [
      '542',
      'under ten',
      of([
        { DOB: '01/04/2016', CONVICTED: '0' },
        { DOB: '31/03/2016', CONVICTED: '0' },
        { DOB: '01/04/2016' },
        { CONVICTED: '0' },
      ]),
      { OC2: [0] },
    ],
    [
      '543',
      'ten before the end',
      of([{ DOB: '30/03/2016' }, { DOB: '31/03/2016' }, { DOB: '30/03/2016', CONVICTED: '0' }]),
      { OC2: [0] },
    ],
    ['543', 'not all year', of([{ DOB: '30/03/2010' }], PART), {}],
    [
      '544',
      'convicted, and the four missing',
      of([{ CONVICTED: '1' }, { CONVICTED: '1', ...FOUR }, { CONVICTED: '0' }, {}]),
      { OC2: [0] },
    ],
    [
      '545',
      'under five',
      of([{ DOB: '01/04/2021' }, { DOB: '31/03/2021' }, { DOB: '01/04/2021', HEALTH_CHECK: '0' }]),
      { OC2: [0] },
    ],
    ['545', 'not all year', of([{ DOB: '01/04/2021' }], PART), {}],
    [
      '546',
      'five or over',
      of([{ DOB: '31/03/2021', HEALTH_CHECK: '1' }, { DOB: '01/04/2021', HEALTH_CHECK: '1' }, { DOB: '31/03/2021' }]),
      { OC2: [0] },
    ],
    ['546', 'not all year', of([{ DOB: '31/03/2021', HEALTH_CHECK: '1' }], PART), {}],
    [
      '547',
      'checked, and the four missing',
      of([{ HEALTH_CHECK: '1' }, { HEALTH_CHECK: '1', ...FOUR }, { HEALTH_CHECK: '0' }, {}]),
      { OC2: [0] },
    ],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })
})

describe('looked after all year', () => {
  // 190 is at fault of every child who was not.
  const isContinuous = (...Episodes: readonly object[]): boolean =>
    Object.keys(faultsOf(ruleOf('190'), of([{ TEETH_CHECK: '1' }], Episodes))).length === 0

  it.each<[why: string, answer: boolean, episodes: readonly object[]]>([
    ['since before it, and still', true, ALL_YEAR],
    ['since its first day', true, [{ DECOM: '01/04/2025', RNE: 'S', LS: 'C2' }]],
    ['since its second', false, PART],
    ['left on its last day', true, [{ ...ALL_YEAR[0], DEC: '31/03/2026', REC: 'E4A' }]],
    ['left on its last but one', false, [{ ...ALL_YEAR[0], DEC: '30/03/2026', REC: 'E4A' }]],
    [
      'moved in the middle',
      true,
      [
        { ...ALL_YEAR[0], DEC: '01/10/2025', REC: 'X1' },
        { DECOM: '01/10/2025', RNE: 'P', LS: 'C2' },
      ],
    ],
    [
      'an episode ended without saying how',
      false,
      [
        { ...ALL_YEAR[0], DEC: '01/10/2025' },
        { DECOM: '01/10/2025', RNE: 'P', LS: 'C2' },
      ],
    ],
    [
      'a short break beside it',
      false,
      [...ALL_YEAR, { DECOM: '01/06/2025', RNE: 'S', LS: 'V3', DEC: '03/06/2025', REC: 'E4A' }],
    ],
    ['left before it', false, [{ ...ALL_YEAR[0], DEC: '31/03/2025', REC: 'E4A' }]],
    ['no episodes', false, []],
  ])('%s: %s', (_, answer, list) => {
    expect(isContinuous(...list)).toBe(answer)
  })
})
