import { describe, expect, it } from 'vitest'
import { differences } from './differences.ts'
import { ruleOf } from './rules.ts'
import { type FaultyRows } from './run.ts'
import { type Tables, faultsOf } from './testing.ts'

const stay = (PLACE: string): Tables => ({
  Header: [{}],
  Episodes: [{ PLACE, DECOM: '01/05/2025', DEC: '01/08/2025' }],
})
const living = (PLACE: string, DOB: string): Tables => ({
  Header: [{ DOB }],
  Episodes: [{ PLACE, DECOM: '01/05/2025' }],
})
const inTurn = (year: number) => [
  { DECOM: `01/05/${year}`, DEC: `01/08/${year}`, REC: 'X1' },
  { DECOM: `01/08/${year}`, DEC: `01/12/${year}`, REC: 'E4A' },
]
const ordered = (PLACE: string): Tables => ({
  year: 2027,
  DoLo: [{ DOLO_START: '01/07/2026' }],
  Episodes: [{ PLACE, DECOM: '01/05/2026' }],
})

// The cases that the documentation tells in words, with what is found at fault in each.
const CASES: Readonly<Record<string, readonly [Tables, FaultyRows]>> = {
  '146': [{ year: 2024, Episodes: [{ PLACE: 'K3' }] }, {}],
  '165': [{ Header: [{ SEX: 'M', MOTHER: '1' }], Episodes: [], OC3: [] }, { Header: [0] }],
  '210': [
    { Header: [{ UPN: 'UN4' }], Episodes: [{ DECOM: '01/05/2025' }] },
    { Episodes: [0], Header: [0] },
  ],
  '231': [
    { Header: [{ DOB: '01/01/2020' }], UASC: [{}] },
    { Header: [0], UASC: [0] },
  ],
  '233': [{ Episodes: [{ REASON_PLACE_CHANGE: 'CLOSE' }] }, { Episodes: [0] }],
  '347': [{ OC3: [{ DOB: '01/01/2010', ACCOM: 'T1' }] }, { OC3: [0] }],
  '355': [{ Episodes: [{}] }, {}],
  '365': [{ Episodes: [{ LS: 'V3', DECOM: '01/03/2026' }] }, { Episodes: [0] }],
  '371': [living('K3', '01/01/2012'), { Episodes: [0] }],
  '372': [living('R5', '01/01/2018'), { Episodes: [0] }],
  '373': [living('S1', '01/01/2023'), { Episodes: [0] }],
  '374': [living('P3', '01/01/2014'), { Episodes: [0] }],
  '375': [stay('T1'), { Episodes: [0] }],
  '376': [stay('T3'), { Episodes: [0] }],
  '379': [stay('T4'), { Episodes: [0] }],
  '383': [
    {
      Episodes: [
        { DECOM: '01/05/2025', PLACE: 'U1' },
        { DECOM: '01/06/2025', PLACE: 'T1' },
        { DECOM: '10/06/2025', PLACE: 'U1', RNE: 'P' },
      ],
    },
    {},
  ],
  '434': [
    {
      Episodes: [
        { DECOM: '01/05/2025', LS: 'C1', PLACE: 'U1' },
        { DECOM: '01/06/2025', LS: 'C2', PLACE: 'U1', RNE: 'L' },
      ],
    },
    {},
  ],
  '435': [
    {
      Episodes: [
        { DECOM: '01/05/2025', LS: 'C2', PLACE: 'U1' },
        { DECOM: '01/06/2025', LS: 'C2', PLACE: 'U1', RNE: 'P' },
      ],
    },
    { Episodes: [1] },
  ],
  '558': [
    { Episodes: [{ REC: 'E11' }], PlacedAdoption: [{ DATE_PLACED_CEASED: '01/05/2025' }] },
    { Episodes: [0], PlacedAdoption: [0] },
  ],
  '560': [
    {
      PlacedAdoption: [{ DATE_PLACED: '01/05/2024', DATE_PLACED_CEASED: '01/06/2025' }, { DATE_PLACED: '01/09/2025' }],
      PlacedAdoption_last: [{ DATE_PLACED: '01/05/2024' }],
    },
    {},
  ],
  '576': [{ Missing: [{ MIS_START: '1/5/2025' }], Missing_last: [{ MIS_START: '01/05/2025' }] }, {}],
  '577': [{ Episodes: inTurn(2025), Missing: [{ MIS_START: '01/07/2025', MIS_END: '01/09/2025' }] }, {}],
  '578': [{ Episodes: inTurn(2025), Missing: [{ MIS_START: '01/09/2025' }] }, {}],
  '581': [{ Episodes: [], Missing: [{ MIS_START: '01/07/2025' }] }, { Missing: [0] }],
  '583': [{ PlacedAdoption: [{ DATE_PLACED: '31/01/2024' }, { DATE_PLACED: '01/02/2025' }] }, { PlacedAdoption: [0] }],
  '584': [
    {
      PlacedAdoption: [{ DATE_PLACED: '01/02/2025' }],
      PlacedAdoption_last: [{ DATE_PLACED: '31/01/2024', DATE_PLACED_CEASED: '01/03/2024' }],
    },
    {},
  ],
  '601': [{ Episodes: [{ DEC: '01/06/2025', REC: 'E11' }], AD1: [] }, { Episodes: [0] }],
  '632': [{ Episodes: [{ DECOM: '01/05/1999' }], PrevPerm: [{ DATE_PERM: 'zz/zz/zzzz' }] }, {}],
  '633': [{ PrevPerm: [{ LA_PERM: '838' }] }, {}],
  '635': [{ PrevPerm: [{ PREV_PERM: 'Z1', LA_PERM: '301' }] }, { PrevPerm: [0] }],
  '706': [
    { year: 2027, DoLo: [{ DOLO_START: '01/06/2026' }], DoLo_last: [{ DOLO_START: '01/01/2026' }] },
    { DoLo: [0] },
  ],
  '707': [{ year: 2027, Episodes: inTurn(2026), DoLo: [{ DOLO_START: '01/07/2026', DOLO_END: '01/09/2026' }] }, {}],
  '709': [ordered('U1'), { DoLo: [0], Episodes: [0] }],
  '710': [ordered('K1'), { DoLo: [0], Episodes: [0] }],
  '1001': [{ Header: [], Episodes: [], Episodes_last: [], OC3: [{ IN_TOUCH: 'YES' }] }, {}],
  '1007': [{ Episodes: [{ DECOM: '01/05/2025' }], OC3: [{ DOB: '29/02/2008', IN_TOUCH: 'YES' }] }, { OC3: [0] }],
  SW11bSTG2: [{ SWEpisodes: [{ SW_DECOM: '01/05/2025', SW_DEC: '28/03/2026' }] }, { SWEpisodes: [0] }],
  SW12STG2: [
    {
      Episodes: [{ RNE: 'S', DECOM: '01/05/2025' }],
      SWEpisodes: [{ SW_DECOM: '01/04/2025' }],
    },
    {},
  ],
}

describe('a difference from the public validator', () => {
  it('is told in sentences, of a rule, with a case', () => {
    expect(Object.keys(CASES).toSorted()).toEqual(Object.keys(differences).toSorted())
    for (const [code, { says, example }] of Object.entries(differences)) {
      expect([code, says, ruleOf(code).code]).toEqual([
        code,
        expect.stringMatching(/^(The|In the) public .+[.]$/),
        code,
      ])
      expect([code, example]).toEqual([code, expect.stringMatching(/^\p{Lu}[^\n]{20,150}[.]$/u)])
    }
  })

  it.each(Object.entries(CASES))('%s: the case told is judged so', (code, [tables, found]) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(found)
    // What the line says of it: found at fault, or right.
    const says = differences[code]?.example ?? ''
    expect([code, /\bshown\b(?! by this rule)/.test(says)]).toEqual([code, Object.keys(found).length > 0])
  })
})
