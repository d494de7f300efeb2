import type { PlainDate } from '../time/plain-date.ts'
import type { CouncilTerms } from '../time/council-terms.ts'
import { type Entry, startDay } from './entry.ts'
import type { AnyKind, BodyOf, SubjectKind } from './kind.ts'

/** Where a postcode is: Ordnance Survey grid metres and the upper-tier authority's GSS code. */
export interface Place {
  readonly east: number | null
  readonly north: number | null
  readonly area: string
}

/** One subject's entries as they stand, by kind, oldest start first. The only thing rules read. */
export interface SubjectFile {
  readonly id: string
  readonly subject: SubjectKind
  readonly entries: Readonly<Record<string, readonly Entry[]>>
  /** Where the file's postcodes are, by postcode without its space; a postcode the gazetteer lacks is absent. */
  readonly places: Readonly<Record<string, Place>>
  /** The councils’ own school terms, as the trust entered them; absent where none are. */
  readonly terms?: CouncilTerms
}

/** A file made of loose entries: sorted by start, then end, with entries of unknown start first. */
export function fileOf(
  id: string,
  entries: readonly Entry[],
  places: Readonly<Record<string, Place>> = {},
  subject: SubjectKind = 'person',
  terms?: CouncilTerms,
): SubjectFile {
  const byKind: Record<string, Entry[]> = {}
  for (const entry of entries) (byKind[entry.kind] ??= []).push(entry)
  for (const list of Object.values(byKind)) list.sort(inOrder)
  return { id, subject, entries: byKind, places, ...(terms === undefined ? {} : { terms }) }
}

function inOrder(a: Entry, b: Entry): number {
  const starts = compare(startDay(a.start) ?? '', startDay(b.start) ?? '')
  return starts !== 0 ? starts : compare(a.end ?? '9999', b.end ?? '9999') || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const NONE: readonly never[] = []

/** Every entry of a kind in a file, oldest start first. */
export function all<K extends AnyKind>(file: SubjectFile, kind: K): readonly Entry<BodyOf<K>>[] {
  return (file.entries[kind.name] ?? NONE) as readonly Entry<BodyOf<K>>[]
}

/** The latest-starting entry of a kind; undefined where there is none. */
export function latest<K extends AnyKind>(file: SubjectFile, kind: K): Entry<BodyOf<K>> | undefined {
  return all(file, kind).at(-1)
}

/** Whether an entry holds at the end of a day: started on or before it and not ended on or before it. */
export function holdsOn(entry: Entry, on: PlainDate): boolean {
  const start = startDay(entry.start)
  return (start === undefined || start <= on) && (entry.end === null || entry.end > on)
}

/** The entry of a kind that holds at the end of a day; the latest-starting where several do. */
export function current<K extends AnyKind>(file: SubjectFile, kind: K, on: PlainDate): Entry<BodyOf<K>> | undefined {
  return all(file, kind).findLast(entry => holdsOn(entry, on))
}

/**
 * A fact about a file, worked out once for each file however often it is asked.
 * Files are never changed, so the answer is kept as long as the file is.
 */
export function notion<T>(derive: (file: SubjectFile) => T): (file: SubjectFile) => T {
  const place = places++
  return file => {
    const answers = file === latestFile ? latestAnswers : answersOf(file)
    const found = answers[place]
    if (found !== undefined) return (found === NOTHING ? undefined : found) as T
    const value = derive(file)
    answers[place] = value === undefined ? NOTHING : value
    return value
  }
}

// One look-up finds every answer about a file, and most questions are about the file asked about last: a look-up for
// each notion would cost more than many of them take to work out.
const ANSWERS = Symbol('what is known of a file')
const NOTHING = Symbol('undefined')
let places = 0
let latestFile: SubjectFile | undefined
let latestAnswers: unknown[] = []

// Kept with the file and not in a map of files: the collector goes through such a map again and again while many files are
// read. Not enumerable, so that a copy of a file knows nothing yet.
function answersOf(file: SubjectFile & { readonly [ANSWERS]?: unknown[] }): unknown[] {
  let answers = file[ANSWERS]
  if (!answers) Object.defineProperty(file, ANSWERS, { value: (answers = []) })
  latestFile = file
  latestAnswers = answers
  return answers
}
