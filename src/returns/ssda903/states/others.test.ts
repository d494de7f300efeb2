import { describe, expect, it } from 'vitest'
import { notes } from '../states.ts'
import { CONTEXT, episode, header, of, row, stands } from './testing.ts'

const WHO = { DOB: '2010-06-01' }

describe('the other tables', () => {
  it('say who the child is, by the newest Header', () => {
    const entries = stands([
      header(2025, { ETHNIC: 'NOBT' }),
      header(2026, { MOTHER: '1', MC_DOB: '2025-12-24', UPN: 'UN4' }),
    ])
    expect(entries.slice(0, 4)).toEqual([
      {
        key: 'identity',
        kind: 'identity',
        start: '2010-06-01',
        end: null,
        body: { born: '2010-06-01', sex: 'F', ethnicity: 'WBRI', mother: true, firstChildBorn: '2025-12-24' },
      },
      {
        key: 'identifier:council',
        kind: 'identifier',
        start: null,
        end: null,
        body: { scheme: 'council', value: '7' },
      },
      { key: 'identifier:upn', kind: 'identifier', start: null, end: null, body: { scheme: 'upn', unknown: 'UN4' } },
      {
        key: 'responsible-council',
        kind: 'responsible-council',
        start: '2024-04-01',
        end: null,
        body: { council: 'North' },
      },
    ])
  })

  it('begin unaccompanied status on the first day in care and end it when it ceased', () => {
    const rows = [
      header(2026),
      episode(2026, '2025-05-01 - S V2 U6'),
      row(2026, 'UASC', { ...WHO, SEX: 'M', DUC: '2028-06-01' }),
    ]
    expect(of(stands(rows), 'unaccompanied-status')).toEqual([['2025-05-01', '2028-06-01', {}]])
    expect(of(stands(rows.filter(each => each.table !== 'Episodes')), 'unaccompanied-status')).toEqual([
      [null, '2028-06-01', {}],
    ])
  })

  it('keep reviews of every year, the newest word for each day', () => {
    const review = (year: number, on: string, code: string) =>
      row(year, 'Reviews', { ...WHO, REVIEW: on, REVIEW_CODE: code })
    expect(
      of(
        stands([
          review(2026, '2024-05-01', 'PN1'),
          review(2025, '2024-05-01', 'PN2'),
          review(2025, '2024-11-01', 'PN3'),
        ]),
        'review',
      ),
    ).toEqual([
      ['2024-05-01', null, { participation: 'PN1' }],
      ['2024-11-01', null, { participation: 'PN3' }],
    ])
  })

  it('say what OC2 says, year by year, leaving out what is no value', () => {
    const entries = stands([
      row(2025, 'OC2', { ...WHO, SDQ_SCORE: '0', CONVICTED: '0', TEETH_CHECK: '1', IMMUNISATIONS: 'Y' }),
      row(2026, 'OC2', { ...WHO, SDQ_SCORE: '99', SDQ_REASON: 'SDQ4' }),
    ])
    expect(of(entries, 'annual-health-outcome')).toEqual([['2024-04-01', '2025-03-31', { year: 2025, teeth: true }]])
    expect(of(entries, 'sdq-outcome')).toEqual([
      ['2024-04-01', '2025-03-31', { year: 2025, score: 0 }],
      ['2025-04-01', '2026-03-31', { year: 2026, reason: 'SDQ4' }],
    ])
    expect(of(entries, 'conviction-outcome')).toEqual([['2024-04-01', '2025-03-31', { year: 2025, convicted: false }]])
  })

  it('date a care leaver’s answers by the birthday in the year, or 31 March where none falls in it', () => {
    const leaver = (born: string) =>
      stands([row(2026, 'OC3', { DOB: born, IN_TOUCH: 'YES', ACTIV: 'F2', ACCOM: 'XX' })])
    expect(of(leaver('2007-04-01'), 'care-leaver-contact')).toEqual([
      ['2025-04-01', null, { inTouch: 'YES', birthday: 18 }],
    ])
    expect(of(leaver('2004-02-29'), 'care-leaver-activity')).toEqual([['2026-03-31', null, { activity: 'F2' }]])
    expect(of(leaver('2008-02-29'), 'care-leaver-activity')).toEqual([
      ['2026-03-01', null, { activity: 'F2', birthday: 18 }],
    ])
    expect(of(leaver('2007-04-01'), 'care-leaver-accommodation')).toEqual([])
  })

  it('date an adoption by the episode it ended', () => {
    const adopted = row(2026, 'AD1', {
      ...WHO,
      DATE_INT: '2025-01-01',
      DATE_MATCH: '2025-03-01',
      FOSTER_CARE: '0',
      NB_ADOPTR: '2',
      SEX_ADOPTR: 'MF',
      LS_ADOPTR: 'L11',
    })
    const body = {
      decided: '2025-01-01',
      matched: '2025-03-01',
      byFosterCarer: false,
      adopters: 2,
      adopterSex: 'MF',
      adopterStatus: 'L11',
    }
    expect(of(stands([header(2026), adopted]), 'adoption')).toEqual([[null, null, body]])
    expect(
      of(stands([header(2026), adopted, episode(2026, '2024-05-01 2025-12-01 S E1 A6', { REC: 'E11' })]), 'adoption'),
    ).toEqual([['2025-12-01', null, body]])
  })

  it('keep a plan for adoption and why it ended', () => {
    const entries = stands([
      row(2026, 'PlacedAdoption', {
        ...WHO,
        DATE_PLACED: '2025-05-01',
        DATE_PLACED_CEASED: '2025-09-01',
        REASON_PLACED_CEASED: 'XXX',
      }),
    ])
    expect(of(entries, 'adoption-decision')).toEqual([['2025-05-01', '2025-09-01', {}]])
  })

  it('keep as much of the day of a previous order as is known', () => {
    const order = (DATE_PERM: string) =>
      of(
        stands([row(2026, 'PrevPerm', { ...WHO, PREV_PERM: 'P2', LA_PERM: '301', DATE_PERM })]),
        'previous-permanence',
      )[0]
    expect(order('2019-05')).toEqual(['2019-05', null, { type: 'P2', council: '301', year: 2026 }])
    expect(order('ZZZZ')?.[0]).toBe(null)
    expect(order('2019-05-06')?.[0]).toBe('2019-05-06')
    expect(order('NEVER')?.[0]).toBe(null)
  })

  it('end a time missing that the next return leaves out with the year that had it', () => {
    const missing = row(2025, 'Missing', { ...WHO, MISSING: 'M', MIS_START: '2025-03-20' })
    expect(of(stands([header(2025), missing]), 'missing-episode')).toEqual([['2025-03-20', null, { type: 'M' }]])
    expect(of(stands([header(2025), missing, episode(2026, '2025-05-01 - P C2 U6')]), 'missing-episode')).toEqual([
      ['2025-03-20', '2025-03-31', { type: 'M' }],
    ])
  })

  it('end one social worker’s time when the next one’s begins', () => {
    const worker = (start: string, values: Record<string, string> = {}) =>
      row(2026, 'SWEpisodes', { ...WHO, SW_ID: `SW${start.slice(5, 7)}`, SW_DECOM: start, ...values })
    expect(
      of(stands([worker('2025-09-01', { SW_REASON: 'LEFTRL' }), worker('2025-05-01')]), 'social-worker-episode'),
    ).toEqual([
      ['2025-05-01', '2025-09-01', { worker: 'SW05' }],
      ['2025-09-01', null, { worker: 'SW09', reason: 'LEFTRL' }],
    ])
  })

  it('keep an order depriving a child of liberty', () => {
    const entries = stands([row(2026, 'DoLo', { ...WHO, DOLO_START: '2025-05-01', DOLO_END: '2025-06-01' })])
    expect(of(entries, 'deprivation-of-liberty')).toEqual([['2025-05-01', '2025-06-01', {}]])
  })

  it('say nothing of a child with no rows', () => {
    expect(stands([])).toEqual([])
    expect(notes([], CONTEXT)).toEqual([])
  })
})
