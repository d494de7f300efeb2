import { describe, expect, it } from 'vitest'
import { findingsOf, occasionsOf, openOccasions } from '../../../spine/duty/evaluate.ts'
import type { Entry } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../../../spine/ledger/file.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { adoptionDuties } from '../../adoption/duties.ts'
import { on } from '../../cases.ts'
import { placementDuties } from '../../placement/duties.ts'
import { careDuties } from '../duties.ts'
import { timesInCare } from '../notions.ts'
import { visitRegimes } from '../notions/visit-regimes.ts'
import { life, shuffled } from '../testing.ts'

const DUTIES = [...careDuties, ...adoptionDuties, ...placementDuties]
const FOREVER = '9999-12-31' as PlainDate
const VISITS = new Set([
  'cla-visit-standard',
  'cla-visit-long-term-reduced',
  'cla-visit-reg19',
  'cla-visit-reg24-or-ico-parent',
  'cla-visit-co-parent',
  'cla-visit-others-responsible',
  'adoptive-placement-visit',
])

const file = (entries: readonly Entry[]): SubjectFile => fileOf('a child', entries)
const SEEDS = Array.from({ length: 150 }, (_, index) => index + 1)

describe('whatever is on file', () => {
  it('the order in which it was recorded never changes what is due', () => {
    for (const seed of SEEDS) {
      const entries = life(seed)
      const one = file(entries)
      const other = file(shuffled(entries, seed))
      for (const duty of DUTIES)
        expect([seed, duty.id, occasionsOf(other, duty, FOREVER)]).toEqual([
          seed,
          duty.id,
          occasionsOf(one, duty, FOREVER),
        ])
    }
  })

  it('no rule fails, and no two occasions of a duty share a key', () => {
    for (const seed of SEEDS) {
      const one = file(life(seed))
      expect(findingsOf(one, DUTIES, on('2025-06-30'), { until: FOREVER }).failures).toEqual([])
      for (const duty of DUTIES) {
        const keys = occasionsOf(one, duty, FOREVER).map(({ key }) => key)
        expect([seed, duty.id, keys.length]).toEqual([seed, duty.id, new Set(keys).size])
      }
    }
  })

  it('every occasion that has begun has one answer on any day, or none because it stopped first', () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const one = file(life(seed))
      for (const day of ['2020-03-31', '2023-12-25', '2026-01-01'].map(on)) {
        const { findings } = findingsOf(one, DUTIES, day, { until: FOREVER })
        const seen = findings.map(({ duty, occasion }) => `${duty.id} ${occasion.key}`)
        expect(new Set(seen).size).toBe(seen.length)
        for (const { answer, by, missed, occasion } of findings) {
          if (answer === 'due') expect(by !== null && by >= day).toBe(true)
          if (answer === 'overdue')
            expect(by !== null && by < day && !(occasion.met && occasion.met.on.slice(0, 10) <= day)).toBe(true)
          if (missed) expect(answer).toBe('overdue')
        }
      }
    }
  })

  it('one rule for visits holds on each day in care, and asks for one visit at a time', () => {
    for (const seed of SEEDS) {
      const one = file(life(seed))
      const spans = visitRegimes(one)
      for (const time of timesInCare(one)) {
        const within = spans.filter(span => span.time === time)
        expect(within[0]?.start).toBe(time.start)
        expect(within.at(-1)?.end).toBe(time.end)
        for (const [index, span] of within.entries())
          if (index > 0) expect([seed, within[index - 1]?.end]).toEqual([seed, span.start])
      }
      const open = DUTIES.filter(duty => VISITS.has(duty.id)).flatMap(duty =>
        openOccasions(occasionsOf(one, duty, FOREVER)).filter(({ key }) => !key.endsWith('not-decided')),
      )
      expect([seed, open.length <= 1]).toEqual([seed, true])
    }
  })
})
