import { z } from 'zod'
import type { CodeSet } from './code-list.ts'

// Codes alone stand apart from the schemas made of them: what reads a return needs the one, and loads in half the time without the other.
export { type Code, type CodeSet, codeSet, label, validOn } from './code-list.ts'

/** A schema field holding one of a set's codes; the set can be read back with `codeSetOf`. */
export function coded<C extends string>(set: CodeSet<C>): z.ZodEnum<{ [K in C]: K }> {
  const codes = set.codes.map(code => code.code) as [C, ...C[]]
  const field = z.enum(codes, { error: issue => `'${String(issue.input)}' is not a ${set.title.toLowerCase()} code` })
  sets.set(field.def, set)
  return field as z.ZodEnum<{ [K in C]: K }>
}

/** The code set of a field made by `coded`, looking through optional and nullable. */
export function codeSetOf(field: z.ZodType): CodeSet | undefined {
  if (field instanceof z.ZodOptional || field instanceof z.ZodNullable) return codeSetOf(field.unwrap() as z.ZodType)
  return sets.get(field.def)
}

/** Every code set that a field's values come from, looking through lists and parts too. */
export function codeSetsIn(field: z.ZodType): readonly CodeSet[] {
  if (field instanceof z.ZodOptional || field instanceof z.ZodNullable) return codeSetsIn(field.unwrap() as z.ZodType)
  if (field instanceof z.ZodArray) return codeSetsIn(field.element as z.ZodType)
  if (field instanceof z.ZodObject)
    return Object.values(field.shape as Record<string, z.ZodType>).flatMap(part => codeSetsIn(part))
  const set = sets.get(field.def)
  return set ? [set] : []
}

// By definition, which a field shares with the copies that `meta` and `describe` make of it.
const sets = new WeakMap<object, CodeSet>()
