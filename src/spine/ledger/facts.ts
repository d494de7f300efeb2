import { createHash } from 'node:crypto'
import type { CouncilTerms } from '../time/council-terms.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Entry, Start } from './entry.ts'
import type { Place, SubjectFile } from './file.ts'
import { type AnyKind, type SubjectKind, entryRefOf } from './kind.ts'

// Raised when the packing below changes, so that rows packed before are packed again.
const FORMAT = 3

type Packed = readonly [start: Start, end: PlainDate | null, body: unknown]

// The first line: each kind with how many characters its entries take, one kind after another on the lines below.
interface Contents {
  /** Whoever the file is about, where that is not a person. */
  readonly s?: SubjectKind
  readonly k: Readonly<Record<string, number>>
  readonly p?: Readonly<Record<string, readonly [number | null, number | null, string]>>
}

/** A file's measured kinds as compact text, without narrative fields and without ids. */
export function packFacts(file: SubjectFile, kinds: ReadonlyMap<string, AnyKind>): string {
  const lengths: Record<string, number> = {}
  const packed: string[] = []
  // In order of name: entries are read in any order, and the same file is the same text.
  for (const name of Object.keys(file.entries).sort()) {
    const kind = kinds.get(name)
    const entries = file.entries[name] ?? []
    if (!kind?.measured || entries.length === 0) continue
    const text = JSON.stringify(
      entries.map(
        (entry): Packed => [entry.start, entry.end, withRefs(withoutNarrative(entry.body, kind), kind, file)],
      ),
    )
    lengths[name] = text.length
    packed.push(text)
  }
  const places = Object.entries(file.places).map(
    ([postcode, place]) => [postcode, [place.east, place.north, place.area]] as const,
  )
  const contents: Contents = {
    ...(file.subject === 'person' ? {} : { s: file.subject }),
    k: lengths,
    ...(places.length > 0 ? { p: Object.fromEntries(places) } : {}),
  }
  return `${JSON.stringify(contents)}\n${packed.join('')}`
}

/**
 * The file that facts were packed from, as far as measures can see it. Entries' ids are their places in their kind. A
 * kind's entries are read when they are first asked for: one measure asks for a few kinds of a hundred. `also` are entries
 * that stand in no file and are worked out for measures alone.
 */
export function unpackFacts(
  subject: string,
  text: string,
  terms?: CouncilTerms,
  also?: Readonly<Record<string, readonly Entry[]>>,
): SubjectFile {
  const at = text.indexOf('\n')
  const contents = JSON.parse(text.slice(0, at)) as Contents
  const places: Record<string, Place> = {}
  for (const postcode in contents.p) {
    const [east, north, area] = contents.p[postcode] as readonly [number | null, number | null, string]
    places[postcode] = { east, north, area }
  }
  const waiting: Record<string, string | readonly Entry[]> = { ...also }
  let from = at + 1
  for (const kind in contents.k) {
    const to = from + (contents.k[kind] as number)
    waiting[kind] = text.slice(from, to)
    from = to
  }
  const entries = new Proxy(waiting, WHEN_ASKED) as unknown as SubjectFile['entries']
  return { id: subject, subject: contents.s ?? 'person', entries, places, ...(terms === undefined ? {} : { terms }) }
}

// Each kind stands as text until it is asked for, and as entries from then on. Its name alone asks for nothing.
const WHEN_ASKED: ProxyHandler<Record<string, string | readonly Entry[]>> = {
  get(held, kind) {
    const value = held[kind as string]
    return typeof value === 'string' ? (held[kind as string] = entriesFrom(kind as string, value)) : value
  },
}

function entriesFrom(kind: string, text: string): readonly Entry[] {
  return (JSON.parse(text) as readonly Packed[]).map(([start, end, body], index) => ({
    id: `${kind}:${index}`,
    kind,
    start,
    end,
    body,
  }))
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
