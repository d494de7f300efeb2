import type { MoneyVariance } from '../../spine/web/services.ts'
import { pounds } from './kinds.ts'

const MILLION = 1_000_000

/** An amount for a sentence: '£149.1m', '£85,000', '−£0.4m'. */
export function inMillions(value: number): string {
  if (Math.abs(value) < MILLION / 10) return pounds(value)
  return `${value < 0 ? '−' : ''}£${(Math.abs(value) / MILLION).toFixed(1)}m`
}

/** An amount for a column, or a dash: '£1,234'. */
export function inPounds(value: number | null | undefined): string {
  return value == null ? '–' : pounds(value)
}

/** How far over or under, for a sentence: '£2.3m over (1.5%)', 'on budget'. */
export function overInWords(variance: MoneyVariance | null): string {
  if (variance === null) return 'cannot be told'
  if (variance.pounds === 0) return 'on budget'
  const share = variance.percent === null ? '' : ` (${shareIn(Math.abs(variance.percent))})`
  return `${inMillions(Math.abs(variance.pounds))} ${variance.pounds > 0 ? 'over' : 'under'}${share}`
}

/** The same for a column: '+£1,234'. */
export function overInPounds(value: number | null | undefined): string {
  return value == null ? '–' : value > 0 ? `+${pounds(value)}` : pounds(value)
}

/** A share for a column: '1.5%', '−0.3%'. */
export function shareIn(percent: number | null | undefined): string {
  if (percent == null) return '–'
  return `${percent < 0 ? '−' : ''}${(Math.round(Math.abs(percent) * 10) / 10).toFixed(1)}%`
}
