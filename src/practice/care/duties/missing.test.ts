import { describe, expect, it } from 'vitest'
import { entry, missing, on } from '../../cases.ts'
import { lived, offered, told } from '../cases.ts'
import { missingEpisode } from '../kinds.ts'
import { policeTold, returnHomeInterview } from './missing.ts'

const went = (start: string, end: string | null, returnedAt?: string, type: 'M' | 'A' = 'M') =>
  entry(missingEpisode, start, end, { type, ...(returnedAt ? { returnedAt } : {}) })

describe('a return home interview', () => {
  it('has 72 hours from the moment the child came back, to the minute', () => {
    const back = went('2024-01-05', '2024-01-06', '14:30')
    expect(told(returnHomeInterview, lived(back), '2024-01-07')).toEqual([
      'due by 2024-01-09T14:30:00Z because came-back',
    ])
    const inTime = offered('2024-01-08', { held: on('2024-01-09'), heldAt: '14:30' })
    expect(told(returnHomeInterview, lived(back, inTime), '2024-01-10')).toEqual([
      'met by 2024-01-09T14:30:00Z because came-back done 2024-01-09T14:30:00Z',
    ])
    const late = offered('2024-01-08', { held: on('2024-01-09'), heldAt: '14:31' })
    expect(told(returnHomeInterview, lived(back, late), '2024-01-10')[0]).toMatch(/^met-late /)
  })

  it('counts hours as they pass over both clock changes', () => {
    const spring = went('2025-03-28', '2025-03-29', '23:30')
    expect(told(returnHomeInterview, lived(spring), '2025-03-30')).toEqual([
      'due by 2025-04-01T23:30:00Z because came-back',
    ])
    // In summer the clock says half past midnight on 2 April: held at 00:20 that night is in time, at 00:40 late.
    const at = (heldAt: string) => offered('2025-03-31', { held: on('2025-04-02'), heldAt })
    expect(told(returnHomeInterview, lived(spring, at('00:20')), '2025-04-03')[0]).toMatch(/^met /)
    expect(told(returnHomeInterview, lived(spring, at('00:40')), '2025-04-03')[0]).toMatch(/^met-late /)
    const autumn = went('2025-10-24', '2025-10-25', '00:30')
    expect(told(returnHomeInterview, lived(autumn), '2025-10-26')).toEqual([
      'due by 2025-10-27T23:30:00Z because came-back',
    ])
  })

  it('is told by the day where a time is not recorded, over Christmas as at any other time', () => {
    const back = missing('2024-12-23', '2024-12-24')
    expect(told(returnHomeInterview, lived(back), '2024-12-27')).toEqual(['due by 2024-12-27 because came-back'])
    expect(told(returnHomeInterview, lived(back), '2024-12-28')).toEqual(['overdue by 2024-12-27 because came-back'])
    const autumn = missing('2025-10-24', '2025-10-25')
    expect(told(returnHomeInterview, lived(autumn), '2025-10-26')).toEqual(['due by 2025-10-28 because came-back'])
  })

  it('that the child declined is done when the child said so; one accepted and not held is not', () => {
    const back = missing('2024-01-05', '2024-01-06')
    const no = offered('2024-01-07', { response: 'declined', answered: on('2024-01-08') })
    expect(told(returnHomeInterview, lived(back, no), '2024-01-20')).toEqual([
      'met by 2024-01-09 because came-back done 2024-01-08',
    ])
    expect(told(returnHomeInterview, lived(back, offered('2024-01-07')), '2024-01-20')).toEqual([
      'overdue by 2024-01-09 because came-back',
    ])
  })

  it('is not owed for being away without authorisation, nor while the child is still missing', () => {
    expect(told(returnHomeInterview, lived(missing('2024-01-05', '2024-01-06', 'A')), '2024-01-20')).toEqual([])
    expect(told(returnHomeInterview, lived(missing('2024-01-05', null)), '2024-01-20')).toEqual([])
  })

  it('belongs to the time it names, else to the last from which the child was back', () => {
    const first = missing('2024-01-05', '2024-01-06')
    const second = missing('2024-01-08', '2024-01-09')
    const unnamed = offered('2024-01-10', { held: on('2024-01-10') })
    expect(told(returnHomeInterview, lived(first, second, unnamed), '2024-01-20')).toEqual([
      'overdue by 2024-01-09 because came-back',
      'met by 2024-01-12 because came-back done 2024-01-10',
    ])
    const named = offered('2024-01-10', { held: on('2024-01-10'), episode: first.id })
    expect(told(returnHomeInterview, lived(first, second, named), '2024-01-20')).toEqual([
      'met-late by 2024-01-09 because came-back done 2024-01-10',
      'overdue by 2024-01-12 because came-back',
    ])
  })

  it('not held in three months is missed, and no longer asked for', () => {
    expect(told(returnHomeInterview, lived(missing('2024-01-05', '2024-01-06')), '2024-05-01')).toEqual([
      'overdue by 2024-01-09 because came-back missed stopped 2024-04-06 came-back-long-ago',
    ])
  })

  it('recorded as held before the child came back cannot be told', () => {
    const odd = offered('2024-01-07', { held: on('2024-01-03') })
    expect(told(returnHomeInterview, lived(missing('2024-01-05', '2024-01-06'), odd), '2024-01-20')).toEqual([
      'cannot-tell by 2024-01-09 because came-back not told: interview-before-return',
    ])
  })
})

describe('telling the police', () => {
  it('cannot be told of a time of which a return alone tells, once it is over', () => {
    expect(told(policeTold, lived(missing('2024-01-05', '2024-01-07')), '2024-01-10')).toEqual([
      'cannot-tell by 2024-01-05 because went-missing stopped 2024-01-07 came-back not told: missing-told-by-return',
    ])
  })

  it('is due the same day, and void where the child came back that day', () => {
    expect(told(policeTold, lived(missing('2024-01-05', null)), '2024-01-06')).toEqual([
      'overdue by 2024-01-05 because went-missing',
    ])
    expect(told(policeTold, lived(missing('2024-01-05', '2024-01-05')), '2024-01-06')).toEqual([])
    const reported = entry(missingEpisode, '2024-01-05', '2024-01-07', { type: 'M', policeTold: on('2024-01-05') })
    expect(told(policeTold, lived(reported), '2024-01-10')).toEqual([
      'met by 2024-01-05 because went-missing done 2024-01-05',
    ])
  })
})
