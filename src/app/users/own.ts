import { sql } from 'kysely'
import { ACCOUNT_RULE, accountKey, countTry, forgetTries } from '../../spine/access/attempts.ts'
import { recordRead, recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { hashPassword, isPassword, judgePassword } from '../../spine/access/passwords.ts'
import { isLive } from '../../spine/access/sessions.ts'
import type { Instant } from '../../spine/ledger/entry.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { OwnPasswordChanged } from '../../spine/web/services.ts'

/** One's own email address, and how many other sessions of one's own still hold; undefined for nobody's account. */
export async function ownAccount(
  store: Store,
  viewer: Viewer,
  at: Instant,
): Promise<{ readonly email: string; readonly elsewhere: number } | undefined> {
  const { grants } = permit(viewer, 'session.own')
  const { authority } = store
  return store.within(grants, async tx => {
    const email = await ownEmail(tx, authority, viewer)
    if (email === undefined) return undefined
    const sessions = await tx
      .selectFrom('session')
      .select(['id', 'last_seen_at', 'ends_at', 'revoked_at'])
      .where('authority', '=', authority)
      .where('user_id', '=', viewer.id)
      .where('revoked_at', 'is', null)
      .execute()
    const elsewhere = sessions.filter(
      each =>
        each.id !== viewer.session &&
        isLive(
          { lastSeenAt: each.last_seen_at, endsAt: each.ends_at, revokedAt: each.revoked_at, disabledAt: null },
          at,
        ),
    )
    return { email, elsewhere: elsewhere.length }
  })
}

/**
 * Changes one's own password and ends one's other sessions. The present one is asked for, so that a browser left open
 * is not enough, and wrong tries at it are counted as they are at signing in. Each try leaves an event.
 */
export async function changeOwnPassword(
  store: Store,
  viewer: Viewer,
  present: string,
  wanted: string,
  at: Instant,
): Promise<OwnPasswordChanged> {
  const { grants } = permit(viewer, 'session.own')
  const { authority } = store
  // Not the key of signing in: a wrong guess here must not keep the account's owner out.
  const key = accountKey(`present ${viewer.id}`)
  const until = await store.within(grants, tx => countTry(tx, authority, key, ACCOUNT_RULE, at))
  if (until !== undefined) return { is: 'wait', until }
  const { email, hash } = await store.within(grants, async tx => {
    const address = (await ownEmail(tx, authority, viewer)) ?? ''
    const held = await sql<{ id: string; password_hash: string }>`select * from sign_in_account(${address})`.execute(tx)
    return { email: address, hash: held.rows[0]?.id === viewer.id ? held.rows[0].password_hash : undefined }
  })
  if (!(await isPassword(hash, present))) {
    await recordRead(store, viewer, 'users.password', [viewer.id], { allowed: false })
    return { is: 'refused', problems: ['present-wrong'] }
  }
  const problems = judgePassword(wanted, { email, name: viewer.name ?? '' })
  if (problems.length > 0) {
    await store.within(grants, tx => forgetTries(tx, authority, key))
    return { is: 'refused', problems }
  }
  const next = await hashPassword(wanted)
  return store.within(grants, async tx => {
    const { rows } = await sql<{ changed: boolean }>`select change_own_password(${next}) as changed`.execute(tx)
    if (!rows[0]?.changed) return { is: 'refused', problems: ['no-such-user'] }
    await forgetTries(tx, authority, key)
    await endOthers(tx, authority, viewer, at)
    await recordWithin(tx, authority, viewer, 'users.password', [viewer.id])
    return { is: 'done' }
  })
}

/** Ends every session of one's own but the one this is asked in. */
export async function endOtherSessions(store: Store, viewer: Viewer, at: Instant): Promise<void> {
  const { grants } = permit(viewer, 'session.own')
  await store.within(grants, async tx => {
    await endOthers(tx, store.authority, viewer, at)
    await recordWithin(tx, store.authority, viewer, 'session.revoke', [viewer.id], { purpose: 'elsewhere' })
  })
}

async function ownEmail(tx: Tx, authority: number, viewer: Viewer): Promise<string | undefined> {
  const row = await tx
    .selectFrom('app_user')
    .select('email')
    .where('authority', '=', authority)
    .where('id', '=', viewer.id)
    .executeTakeFirst()
  return row?.email
}

// An administrator's grants reach everyone's sessions, so whose they are is always said.
async function endOthers(tx: Tx, authority: number, viewer: Viewer, at: Instant): Promise<void> {
  const mine = tx
    .updateTable('session')
    .set({ revoked_at: at })
    .where('authority', '=', authority)
    .where('user_id', '=', viewer.id)
    .where('revoked_at', 'is', null)
  await (viewer.session === undefined ? mine : mine.where('id', '<>', viewer.session)).execute()
}
