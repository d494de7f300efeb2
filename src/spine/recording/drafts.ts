import { sql } from 'kysely'
import { newId } from '../ledger/ids.ts'
import type { Tx } from '../store/store.ts'
import type { Fields } from '../web/page.ts'

/** What a form does: writes something new, corrects an entry, says that it has ended, or withdraws it. */
export type Doing = 'record' | 'correct' | 'end' | 'withdraw'

/** The one form a draft is of: of a kind about one child, or of one of the child's entries. */
export interface DraftOf {
  readonly subject: string
  readonly kind: string
  readonly doing: Doing
  /** The entry, where it is not a new one. */
  readonly entry?: string | undefined
}

/** A file sent with a form that is not recorded yet; its bytes are kept already. */
export interface StagedFile {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly hash: string
}

/** What someone has begun to write. */
export interface Draft extends DraftOf {
  readonly id: string
  /** The version of the entry they were looking at. */
  readonly seen: number | null
  readonly fields: Fields
  readonly files: readonly StagedFile[]
  /** Raised by each save. */
  readonly version: number
  readonly beganAt: string
  readonly updatedAt: string
}

/** What became of saving a draft. `changed`: another device saved it since; nothing was written. `gone`: it was recorded or thrown away. */
export type DraftSaved =
  | { readonly is: 'saved'; readonly version: number; readonly at: string }
  | { readonly is: 'changed'; readonly theirs: Draft }
  | { readonly is: 'gone' }

interface DraftRow {
  id: string
  subject: string
  kind: string
  doing: Doing
  entry: string | null
  seen: number | null
  fields: Record<string, string | string[]>
  files: StagedFile[]
  version: number
  began_at: string
  updated_at: string
}

/** The author's draft of a form; undefined where they have begun none. The transaction's author is whose it is. */
export async function draftOf(tx: Tx, authority: number, of: DraftOf): Promise<Draft | undefined> {
  const row = await rowOf(tx, authority, of)
  return row && draftFrom(row)
}

/** The author's drafts, the newest first: of one child, or all of them. */
export async function draftsOf(tx: Tx, authority: number, subject?: string): Promise<readonly Draft[]> {
  const rows = await tx
    .selectFrom('draft')
    .selectAll()
    .where('authority', '=', authority)
    .$if(subject !== undefined, query => query.where('subject', '=', subject as string))
    .orderBy('updated_at', 'desc')
    .execute()
  return rows.map(row => draftFrom(row))
}

/**
 * Saves what has been typed, as the author of the transaction. `version` is the one the writer was looking at, 0 where
 * there was none: a draft saved elsewhere since is not written over.
 */
export async function saveDraft(
  tx: Tx,
  authority: number,
  author: string,
  of: DraftOf,
  typed: {
    readonly version: number
    readonly fields: Fields
    /** Left as they are where absent. */
    readonly files?: readonly StagedFile[] | undefined
    readonly seen?: number | undefined
  },
): Promise<DraftSaved> {
  const held = await rowOf(tx, authority, of, true)
  if (!held) {
    if (typed.version > 0) return { is: 'gone' }
    const made = await tx
      .insertInto('draft')
      .values({
        authority,
        id: newId(),
        author,
        subject: of.subject,
        kind: of.kind,
        doing: of.doing,
        entry: of.entry ?? null,
        seen: typed.seen ?? null,
        fields: JSON.stringify(typed.fields),
        files: JSON.stringify(typed.files ?? []),
        version: 1,
      })
      .onConflict(conflict => conflict.doNothing())
      .returning(['version', 'updated_at'])
      .executeTakeFirst()
    if (made) return { is: 'saved', version: made.version, at: made.updated_at }
    // Two devices began at the same moment: the other was first.
    const theirs = await rowOf(tx, authority, of)
    return theirs ? { is: 'changed', theirs: draftFrom(theirs) } : { is: 'gone' }
  }
  if (held.version !== typed.version) return { is: 'changed', theirs: draftFrom(held) }
  const saved = await tx
    .updateTable('draft')
    .set({
      fields: JSON.stringify(typed.fields),
      ...(typed.files === undefined ? {} : { files: JSON.stringify(typed.files) }),
      ...(typed.seen === undefined ? {} : { seen: typed.seen }),
      version: held.version + 1,
      updated_at: sql<string>`clock_timestamp()`,
    })
    .where('authority', '=', authority)
    .where('id', '=', held.id)
    .returning(['version', 'updated_at'])
    .executeTakeFirstOrThrow()
  return { is: 'saved', version: saved.version, at: saved.updated_at }
}

/** Throws a draft away, when it has been recorded or is not wanted. Answers whether there was one. */
export async function dropDraft(tx: Tx, authority: number, of: DraftOf): Promise<boolean> {
  const gone = await forForm(tx.deleteFrom('draft'), authority, of).executeTakeFirst()
  return gone.numDeletedRows > 0n
}

async function rowOf(tx: Tx, authority: number, of: DraftOf, locked = false): Promise<DraftRow | undefined> {
  const query = forForm(tx.selectFrom('draft').selectAll(), authority, of)
  return (await (locked ? query.forUpdate() : query).executeTakeFirst()) as DraftRow | undefined
}

// One builder for a query and a deletion, whose types have no common name.
function forForm<
  Q extends {
    where(column: 'authority' | 'subject' | 'kind' | 'doing' | 'entry', how: '=' | 'is', value: never): Q
  },
>(query: Q, authority: number, of: DraftOf): Q {
  return query
    .where('authority', '=', authority as never)
    .where('subject', '=', of.subject as never)
    .where('kind', '=', of.kind as never)
    .where('doing', '=', of.doing as never)
    .where('entry', of.entry === undefined ? 'is' : '=', (of.entry ?? null) as never)
}

function draftFrom(row: DraftRow): Draft {
  return {
    id: row.id,
    subject: row.subject,
    kind: row.kind,
    doing: row.doing,
    ...(row.entry === null ? {} : { entry: row.entry }),
    seen: row.seen,
    fields: row.fields,
    files: row.files,
    version: row.version,
    beganAt: row.began_at,
    updatedAt: row.updated_at,
  }
}
