import { drawBars } from './bars.ts'
import type { Bars, Chart, TrendChart } from './chart.ts'
import { drawSparkline } from './sparkline.ts'
import { drawTrend } from './trend-chart.ts'

export type { Bar, Bars, Chart, ChartTable, Sparkline, TrendChart } from './chart.ts'
export { sentenceFor } from './sentence.ts'
export { tableFor } from './table.ts'

/**
 * A chart as SVG markup: no script, no style attributes (its looks are in charts.scss), no outside references. Its title
 * and description are what a screen reader says. Give its table and sentence beside it.
 */
export function draw(chart: Chart): string {
  switch (chart.kind) {
    case 'sparkline':
      return drawSparkline(chart)
    case 'trend':
      return drawTrend(chart)
    case 'bars':
      return drawBars(chart)
  }
}

/**
 * A chart twice, for a page and for a phone; the stylesheet shows the one that fits and hides the other from everyone.
 */
export function drawForEveryWidth(chart: TrendChart | Bars): { readonly wide: string; readonly narrow: string } {
  return { wide: draw(chart), narrow: draw({ ...chart, id: `${chart.id}-narrow`, width: 'narrow' }) }
}
