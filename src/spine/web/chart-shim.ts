import type { Point } from './services.ts'

/** A line of a dozen points, small enough for a table's cell; empty when fewer than two can be drawn. */
export function sparkline(points: readonly Point[], label: string): string {
  const drawn = points.flatMap((point, at) => (point.value === null ? [] : [{ at, value: point.value }]))
  if (drawn.length < 2) return ''
  const values = drawn.map(point => point.value)
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const at = (point: { at: number; value: number }): string =>
    `${(3 + (110 * point.at) / Math.max(1, points.length - 1)).toFixed(1)},${(24 - (20 * (point.value - low)) / span).toFixed(1)}`
  const last = drawn.at(-1)
  const [x, y] = last ? at(last).split(',') : ['0', '0']
  return `<svg class="spark" viewBox="0 0 116 28" role="img" aria-label="${label}"><polyline points="${drawn.map(at).join(' ')}" fill="none" stroke="#0b6e6e" stroke-width="1.5"/><circle cx="${x}" cy="${y}" r="2.5" fill="#0b6e6e"/></svg>`
}
