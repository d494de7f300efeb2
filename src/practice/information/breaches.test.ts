import { describe, expect, it } from 'vitest'
import { findingOf } from '../../spine/duty/finding.ts'
import { timingFor } from '../../spine/duty/timing.ts'
import type { Entry, Start } from '../../spine/ledger/entry.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { createTally } from '../../spine/measure/evaluate.ts'
import { type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import { breachLearnt, breachToCommissioner, breachToPeople } from './duties.ts'
import { breachesReported } from './measures.ts'
import { breachesAt } from './notions.ts'

const entry = (kind: string, id: string, start: Start, body: object, end: string | null = null): Entry => ({
  id,
  kind,
  start,
  end: end as PlainDate | null,
  body,
})
const BASE = { reference: 'B1', type: 'lost', what: 'A notebook was lost', sensitive: false }
const breach = (start: Start, body: object = {}, end: string | null = null): Entry =>
  entry('data-breach', 'b', start, { ...BASE, ...body }, end)
const report = (start: Start): Entry => entry('breach-report', 'r', start, { breach: 'b' })
const trust = (...entries: Entry[]) => fileOf('trust', entries, {}, 'trust')
const answer = (duty: typeof breachToCommissioner, file: ReturnType<typeof trust>, on: string) =>
  duty
    .occasions(file, timingFor(duty, plainDate('2028-01-01')))
    .map(each => findingOf(duty, each, plainDate(on))?.answer ?? 'none')

describe('72 hours to the Commissioner', () => {
  it('count from the moment of knowing, through a weekend and the change of the clocks', () => {
    // Friday 24 October 2026 at 16:30 in summer time; the clocks go back on Sunday.
    const file = trust(breach('2026-10-23T15:30:00Z', { severity: 'risk' }))
    const [occasion] = breachToCommissioner.occasions(file, timingFor(breachToCommissioner, plainDate('2027-01-01')))
    expect(occasion?.by).toBe('2026-10-26T15:30:00Z')
  })

  it('a minute in time and a minute late are told apart', () => {
    const told = (at: string) =>
      answer(breachToCommissioner, trust(breach('2026-10-23T15:30:00Z'), report(at)), '2026-11-30')
    expect(told('2026-10-26T15:30:00Z')).toEqual(['met'])
    expect(told('2026-10-26T15:31:00Z')).toEqual(['met-late'])
  })

  it('run until the risk is judged, and stop only where it is unlikely, decided and written why', () => {
    const aware = '2026-10-23T15:30:00Z'
    const on = (body: object) => answer(breachToCommissioner, trust(breach(aware, body)), '2026-11-30')
    expect(on({})).toEqual(['overdue'])
    expect(on({ severity: 'unlikely' })).toEqual(['overdue'])
    expect(on({ severity: 'unlikely', decided: '2026-10-24' })).toEqual(['overdue'])
    expect(on({ severity: 'unlikely', decided: '2026-10-24', whyNot: 'It came back sealed' })).toEqual(['none'])
    expect(on({ severity: 'high', decided: '2026-10-24', whyNot: 'It came back sealed' })).toEqual(['overdue'])
  })

  it('where only the day is known, count from its first minute', () => {
    const [found] = breachesAt(trust(breach('2026-10-23')), '2026-10-24T00:00:00Z')
    expect(found?.clock).toEqual({ is: 'running', until: '2026-10-26T00:00:00Z', left: 48 * 60 })
  })
})

describe('telling people, and learning', () => {
  it('people are told where the risk is high, unless it is written why not', () => {
    const on = (body: object) => answer(breachToPeople, trust(breach('2026-10-01T09:00:00Z', body)), '2026-10-30')
    expect(on({ severity: 'risk' })).toEqual([])
    expect(on({ severity: 'high' })).toEqual(['overdue'])
    expect(on({ severity: 'high', told: '2026-10-02' })).toEqual(['met'])
    expect(on({ severity: 'high', whyUntold: 'It would put her in danger' })).toEqual(['none'])
  })

  it('what is learnt stays due after the breach is closed', () => {
    const file = trust(
      breach('2026-10-01T09:00:00Z', {}, '2026-10-20'),
      entry('breach-action', 'a', '2026-10-05' as Start, {
        breach: 'b',
        what: 'Ask twice',
        owner: 'u',
        by: '2026-10-30',
      }),
    )
    expect(answer(breachLearnt, file, '2026-11-02')).toEqual(['overdue'])
    expect(breachesAt(file, '2026-11-02T12:00:00Z')[0]?.actions[0]?.overdue).toBe(true)
  })
})

describe('KPI 20', () => {
  const north = { code: 'north', name: 'North', gss: 'E06000061', laNumber: '940' }
  const value = (file: ReturnType<typeof trust>, on: string) => {
    const tally = createTally([breachesReported], [{ on: plainDate(on), within: [north] }], {
      contextFor: within => ({
        councils: [north],
        within,
        population: () => undefined,
        gazetteer: false,
        connectedCarersAreInHouse: false,
      }),
      councilOn: () => undefined,
    })
    tally.add(file)
    expect(tally.failures()).toEqual([])
    return tally.results()[0]?.results[0]?.value
  }

  it('counts by the day of the report, and none is none once there is a register', () => {
    const file = trust(breach('2026-06-29T09:00:00Z', { severity: 'risk' }), report('2026-07-01T08:00:00Z'))
    expect(value(file, '2026-06-30')).toBe(0)
    expect(value(file, '2026-09-30')).toBe(1)
    expect(value(file, '2026-12-31')).toBe(0)
  })

  it('before the register nothing is known, so that what was entered stands', () => {
    expect(value(trust(breach('2026-06-29T09:00:00Z')), '2026-03-31')).toBeNull()
    expect(value(trust(), '2026-03-31')).toBeNull()
  })
})
