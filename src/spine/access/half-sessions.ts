import { sql } from 'kysely'
import type { Instant } from '../ledger/entry.ts'
import type { Store, Tx } from '../store/store.ts'
import { after, isToken, newToken, tokenHash } from './tokens.ts'

/** Minutes in which the code must follow. */
export const HALF_MINUTES = 10

/** Someone by a provider's own name for them. */
export interface Known {
  readonly issuer: string
  readonly subject: string
}

/** Who someone is was shown, and their second step is on: no session yet. */
export interface HalfSignedIn {
  readonly is: 'half'
  /** The half session's secret. Opens nothing but the page that asks for the code. */
  readonly token: string
  readonly expiresAt: Instant
}

/** Whose half session a token is, and whom a provider said they are where they came by one. */
export interface HalfSession {
  readonly user: string
  readonly endsAt: Instant
  readonly known?: Known
}

/** Begins a half session for whoever the work is done for; undefined where their account is closed. */
export async function beginHalfSession(tx: Tx, at: Instant, known?: Known): Promise<HalfSignedIn | undefined> {
  const token = newToken()
  const expiresAt = after(at, HALF_MINUTES * 60)
  const begun = await sql<{ is: boolean }>`select begin_half_session(${tokenHash(token)}, ${expiresAt},
    ${known?.issuer ?? null}, ${known?.subject ?? null}) as is`.execute(tx)
  return begun.rows[0]?.is === true ? { is: 'half', token, expiresAt } : undefined
}

/** Whose half session it is at an instant; undefined once it has ended, or the account's password has changed. */
export async function halfSessionOf(store: Store, token: string, at: Instant): Promise<HalfSession | undefined> {
  if (!isToken(token)) return undefined
  const found = await store.within({ author: 'system:sign-in', sight: 'none' }, tx =>
    sql<{ user_id: string; ends_at: Instant; issuer: string | null; subject: string | null }>`
      select * from half_session_of(${tokenHash(token)})`.execute(tx),
  )
  const row = found.rows[0]
  if (!row || at >= row.ends_at) return undefined
  const { issuer, subject } = row
  return {
    user: row.user_id,
    endsAt: row.ends_at,
    ...(issuer === null || subject === null ? {} : { known: { issuer, subject } }),
  }
}

/** Ends a half session. True for one caller alone. */
export async function endHalfSession(tx: Tx, token: string): Promise<boolean> {
  const ended = await sql<{ is: boolean }>`select end_half_session(${tokenHash(token)}) as is`.execute(tx)
  return ended.rows[0]?.is === true
}
