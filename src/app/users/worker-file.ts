import { sql } from 'kysely'
import { workerPost } from '../../practice/workforce/codes.ts'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import type { UserRole } from '../../spine/access/roles.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import { type Write, recordIn } from '../../spine/ledger/record.ts'
import type { Grants, Store, Tx } from '../../spine/store/store.ts'
import { type PlainDate, isPlainDate } from '../../spine/time/plain-date.ts'
import type { PostAsked, PostChanged, PostHeld, PostProblem } from '../../spine/web/service-users.ts'
import { rulebook } from '../rulebook.ts'

/** The post that whoever has a role usually holds, and whether children are given to them. The other roles work with none. */
const USUAL_POST: Partial<Record<UserRole, { readonly post: string; readonly holdsCases: boolean }>> = {
  'social-worker': { post: 'social-worker', holdsCases: true },
  'personal-adviser': { post: 'personal-adviser', holdsCases: true },
  'independent-reviewing-officer': { post: 'reviewing-officer', holdsCases: true },
  'team-manager': { post: 'team-manager', holdsCases: false },
  'service-manager': { post: 'service-manager', holdsCases: false },
  'virtual-school': { post: 'virtual-school', holdsCases: true },
  'health-team': { post: 'health', holdsCases: true },
}

/** Whether someone of a role works with children, and so has a worker's file. */
export function worksWithChildren(role: UserRole): boolean {
  return USUAL_POST[role] !== undefined
}

/**
 * Makes the worker's file of whoever holds an account, unless they have one or their role works with no children:
 * who they are, and the post they hold from a day. Throws AccessRefused when the viewer may not manage users.
 */
export async function ensureWorkerFile(
  store: Store,
  viewer: Viewer,
  user: { readonly id: string; readonly name: string; readonly role: UserRole },
  on: PlainDate,
  team?: string,
): Promise<void> {
  permit(viewer, 'users.manage')
  const usual = USUAL_POST[user.role]
  if (!usual) return
  const id = newId()
  await keeping(store, viewer, id, async tx => {
    // The file first, since the account points at it.
    await tx.insertInto('subject').values({ authority: store.authority, id, kind: 'worker' }).execute()
    const taken = await tx
      .updateTable('app_user')
      .set({ worker: id })
      .where('authority', '=', store.authority)
      .where('id', '=', user.id)
      .where('worker', 'is', null)
      .executeTakeFirst()
    if (taken.numUpdatedRows === 0n) throw new HasOne()
    await recordIn(
      tx,
      store.authority,
      rulebook,
      viewer.id,
      [
        { subject: id, kind: 'worker', start: null, end: null, body: { name: user.name } },
        postOf(id, on, { ...usual, fte: 1, agency: false, ...(team === undefined ? {} : { team }) }),
      ],
      null,
    )
    await recordWithin(tx, store.authority, viewer, 'users.change', [user.id], { about: 'worker-file' })
  }).catch((error: unknown) => {
    if (!(error instanceof HasOne)) throw error
  })
}

/** The account had a worker's file already: what was begun is undone. */
class HasOne extends Error {}

/** The post someone holds, from their worker's file; undefined where they have none. */
export async function postHeldBy(store: Store, viewer: Viewer, worker: string): Promise<PostHeld | undefined> {
  const { grants } = permit(viewer, 'users.manage')
  const row = await store.within(grants, tx =>
    tx
      .selectFrom('worker_standing')
      .select(['post', 'team', 'fte', 'agency', 'holds_cases', 'post_from', 'post_until'])
      .where('authority', '=', store.authority)
      .where('subject', '=', worker)
      .executeTakeFirst(),
  )
  if (!row?.post) return undefined
  return {
    post: row.post,
    team: row.team,
    fte: row.fte === null ? 1 : Number(row.fte),
    agency: row.agency ?? false,
    holdsCases: row.holds_cases,
    from: row.post_from,
    until: row.post_until,
  }
}

/** Records another post from a day, and ends the one held until then. Throws AccessRefused when the viewer may not manage users. */
export async function changePost(
  store: Store,
  viewer: Viewer,
  user: { readonly id: string; readonly worker: string | null },
  asked: PostAsked,
): Promise<PostChanged> {
  const { worker } = user
  if (worker === null) return { is: 'refused', problems: ['no-worker-file'] }
  return keeping(store, viewer, worker, async tx => {
    const problems = await judge(tx, store.authority, asked)
    const open = await openPosts(tx, store.authority, worker)
    if (problems.length === 0 && open.some(each => each.start_on !== null && each.start_on > asked.from))
      problems.push('from-before-another')
    if (problems.length > 0) return { is: 'refused', problems }
    const from = asked.from as PlainDate
    const ended = open.map(
      (each): Write => ({
        subject: worker,
        kind: 'post',
        entry: each.entry,
        seen: each.version,
        start: each.start_at as PlainDate,
        end: from,
        body: each.body,
      }),
    )
    // A post that would have lasted no day was written in error.
    const writes = ended.map(each => (each.start === from ? { ...each, end: null, withdraw: true as const } : each))
    const { post, team, fte, agency, holdsCases } = asked
    await recordIn(
      tx,
      store.authority,
      rulebook,
      viewer.id,
      [...writes, postOf(worker, from, { post, fte: Number(fte), agency, holdsCases, ...(team ? { team } : {}) })],
      null,
    )
    await recordWithin(tx, store.authority, viewer, 'users.change', [user.id], { about: `post:${post}` })
    return { is: 'done' }
  })
}

function postOf(subject: string, start: PlainDate, body: Readonly<Record<string, unknown>>): Write {
  return { subject, kind: 'post', start, end: null, body }
}

async function judge(tx: Tx, authority: number, asked: PostAsked): Promise<PostProblem[]> {
  const fte = Number(asked.fte)
  const team =
    asked.team === undefined || !isId(asked.team)
      ? undefined
      : await tx
          .selectFrom('team')
          .select('id')
          .where('authority', '=', authority)
          .where('id', '=', asked.team)
          .where('closed_at', 'is', null)
          .executeTakeFirst()
  return [
    ...(workerPost.byCode.has(asked.post) ? [] : (['post-not-known'] as const)),
    ...(asked.team !== undefined && !team ? (['team-not-known'] as const) : []),
    ...(fte > 0 && fte <= 1 ? [] : (['fte-not-a-part'] as const)),
    ...(isPlainDate(asked.from) && asked.from >= '1950' ? [] : (['from-not-a-day'] as const)),
  ]
}

interface OpenPost {
  readonly entry: string
  readonly version: number
  readonly start_at: string | null
  readonly start_on: PlainDate | null
  readonly body: Record<string, unknown>
}

async function openPosts(tx: Tx, authority: number, worker: string): Promise<readonly OpenPost[]> {
  return tx
    .selectFrom('entry')
    .select(['entry', 'version', 'start_at', 'start_on', 'body'])
    .where('authority', '=', authority)
    .where('subject', '=', worker)
    .where('kind', '=', 'post')
    .where('withdrawn', '=', false)
    .where('end_on', 'is', null)
    .execute()
}

// In a worker's file and no other. The command line has no account, so it works as the owner, as it does on accounts.
function keeping<T>(store: Store, viewer: Viewer, worker: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  permit(viewer, 'users.manage')
  const grants: Grants = { author: viewer.id, sight: 'files', subjects: [worker] }
  if (viewer.role !== 'system') return store.within(grants, work)
  return store.asOwner(async tx => {
    await sql`select set_config('app.authority', ${String(store.authority)}, true)`.execute(tx)
    return work(tx)
  })
}
