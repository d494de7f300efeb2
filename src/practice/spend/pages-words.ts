import { inPence } from './kinds.ts'

const PENCE = 100
const MILLION = 1_000_000
const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** Whole pence as pounds, for a cell of a saved table. */
export function toPounds(pence: number): number {
  return pence / PENCE
}

/** Whole pence in full: '£1,234.50'; a dash where it is not known. */
export function pennies(pence: number | null | undefined): string {
  return pence == null ? '–' : inPence(toPounds(pence))
}

/** Whole pence as they are said in a sentence or a column of large sums: '£27.4m', '£4,280', '−£300'. */
export function roundly(pence: number | null | undefined): string {
  if (pence == null) return '–'
  const [pounds, sign] = [Math.abs(pence) / PENCE, pence < 0 ? '−' : '']
  return pounds < MILLION ? `${sign}£${WHOLE.format(pounds)}` : `${sign}£${(pounds / MILLION).toFixed(2)}m`
}

/** A difference: '+£1.20m', '−£300'. */
export function roundlyOver(pence: number | null | undefined): string {
  return pence != null && pence > 0 ? `+${roundly(pence)}` : roundly(pence)
}
