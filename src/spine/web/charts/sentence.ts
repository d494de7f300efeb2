import { formatChange, formatNumber, formatValue } from '../../measure/format.ts'
import type { Point, Trend } from '../../measure/trend.ts'
import type { Bar, Bars, Chart, TrendChart } from './chart.ts'
import { inWords } from '../../time/words.ts'

/** What a chart shows, in plain sentences: for those who cannot see it, and above it for everyone. */
export function sentenceFor(chart: Chart): string {
  switch (chart.kind) {
    case 'sparkline':
      return [latestOf(chart.points, chart.unit), rangeOf(chart.points, chart.unit)].filter(Boolean).join(' ')
    case 'trend':
      return trendSentence(chart)
    case 'bars':
      return barsSentence(chart)
  }
}

function trendSentence({ points, unit, trend, target, compared = [] }: TrendChart): string {
  const others = compared.map(({ label, value }) => `${label}, ${formatValue(value, unit)}`).join('; ')
  return [
    latestOf(points, unit, trend?.yearAgo),
    trend ? meaningOf(trend, unit) : rangeOf(points, unit),
    target === undefined ? '' : `The target is ${formatValue(target, unit)}.`,
    others && `For comparison: ${others}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function latestOf(points: readonly Point[], unit: Chart['unit'], yearAgo?: Trend['yearAgo']): string {
  const latest = points.at(-1)
  if (!latest) return 'There are no values yet.'
  if (latest.value === null) {
    const known = points.findLast(point => point.value !== null)
    const before = known ? ` It was ${formatValue(known.value, unit)} at ${inWords(known.on)}.` : ''
    return `Not known at ${inWords(latest.on)}.${before}`
  }
  // What reads the same is the same, here as on the scorecards.
  const change = !yearAgo
    ? ''
    : formatValue(yearAgo.value, unit) === formatValue(latest.value, unit)
      ? ', the same as a year before'
      : `, against ${formatValue(yearAgo.value, unit)} a year before (${formatChange(yearAgo.change, unit)})`
  return `${formatValue(latest.value, unit)} at ${inWords(latest.on)}${change}.`
}

function rangeOf(points: readonly Point[], unit: Chart['unit']): string {
  const values = points.map(point => point.value).filter(value => value !== null)
  const first = points[0]
  if (values.length < 2 || !first) return ''
  const low = formatValue(Math.min(...values), unit)
  const high = formatValue(Math.max(...values), unit)
  const gaps = points.length - values.length
  const missing = gaps === 0 ? '' : ` ${gaps === 1 ? 'One value is' : `${gaps} values are`} missing.`
  return (
    (low === high
      ? `It has been ${low} since ${inWords(first.on)}.`
      : `Since ${inWords(first.on)} it has been between ${low} and ${high}.`) + missing
  )
}

function meaningOf({ meaning, direction, because, limits }: Trend, unit: Chart['unit']): string {
  if (meaning === 'cannot-tell') return 'There are too few values to say whether it has changed.'
  // An average of whole children is rounded before it is called a number of them.
  const say = (limit: number): string =>
    formatValue(unit === 'count' || unit === 'net' ? Math.round(limit) : limit, unit)
  const range = limits ? ` (${say(limits.lower)} to ${say(limits.upper)})` : ''
  if (meaning === 'no-real-change') return `This is no real change: it is within its usual range${range}.`
  const way = direction === 'up' ? 'above' : 'below'
  const why =
    because === 'run-of-eight'
      ? `the last eight values are all ${way} the average before them`
      : `it is ${way} its usual range${range}`
  return `This is a real change${meaning === 'changed' ? '' : ` for the ${meaning}`}: ${why}.`
}

function barsSentence({ bars, unit, unknown }: Bars): string {
  const main = bars.filter(bar => !bar.detail)
  const drawn = main
    .filter((bar): bar is Bar & { value: number } => typeof bar.value === 'number')
    .sort((a, b) => b.value - a.value)
  const hidden = bars.filter(bar => bar.value === 'hidden').length
  const say = (bar: Bar) => `${bar.label}, ${formatValue(bar.value, unit)}`
  const [first, second] = drawn
  const last = drawn.at(-1)
  const sentences: string[] = []
  if (!first) sentences.push('There is nothing to show.')
  else if (first.value === 0) sentences.push('All are 0.')
  else if (unit === 'mix' || unit === 'count')
    sentences.push(`The most: ${say(first)}${second && second.value > 0 ? `; then ${say(second)}` : ''}.`)
  else if (!last || last === first) sentences.push(`${say(first)}.`)
  else if (first.value === last.value) sentences.push(`All are ${formatValue(first.value, unit)}.`)
  else sentences.push(`Highest: ${say(first)}. Lowest: ${say(last)}.`)
  if (typeof unknown === 'number' && unknown > 0) sentences.push(`Not known for ${formatNumber(unknown)}.`)
  if (hidden > 0)
    sentences.push(
      hidden === 1
        ? 'One is not shown, so that nobody can be identified.'
        : `${hidden} are not shown, so that nobody can be identified.`,
    )
  return sentences.join(' ')
}
