import { sql } from 'kysely'
import type { Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { UserRole } from '../../spine/access/roles.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type Write, openFile, record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { rulebook } from '../rulebook.ts'

/** For tests: the system, which may write in every file. */
export const SYSTEM = { author: 'tester', sight: 'files' } as const

/** A day long past and one long to come, between which a test's day surely is. */
export const PAST = plainDate('2001-02-03')
export const TO_COME = plainDate('2999-12-31')

/** For tests: a team of a service. */
export async function exampleTeam(store: Store, name: string, service: string): Promise<string> {
  const id = newId()
  await store.asOwner(tx =>
    tx
      .insertInto('team')
      .values({ authority: store.authority, id, name, service, council: null, closed_at: null })
      .execute(),
  )
  return id
}

/** For tests: an account with the worker's file of whoever holds it, in teams or managing them. */
export async function exampleWorker(
  store: Store,
  role: UserRole,
  name: string,
  within: {
    readonly teams?: readonly string[]
    readonly manages?: readonly string[]
    readonly council?: string
    /** The team of the post in the worker's file, rather than by name. */
    readonly post?: string
  } = {},
): Promise<Viewer & { readonly worker: string; readonly email: string }> {
  const user = await exampleUser(store, role, name)
  const worker = newId()
  const { teams = [], manages = [], council, post } = within
  await store.within(SYSTEM, tx =>
    tx.insertInto('subject').values({ authority: store.authority, id: worker, kind: 'worker' }).execute(),
  )
  await record(store, rulebook, SYSTEM, [
    { subject: worker, kind: 'worker', start: null, end: null, body: { name } },
    ...(post
      ? [
          {
            subject: worker,
            kind: 'post',
            start: PAST,
            end: null,
            body: { post: 'social-worker', team: post, fte: 1, agency: false, holdsCases: true },
          } satisfies Write,
        ]
      : []),
  ])
  await store.asOwner(async tx => {
    await sql`update app_user set worker = ${worker}, council = ${council ?? null} where id = ${user.id}`.execute(tx)
    for (const team of new Set([...teams, ...manages]))
      await sql`insert into team_member values (${store.authority}, ${team}, ${user.id}, ${manages.includes(team)})`.execute(
        tx,
      )
  })
  return { ...user, worker, ...(council === undefined ? {} : { council }) }
}

/** For tests: a child with a name, of a council where one is given, opened by whoever is named. */
export async function exampleChild(
  store: Store,
  given: string,
  more: {
    readonly council?: string
    readonly openedBy?: string
    readonly postcode?: string
    readonly family?: string
  } = {},
): Promise<string> {
  const id = newId()
  const author = more.openedBy ?? SYSTEM.author
  const grants = { author, sight: 'files', subjects: [id] } as const
  await store.within(grants, tx => openFile(tx, store.authority, id))
  await record(store, rulebook, grants, [
    { subject: id, kind: 'name', start: null, end: null, body: { given, family: more.family ?? 'Example' } },
    ...(more.council === undefined
      ? []
      : [
          {
            subject: id,
            kind: 'responsible-council',
            start: PAST,
            end: null,
            body: { council: more.council },
          } satisfies Write,
        ]),
  ])
  return id
}

/** For tests: gives a child to a worker, from a day to a day. */
export async function giveTo(
  store: Store,
  child: string,
  worker: string,
  role = 'social-worker',
  start = PAST,
  end: typeof PAST | null = null,
): Promise<string> {
  const done = await record(store, rulebook, SYSTEM, [
    { subject: child, kind: 'allocation', start, end, body: { role, worker } },
  ])
  return done.entries[0]?.entry as string
}

/** For tests: restricts a file to these accounts, as whoever owns the database. */
export async function restrictTo(
  store: Store,
  child: string,
  people: readonly string[],
  by: string,
  sealed = false,
): Promise<void> {
  const id = newId()
  await store.asOwner(async tx => {
    await sql`insert into restriction (authority, id, subject, sealed, why, made_by)
      values (${store.authority}, ${id}, ${child}, ${sealed}, 'a reason for the test', ${by})`.execute(tx)
    for (const person of people)
      await sql`insert into restriction_person (authority, restriction, user_id, added_by)
        values (${store.authority}, ${id}, ${person}, ${by})`.execute(tx)
  })
}
