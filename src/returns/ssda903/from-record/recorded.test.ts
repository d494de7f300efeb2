import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../spine/ledger/entry.ts'
import { fileOf } from '../../../spine/ledger/file.ts'
import { type PlainDate, plainDate } from '../../../spine/time/plain-date.ts'
import type { TableName } from '../tables.ts'
import { RETURN_READS, type RecordedRow, rowsOfFile } from './rows-of-file.ts'

// What workers record, in the return.

const COUNCIL = 'north'
let made = 0
const entry = (kind: string, start: string | null, end: string | null, body: Record<string, unknown> = {}): Entry => ({
  id: `${kind}-${++made}`,
  kind,
  start,
  end: end === null ? null : (end as PlainDate),
  body,
})

const BORN = '2012-06-10'
const ABOUT = [
  entry('identity', BORN, null, { born: plainDate(BORN), sex: 'F', ethnicity: 'WBRI' }),
  entry('identifier', null, null, { scheme: 'council', value: 'N1' }),
  entry('identifier', null, null, { scheme: 'upn', value: 'A123456789012' }),
  entry('responsible-council', null, null, { council: COUNCIL }),
]
const care = (from = '2023-05-01', to: string | null = null, more: Record<string, unknown> = {}): Entry =>
  entry('period-of-care', from, to, {
    council: COUNCIL,
    need: 'N1',
    homePostcode: 'XN1 1AA',
    startKnown: true,
    ...more,
  })
const home = (from: string, to: string | null = null, more: Record<string, unknown> = {}): Entry =>
  entry('placement', from, to, { type: 'U6', provider: 'PR1', postcode: 'XN2 2BB', sameCarer: false, ...more })

const rows = (entries: readonly Entry[], year = 2026, numberOf?: (worker: string) => string | undefined) =>
  rowsOfFile(fileOf('child', [...ABOUT, ...entries]), { year, council: COUNCIL, numberOf })
const of = (table: TableName, all: readonly RecordedRow[]) =>
  all
    .filter(row => row.table === table)
    .map(({ cells }) => {
      const { CHILD: _child, DOB: _born, ...rest } = cells
      return rest
    })

describe('who is in a return', () => {
  it('is nobody who was not in care in the year, nor of another council', () => {
    expect(rows([care('2023-05-01', '2025-03-31')])).toEqual([])
    expect(rows([care('2026-04-01')])).toEqual([])
    expect(rowsOfFile(fileOf('child', [...ABOUT, care()]), { year: 2026, council: 'south' })).toEqual([])
    expect(rows([care('2023-05-01', null, { lostAfter: '2024-03-31' })])).toEqual([])
  })

  it('is whoever was in care on 1 April or after it, with a Header of what is known of them', () => {
    expect(of('Header', rows([care('2023-05-01', '2025-04-01')]))).toEqual([
      { SEX: 'F', ETHNIC: 'WBRI', UPN: 'A123456789012' },
    ])
    expect(of('Header', rows([care()], 2024))).toMatchObject([{ SEX: '2' }])
  })

  it('does not say of a care leaver who was not in care in the year whether she is a mother, but when her child was born', () => {
    const born = '2007-06-10'
    const leaver = [
      ...ABOUT.filter(each => each.kind !== 'identity'),
      entry('identity', born, null, { born, sex: 'F', ethnicity: 'WBRI', mother: true, firstChildBorn: '2024-01-02' }),
      care('2023-05-01', '2025-02-01', { ended: 'E5' }),
      home('2023-05-01', '2025-02-01'),
    ]
    const told = entry('care-leaver-contact', '2025-06-10', null, { inTouch: 'YES', birthday: 18 })
    const header = (entries: readonly Entry[], year: number) =>
      of('Header', rowsOfFile(fileOf('leaver', entries), { year, council: COUNCIL }))
    const { MOTHER, MC_DOB } = header([...leaver, told], 2026)[0] ?? {}
    expect([MOTHER, MC_DOB]).toEqual([undefined, '02/01/2024'])
    expect(header(leaver, 2025)).toMatchObject([{ MOTHER: '1', MC_DOB: '02/01/2024' }])
  })

  it('reads every kind that it makes a row of', () => {
    const names = new Set(RETURN_READS.map(kind => kind.name))
    for (const kind of ['allocation', 'review', 'sdq', 'health-assessment', 'adoption-match'])
      expect(names).toContain(kind)
  })
})

describe('episodes', () => {
  it('are cut where the order, the home or a stay changes, and tell which', () => {
    const found = rows([
      care(),
      entry('legal-status', '2023-05-01', '2025-06-01', { status: 'C1' }),
      entry('legal-status', '2025-06-01', null, { status: 'C2' }),
      home('2023-05-01', '2025-09-01', { changeReason: 'CARPL' }),
      home('2025-09-01', null, { type: 'K2', provider: 'PR4', urn: 'SC123456' }),
      entry('temporary-stay', '2025-07-01', '2025-07-10', { type: 'T1', returned: true }),
    ])
    expect(
      of('Episodes', found).map(({ DECOM, RNE, LS, PLACE, DEC, REC, REASON_PLACE_CHANGE }) =>
        [DECOM, RNE, LS, PLACE, DEC, REC, REASON_PLACE_CHANGE].join(' ').trim(),
      ),
    ).toEqual([
      '01/05/2023 S C1 U6 01/06/2025 X1',
      '01/06/2025 L C2 U6 01/07/2025 X1',
      '01/07/2025 P C2 T1 10/07/2025 X1',
      '10/07/2025 P C2 U6 01/09/2025 X1 CARPL',
      '01/09/2025 P C2 K2',
    ])
  })

  it('tell nothing that happened after 31 March', () => {
    const found = rows([
      care('2025-05-01', '2026-06-01', { ended: 'E4A' }),
      home('2025-05-01', '2026-04-20', { changeReason: 'CARPL' }),
      home('2026-04-20', '2026-06-01'),
      entry('missing-episode', '2026-03-30', '2026-04-02', { type: 'M' }),
    ])
    expect(of('Episodes', found)).toEqual([
      {
        DECOM: '01/05/2025',
        RNE: 'S',
        CIN: 'N1',
        PLACE: 'U6',
        PLACE_PROVIDER: 'PR1',
        HOME_POST: 'XN1 1AA',
        PL_POST: 'XN2 2BB',
      },
    ])
    expect(of('Missing', found)).toEqual([{ MISSING: 'M', MIS_START: '30/03/2026' }])
  })

  it('name the entry to mend first: the home that began, or the order', () => {
    const order = entry('legal-status', '2025-06-01', null, { status: 'C2' })
    const first = home('2023-05-01')
    const found = rows([care(), order, first]).filter(row => row.table === 'Episodes')
    expect(found.map(row => row.entries[0])).toEqual([first.id, order.id])
  })

  it('show the placement order that a care order rests beneath', () => {
    const found = rows([
      care(),
      home('2023-05-01'),
      entry('legal-status', '2023-05-01', null, { status: 'C2' }),
      entry('legal-status', '2025-10-01', null, { status: 'E1' }),
    ])
    expect(of('Episodes', found).map(({ LS, RNE }) => [LS, RNE])).toEqual([
      ['C2', 'S'],
      ['E1', 'L'],
    ])
  })
})

describe('what is recorded through the year', () => {
  it('makes the OC2 row of a child in care all of it', () => {
    const found = rows([
      care(),
      entry('health-assessment', '2025-09-01', null, { type: 'review', by: 'nurse' }),
      entry('dental-check', '2025-08-01', null, { refused: true }),
      entry('immunisation-check', '2024-08-01', null, { upToDate: true }),
      entry('sdq', '2025-05-02', null, { by: 'carer', total: 11 }),
      entry('sdq', '2026-02-02', null, { by: 'carer', total: 14 }),
      entry('sdq', '2026-03-02', null, { by: 'teacher', total: 30 }),
    ])
    expect(of('OC2', found)).toEqual([
      { SDQ_SCORE: '14', IMMUNISATIONS: '1', TEETH_CHECK: '0', HEALTH_ASSESSMENT: '1', SUBSTANCE_MISUSE: '0' },
    ])
  })

  it('takes no score of a child too young or too old for the return to ask for one', () => {
    const score = entry('sdq', '2025-05-02', null, { by: 'carer', total: 11 })
    for (const born of ['2021-05-03', '2008-05-02']) {
      const about = entry('identity', born, null, { born, sex: 'F' })
      const file = fileOf('child', [...ABOUT.slice(1), about, care(), score])
      expect(of('OC2', rowsOfFile(file, { year: 2026, council: COUNCIL }))).toEqual([{}])
    }
  })

  it('guesses nothing of a year in which nobody recorded anything of health', () => {
    expect(of('OC2', rows([care()]))).toEqual([{}])
    expect(of('OC2', rows([care('2025-04-02')]))).toEqual([])
  })

  it('shows what was done after the return had said that it was not', () => {
    const told = entry('annual-health-outcome', '2025-04-01', '2026-03-31', {
      year: 2026,
      healthAssessment: false,
      teeth: true,
    })
    const done = entry('health-assessment', '2026-03-20', null, { type: 'review', by: 'nurse' })
    expect(of('OC2', rows([care(), told, done]))).toMatchObject([{ HEALTH_ASSESSMENT: '1', TEETH_CHECK: '1' }])
    expect(of('OC2', rows([care(), told]))).toMatchObject([{ HEALTH_ASSESSMENT: '0', TEETH_CHECK: '1' }])
  })

  it('lists reviews of the year, one a day, and social workers of it and of the year before', () => {
    const found = rows(
      [
        care(),
        entry('review', '2025-03-31', null, { participation: 'PN1' }),
        entry('review', '2025-04-01', null, { participation: 'PN2' }),
        entry('review', '2026-04-01', null, { participation: 'PN3' }),
        entry('social-worker-episode', '2023-05-01', '2024-03-30', { worker: 'SW1', reason: 'MANAGE' }),
        entry('social-worker-episode', '2024-03-30', null, { worker: 'SW2', reason: 'MANAGE' }),
        entry('allocation', '2025-07-01', null, { role: 'social-worker', worker: 'anna', reason: 'LEFTRL' }),
        entry('allocation', '2025-12-01', null, { role: 'social-worker', worker: 'ben', reason: 'LEFTRL' }),
        entry('allocation', '2023-06-01', '2025-07-01', { role: 'social-worker', worker: 'dee' }),
        entry('allocation', '2025-07-01', null, { role: 'reviewing-officer', worker: 'cas' }),
      ],
      2026,
      worker => (worker === 'anna' ? 'SW3' : undefined),
    )
    expect(of('Reviews', found)).toEqual([{ REVIEW: '01/04/2025', REVIEW_CODE: 'PN2' }])
    expect(of('SWEpisodes', found)).toEqual([
      { SW_ID: 'SW2', SW_DECOM: '30/03/2024', SW_DEC: '01/07/2025', SW_REASON: 'MANAGE' },
      { SW_ID: 'SW3', SW_DECOM: '01/07/2025', SW_DEC: '01/12/2025', SW_REASON: 'LEFTRL' },
      { SW_ID: 'XX', SW_DECOM: '01/12/2025', SW_REASON: 'LEFTRL' },
    ])
  })

  it('asks of no review and no time missing of a child who was not in care in the year', () => {
    const work = [
      entry('review', '2025-05-01', null, { participation: 'PN1' }),
      entry('missing-episode', '2025-05-01', '2025-05-02', { type: 'M' }),
    ]
    expect(rows([care('2023-05-01', '2024-05-01'), ...work])).toEqual([])
    const breaks = entry('short-break', '2025-04-10', '2025-06-12', { basis: 'V4', council: COUNCIL, need: 'N2' })
    expect(rows([breaks, ...work]).map(row => row.table)).toEqual(['Header', 'Episodes', 'Missing'])
  })

  it('tells when a child ceased to be unaccompanied, or the 18th birthday while that is to come', () => {
    const status = (end: string | null) => entry('unaccompanied-status', '2024-05-01', end)
    const ceased = (end: string | null) => of('UASC', rows([care(), status(end)])).map(row => row['DUC'])
    expect(ceased('2025-08-13')).toEqual(['13/08/2025'])
    expect(ceased('2026-08-13')).toEqual(['10/06/2030'])
    expect(ceased('2030-06-10')).toEqual(['10/06/2030'])
    expect(ceased('2025-03-31')).toEqual([])
    expect(ceased(null)).toEqual([undefined])
  })

  it('takes the worker last told of for the one recorded with the same number, and when they ended', () => {
    const found = rows(
      [
        care(),
        entry('social-worker-episode', '2025-04-10', null, { worker: 'SW3', reason: 'MANAGE' }),
        entry('allocation', '2025-04-14', '2025-12-01', { role: 'social-worker', worker: 'anna' }),
      ],
      2026,
      () => 'SW3',
    )
    expect(of('SWEpisodes', found)).toEqual([
      { SW_ID: 'SW3', SW_DECOM: '10/04/2025', SW_DEC: '01/12/2025', SW_REASON: 'MANAGE' },
    ])
  })

  it('asks of a care leaver in the year of a birthday, with what was known around it', () => {
    const leaver = [
      entry('identity', '2007-06-10', null, { born: '2007-06-10', sex: 'M' }),
      care('2020-01-01', '2025-06-09', { ended: 'E8' }),
    ]
    const file = fileOf('leaver', [
      ...ABOUT.slice(1),
      ...leaver,
      entry('care-leaver-contact', '2026-06-01', null, { inTouch: 'YES' }),
      entry('care-leaver-activity', '2026-06-20', null, { activity: 'F4' }),
    ])
    expect(of('OC3', rowsOfFile(file, { year: 2026, council: COUNCIL }))).toEqual([{}])
    const next = rowsOfFile(file, { year: 2027, council: COUNCIL })
    expect(next.map(row => row.table)).toEqual(['Header', 'OC3'])
    expect(of('OC3', next)).toEqual([{ IN_TOUCH: 'YES', ACTIV: 'F4' }])
  })

  it('asks nothing of whoever is not yet 17, or was found to be 18 or over, though something was recorded', () => {
    const asked = (born: string, ended: string) =>
      of(
        'OC3',
        rowsOfFile(
          fileOf('leaver', [
            ...ABOUT.slice(1),
            entry('identity', born, null, { born, sex: 'M' }),
            care('2020-01-01', '2025-05-01', { ended }),
            entry('care-leaver-contact', '2025-06-12', null, { inTouch: 'YES' }),
          ]),
          { year: 2026, council: COUNCIL },
        ),
      )
    expect(asked('2009-06-12', 'E14')).toEqual([])
    expect(asked('2007-06-10', 'E15')).toEqual([])
    expect(asked('2007-06-10', 'E14')).toEqual([{ IN_TOUCH: 'YES' }])
  })

  it('does not ask of a birthday on which they left care, even where something was recorded for it', () => {
    const born = entry('identity', '2007-06-10', null, { born: '2007-06-10', sex: 'M' })
    const told = entry('care-leaver-contact', '2025-06-10', null, { inTouch: 'YES', birthday: 18 })
    const leftOn = (day: string) =>
      of(
        'OC3',
        rowsOfFile(fileOf('leaver', [...ABOUT.slice(1), born, care('2020-01-01', day, { ended: 'E8' }), told]), {
          year: 2026,
          council: COUNCIL,
        }),
      )
    expect(leftOn('2025-06-10')).toEqual([])
    expect(leftOn('2025-06-09')).toEqual([{ IN_TOUCH: 'YES' }])
  })

  it.each<[why: string, born: string, recorded: readonly Entry[], cell: string | undefined]>([
    [
      'a conviction in the year',
      '2012-06-10',
      [entry('conviction', '2025-07-01', null, { outcome: 'convicted' })],
      '1',
    ],
    ['a caution', '2012-06-10', [entry('conviction', '2026-03-31', null, { outcome: 'youth-caution' })], '1'],
    [
      'a conviction the year after',
      '2012-06-10',
      [entry('conviction', '2026-04-01', null, { outcome: 'convicted' })],
      undefined,
    ],
    ['asked after, and nothing', '2012-06-10', [entry('conviction', '2026-03-01', null, { outcome: 'none' })], '0'],
    [
      'a caution before it was asked after again',
      '2012-06-10',
      [
        entry('conviction', '2025-07-01', null, { outcome: 'youth-caution' }),
        entry('conviction', '2026-03-01', null, { outcome: 'none' }),
      ],
      '1',
    ],
    [
      'told that there was none, and one recorded since',
      '2012-06-10',
      [
        entry('conviction-outcome', '2025-04-01', '2026-03-31', { year: 2026, convicted: false }),
        entry('conviction', '2025-07-01', null, { outcome: 'convicted' }),
      ],
      '1',
    ],
    ['nobody asked', '2012-06-10', [], undefined],
    [
      'aged 9 at the year’s end',
      '2016-04-01',
      [entry('conviction', '2026-03-01', null, { outcome: 'none' })],
      undefined,
    ],
    ['aged 10 on the last day', '2016-03-31', [entry('conviction', '2026-03-01', null, { outcome: 'none' })], '0'],
  ])('tells of offending: %s', (_, born, recorded, cell) => {
    const file = fileOf('child', [
      ...ABOUT.slice(1),
      entry('identity', born, null, { born, sex: 'F' }),
      care('2023-05-01'),
      home('2023-05-01'),
      ...recorded,
    ])
    expect(of('OC2', rowsOfFile(file, { year: 2026, council: COUNCIL }))[0]?.['CONVICTED']).toBe(cell)
  })

  it('makes the AD1 row of an adoption from the decision and the match that were recorded', () => {
    const found = rows([
      care('2023-05-01', '2025-11-01', { ended: 'E11' }),
      entry('adoption-decision', '2024-06-01', null),
      entry('adoption-match', '2025-01-15', null, { withFosterCarer: false }),
    ])
    expect(of('AD1', found)).toEqual([{ DATE_INT: '01/06/2024', DATE_MATCH: '15/01/2025', FOSTER_CARE: '0' }])
    expect(of('PlacedAdoption', found)).toEqual([{ DATE_PLACED: '01/06/2024' }])
  })
})
