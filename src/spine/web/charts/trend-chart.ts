import { extent } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { formatMonth, formatNumber, formatValue } from '../../measure/format.ts'
import type { Point } from '../../measure/trend.ts'
import { epochDay } from '../../time/plain-date.ts'
import type { TrendChart } from './chart.ts'
import { sentenceFor } from './sentence.ts'
import { apart, element, picture, text, widthOf } from './svg.ts'

const TOP = 16
const LABEL = 14
const LABEL_GAP = 18
const FOOT = 34
const KEY_LINE = 24
const SIZES = {
  wide: { width: 760, height: 300, left: 52, dates: 7 },
  narrow: { width: 340, height: 260, left: 40, dates: 3 },
} as const

/**
 * A control chart: the values with gaps where nothing could be said, the band that routine variation stays within, its
 * centre, the target and what it is compared with, each named at the right-hand end. A value outside the limits is a
 * diamond, others are dots. Drawn true to the calendar: years stand further apart than months. A narrow one names only
 * its latest value at the end, and the level lines in a key under it. Bands, where there are any, fill the whole height.
 */
export function drawTrend(chart: TrendChart): string {
  const { points, limits, target, compared = [], bands = [], unit } = chart
  const narrow = chart.width === 'narrow'
  const { width, height, left, dates } = SIZES[chart.width ?? 'wide']
  const bottom = height - FOOT
  const known = points.filter((point): point is Point & { value: number } => point.value !== null)
  const levels = [...(target === undefined ? [] : [target]), ...compared.map(one => one.value)]
  const edges = limits ? [limits.lower, limits.upper] : []
  const days = points.map(point => epochDay(point.on))
  const [first = 0, last = 1] = extent(days)
  const latest = known.at(-1)

  const lines = [
    ...(target === undefined ? [] : [{ value: target, name: `Target ${formatValue(target, unit)}`, kind: 'target' }]),
    ...compared.map(({ label, value }) => ({ value, name: `${label} ${formatValue(value, unit)}`, kind: 'compared' })),
    ...(limits ? [{ value: limits.centre, name: `Average ${formatValue(limits.centre, unit)}`, kind: 'centre' }] : []),
  ]
  const ends = [
    ...(latest ? [{ value: latest.value, name: formatValue(latest.value, unit), kind: 'value' }] : []),
    ...(narrow ? [] : lines),
  ]
  const keys = narrow ? lines : []
  const right = width - 22 - Math.max(0, ...ends.map(end => widthOf(end.name, LABEL)))
  const x = scaleLinear(first === last ? [first - 1, last + 1] : [first, last], [left + 8, right - 8])
  const lowest = bands[0]
  const highest = bands.at(-1)
  const y = scaleLinear(
    lowest && highest
      ? [lowest.from, highest.to]
      : reach([...known.map(point => point.value), ...levels, ...edges], unit),
    [bottom, TOP],
  )
  const at = (point: Point) => x(epochDay(point.on))
  const level = (className: string, value: number) =>
    element('line', { class: className, x1: left, x2: right, y1: y(value), y2: y(value) })
  const places = apart(
    ends.map(end => y(end.value)),
    LABEL_GAP,
    TOP,
    bottom,
  )

  return picture(
    {
      ...chart,
      className: narrow ? 'chart-trend chart-narrow' : 'chart-trend',
      width,
      height: height + keys.length * KEY_LINE + (keys.length > 0 ? 8 : 0),
    },
    sentenceFor(chart),
    ...bands.flatMap((band, n) => [
      element('rect', {
        class: `chart-band chart-band-${n + 1}`,
        x: left,
        y: y(band.to),
        width: right - left,
        height: y(band.from) - y(band.to),
      }),
      text(left + 8, (y(band.from) + y(band.to)) / 2 + 5, 'chart-band-name', band.label),
    ]),
    ...y
      .ticks(5)
      .flatMap(tick => [
        level('chart-grid', tick),
        text(left - 8, y(tick) + 5, 'chart-axis', `${formatNumber(tick)}${unit === 'percent' ? '%' : ''}`, 'end'),
      ]),
    ...dateTicks(points, dates).flatMap(point => [
      element('line', { class: 'chart-tick', x1: at(point), x2: at(point), y1: bottom, y2: bottom + 5 }),
      text(at(point), bottom + 22, 'chart-axis', formatMonth(point.on), 'middle'),
    ]),
    ...(limits
      ? [
          element('rect', {
            class: 'chart-limits',
            x: left,
            y: y(limits.upper),
            width: right - left,
            height: y(limits.lower) - y(limits.upper),
          }),
          level('chart-limit', limits.upper),
          level('chart-limit', limits.lower),
          level('chart-centre', limits.centre),
        ]
      : []),
    ...compared.map(one => level('chart-compared', one.value)),
    target === undefined ? '' : level('chart-target', target),
    element('path', {
      class: 'chart-line',
      fill: 'none',
      d:
        line<Point>()
          .defined(point => point.value !== null)
          .x(at)
          .y(point => y(point.value ?? 0))
          .digits(1)(points) ?? '',
    }),
    ...known.map(point => mark(at(point), y(point.value), isOutside(point.value, limits), point === latest)),
    ...ends.flatMap((end, n) => {
      const place = places[n] as number
      const from = end.kind === 'value' && latest ? at(latest) + 6 : right
      return [
        element('path', { class: 'chart-leader', fill: 'none', d: path(from, y(end.value), right + 10, place) }),
        text(right + 14, place + 5, `chart-end chart-end-${end.kind}`, end.name),
      ]
    }),
    ...keys.flatMap(({ name, kind }, n) => {
      const place = height + 12 + n * KEY_LINE
      return [
        element('line', { class: `chart-${kind}`, x1: 4, x2: 36, y1: place, y2: place }),
        text(46, place + 5, 'chart-key', name),
      ]
    }),
  )
}

function isOutside(value: number, limits: TrendChart['limits']): boolean {
  return limits !== undefined && (value > limits.upper || value < limits.lower)
}

function mark(x: number, y: number, outside: boolean, latest: boolean): string {
  const r = latest ? 5 : 3.5
  if (!outside) return element('circle', { class: latest ? 'chart-latest' : 'chart-point', cx: x, cy: y, r })
  const size = r + 2.5
  const points = [
    [x, y - size],
    [x + size, y],
    [x, y + size],
    [x - size, y],
  ]
  return element('polygon', {
    class: 'chart-outside',
    points: points.map(point => point.map(value => Math.round(value * 10) / 10).join(',')).join(' '),
  })
}

function path(x1: number, y1: number, x2: number, y2: number): string {
  const round = (value: number) => Math.round(value * 10) / 10
  return `M${round(x1)},${round(y1)}L${round(x2)},${round(y2)}`
}

// From 0 where values come near it, so that a small change does not look like a large one; never past what can be.
function reach(values: readonly number[], unit: TrendChart['unit']): readonly [number, number] {
  const [low = 0, high = 1] = extent(values)
  const margin = (high - low || Math.abs(high) || 1) * 0.1
  const bottom = low < (high - low) * 1.5 ? Math.min(0, low) : low - margin
  const top = unit === 'percent' ? Math.min(100, high + margin) : high + margin
  const nice = scaleLinear().domain([bottom, top]).nice(5).domain() as [number, number]
  return [Math.min(nice[0], bottom), unit === 'percent' ? Math.min(100, nice[1]) : nice[1]]
}

// So many dates at most, evenly through the points and always the latest.
function dateTicks(points: readonly Point[], most: number): readonly Point[] {
  const every = Math.max(1, Math.ceil(points.length / most))
  return points.filter((_, n) => (points.length - 1 - n) % every === 0)
}
