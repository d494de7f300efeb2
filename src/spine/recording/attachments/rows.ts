import { sql } from 'kysely'
import { newId } from '../../ledger/ids.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { StagedFile } from '../drafts.ts'

/** A paper attached to an entry. */
export interface Attachment {
  /** The file it was added in: its bytes stand there. */
  readonly subject: string
  readonly id: string
  readonly entry: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly hash: string
  readonly addedBy: string
  readonly at: string
}

/** Attaches files to an entry, in the transaction that writes it. Their bytes must be durable already. */
export async function attach(
  tx: Tx,
  authority: number,
  author: string,
  to: { readonly subject: string; readonly entry: string },
  files: readonly StagedFile[],
): Promise<void> {
  if (files.length === 0) return
  await tx
    .insertInto('attachment')
    .values(
      files.map(({ name, type, bytes, hash }) => ({
        authority,
        subject: to.subject,
        id: newId(),
        entry: to.entry,
        name,
        type,
        bytes,
        hash,
        added_by: author,
      })),
    )
    .execute()
}

/** What is attached in a file that the transaction may see, newest first; of one entry, or of all that stand. */
export async function attachmentsOf(
  tx: Tx,
  authority: number,
  subject: string,
  entry?: string,
): Promise<readonly Attachment[]> {
  const found = await sql<{
    subject: string
    id: string
    entry: string
    name: string
    type: string
    bytes: number
    hash: string
    added_by: string
    at: string
  }>`
    select a.subject, a.id, a.entry, a.name, a.type, a.bytes, a.hash, a.added_by, a.at from attachment a
    join entry e on e.authority = a.authority and e.subject = a.subject and e.entry = a.entry
    where a.authority = ${authority} and a.subject = any(files_with(array[${subject}]::uuid[])) and not e.withdrawn
      and (${entry ?? null}::uuid is null or a.entry = ${entry ?? null}::uuid)
    order by a.at desc, a.id desc`.execute(tx)
  return found.rows.map(({ added_by, ...row }) => ({ ...row, addedBy: added_by }))
}

/** The hashes of a subject's bytes that an attachment or someone's draft names: what the sweep leaves. Reads as the owner. */
export function heldHashes(store: Store, subject: string): Promise<ReadonlySet<string>> {
  return store.asOwner(async tx => {
    const found = await sql<{ hash: string }>`
      select hash from attachment where authority = ${store.authority} and subject = ${subject}::uuid
      union select f.value ->> 'hash' from draft d, jsonb_array_elements(d.files) as f(value)
        where d.authority = ${store.authority} and d.subject = ${subject}::uuid`.execute(tx)
    return new Set(found.rows.map(row => row.hash))
  })
}
