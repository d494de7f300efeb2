import { type Selectable, sql } from 'kysely'
import type { Instant } from '../ledger/entry.ts'
import { newId } from '../ledger/ids.ts'
import type { Store, Tx } from '../store/store.ts'
import type { AppUserTable } from '../store/tables.ts'
import { recordWithin } from './audit.ts'
import { type Viewer, permit } from './decide.ts'
import { type PasswordProblem, hashPassword, judgePassword } from './passwords.ts'
import { type UserRole, isUserRole } from './roles.ts'
import { normalEmail } from './sessions.ts'

/** Someone's account. */
export interface User {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: UserRole
  readonly council: string | null
  /** The worker's file that is about them, where they work with children. */
  readonly worker: string | null
  readonly createdAt: Instant
  readonly disabledAt: Instant | null
}

export interface NewUser {
  readonly email: string
  readonly name: string
  readonly role: string
  readonly council?: string | undefined
  readonly password: string
}

/** What stands in the way of a change to an account. */
export type UserProblem =
  | PasswordProblem
  | 'email-not-an-address'
  | 'email-taken'
  | 'name-missing'
  | 'role-not-known'
  | 'council-not-known'
  | 'no-such-user'
  | 'last-administrator'

export type UserResult =
  | { readonly is: 'done'; readonly user: User }
  | { readonly is: 'refused'; readonly problems: readonly UserProblem[] }

/** Makes an account. Throws AccessRefused when the viewer may not manage users. */
export async function createUser(store: Store, viewer: Viewer, asked: NewUser): Promise<UserResult> {
  permit(viewer, 'users.manage')
  const email = normalEmail(asked.email)
  const name = asked.name.trim()
  const problems: UserProblem[] = []
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) problems.push('email-not-an-address')
  if (name === '' || name.length > 200) problems.push('name-missing')
  if (!isUserRole(asked.role)) problems.push('role-not-known')
  problems.push(...judgePassword(asked.password, { email, name }))
  if (problems.length > 0) return { is: 'refused', problems }
  const password_hash = await hashPassword(asked.password)
  return managing(store, viewer, async tx => {
    if (asked.council !== undefined && !(await isCouncil(tx, store.authority, asked.council))) {
      return { is: 'refused', problems: ['council-not-known'] }
    }
    const id = newId()
    const made = await tx
      .insertInto('app_user')
      .values({
        authority: store.authority,
        id,
        email,
        name,
        password_hash,
        role: asked.role,
        council: asked.council ?? null,
        worker: null,
        disabled_at: null,
      })
      .onConflict(conflict => conflict.columns(['authority', 'email']).doNothing())
      .returning(COLUMNS)
      .executeTakeFirst()
    if (!made) return { is: 'refused', problems: ['email-taken'] }
    await recordWithin(tx, store.authority, viewer, 'users.create', [id], { about: `role:${asked.role}` })
    return { is: 'done', user: userOf(made) }
  })
}

/** Every account, by name, disabled ones too. Throws AccessRefused when the viewer may not manage users. */
export async function listUsers(store: Store, viewer: Viewer): Promise<readonly User[]> {
  permit(viewer, 'users.manage')
  const rows = await managing(store, viewer, tx =>
    tx
      .selectFrom('app_user')
      .select(COLUMNS)
      .where('authority', '=', store.authority)
      .orderBy('name')
      .orderBy('id')
      .execute(),
  )
  return rows.map(userOf)
}

/** Changes what someone may do, from their next request on. */
export async function changeRole(store: Store, viewer: Viewer, id: string, role: string): Promise<UserResult> {
  permit(viewer, 'users.manage')
  if (!isUserRole(role)) return { is: 'refused', problems: ['role-not-known'] }
  return managing(store, viewer, async tx => {
    if (role !== 'administrator' && (await isLastAdministrator(tx, store.authority, id))) {
      return { is: 'refused', problems: ['last-administrator'] }
    }
    return changed(tx, store, viewer, id, { role }, `role:${role}`)
  })
}

/** Closes an account: from the next request on its sessions are over, and it cannot be signed in to. */
export async function disableUser(store: Store, viewer: Viewer, id: string, at: Instant): Promise<UserResult> {
  permit(viewer, 'users.manage')
  return managing(store, viewer, async tx => {
    if (await isLastAdministrator(tx, store.authority, id)) return { is: 'refused', problems: ['last-administrator'] }
    await revoke(tx, store.authority, id, at)
    return changed(tx, store, viewer, id, { disabled_at: at }, 'disabled')
  })
}

/** Opens a closed account again. Its old sessions stay over. */
export async function enableUser(store: Store, viewer: Viewer, id: string): Promise<UserResult> {
  permit(viewer, 'users.manage')
  return managing(store, viewer, tx => changed(tx, store, viewer, id, { disabled_at: null }, 'enabled'))
}

/** Gives someone a new password and ends their sessions. */
export async function setPassword(
  store: Store,
  viewer: Viewer,
  id: string,
  password: string,
  at: Instant,
): Promise<UserResult> {
  permit(viewer, 'users.manage')
  const user = (await listUsers(store, viewer)).find(each => each.id === id)
  if (!user) return { is: 'refused', problems: ['no-such-user'] }
  const problems = judgePassword(password, user)
  if (problems.length > 0) return { is: 'refused', problems }
  const password_hash = await hashPassword(password)
  return managing(store, viewer, async tx => {
    await revoke(tx, store.authority, id, at)
    return changed(tx, store, viewer, id, { password_hash }, 'password')
  })
}

/** Ends every session of someone. */
export async function revokeSessions(store: Store, viewer: Viewer, id: string, at: Instant): Promise<void> {
  permit(viewer, 'users.manage')
  await managing(store, viewer, async tx => {
    await revoke(tx, store.authority, id, at)
    await recordWithin(tx, store.authority, viewer, 'session.revoke', [id])
  })
}

const COLUMNS = ['id', 'email', 'name', 'role', 'council', 'worker', 'created_at', 'disabled_at'] as const

// The command line has no account, so nothing in the database could tell its leave: it works as the owner.
function managing<T>(store: Store, viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { grants } = permit(viewer, 'users.manage')
  if (viewer.role !== 'system') return store.within(grants, work)
  return store.asOwner(async tx => {
    await sql`select set_config('app.authority', ${String(store.authority)}, true)`.execute(tx)
    return work(tx)
  })
}

async function changed(
  tx: Tx,
  store: Store,
  viewer: Viewer,
  id: string,
  set: { readonly role?: string; readonly disabled_at?: Instant | null; readonly password_hash?: string },
  about: string,
): Promise<UserResult> {
  const row = await tx
    .updateTable('app_user')
    .set(set)
    .where('authority', '=', store.authority)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirst()
  if (!row) return { is: 'refused', problems: ['no-such-user'] }
  await recordWithin(tx, store.authority, viewer, 'users.change', [id], { about })
  return { is: 'done', user: userOf(row) }
}

async function revoke(tx: Tx, authority: number, user: string, at: Instant): Promise<void> {
  await tx
    .updateTable('session')
    .set({ revoked_at: at })
    .where('authority', '=', authority)
    .where('user_id', '=', user)
    .where('revoked_at', 'is', null)
    .execute()
}

async function isCouncil(tx: Tx, authority: number, code: string): Promise<boolean> {
  const found = await tx
    .selectFrom('council')
    .select('code')
    .where('authority', '=', authority)
    .where('code', '=', code)
    .executeTakeFirst()
  return found !== undefined
}

// Locks every administrator's row, so that two cannot close each other's accounts at once.
async function isLastAdministrator(tx: Tx, authority: number, id: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('app_user')
    .select('id')
    .where('authority', '=', authority)
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.length === 1 && rows[0]?.id === id
}

function userOf(row: Pick<Selectable<AppUserTable>, (typeof COLUMNS)[number]>): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role as UserRole,
    council: row.council,
    worker: row.worker,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
  }
}
