import { createHash } from 'node:crypto'
import type { PlainDate } from '../time/plain-date.ts'
import type { Entry, Start } from './entry.ts'
import type { Place, SubjectFile } from './file.ts'
import { type AnyKind, type SubjectKind, entryRefOf } from './kind.ts'

// Raised when the packing below changes, so that rows packed before are packed again.
const FORMAT = 2

type Packed = readonly [start: Start, end: PlainDate | null, body: unknown]
interface PackedFile {
  /** Whoever the file is about, where that is not a person. */
  readonly s?: SubjectKind
  readonly k: Readonly<Record<string, readonly Packed[]>>
  readonly p?: Readonly<Record<string, readonly [number | null, number | null, string]>>
}

/** A file's measured kinds as compact JSON, without narrative fields and without ids. */
export function packFacts(file: SubjectFile, kinds: ReadonlyMap<string, AnyKind>): string {
  const packed: Record<string, Packed[]> = {}
  for (const [name, entries] of Object.entries(file.entries)) {
    const kind = kinds.get(name)
    if (!kind?.measured) continue
    packed[name] = entries.map(entry => [
      entry.start,
      entry.end,
      withRefs(withoutNarrative(entry.body, kind), kind, file),
    ])
  }
  const places = Object.entries(file.places).map(
    ([postcode, place]) => [postcode, [place.east, place.north, place.area]] as const,
  )
  return JSON.stringify({
    ...(file.subject === 'person' ? {} : { s: file.subject }),
    k: packed,
    ...(places.length > 0 ? { p: Object.fromEntries(places) } : {}),
  })
}

/** The file that facts were packed from, as far as measures can see it. Entries' ids are their places in their kind. */
export function unpackFacts(subject: string, text: string): SubjectFile {
  const packed = JSON.parse(text) as PackedFile
  const entries: Record<string, Entry[]> = {}
  for (const kind in packed.k) {
    entries[kind] = (packed.k[kind] as readonly Packed[]).map(([start, end, body], index) => ({
      id: `${kind}:${index}`,
      kind,
      start,
      end,
      body,
    }))
  }
  const places: Record<string, Place> = {}
  for (const postcode in packed.p) {
    const [east, north, area] = packed.p[postcode] as readonly [number | null, number | null, string]
    places[postcode] = { east, north, area }
  }
  return { id: subject, subject: packed.s ?? 'person', entries, places }
}

/** A mark that changes when any kind's meaning, or the packing, does. */
export function hashOfKinds(kinds: Iterable<AnyKind>, ...more: readonly string[]): string {
  const described = [...kinds]
    .map(kind => [kind.name, kind.revision, kind.measured, kind.narrative])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, described, more]))
    .digest('hex')
    .slice(0, 16)
}

/** Every postcode in a file's entries, without its space: the fields named `postcode` or ending in `Postcode`. */
export function postcodesIn(entries: readonly Entry[]): readonly string[] {
  const found = new Set<string>()
  for (const entry of entries) {
    const body = entry.body as Record<string, unknown>
    for (const field in body) {
      if (field !== 'postcode' && !field.endsWith('Postcode')) continue
      const value = body[field]
      if (typeof value === 'string' && value !== '') found.add(postcodeKey(value))
    }
  }
  return [...found]
}

/** A postcode as the gazetteer keys it: upper case, no space. */
export function postcodeKey(postcode: string): string {
  return postcode.replaceAll(' ', '').toUpperCase()
}

function withoutNarrative(body: unknown, kind: AnyKind): unknown {
  if (kind.narrative.length === 0) return body
  return Object.fromEntries(Object.entries(body as object).filter(([field]) => !kind.narrative.includes(field)))
}

// Facts carry no ids: what points to another entry of the file points to its place in its kind instead.
function withRefs(body: unknown, kind: AnyKind, file: SubjectFile): unknown {
  const fields = entryRefsOf(kind)
  if (fields.length === 0) return body
  const pointed: Record<string, unknown> = { ...(body as object) }
  for (const [field, kinds] of fields) {
    const id = pointed[field]
    for (const name of id === undefined ? [] : kinds) {
      const place = file.entries[name]?.findIndex(entry => entry.id === id) ?? -1
      if (place >= 0) pointed[field] = `${name}:${place}`
    }
  }
  return pointed
}

const refsOfKinds = new WeakMap<AnyKind, readonly (readonly [field: string, kinds: readonly string[]])[]>()

function entryRefsOf(kind: AnyKind): readonly (readonly [field: string, kinds: readonly string[]])[] {
  const known = refsOfKinds.get(kind)
  if (known) return known
  const found = Object.entries(kind.schema.shape).flatMap(([field, type]) => {
    const kinds = entryRefOf(type)
    return kinds ? [[field, kinds] as const] : []
  })
  refsOfKinds.set(kind, found)
  return found
}
