import { z } from 'zod'
import type { AnyKind } from '../spine/ledger/kind.ts'

/**
 * The least that a kind's schema takes, for tests that go through every kind: fields that may be left out are, a code is
 * the first of its list, a boolean is true, a day is 1 February 2011. Undefined where so little is not enough.
 */
export function sampleOf(kind: AnyKind): Readonly<Record<string, unknown>> | undefined {
  const body = Object.fromEntries(
    Object.entries(kind.schema.shape).flatMap(([name, field]) => {
      const value = valueFor(field as z.ZodType)
      return value === undefined ? [] : [[name, value]]
    }),
  )
  return kind.schema.safeParse(body).success ? body : undefined
}

const CANDIDATES: readonly unknown[] = [true, 2011, 1, 'A made-up answer', '2011-02-01', 'north', []]

function valueFor(field: z.ZodType): unknown {
  if (field.safeParse(undefined).success) return undefined
  const codes = codesOf(field)
  const tried: readonly unknown[] = codes === undefined ? CANDIDATES : [codes[0], [codes[0]]]
  return tried.find(value => field.safeParse(value).success)
}

function codesOf(field: z.ZodType): readonly unknown[] | undefined {
  if (field instanceof z.ZodEnum) return field.options
  if (field instanceof z.ZodArray) return codesOf(field.element as z.ZodType)
  return undefined
}
