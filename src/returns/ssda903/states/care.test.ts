import { describe, expect, it } from 'vitest'
import { notes, ssda903 } from '../states.ts'
import { CONTEXT, episode, header, of, row, stands } from './testing.ts'
import { sayNote } from './notes.ts'

describe('a period of care', () => {
  it('runs from the episode that began it to the one that ended it', () => {
    const entries = stands([
      header(2026),
      episode(2026, '2025-05-01 2025-08-01 S V2 U6 AB12CD', { HOME_POST: 'AB1 9ZZ' }),
      episode(2026, '2025-08-01 2026-01-10 L C1 U6 AB12CD', { REC: 'E4A' }),
    ])
    expect(entries.filter(each => each.kind === 'period-of-care')).toEqual([
      {
        key: 'period-of-care:2025-05-01',
        kind: 'period-of-care',
        start: '2025-05-01',
        end: '2026-01-10',
        body: { council: 'North', need: 'N1', homePostcode: 'AB1 9ZZ', ended: 'E4A', startKnown: true },
      },
    ])
    expect(of(entries, 'legal-status')).toEqual([
      ['2025-05-01', '2025-08-01', { status: 'V2' }],
      ['2025-08-01', '2026-01-10', { status: 'C1' }],
    ])
  })

  it('whose first episode held did not begin it has no known start', () => {
    expect(of(stands([header(2026), episode(2026, '2025-05-01 - P C2 U6')]), 'period-of-care')[0]?.[2]).toMatchObject({
      startKnown: false,
    })
  })

  it('goes on when a child leaves and comes back on the same day', () => {
    const entries = stands([
      header(2026),
      episode(2026, '2025-05-01 2025-08-01 S C2 U6 AA11AA', { REC: 'E4A' }),
      episode(2026, '2025-08-01 - S C2 U4 BB11BB'),
    ])
    expect(of(entries, 'period-of-care').map(([start, end]) => [start, end])).toEqual([['2025-05-01', null]])
    expect(of(entries, 'legal-status')).toEqual([['2025-05-01', null, { status: 'C2' }]])
    expect(of(entries, 'placement').map(([start, end]) => [start, end])).toEqual([
      ['2025-05-01', '2025-08-01'],
      ['2025-08-01', null],
    ])
  })

  it('ends for good when the child comes back the next day', () => {
    const entries = stands([
      header(2026),
      episode(2026, '2025-05-01 2025-08-01 S C2 U6', { REC: 'E4A' }),
      episode(2026, '2025-08-02 - S C2 U6'),
    ])
    expect(of(entries, 'period-of-care').map(([start, end, body]) => [start, end, body['ended']])).toEqual([
      ['2025-05-01', '2025-08-01', 'E4A'],
      ['2025-08-02', null, undefined],
    ])
  })

  it('carried over the year’s end is one, under one key', () => {
    const rows = [
      header(2025),
      header(2026),
      episode(2025, '2024-06-01 - S C1 U6'),
      episode(2026, '2024-06-01 2025-09-01 S C1 U6'),
      episode(2026, '2025-09-01 - L C2 U6'),
    ]
    const states = ssda903.states(rows, CONTEXT)
    expect(
      states.map(state => [
        state.knownFrom,
        of(state.entries, 'period-of-care').length,
        of(state.entries, 'legal-status').length,
      ]),
    ).toEqual([
      ['2025-03-31', 1, 1],
      ['2026-03-31', 1, 2],
    ])
    expect(
      new Set(
        states.flatMap(state => state.entries.filter(each => each.kind === 'period-of-care').map(each => each.key)),
      ).size,
    ).toBe(1)
  })

  it('left open by a child whom a later return does not mention is lost, and its home stays open', () => {
    const rows = [header(2024), episode(2024, '2023-06-01 - S C2 U6 AA11AA')]
    const states = ssda903.states(rows, CONTEXT)
    expect(states.map(state => state.knownFrom)).toEqual(['2024-03-31', '2025-03-31'])
    expect(of(states[0]?.entries ?? [], 'period-of-care')[0]?.[2]).not.toHaveProperty('lostAfter')
    expect(of(states[1]?.entries ?? [], 'period-of-care')).toEqual([
      ['2023-06-01', null, { council: 'North', need: 'N1', startKnown: true, lostAfter: '2024-03-31' }],
    ])
    expect(of(states[1]?.entries ?? [], 'placement')[0]?.[1]).toBe(null)
    expect(notes(rows, CONTEXT).map(sayNote)).toEqual([
      'In care from 01/06/2023 with no end, and in no return after 31/03/2024: whether care has ended is not known.',
    ])
  })

  it('that ended is not lost, and a later year that leaves the child out says nothing', () => {
    const states = ssda903.states(
      [header(2024), episode(2024, '2023-06-01 2023-09-01 S C2 U6', { REC: 'E4A' })],
      CONTEXT,
    )
    expect(states.map(state => state.knownFrom)).toEqual(['2024-03-31'])
  })

  it('lost for a year and then found again goes on', () => {
    const rows = [header(2024), episode(2024, '2023-06-01 - S C2 U6'), episode(2026, '2023-06-01 - S C2 U6')]
    expect(
      ssda903.states(rows, CONTEXT).map(state => of(state.entries, 'period-of-care')[0]?.[2]['lostAfter']),
    ).toEqual([undefined, '2024-03-31', undefined])
  })

  it('keeps going through a status that is no code', () => {
    const entries = stands([
      header(2026),
      episode(2026, '2025-05-01 2025-08-01 S C2 U6'),
      episode(2026, '2025-08-01 - L ZZ U6'),
    ])
    expect(of(entries, 'period-of-care').map(([start, end]) => [start, end])).toEqual([['2025-05-01', null]])
    expect(of(entries, 'legal-status')).toEqual([['2025-05-01', '2025-08-01', { status: 'C2' }]])
  })
})

describe('short breaks', () => {
  it('are never part of a period of care', () => {
    const entries = stands([
      header(2026),
      episode(2026, '2025-05-01 2025-05-10 S V3 U6', { REC: 'E4A' }),
      episode(2026, '2025-06-01 - S V4 K2'),
    ])
    expect(of(entries, 'short-break')).toEqual([
      ['2025-05-01', '2025-05-10', { basis: 'V3', council: 'North', type: 'U6', need: 'N1', ended: 'E4A' }],
      ['2025-06-01', null, { basis: 'V4', council: 'North', type: 'K2', need: 'N1' }],
    ])
    for (const kind of ['period-of-care', 'legal-status', 'placement']) expect(of(entries, kind)).toEqual([])
  })

  it('that begin before care is said to have ended cut it short, and why it ended is not known', () => {
    const entries = stands([
      header(2026),
      episode(2026, '2025-05-01 2025-09-01 S C2 U6', { REC: 'E4A' }),
      episode(2026, '2025-08-01 - S V3 U6'),
    ])
    expect(of(entries, 'period-of-care')).toEqual([
      ['2025-05-01', '2025-08-01', { council: 'North', need: 'N1', startKnown: true }],
    ])
  })

  it('that turn into care make its start known, though the return says L', () => {
    const entries = stands([
      header(2026),
      episode(2026, '2025-05-01 2025-05-10 S V3 U6'),
      episode(2026, '2025-05-10 - L C2 U6'),
    ])
    expect(of(entries, 'period-of-care').map(([start, end, body]) => [start, end, body['startKnown']])).toEqual([
      ['2025-05-10', null, true],
    ])
  })
})

describe('returns that contradict one another', () => {
  it('end an open episode a later return leaves out when its next one begins', () => {
    const rows = [header(2025), episode(2025, '2024-06-01 - S C1 U6'), episode(2026, '2025-09-01 - P C1 U6')]
    expect(of(stands(rows), 'placement').map(([start, end]) => [start, end])).toEqual([
      ['2024-06-01', '2025-09-01'],
      ['2025-09-01', null],
    ])
    expect(notes(rows, CONTEXT)).toEqual([{ code: 'assumed-end', start: '2024-06-01', end: '2025-09-01', year: 2026 }])
  })

  it('end it with the last year that had it when nothing begins after', () => {
    const rows = [
      header(2025),
      episode(2025, '2024-06-01 - S C1 U6'),
      episode(2026, '2023-06-01 2023-09-01 S C1 U6', { REC: 'E4A' }),
    ]
    expect(of(stands(rows), 'period-of-care').map(([start, end]) => [start, end])).toEqual([
      ['2023-06-01', '2023-09-01'],
      ['2024-06-01', '2025-03-31'],
    ])
  })

  it('leave an open episode out when a later return has another across its start', () => {
    const rows = [header(2025), episode(2025, '2024-06-10 - S C1 U6'), episode(2026, '2024-06-01 - S C1 U6')]
    expect(of(stands(rows), 'period-of-care').map(([start, end]) => [start, end])).toEqual([['2024-06-01', null]])
    expect(notes(rows, CONTEXT)).toEqual([{ code: 'superseded', start: '2024-06-10', year: 2026 }])
  })

  it('within one year give way to the later import, table by table', () => {
    const rows = [
      header(2026, { ETHNIC: 'NOBT' }, 0),
      episode(2026, '2025-05-01 - S C2 U6', {}, 0),
      episode(2026, '2025-05-02 - S C2 U6', {}, 1),
    ]
    const entries = stands(rows)
    expect(of(entries, 'period-of-care').map(([start]) => start)).toEqual(['2025-05-02'])
    expect(of(entries, 'identity')[0]?.[2]).toMatchObject({ ethnicity: 'NOBT' })
  })

  it('within one file are settled by the row that says more, whichever comes first', () => {
    const rows = [header(2026), episode(2026, '2025-05-01 - S C2 U6'), episode(2026, '2025-05-01 2025-06-01 S C2 U6')]
    for (const order of [rows, rows.toReversed()])
      expect(of(stands(order), 'period-of-care').map(([start, end]) => [start, end])).toEqual([
        ['2025-05-01', '2025-06-01'],
      ])
  })

  it('cut an episode short when the next began before it ended', () => {
    const rows = [header(2026), episode(2026, '2025-05-01 2025-09-01 S C2 U6'), episode(2026, '2025-08-01 - P C2 U4')]
    expect(of(stands(rows), 'placement').map(([start, end]) => [start, end])).toEqual([
      ['2025-05-01', '2025-08-01'],
      ['2025-08-01', null],
    ])
    expect(notes(rows, CONTEXT)).toEqual([
      { code: 'overlap', start: '2025-05-01', stated: '2025-09-01', end: '2025-08-01' },
    ])
  })
})

describe('a child in no Header', () => {
  it('is born when another table says, of unknown sex', () => {
    const entries = stands([
      episode(2026, '2025-05-01 - S C2 U6'),
      row(2026, 'Reviews', { DOB: '2011-02-03', REVIEW: '2025-06-01', REVIEW_CODE: 'PN1' }),
    ])
    expect(of(entries, 'identity')).toEqual([['2011-02-03', null, { born: '2011-02-03', sex: 'U' }]])
  })

  it('with no date of birth anywhere has no identity, and the report says so', () => {
    const rows = [episode(2026, '2025-05-01 - S C2 U6')]
    expect(of(stands(rows), 'identity')).toEqual([])
    expect(notes(rows, CONTEXT).map(note => note.code)).toEqual(['no-header', 'no-birth'])
  })
})
