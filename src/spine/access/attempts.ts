import { createHash } from 'node:crypto'
import type { Instant } from '../ledger/entry.ts'
import type { Tx } from '../store/store.ts'

/** What is remembered of the tries for one account, or from one network address. */
export interface Tries {
  readonly tries: number
  /** When the count began. */
  readonly since: Instant
  /** No further try is looked at before this. */
  readonly waitUntil: Instant | null
}

/** How tries are limited. Times are in seconds. */
export interface TryRule {
  /** Tries that cost nothing. */
  readonly free: number
  /** The wait after the first try too many; each further one doubles it. */
  readonly firstWait: number
  readonly longestWait: number
  /** The count begins again this long after it began. */
  readonly forgetAfter: number
}

/** For one account: five tries, then waits of 1, 2, 4 … seconds, to 15 minutes. */
export const ACCOUNT_RULE: TryRule = { free: 5, firstWait: 1, longestWait: 15 * 60, forgetAfter: 24 * 3600 }

/** For one network address, which a whole office may share: 60 in a minute, and a minute's wait. */
export const ADDRESS_RULE: TryRule = { free: 60, firstWait: 60, longestWait: 60, forgetAfter: 60 }

/**
 * Whether one more try may be made now, and what is remembered after it. A try refused for waiting is not counted, so
 * that nobody is kept out for ever by someone else's tries.
 */
export function judgeTry(
  before: Tries | undefined,
  rule: TryRule,
  at: Instant,
): { readonly allow: boolean; readonly after: Tries } {
  if (before?.waitUntil && before.waitUntil > at) return { allow: false, after: before }
  const fresh = !before || seconds(before.since, at) >= rule.forgetAfter
  const tries = fresh ? 1 : before.tries + 1
  const over = tries - rule.free
  const wait = over < 0 ? 0 : Math.min(rule.firstWait * 2 ** Math.min(over, 30), rule.longestWait)
  return {
    allow: true,
    after: { tries, since: fresh ? at : before.since, waitUntil: wait === 0 ? null : later(at, wait) },
  }
}

/** The key of an account's tries: a digest, so that the table names nobody. */
export function accountKey(email: string): Buffer {
  return digest(`account ${email}`)
}

/** The key of a network address's tries. */
export function addressKey(address: string): Buffer {
  return digest(`address ${address}`)
}

/**
 * Counts a try before the password is looked at, so that many at once cannot all be the first. Answers undefined when
 * it may go on, else when the next may be made.
 */
export async function countTry(
  tx: Tx,
  authority: number,
  key: Buffer,
  rule: TryRule,
  at: Instant,
): Promise<Instant | undefined> {
  await tx
    .insertInto('sign_in_attempt')
    .values({ authority, key, tries: 0, since: at, last_at: at, wait_until: null })
    // Written over with itself, so that it is locked: another's sign-in may be forgetting it at this moment.
    .onConflict(conflict =>
      conflict.columns(['authority', 'key']).doUpdateSet(held => ({ tries: held.ref('sign_in_attempt.tries') })),
    )
    .execute()
  const held = await tx
    .selectFrom('sign_in_attempt')
    .select(['tries', 'since', 'wait_until'])
    .where('authority', '=', authority)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const { allow, after } = judgeTry({ tries: held.tries, since: held.since, waitUntil: held.wait_until }, rule, at)
  if (!allow) return after.waitUntil ?? undefined
  await tx
    .updateTable('sign_in_attempt')
    .set({ tries: after.tries, since: after.since, last_at: at, wait_until: after.waitUntil })
    .where('authority', '=', authority)
    .where('key', '=', key)
    .execute()
  return undefined
}

/** Forgets an account's tries, once someone has signed in to it. */
export async function forgetTries(tx: Tx, authority: number, key: Buffer): Promise<void> {
  await tx.deleteFrom('sign_in_attempt').where('authority', '=', authority).where('key', '=', key).execute()
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function seconds(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 1000
}

function later(at: Instant, by: number): Instant {
  return new Date(Date.parse(at) + by * 1000).toISOString()
}
