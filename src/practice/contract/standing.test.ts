import { describe, expect, it } from 'vitest'
import { type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import { type Every, periodsUpTo } from './periods.ts'
import { type Reading, type Status, standingOf, statusOf, worstFirst } from './standing.ts'
import { type Rule, type TermFrom, ruleOn, rulesOf, termOn, termsOf } from './terms.ts'

const BEGAN = plainDate('2020-11-01')
const term = (changes: Partial<TermFrom> = {}): TermFrom => ({
  polarity: 'higher',
  target: 95,
  tolerance: 85,
  agreed: false,
  why: 'for the test',
  from: BEGAN,
  ...changes,
})
const RULE = ruleOn(rulesOf([]), BEGAN)

/** A figure, `null` for one not held, 'none' for nought of nought. */
type Told = number | null | 'none'

interface Case {
  readonly title: string
  readonly every?: Every
  readonly until?: string
  readonly told: readonly Told[]
  readonly terms?: readonly TermFrom[]
  readonly rule?: Partial<Rule>
  readonly submitted?: Readonly<Record<number, number>>
  readonly streak: number
  readonly breach: boolean
  readonly status: Status
}

const cases: readonly Case[] = [
  { title: 'two months outside are no breach', told: [90, 80, 80], streak: 2, breach: false, status: 'outside' },
  { title: 'three months outside are one', told: [90, 80, 80, 80], streak: 3, breach: true, status: 'outside' },
  {
    title: 'one quarter outside is no breach',
    every: 'quarter',
    told: [90, 80],
    streak: 1,
    breach: false,
    status: 'outside',
  },
  {
    title: 'two quarters outside are one',
    every: 'quarter',
    told: [90, 80, 80],
    streak: 2,
    breach: true,
    status: 'outside',
  },
  {
    title: 'more quarters still are',
    every: 'quarter',
    told: [80, 80, 80],
    streak: 3,
    breach: true,
    status: 'outside',
  },
  {
    title: 'worse than target but tolerated is outside nothing',
    told: [86, 86, 86],
    streak: 0,
    breach: false,
    status: 'within',
  },
  {
    title: 'exactly at the edge of tolerance is inside',
    told: [80, 80, 85],
    streak: 0,
    breach: false,
    status: 'within',
  },
  { title: 'a hair beyond the edge is outside', told: [80, 80, 84.99], streak: 3, breach: true, status: 'outside' },
  {
    title: 'what reads the same to two places as the edge is at it',
    told: [80, 80, 84.9951],
    streak: 0,
    breach: false,
    status: 'within',
  },
  { title: 'exactly at target is on it', told: [95], streak: 0, breach: false, status: 'on-target' },
  { title: 'a good month ends a run', told: [80, 80, 90, 80], streak: 1, breach: false, status: 'outside' },
  {
    title: 'a month without a figure neither adds to a run nor ends it',
    told: [80, 80, null, 80],
    streak: 3,
    breach: true,
    status: 'outside',
  },
  {
    title: 'at a month without a figure the run stands as it was',
    told: [80, 80, 80, null],
    streak: 3,
    breach: true,
    status: 'missing',
  },
  {
    title: 'where it was agreed that a missing figure ends a run, it does',
    told: [80, 80, null, 80],
    rule: { missing: 'ends' },
    streak: 1,
    breach: false,
    status: 'outside',
  },
  {
    title: 'where it was agreed that a missing figure counts, it does',
    told: [80, null, null],
    rule: { missing: 'counts' },
    streak: 3,
    breach: true,
    status: 'missing',
  },
  {
    title: 'nought of nought is nothing to count, and no fault',
    told: [80, 80, 'none'],
    rule: { missing: 'counts' },
    streak: 2,
    breach: false,
    status: 'nothing',
  },
  {
    title: 'nothing to count may be agreed to end a run',
    told: [80, 80, 'none', 80],
    rule: { nothing: 'ends' },
    streak: 1,
    breach: false,
    status: 'outside',
  },
  { title: 'no figure at all is no run', told: [null, null, null], streak: 0, breach: false, status: 'missing' },
  {
    title: 'a run goes on past 31 March',
    until: '2026-04-30',
    told: [80, 80, 80],
    streak: 3,
    breach: true,
    status: 'outside',
  },
  {
    title: 'where it was agreed to, a run begins again on 1 April',
    until: '2026-04-30',
    told: [80, 80, 80],
    rule: { yearEnd: 'begins-again' },
    streak: 1,
    breach: false,
    status: 'outside',
  },
  {
    title: 'a month missing in March does not carry a run into a year that begins again',
    until: '2026-05-31',
    told: [80, 80, null, null, 80],
    rule: { yearEnd: 'begins-again' },
    streak: 1,
    breach: false,
    status: 'outside',
  },
  {
    title: 'each month is judged by the target of its own day: one loosened in the middle ends the run',
    until: '2026-10-31',
    told: [80, 80, 80],
    terms: [term(), term({ tolerance: 75, from: plainDate('2026-10-01') })],
    streak: 0,
    breach: false,
    status: 'within',
  },
  {
    title: 'one tightened in the middle does not reach back',
    until: '2026-10-31',
    told: [86, 86, 86],
    terms: [term(), term({ tolerance: 90, from: plainDate('2026-09-30') })],
    streak: 2,
    breach: false,
    status: 'outside',
  },
  {
    title: 'one that begins after a month’s last day is not yet its own',
    until: '2026-10-31',
    told: [86],
    terms: [term(), term({ tolerance: 90, from: plainDate('2026-11-01') })],
    streak: 0,
    breach: false,
    status: 'within',
  },
  {
    title: 'where lower is better, more is outside',
    told: [21, 21, 21],
    terms: [term({ polarity: 'lower', target: 15, tolerance: 20 })],
    streak: 3,
    breach: true,
    status: 'outside',
  },
  {
    title: 'and at the edge is inside',
    told: [20],
    terms: [term({ polarity: 'lower', target: 15, tolerance: 20 })],
    streak: 0,
    breach: false,
    status: 'within',
  },
  {
    title: 'about a middle, too little is outside',
    told: [-2.1],
    terms: [term({ polarity: 'band', target: 0, tolerance: 2 })],
    streak: 1,
    breach: false,
    status: 'outside',
  },
  {
    title: 'and too much',
    told: [2.1],
    terms: [term({ polarity: 'band', target: 0, tolerance: 2 })],
    streak: 1,
    breach: false,
    status: 'outside',
  },
  {
    title: 'and at either edge is inside',
    told: [-2],
    terms: [term({ polarity: 'band', target: 0, tolerance: 2 })],
    streak: 0,
    breach: false,
    status: 'on-target',
  },
  {
    title: 'with no tolerance agreed nothing is outside it',
    told: [1, 1, 1],
    terms: [term({ tolerance: null })],
    streak: 0,
    breach: false,
    status: 'not-judged',
  },
  {
    title: 'with no terms at all nothing is judged',
    told: [1, 1, 1],
    terms: [],
    streak: 0,
    breach: false,
    status: 'not-judged',
  },
  {
    title: 'a figure restated for the better ends the run',
    told: [80, 90, 80],
    submitted: { 1: 80 },
    streak: 1,
    breach: false,
    status: 'outside',
  },
  {
    title: 'unless it was agreed that what was submitted is judged',
    told: [80, 90, 80],
    submitted: { 1: 80 },
    rule: { restated: 'as-submitted' },
    streak: 3,
    breach: true,
    status: 'outside',
  },
  {
    title: 'a figure restated for the worse makes a run',
    told: [80, 80, 80],
    submitted: { 1: 90 },
    streak: 3,
    breach: true,
    status: 'outside',
  },
  {
    title: 'the numbers of the rule are data too',
    told: [80, 80],
    rule: { months: 2 },
    streak: 2,
    breach: true,
    status: 'outside',
  },
]

function readingsOf({ every = 'month', until, told, submitted = {} }: Case): readonly Reading[] {
  const last = plainDate(until ?? (every === 'month' ? '2026-10-31' : '2026-09-30'))
  return periodsUpTo(every, last, told.length).map((end, at) => ({
    end,
    value: told[at] === 'none' ? null : (told[at] as number | null),
    ...(told[at] === 'none' ? { nothing: true as const } : {}),
    ...(submitted[at] === undefined ? {} : { submitted: submitted[at] }),
  }))
}

describe('how a KPI stands', () => {
  it.each(cases)('$title', each => {
    const rule = { ...RULE, ...each.rule }
    const standing = standingOf(each.every ?? 'month', readingsOf(each), each.terms ?? [term()], () => rule)
    expect({
      streak: standing.streak,
      breach: standing.breach,
      status: standing.latest?.status,
    }).toEqual({ streak: each.streak, breach: each.breach, status: each.status })
  })

  it('says since when a run goes on, the missing month within it left out', () => {
    const of = { title: '', told: [90, 80, null, 80], streak: 2, breach: false, status: 'outside' } as const
    const standing = standingOf('month', readingsOf(of), [term()], () => RULE)
    expect(standing.since).toBe('2026-08-31')
    expect(standing.missing).toEqual(['2026-09-30'])
    expect(standing.needed).toBe(3)
  })

  it('with no periods there is nothing to say', () => {
    const standing = standingOf('quarter', [], [term()], () => RULE)
    expect(standing).toMatchObject({ streak: 0, breach: false, needed: 2, points: [] })
    expect(standing.latest).toBeUndefined()
  })
})

describe('terms', () => {
  it('come with a tolerance for every KPI whose 2019-20 figure is printed, which that figure just meets', () => {
    const printed = { 'kpi-1': 83, 'kpi-2': 33, 'kpi-5': 68, 'kpi-18': 147.2, 'kpi-20': 3 }
    for (const [id, value] of Object.entries(printed))
      expect([id, statusOf(value, termOn(termsOf(id, []), BEGAN))]).toEqual([id, 'within'])
  })

  it('say of themselves that nobody has agreed them', () => {
    const [first] = termsOf('kpi-1', [])
    expect(first).toMatchObject({ agreed: false, from: BEGAN })
    expect(first?.why).toContain('Our assumption until agreed')
    expect(RULE).toMatchObject({ agreed: false, months: 3, quarters: 2 })
  })

  it('of two entered for one day the later written holds, and it takes the place of the one shipped', () => {
    const from = (tolerance: number): TermFrom => term({ tolerance })
    expect(termsOf('kpi-1', [from(1), from(2)])).toEqual([from(2)])
    const rules = rulesOf([{ ...RULE, months: 4, from: plainDate('2026-04-01') as PlainDate }])
    expect(ruleOn(rules, plainDate('2026-03-31')).months).toBe(3)
    expect(ruleOn(rules, plainDate('2026-04-01')).months).toBe(4)
  })
})

describe('the worst first', () => {
  it('in breach, then outside by how long, then by the chance of being outside next, then those without a figure', () => {
    const row = (number: number, changes: object = {}) => ({
      number,
      breach: false,
      streak: 0,
      status: 'on-target' as Status,
      chance: 0.1 as number | null,
      ...changes,
    })
    const rows = [
      row(1),
      row(2, { status: 'missing', chance: null }),
      row(3, { chance: 0.6 }),
      row(4, { status: 'outside', streak: 1 }),
      row(5, { status: 'outside', streak: 2 }),
      row(6, { status: 'outside', streak: 3, breach: true }),
      row(7),
    ]
    expect(worstFirst(rows).map(each => each.number)).toEqual([6, 5, 4, 3, 1, 7, 2])
  })
})
