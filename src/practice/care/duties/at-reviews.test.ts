import { describe, expect, it } from 'vitest'
import { entry, inCare, on, review, unaccompanied } from '../../cases.ts'
import { lived, reviewed, told } from '../cases.ts'
import { advocacyOffer, familyTime, independentVisitorDecision, leaveToRemain } from '../kinds.ts'
import { advocacyOffered, familyTimeReviewed, immigrationPlanned, visitorConsidered } from './at-reviews.ts'

const care = inCare('2024-01-08')

describe('at each review', () => {
  it('an independent visitor is considered there, or in a decision since the one before', () => {
    const decided = entry(independentVisitorDecision, '2024-03-01', null, { decision: 'objected' })
    const file = lived(care, reviewed('2024-01-31', { consideredVisitor: true }), review('2024-04-20'), decided)
    expect(told(visitorConsidered, file, '2024-05-01')).toEqual([
      'met by 2024-01-31 because review-on done 2024-01-31',
      'met by 2024-04-20 because review-on done 2024-03-01',
    ])
  })

  it('what was left out is overdue until the next is held, and then missed', () => {
    const without = reviewed('2024-01-31', { familyTimeReviewed: false })
    expect(told(familyTimeReviewed, lived(care, without), '2024-02-10')).toEqual([
      'overdue by 2024-01-31 because review-on',
    ])
    const arranged = entry(familyTime, '2024-02-20', null, { with: 'Nan', howOften: 'weekly' })
    const file = lived(care, without, review('2024-04-20'), arranged)
    expect(told(familyTimeReviewed, file, '2024-05-01')).toEqual([
      'overdue by 2024-01-31 because review-on missed stopped 2024-04-20 review-held',
      'met by 2024-04-20 because review-on done 2024-02-20',
    ])
  })

  it('nothing can be told of one of which a return alone tells', () => {
    expect(told(familyTimeReviewed, lived(care, review('2024-01-31')), '2024-02-10')).toEqual([
      'cannot-tell by 2024-01-31 because review-on not told: review-told-by-return',
    ])
  })

  it('advocacy is offered, and promptly when the child asks', () => {
    const asked = entry(advocacyOffer, '2024-03-14', null, {
      about: 'complaint',
      asked: on('2024-03-04'),
      response: 'accepted',
    })
    expect(
      told(advocacyOffered, lived(care, reviewed('2024-01-31', { consideredAdvocacy: false }), asked), '2024-03-20'),
    ).toEqual([
      'overdue by 2024-01-31 because review-on',
      'met-late by 2024-03-11 because advocate-asked-for done 2024-03-14',
    ])
  })
})

describe('immigration steps', () => {
  it('are asked about in the reviews of a separated child, while the child is one', () => {
    const file = lived(
      care,
      unaccompanied('2024-01-08', '2024-03-01'),
      reviewed('2024-01-31', { consideredIdentity: true }),
      review('2024-04-20'),
    )
    expect(told(immigrationPlanned, file, '2024-05-01')).toEqual([
      'met by 2024-01-31 because review-on done 2024-01-31',
    ])
    expect(told(immigrationPlanned, lived(care, review('2024-01-31')), '2024-05-01')).toEqual([])
  })

  it('lead to an application before leave runs out, or to the next leave', () => {
    const leave = (more = {}) =>
      entry(leaveToRemain, '2023-06-01', null, { type: 'uasc-leave', expires: on('2024-06-01'), ...more })
    expect(told(immigrationPlanned, lived(care, leave()), '2024-05-01')).toEqual([
      'due by 2024-06-01 because leave-runs-out',
    ])
    expect(told(immigrationPlanned, lived(care, leave({ applied: on('2024-05-20') })), '2024-06-10')).toEqual([
      'met by 2024-06-01 because leave-runs-out done 2024-05-20',
    ])
    const settled = entry(leaveToRemain, '2024-04-01', null, { type: 'refugee' })
    expect(told(immigrationPlanned, lived(care, leave(), settled), '2024-06-10')).toEqual([
      'met by 2024-06-01 because leave-runs-out done 2024-04-01',
    ])
  })
})
