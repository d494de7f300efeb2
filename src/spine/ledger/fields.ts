import { z } from 'zod'

// Fields that many kinds have, so that each asks, limits and marks them alike.

/** Long words that may be left out. Name the field in the kind's `narrative`. */
export const longWords = (title: string, description?: string): z.ZodOptional<z.ZodString> =>
  z.string().trim().max(20_000).optional().meta(said(title, description))

/** Long words that must be given; `missing` is what to say where they are not. Name the field in the kind's `narrative`. */
export const neededWords = (title: string, missing: string, description?: string): z.ZodString =>
  z.string().trim().min(1, missing).max(20_000).meta(said(title, description))

/** The child's own words, marked as such. Name the field in the kind's `narrative`. */
export const childWords = (title = 'In their own words', description?: string): z.ZodOptional<z.ZodString> =>
  z
    .string()
    .trim()
    .max(8000)
    .optional()
    .meta({ ...said(title, description), words: 'child' })

/** A line that may be left out. */
export const line = (title: string, max = 200, description?: string): z.ZodOptional<z.ZodString> =>
  z.string().trim().max(max).optional().meta(said(title, description))

/** What may be chosen from that stands in no file's own entries. */
export type Listed = 'account' | 'measure' | 'team' | 'worker' | 'council'

/** One of a list that the file itself does not hold, such as accounts or measures: what is kept is its id. */
export const fromList = (list: Listed, title: string, description?: string): z.ZodString & z.ZodType<string> =>
  z
    .string()
    .min(1)
    .max(80)
    .meta({ ...said(title, description), listed: list })

/** The same, where it may be left out. */
export const maybeFromList = (list: Listed, title: string, description?: string): z.ZodOptional<z.ZodString> =>
  z
    .string()
    .min(1)
    .max(80)
    .optional()
    .meta({ ...said(title, description), listed: list })

function said(title: string, description: string | undefined): { title: string; description?: string } {
  return description === undefined ? { title } : { title, description }
}
