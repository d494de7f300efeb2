import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainDate } from '../time/plain-date.ts'
import { type Dimension, breakdown } from './breakdown.ts'
import {
  child,
  contextFor,
  councilOn,
  everyMeasure,
  inCare,
  measure,
  north,
  seen,
  staying,
  stayOf,
  trust,
  west,
} from './example.test-support.ts'

const on = plainDate('2025-03-31')
const context = contextFor(trust)

const byCouncil: Dimension = {
  id: 'council',
  title: 'Council',
  codes: trust.map(({ code, name }) => ({ code, label: name })),
  of: councilOn,
  councils: code => (code === 'north' ? [north] : code === 'west' ? [west] : []),
}

const byHome: Dimension = {
  id: 'home',
  title: 'Home',
  groups: [
    { code: 'family', label: 'In a family' },
    { code: 'other', label: 'Elsewhere' },
  ],
  codes: [
    { code: 'kin', label: 'With family or friends', group: 'family' },
    { code: 'fostered', label: 'Foster home', group: 'family' },
    { code: 'residential', label: 'Children’s home', group: 'other' },
  ],
  of: file => stayOf(file).type,
}

const files = [
  child('a', { council: 'north', start: '2024-01-01', seen: ['2025-03-01'], type: 'kin' }),
  child('b', { council: 'north', start: '2024-01-01', type: 'fostered' }),
  child('c', { council: 'west', start: '2024-01-01', seen: ['2025-03-01'], type: 'residential' }),
  child('d', { council: 'west', start: '2025-03-30' }),
]

describe('a breakdown', () => {
  it('by council gives each council’s own answer beside the total', () => {
    const { breakdowns, failures } = breakdown({ measure: seen, on, dimensions: [byCouncil], context, files })
    expect(failures).toEqual([])
    expect(breakdowns[0]?.total).toMatchObject({ numerator: 2, denominator: 4, unknown: 1, value: 50 })
    expect(
      breakdowns[0]?.rows.map(row => [row.label, row.result.numerator, row.result.denominator, row.result.value]),
    ).toEqual([
      ['North', 1, 2, 50],
      ['West', 1, 2, 50],
    ])
  })

  it('gathers codes under their groups, keeps the detail, and puts those not known last', () => {
    const { breakdowns } = breakdown({ measure: staying, on, dimensions: [byHome], context, files })
    const brief = breakdowns[0]?.rows.map(row => [
      row.label,
      row.result.value,
      row.detail?.map(detail => [detail.label, detail.result.value]),
    ])
    expect(brief).toEqual([
      [
        'In a family',
        2,
        [
          ['With family or friends', 1],
          ['Foster home', 1],
        ],
      ],
      ['Elsewhere', 1, [['Children’s home', 1]]],
      ['Not known', 1, undefined],
    ])
  })

  it('has no row for those not known where there are none', () => {
    const { breakdowns } = breakdown({ measure: staying, on, dimensions: [byHome], context, files: files.slice(0, 3) })
    expect(breakdowns[0]?.rows.map(row => row.code)).toEqual(['family', 'other'])
  })

  it('of a rate divides each council by its own children, and gives other groups as numbers only', () => {
    const { breakdowns } = breakdown({ measure: inCare, on, dimensions: [byCouncil, byHome], context, files })
    expect(breakdowns[0]?.rows.map(({ result }) => [result.numerator, result.denominator, result.value])).toEqual([
      [2, 83_113, 0.24],
      [2, 96_295, 0.21],
    ])
    expect(breakdowns[1]?.rows[0]?.result).toMatchObject({
      numerator: 2,
      denominator: null,
      value: null,
      note: 'No published estimate of the children in this group to divide by.',
    })
  })

  it('puts a child whose group cannot be worked out among those not known, and keeps a measure’s failure apart', () => {
    const broken: Dimension = {
      ...byHome,
      of: () => {
        throw new Error('no')
      },
    }
    const fails = measure('fails', 'percent', {
      counts: () => {
        throw new Error('no')
      },
    })
    const { breakdowns, failures } = breakdown({
      measure: fails,
      on,
      dimensions: [broken],
      context,
      files: files.slice(0, 1),
    })
    expect(breakdowns[0]?.rows.at(-1)).toMatchObject({ code: 'not-known', result: { denominator: 1, unknown: 1 } })
    expect(failures).toMatchObject([{ measure: 'fails', subject: 'a' }])
  })

  it('always adds up to its total', () => {
    const anyFile = fc.record({
      council: fc.constantFrom('north', 'west', 'elsewhere'),
      type: fc.constantFrom('kin', 'fostered', 'residential', 'boat'),
      score: fc.integer({ min: 0, max: 40 }),
      start: fc.constantFrom('2023-01-01', '2025-03-25'),
    })
    fc.assert(
      fc.property(fc.array(anyFile, { maxLength: 30 }), fc.constantFrom(...everyMeasure), (stays, one) => {
        const made = stays.map((stay, n) => child(`${n}`, stay))
        const { breakdowns } = breakdown({ measure: one, on, dimensions: [byCouncil, byHome], context, files: made })
        for (const { total, rows } of breakdowns) {
          const sum = (of: 'numerator' | 'unknown' | 'excluded' | 'children') =>
            rows.reduce((before, row) => before + row.result[of], 0)
          for (const of of ['numerator', 'unknown', 'excluded', 'children'] as const) expect(sum(of)).toBe(total[of])
          for (const row of rows)
            if (row.detail)
              expect(row.detail.reduce((before, { result }) => before + result.numerator, 0)).toBe(row.result.numerator)
        }
      }),
    )
  })
})
