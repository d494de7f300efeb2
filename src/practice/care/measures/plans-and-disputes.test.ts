import { describe, expect, it } from 'vitest'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { packFacts, unpackFacts } from '../../../spine/ledger/facts.ts'
import { ask, entry, inCare, missing, on, review } from '../../cases.ts'
import { lived, offered, reviewed, visited } from '../cases.ts'
import { careKinds, carePlan, iroEscalation, missingEpisode, permanencePlan } from '../kinds.ts'
import { escalations, escalationsResolved, permanenceBySecondReview, reviewsHeldOnTime } from './plans-and-disputes.ts'
import { heldInTime, offeredInTime } from './return-interviews.ts'

const care = inCare('2024-01-08')

describe('reviews held on time', () => {
  it('are each asked about by itself, where one late fails the child in the companion', () => {
    const file = lived(care, review('2024-02-10'), review('2024-05-10'))
    expect(ask(reviewsHeldOnTime, file, '2024-12-31')).toEqual([
      { side: 'does-not-count', why: ['care.review-due', 'care.review-late'], at: '2024-02-05' },
      { side: 'counts', why: ['care.review-due', 'care.review-held'], at: '2024-05-10' },
      { side: 'does-not-count', why: ['care.review-due', 'care.review-not-held'], at: '2024-11-10' },
    ])
  })
})

describe('a plan for permanence by the second review', () => {
  const reviews = [review('2024-01-31'), review('2024-04-20')]
  const plan = (day: string) => entry(permanencePlan, day, null, { option: 'return-home', status: 'agreed' })

  it('counts when it was made by that day', () => {
    expect(ask(permanenceBySecondReview, lived(care, ...reviews, plan('2024-04-20')), '2024-12-31')).toEqual([
      { side: 'counts', why: ['care.second-review-held', 'care.permanence-planned'] },
    ])
    expect(ask(permanenceBySecondReview, lived(care, ...reviews, plan('2024-04-21')), '2024-12-31')).toEqual([
      { side: 'does-not-count', why: ['care.second-review-held', 'care.permanence-planned-later'] },
    ])
  })

  it('is not told where no plan of any kind is on file, and no where one is', () => {
    expect(ask(permanenceBySecondReview, lived(care, ...reviews), '2024-12-31')[0]?.side).toBe('unknown')
    const kept = entry(carePlan, '2024-01-10', null, { basis: 'first' })
    expect(ask(permanenceBySecondReview, lived(care, ...reviews, kept), '2024-12-31')[0]?.side).toBe('does-not-count')
  })

  it('is asked only in the year of the second review', () => {
    expect(ask(permanenceBySecondReview, lived(care, review('2024-01-31')), '2024-12-31')).toEqual([])
    expect(ask(permanenceBySecondReview, lived(care, ...reviews), '2025-12-31')).toEqual([])
  })

  it('is met by what the review itself agreed', () => {
    const file = lived(care, review('2024-01-31'), reviewed('2024-04-20', { permanenceConsidered: 'adoption' }))
    expect(ask(permanenceBySecondReview, file, '2024-12-31')[0]?.side).toBe('counts')
  })
})

describe('disputes', () => {
  const raised = (day: string, end: string | null, outcome?: BodyOf<typeof iroEscalation>['outcome']) =>
    entry(iroEscalation, day, end, { about: 'drift', stage: 'director', ...(outcome ? { outcome } : {}) })

  it('are counted when raised, and judged when their 20 working days are over', () => {
    const file = lived(
      raised('2024-01-08', '2024-02-05', 'resolved'),
      raised('2024-03-04', '2024-06-01', 'cafcass'),
      raised('2024-05-01', '2024-05-10', 'withdrawn'),
      raised('2024-06-03', null),
      raised('2024-12-20', null),
    )
    expect(ask(escalations, file, '2024-12-31')).toHaveLength(5)
    expect(ask(escalationsResolved, file, '2024-12-31').map(({ side, why }) => [side, why.at(-1)])).toEqual([
      ['counts', 'care.dispute-settled'],
      ['does-not-count', 'care.dispute-settled-late'],
      ['excluded', 'care.dispute-withdrawn'],
      ['does-not-count', 'care.dispute-open'],
    ])
  })
})

describe('return home interviews', () => {
  const back = (start: string, end: string, returnedAt?: string) =>
    entry(missingEpisode, start, end, { type: 'M', ...(returnedAt ? { returnedAt } : {}) })

  it('are told apart by offered and held, in time and late', () => {
    const file = lived(
      care,
      visited('2024-01-10'),
      back('2024-02-01', '2024-02-02', '09:00'),
      offered('2024-02-05', { offeredAt: '09:00', held: on('2024-02-05'), heldAt: '09:01' }),
      back('2024-03-01', '2024-03-02'),
      offered('2024-03-06', { response: 'declined' }),
      back('2024-04-01', '2024-04-02'),
      missing('2024-05-01', '2024-05-02', 'A'),
      back('2024-12-29', '2024-12-30'),
    )
    expect(ask(offeredInTime, file, '2024-12-31').map(({ side, why }) => [side, why.at(-1)])).toEqual([
      ['counts', 'care.interview-offered'],
      ['does-not-count', 'care.interview-offered-late'],
      ['does-not-count', 'care.interview-not-offered'],
      ['excluded', 'care.interview-not-yet-due'],
    ])
    expect(ask(heldInTime, file, '2024-12-31').map(({ side, why }) => [side, why.at(-1)])).toEqual([
      ['does-not-count', 'care.interview-held-late'],
      ['excluded', 'care.interview-declined'],
      ['does-not-count', 'care.interview-not-held'],
      ['excluded', 'care.interview-not-yet-due'],
    ])
  })

  it('are not told where nothing of the kind was recorded then, and not asked about outside care', () => {
    const file = lived(care, back('2024-02-01', '2024-02-02'))
    expect(ask(offeredInTime, file, '2024-12-31')).toEqual([
      { side: 'unknown', why: ['care.came-back', 'care.interviews-not-kept'], at: '2024-02-02' },
    ])
    expect(ask(heldInTime, file, '2024-12-31')[0]?.side).toBe('unknown')
    expect(ask(offeredInTime, lived(back('2024-02-01', '2024-02-02')), '2024-12-31')[0]?.side).toBe('excluded')
  })

  it('name the time they are about in packed facts as in the file itself', () => {
    const first = back('2024-02-01', '2024-02-02')
    const file = lived(
      care,
      visited('2024-01-10'),
      first,
      back('2024-02-04', '2024-02-05'),
      offered('2024-02-06', { held: on('2024-02-06'), episode: first.id }),
    )
    const packed = unpackFacts('a child', packFacts(file, new Map(careKinds.map(kind => [kind.name, kind]))))
    expect(ask(offeredInTime, packed, '2024-12-31')).toEqual(ask(offeredInTime, file, '2024-12-31'))
    expect(ask(offeredInTime, packed, '2024-12-31').map(({ side }) => side)).toEqual([
      'does-not-count',
      'does-not-count',
    ])
  })
})
