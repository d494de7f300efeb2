import { termsIn } from '../../spine/ledger/terms.ts'
import { sql } from 'kysely'
import type { Viewer } from '../../spine/access/decide.ts'
import { SECTIONS_OF } from '../../spine/access/roles.ts'
import type { Entry, Start } from '../../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import type { AnyKind, SubjectKind } from '../../spine/ledger/kind.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { hiddenFrom } from '../files/parts.ts'

/**
 * What some files hold of some kinds, in one question, for a list whose own event names these files: the caller must
 * have listed them for this viewer. Kinds of parts that the viewer's role does not read are left out. A file that may
 * not be known of is absent.
 */
export async function filesFor(
  store: Store,
  viewer: Viewer,
  subjects: readonly string[],
  kinds: readonly AnyKind[],
): Promise<ReadonlyMap<string, SubjectFile>> {
  return withFiles(store, viewer, subjects, tx => readSome(tx, store.authority, viewer, subjects, kinds))
}

/** Work that may read these files and no others, less the parts the viewer's role does not read. */
export function withFiles<T>(
  store: Store,
  viewer: Viewer,
  subjects: readonly string[],
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const hidden = hiddenFrom(viewer.role)
  return store.within({ author: viewer.id, sight: 'files', subjects, ...(hidden ? { hidden } : {}) }, work)
}

/** The same within a transaction that may read them. */
export async function readSome(
  tx: Tx,
  authority: number,
  viewer: Viewer,
  subjects: readonly string[],
  kinds: readonly AnyKind[],
): Promise<ReadonlyMap<string, SubjectFile>> {
  const { read } = SECTIONS_OF[viewer.role]
  const readable = kinds.filter(kind => read.includes(kind.section))
  if (subjects.length === 0 || readable.length === 0) return new Map()
  const byName = new Map(readable.map(kind => [kind.name, kind]))
  const found = await sql<SomeRow>`
    select file_of(subject) as subject, entry, kind, revision, start_at, end_on, body from entry
    where authority = ${authority} and subject = any(files_with(${[...subjects]}::uuid[])) and kind = any(${[...byName.keys()]}::text[])
      and not withdrawn`.execute(tx)
  const bySubject = new Map<string, Entry[]>(subjects.map(id => [id, []]))
  for (const row of found.rows) {
    const kind = byName.get(row.kind)
    const body = kind?.lift && row.revision < kind.revision ? kind.lift(row.body, row.revision) : row.body
    bySubject.get(row.subject)?.push({
      id: row.entry,
      kind: row.kind,
      start: row.start_at as Start,
      end: row.end_on,
      body,
    })
  }
  const subject: SubjectKind = readable[0]?.subject ?? 'person'
  const terms = await termsIn(tx, authority)
  return new Map([...bySubject].map(([id, entries]) => [id, fileOf(id, entries, {}, subject, terms)]))
}

interface SomeRow {
  readonly subject: string
  readonly entry: string
  readonly kind: string
  readonly revision: number
  readonly start_at: string | null
  readonly end_on: PlainDate | null
  readonly body: Record<string, unknown>
}
