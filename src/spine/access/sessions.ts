import { sql } from 'kysely'
import type { Instant } from '../ledger/entry.ts'
import { newId } from '../ledger/ids.ts'
import type { Grants, Store, Tx } from '../store/store.ts'
import { ACCOUNT_RULE, ADDRESS_RULE, accountKey, addressKey, countTry, forgetTries } from './attempts.ts'
import { recordWithin } from './audit.ts'
import { type Viewer, permit } from './decide.ts'
import { type HalfSignedIn, type Known, beginHalfSession } from './half-sessions.ts'
import { isPassword } from './passwords.ts'
import { type UserRole, isUserRole } from './roles.ts'
import { isAsked } from './second-step.ts'
import { after, isToken, newToken, tokenHash } from './tokens.ts'

/** Minutes without a request after which a session has ended. */
export const IDLE_MINUTES = 60
/** Hours after signing in at which a session ends whatever happens. */
export const ABSOLUTE_HOURS = 12
/** Seconds for which being seen again is not written. */
const SEEN_AGAIN = 60

/** Work before anyone is known. */
export const SIGNING_IN: Grants = { author: 'system:sign-in', sight: 'none' }

export interface SignedIn {
  readonly is: 'signed-in'
  /** The session's secret: 256 random bits, base64url. For the cookie and nowhere else. */
  readonly token: string
  /** When it ends whatever happens. */
  readonly expiresAt: Instant
  readonly viewer: Viewer
}

export interface SignInRefused {
  readonly is: 'refused'
  /** The same for a wrong password, no such account and a disabled one. */
  readonly why: 'not-recognised' | 'locked'
  /** When the next try may be made. */
  readonly until?: Instant
}

/** What someone typed, and the network address it came from. */
export interface Credentials {
  readonly email: string
  readonly password: string
  readonly address: string
}

/**
 * Signs someone in at an instant (UTC, as `toISOString` gives it), or half in where their second step is on. Tries are
 * counted for the account, whether or not it exists, and for the address. Each try that is looked at leaves an audit event.
 */
export async function signIn(
  store: Store,
  credentials: Credentials,
  at: Instant,
): Promise<SignedIn | HalfSignedIn | SignInRefused> {
  const { authority } = store
  const email = normalEmail(credentials.email)
  const account = accountKey(email)
  const until = await store.within(SIGNING_IN, async tx => {
    const address = await countTry(tx, authority, addressKey(credentials.address), ADDRESS_RULE, at)
    return address ?? (await countTry(tx, authority, account, ACCOUNT_RULE, at))
  })
  if (until !== undefined) return { is: 'refused', why: 'locked', until }
  const found = await store.within(SIGNING_IN, tx =>
    sql<{ id: string; password_hash: string; disabled: boolean }>`select * from sign_in_account(${email})`.execute(tx),
  )
  const user = found.rows[0]
  const right = await isPassword(user?.password_hash, credentials.password)
  if (!user || !right || user.disabled) {
    await recordRefusal(store, user?.id)
    return { is: 'refused', why: 'not-recognised' }
  }
  const begun = await firstStepDone(store, user.id, at, { forget: account })
  // Disabled between the password and now.
  return begun ?? { is: 'refused', why: 'not-recognised' }
}

/** What goes with the beginning of a session. */
export interface Beginning {
  /** The key of tries that are forgotten. */
  readonly forget?: Buffer
  /** Whom a provider said they are: tied to their account now, if it is not yet. */
  readonly known?: Known
  /** How, for the audit: a code. */
  readonly purpose?: 'provider' | 'code' | 'recovery-code'
}

/**
 * For whoever has shown who they are: a session, or half of one where their second step is on, however they came.
 * Undefined where their account is closed, or what a provider said is tied elsewhere.
 */
export async function firstStepDone(
  store: Store,
  user: string,
  at: Instant,
  beginning: Beginning,
): Promise<SignedIn | HalfSignedIn | undefined> {
  const { forget, known } = beginning
  const half = await store.within({ author: user, sight: 'none' }, async tx => {
    if (!(await isAsked(tx))) return undefined
    if (forget) await forgetTries(tx, store.authority, forget)
    return beginHalfSession(tx, at, known)
  })
  return half ?? beginSession(store, user, at, beginning)
}

/** Begins a session. Undefined where the account is closed, or what a provider said is tied elsewhere. */
export async function beginSession(
  store: Store,
  user: string,
  at: Instant,
  { forget, known, purpose }: Beginning,
): Promise<SignedIn | undefined> {
  const { authority } = store
  const token = newToken()
  const id = newId()
  const expiresAt = after(at, ABSOLUTE_HOURS * 3600)
  const begun = await store.within({ author: user, sight: 'none' }, async tx => {
    if (known && !(await tie(tx, known, at))) return false
    if (forget) await forgetTries(tx, authority, forget)
    await tx
      .insertInto('session')
      .values({
        authority,
        token_hash: tokenHash(token),
        id,
        user_id: user,
        created_at: at,
        last_seen_at: at,
        ends_at: expiresAt,
        revoked_at: null,
      })
      .execute()
    await recordWithin(tx, authority, { id: user, session: id }, 'session.sign-in', [user], purpose ? { purpose } : {})
    return true
  })
  const viewer = begun ? await sessionViewer(store, token, at) : undefined
  return viewer && { is: 'signed-in', token, expiresAt, viewer }
}

/** Ties what a provider calls someone to whoever the work is done for. False where either is tied to another. */
export async function tie(tx: Tx, { issuer, subject }: Known, at: Instant): Promise<boolean> {
  const tied = await sql<{
    is: boolean
  }>`select link_external_account(${issuer}, ${subject}, ${at}) as is`.execute(tx)
  return tied.rows[0]?.is === true
}

/** Leaves an event of a sign-in that was refused. */
export async function recordRefusal(store: Store, user?: string, purpose?: 'provider' | 'code'): Promise<void> {
  await store.within(SIGNING_IN, tx =>
    recordWithin(
      tx,
      store.authority,
      { id: SIGNING_IN.author },
      'session.sign-in',
      user === undefined ? [] : [user],
      purpose ? { allowed: false, purpose } : { allowed: false },
    ),
  )
}

/** A session as it is kept, and whether its user is still here. */
export interface SessionState {
  readonly lastSeenAt: Instant
  readonly endsAt: Instant
  readonly revokedAt: Instant | null
  readonly disabledAt: Instant | null
}

/** Whether a session still holds at an instant. */
export function isLive(session: SessionState, at: Instant): boolean {
  if (session.revokedAt !== null || session.disabledAt !== null) return false
  return at < session.endsAt && at < after(session.lastSeenAt, IDLE_MINUTES * 60)
}

/**
 * Who holds a token at an instant, with their role as it is now; undefined when nobody does. Asked on every request, so
 * that a changed role or a disabled account takes effect on the next. Being seen puts off the idle end, written at most
 * once a minute. Of the roles in `asked`, someone whose second step is not on may do nothing but turn it on.
 */
export async function sessionViewer(
  store: Store,
  token: string,
  at: Instant,
  asked: readonly UserRole[] = [],
): Promise<Viewer | undefined> {
  if (!isToken(token)) return undefined
  const found = await store.within(SIGNING_IN, tx =>
    sql<SessionRow>`select * from session_of(${tokenHash(token)})`.execute(tx),
  )
  const row = found.rows[0]
  if (!row || !isUserRole(row.role)) return undefined
  const state = {
    lastSeenAt: row.last_seen_at,
    endsAt: row.ends_at,
    revokedAt: row.revoked_at,
    disabledAt: row.disabled_at,
  }
  if (!isLive(state, at)) return undefined
  if (at >= after(row.last_seen_at, SEEN_AGAIN)) {
    await store.within({ author: row.user_id, sight: 'none' }, tx =>
      tx
        .updateTable('session')
        .set({ last_seen_at: at })
        .where('authority', '=', store.authority)
        .where('id', '=', row.id)
        .where('last_seen_at', '<', at)
        .execute(),
    )
  }
  const missing =
    asked.includes(row.role) && !(await store.within({ author: row.user_id, sight: 'none' }, tx => isAsked(tx)))
  return {
    id: row.user_id,
    role: row.role,
    name: row.name,
    session: row.id,
    ...(missing ? { secondStep: 'missing' as const } : {}),
    ...(row.council === null ? {} : { council: row.council }),
    ...(row.worker === null ? {} : { worker: row.worker }),
    ...(row.opening === null ? {} : { opening: row.opening }),
    ...(row.teams.length === 0 ? {} : { teams: row.teams }),
    ...(row.services.length === 0 ? {} : { services: row.services }),
  }
}

/** Ends the session someone is in. */
export async function signOut(store: Store, viewer: Viewer, at: Instant): Promise<void> {
  const { grants } = permit(viewer, 'session.own')
  const { session } = viewer
  if (session === undefined) return
  await store.within(grants, async tx => {
    await tx
      .updateTable('session')
      .set({ revoked_at: at })
      .where('authority', '=', store.authority)
      .where('id', '=', session)
      .where('revoked_at', 'is', null)
      .execute()
    await recordWithin(tx, store.authority, viewer, 'session.sign-out', [viewer.id])
  })
}

/** Clears away sessions that ended over 30 days ago, half sessions that have ended and tries over a day old. For the server to call each day. */
export async function sweepSessions(store: Store, at: Instant): Promise<void> {
  await store.asOwner(async tx => {
    await tx
      .deleteFrom('session')
      .where('authority', '=', store.authority)
      .where('ends_at', '<', after(at, -30 * 86_400))
      .execute()
    await sql`delete from half_session where authority = ${store.authority} and ends_at <= ${at}`.execute(tx)
    await tx
      .deleteFrom('sign_in_attempt')
      .where('authority', '=', store.authority)
      .where('last_at', '<', after(at, -86_400))
      .execute()
  })
}

/** An email address as accounts are looked up by it. */
export function normalEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}

interface SessionRow {
  readonly id: string
  readonly user_id: string
  readonly name: string
  readonly role: string
  readonly council: string | null
  readonly last_seen_at: Instant
  readonly ends_at: Instant
  readonly revoked_at: Instant | null
  readonly disabled_at: Instant | null
  readonly worker: string | null
  readonly teams: readonly string[]
  readonly services: readonly string[]
  readonly opening: string | null
}
