import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../spine/ledger/entry.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { addDays, dateOf, daysBetween } from '../../spine/time/plain-date.ts'
import { child, entry, on } from '../cases.ts'
import { periodOfCare } from '../care/kinds.ts'
import { placement } from '../placement/kinds.ts'
import type { CostPer } from './codes.ts'
import { placementCost, placementOneOff } from './kinds.ts'
import {
  PAYERS,
  asKnown,
  costOf,
  costedChild,
  forecastOn,
  grouped,
  monthsBehind,
  piecesOf,
  pricedOn,
  shared,
  spendKindOf,
  sumOf,
  together,
  triedBefore,
} from './notions.ts'

const care = (start: string, end: string | null, more: { lostAfter?: string } = {}): Entry =>
  entry(periodOfCare, start, end, {
    council: 'north',
    startKnown: true,
    ...(more.lostAfter ? { lostAfter: on(more.lostAfter) } : {}),
  } as never)
const home = (start: string, end: string | null, type = 'U6', provider = 'PR4', more: object = {}): Entry =>
  entry(placement, start, end, { type, provider, sameCarer: false, ...more } as never)
let costs = 0
const price = (start: string, pounds: number, more: object = {}, end: string | null = null): Entry => ({
  ...entry(placementCost, start, end, {
    price: pounds,
    per: 'week',
    covers: 'home',
    source: 'agreement',
    ...more,
  } as never),
  id: `price ${++costs}`,
})
const once = (day: string, amount: number, more: object = {}): Entry =>
  entry(placementOneOff, day, null, { amount, for: 'setting-up', ...more } as never)
const costed = (id: string, ...entries: Entry[]) => costedChild(fileOf(id, [...child(), ...entries]))
const spendOf = (from: string, until: string, ...children: ReturnType<typeof costed>[]) =>
  together(piecesOf(children, on(from), on(until)))

describe('what a price comes to', () => {
  const week = { from: on('2026-04-01'), until: null, per: 'week' as const, pence: 70_000, education: 0, health: 0 }

  it.each<[string, CostPer, number, string, string, number]>([
    ['a week’s price for seven nights', 'week', 70_000, '2026-04-01', '2026-04-08', 70_000],
    ['for one night, a seventh of it', 'week', 70_000, '2026-04-01', '2026-04-02', 10_000],
    ['for a whole year, 52 weeks and a day', 'week', 70_000, '2026-04-01', '2027-04-01', 3_650_000],
    ['a night’s price for each night', 'night', 9_999, '2026-04-01', '2026-04-04', 29_997],
    ['a year’s price for a year', 'year', 1_000_001, '2026-04-01', '2027-04-01', 1_000_001],
    ['a year’s price for a year with 29 February in it', 'year', 1_000_001, '2027-04-01', '2028-04-01', 1_000_001],
    ['nothing before it begins', 'week', 70_000, '2026-03-01', '2026-04-01', 0],
  ])('%s', (_, per, pence, from, until, came) => {
    expect(costOf({ ...week, per, pence }, on(from), on(until))).toBe(came)
  })

  it('29 February is one of 366 days of its year from April', () => {
    const price = { ...week, from: on('2020-04-01'), per: 'year' as const, pence: 36_600 }
    expect(costOf(price, on('2024-02-29'), on('2024-03-01'))).toBe(100)
    expect(costOf({ ...price, pence: 36_500 }, on('2025-02-28'), on('2025-03-01'))).toBe(100)
  })

  it('parts of any stretch add up to the whole of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<CostPer>('week', 'night', 'year'),
        fc.nat(2_000_000),
        fc.array(fc.nat(1500), { minLength: 2, maxLength: 8 }),
        (per, pence, days) => {
          const cuts = days.sort((a, b) => a - b).map(each => addDays(on('2022-11-17'), each))
          const of = { ...week, from: on('2022-11-17'), per, pence }
          const parts = cuts.slice(1).reduce((sum, cut, at) => sum + costOf(of, cuts[at] ?? cut, cut), 0)
          expect(parts).toBe(costOf(of, cuts[0] ?? on('2022-11-17'), cuts.at(-1) ?? on('2022-11-17')))
        },
      ),
    )
  })

  it('is parted among those who pay to the penny, nobody below nought', () => {
    fc.assert(
      fc.property(fc.nat(5_000_000), fc.nat(100), fc.nat(120), (pence, education, health) => {
        const parts = shared(pence, education, health)
        expect(sumOf(parts)).toBe(pence)
        for (const payer of PAYERS) expect(parts[payer]).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('a child’s homes and what they cost', () => {
  it('a later price for the same thing takes the place of an earlier one; prices for other things add up', () => {
    const one = costed(
      'a',
      care('2026-01-01', null),
      home('2026-01-01', null),
      price('2026-01-01', 700),
      price('2026-04-08', 1400),
      price('2026-04-01', 70, { covers: 'therapy', health: 100 }),
    )
    const { pence } = spendOf('2026-04-01', '2026-04-15', one)
    expect(pence).toEqual({ trust: 70_000 + 140_000, education: 0, health: 14_000 })
    expect(pricedOn([one], on('2026-04-10'))[0]).toMatchObject({ week: 147_000, shares: { health: 7_000 } })
    expect(pricedOn([one], on('2026-04-07'))[0]?.week).toBe(77_000)
  })

  it('a price stops when the child leaves, and the next home has none until one is entered', () => {
    const one = costed(
      'a',
      care('2026-01-01', null),
      home('2026-01-01', '2026-05-01'),
      home('2026-05-01', null, 'K2'),
      price('2026-01-01', 700),
    )
    const may = spendOf('2026-05-01', '2026-06-01', one)
    expect(may).toMatchObject({ total: 0, unpricedChildren: 1, unpricedNights: 31 })
    expect(pricedOn([one], on('2026-05-01'))[0]?.week).toBeNull()
  })

  it('a price goes on where the same carers move house, and not where the kind of home changes', () => {
    const moved = [care('2026-01-01', null), home('2026-01-01', '2026-05-01'), price('2026-01-01', 700)]
    const same = costed('a', ...moved, home('2026-05-01', null, 'U6', 'PR4', { sameCarer: true }))
    expect(spendOf('2026-05-01', '2026-05-08', same).total).toBe(70_000)
    const other = costed('a', ...moved, home('2026-05-01', null, 'U3', 'PR1', { sameCarer: true }))
    expect(spendOf('2026-05-01', '2026-05-08', other).total).toBe(0)
  })

  it('care that ended, the 18th birthday and the last day a return knows of end what a home costs', () => {
    const left = costed('a', care('2026-01-01', '2026-04-08'), home('2026-01-01', null), price('2026-01-01', 700))
    expect(spendOf('2026-04-01', '2026-07-01', left).total).toBe(70_000)
    const lost = costed(
      'b',
      care('2026-01-01', null, { lostAfter: '2026-04-07' }),
      home('2026-01-01', null),
      price('2026-01-01', 700),
    )
    expect(spendOf('2026-04-01', '2026-07-01', lost).total).toBe(70_000)
    const grown = costed('c', care('2027-01-01', null), home('2027-01-01', null), price('2027-01-01', 700))
    // Born on 1 June 2010.
    expect(spendOf('2028-05-25', '2028-07-01', grown).total).toBe(70_000)
  })

  it('what is paid once is of its month, also on the day the child left', () => {
    const one = costed(
      'a',
      care('2026-01-01', null),
      home('2026-01-01', '2026-05-01'),
      once('2026-05-01', 99.99, { placement: 'placement 2026-01-01', education: 50 }),
    )
    expect(spendOf('2026-05-01', '2026-06-01', one).pence).toEqual({ trust: 4999, education: 5000, health: 0 })
    expect(one.stray).toEqual([])
  })

  it('a price of a day without a home is in no sum and is told', () => {
    const one = costed(
      'a',
      care('2026-01-01', '2026-03-01'),
      home('2026-01-01', '2026-03-01'),
      price('2026-03-05', 700),
    )
    expect(one.stray).toHaveLength(1)
  })

  it('tells kinds of home apart as budgets do', () => {
    expect(spendKindOf('U6', 'PR1')).toBe('foster-own')
    expect(spendKindOf('U4', 'PR2')).toBe('foster-agency')
    expect(spendKindOf('U3', 'PR1')).toBe('kinship')
    expect(spendKindOf('K2', 'PR4')).toBe('residential-bought')
    expect(spendKindOf('K2', 'PR1')).toBe('residential-own')
    expect(spendKindOf('H5', 'PR4')).toBe('supported')
    expect(spendKindOf('A6', undefined)).toBe('adoption')
    expect(spendKindOf('R5', undefined)).toBe('elsewhere')
  })

  it('a usual price stands for what is missing, and is in no other sum', () => {
    const one = costed('a', care('2026-01-01', null), home('2026-01-01', null))
    const pieces = piecesOf([one], on('2026-04-01'), on('2026-04-15'))
    const usual = [
      { kind: 'foster-agency' as const, from: on('2025-04-01'), week: 70_000 },
      { kind: 'foster-agency' as const, from: on('2026-06-01'), week: 90_000 },
    ]
    expect(together(pieces, usual)).toMatchObject({ total: 0, assumed: 140_000, unassumed: 0, week: null })
    expect(together(pieces)).toMatchObject({ assumed: 0, unassumed: 14 })
    const parents = costed('b', care('2026-01-01', null), home('2026-01-01', null, 'P1', 'PR0'))
    expect(spendOf('2026-04-01', '2026-05-01', parents).unpricedChildren).toBe(0)
  })
})

const someChild = fc
  .record({
    moves: fc.array(
      fc.record({ days: fc.integer({ min: 1, max: 400 }), kind: fc.constantFrom('U6', 'K2', 'K3', 'P1') }),
      { minLength: 1, maxLength: 6 },
    ),
    prices: fc.array(
      fc.record({
        at: fc.nat(1500),
        pounds: fc.nat(9000),
        education: fc.nat(60),
        health: fc.nat(60),
        covers: fc.constantFrom('home', 'therapy'),
      }),
      { maxLength: 8 },
    ),
    last: fc.boolean(),
  })
  .map(({ moves, prices, last }) => {
    let day = on('2022-05-10')
    const homes = moves.map(({ days, kind }, at) => {
      const start = day
      day = addDays(day, days)
      return home(start, at === moves.length - 1 && !last ? null : day, kind)
    })
    return costed(
      `child ${++costs}`,
      care('2022-05-10', last ? day : null),
      ...homes,
      ...prices.map(({ at, pounds, ...more }) => price(addDays(on('2022-05-10'), at), pounds, more)),
    )
  })

describe('spend added up', () => {
  it('months, children, kinds and payers each add up to the same', () => {
    fc.assert(
      fc.property(fc.array(someChild, { minLength: 1, maxLength: 6 }), children => {
        const pieces = piecesOf(children, on('2022-04-01'), on('2028-04-01'))
        const { total, pence, nights } = together(pieces)
        expect(PAYERS.reduce((sum, each) => sum + pence[each], 0)).toBe(total)
        for (const of of ['month', 'subject', 'kind', 'council'] as const) {
          const parts = [...grouped(pieces, each => each[of]).values()].map(each => together(each))
          expect(parts.reduce((sum, each) => sum + each.total, 0)).toBe(total)
          expect(parts.reduce((sum, each) => sum + each.nights, 0)).toBe(nights)
        }
        // Two spans side by side come to what they come to as one, and nobody is in two homes in one night.
        const cut = on('2024-02-29')
        const [a, b] = [piecesOf(children, on('2022-04-01'), cut), piecesOf(children, cut, on('2028-04-01'))]
        expect(together([...a, ...b]).total).toBe(total)
        for (const { nights: of, month } of pieces) expect(of).toBeLessThanOrEqual(Number(month.slice(8)))
      }),
      { numRuns: 60 },
    )
  })
})

describe('the year’s forecast', () => {
  // Two children there throughout, and one who comes each month and stays a year.
  const steady = [
    ...['a', 'b'].map(id => costed(id, care('2022-04-01', null), home('2022-04-01', null), price('2022-04-01', 700))),
    ...Array.from({ length: 60 }, (_, month) => {
      const start = dateOf(2021 + Math.floor(month / 12), (month % 12) + 1, 10)
      const end = addDays(start, 365)
      const [from, until] = [String(start), String(end)]
      return costed(`m${month}`, care(from, until), home(from, until), price(from, 700))
    }),
  ]
  const TODAY = on('2025-09-30')
  const known = asKnown(steady, TODAY)

  it('done and to come, with what has no end to the year’s end, and the day’s own spend among what is done', () => {
    const one = costed('a', care('2025-04-01', null), home('2025-04-01', null), price('2025-04-01', 700))
    const { done, stay } = forecastOn([one], TODAY)
    expect(done.total).toBe((daysBetween(on('2025-04-01'), TODAY) + 1) * 10_000)
    expect(done.total + stay.total).toBe(3_650_000)
  })

  it('knows what began and ended month by month', () => {
    const months = monthsBehind(known, TODAY, 24)
    expect(months).toHaveLength(24)
    expect(months.every(each => each.get('foster-agency')?.began === 1)).toBe(true)
    expect(months.slice(6).every(each => each.get('foster-agency')?.ended === 1)).toBe(true)
  })

  it('by the pattern of past months expects as many as there were, where the children there now alone would be fewer', () => {
    const { pattern, stay } = forecastOn(known, TODAY)
    const there = pattern?.byKind.get('foster-agency')
    expect(there?.now).toBe(14)
    expect(there?.atEnd).toBeGreaterThan(13)
    expect(there?.atEnd).toBeLessThan(15)
    expect(pattern?.low).toBeLessThanOrEqual(pattern?.expected ?? 0)
    expect(pattern?.high).toBeGreaterThanOrEqual(pattern?.expected ?? 0)
    // With every end known ahead, staying is less; with none known it is as much.
    expect(forecastOn(steady, TODAY).stay.total).toBeLessThan(stay.total)
  })

  it('is the same for the same record and seed, and has no pattern of too little history', () => {
    expect(forecastOn(known, TODAY)).toEqual(forecastOn(known, TODAY))
    const young = costed('a', care('2025-04-01', null), home('2025-04-01', null), price('2025-04-01', 700))
    expect(forecastOn([young], TODAY).pattern).toBeUndefined()
    expect(forecastOn(known, on('2026-03-31')).pattern).toBeUndefined()
  })

  it('is tried on years that have ended, from what was known then', () => {
    const tried = triedBefore(known, TODAY, 2)
    expect(tried.map(each => each.yearEnd)).toEqual(['2024-03-31', '2025-03-31'])
    for (const each of tried) expect(Math.abs(each.expected - each.came) / each.came).toBeLessThan(0.06)
  })
})
