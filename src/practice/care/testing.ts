import type { Entry } from '../../spine/ledger/entry.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import { adoptionDecision, adoptionMatch } from '../adoption/kinds.ts'
import { child, entry, home, inCare, missing, on, review, shortBreak, status, stay } from '../cases.ts'
import { allocation } from '../people/kinds.ts'
import { offered, reviewed, visited } from './cases.ts'
import {
  advocacyOffer,
  arrangementApproval,
  carePlan,
  iroEscalation,
  leaveToRemain,
  missingStrategyMeeting,
  permanencePlan,
  placementNotification,
  placementPlan,
  reviewRequest,
  rightsExplained,
  visitRequest,
} from './kinds.ts'

// Lives put together by chance, for tests of what must hold whatever is on file.

// Numbers that look random and are the same each time (Park and Miller's generator).
export function chance(seed: number): (below: number) => number {
  let state = (seed * 7919 + 1) % 2147483647
  return below => {
    state = (state * 16807) % 2147483647
    return state % below
  }
}

const TYPES = ['U3', 'U4', 'U6', 'A5', 'A6', 'K1', 'K2', 'K3', 'P1', 'R5'] as const
const STATUSES = ['C1', 'C2', 'E1', 'V2', 'J1'] as const

/** A life put together by chance: overlaps, gaps, contradictions and all. */
export function life(seed: number): readonly Entry[] {
  const pick = chance(seed)
  const from = on('2019-01-01')
  const day = (): PlainDate => addDays(from, pick(2500))
  const end = (start: PlainDate): string | null => (pick(3) === 0 ? null : addDays(start, pick(500)))
  const entries: Entry[] = pick(6) === 0 ? [] : child({ born: addDays(on('2004-01-01'), pick(6000)) })
  const some = (most: number, make: (start: PlainDate) => Entry): void => {
    for (let left = pick(most + 1); left > 0; left--) entries.push(make(day()))
  }
  some(3, start => inCare(start, end(start), { startKnown: pick(8) !== 0, ended: pick(2) ? 'E4A' : 'E9' }))
  some(8, start => {
    const type = TYPES[pick(TYPES.length)] ?? 'U6'
    return home(start, end(start), {
      type,
      sameCarer: pick(4) === 0,
      ...(pick(3) === 0 ? { longTerm: true, agreedFewerVisits: day() } : {}),
      ...(pick(4) === 0 ? { connectedCarerTemporary: true, fullyApproved: day() } : {}),
      ...(pick(4) === 0 ? { beforeAssessed: true, assessed: day() } : {}),
      ...(pick(4) === 0 ? { ofArea: 'Seaborough', adjoining: pick(2) === 0 } : {}),
      ...(pick(5) === 0 ? { unregistered: true, outsideApproval: true } : {}),
      ...(pick(5) === 0 ? { emergency: pick(2) === 0, disruptsKeyStage4: true } : {}),
    })
  })
  some(4, start => status(STATUSES[pick(STATUSES.length)] ?? 'C2', start, end(start)))
  some(3, start => stay(pick(2) ? 'T1' : 'T3', start, end(start)))
  some(40, start => visited(start, { seen: pick(5) !== 0 }))
  some(10, start => (pick(2) ? review(start) : reviewed(start, { spokenToBefore: start, nextBy: addDays(start, 40) })))
  some(4, start => missing(start, end(start)))
  some(4, start => offered(start, { response: pick(2) ? 'declined' : 'accepted', ...(pick(2) ? { held: day() } : {}) }))
  some(2, start => shortBreak(start, end(start), pick(2) ? 'V3' : 'V4'))
  some(3, start => entry(allocation, start, end(start), { role: 'reviewing-officer' }))
  some(3, start => entry(carePlan, start, end(start), { basis: 'first' }))
  some(3, start => entry(placementPlan, start, end(start), { signed: day() }))
  some(3, start => entry(placementNotification, start, null, { of: 'start', to: ['child', 'gp'] }))
  some(3, start => entry(rightsExplained, start, null, { what: ['guide', 'complaints'] }))
  some(2, start => entry(permanencePlan, start, end(start), { option: 'adoption', status: 'agreed' }))
  some(2, start => entry(iroEscalation, start, end(start), { about: 'drift', stage: 'director' }))
  some(3, start =>
    entry(arrangementApproval, start, null, {
      what: pick(2) ? 'reg-25-extension' : 'reg-25-independent-review',
      approvedBy: 'nominated-officer',
    }),
  )
  some(2, start => entry(visitRequest, start, null, { who: 'child' }))
  some(2, start =>
    entry(advocacyOffer, start, null, { about: 'complaint', asked: addDays(start, -3), response: 'accepted' }),
  )
  some(2, start => entry(leaveToRemain, start, end(start), { type: 'uasc-leave', expires: day() }))
  some(3, start =>
    entry(reviewRequest, start, null, { why: 'child', ...(pick(2) ? { withdrawn: addDays(start, pick(60)) } : {}) }),
  )
  some(2, start => entry(missingStrategyMeeting, start, null, {}))
  some(2, start => entry(adoptionDecision, start, end(start), {}))
  some(2, start => entry(adoptionMatch, start, end(start), {}))
  return entries.map((each, index) => ({ ...each, id: `${each.id} ${index}` }))
}

/** A list in another order, the same for the same seed. */
export function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const pick = chance(seed + 1)
  const left = [...list]
  const found: T[] = []
  while (left.length > 0) found.push(...left.splice(pick(left.length), 1))
  return found
}
