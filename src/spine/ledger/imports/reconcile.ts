import type { PlainDate } from '../../time/plain-date.ts'
import type { SourceEntry, SourceState } from '../source.ts'

/** A version the ledger already holds of an imported entry. */
export interface HeldVersion {
  readonly version: number
  readonly knownFrom: PlainDate | null
  /** Null where a person wrote it. */
  readonly import: string | null
  /** Whether that import still stands. */
  readonly live: boolean
  readonly withdrawn: boolean
  readonly start: string | null
  readonly end: PlainDate | null
  readonly body: unknown
}

/** A version to append: the entry as the source says it, or its withdrawal. */
export interface PlannedVersion {
  readonly knownFrom: PlainDate | null
  readonly content: SourceEntry | 'withdrawn'
}

/** What an import means for one entry. */
export type Plan =
  | { readonly outcome: 'unchanged' | 'new' | 'changed' | 'withdrawn'; readonly append: readonly PlannedVersion[] }
  /** A person edited it since it was imported: it is left as they wrote it, and listed. */
  | { readonly outcome: 'kept-by-hand'; readonly append: readonly [] }

interface Wanted {
  readonly knownFrom: PlainDate
  readonly entry: SourceEntry | undefined
}

const ABSENT = 'withdrawn'

/** Every entry key a source speaks of, with what each state says of it, in the states' order. */
export function byKey(
  states: readonly SourceState[],
): ReadonlyMap<string, readonly { knownFrom: PlainDate; entry: SourceEntry | undefined }[]> {
  const keys = new Map<string, (SourceEntry | undefined)[]>()
  states.forEach((state, index) => {
    for (const entry of state.entries) {
      let list = keys.get(entry.key)
      if (!list) keys.set(entry.key, (list = states.map(() => undefined)))
      list[index] = entry
    }
  })
  const answer = new Map<string, readonly { knownFrom: PlainDate; entry: SourceEntry | undefined }[]>()
  for (const [key, list] of keys) {
    answer.set(
      key,
      list.map((entry, index) => ({ knownFrom: (states[index] as SourceState).knownFrom, entry })),
    )
  }
  return answer
}

/**
 * What to append so that an imported entry says what its source now says, at each of the returns' own dates and in the end.
 * Pure. Appending nothing means the ledger already says so; the past is never rewritten, only restated.
 */
export function planEntry(
  held: readonly HeldVersion[],
  states: readonly { readonly knownFrom: PlainDate; readonly entry: SourceEntry | undefined }[],
): Plan {
  const newest = held.at(-1)
  if (newest && newest.import === null) return { outcome: 'kept-by-hand', append: [] }
  const changes = changesOf(states)
  if (newest === undefined) return planNew(changes)
  const wanted = changes.map(change => ({ ...change, text: change.entry ? textOf(change.entry) : ABSENT }))
  const last = wanted.at(-1)
  const said = new Map<string, string>()
  for (const version of held)
    if (version.live && version.knownFrom !== null) said.set(version.knownFrom, textOfHeld(version))
  const append: PlannedVersion[] = []
  for (const knownFrom of [
    ...new Set([...wanted.map(change => change.knownFrom), ...(said.keys() as Iterable<PlainDate>)]),
  ].sort()) {
    const should = wanted.findLast(change => change.knownFrom <= knownFrom)
    const text = should?.text ?? ABSENT
    if (said.get(knownFrom) === text) continue
    append.push({ knownFrom, content: should?.entry ?? 'withdrawn' })
  }
  // The newest version must be how things stand, even when an older year was imported after a newer one.
  const end = append.at(-1)
  const endText = end ? (end.content === 'withdrawn' ? ABSENT : textOf(end.content)) : textOfHeld(newest)
  const endsAs = last?.text ?? ABSENT
  if (endText !== endsAs) append.push({ knownFrom: last?.knownFrom ?? null, content: last?.entry ?? 'withdrawn' })
  if (append.length === 0) return { outcome: 'unchanged', append }
  const before = textOfHeld(newest)
  if (before === endsAs) return { outcome: 'unchanged', append }
  return { outcome: before === ABSENT ? 'new' : endsAs === ABSENT ? 'withdrawn' : 'changed', append }
}

// Of an entry that is not held, each change is a version. Most entries of most imports are these.
function planNew(changes: readonly Wanted[]): Plan {
  const append = changes
    .filter((change, index) => changes[index + 1]?.knownFrom !== change.knownFrom)
    .map(({ knownFrom, entry }) => ({ knownFrom, content: entry ?? ('withdrawn' as const) }))
  return { outcome: changes.at(-1)?.entry ? 'new' : 'unchanged', append }
}

// The states at which what is said of the entry changes.
function changesOf(
  states: readonly { readonly knownFrom: PlainDate; readonly entry: SourceEntry | undefined }[],
): readonly Wanted[] {
  const changes: Wanted[] = []
  let before: SourceEntry | undefined
  for (const state of states) {
    if (!saySame(before, state.entry)) changes.push(state)
    before = state.entry
  }
  return changes
}

function saySame(a: SourceEntry | undefined, b: SourceEntry | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.start === b.start && a.end === b.end && equal(a.body, b.body)
}

// As their canonical texts would be, without writing them: a field that is undefined is absent.
function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return canonical(a) === canonical(b)
  if (Array.isArray(a) || Array.isArray(b)) return canonical(a) === canonical(b)
  const [these, those] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const field in these) if (!equalFields(these[field], those[field])) return false
  for (const field in those) if (those[field] !== undefined && these[field] === undefined) return false
  return true
}

function equalFields(a: unknown, b: unknown): boolean {
  return a === undefined || b === undefined ? a === b : equal(a, b)
}

function textOf(entry: SourceEntry): string {
  return canonical([entry.start, entry.end, entry.body])
}

function textOfHeld(version: HeldVersion): string {
  return version.withdrawn ? ABSENT : canonical([version.start, version.end, version.body])
}

/** JSON with its fields in order and absent ones left out, so that equal values are equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).filter(([, held]) => held !== undefined)
    fields.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([field, held]) => `${JSON.stringify(field)}:${canonical(held)}`).join(',')}}`
  }
  return JSON.stringify(value ?? null)
}
