import { describe, expect, it } from 'vitest'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { entry, home, inCare, status } from '../../cases.ts'
import { lived, told } from '../cases.ts'
import { arrangementApproval } from '../kinds.ts'
import { distantApproved, keyStage4Protected, outOfAreaApproved } from './away-from-area.ts'
import { extendedApproval, outsideApprovalEnded, parentAssessed, temporaryApproval } from './family-and-friends.ts'

type Approval = BodyOf<typeof arrangementApproval>
const approved = (day: string, what: Approval['what'], approvedBy: Approval['approvedBy'] = 'nominated-officer') =>
  entry(arrangementApproval, day, null, { what, approvedBy })
const care = inCare('2024-01-08')
const away = (more = {}) => home('2024-01-08', null, { type: 'K2', provider: 'PR4', ofArea: 'Seaborough', ...more })

describe('a home outside our area', () => {
  it('is approved by the day of the move, or within 5 working days in an emergency', () => {
    expect(told(outOfAreaApproved, lived(care, away()), '2024-01-09')).toEqual([
      'overdue by 2024-01-08 because moved-in',
    ])
    expect(told(outOfAreaApproved, lived(care, away({ emergency: true })), '2024-01-09')).toEqual([
      'due by 2024-01-15 because moved-in-emergency',
    ])
    expect(told(outOfAreaApproved, lived(care, away(), approved('2024-01-05', 'out-of-area')), '2024-01-09')).toEqual([
      'met by 2024-01-08 because moved-in done 2024-01-05',
    ])
  })

  it('is not approved by a team manager, nor by an approval for another home', () => {
    const byManager = approved('2024-01-05', 'out-of-area', 'team-manager')
    expect(told(outOfAreaApproved, lived(care, away(), byManager), '2024-01-09')[0]).toMatch(/^overdue /)
    const two = lived(
      care,
      home('2024-01-08', '2024-06-03', { ofArea: 'Seaborough' }),
      home('2024-06-03', null, { ofArea: 'Marlow Vale' }),
      approved('2024-05-31', 'out-of-area'),
    )
    expect(told(outOfAreaApproved, two, '2024-06-10')).toEqual([
      'overdue by 2024-01-08 because moved-in missed stopped 2024-06-03 moved',
      'met by 2024-06-03 because moved-in done 2024-05-31',
    ])
  })

  it('needs the director where it is not next to us, and cannot be told where that is not recorded', () => {
    expect(told(distantApproved, lived(care, away({ adjoining: true })), '2024-01-09')).toEqual([])
    expect(told(distantApproved, lived(care, away()), '2024-01-09')).toEqual([
      'cannot-tell by 2024-01-08 because moved-in not told: next-to-our-area-not-recorded',
    ])
    const distant = [care, away({ adjoining: false }), approved('2024-01-05', 'distant')] as const
    expect(told(distantApproved, lived(...distant), '2024-01-09')[0]).toMatch(/^overdue /)
    expect(
      told(distantApproved, lived(...distant, approved('2024-01-06', 'distant', 'director')), '2024-01-09')[0],
    ).toBe('met by 2024-01-08 because moved-in done 2024-01-06')
  })

  it('does not need the director for our own foster carers, nor for relatives', () => {
    const own = home('2024-01-08', null, { ofArea: 'Seaborough', adjoining: false })
    const relative = home('2024-01-08', null, { type: 'U3', provider: 'PR4', ofArea: 'Seaborough', adjoining: false })
    expect(told(distantApproved, lived(care, own), '2024-01-09')).toEqual([])
    expect(told(distantApproved, lived(care, relative), '2024-01-09')).toEqual([])
  })

  it('and a move in school years 10 and 11 is approved beforehand', () => {
    const move = home('2024-01-08', null, { disruptsKeyStage4: true })
    expect(told(keyStage4Protected, lived(care, move, approved('2024-01-09', 'ks4-move')), '2024-01-10')).toEqual([
      'met-late by 2024-01-08 because moved-in done 2024-01-09',
    ])
  })
})

describe('living with a parent under a care order', () => {
  const parent = (more = {}) => home('2024-01-08', null, { type: 'P1', provider: 'PR0', ...more })

  it('is approved beforehand, and needs no approval without an order', () => {
    expect(told(parentAssessed, lived(care, parent(), status('C2', '2023-01-01')), '2024-01-09')).toEqual([
      'overdue by 2024-01-08 because lives-with-parent',
    ])
    expect(told(parentAssessed, lived(care, parent(), status('V2', '2024-01-08')), '2024-01-09')).toEqual([])
  })

  it('that could not wait is assessed in 10 working days and decided in 10 more', () => {
    const before = [care, status('C1', '2024-01-08')] as const
    expect(told(parentAssessed, lived(...before, parent({ beforeAssessed: true })), '2024-01-23')).toEqual([
      'overdue by 2024-01-22 because lives-with-parent-unassessed',
      'due by 2024-02-05 because parent-assessment-finished',
    ])
    const finished = lived(
      ...before,
      parent({ beforeAssessed: true, assessed: '2024-01-15' }),
      approved('2024-01-29', 'parent-placement'),
    )
    expect(told(parentAssessed, finished, '2024-02-01')).toEqual([
      'met by 2024-01-22 because lives-with-parent-unassessed done 2024-01-15',
      'met by 2024-01-29 because parent-assessment-finished done 2024-01-29',
    ])
  })
})

describe('a relative or friend approved for a time', () => {
  const relative = (more = {}, end: string | null = null) =>
    home('2024-01-08', end, { type: 'U3', connectedCarerTemporary: true, ...more })

  it('has 16 weeks, and after them it is overdue until a decision', () => {
    expect(told(temporaryApproval, lived(care, relative()), '2024-04-29')).toEqual([
      'due by 2024-04-29 because temporary-carer',
    ])
    expect(told(temporaryApproval, lived(care, relative()), '2024-04-30')).toEqual([
      'overdue by 2024-04-29 because temporary-carer',
    ])
    expect(told(temporaryApproval, lived(care, relative({ fullyApproved: '2024-04-20' })), '2024-04-30')).toEqual([
      'met by 2024-04-29 because temporary-carer done 2024-04-20',
    ])
  })

  it('extended in time has 24 weeks from the start, and extended late was missed', () => {
    const inTime = lived(care, relative(), approved('2024-04-25', 'reg-25-extension'))
    expect(told([temporaryApproval, extendedApproval], inTime, '2024-05-10')).toEqual([
      'reg25-extension: due by 2024-06-24 because temporary-approval-extended',
    ])
    const late = lived(care, relative(), approved('2024-05-05', 'reg-25-extension'))
    expect(told(temporaryApproval, late, '2024-05-10')).toEqual([
      'overdue by 2024-04-29 because temporary-carer missed stopped 2024-05-05 temporary-approval-extended',
    ])
  })

  it('who asks for an independent review carries on until it ends', () => {
    const asked = lived(
      care,
      relative(),
      approved('2024-04-25', 'reg-25-extension'),
      approved('2024-06-20', 'reg-25-independent-review'),
    )
    expect(told(extendedApproval, asked, '2024-07-10')).toEqual([])
  })

  it('is no longer asked about when the home ends', () => {
    expect(told(temporaryApproval, lived(care, relative({}, '2024-03-01')), '2024-06-01')).toEqual([])
  })
})

describe('foster carers outside their terms of approval', () => {
  it('have 6 working days', () => {
    const outside = home('2024-03-27', null, { outsideApproval: true })
    const file = lived(inCare('2024-03-27'), outside)
    // Good Friday and Easter Monday are not working days.
    expect(told(outsideApprovalEnded, file, '2024-03-28')).toEqual(['due by 2024-04-08 because outside-approval'])
    const settled = lived(inCare('2024-03-27'), {
      ...outside,
      body: { ...(outside.body as object), regularised: '2024-04-02' },
    })
    expect(told(outsideApprovalEnded, settled, '2024-04-08')).toEqual([
      'met by 2024-04-08 because outside-approval done 2024-04-02',
    ])
  })
})
