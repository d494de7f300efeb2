import { z } from 'zod'
import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../../spine/ledger/file.ts'
import type { AnyKind } from '../../../spine/ledger/kind.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'

/** Something the child said, wherever it was written down. */
export interface ChildsWords {
  /** The kind it is part of, and what its field asked. */
  readonly kind: AnyKind
  readonly field: string
  readonly asked: string
  readonly entry: Entry
  readonly text: string
  /** The day it was said; null where it is not known. */
  readonly on: PlainDate | null
}

/**
 * Everything a child has said by the end of a day that is kept in their own words, newest first: in every field of every
 * kind that is marked as the child's words, so that what is said at a visit or in a review stands with the rest. Words
 * are never in measured facts, so this is asked of a whole file.
 */
export function wordsOf(file: SubjectFile, kinds: ReadonlyMap<string, AnyKind>, on: PlainDate): readonly ChildsWords[] {
  const found: ChildsWords[] = []
  for (const [name, entries] of Object.entries(file.entries)) {
    const kind = kinds.get(name)
    const fields = kind ? fieldsOfWords(kind) : []
    if (!kind || fields.length === 0) continue
    for (const entry of entries) {
      const day = startDay(entry.start) ?? null
      if (day !== null && day > on) continue
      const body = entry.body as Readonly<Record<string, unknown>>
      for (const { field, asked } of fields) {
        const text = body[field]
        if (typeof text === 'string' && text.trim() !== '') found.push({ kind, field, asked, entry, text, on: day })
      }
    }
  }
  return found.sort((a, b) => compare(b.on ?? '', a.on ?? ''))
}

/** What a child said last by the end of a day, in their own words; undefined where nothing is kept. */
export function latestWords(
  file: SubjectFile,
  kinds: ReadonlyMap<string, AnyKind>,
  on: PlainDate,
): ChildsWords | undefined {
  return wordsOf(file, kinds, on)[0]
}

interface FieldOfWords {
  readonly field: string
  readonly asked: string
}

const known = new WeakMap<AnyKind, readonly FieldOfWords[]>()

/** The fields of a kind that hold the child's own words. */
export function fieldsOfWords(kind: AnyKind): readonly FieldOfWords[] {
  const found = known.get(kind)
  if (found) return found
  const fields = Object.entries(kind.schema.shape).flatMap(([field, schema]) => {
    const said = z.globalRegistry.get(schema)
    return said?.['words'] === 'child' ? [{ field, asked: said.title ?? kind.title }] : []
  })
  known.set(kind, fields)
  return fields
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
