import { z } from 'zod'

/** A line that must be given. */
export const short = (title: string, missing: string, description?: string): z.ZodString =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(200, 'At most 200 letters')
    .meta({ title, ...(description === undefined ? {} : { description }) })

/** A whole number within bounds. */
export const count = (title: string, least: number, most: number): z.ZodNumber =>
  z
    .number()
    .int('Enter a whole number')
    .min(least, `Enter ${least} or more`)
    .max(most, `Enter ${most} or fewer`)
    .meta({ title })
