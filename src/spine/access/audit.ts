import { newId } from '../ledger/ids.ts'
import type { Store, Tx } from '../store/store.ts'
import type { Viewer } from './decide.ts'
import type { Action } from './roles.ts'

/** What an event may be of: what is decided, and what happens to sessions and accounts. */
export type AuditAction =
  | Action
  | 'reasons.give'
  | 'session.sign-in'
  | 'session.sign-out'
  | 'session.revoke'
  | 'users.create'
  | 'users.change'
  | 'users.password'
  | 'users.second-step'

/** Codes that say more of an event. Never a sentence, a name or a number that is about a child. */
export interface AuditDetails {
  /** The route as it is written, such as `/children/:id`, never as it was called. */
  readonly route?: string
  /** Why, from a list of codes. */
  readonly purpose?: string
  /** What it was about: a measure and its period such as `kpi-8:2025-03-31`, an import's number. */
  readonly about?: string
  /** Whether it was allowed; true unless said. */
  readonly allowed?: boolean
}

/** Who an event is of: a viewer, or whoever is about to be one. */
export type Actor = Pick<Viewer, 'id' | 'session'>

/**
 * Records that someone reads something, in a transaction of its own that is committed when this resolves. Await it
 * before the answer is sent: if it rejects, nothing may be shown. A list is one event with all the subjects it showed.
 */
export async function recordRead(
  store: Store,
  viewer: Actor,
  action: AuditAction,
  subjects: readonly string[],
  details: AuditDetails = {},
): Promise<void> {
  await store.within({ author: viewer.id, sight: 'none' }, tx =>
    recordWithin(tx, store.authority, viewer, action, subjects, details),
  )
}

/** Records an event in the transaction of the change it is about: both are kept, or neither. The transaction's author must be the viewer. */
export async function recordWithin(
  tx: Tx,
  authority: number,
  viewer: Actor,
  action: AuditAction,
  subjects: readonly string[],
  details: AuditDetails = {},
): Promise<void> {
  await tx
    .insertInto('audit_event')
    .values({
      authority,
      id: newId(),
      actor: viewer.id,
      session: viewer.session ?? null,
      action,
      allowed: details.allowed ?? true,
      subjects: [...subjects],
      route: details.route ?? null,
      purpose: details.purpose ?? null,
      about: details.about ?? null,
    })
    .execute()
}
