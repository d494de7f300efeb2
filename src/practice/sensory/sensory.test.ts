import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../spine/ledger/entry.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { ask, child, dues, entry, on } from '../cases.ts'
import { sensoryVisitDue } from './duties.ts'
import {
  sensoryAgreement,
  sensoryContribution,
  sensoryCount,
  sensoryDeployment,
  sensoryNeedKnown,
  sensoryRecharge,
  sensoryShare,
  sensoryVisit,
  sensoryYear,
} from './kinds.ts'
import { sensoryCaseload, sensoryVisitsInTime } from './measures.ts'
import { caseloadOn, childrenIn, deployedOn, differencesOf, knownOn, parted, splitOf } from './notions.ts'

const known = (start: string, end: string | null, level = 'medium', need = 'hearing'): Entry => ({
  ...entry(sensoryNeedKnown, start, end, { need, level, framework: 'natsip' } as never),
  id: `${need} ${start}`,
})
const visit = (day: string, more: object = {}): Entry =>
  entry(sensoryVisit, day, null, {
    discipline: 'qtod',
    place: 'school',
    purpose: ['teaching'],
    seen: true,
    ...more,
  } as never)
const life = (...entries: Entry[]) => fileOf('c', [...child(), ...entries])

describe('when a specialist visits', () => {
  const findings = (entries: Entry[], today: string) =>
    dues(sensoryVisitDue, life(...entries), today).map(each => [each.is, each.by])

  it('is counted from the day the service knew the child, and then from the visit before', () => {
    expect(findings([known('2026-01-05', null)], '2026-02-01')).toEqual([['due', '2026-02-23']])
    expect(findings([known('2026-01-05', null), visit('2026-02-02')], '2026-03-01')).toEqual([
      ['met', '2026-02-23'],
      ['due', '2026-03-23'],
    ])
  })

  it('is late, or overdue, by the level of support', () => {
    const high = [known('2026-01-05', null, 'high'), visit('2026-01-26')]
    expect(findings(high, '2026-02-20')).toEqual([
      ['met-late', '2026-01-19'],
      ['overdue', '2026-02-09'],
    ])
    expect(findings([known('2026-01-05', null, 'monitoring')], '2026-12-01')).toEqual([['due', '2027-01-05']])
  })

  it('is sooner where a visit was planned sooner, and no later where it was planned later', () => {
    const planned = (next: string) => [known('2026-01-05', null, 'low'), visit('2026-02-02', { next: on(next) })]
    expect(findings(planned('2026-03-02'), '2026-02-20').find(([is]) => is === 'due')).toEqual(['due', '2026-03-02'])
    expect(findings(planned('2026-12-01'), '2026-02-20').find(([is]) => is === 'due')).toEqual(['due', '2026-06-02'])
  })

  it('is not met by an audiologist, nor where the child was not seen', () => {
    const other = [
      known('2026-01-05', null),
      visit('2026-02-02', { discipline: 'audiology' }),
      visit('2026-02-03', { seen: false }),
    ]
    expect(findings(other, '2026-03-01')).toEqual([['overdue', '2026-02-23']])
  })

  it('stops when the service no longer knows the child, and begins again at a new level', () => {
    const changed = [known('2026-01-05', null), known('2026-02-01', null, 'high')]
    expect(knownOn(life(...changed), on('2026-02-03'))?.level).toBe('high')
    expect(findings(changed, '2026-02-10').at(-1)).toEqual(['due', '2026-02-15'])
    expect(findings([known('2026-01-05', '2026-01-20')], '2026-03-01').filter(([is]) => is === 'overdue')).toEqual([])
  })
})

describe('the age the service knows young people to', () => {
  it('is 19: from the 20th birthday nobody is on the caseload, and no visit is due', () => {
    // Born on 1 June 2010.
    const file = life(known('2026-01-05', null))
    expect(knownOn(file, on('2030-05-31'))?.level).toBe('medium')
    expect(knownOn(file, on('2030-06-01'))).toBeUndefined()
  })
})

describe('measures of the service', () => {
  it('count a child the service knows, once', () => {
    expect(ask(sensoryCaseload, life(known('2026-01-05', null)), '2026-02-01')).toHaveLength(1)
    expect(ask(sensoryCaseload, life(known('2026-01-05', '2026-01-20')), '2026-02-01')).toEqual([])
    const both = life(known('2026-01-05', null), known('2026-01-06', null, 'low', 'vision'))
    expect(ask(sensoryCaseload, both, '2026-02-01')).toHaveLength(1)
  })

  it('ask about each visit that fell due', () => {
    const file = life(known('2026-01-05', null), visit('2026-02-02'), visit('2026-04-20'))
    expect(ask(sensoryVisitsInTime, file, '2026-06-30').map(({ side, at }) => [side, at])).toEqual([
      ['counts', '2026-02-23'],
      ['does-not-count', '2026-03-23'],
      ['does-not-count', '2026-06-08'],
    ])
  })
})

const COUNCILS = ['north', 'west']
const named = (id: string, of: Entry): Entry => ({ ...of, id })
const count = (day: string, council: string, need: string, numbers: readonly [number, number, number, number]): Entry =>
  named(
    `${day} ${council} ${need}`,
    entry(sensoryCount, day, null, {
      council,
      need,
      high: numbers[0],
      medium: numbers[1],
      low: numbers[2],
      monitoring: numbers[3],
    } as never),
  )
const trust = (...entries: Entry[]) => fileOf('t', entries, {}, 'trust')

// As published of one service in 2022-23.
const PUBLISHED = [
  named('a', entry(sensoryAgreement, '2021-04-01', null, { title: 'Agreement', host: 'north' })),
  ...(
    [
      ['north', 44],
      ['west', 56],
    ] as const
  ).map(([council, percent]) =>
    named(`share ${council}`, entry(sensoryShare, '2021-04-01', null, { agreement: 'a', council, percent })),
  ),
  entry(sensoryYear, '2022-04-01', null, {
    year: 2022,
    staffing: 2_172_564,
    other: 108_372,
    recharge: 170_000,
    shared: 2_040_000,
  }),
  ...(
    [
      ['north', 970_000],
      ['west', 1_070_000],
    ] as const
  ).map(([council, amount]) =>
    named(`paid ${council}`, entry(sensoryContribution, '2022-04-20', null, { year: 2022, council, amount })),
  ),
  count('2022-10-01', 'north', 'hearing', [60, 110, 120, 70]),
  count('2022-10-01', 'north', 'vision', [30, 40, 50, 27]),
  count('2022-10-01', 'west', 'hearing', [62, 112, 120, 71]),
  count('2022-10-01', 'west', 'vision', [31, 42, 50, 30]),
]

describe('a year’s cost and who pays it', () => {
  const split = splitOf(trust(...PUBLISHED), 2022, COUNCILS, on('2022-12-01'))

  it('keeps what was agreed, what was contributed and what is used apart', () => {
    expect(split).toMatchObject({
      net: 2_110_936,
      shared: 2_040_000,
      unshared: 70_936,
      contributed: 2_040_000,
      uncontributed: 0,
    })
    expect(split?.councils).toMatchObject([
      { council: 'north', agreed: 44, byAgreed: 897_600, contributed: 970_000, contributedShare: 47.55, children: 507 },
      {
        council: 'west',
        agreed: 56,
        byAgreed: 1_142_400,
        contributed: 1_070_000,
        contributedShare: 52.45,
        children: 518,
      },
    ])
    expect(split?.councils.map(each => each.use)).toEqual([49.46, 50.54])
  })

  it('says each difference in pounds', () => {
    const found = split ? differencesOf(split) : []
    expect(found).toContainEqual({ is: 'paid-not-agreed', council: 'west', pounds: -72_400 })
    expect(found).toContainEqual({ is: 'unshared', pounds: 70_936 })
    expect(found).toContainEqual({ is: 'recharge-short', pounds: 170_000 })
    expect(found.some(each => each.is === 'shares-do-not-add-up')).toBe(false)
  })

  it('tells shares that do not add up, and nothing by an agreement that has ended', () => {
    const third = named(
      'share west 2',
      entry(sensoryShare, '2022-06-01', null, { agreement: 'a', council: 'west', percent: 50 }),
    )
    const off = splitOf(trust(...PUBLISHED, third), 2022, COUNCILS, on('2022-12-01'))
    expect(off && differencesOf(off)).toContainEqual({ is: 'shares-do-not-add-up', together: 94 })
    const ended = PUBLISHED.map(each => (each.id === 'a' ? { ...each, end: on('2022-09-01') } : each))
    expect(splitOf(trust(...ended), 2022, COUNCILS, on('2022-12-01'))?.councils[0]).toMatchObject({
      agreed: null,
      byAgreed: null,
    })
    expect(splitOf(trust(), 2022, COUNCILS, on('2022-12-01'))).toBeUndefined()
  })

  it('what each council would pay always adds up to what is shared', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.array(fc.nat(2000), { minLength: 1, maxLength: 5 }), (total, weights) => {
        const parts = parted(total, weights)
        const any = weights.some(each => each > 0)
        expect(parts.reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBe(any ? total : 0)
        for (const part of parts) expect(part === null || part >= 0).toBe(true)
      }),
    )
  })

  it('recharges are of the schools whose workers the service employs', () => {
    const school = named(
      'd',
      entry(sensoryDeployment, '2022-04-01', null, {
        school: 'Oak',
        council: 'west',
        employer: 'service',
        workers: 2,
        hours: 60,
        by: ['bsl'],
        pupils: 3,
      }),
    )
    const paid = entry(sensoryRecharge, '2022-09-01', null, { deployment: 'd', year: 2022, amount: 170_000 })
    const whole = splitOf(trust(...PUBLISHED, school, paid), 2022, COUNCILS, on('2022-12-01'))
    expect(whole).toMatchObject({ recharged: 170_000, rechargedSchools: 1 })
    expect(whole && differencesOf(whole).some(each => each.is === 'recharge-short')).toBe(false)
    expect(deployedOn(trust(school), on('2022-04-01'))).toHaveLength(1)
    expect(deployedOn(trust(school), on('2022-03-31'))).toEqual([])
  })
})

describe('the caseload as counted', () => {
  it('is the latest count of each council and need, and as old as the oldest of them', () => {
    const later = count('2022-11-01', 'west', 'vision', [40, 40, 40, 40])
    const held = caseloadOn(trust(...PUBLISHED, later), on('2022-12-01'))
    expect(held?.on).toBe('2022-10-01')
    expect(childrenIn(held?.cells ?? [], { council: 'west', need: 'vision' })).toBe(160)
    expect(childrenIn(held?.cells ?? [], { level: 'high' })).toBe(60 + 30 + 62 + 40)
    expect(childrenIn(caseloadOn(trust(...PUBLISHED), on('2022-12-01'))?.cells ?? [])).toBe(1025)
    expect(caseloadOn(trust(...PUBLISHED), on('2022-09-30'))).toBeUndefined()
  })
})
