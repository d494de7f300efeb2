import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trendOf } from '../../measure/trend.ts'
import { monthEnds } from '../../time/periods.ts'
import { plainDate } from '../../time/plain-date.ts'
import { type Bars, type Chart, type Sparkline, type TrendChart, draw, sentenceFor, tableFor } from './draw.ts'
import { apart, linesOf } from './svg.ts'

const series = (...values: (number | null)[]) =>
  monthEnds(plainDate('2025-03-31'), values.length).map((on, n) => ({ on, value: values[n] ?? null }))

const year = series(61, 63, 58, 60, 62, null, 64, 61, 59, 60, 62, 61, 78)
const trend = trendOf(year, 'higher', { least: 0, most: 100 })
const seen: TrendChart = {
  kind: 'trend',
  id: 'seen',
  title: 'Seen in time',
  unit: 'percent',
  points: year,
  target: 79,
  compared: [{ label: 'England', value: 77 }],
  trend,
  ...(trend.limits ? { limits: trend.limits } : {}),
}
const small: Sparkline = { kind: 'sparkline', id: 'small', title: 'Seen in time', unit: 'percent', points: year }
const homes: Bars = {
  kind: 'bars',
  id: 'homes',
  title: 'Where children live',
  unit: 'mix',
  of: 'Home',
  unknown: 12,
  bars: [
    { label: 'Foster home', value: 62, count: 310 },
    { label: 'Approved by us', value: 40, count: 200, detail: true },
    { label: 'Children’s home', value: 12, count: 60 },
    { label: 'Secure home', value: 'hidden', count: 'hidden' },
  ],
}
const count = (markup: string, of: RegExp) => [...markup.matchAll(of)].length

describe('every chart', () => {
  it.each([seen, small, homes] as const)(
    'has a title and description for screen readers, and no style or script',
    chart => {
      const markup = draw(chart)
      expect(markup).toContain(`role="img" aria-labelledby="${chart.id}-title ${chart.id}-desc"`)
      expect(markup).toContain(`<title id="${chart.id}-title">${chart.title}</title>`)
      expect(markup).toContain(`<desc id="${chart.id}-desc">`)
      expect(markup).not.toMatch(/style=|<script|<style|\son\w+=|href=|NaN|undefined|Infinity/)
    },
  )

  it('writes what people typed as text, never as markup', () => {
    const markup = draw({ ...homes, title: '<b>"x"</b>', bars: [{ label: '<script>&', value: 1 }] })
    expect(markup).toContain('&lt;b&gt;&quot;x&quot;&lt;/b&gt;')
    expect(markup).toContain('&lt;script&gt;&amp;')
    expect(markup).not.toMatch(/<script|<b>/)
  })

  it('refuses an id that could not be referred to', () => {
    expect(() => draw({ ...homes, id: 'a b' })).toThrow("'a b' will not do")
  })

  it('draws whatever values there are, and elements are all closed', () => {
    const values = fc.array(fc.option(fc.double({ min: 0, max: 100, noNaN: true })), { maxLength: 60 })
    fc.assert(
      fc.property(values, fc.constantFrom('percent', 'rate', 'days', 'count' as const), (list, unit) => {
        const points = list.length === 0 ? [] : series(...list)
        const charts: readonly Chart[] = [
          { ...seen, unit, points },
          { ...small, unit, points },
          { ...homes, unit, bars: list.map((value, n) => ({ label: `Row ${n}`, value })) },
        ]
        for (const chart of charts) {
          const markup = draw(chart)
          expect(markup).not.toMatch(/NaN|undefined|Infinity|="-0"/)
          expect(count(markup, /<[a-z]+[^>]*[^/]>/g)).toBe(count(markup, /<\/[a-z]+>/g))
          expect(sentenceFor(chart)).toMatch(/\.$/)
        }
      }),
    )
  })
})

describe('a trend chart', () => {
  const markup = draw(seen)

  it('breaks its line where nothing could be said', () => {
    expect(count(/class="chart-line"[^>]*d="([^"]*)"/.exec(markup)?.[1] ?? '', /M/g)).toBe(2)
    expect(count(markup, /class="chart-point"/g)).toBe(11)
  })

  it('marks a value outside its limits by shape', () => {
    expect(count(markup, /<polygon class="chart-outside"/g)).toBe(1)
    expect(count(draw({ ...seen, points: year.slice(0, -1) }), /chart-outside/g)).toBe(0)
  })

  it('names the value, target, comparison and average at its end without their touching', () => {
    const labels = [...markup.matchAll(/<text x="[\d.]+" y="([\d.]+)" class="chart-end [^"]*">([^<]*)</g)]
    expect(labels.map(label => label[2])).toEqual(['78%', 'Target 79%', 'England 77%', 'Average 61%'])
    const heights = labels.map(label => Number(label[1])).sort((a, b) => a - b)
    for (const [n, y] of heights.entries()) if (n > 0) expect(y - (heights[n - 1] ?? 0)).toBeGreaterThanOrEqual(17.9)
  })

  it('what reads the same as a year before is the same, however little it went up or down', () => {
    const on = plainDate('2026-03-31')
    const yearAgo = { on: plainDate('2025-03-31'), value: 21.48, change: -0.1 }
    const trend = { ...seen.trend, limits: undefined, meaning: 'cannot-tell', yearAgo } as const
    const same = { ...seen, points: [{ on, value: 21.38 }], trend, target: undefined, compared: [] }
    const { target: _, ...chart } = same
    expect(sentenceFor(chart as typeof seen)).toBe(
      '21% at 31 March 2026, the same as a year before. There are too few values to say whether it has changed.',
    )
  })

  it('says in a sentence what it shows', () => {
    expect(sentenceFor(seen)).toBe(
      '78% at 31 March 2025, against 61% a year before (+17 percentage points). This is a real change for the better: ' +
        'it is above its usual range (55% to 67%). The target is 79%. For comparison: England, 77%.',
    )
    expect(sentenceFor({ ...seen, points: series(50, null), trend: trendOf(series(50, null), 'higher') })).toBe(
      'Not known at 31 March 2025. It was 50% at 28 February 2025. There are too few values to say whether it has changed. ' +
        'The target is 79%. For comparison: England, 77%.',
    )
  })

  it('has a table of every value, those not known included', () => {
    const table = tableFor(seen)
    expect(table.head.slice(0, 5)).toEqual(['Date', 'Value', 'Target', 'England', 'Average'])
    expect(table.rows).toHaveLength(13)
    expect(table.rows[5]?.slice(0, 3)).toEqual(['31 August 2024', 'not known', '79%'])
  })
})

describe('a sparkline', () => {
  it('has a dot for the latest value and none where that is not known', () => {
    expect(count(draw(small), /chart-latest/g)).toBe(1)
    expect(count(draw({ ...small, points: series(1, 2, null) }), /chart-latest/g)).toBe(0)
  })

  it('shows a value that stands between two gaps', () => {
    expect(count(draw({ ...small, points: series(1, 2, null, 4, null, 3) }), /chart-lone/g)).toBe(2)
  })

  it('of nothing is nothing', () => {
    expect(draw({ ...small, points: series(null, null) })).toBe('')
  })

  it('says its latest value and range', () => {
    expect(sentenceFor(small)).toBe(
      '78% at 31 March 2025. Since 31 March 2024 it has been between 58% and 78%. One value is missing.',
    )
  })
})

describe('bars', () => {
  it('are as long as their values, from 0', () => {
    const widths = [...draw(homes).matchAll(/class="chart-bar"[^>]* width="([\d.]+)"/g)].map(found => Number(found[1]))
    expect(widths).toHaveLength(3)
    expect((widths[2] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(12 / 62, 2)
  })

  it('say in words what is not shown, and draw nothing for it', () => {
    expect(draw(homes)).toContain('>not shown</text>')
    expect(sentenceFor(homes)).toBe(
      'The most: Foster home, 62%; then Children’s home, 12%. Not known for 12. One is not shown, so that nobody can be identified.',
    )
  })

  it('of a breakdown say the highest and lowest', () => {
    const councils: Bars = {
      ...homes,
      unit: 'percent',
      unknown: 0,
      bars: [
        { label: 'North', value: 62, count: 31, outOf: 50 },
        { label: 'West', value: 55, count: 33, outOf: 60 },
      ],
    }
    expect(sentenceFor(councils)).toBe('Highest: North, 62%. Lowest: West, 55%.')
    expect(draw(councils)).toContain('>62% (31 of 50)</text>')
    expect(tableFor({ ...councils, of: 'Council' })).toEqual({
      caption: 'Where children live',
      head: ['Council', 'Value', 'Number', 'Out of'],
      rows: [
        ['North', '62%', '31', '50'],
        ['West', '55%', '33', '60'],
      ],
    })
  })

  it('have a table with those not known last', () => {
    expect(tableFor(homes).rows.slice(-2)).toEqual([
      ['Secure home', 'not shown', 'not shown'],
      ['Not known', '', '12'],
    ])
  })
})

describe('labels', () => {
  it('are kept apart, in order, within the chart', () => {
    expect(apart([100, 101, 102], 18, 16, 266)).toEqual([100, 118, 136])
    expect(apart([260, 265, 10], 18, 16, 266)).toEqual([248, 266, 16])
  })

  it('are cut at spaces', () => {
    expect(linesOf('Placed for adoption with current foster carer', 20)).toEqual([
      'Placed for adoption',
      'with current foster',
      'carer',
    ])
  })
})
