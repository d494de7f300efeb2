import { sql } from 'kysely'
import type { Grants, Store, Tx } from '../store/store.ts'
import { rederive } from './derive.ts'
import { type Entry, type Start, startDay } from './entry.ts'
import { newId } from './ids.ts'
import type { SubjectKind } from './kind.ts'
import { linkRoles } from './links.ts'
import { type Aliases, aliasesOf } from './merged.ts'
import type { Rulebook } from './rulebook.ts'
import type { PlainDate } from '../time/plain-date.ts'
import { type NewVersion, appendVersions, beginAct, lockFiles } from './versions.ts'

/** One thing to write in a file: a new entry, a correction of one, or its withdrawal. */
export interface Write {
  readonly subject: string
  readonly kind: string
  /** The entry to correct or withdraw; absent for a new one. */
  readonly entry?: string
  /** The version the writer was looking at; required with `entry`. */
  readonly seen?: number
  readonly start: Start
  readonly end: PlainDate | null
  readonly body: unknown
  readonly withdraw?: true
  readonly reason?: string
  readonly asked?: unknown
}

/** What became of an act. */
export interface Recorded {
  readonly act: string
  readonly entries: readonly { readonly subject: string; readonly entry: string; readonly version: number }[]
}

/** Someone else changed the entry first. Both texts are here, and nothing was written. */
export class EditedSince extends Error {
  readonly theirs: Entry & { readonly version: number }
  readonly yours: Write
  constructor(theirs: Entry & { readonly version: number }, yours: Write) {
    super(
      `The entry was changed while you were writing: you saw version ${yours.seen}, it is now version ${theirs.version}`,
    )
    this.name = 'EditedSince'
    this.theirs = theirs
    this.yours = yours
  }
}

/** A body that its kind does not accept. Each fault says where and why. */
export class InvalidEntry extends Error {
  readonly faults: readonly { readonly field: string; readonly why: string }[]
  constructor(kind: string, faults: readonly { readonly field: string; readonly why: string }[]) {
    super(`This ${kind} cannot be recorded: ${faults.map(fault => `${fault.field}: ${fault.why}`).join('; ')}`)
    this.name = 'InvalidEntry'
    this.faults = faults
  }
}

/** Opens an empty file for someone or something new, a person unless said otherwise, and answers its id. */
export async function openFile(
  tx: Tx,
  authority: number,
  id: string = newId(),
  kind: SubjectKind = 'person',
): Promise<string> {
  await tx.insertInto('subject').values({ authority, id, kind }).execute()
  return id
}

/**
 * Records one act: all of its writes or none. Locks the files in id order, checks that nobody wrote first,
 * appends a version for each write and rewrites the derived rows; the act takes its position as it is committed.
 * Throws InvalidEntry, EditedSince or NoSuchFile.
 */
export async function record(
  store: Store,
  rulebook: Rulebook,
  grants: Grants,
  writes: readonly Write[],
  reason: string | null = null,
): Promise<Recorded> {
  for (const write of writes) check(write, rulebook)
  return store.within(grants, tx => recordIn(tx, store.authority, rulebook, grants.author, writes, reason))
}

/** `record` inside a transaction the caller holds. */
export async function recordIn(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  author: string,
  writes: readonly Write[],
  reason: string | null,
): Promise<Recorded> {
  const subjects = [...new Set(writes.map(write => write.subject))]
  await lockFiles(tx, authority, subjects)
  const act = newId()
  await beginAct(tx, authority, { id: act, author, import: null, reason })
  const versions: NewVersion[] = []
  // Written to a file that was merged, it goes in the one that is kept.
  const aliases = await aliasesOf(tx, authority, subjects)
  for (const write of writes) versions.push(await next(tx, authority, rulebook, write, aliases))
  await appendVersions(tx, authority, act, versions)
  await writeLinks(tx, authority, rulebook, versions)
  await rederive(tx, authority, rulebook, subjects)
  return { act, entries: versions.map(({ subject, entry, version }) => ({ subject, entry, version })) }
}

function check(write: Write, rulebook: Rulebook): void {
  const kind = rulebook.kinds.get(write.kind)
  if (!kind) throw new InvalidEntry(write.kind, [{ field: 'kind', why: `there is no kind called '${write.kind}'` }])
  if (write.withdraw) return
  const parsed = kind.schema.safeParse(write.body)
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(issue => ({ field: issue.path.join('.') || kind.name, why: issue.message }))
  if (!kind.lasts && write.end !== null) faults.push({ field: 'end', why: 'this does not last, so it has no end' })
  if (write.end !== null && write.start !== null && write.end < write.start.slice(0, 10))
    faults.push({ field: 'end', why: 'ends before it starts' })
  if (faults.length > 0) throw new InvalidEntry(kind.name, faults)
}

async function next(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  write: Write,
  aliases: Aliases,
): Promise<NewVersion> {
  const file = aliases.get(write.subject) ?? write.subject
  const revision = rulebook.kinds.get(write.kind)?.revision ?? 1
  const shared = {
    subject: file,
    kind: write.kind,
    revision,
    start: write.start,
    end: write.end,
    body: write.body,
    withdrawn: write.withdraw ?? false,
    reason: write.reason ?? null,
    import: null,
    knownFrom: null,
    asked: write.asked ?? null,
  }
  if (write.entry === undefined) return { ...shared, entry: newId(), version: 1, source: null, sourceKey: null }
  const held = await tx
    .selectFrom('entry')
    .selectAll()
    .where('authority', '=', authority)
    .where('subject', 'in', [file, ...[...aliases].flatMap(([id, kept]) => (kept === file ? [id] : []))])
    .where('entry', '=', write.entry)
    .executeTakeFirst()
  if (!held) throw new InvalidEntry(write.kind, [{ field: 'entry', why: 'is not in this file' }])
  if (held.version !== write.seen) {
    const theirs = {
      id: held.entry,
      kind: held.kind,
      start: held.start_at as Start,
      end: held.end_on,
      body: held.body,
      version: held.version,
    }
    throw new EditedSince(theirs, write)
  }
  // An entry stays in the file it was first written in.
  return {
    ...shared,
    subject: held.subject,
    entry: held.entry,
    version: held.version + 1,
    source: held.source,
    sourceKey: held.source_key,
  }
}

/** Keeps the links of these versions’ entries: who is named, from when to when, readable from both ends. */
export async function writeLinks(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  versions: readonly NewVersion[],
): Promise<void> {
  const linking = versions.filter(version => linkRoles(rulebook, version.kind).length > 0)
  if (linking.length === 0) return
  await sql`
    delete from link where authority = ${authority} and from_entry = any(${linking.map(version => version.entry)}::uuid[])`.execute(
    tx,
  )
  // Several versions of one entry in one act leave the newest one's links.
  const newest = new Map(linking.map(version => [version.entry, version]))
  const rows = [...newest.values()].flatMap(version =>
    version.withdrawn
      ? []
      : linkRoles(rulebook, version.kind).flatMap(role => {
          const to = (version.body as Record<string, unknown>)[role]
          return typeof to === 'string'
            ? [
                {
                  subject: version.subject,
                  entry: version.entry,
                  role,
                  to,
                  start: startDay(version.start) ?? null,
                  end: version.end,
                },
              ]
            : []
        }),
  )
  if (rows.length === 0) return
  await sql`
    insert into link (authority, from_subject, from_entry, role, to_subject, start_on, end_on)
    select ${authority}, subject, entry, role, "to", "start", "end" from json_to_recordset(${JSON.stringify(rows)}::json)
      as l(subject uuid, entry uuid, role text, "to" uuid, "start" date, "end" date)`.execute(tx)
}
