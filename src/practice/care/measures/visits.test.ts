import { describe, expect, it } from 'vitest'
import { ask, child, home, inCare, shortBreak, status } from '../../cases.ts'
import { lived, visited } from '../cases.ts'
import { seenAlone, visitCurrent, visitsInTime } from './visits.ts'

const care = inCare('2024-01-08')
const fostered = home('2024-01-08')

describe('visits in time', () => {
  it('are one row for each day a visit was due, late where late, and not made where not', () => {
    const file = lived(care, fostered, visited('2024-01-15'), visited('2024-02-27'))
    expect(ask(visitsInTime, file, '2024-06-30')).toEqual([
      { side: 'counts', why: ['care.visit-due', 'care.visit-in-time'], at: '2024-01-15' },
      { side: 'does-not-count', why: ['care.visit-due', 'care.visit-late'], at: '2024-02-26' },
      { side: 'does-not-count', why: ['care.visit-due', 'care.visit-not-made'], at: '2024-04-09' },
    ])
  })

  it('leave out what was not yet due, and what a move made void', () => {
    const file = lived(care, home('2024-01-08', '2024-02-20'), home('2024-02-20'), visited('2024-01-10'))
    expect(ask(visitsInTime, file, '2024-02-25')).toEqual([
      { side: 'counts', why: ['care.visit-due', 'care.visit-in-time'], at: '2024-01-15' },
    ])
  })

  it('count a visit made after the day asked as not made by then', () => {
    const file = lived(care, fostered, visited('2024-01-10'), visited('2024-03-10'))
    expect(ask(visitsInTime, file, '2024-02-29').at(-1)).toEqual({
      side: 'does-not-count',
      why: ['care.visit-due', 'care.visit-not-made'],
      at: '2024-02-21',
    })
  })

  it('follow the rule that applied: weekly at a parent’s under an interim order', () => {
    const parent = home('2024-01-08', null, { type: 'P1', provider: 'PR0' })
    const file = lived(care, status('C1', '2024-01-08'), parent, visited('2024-01-12'), visited('2024-01-20'))
    expect(ask(visitsInTime, file, '2024-01-25').map(({ side, at }) => [side, at])).toEqual([
      ['counts', '2024-01-15'],
      ['does-not-count', '2024-01-19'],
    ])
  })

  it('cannot be told of a child of whom no visit was ever recorded, but ask about nobody before a visit is due', () => {
    const never = lived(care, fostered)
    expect(ask(visitsInTime, never, '2024-06-30')).toEqual([
      { side: 'unknown', why: ['care.in-care-since', 'care.no-visit-kept'] },
    ])
    expect(ask(visitsInTime, never, '2024-01-14')).toEqual([])
    const left = lived(inCare('2020-01-08', '2020-06-01'), home('2020-01-08', '2020-06-01'))
    expect(ask(visitsInTime, left, '2024-06-30')).toEqual([])
  })

  it('of years before visits were recorded here are not told', () => {
    const file = lived(
      inCare('2015-01-05'),
      home('2015-01-05', '2016-06-01'),
      home('2016-06-01'),
      visited('2024-02-01'),
    )
    expect(ask(visitsInTime, file, '2016-12-31')).toEqual([
      { side: 'unknown', why: ['care.visit-due', 'care.visits-not-recorded-before'], at: '2016-06-08' },
    ])
  })

  it('ask nothing of short breaks, nor of a child placed for adoption', () => {
    expect(ask(visitsInTime, lived(shortBreak('2024-01-10', null), visited('2024-02-01')), '2024-12-31')).toEqual([])
    const placed = lived(care, home('2024-01-08', null, { type: 'A6' }), visited('2024-01-10'))
    expect(ask(visitsInTime, placed, '2024-12-31')).toEqual([])
  })
})

describe('the latest visit', () => {
  it('is in date through the day the next is due', () => {
    const file = lived(care, fostered, visited('2024-01-10'))
    expect(ask(visitCurrent, file, '2024-02-21')).toEqual([
      { side: 'counts', why: ['care.in-care-since', 'care.visit-next-due'] },
    ])
    expect(ask(visitCurrent, file, '2024-02-22')).toEqual([
      { side: 'does-not-count', why: ['care.in-care-since', 'care.visit-not-made'] },
    ])
  })

  it('is not told where no visit, or no home, is on file', () => {
    expect(ask(visitCurrent, lived(care, fostered), '2024-06-30')[0]?.why).toEqual([
      'care.in-care-since',
      'care.no-visit-kept',
    ])
    expect(ask(visitCurrent, lived(care, visited('2024-01-10')), '2024-06-30')[0]?.why).toEqual([
      'care.in-care-since',
      'care.no-home-recorded',
    ])
    const before = lived(inCare('2015-01-05'), home('2015-01-05'), visited('2024-02-01'))
    expect(ask(visitCurrent, before, '2020-06-30')[0]?.side).toBe('unknown')
  })

  it('of a child placed for adoption is for the adoption review', () => {
    const placed = lived(care, home('2024-01-08', null, { type: 'A6' }), visited('2024-01-10'))
    expect(ask(visitCurrent, placed, '2024-06-30')).toEqual([
      { side: 'excluded', why: ['care.visits-by-adoption-rules'] },
    ])
  })
})

describe('children seen alone', () => {
  it('are told apart from those who were not, with why', () => {
    const file = lived(
      care,
      fostered,
      visited('2024-01-10', { alone: true }),
      visited('2024-02-10', { alone: false }),
      visited('2024-03-10', { alone: false, whyNotAlone: 'refused' }),
      visited('2024-04-10'),
      visited('2024-05-10', { alone: false, whyNotAlone: 'young' }),
      visited('2024-06-10', { seen: false }),
    )
    expect(ask(seenAlone, file, '2024-12-31').map(({ side, why }) => [side, why.at(-1)])).toEqual([
      ['counts', 'care.seen-alone'],
      ['does-not-count', 'care.not-alone'],
      ['does-not-count', 'care.not-alone-because'],
      ['unknown', 'care.alone-not-recorded'],
      ['excluded', 'care.too-young-to-see-alone'],
    ])
  })

  it('are asked about from the age of 4, and in care', () => {
    const file = lived(
      child({ born: '2020-03-01' }),
      care,
      visited('2024-02-29'),
      visited('2024-03-01', { alone: true }),
    )
    expect(ask(seenAlone, file, '2024-12-31')).toHaveLength(1)
    expect(ask(seenAlone, lived(visited('2024-03-01', { alone: true })), '2024-12-31')).toEqual([])
  })
})
