import { sql } from 'kysely'
import type { Instant } from '../ledger/entry.ts'
import type { Store } from '../store/store.ts'
import { ACCOUNT_RULE, ADDRESS_RULE, accountKey, addressKey, countTry } from './attempts.ts'
import { recordWithin } from './audit.ts'
import { type Viewer, permit } from './decide.ts'
import { type HalfSignedIn, type Known, endHalfSession, halfSessionOf } from './half-sessions.ts'
import type { Keeping } from './keeping.ts'
import { useCode } from './second-step.ts'
import { SIGNING_IN, type SignedIn, beginSession, firstStepDone, normalEmail, recordRefusal, tie } from './sessions.ts'

/** What someone typed at the second step, the half session they hold, and the network address it came from. */
export interface CodeGiven {
  readonly half: string
  readonly code: string
  readonly address: string
}

export interface CodeRefused {
  readonly is: 'refused'
  /** `ended`: the half session is over, and they begin again. */
  readonly why: 'code-wrong' | 'locked' | 'ended'
  /** When the next try may be made. */
  readonly until?: Instant
}

/** Someone is in. `by`: what the second step was. */
export type CodeAccepted = SignedIn & { readonly by: 'code' | 'recovery-code' }

/**
 * Makes a half session whole with a code, or a recovery code. Tries are counted for the account and for the address before
 * the code is looked at; those of the account are forgotten only by a right one, never by giving the password again.
 */
export async function giveCode(
  store: Store,
  keeping: Keeping,
  { half, code, address }: CodeGiven,
  at: Instant,
): Promise<CodeAccepted | CodeRefused> {
  const { authority } = store
  const held = await halfSessionOf(store, half, at)
  if (!held) return { is: 'refused', why: 'ended' }
  const key = accountKey(`code ${held.user}`)
  const until = await store.within(SIGNING_IN, async tx => {
    const from = await countTry(tx, authority, addressKey(address), ADDRESS_RULE, at)
    return from ?? (await countTry(tx, authority, key, ACCOUNT_RULE, at))
  })
  if (until !== undefined) return { is: 'refused', why: 'locked', until }
  const by = await useCode(store, keeping, held.user, code, at)
  if (by === undefined) {
    await recordRefusal(store, held.user, 'code')
    return { is: 'refused', why: 'code-wrong' }
  }
  if (!(await store.within(SIGNING_IN, tx => endHalfSession(tx, half)))) return { is: 'refused', why: 'ended' }
  const { known } = held
  const begun = await beginSession(store, held.user, at, { forget: key, purpose: by, ...(known ? { known } : {}) })
  return begun ? { ...begun, by } : { is: 'refused', why: 'ended' }
}

/** Whom a provider says someone is, and the email address it has checked; absent where it has checked none. */
export interface Vouched extends Known {
  readonly email?: string
}

export interface VouchedRefused {
  readonly is: 'refused'
  /** `no-account`: none here, a closed one, or one that the provider already knows someone else for. It is not said which. */
  readonly why: 'no-account' | 'email-not-checked'
}

/**
 * Signs in someone a provider vouches for. No account is ever made. The provider's own name for them decides; the first
 * time, an open account of the email address it has checked, letter for letter, and from then on that account alone.
 */
export async function signInVouched(
  store: Store,
  vouched: Vouched,
  at: Instant,
): Promise<SignedIn | HalfSignedIn | VouchedRefused> {
  const { issuer, subject, email } = vouched
  const found = await store.within(SIGNING_IN, async tx => {
    const tied = await sql<Account>`select * from external_account(${issuer}, ${subject})`.execute(tx)
    if (tied.rows[0] || email === undefined || !isPlain(email)) return tied.rows[0]
    const named = await sql<Account>`select id, disabled from sign_in_account(${normalEmail(email)})`.execute(tx)
    return named.rows[0]
  })
  const begun =
    found && !found.disabled
      ? await firstStepDone(store, found.id, at, { known: { issuer, subject }, purpose: 'provider' })
      : undefined
  if (begun) return begun
  await recordRefusal(store, found?.id, 'provider')
  return { is: 'refused', why: found === undefined && email === undefined ? 'email-not-checked' : 'no-account' }
}

/** Since when one's own account is tied to a provider's; undefined while it is not. */
export async function ownTie(store: Store, viewer: Viewer, issuer: string): Promise<Instant | undefined> {
  const { grants } = permit(viewer, 'session.own')
  const found = await store.within(grants, tx =>
    sql<{ since: Instant | null }>`select own_external_account(${issuer}) as since`.execute(tx),
  )
  return found.rows[0]?.since ?? undefined
}

/** Ties one's own account to what a provider calls one: for a provider that checks no email address. False where either is tied elsewhere. */
export async function tieOwn(store: Store, viewer: Viewer, known: Known, at: Instant): Promise<boolean> {
  const { grants } = permit(viewer, 'session.own')
  return store.within(grants, async tx => {
    const tied = await tie(tx, known, at)
    await recordWithin(tx, store.authority, viewer, 'users.second-step', [viewer.id], {
      purpose: 'provider-tied',
      allowed: tied,
    })
    return tied
  })
}

/** Whose accounts a provider knows. Throws AccessRefused when the viewer may not manage users. */
export async function tiedAccounts(store: Store, viewer: Viewer): Promise<ReadonlySet<string>> {
  const { grants } = permit(viewer, 'users.manage')
  const found = await store.within(grants, tx =>
    sql<{ id: string }>`select e as id from externally_known() e`.execute(tx),
  )
  return new Set(found.rows.map(row => row.id))
}

/** Unties someone's account from every provider. Whether any knew it. Throws AccessRefused when the viewer may not manage users. */
export async function untie(store: Store, viewer: Viewer, id: string): Promise<boolean> {
  const { grants } = permit(viewer, 'users.manage')
  return store.within(grants, async tx => {
    const done = await sql<{ is: boolean }>`select unlink_external_accounts(${id}::uuid) as is`.execute(tx)
    if (!done.rows[0]?.is) return false
    await recordWithin(tx, store.authority, viewer, 'users.change', [id], { about: 'provider' })
    return true
  })
}

interface Account {
  readonly id: string
  readonly disabled: boolean
}

// Letters that only look like others, or that are folded into others, could make two people's addresses one.
function isPlain(email: string): boolean {
  return /^[\x21-\x7e]+@[\x21-\x7e]+$/.test(email)
}
