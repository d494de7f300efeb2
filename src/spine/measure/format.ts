import type { PlainDate } from '../time/plain-date.ts'
import { inWords } from '../time/words.ts'
import type { Unit } from './measure.ts'

/** A month in few letters, for the foot of a chart: Mar 2027. */
export function formatMonth(on: PlainDate): string {
  const [, month = '', year] = inWords(on).split(' ')
  return `${month.slice(0, 3)} ${year}`
}

/** A whole number with its thousands marked: 1,172. Decimals are kept, to two places. */
export function formatNumber(value: number): string {
  return NUMBERS.format(value)
}

// Made once: making one costs more than a page.
const NUMBERS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

/**
 * A value with its unit: '12%', '67 per 10,000', '106 days', '14.4'. `exact` keeps two decimals ('11.99%'). Briefly, a
 * percentage that is not quite all or none never reads 100% or 0%. Null reads 'not known'.
 */
export function formatValue(
  value: number | null | 'hidden',
  unit: Unit,
  precision: 'brief' | 'exact' = 'brief',
): string {
  if (value === null) return 'not known'
  if (value === 'hidden') return 'hidden'
  const exact = precision === 'exact'
  switch (unit) {
    case 'percent':
    case 'mix':
      return `${exact ? formatNumber(value) : briefPercent(value)}%`
    case 'rate':
      return `${exact ? formatNumber(value) : briefRate(value)} per 10,000`
    case 'days': {
      const days = exact ? formatNumber(value) : formatNumber(Math.round(value))
      return `${days} ${days === '1' ? 'day' : 'days'}`
    }
    case 'mean':
      return exact ? formatNumber(value) : formatNumber(Math.round(value * 10) / 10)
    case 'count':
      return formatNumber(value)
    case 'net':
      return signed(value)
  }
}

/** A change with its sign and unit: '+3 percentage points', '−12 days', 'no change'. */
export function formatChange(change: number, unit: Unit): string {
  const size = Math.abs(change)
  const rounded = unit === 'days' || unit === 'count' || unit === 'net' ? Math.round(size) : Math.round(size * 10) / 10
  if (rounded === 0) return 'no change'
  const sign = change > 0 ? '+' : '−'
  if (unit === 'percent' || unit === 'mix')
    return `${sign}${formatNumber(rounded)} percentage ${rounded === 1 ? 'point' : 'points'}`
  if (unit === 'days') return `${sign}${formatNumber(rounded)} ${rounded === 1 ? 'day' : 'days'}`
  return `${sign}${formatNumber(rounded)}${unit === 'rate' ? ' per 10,000' : ''}`
}

function signed(value: number): string {
  return value === 0 ? '0' : `${value > 0 ? '+' : '−'}${formatNumber(Math.abs(value))}`
}

function briefPercent(value: number): string {
  const whole = Math.round(value)
  if (whole === 100 && value < 100) return String(Math.min(99.9, Math.round(value * 10) / 10))
  if (whole === 0 && value > 0) return String(Math.max(0.1, Math.round(value * 10) / 10))
  return String(whole)
}

// Small rates keep a decimal, or two councils of one child each would both read 0.
function briefRate(value: number): string {
  return formatNumber(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))
}
