import { newId } from '../ledger/ids.ts'
import type { Tx } from '../store/store.ts'
import type { Viewer } from './decide.ts'

/** Something to tell one person: a code, and codes and ids that the words are made from, never words about a child. */
export interface Notice {
  /** The account that is told. */
  readonly to: string
  /** What it is about, from a list of codes: `child-given`. */
  readonly about: string
  /** The file it is about. Whoever may not know of the file is not shown the notice. */
  readonly subject?: string
  readonly body?: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

/** Tells someone something, in the transaction of what it is about. The transaction's author must be the viewer. */
export async function tell(
  tx: Tx,
  authority: number,
  viewer: Pick<Viewer, 'id'>,
  { to, about, subject, body }: Notice,
): Promise<void> {
  await tx
    .insertInto('notice')
    .values({
      authority,
      id: newId(),
      to_user: to,
      about,
      subject: subject ?? null,
      body: JSON.stringify(body ?? {}),
      made_by: viewer.id,
    })
    .execute()
}
