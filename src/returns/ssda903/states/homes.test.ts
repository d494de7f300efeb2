import { describe, expect, it } from 'vitest'
import { episode, header, of, stands } from './testing.ts'

type Values = Record<string, string>

function homes(...episodes: readonly (string | readonly [string, Values])[]) {
  const rows = episodes.map(each => (typeof each === 'string' ? episode(2026, each) : episode(2026, each[0], each[1])))
  const entries = stands([header(2026), ...rows.toReversed()])
  return {
    homes: of(entries, 'placement').map(
      ([start, end, body]) => `${start} ${end} ${String(body['type'])} ${body['sameCarer'] ? 'same' : 'new'}`,
    ),
    stays: of(entries, 'temporary-stay').map(
      ([start, end, body]) => `${start} ${end} ${String(body['type'])} ${String(body['returned'])}`,
    ),
    reasons: of(entries, 'placement').map(([, , body]) => body['changeReason']),
  }
}

describe('a home', () => {
  it('is not a new one when only the legal status changes', () => {
    expect(
      homes('2025-05-01 2025-06-01 S V2 U6 AA11AA', ['2025-06-01 - L C1 U6', { PL_POST: 'AA1 1AA' }]).homes,
    ).toEqual(['2025-05-01 null U6 new'])
  })

  it('shown to have changed under a change of legal status is a new one with the same carer', () => {
    expect(homes('2025-05-01 2025-06-01 S V2 U6 AA11AA', '2025-06-01 - L C1 U4 AA11AA').homes).toEqual([
      '2025-05-01 2025-06-01 U6 new',
      '2025-06-01 null U4 same',
    ])
  })

  it.each([
    ['T', 'same'],
    ['U', 'same'],
    ['P', 'new'],
    ['B', 'new'],
  ])('reached by %s has the %s carer', (began, carer) => {
    expect(homes('2025-05-01 2025-06-01 S V2 U6 AA11AA', `2025-06-01 - ${began} C1 U6 BB11BB`).homes).toEqual([
      '2025-05-01 2025-06-01 U6 new',
      `2025-06-01 null U6 ${carer}`,
    ])
  })

  it('of the same kind at the same address is another when the carer changed', () => {
    expect(homes('2025-05-01 2025-06-01 S V2 K2 AA11AA', '2025-06-01 - P V2 K2 AA11AA').homes).toHaveLength(2)
  })

  it('keeps the reason it ended for, from its last episode', () => {
    const found = homes(
      '2025-05-01 2025-06-01 S V2 U6 AA11AA',
      ['2025-06-01 2025-07-01 L C1 U6 AA11AA', { REASON_PLACE_CHANGE: 'CREQB' }],
      '2025-07-01 - P C1 K2 BB11BB',
    )
    expect(found.reasons).toEqual(['CREQB', undefined])
  })

  it('takes an Ofsted number that only a later row gives', () => {
    const rows = [
      header(2026),
      episode(2026, '2025-05-01 2025-06-01 S V2 K2'),
      episode(2026, '2025-06-01 - L C1 K2', { URN: '1234567' }),
    ]
    expect(of(stands(rows), 'placement')).toEqual([
      ['2025-05-01', null, { type: 'K2', urn: '1234567', sameCarer: false }],
    ])
  })

  it('of a kind that is no code is left out, and the one before ends', () => {
    expect(
      homes('2025-05-01 2025-06-01 S C2 U6', '2025-06-01 2025-07-01 P C2 Q9', '2025-07-01 - P C2 K2').homes,
    ).toEqual(['2025-05-01 2025-06-01 U6 new', '2025-07-01 null K2 new'])
  })
})

describe('a temporary stay', () => {
  it('from which the child comes back leaves the home unbroken, though the row says P', () => {
    expect(
      homes(
        '2025-05-01 2025-06-01 S C2 U6 AA11AA',
        '2025-06-01 2025-06-10 P C2 T1 HH11HH',
        '2025-06-10 - P C2 U6 AA11AA',
      ),
    ).toEqual({
      homes: ['2025-05-01 null U6 new'],
      stays: ['2025-06-01 2025-06-10 T1 true'],
      reasons: [undefined],
    })
  })

  it('from which the child does not come back ended the home when it began', () => {
    expect(
      homes(
        '2025-05-01 2025-06-01 S C2 U6 AA11AA',
        '2025-06-01 2025-06-10 P C2 T4 HH11HH',
        '2025-06-10 - P C2 K2 BB11BB',
      ),
    ).toMatchObject({
      homes: ['2025-05-01 2025-06-01 U6 new', '2025-06-10 null K2 new'],
      stays: ['2025-06-01 2025-06-10 T4 false'],
    })
  })

  it('still going on leaves the home open', () => {
    expect(homes('2025-05-01 2025-06-01 S C2 U6 AA11AA', '2025-06-01 - P C2 T1 HH11HH')).toMatchObject({
      homes: ['2025-05-01 null U6 new'],
      stays: ['2025-06-01 null T1 undefined'],
    })
  })

  it('in which care ended is one from which the child did not come back', () => {
    expect(
      homes('2025-05-01 2025-06-01 S C2 U6 AA11AA', ['2025-06-01 2025-06-10 P C2 T1', { REC: 'E2' }]),
    ).toMatchObject({
      homes: ['2025-05-01 2025-06-01 U6 new'],
      stays: ['2025-06-01 2025-06-10 T1 false'],
    })
  })

  it('followed by another before the return home is two stays and one home', () => {
    expect(
      homes(
        '2025-05-01 2025-06-01 S C2 U6 AA11AA',
        '2025-06-01 2025-06-10 P C2 T1',
        '2025-06-10 2025-06-12 P C2 T4',
        '2025-06-12 - P C2 U6 AA11AA',
      ),
    ).toMatchObject({
      homes: ['2025-05-01 null U6 new'],
      stays: ['2025-06-01 2025-06-10 T1 true', '2025-06-10 2025-06-12 T4 true'],
    })
  })

  it('over which the legal status changes is one stay', () => {
    expect(
      homes(
        '2025-05-01 2025-06-01 S C1 U6 AA11AA',
        '2025-06-01 2025-06-10 P C1 T1',
        '2025-06-10 2025-06-12 L C2 T1',
        '2025-06-12 - P C2 U6 AA11AA',
      ).stays,
    ).toEqual(['2025-06-01 2025-06-12 T1 true'])
  })

  it('with which a time in care begins has no home before it', () => {
    expect(homes('2025-05-01 2025-06-01 S C2 T0', '2025-06-01 - P C2 K2')).toMatchObject({
      homes: ['2025-06-01 null K2 new'],
      stays: ['2025-05-01 2025-06-01 T0 false'],
    })
  })
})
