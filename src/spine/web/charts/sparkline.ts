import { extent } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Sparkline } from './chart.ts'
import { sentenceFor } from './sentence.ts'
import { element, picture } from './svg.ts'

const WIDTH = 116
const HEIGHT = 28

/** A line with gaps where nothing could be said, and a dot on the latest value. Empty when there is nothing to draw. */
export function drawSparkline(chart: Sparkline): string {
  const [low, high] = extent(chart.points, point => point.value ?? undefined)
  if (low === undefined || high === undefined) return ''
  const x = scaleLinear([0, Math.max(1, chart.points.length - 1)], [4, WIDTH - 4])
  const y = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [HEIGHT - 4, 4])
  const at = chart.points.map((point, n) => ({ x: x(n), y: point.value === null ? null : y(point.value) }))
  const path = line<(typeof at)[number]>()
    .defined(point => point.y !== null)
    .x(point => point.x)
    .y(point => point.y ?? 0)
    .digits(1)(at)
  const lone = at.filter((point, n) => point.y !== null && at[n - 1]?.y == null && at[n + 1]?.y == null)
  const last = at.at(-1)
  return picture(
    { ...chart, className: 'chart-sparkline', width: WIDTH, height: HEIGHT },
    sentenceFor(chart),
    element('path', { class: 'chart-line', d: path ?? '', fill: 'none' }),
    ...lone.map(point => element('circle', { class: 'chart-lone', cx: point.x, cy: point.y ?? 0, r: 1.5 })),
    last?.y == null ? '' : element('circle', { class: 'chart-latest', cx: last.x, cy: last.y, r: 3 }),
  )
}
