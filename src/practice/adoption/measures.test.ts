import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { createTally } from '../../spine/measure/evaluate.ts'
import type { Measure } from '../../spine/measure/measure.ts'
import { addDays, daysBetween } from '../../spine/time/plain-date.ts'
import {
  ask,
  child,
  entry,
  fileWith,
  home,
  inCare,
  north,
  on,
  reasonsOf,
  sides,
  status,
  stay,
  trust,
} from '../cases.ts'
import { adoption, adoptionDecision } from './kinds.ts'
import { a1, a10, adoptionMeasures, adoptionOrders, adoptionWaiting, kpi18, kpi19, sgoOrders } from './measures.ts'
import { words } from './words.ts'

const END = '2021-03-31'

const decided = (start: string, end: string | null = null): Entry =>
  entry(adoptionDecision, start, end, end === null ? {} : { reversed: 'RD1' })

const order = (start: string | null, body: BodyOf<typeof adoption> = {}): Entry => entry(adoption, start, null, body)

/** Came into care 1 January 2019, decision 1 July, order 1 September, matched 1 December, placed 1 January 2020, adopted 1 October 2020. */
const adopted = (more: {
  matched?: string | null
  order?: string
  decisions?: Entry[]
  byFosterCarer?: boolean
  homes?: Entry[]
  ended?: string
  startKnown?: boolean
}): SubjectFile =>
  fileWith([
    child({ born: '2018-12-01' }),
    inCare('2019-01-01', more.ended ?? '2020-10-01', { ended: 'E12', startKnown: more.startKnown ?? true }),
    status('C1', '2019-01-01', more.order ?? '2019-09-01'),
    status('E1', more.order ?? '2019-09-01', more.ended ?? '2020-10-01'),
    more.decisions ?? [decided('2019-07-01')],
    more.homes ?? [home('2019-01-01', '2020-01-01'), home('2020-01-01', '2020-10-01', { type: 'A6' })],
    order(more.ended ?? '2020-10-01', {
      ...(more.matched === null ? {} : { matched: on(more.matched ?? '2019-12-01') }),
      byFosterCarer: more.byFosterCarer ?? false,
    }),
  ])

function figure(measure: Measure, files: readonly SubjectFile[], date = END) {
  const tally = createTally([measure], [{ on: on(date), within: [north] }], {
    contextFor: within => ({ ...trust, within }),
    councilOn: () => 'north',
  })
  for (const file of files) tally.add(file)
  return tally.results()[0]?.results[0]
}

describe('waiting for adoptive parents', () => {
  const waiting = (...more: Entry[]) => fileWith([child({ born: '2019-06-01' }), inCare('2020-01-01'), ...more])

  test('a child with a placement order and no adoptive home waits, in days from the order', () => {
    const file = waiting(status('E1', '2021-03-01'), decided('2020-12-01'), home('2020-01-01'))
    expect(ask(adoptionWaiting, file, END)).toEqual([
      { side: 'counts', why: ['adoption.placement-order-in-force', 'adoption.waiting-since-order'], value: 30 },
    ])
  })

  test('a decision with no order also waits, without days', () => {
    const file = waiting(status('C1', '2020-01-01'), decided('2021-01-01'), home('2020-01-01'))
    expect(ask(adoptionWaiting, file, END)).toEqual([
      { side: 'counts', why: ['adoption.decision-without-order', 'adoption.waiting-since-decision'] },
    ])
  })

  test('a child placed for adoption on the day is no longer waiting; the day before she was', () => {
    const file = waiting(
      status('E1', '2020-10-01'),
      home('2020-01-01', '2021-03-31'),
      home('2021-03-31', null, { type: 'A6' }),
    )
    expect(sides(adoptionWaiting, file, '2021-03-30')).toEqual(['counts'])
    expect(sides(adoptionWaiting, file, '2021-03-31')).toEqual([])
  })

  test('a child in hospital from an adoptive home is still placed', () => {
    const file = waiting(
      status('E1', '2020-10-01'),
      home('2020-12-01', null, { type: 'A6' }),
      stay('T1', '2021-03-20', null),
    )
    expect(sides(adoptionWaiting, file, END)).toEqual([])
  })

  test('a child fostered by carers who may adopt is still waiting', () => {
    expect(
      sides(adoptionWaiting, waiting(status('E1', '2020-10-01'), home('2020-01-01', null, { type: 'U5' })), END),
    ).toEqual(['counts'])
  })

  test('a decision reversed on the day, or an adoption, ends the wait', () => {
    expect(sides(adoptionWaiting, waiting(decided('2020-06-01', '2021-03-31')), END)).toEqual([])
    expect(sides(adoptionWaiting, adopted({}), END)).toEqual([])
  })

  test('a child who was waiting when the return lost them is set aside; one placed by then, or without a plan, is not', () => {
    const lost = (...more: Parameters<typeof fileWith>[0]) =>
      fileWith([child(), inCare('2020-01-01', null, { lostAfter: on('2020-03-31') }), ...more])
    const order = status('E1', '2020-02-01')
    expect(ask(adoptionWaiting, lost(order, home('2020-01-01')), END)).toEqual([
      { side: 'excluded', why: ['care.lost-to-return'] },
    ])
    expect(sides(adoptionWaiting, lost(order, home('2020-01-01')), '2020-03-31')).toEqual(['counts'])
    expect(ask(adoptionWaiting, lost(order, home('2020-03-01', null, { type: 'A6' })), END)).toEqual([])
    expect(ask(adoptionWaiting, lost(status('C2', '2020-02-01')), END)).toEqual([])
  })

  test('an order already in force when care was first held is waited for at least that long', () => {
    const file = fileWith([child(), inCare('2020-04-01', null, { startKnown: false }), status('E1', '2020-04-01')])
    expect(ask(adoptionWaiting, file, END)).toEqual([
      {
        side: 'counts',
        why: ['adoption.placement-order-in-force', 'adoption.waiting-since-order-start-not-known'],
        value: 364,
      },
    ])
  })

  test('an order recorded in two entries that follow on is one order', () => {
    const file = waiting(status('E1', '2020-10-01', '2020-12-01'), status('E1', '2020-12-01'))
    expect(ask(adoptionWaiting, file, '2020-12-31')[0]?.value).toBe(91)
  })

  test('a child whose plan is not adoption is not asked about', () => {
    expect(sides(adoptionWaiting, waiting(status('C2', '2020-02-01'), home('2020-01-01')), END)).toEqual([])
  })
})

describe('adoption and special guardianship orders', () => {
  test('care that ended in adoption counts on the day it ended, for twelve months', () => {
    const file = adopted({})
    expect(ask(adoptionOrders, file, END)).toEqual([{ side: 'counts', why: ['adoption.adopted'], at: '2020-10-01' }])
    expect(sides(adoptionOrders, file, '2020-09-30')).toEqual([])
    expect(sides(adoptionOrders, file, '2021-09-30')).toEqual(['counts'])
    expect(sides(adoptionOrders, file, '2021-10-31')).toEqual([])
  })

  test('an order recorded while care is still open counts; a record with no day does not', () => {
    const open = [child(), inCare('2019-01-01')]
    expect(ask(adoptionOrders, fileWith([...open, order('2021-02-01')]), END)).toEqual([
      { side: 'counts', why: ['adoption.adopted-as-recorded'], at: '2021-02-01' },
    ])
    expect(sides(adoptionOrders, fileWith([...open, order(null)]), END)).toEqual([])
  })

  test('an order on the day care is recorded as ended for another reason is set aside and shown', () => {
    const file = fileWith([child(), inCare('2019-01-01', '2021-02-01', { ended: 'E4A' }), order('2021-02-01')])
    expect(ask(adoptionOrders, file, END)).toEqual([
      { side: 'excluded', why: ['adoption.care-ended-otherwise'], at: '2021-02-01' },
    ])
  })

  test('every special guardianship code counts, the two older ones too; child arrangements and adoption do not', () => {
    const left = (ended: NonNullable<Parameters<typeof inCare>[2]>['ended'] & string) =>
      sides(sgoOrders, fileWith([child(), inCare('2019-01-01', '2021-03-31', { ended })]), END).length
    expect((['E45', 'E46', 'E47', 'E48', 'E43', 'E44'] as const).map(left)).toEqual([1, 1, 1, 1, 1, 1])
    expect((['E41', 'E11', 'E12', 'E4A', 'E17'] as const).map(left)).toEqual([0, 0, 0, 0, 0])
  })
})

describe('entering care to a new family', () => {
  test('A1 is days from coming into care to being placed, not to the order', () => {
    expect(ask(a1, adopted({}), END)).toEqual([
      { side: 'counts', why: ['adoption.adopted', 'adoption.placed-after'], at: '2020-10-01', value: 365 },
    ])
  })

  test('it looks back three years from the day, and no further', () => {
    expect(sides(a1, adopted({}), '2023-09-30')).toEqual(['counts'])
    expect(sides(a1, adopted({}), '2023-10-31')).toEqual([])
  })

  test('an earlier time in care does not count, only the one that ended in adoption', () => {
    const file = fileWith([
      child({ born: '2016-01-01' }),
      inCare('2016-02-01', '2017-02-01'),
      inCare('2019-01-01', '2020-10-01', { ended: 'E11' }),
      home('2016-02-01', '2017-02-01'),
      home('2019-01-01', '2019-01-31'),
      home('2019-01-31', '2020-10-01', { type: 'A4' }),
    ])
    expect(ask(a1, file, END)[0]?.value).toBe(30)
  })

  test('after a placement that did not last, it is the one with those who adopted', () => {
    const homes = [
      home('2019-01-01', '2019-06-01', { type: 'A6' }),
      home('2019-06-01', '2019-09-01', { type: 'U6' }),
      home('2019-09-01', '2020-10-01', { type: 'A6' }),
    ]
    expect(ask(a1, adopted({ homes }), END)[0]?.value).toBe(243)
  })

  test('a move from one adoptive home straight to another is the second; a change of status there is the first', () => {
    const next = (sameCarer: boolean) => [
      home('2019-03-01', '2019-09-01', { type: 'A4' }),
      home('2019-09-01', '2020-10-01', { type: 'A6', sameCarer }),
    ]
    expect(ask(a1, adopted({ homes: next(false) }), END)[0]?.value).toBe(243)
    expect(ask(a1, adopted({ homes: next(true) }), END)[0]?.value).toBe(59)
  })

  test('for a foster carer who adopted, A1 runs to the day the home became adoptive and A10 to the day she moved in', () => {
    const homes = [
      home('2019-01-01', '2019-02-01'),
      home('2019-02-01', '2020-01-01', { type: 'U4' }),
      home('2020-01-01', '2020-10-01', { type: 'A5', sameCarer: true }),
    ]
    const file = adopted({ homes, byFosterCarer: true })
    expect(ask(a1, file, END)[0]?.value).toBe(365)
    expect(ask(a10, file, END)).toEqual([
      { side: 'counts', why: ['adoption.adopted', 'adoption.moved-in-after'], at: '2020-10-01', value: 31 },
    ])
  })

  test('A10 is A1 for everyone else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), days => {
        const placed = addDays(on('2019-01-01'), days)
        const file = adopted({ homes: [home('2019-01-01', placed), home(placed, '2020-10-01', { type: 'A6' })] })
        expect(ask(a10, file, END)).toEqual(ask(a1, file, END))
        expect(ask(a1, file, END)[0]?.value).toBe(daysBetween(on('2019-01-01'), placed))
      }),
    )
  })

  test('a child never placed for adoption before the order is left out', () => {
    const file = adopted({ homes: [home('2019-01-01', '2020-10-01')] })
    for (const measure of [a1, a10, kpi18])
      expect(ask(measure, file, END)).toEqual([{ side: 'excluded', why: ['adoption.never-placed'], at: '2020-10-01' }])
  })

  test('when the day care began is not held, the child adds nothing to the average', () => {
    const file = adopted({ startKnown: false })
    expect(ask(a1, file, END)).toEqual([
      { side: 'unknown', why: ['adoption.adopted', 'adoption.care-start-not-known'], at: '2020-10-01' },
    ])
    expect(figure(a1, [file, adopted({})])).toMatchObject({ value: 365, denominator: 1, unknown: 1 })
  })
})

describe('placement order to match (A2)', () => {
  test('is days from the placement order to the match, not from the adoption order', () => {
    expect(ask(kpi18, adopted({}), END)).toEqual([
      { side: 'counts', why: ['adoption.adopted', 'adoption.matched-after'], at: '2020-10-01', value: 91 },
    ])
  })

  test('a match 10 days before the order is 0 days, and is in the average', () => {
    const early = adopted({ matched: '2019-08-22' })
    expect(ask(kpi18, early, END)).toEqual([
      { side: 'counts', why: ['adoption.adopted', 'adoption.matched-before-order'], at: '2020-10-01', value: 0 },
    ])
    expect(figure(kpi18, [early, adopted({})])).toMatchObject({ numerator: 91, denominator: 2, value: 45.5 })
  })

  test('covers three years, not one', () => {
    expect(sides(kpi18, adopted({}), '2023-03-31')).toEqual(['counts'])
  })

  test('a child placed with consent, without an order, is left out', () => {
    const file = fileWith([
      child(),
      inCare('2019-01-01', '2020-10-01', { ended: 'E11' }),
      status('V2', '2019-01-01', '2020-10-01'),
      home('2020-01-01', '2020-10-01', { type: 'A4' }),
      order('2020-10-01', { matched: on('2019-12-01') }),
    ])
    expect(ask(kpi18, file, END)).toEqual([
      { side: 'excluded', why: ['adoption.no-placement-order'], at: '2020-10-01' },
    ])
  })

  test('a match that is not recorded is not known', () => {
    expect(sides(kpi18, adopted({ matched: null }), END)).toEqual(['unknown'])
  })
})

describe('placed within 12 months of the decision (KPI 19)', () => {
  test('placed a year to the day after the decision is within it, and a day later is not', () => {
    expect(sides(kpi19, adopted({ decisions: [decided('2019-01-01')] }), END)).toEqual(['counts'])
    expect(sides(kpi19, adopted({ decisions: [decided('2018-12-31')] }), END)).toEqual(['does-not-count'])
  })

  test('a decision reversed and remade is counted from the one that led to the placement', () => {
    const decisions = [decided('2018-06-01', '2018-11-01'), decided('2019-07-01')]
    expect(ask(kpi19, adopted({ decisions }), END)).toEqual([
      { side: 'counts', why: ['adoption.adopted', 'adoption.placed-in-time'], at: '2020-10-01' },
    ])
  })

  test('with no decision on file the one recorded with the adoption is used', () => {
    const file = fileWith([
      child(),
      inCare('2019-01-01', '2020-10-01', { ended: 'E12' }),
      home('2020-01-01', '2020-10-01', { type: 'A6' }),
      order('2020-10-01', { decided: on('2018-12-01') }),
    ])
    expect(sides(kpi19, file, END)).toEqual(['does-not-count'])
  })

  test('no decision anywhere, or only ones after the placement, is not known and stays', () => {
    expect(ask(kpi19, adopted({ decisions: [] }), END)[0]).toMatchObject({
      side: 'unknown',
      why: ['adoption.adopted', 'adoption.no-decision-held'],
    })
    expect(ask(kpi19, adopted({ decisions: [decided('2020-02-01')] }), END)[0]).toMatchObject({
      side: 'unknown',
      why: ['adoption.adopted', 'adoption.placed-before-decision'],
    })
    expect(figure(kpi19, [adopted({}), adopted({ decisions: [] })])).toMatchObject({
      numerator: 1,
      denominator: 2,
      unknown: 1,
    })
  })

  test('a foster carer’s adoption is placed when the home became adoptive, not when she moved in', () => {
    const homes = [
      home('2019-01-01', '2020-08-01', { type: 'U4' }),
      home('2020-08-01', '2020-10-01', { type: 'A5', sameCarer: true }),
    ]
    expect(sides(kpi19, adopted({ homes, byFosterCarer: true }), END)).toEqual(['does-not-count'])
  })
})

describe('files with nobody to ask about', () => {
  test('a child in care with no plan of adoption is in none of these', () => {
    const file = fileWith([
      child(),
      inCare('2019-01-01'),
      status('C2', '2019-01-01'),
      home('2019-01-01', null, { type: 'P1' }),
    ])
    for (const measure of adoptionMeasures) expect(ask(measure, file, END)).toEqual([])
  })

  test('neither is an empty file', () => {
    for (const measure of adoptionMeasures) expect(ask(measure, fileWith([]), END)).toEqual([])
  })
})

test('every reason an adoption measure gives has its sentence', () => {
  const files = [
    adopted({}),
    adopted({ matched: null, startKnown: false }),
    adopted({ matched: '2019-08-01', decisions: [] }),
    adopted({ decisions: [decided('2020-02-01')], byFosterCarer: true }),
    adopted({ homes: [], decisions: [decided('2017-01-01')] }),
    fileWith([child(), order('2021-01-01')]),
    fileWith([child(), inCare('2020-01-01'), decided('2021-01-01')]),
    fileWith([child(), inCare('2020-01-01'), status('E1', '2021-01-01')]),
    fileWith([child(), inCare('2020-01-01', '2021-03-01', { ended: 'E45' })]),
    fileWith([child(), inCare('2020-01-01', '2021-03-01', { ended: 'E4A' }), order('2021-03-01')]),
  ]
  const given = new Set(
    adoptionMeasures.flatMap(measure => files.flatMap(file => reasonsOf(measure, file, END).map(reason => reason.key))),
  )
  expect(given.size).toBeGreaterThan(14)
  expect([...given].filter(key => !(key in words))).toEqual([])
})
