import { scaleLinear } from 'd3-scale'
import { formatNumber, formatValue } from '../../measure/format.ts'
import type { Bar, Bars } from './chart.ts'
import { sentenceFor } from './sentence.ts'
import { element, linesOf, picture, text, widthOf } from './svg.ts'

const WIDTH = 760
const LABELS = 250
const SIZE = 14
const LINE = 18
const BAR = 18
const GAP = 10
const NARROW = 340

/** Horizontal bars from 0, one under another, each with its label and its value in words. Detail is indented and thinner. */
export function drawBars(chart: Bars): string {
  if (chart.width === 'narrow') return drawNarrow(chart)
  const most = Math.max(0, ...chart.bars.map(bar => (typeof bar.value === 'number' ? bar.value : 0)))
  const ends = chart.bars.map(bar => endOf(bar, chart))
  const room = Math.max(60, ...ends.map(end => widthOf(end, SIZE))) + 12
  const x = scaleLinear([0, most || 1], [LABELS, WIDTH - room])
  let top = 4
  const drawn = chart.bars.map((bar, n) => {
    const indent = bar.detail ? 16 : 0
    const lines = linesOf(bar.label, 34 - (bar.detail ? 3 : 0))
    const height = Math.max(lines.length * LINE, BAR) + GAP
    const middle = top + height / 2
    const thick = bar.detail ? BAR - 6 : BAR
    const end = typeof bar.value === 'number' ? x(bar.value) : LABELS
    top += height
    return element(
      'g',
      { class: bar.detail ? 'chart-row chart-row-detail' : 'chart-row' },
      ...lines.map((words, index) =>
        text(indent, middle + 5 + (index - (lines.length - 1) / 2) * LINE, 'chart-label', words),
      ),
      typeof bar.value === 'number'
        ? element('rect', {
            class: 'chart-bar',
            x: LABELS,
            y: middle - thick / 2,
            width: end - LABELS,
            height: thick,
          })
        : '',
      text(
        end + 8,
        middle + 5,
        typeof bar.value === 'number' ? 'chart-value' : 'chart-value chart-value-none',
        ends[n] ?? '',
      ),
    )
  })
  return picture(
    { ...chart, className: 'chart-bars', width: WIDTH, height: top + 4 },
    sentenceFor(chart),
    element('line', { class: 'chart-tick', x1: LABELS, x2: LABELS, y1: 0, y2: top }),
    ...drawn,
  )
}

// Each label stands above its bar, so that both have the whole width of a phone.
function drawNarrow(chart: Bars): string {
  const most = Math.max(0, ...chart.bars.map(bar => (typeof bar.value === 'number' ? bar.value : 0)))
  const ends = chart.bars.map(bar => endOf(bar, chart))
  const room = Math.max(60, ...ends.map(end => widthOf(end, SIZE))) + 10
  const x = scaleLinear([0, most || 1], [0, NARROW - room])
  let top = 0
  const drawn = chart.bars.map((bar, n) => {
    const indent = bar.detail ? 14 : 0
    const lines = linesOf(bar.label, 44)
    const told = typeof bar.value === 'number'
    const from = top + lines.length * LINE
    const long = typeof bar.value === 'number' ? x(bar.value) : 0
    const thick = bar.detail ? BAR - 6 : BAR
    top = from + thick + GAP + 4
    return element(
      'g',
      { class: bar.detail ? 'chart-row chart-row-detail' : 'chart-row' },
      ...lines.map((words, index) => text(indent, from - (lines.length - 1 - index) * LINE - 4, 'chart-label', words)),
      told ? element('rect', { class: 'chart-bar', x: indent, y: from, width: long, height: thick }) : '',
      text(
        indent + long + 8,
        from + thick / 2 + 5,
        told ? 'chart-value' : 'chart-value chart-value-none',
        ends[n] ?? '',
      ),
    )
  })
  return picture(
    { ...chart, className: 'chart-bars chart-narrow', width: NARROW, height: top + 4 },
    sentenceFor(chart),
    ...drawn,
  )
}

function endOf(bar: Bar, { unit }: Bars): string {
  if (bar.value === 'hidden') return 'not shown'
  const value = formatValue(bar.value, unit)
  if (typeof bar.count !== 'number' || unit === 'count') return value
  const outOf = typeof bar.outOf === 'number' && unit === 'percent' ? ` of ${formatNumber(bar.outOf)}` : ''
  return `${value} (${formatNumber(bar.count)}${outOf})`
}
