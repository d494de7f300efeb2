import type { Start } from '../../../spine/ledger/entry.ts'
import type { SourceEntry } from '../../../spine/ledger/source.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'

/** An entry with the key `kind:key` (the kind alone where a child has one), values that are not known left out of its body. */
export function entry(
  kind: string,
  key: string | number | null,
  start: Start,
  end: PlainDate | null,
  body: Readonly<Record<string, unknown>>,
): SourceEntry {
  const known: Record<string, unknown> = {}
  for (const name of Object.keys(body)) if (body[name] !== undefined) known[name] = body[name]
  return { key: key === null ? kind : `${kind}:${key}`, kind, start, end, body: known }
}
