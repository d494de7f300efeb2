import { describe, expect, it } from 'vitest'
import { entry, home, inCare, shortBreak } from '../../cases.ts'
import { lived, told, visited } from '../cases.ts'
import { shortBreakPlan, shortBreakReview, visitRequest } from '../kinds.ts'
import { reviewShortBreak, visitOnRequest, visitShortBreak } from './visits-asked.ts'

describe('a visit that was asked for', () => {
  const care = inCare('2024-01-08')
  const asked = (who: 'child' | 'regulator') => entry(visitRequest, '2024-02-01', null, { who })

  it('is due in a week, and met by the next time the child is seen', () => {
    expect(told(visitOnRequest, lived(care, asked('regulator')), '2024-02-02')).toEqual([
      'due by 2024-02-08 because visit-asked-for',
    ])
    const seen = [visited('2024-01-31'), visited('2024-02-05', { seen: false }), visited('2024-02-09')]
    expect(told(visitOnRequest, lived(care, asked('child'), ...seen), '2024-02-10')).toEqual([
      'met-late by 2024-02-08 because visit-asked-for done 2024-02-09',
    ])
  })

  it('is no longer due when the child leaves care', () => {
    expect(told(visitOnRequest, lived(inCare('2024-01-08', '2024-02-05'), asked('child')), '2024-03-01')).toEqual([])
  })
})

describe('short breaks', () => {
  it('are visited within three months, then six-monthly, unless more often was agreed', () => {
    const file = lived(shortBreak('2024-01-10', null), visited('2024-04-01'))
    expect(told(visitShortBreak, file, '2024-04-02')).toEqual([
      'met by 2024-04-10 because short-breaks-began done 2024-04-01',
      'due by 2024-10-01 because visit-last-seen',
    ])
    const plan = entry(shortBreakPlan, '2024-01-02', null, { visitWeeks: 8 })
    expect(told(visitShortBreak, lived(shortBreak('2024-01-10', null), plan), '2024-01-12')).toEqual([
      'due by 2024-03-06 because short-breaks-began',
    ])
  })

  it('are one series while stays follow one another, and end when six months pass without one', () => {
    const file = lived(
      shortBreak('2024-01-10', '2024-01-12', 'V3'),
      shortBreak('2024-03-10', '2024-03-12', 'V3'),
      shortBreak('2025-06-10', '2025-06-12', 'V3'),
    )
    expect(told(visitShortBreak, file, '2025-06-11')).toEqual([
      'overdue by 2024-04-10 because short-breaks-began missed stopped 2024-09-12 short-breaks-ended',
      'due by 2025-09-10 because short-breaks-began',
    ])
  })

  it('are reviewed within three months, then six-monthly', () => {
    const reviewedOn = entry(shortBreakReview, '2024-04-12', null, {})
    expect(told(reviewShortBreak, lived(shortBreak('2024-01-10', null), reviewedOn), '2024-05-01')).toEqual([
      'met-late by 2024-04-10 because short-breaks-began done 2024-04-12',
      'due by 2024-10-12 because review-before',
    ])
  })

  it('ask for nothing of a child who has none', () => {
    expect(
      told([visitShortBreak, reviewShortBreak], lived(inCare('2024-01-08'), home('2024-01-08')), '2024-06-01'),
    ).toEqual([])
  })
})
