import { describe, expect, it } from 'vitest'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { child, entry, inCare, status } from '../../cases.ts'
import { lived, told, visited } from '../cases.ts'
import { arrangementApproval, iroEscalation, type periodOfCare } from '../kinds.ts'
import { ceasingApproved, disputeResolved, visitDetained } from './disputes-and-leaving.ts'

describe('a dispute', () => {
  const raised = (end: string | null, outcome?: BodyOf<typeof iroEscalation>['outcome']) =>
    entry(iroEscalation, '2024-03-18', end, { about: 'drift', stage: 'team-manager', ...(outcome ? { outcome } : {}) })

  it('has 20 working days in all, Easter left out', () => {
    expect(told(disputeResolved, lived(raised(null)), '2024-03-20')).toEqual([
      'due by 2024-04-17 because dispute-raised',
    ])
    expect(told(disputeResolved, lived(raised('2024-04-18', 'cafcass')), '2024-05-01')).toEqual([
      'met-late by 2024-04-17 because dispute-raised done 2024-04-18',
    ])
  })

  it('withdrawn in time is void', () => {
    expect(told(disputeResolved, lived(raised('2024-04-01', 'withdrawn')), '2024-05-01')).toEqual([])
  })
})

describe('leaving care', () => {
  const care = (ended: BodyOf<typeof periodOfCare>['ended'], end = '2024-06-03') => inCare('2024-01-08', end, { ended })
  const approved = (day: string, approvedBy: 'nominated-officer' | 'director') =>
    entry(arrangementApproval, day, null, { what: 'cease-looking-after', approvedBy })

  it('by someone’s decision is approved on or before the day', () => {
    expect(told(ceasingApproved, lived(care('E4A')), '2024-06-10')).toEqual(['overdue by 2024-06-03 because left-care'])
    expect(
      told(ceasingApproved, lived(care('E4A'), approved('2024-05-30', 'nominated-officer')), '2024-06-10'),
    ).toEqual(['met by 2024-06-03 because left-care done 2024-05-30'])
  })

  it('not approved in four weeks is missed', () => {
    expect(told(ceasingApproved, lived(care('E4A')), '2024-07-10')).toEqual([
      'overdue by 2024-06-03 because left-care missed stopped 2024-07-01 left-care',
    ])
  })

  it.each(['E12', 'E2', 'E3', 'E4B', 'E45', 'E9', 'E17'] as const)('by %s needs no approval', ended => {
    expect(told(ceasingApproved, lived(care(ended)), '2024-06-10')).toEqual([])
  })

  it('before 20 working days, or at 18, needs no approval', () => {
    expect(told(ceasingApproved, lived(care('E4A', '2024-02-02')), '2024-06-10')).toEqual([])
    expect(told(ceasingApproved, lived(child({ born: '2006-06-03' }), care('E5')), '2024-06-10')).toEqual([])
  })

  it('at 16 or 17 from section 20 needs the director', () => {
    const young = [child({ born: '2007-06-01' }), care('E5'), status('V2', '2024-01-08', '2024-06-03')] as const
    expect(
      told(ceasingApproved, lived(...young, approved('2024-05-30', 'nominated-officer')), '2024-06-10')[0],
    ).toMatch(/^overdue/)
    expect(told(ceasingApproved, lived(...young, approved('2024-05-30', 'director')), '2024-06-10')[0]).toMatch(/^met /)
    const onOrder = [child({ born: '2007-06-01' }), care('E5'), status('C2', '2024-01-08', '2024-06-03')] as const
    expect(
      told(ceasingApproved, lived(...onOrder, approved('2024-05-30', 'nominated-officer')), '2024-06-10')[0],
    ).toMatch(/^met /)
  })

  it('for custody is followed by a visit within 10 working days', () => {
    expect(told(visitDetained, lived(care('E9')), '2024-06-10')).toEqual(['due by 2024-06-17 because detained'])
    expect(told(visitDetained, lived(care('E9'), visited('2024-06-17')), '2024-06-20')).toEqual([
      'met by 2024-06-17 because detained done 2024-06-17',
    ])
    expect(told(visitDetained, lived(child({ born: '2006-06-10' }), care('E9')), '2024-07-10')).toEqual([])
  })
})
