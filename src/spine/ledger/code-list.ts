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
