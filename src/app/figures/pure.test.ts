import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtIn } from '../../practice/governance/comparators.ts'
import type { Measure, Result } from '../../spine/measure/measure.ts'
import { type Figure, cellOf } from '../../spine/measure/suppress.ts'
import { monthEnds } from '../../spine/time/periods.ts'
import { type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import { besideOn } from '../comparators/beside.ts'
import { measures } from '../rulebook.ts'
import { attentionIn } from './attention.ts'
import { crossed, movedBetween } from './changes.ts'
import { datesBehind, datesToOffer, everyDate, usualDate } from './dates.ts'
import { isSettled, knownFrom, stopsBefore } from './known.ts'
import { linksBetween } from './linked.ts'
import type { RawMember } from './members.ts'
import { shownFigure } from './published.ts'
import { directionOf, heldRow } from './rows.ts'

const END = plainDate('2026-03-31')
const result = (more: Partial<Result> = {}): Result => ({
  id: 'kpi-8',
  on: END,
  period: { start: END, end: END },
  unit: 'percent',
  numerator: 12,
  denominator: 100,
  unknown: 0,
  excluded: 0,
  children: 12,
  value: 12,
  ...more,
})
const measureOf = (id: string): Measure => measures.get(id) as Measure

describe('the dates behind a figure', () => {
  it('a month’s end is compared with that month’s end, a leap day with the end of February', () => {
    expect(datesBehind(plainDate('2025-02-28')).yearAgo).toBe('2024-02-29')
    expect(datesBehind(plainDate('2024-02-29')).yearAgo).toBe('2023-02-28')
    expect(datesBehind(plainDate('2026-01-15')).yearAgo).toBe('2025-01-15')
  })

  it('twelve month ends and five year ends, oldest first, none after the date', () => {
    const { months, years } = datesBehind(plainDate('2026-01-15'))
    expect([months.length, months[0], months.at(-1)]).toEqual([12, '2025-02-28', '2026-01-15'])
    expect(years).toEqual(['2021-03-31', '2022-03-31', '2023-03-31', '2024-03-31', '2025-03-31'])
    expect(everyDate(datesBehind(END))).toHaveLength(new Set(everyDate(datesBehind(END))).size)
  })

  it('figures are shown where the latest return stops, or today where that is earlier or nothing is held', () => {
    expect(usualDate(plainDate('2026-11-24'), [2025, 2026])).toBe('2026-03-31')
    expect(usualDate(plainDate('2026-02-01'), [2025, 2026])).toBe('2026-02-01')
    expect(usualDate(plainDate('2026-02-01'), [])).toBe('2026-02-01')
  })

  it('dates are offered newest first, each once, and none to come', () => {
    const offered = datesToOffer(plainDate('2026-11-24'), [2024, 2026])
    expect(offered[0]).toBe('2026-11-24')
    expect(offered).toContain('2024-03-31')
    expect(offered).not.toContain('2023-03-31')
    expect(offered).toEqual([...new Set(offered)].toSorted().toReversed())
    expect(datesToOffer(plainDate('2026-02-01'), [2026])).not.toContain('2026-03-31')
  })
})

describe('as it was known', () => {
  it('a day recorded here ends when it ends in England; the returns’ own dates are days', () => {
    const knownAt = plainDate('2026-07-01')
    expect(knownFrom({ knownAt })).toEqual({ clock: 'recorded', at: '2026-07-01 23:59:59.999 Europe/London' })
    expect(knownFrom({ knownAt, clock: 'per-source' })).toEqual({ clock: 'source', at: '2026-07-01' })
    expect(knownFrom({})).toBeUndefined()
  })

  it('a date past the latest return is said to be, then and now', () => {
    const at = plainDate('2020-04-01')
    expect(stopsBefore(plainDate('2021-03-31'), [2019, 2020], { clock: 'source', at })).toBe(
      'The latest return held by then stopped at 31 March 2020, so this is not a count of 31 March 2021: nothing that happened between the two was known.',
    )
    expect(stopsBefore(plainDate('2021-04-01'), [2021])).toBe(
      'The latest return held stops at 31 March 2021. After that, everything is as it left things.',
    )
    expect([stopsBefore(plainDate('2021-03-31'), [2021]), stopsBefore(plainDate('2021-03-31'), [])]).toEqual([
      undefined,
      undefined,
    ])
  })
})

describe('a row', () => {
  it('a direction is what a reader sees: two values that read alike are the same', () => {
    expect(directionOf(result({ value: 12.4 }), result({ value: 11.6 }), 'lower')).toEqual({
      went: 'same',
      is: 'neither',
    })
    expect(directionOf(result({ value: 14 }), result({ value: 12 }), 'lower')).toEqual({ went: 'up', is: 'worse' })
    expect(directionOf(result({ value: 14 }), result({ value: 12 }), 'context')).toEqual({ went: 'up', is: 'neither' })
    expect(directionOf(result({ value: null }), result(), 'lower').went).toBe('cannot-tell')
  })

  it('a mix keeps the parts that anyone is in, the largest first; a yearly measure is marked as one', () => {
    const parts = [
      { code: 'a', label: 'A', count: 0, value: 0 },
      { code: 'b', label: 'B', count: 3, value: 30 },
      { code: 'c', label: 'C', count: 7, value: 70 },
    ]
    const row = heldRow(measureOf('cla-legal-status'), datesBehind(END), on => result({ on, unit: 'mix', parts }))
    expect(row.parts?.map(part => part.label)).toEqual(['C', 'B'])
    expect(row).not.toHaveProperty('yearly')
    expect(heldRow(measureOf('oc2-dental'), datesBehind(END), on => result({ on })).yearly).toBe(true)
  })
})

describe('what needs attention', () => {
  const looked = (id: string, values: readonly number[], more: Partial<Result> = {}) => {
    const dates = datesBehind(END)
    const byDate = new Map<PlainDate, number>(monthEnds(END, 12).map((on, at) => [on, values[at] ?? 0]))
    const measure = measureOf(id)
    const answer = (on: PlainDate) => result({ id, on, value: byDate.get(on) ?? values[0] ?? 0, ...more })
    const sets = { book: builtIn, sets: [] }
    return { measure, row: heldRow(measure, dates, answer, besideOn(sets, measure, [], END)) }
  }
  const calm = { lost: 0, withoutDirectory: new Set<string>() }
  const level = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10]

  it('a figure worse than a year ago and beyond its usual range is said with both, and with England where that is better', () => {
    expect(attentionIn([looked('kpi-8', [...level, 19])], calm)).toEqual([
      {
        measure: 'kpi-8',
        title: 'Three or more homes in a year',
        level: 'due',
        sentence: '19%, against 10% a year ago. It has usually stayed between 8% and 13%. England: 10%.',
      },
    ])
  })

  it('one that reads the same as a year ago, or is better, or stays within its range is not', () => {
    expect(attentionIn([looked('kpi-8', [...level, 10.3])], calm)).toEqual([])
    expect(attentionIn([looked('kpi-8', [...level, 2])], calm)).toEqual([])
    expect(attentionIn([looked('kpi-8', [...level, 12])], calm)).toEqual([])
  })

  it('a yearly measure is never judged month by month', () => {
    expect(attentionIn([looked('oc2-convictions', [...level, 30])], calm)).toEqual([])
  })

  it('the furthest beyond comes first, and children lost to the return before all', () => {
    const found = attentionIn([looked('residential-share', [...level, 15]), looked('kpi-12', [...level, 40])], {
      ...calm,
      lost: 2,
    })
    expect(found.map(each => [each.title, each.level])).toEqual([
      ['Lost to the return', 'overdue'],
      ['Living more than 20 miles from home, outside their council', 'due'],
      ['Children living in residential homes', 'due'],
    ])
    expect(found[0]?.sentence).toContain('2 children whose care was never ended are in no later return')
  })

  it('what one act would settle is said once, with the act; the rest of what is not known in one line', () => {
    const untold = { unknown: 60 }
    const rows = ['kpi-12', 'out-of-county', 'kpi-21', 'kpi-7'].map(id => looked(id, [10], untold))
    const found = attentionIn(rows, { ...calm, withoutDirectory: new Set(['kpi-12', 'out-of-county']) })
    expect(found.map(each => each.sentence)).toEqual([
      'No postcode directory is loaded. Loading one (alongside import postcodes) would settle ‘Living more than 20 miles from home, outside their council’ and ‘Children living outside their council’.',
      '‘Left care to a permanent family’ for 60 of 100 and ‘Children settled with the same carers’ for 60 of 100.',
    ])
  })
})

describe('whether an answer can still change', () => {
  const today = plainDate('2026-11-24')
  const knownAt = plainDate('2026-11-23')

  it('as recorded by a day that is over, it cannot; today’s, one by the returns’ own dates and one as known now can', () => {
    expect(isSettled({ knownAt }, today)).toBe(true)
    expect(isSettled({ knownAt, clock: 'recorded' }, today)).toBe(true)
    expect(isSettled({ knownAt: today, clock: 'recorded' }, today)).toBe(false)
    expect(isSettled({ knownAt, clock: 'per-source' }, today)).toBe(false)
    expect(isSettled({}, today)).toBe(false)
  })
})

describe('what changed between two answers', () => {
  const member = (subject: string, side: RawMember['side'], more: Partial<RawMember> = {}): RawMember => ({
    subject,
    side,
    because: [],
    council: 'north',
    ...more,
  })

  it('a child counted then and not now, one newly asked about and one no longer are each told', () => {
    const before = [member('a', 'counts'), member('b', 'unknown'), member('c', 'counts')]
    const now = [member('a', 'does-not-count'), member('c', 'counts'), member('d', 'counts')]
    expect(movedBetween(before, now).map(({ subject, was, now: is }) => [subject, was, is])).toEqual([
      ['a', 'counts', 'does-not-count'],
      ['d', 'not-asked', 'counts'],
      ['b', 'unknown', 'not-asked'],
    ])
  })

  it('two events of one child are kept apart by their dates, and a changed value or part is a change', () => {
    const one = member('a', 'counts', { at: plainDate('2025-05-01') })
    const two = member('a', 'counts', { at: plainDate('2025-06-01') })
    expect(movedBetween([one], [one, two]).map(each => each.member)).toEqual([two])
    expect(movedBetween([member('a', 'counts', { value: 3 })], [member('a', 'counts', { value: 4 })])).toHaveLength(1)
    expect(movedBetween([member('a', 'counts', { part: 'x' })], [member('a', 'counts', { part: 'y' })])).toHaveLength(1)
  })

  it('the figure is moved by whoever comes to count or ceases to, and by nobody else', () => {
    expect(crossed({ was: 'does-not-count', now: 'counts' })).toBe(true)
    expect(crossed({ was: 'counts', now: 'not-asked' })).toBe(true)
    expect(crossed({ was: 'counts', now: 'counts' })).toBe(false)
    expect(crossed({ was: 'not-asked', now: 'does-not-count' })).toBe(false)
  })

  it('nothing differs from itself', () => {
    const side = fc.constantFrom('counts', 'does-not-count', 'unknown', 'excluded') as fc.Arbitrary<RawMember['side']>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), side)), pairs => {
        const members = pairs.map(([subject, on]) => member(subject, on))
        const last = [...new Map(members.map(each => [each.subject, each])).values()]
        expect(movedBetween(last, last)).toEqual([])
      }),
    )
  })
})

describe('published figures', () => {
  const base = {
    council: 'all',
    id: 'kpi-8',
    on: END,
    period: { start: END, end: END },
    unknown: 0,
    excluded: 0,
    children: 12,
  } as const

  it('one mark for everything held back, with no number left beside it', () => {
    const held = { unit: 'percent', value: null, children: null, outOf: null, hidden: true }
    const percent = { ...base, unit: 'percent' } as const
    expect(shownFigure({ ...percent, numerator: 'hidden', denominator: 100, value: 'hidden' })).toEqual(held)
    expect(shownFigure({ ...percent, numerator: 40, denominator: 'hidden', value: 'hidden' })).toEqual(held)
    expect(shownFigure({ ...percent, numerator: 0, denominator: 100, value: 'hidden' })).toEqual(held)
  })

  it('an average is of so many children, never of its sum', () => {
    expect(shownFigure({ ...base, unit: 'days', numerator: 26_291, denominator: 61, value: 431 })).toEqual({
      unit: 'days',
      value: 431,
      children: 61,
      outOf: null,
    })
  })

  it('comings less goings are of no one number of children; a count of events is of those they happened to', () => {
    expect(shownFigure({ ...base, unit: 'net', numerator: 399, denominator: 806, value: -8 })).toMatchObject({
      value: -8,
      children: null,
      net: { came: 399, left: 407 },
    })
    const hidden = shownFigure({ ...base, unit: 'net', numerator: 'hidden', denominator: 806, value: 'hidden' })
    expect(hidden).not.toHaveProperty('net')
    const some = shownFigure({ ...base, unit: 'net', numerator: 399, denominator: 806, unknown: 'hidden', value: -8 })
    expect(some).not.toHaveProperty('net')
    expect(shownFigure({ ...base, unit: 'count', numerator: 358, denominator: null, value: 358 })).toMatchObject({
      value: 358,
      children: 12,
    })
  })

  it('a mix is as many as were asked about', () => {
    expect(shownFigure({ ...base, unit: 'mix', numerator: 90, denominator: 90, value: null })).toMatchObject({
      value: 90,
      children: 90,
    })
  })

  it('measures of the same children are linked where their numbers are the same, and only there', () => {
    const figure = (id: string, more: Partial<Result>): Figure => ({
      council: 'north',
      result: result({ id, ...more }),
    })
    const number = figure('cla-number', { unit: 'count', numerator: 100, denominator: null })
    expect(linksBetween([number, figure('kpi-8', { denominator: 100 })])).toHaveLength(1)
    expect(linksBetween([number, figure('kpi-8', { denominator: 99 })])).toEqual([])
    expect(linksBetween([number, { ...figure('kpi-8', { denominator: 100 }), council: 'west' }])).toEqual([])
  })

  it('the number in care a year before, with those who came and without those who left, is linked to the number now, where it is so', () => {
    const counted = (on: string, numerator: number, id = 'cla-number', denominator: number | null = null): Figure => {
      const at = plainDate(on)
      const unit = id === 'cla-net' ? 'net' : 'count'
      return {
        council: 'north',
        result: result({ id, unit, on: at, period: { start: at, end: at }, numerator, denominator }),
      }
    }
    const [then, now] = [counted('2024-03-31', 100), counted('2025-03-31', 110)]
    // 30 came and 20 left.
    const net = counted('2025-03-31', 30, 'cla-net', 50)
    expect(linksBetween([then, now, net])).toEqual([
      {
        left: [cellOf(then, 'numerator'), cellOf(net, 'numerator')],
        right: [cellOf(now, 'numerator'), cellOf(net, 'rest')],
      },
    ])
    expect(linksBetween([then, now, counted('2025-03-31', 30, 'cla-net', 51)])).toEqual([])
    expect(linksBetween([now, net])).toEqual([])
  })
})
