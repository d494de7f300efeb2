import { sql } from 'kysely'
import type { Tx } from '../store/store.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { Entry } from './entry.ts'
import { postcodesIn } from './facts.ts'
import { type SubjectFile, fileOf } from './file.ts'
import { aliasesOf } from './merged.ts'
import { type VersionRow, entryFrom, pick, placesOf } from './read.ts'
import type { Rulebook } from './rulebook.ts'

/** A file as its sources knew it, day by day: a return counts from its own date, what was recorded here from the day it was. */
export interface Past {
  /** The days on which anything was known for the first time, newest first. */
  readonly days: readonly PlainDate[]
  /** The file as it was known at the end of a day. */
  readonly on: (day: PlainDate) => SubjectFile
}

type Row = VersionRow & { readonly day: PlainDate }

interface Known {
  readonly day: PlainDate
  readonly version: number
  /** Undefined for one withdrawn. */
  readonly entry: Entry | undefined
}

/**
 * The pasts of some people's files, of some kinds alone: every version with the day from which it was known. What the
 * transaction itself has written counts, though its act is not yet committed. Files that were merged have one past.
 */
export async function pastsOf(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  subjects: readonly string[],
  kinds: readonly string[],
): Promise<ReadonlyMap<string, Past>> {
  if (subjects.length === 0) return new Map()
  const aliases = await aliasesOf(tx, authority, subjects)
  const written = [...new Set([...subjects, ...aliases.keys()])]
  const found = await sql<Row>`
    select v.subject, v.entry, v.version, v.kind, v.revision, v.start_at, v.end_on, v.body, v.withdrawn,
      coalesce(v.known_from, (coalesce(c.recorded_at, clock_timestamp()) at time zone 'Europe/London')::date) as day
    from entry_version v
    left join act_commit c on c.authority = v.authority and c.act = v.act
    left join import i on i.authority = v.authority and i.id = v.import
    where v.authority = ${authority} and v.subject = any(${written}::uuid[]) and v.kind = any(${[...kinds]}::text[])
      and (v.import is null or i.status = 'done' or c.act is null)`.execute(tx)
  const places = await placesOf(tx, found.rows)
  const byFile = new Map<string, Row[]>(subjects.map(id => [id, []]))
  for (const row of found.rows) byFile.get(aliases.get(row.subject) ?? row.subject)?.push(row)
  return new Map([...byFile].map(([id, rows]) => [id, pastFrom(id, rows, rulebook, places)]))
}

function pastFrom(
  id: string,
  rows: readonly Row[],
  rulebook: Rulebook,
  places: Awaited<ReturnType<typeof placesOf>>,
): Past {
  const byEntry = new Map<string, Known[]>()
  for (const row of rows) {
    const known: Known = {
      day: row.day,
      version: row.version,
      entry: row.withdrawn ? undefined : entryFrom(row, rulebook, NO_ALIASES),
    }
    const held = byEntry.get(row.entry)
    if (held) held.push(known)
    else byEntry.set(row.entry, [known])
  }
  // Of versions known from one day the latest counts; what was known later counts over what was known before.
  for (const known of byEntry.values())
    known.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.version - b.version))
  const all = pick(
    places,
    postcodesIn(rows.map(row => ({ id: '', kind: row.kind, start: null, end: null, body: row.body }))),
  )
  return {
    days: [...new Set(rows.map(row => row.day))].sort().reverse(),
    on: day => {
      const entries: Entry[] = []
      for (const known of byEntry.values()) {
        const entry = known.findLast(each => each.day <= day)?.entry
        if (entry) entries.push(entry)
      }
      return fileOf(id, entries, all)
    },
  }
}

const NO_ALIASES = new Map<string, string>()
