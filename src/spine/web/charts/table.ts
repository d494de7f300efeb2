import { formatNumber, formatValue } from '../../measure/format.ts'
import type { Bar, Bars, Chart, ChartTable } from './chart.ts'
import { inWords } from '../../time/words.ts'

/** Everything a chart shows, as a table: exact values, oldest first, with words where there is no value. */
export function tableFor(chart: Chart): ChartTable {
  if (chart.kind === 'bars') return barsTable(chart)
  const rows = chart.points.map(({ on, value }) => [inWords(on), formatValue(value, chart.unit, 'exact')])
  if (chart.kind === 'sparkline') return { caption: chart.title, head: ['Date', 'Value'], rows }
  const { limits, target, compared = [], unit } = chart
  const levels = [
    ...(target === undefined ? [] : [{ name: 'Target', value: target }]),
    ...compared.map(({ label, value }) => ({ name: label, value })),
    ...(limits
      ? [
          { name: 'Average', value: limits.centre },
          { name: 'Usual range from', value: limits.lower },
          { name: 'Usual range to', value: limits.upper },
        ]
      : []),
  ]
  return {
    caption: chart.title,
    head: ['Date', 'Value', ...levels.map(level => level.name)],
    rows: rows.map(row => [...row, ...levels.map(level => formatValue(level.value, unit, 'exact'))]),
  }
}

function barsTable({ title, bars, unit, of, unknown }: Bars): ChartTable {
  const counted = unit !== 'count' && bars.some(bar => bar.count !== undefined)
  const shared = counted && bars.some(bar => bar.outOf != null)
  const write = (value: Bar['outOf'] | undefined) =>
    value == null ? '' : value === 'hidden' ? 'not shown' : formatNumber(value)
  const rows = bars.map(bar => [
    bar.label,
    bar.value === 'hidden' ? 'not shown' : formatValue(bar.value, unit, 'exact'),
    ...(counted ? [write(bar.count)] : []),
    ...(shared ? [write(bar.outOf)] : []),
  ])
  const last =
    unknown === undefined || unknown === 0
      ? []
      : [['Not known', '', ...(counted ? [write(unknown)] : []), ...(shared ? [''] : [])]]
  return {
    caption: title,
    head: [of, 'Value', ...(counted ? ['Number'] : []), ...(shared ? ['Out of'] : [])],
    rows: [...rows, ...last],
  }
}
