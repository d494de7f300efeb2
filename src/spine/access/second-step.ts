import { sql } from 'kysely'
import type { Instant } from '../ledger/entry.ts'
import type { Store, Tx } from '../store/store.ts'
import { ACCOUNT_RULE, accountKey, countTry, forgetTries } from './attempts.ts'
import { recordRead, recordWithin } from './audit.ts'
import { type Viewer, permit } from './decide.ts'
import type { Keeping } from './keeping.ts'
import { bareRecoveryCode, newRecoveryCodes, newSecret, stepOf } from './one-time-code.ts'
import { isPassword } from './passwords.ts'

/** How someone's own second step stands. A secret is shown only until it is in use. */
export type OwnSecondStep =
  | { readonly is: 'off' }
  | { readonly is: 'begun'; readonly secret: string }
  | { readonly is: 'on'; readonly since: Instant; readonly codesLeft: number }

export type SecondStepRefused =
  | { readonly is: 'refused'; readonly why: 'password-wrong' | 'code-wrong' | 'not-recognised' | 'not-begun' }
  | { readonly is: 'wait'; readonly until: Instant }

export type SecondStepDone = { readonly is: 'done' } | SecondStepRefused
export type SecondStepOn = { readonly is: 'done'; readonly codes: readonly string[] } | SecondStepRefused

interface Row {
  readonly secret: Buffer
  readonly confirmed_at: Instant | null
  readonly last_step: string | number
  readonly codes: number
}

/** How one's own second step stands. */
export async function ownSecondStep(store: Store, keeping: Keeping, viewer: Viewer): Promise<OwnSecondStep> {
  const { grants } = permit(viewer, 'session.own')
  const row = await store.within(grants, heldBy)
  if (!row) return { is: 'off' }
  if (row.confirmed_at !== null) return { is: 'on', since: row.confirmed_at, codesLeft: row.codes }
  const secret = keeping.open(viewer.id, row.secret)
  return secret === undefined ? { is: 'off' } : { is: 'begun', secret }
}

/** Makes a secret to take down. Asks for the password, so that a browser left open is not enough to lock its owner out. */
export async function beginSecondStep(
  store: Store,
  keeping: Keeping,
  viewer: Viewer,
  password: string,
  at: Instant,
): Promise<SecondStepDone> {
  const { grants } = permit(viewer, 'session.own')
  const stopped = await checkPassword(store, viewer, password, at)
  if (stopped) {
    await recordRead(store, viewer, 'users.second-step', [viewer.id], { purpose: 'on', allowed: false })
    return stopped
  }
  const sealed = keeping.seal(viewer.id, newSecret())
  const kept = await store.within(grants, async tx => {
    await forgetTries(tx, store.authority, triesKey(viewer))
    return told(tx, sql`begin_second_step(${sealed}, ${at})`)
  })
  return kept ? { is: 'done' } : { is: 'refused', why: 'not-begun' }
}

/**
 * Turns it on with a code of the secret that was begun. The ten recovery codes it answers are kept nowhere that can be
 * read. Ends one's other sessions, which were begun with the password alone.
 */
export async function confirmSecondStep(
  store: Store,
  keeping: Keeping,
  viewer: Viewer,
  code: string,
  at: Instant,
): Promise<SecondStepOn> {
  const { grants } = permit(viewer, 'session.own')
  const { authority } = store
  const row = await store.within(grants, heldBy)
  const secret = row && row.confirmed_at === null ? keeping.open(viewer.id, row.secret) : undefined
  if (!row || secret === undefined) return { is: 'refused', why: 'not-begun' }
  const step = stepOf(code, secret, at, 0)
  if (step === undefined) return { is: 'refused', why: 'code-wrong' }
  const codes = newRecoveryCodes()
  const digests = codes.map(each => keeping.digest(recoveryText(viewer.id, each)))
  return store.within(grants, async tx => {
    const on = await told(
      tx,
      sql`confirm_second_step(${row.secret}, ${step}, array[${sql.join(digests)}]::bytea[], ${at})`,
    )
    if (!on) return { is: 'refused', why: 'not-begun' }
    await tx
      .updateTable('session')
      .set({ revoked_at: at })
      .where('authority', '=', authority)
      .where('user_id', '=', viewer.id)
      .where('revoked_at', 'is', null)
      .$if(viewer.session !== undefined, query => query.where('id', '<>', viewer.session ?? ''))
      .execute()
    await recordWithin(tx, authority, viewer, 'users.second-step', [viewer.id], { purpose: 'on' })
    return { is: 'done', codes }
  })
}

/** Turns it off, or drops a secret begun and not in use. One in use takes the password and a code: which was wrong is not said. */
export async function endSecondStep(
  store: Store,
  keeping: Keeping,
  viewer: Viewer,
  given: { readonly password: string; readonly code: string },
  at: Instant,
): Promise<SecondStepDone> {
  const { grants } = permit(viewer, 'session.own')
  const { authority } = store
  const row = await store.within(grants, heldBy)
  if (!row) return { is: 'refused', why: 'not-begun' }
  if (row.confirmed_at !== null) {
    const stopped = await checkPassword(store, viewer, given.password, at)
    if (stopped?.is === 'wait') return stopped
    if (stopped || (await useCode(store, keeping, viewer.id, given.code, at)) === undefined) {
      await recordRead(store, viewer, 'users.second-step', [viewer.id], { purpose: 'off', allowed: false })
      return { is: 'refused', why: 'not-recognised' }
    }
  }
  return store.within(grants, async tx => {
    if (!(await told(tx, sql`end_second_step()`))) return { is: 'refused', why: 'not-begun' }
    await forgetTries(tx, authority, triesKey(viewer))
    if (row.confirmed_at !== null)
      await recordWithin(tx, authority, viewer, 'users.second-step', [viewer.id], { purpose: 'off' })
    return { is: 'done' }
  })
}

/** Who has a second step on, by account. Throws AccessRefused when the viewer may not manage users. */
export async function secondStepsOn(store: Store, viewer: Viewer): Promise<ReadonlySet<string>> {
  const { grants } = permit(viewer, 'users.manage')
  const found = await store.within(grants, tx =>
    sql<{ id: string }>`select s as id from second_steps_on() s`.execute(tx),
  )
  return new Set(found.rows.map(row => row.id))
}

/** Takes someone's second step away, for one who has lost it. Whether there was any. */
export async function resetSecondStep(store: Store, viewer: Viewer, id: string): Promise<boolean> {
  const { grants } = permit(viewer, 'users.manage')
  const { authority } = store
  const reset = async (tx: Tx, done: boolean): Promise<boolean> => {
    if (done) await recordWithin(tx, authority, viewer, 'users.change', [id], { about: 'second-step' })
    return done
  }
  if (viewer.role !== 'system')
    return store.within(grants, async tx => reset(tx, await told(tx, sql`reset_second_step(${id}::uuid)`)))
  // The command line has no account, so nothing in the database could tell its leave: it works as the owner.
  return store.asOwner(async tx => {
    const gone = await sql`delete from user_second_step where authority = ${authority} and user_id = ${id}
      returning user_id`.execute(tx)
    return reset(tx, gone.rows.length > 0)
  })
}

/** Uses up a code, or a recovery code, of an account's second step. Answers which it was; undefined when it is neither. */
export async function useCode(
  store: Store,
  keeping: Keeping,
  user: string,
  typed: string,
  at: Instant,
): Promise<'code' | 'recovery-code' | undefined> {
  return store.within({ author: user, sight: 'none' }, async tx => {
    const row = await heldBy(tx)
    if (!row || row.confirmed_at === null) return undefined
    const recovery = bareRecoveryCode(typed)
    if (recovery !== undefined) {
      const digest = keeping.digest(recoveryText(user, recovery))
      return (await told(tx, sql`use_recovery_code(${digest})`)) ? 'recovery-code' : undefined
    }
    const secret = keeping.open(user, row.secret)
    const step = secret === undefined ? undefined : stepOf(typed, secret, at, Number(row.last_step))
    return step !== undefined && (await told(tx, sql`use_second_step(${step})`)) ? 'code' : undefined
  })
}

/** Whether the account the work is done for has its second step on. */
export async function isAsked(tx: Tx): Promise<boolean> {
  return ((await heldBy(tx))?.confirmed_at ?? null) !== null
}

async function heldBy(tx: Tx): Promise<Row | undefined> {
  return (await sql<Row>`select * from own_second_step()`.execute(tx)).rows[0]
}

/** Forgets the tries at one's own password, once it was right. */
export async function forgetOwnTries(store: Store, viewer: Viewer): Promise<void> {
  const { grants } = permit(viewer, 'session.own')
  await store.within(grants, tx => forgetTries(tx, store.authority, triesKey(viewer)))
}

async function told(tx: Tx, call: ReturnType<typeof sql>): Promise<boolean> {
  return (await sql<{ is: boolean }>`select ${call} as is`.execute(tx)).rows[0]?.is === true
}

// Tries at one's own password are counted as they are when changing it, apart from those at signing in.
function triesKey(viewer: Viewer): Buffer {
  return accountKey(`present ${viewer.id}`)
}

/** Asks for one's own password again: undefined when it is right. Tries are counted until one is, and `forgetOwnTries` is called. */
export async function checkPassword(
  store: Store,
  viewer: Viewer,
  password: string,
  at: Instant,
): Promise<SecondStepRefused | undefined> {
  const { grants } = permit(viewer, 'session.own')
  const until = await store.within(grants, tx => countTry(tx, store.authority, triesKey(viewer), ACCOUNT_RULE, at))
  if (until !== undefined) return { is: 'wait', until }
  const hash = await store.within(grants, async tx => {
    const own = await tx
      .selectFrom('app_user')
      .select('email')
      .where('authority', '=', store.authority)
      .where('id', '=', viewer.id)
      .executeTakeFirst()
    const held = await sql<{
      id: string
      password_hash: string
    }>`select * from sign_in_account(${own?.email ?? ''})`.execute(tx)
    return held.rows[0]?.id === viewer.id ? held.rows[0].password_hash : undefined
  })
  return (await isPassword(hash, password)) ? undefined : { is: 'refused', why: 'password-wrong' }
}

// Bound to the account, so that a row copied from one to another is no use.
function recoveryText(user: string, code: string): string {
  return `recovery ${user} ${bareRecoveryCode(code) ?? ''}`
}
