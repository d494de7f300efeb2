import { describe, expect, it } from 'vitest'
import { entry, home, inCare, missing, on, review } from '../../cases.ts'
import { lived, told } from '../cases.ts'
import { missingStrategyMeeting, placementNotification, reviewRequest } from '../kinds.ts'
import { endNotified } from './homes.ts'
import { missingMeeting } from './missing.ts'
import { laterReview } from './reviews.ts'
import { reviewSooner } from './sooner-review.ts'

const care = inCare('2023-01-09')
const held = [review('2023-02-01'), review('2023-05-01')]

describe('a review asked for sooner', () => {
  const asked = (more = {}) => entry(reviewRequest, '2023-06-01', null, { why: 'child', ...more })

  it('is held within 20 working days where no day of a change is given', () => {
    expect(told(reviewSooner, lived(care, held, asked()), '2023-06-30')).toEqual([
      'overdue by 2023-06-29 because review-asked-for',
    ])
    expect(told(reviewSooner, lived(care, held, asked(), review('2023-06-20')), '2023-06-30')).toEqual([
      'met by 2023-06-29 because review-asked-for done 2023-06-20',
    ])
  })

  it('is held before the change, and one held late is late', () => {
    const change = asked({ changeOn: on('2023-06-12') })
    expect(told(reviewSooner, lived(care, held, change), '2023-06-11')).toEqual([
      'due by 2023-06-11 because review-asked-for',
    ])
    expect(told(reviewSooner, lived(care, held, change, review('2023-06-13')), '2023-07-01')).toEqual([
      'met-late by 2023-06-11 because review-asked-for done 2023-06-13',
    ])
  })

  it('starts the six months again, whoever asked', () => {
    expect(told(laterReview, lived(care, held, asked(), review('2023-06-20')), '2023-07-01').at(-1)).toBe(
      'due by 2023-12-20 because review-before',
    )
  })

  it('given up in time asks for nothing, and given up after its day was missed', () => {
    expect(told(reviewSooner, lived(care, held, asked({ withdrawn: on('2023-06-10') })), '2023-08-01')).toEqual([])
    expect(told(reviewSooner, lived(care, held, asked({ withdrawn: on('2023-07-10') })), '2023-08-01')).toEqual([
      'overdue by 2023-06-29 because review-asked-for missed stopped 2023-07-10 review-no-longer-asked-for',
    ])
  })

  it('of a child not in care asks for nothing', () => {
    expect(told(reviewSooner, lived(inCare('2022-01-01', '2023-01-01'), asked()), '2023-08-01')).toEqual([])
  })
})

describe('going missing again and again', () => {
  const times = ['2023-03-01', '2023-03-20', '2023-05-29'].map(day => missing(day, day))

  it('three times in 90 days calls for a meeting in three working days', () => {
    expect(told(missingMeeting, lived(care, times), '2023-06-05')).toEqual([
      'overdue by 2023-06-01 because missing-again',
    ])
    const met = entry(missingStrategyMeeting, '2023-06-01', null, {})
    expect(told(missingMeeting, lived(care, times, met), '2023-06-05')).toEqual([
      'met by 2023-06-01 because missing-again done 2023-06-01',
    ])
  })

  it('three times in 91 days does not, nor does being away without authorisation', () => {
    const apart = ['2023-03-01', '2023-03-20', '2023-05-31'].map(day => missing(day, day))
    expect(told(missingMeeting, lived(care, apart), '2023-06-05')).toEqual([])
    const away = ['2023-03-01', '2023-03-20', '2023-05-29'].map(day => missing(day, day, 'A'))
    expect(told(missingMeeting, lived(care, away), '2023-06-05')).toEqual([])
  })

  it('for a day and a night calls for one, whether or not the child is back; a fourth time asks for no second', () => {
    expect(told(missingMeeting, lived(care, missing('2023-03-06', null)), '2023-03-08')).toEqual([
      'due by 2023-03-10 because missing-for-long',
    ])
    const fourth = missing('2023-05-31', '2023-05-31')
    expect(told(missingMeeting, lived(care, times, fourth), '2023-06-01')).toEqual([
      'due by 2023-06-01 because missing-again',
    ])
  })

  it('is missed for good three months later', () => {
    expect(told(missingMeeting, lived(care, times), '2026-06-05')).toEqual([
      'overdue by 2023-06-01 because missing-again missed stopped 2023-08-29 missing-again',
    ])
  })
})

describe('a home that ends', () => {
  const moved = [home('2023-01-09', '2023-12-22'), home('2023-12-22')]
  const notice = (day: string) =>
    entry(placementNotification, day, null, {
      of: 'end',
      to: ['child', 'parents', 'health', 'gp', 'reviewing-officer', 'school'],
    })

  it('is told of within five working days, Christmas and New Year left out', () => {
    expect(told(endNotified, lived(care, moved), '2024-01-02')).toEqual(['due by 2024-01-03 because home-ended'])
    expect(told(endNotified, lived(care, moved, notice('2023-12-18')), '2024-01-02')).toEqual([
      'met by 2024-01-03 because home-ended done 2023-12-18',
    ])
  })

  it('is missed for good three months later, and a home that lasts asks for nothing', () => {
    expect(told(endNotified, lived(care, moved), '2026-01-02')).toEqual([
      'overdue by 2024-01-03 because home-ended missed stopped 2024-03-22 home-ended',
    ])
    expect(told(endNotified, lived(care, home('2023-01-09')), '2026-01-02')).toEqual([])
  })
})
