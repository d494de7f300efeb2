import { sql } from 'kysely'
import type { Tx } from '../store/store.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Entry, RecordedEntry, Start } from './entry.ts'
import { postcodesIn } from './facts.ts'
import { type Place, type SubjectFile, fileOf } from './file.ts'
import { type Aliases, aliasesOf } from './merged.ts'
import { pointedTo, pointingTo } from './links.ts'
import { termsIn } from './terms.ts'
import type { SubjectKind } from './kind.ts'
import type { Rulebook } from './rulebook.ts'

/**
 * Which past to answer from. `recorded`: what this ledger held at an instant. `source`: what the returns said by a
 * day, each return counting as known on its own date however late it was imported; entries made here count from
 * the day they were recorded.
 */
export type Known =
  | { readonly clock: 'recorded'; readonly at: string }
  | { readonly clock: 'source'; readonly at: PlainDate }

/** A version as it is read: those that fold into a file. */
export interface VersionRow {
  subject: string
  entry: string
  version: number
  kind: string
  revision: number
  start_at: string | null
  end_on: PlainDate | null
  body: Record<string, unknown>
  withdrawn: boolean
  reason: string | null
  import: string | null
  known_from: PlainDate | null
  author: string
  recorded_at: string
}

/**
 * Files as they stand, or as they were known, by subject. A subject with no entries then has an empty file. What is written
 * in files that were merged is read together, whichever of them is asked for; what points to a merged file points to
 * the one it is read in. `only` names the kinds that are wanted of files as they stand, where not every one is.
 */
export async function readFiles(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  subjects: readonly string[],
  known?: Known,
  only?: ReadonlySet<string>,
): Promise<ReadonlyMap<string, SubjectFile>> {
  const aliases = await aliasesOf(tx, authority, subjects, known)
  const fileWith = (id: string): string => aliases.get(id) ?? id
  const written = [...new Set([...subjects, ...aliases.keys(), ...aliases.values()])]
  const rows = known ? await rowsKnown(tx, authority, written, known) : await rowsNow(tx, authority, written, only)
  const kinds = await kindsOf(tx, authority, subjects)
  const byFile = new Map<string, Entry[]>(subjects.map(id => [fileWith(id), []]))
  const pointed = await aliasesPointedTo(tx, authority, rulebook, rows)
  for (const row of rows) if (!row.withdrawn) byFile.get(fileWith(row.subject))?.push(entryFrom(row, rulebook, pointed))
  const places = await placesOf(tx, rows)
  const terms = await termsIn(tx, authority)
  const files = new Map<string, SubjectFile>()
  for (const subject of subjects) {
    const id = fileWith(subject)
    const entries = byFile.get(id) ?? []
    const file =
      files.get(id) ?? fileOf(id, entries, pick(places, postcodesIn(entries)), kinds.get(subject) ?? 'person', terms)
    files.set(subject, file)
  }
  return files
}

const NONE: Aliases = new Map()

async function aliasesPointedTo(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  rows: readonly RowNow[],
): Promise<Aliases> {
  const ids = pointedTo(rulebook, rows)
  return ids.length === 0 ? NONE : aliasesOf(tx, authority, ids)
}

// Most files are people's: only the others are asked for by name.
async function kindsOf(
  tx: Tx,
  authority: number,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, SubjectKind>> {
  const found = await sql<{ id: string; kind: SubjectKind }>`
    select id, kind from subject
    where authority = ${authority} and id = any(${[...subjects]}::uuid[]) and kind <> 'person'`.execute(tx)
  return new Map(found.rows.map(row => [row.id, row.kind]))
}

/** One file's entries as they stand (or were known) with who recorded each, when and from where. Withdrawn ones are left out. */
export async function readRecorded(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  subject: string,
  known?: Known,
): Promise<readonly RecordedEntry[]> {
  const aliases = await aliasesOf(tx, authority, [subject], known)
  const written = [...new Set([subject, ...aliases.keys(), ...aliases.values()])]
  const rows = await rowsKnown(tx, authority, written, known ?? { clock: 'recorded', at: 'infinity' })
  const pointed = await aliasesPointedTo(tx, authority, rulebook, rows)
  return rows.filter(row => !row.withdrawn).map(row => recordedFrom(row, rulebook, pointed))
}

/** Every version of one entry, oldest first, withdrawn ones marked by their reason. */
export async function readHistory(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  subject: string,
  entry: string,
): Promise<readonly (RecordedEntry & { readonly withdrawn: boolean })[]> {
  const found = await sql<VersionRow>`
    select v.*, act.author, act_commit.recorded_at from entry_version v
    join act on act.authority = v.authority and act.id = v.act
    join act_commit on act_commit.authority = v.authority and act_commit.act = v.act
    where v.authority = ${authority} and v.subject = any(files_with(array[${subject}]::uuid[])) and v.entry = ${entry}
    order by v.version`.execute(tx)
  return found.rows.map(row => ({ ...recordedFrom(row, rulebook), withdrawn: row.withdrawn }))
}

/** Subjects of every kind in id order, a page at a time, for passes over all that is written: merged ones are among them. */
export async function subjectsAfter(
  tx: Tx,
  authority: number,
  after: string | null,
  count: number,
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select id from subject where authority = ${authority} and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${count}`.execute(tx)
  return found.rows.map(row => row.id)
}

type RowNow = Pick<VersionRow, 'subject' | 'entry' | 'kind' | 'revision' | 'start_at' | 'end_on' | 'body' | 'withdrawn'>

// A file comes as one text: taken apart a row and a column at a time, its entries would cost twice as much.
async function rowsNow(
  tx: Tx,
  authority: number,
  subjects: readonly string[],
  only: ReadonlySet<string> | undefined,
): Promise<readonly RowNow[]> {
  const narrowed = only === undefined ? sql`` : sql`and kind = any(${[...only]}::text[])`
  const found = await sql<{ subject: string; entries: string }>`
    select subject, json_agg(json_build_array(entry, kind, revision, start_at, end_on, body))::text as entries from entry
    where authority = ${authority} and subject = any(${[...subjects]}::uuid[]) and not withdrawn ${narrowed} group by subject`.execute(
    tx,
  )
  return found.rows.flatMap(({ subject, entries }) =>
    (JSON.parse(entries) as readonly EntryNow[]).map(([entry, kind, revision, start_at, end_on, body]) => ({
      subject,
      entry,
      kind,
      revision,
      start_at,
      end_on,
      body,
      withdrawn: false,
    })),
  )
}

type EntryNow = readonly [
  entry: string,
  kind: string,
  revision: number,
  start: string | null,
  end: PlainDate | null,
  body: Record<string, unknown>,
]

async function rowsKnown(
  tx: Tx,
  authority: number,
  subjects: readonly string[],
  known: Known,
): Promise<readonly VersionRow[]> {
  const ids = [...subjects]
  if (known.clock === 'recorded') {
    const found = await sql<VersionRow>`
      select distinct on (v.subject, v.entry) v.subject, v.entry, v.version, v.kind, v.revision, v.start_at, v.end_on, v.body,
        v.withdrawn, v.reason, v.import, v.known_from, act.author, act_commit.recorded_at
      from entry_version v
      join act on act.authority = v.authority and act.id = v.act
      join act_commit on act_commit.authority = v.authority and act_commit.act = v.act
      where v.authority = ${authority} and v.subject = any(${ids}::uuid[]) and act_commit.recorded_at <= ${known.at}::timestamptz
      order by v.subject, v.entry, v.version desc`.execute(tx)
    return found.rows
  }
  // An undone import never was a source; what a person recorded counts from the day it was recorded.
  const found = await sql<VersionRow>`
    select distinct on (v.subject, v.entry) v.subject, v.entry, v.version, v.kind, v.revision, v.start_at, v.end_on, v.body,
      v.withdrawn, v.reason, v.import, v.known_from, act.author, act_commit.recorded_at
    from entry_version v
    join act on act.authority = v.authority and act.id = v.act
    join act_commit on act_commit.authority = v.authority and act_commit.act = v.act
    left join import on import.authority = v.authority and import.id = v.import
    where v.authority = ${authority} and v.subject = any(${ids}::uuid[])
      and (v.import is null or import.status = 'done')
      and coalesce(v.known_from, (act_commit.recorded_at at time zone 'Europe/London')::date) <= ${known.at}::date
    order by v.subject, v.entry, coalesce(v.known_from, (act_commit.recorded_at at time zone 'Europe/London')::date) desc, v.version desc`.execute(
    tx,
  )
  return found.rows
}

/** Of subjects, those that are files of their own: now, or as they were known. */
export async function filesAmong(
  tx: Tx,
  authority: number,
  subjects: readonly string[],
  known?: Known,
): Promise<readonly string[]> {
  const aliases = await aliasesOf(tx, authority, subjects, known)
  return aliases.size === 0 ? subjects : subjects.filter(id => !aliases.has(id))
}

/** The entry that a version says, lifted to its kind’s present revision. */
export function entryFrom(row: RowNow, rulebook: Rulebook, aliases: Aliases): Entry {
  const kind = rulebook.kinds.get(row.kind)
  const lifted = kind?.lift && row.revision < kind.revision ? kind.lift(row.body, row.revision) : row.body
  const body = aliases.size === 0 ? lifted : pointingTo(rulebook, row.kind, lifted as Record<string, unknown>, aliases)
  return { id: row.entry, kind: row.kind, start: row.start_at as Start, end: row.end_on, body }
}

function recordedFrom(row: VersionRow, rulebook: Rulebook, aliases: Aliases = NONE): RecordedEntry {
  return {
    ...entryFrom(row, rulebook, aliases),
    version: row.version,
    revision: row.revision,
    author: row.author,
    recordedAt: row.recorded_at,
    reason: row.reason,
    import: row.import,
    knownFrom: row.known_from,
  }
}

/** Where the postcodes of some versions are. */
export async function placesOf(
  tx: Tx,
  rows: readonly Pick<VersionRow, 'kind' | 'body'>[],
): Promise<ReadonlyMap<string, Place>> {
  const wanted = postcodesIn(rows.map(row => ({ id: '', kind: row.kind, start: null, end: null, body: row.body })))
  if (wanted.length === 0) return new Map()
  const found = await sql<{ postcode: string; east: number | null; north: number | null; area: string }>`
    select postcode, east, north, area from postcode where postcode = any(${wanted as string[]})`.execute(tx)
  return new Map(found.rows.map(row => [row.postcode, { east: row.east, north: row.north, area: row.area }]))
}

/** Of places, those of some postcodes. */
export function pick(places: ReadonlyMap<string, Place>, postcodes: readonly string[]): Record<string, Place> {
  const picked: Record<string, Place> = {}
  for (const postcode of postcodes) {
    const place = places.get(postcode)
    if (place) picked[postcode] = place
  }
  return picked
}
