import { z } from 'zod'
import { type CodeSet, codeSetOf, label } from '../../spine/ledger/code-set.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { type AnyKind, entryRefOf, refOf } from '../../spine/ledger/kind.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'
import { inWords, listed } from '../../spine/web/format.ts'

/** A field of a kind, as pages show it. */
export interface FieldOf {
  readonly name: string
  /** The question it answers. */
  readonly title: string
  /** The child's own words. */
  readonly said: boolean
  /** Long words, told beneath a row rather than in it. */
  readonly long: boolean
  /** Which other file or entry it points to, where it does. */
  readonly points: 'subject' | 'entry' | undefined
  readonly codes: CodeSet | undefined
}

/** What stands behind an id: someone's name, or what another entry of the file is. */
export interface Names {
  /** The name of a worker, a home or anyone else with a file; undefined where none is known. */
  readonly subject: (id: string) => string | undefined
  /** Another entry of this file in a few words; undefined where it is not there to be read. */
  readonly entry: (id: string) => string | undefined
  /** A council by its short name here; undefined for any other. */
  readonly council: (code: string) => string | undefined
}

const known = new WeakMap<object, readonly FieldOf[]>()

/** The fields of a kind in the order they are asked. Worked out once for each kind. */
export function fieldsOf(kind: AnyKind): readonly FieldOf[] {
  let fields = known.get(kind)
  if (!fields) {
    fields = Object.entries(kind.schema.shape).map(([name, field]) => {
      const meta = (field.meta() ?? {}) as { readonly title?: string; readonly words?: string }
      return {
        name,
        title: meta.title ?? name,
        said: meta.words === 'child',
        long: kind.narrative.includes(name),
        points: refOf(field) ? 'subject' : entryRefOf(field) ? 'entry' : undefined,
        codes: codeSetOf(inside(field)),
      } as const
    })
    known.set(kind, fields)
  }
  return fields
}

/** The fields of a kind that hold the child's own words. */
export function saidFieldsOf(kind: AnyKind): readonly FieldOf[] {
  return fieldsOf(kind).filter(field => field.said)
}

// A list's own codes are those of what it lists.
function inside(field: z.ZodType): z.ZodType {
  if (field instanceof z.ZodOptional || field instanceof z.ZodNullable) return inside(field.unwrap() as z.ZodType)
  return field instanceof z.ZodArray ? (field.element as z.ZodType) : field
}

/** What a field of an entry says, in words; null where nothing is recorded. */
export function valueOf(entry: Entry, field: FieldOf, names: Names): string | null {
  return inFieldWords((entry.body as Readonly<Record<string, unknown>>)[field.name], field, names)
}

function inFieldWords(value: unknown, field: FieldOf, names: Names): string | null {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value)) {
    const each = value.flatMap(one => inFieldWords(one, field, names) ?? [])
    return each.length === 0 ? null : listed(each.map((words, at) => (at === 0 ? words : lower(words))))
  }
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return value.toLocaleString('en-GB', { useGrouping: field.name !== 'year' })
  if (typeof value !== 'string') return null
  if (field.points === 'subject') return names.subject(value) ?? 'Name not recorded'
  if (field.points === 'entry') return names.entry(value) ?? null
  if (field.name === 'council') return names.council(value) ?? value
  if (field.codes) return label(field.codes, value)
  return isPlainDate(value) ? inWords(value) : value
}

// 'The child' in the middle of a list; a name or an abbreviation keeps its capital.
function lower(words: string): string {
  return /^[A-Z][a-z]* ?/.test(words) && !/^[A-Z]{2}/.test(words)
    ? `${words.charAt(0).toLowerCase()}${words.slice(1)}`
    : words
}
