import { z } from 'zod'
import type { PlainDate } from '../time/plain-date.ts'

/** One code of a set, with the dates between which the set's owner accepts it (open where absent). */
export interface Code<C extends string = string> {
  readonly code: C
  readonly label: string
  readonly from?: PlainDate
  readonly until?: PlainDate
  readonly note?: string
}

/** A published list of codes and what they mean. */
export interface CodeSet<C extends string = string> {
  readonly name: string
  readonly title: string
  /** The return or publication the codes come from. */
  readonly source: string
  readonly codes: readonly Code<C>[]
  readonly byCode: ReadonlyMap<string, Code<C>>
}

/** Declares a code set. Throws when a code stands twice. */
export function codeSet<const C extends string>(set: {
  name: string
  title: string
  source: string
  codes: readonly { code: C; label: string; from?: string; until?: string; note?: string }[]
}): CodeSet<C> {
  const codes = set.codes as readonly Code<C>[]
  const byCode = new Map<string, Code<C>>(codes.map(code => [code.code, code]))
  if (byCode.size !== codes.length) throw new Error(`code set ${set.name} has a code twice`)
  return { ...set, codes, byCode }
}

/** What a code means in words; the code itself where the set does not hold it. */
export function label(set: CodeSet, code: string | null | undefined): string {
  return code == null ? 'not recorded' : (set.byCode.get(code)?.label ?? code)
}

/** Whether a set held a code on a date. */
export function validOn(set: CodeSet, code: string, on: PlainDate): boolean {
  const found = set.byCode.get(code)
  return found !== undefined && (found.from ?? on) <= on && on <= (found.until ?? on)
}

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
