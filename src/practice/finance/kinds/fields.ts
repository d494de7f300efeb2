import { z } from 'zod'

// Budgets are set, forecast and reported in whole pounds, so that is how they are kept: never with a fraction.

const MOST = 1_000_000_000

/** Whole pounds, less than nought where a month's credits outweigh its costs unless a least is given. */
export const amount = (title: string, least = -MOST, description?: string): z.ZodNumber =>
  z
    .number()
    .int('Enter whole pounds, without a comma or a fraction')
    .min(least, least === 0 ? 'This cannot be less than nought' : 'This is too small to be an amount of ours')
    .max(MOST, 'This is too large to be an amount of ours')
    .meta(description === undefined ? { title } : { title, description })

/** The year in which a financial year begins: 2026 for April 2026 to March 2027. */
export const financialYear = (): z.ZodNumber =>
  z
    .number()
    .int('Give the year in which April falls, such as 2026')
    .min(2015, 'Give the year in which April falls, such as 2026')
    .max(2100, 'Give the year in which April falls, such as 2026')
    .meta({ title: 'Financial year', description: 'The year in which it begins: 2026 for April 2026 to March 2027' })

/** One of the trust's councils by its code; absent for both. */
export const councilCode = (title: string): z.ZodOptional<z.ZodString> =>
  z.string().min(1).max(80).optional().meta({ title, listed: 'council' })

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** Whole pounds as people write them: '£1,234', '−£1,234'. */
export function pounds(value: number): string {
  return `${value < 0 ? '−' : ''}£${WHOLE.format(Math.abs(value))}`
}
