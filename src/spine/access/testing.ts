import { sql } from 'kysely'
import { newId } from '../ledger/ids.ts'
import type { Store, Tx } from '../store/store.ts'
import { type Viewer, systemViewer } from './decide.ts'
import { ROLE_TITLES, type UserRole } from './roles.ts'
import { createUser } from './users.ts'

/** The password of every account made here. */
export const PASSWORD = 'kettle violin harbour moss'

/** For tests: an account of this role, as its viewer. */
export async function exampleUser(
  store: Store,
  role: UserRole,
  name: string = ROLE_TITLES[role],
): Promise<Viewer & { readonly email: string }> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@trust.example`
  const made = await createUser(store, systemViewer('test'), { email, name, role, password: PASSWORD })
  if (made.is === 'refused') throw new Error(made.problems.join())
  const { id } = made.user
  return { id, role, name, email, ...(role === 'inspector' ? { opening: await exampleOpening(store, [id]) } : {}) }
}

/**
 * For tests: an inspection's sign-ins that work now for these inspectors, to these children, asked for and agreed by two
 * people who have left. Minutes before and after now are when they begin and end.
 */
export async function exampleOpening(
  store: Store,
  inspectors: readonly string[],
  {
    children = [],
    from = -60,
    until = 60,
    most = 30,
  }: {
    readonly children?: readonly string[]
    readonly from?: number
    readonly until?: number
    readonly most?: number
  } = {},
): Promise<string> {
  const [opening, asked, agreed] = [newId(), newId(), newId()]
  await store.asOwner(async tx => {
    for (const [id, role] of [
      [asked, 'administrator'],
      [agreed, 'director'],
    ])
      await sql`insert into app_user (authority, id, email, name, password_hash, role, disabled_at)
        values (${store.authority}, ${id}, ${`${id}@left.example`}, 'Someone who left', '$argon2id$none', ${role}, now())`.execute(
        tx,
      )
    await sql`insert into inspection_opening (authority, id, inspection, title, inspectorate, type, why, from_at, until_at, most, asked_by,
        agreed_by, agreed_at)
      values (${store.authority}, ${opening}, ${newId()}, 'An inspection', 'ofsted', 'standard', 'A reason of more than twenty letters',
        now() + make_interval(mins => ${from}), now() + make_interval(mins => ${until}), ${most}, ${asked}, ${agreed}, now())`.execute(
      tx,
    )
    for (const inspector of inspectors)
      await sql`insert into inspector (authority, opening, user_id, named_by, agreed_by, agreed_at)
        values (${store.authority}, ${opening}, ${inspector}, ${asked}, ${agreed}, now())`.execute(tx)
  })
  await exampleSample(store, opening, children)
  return opening
}

/** For tests: these children in the sample of an inspection. */
export async function exampleSample(store: Store, opening: string, children: readonly string[]): Promise<void> {
  if (children.length === 0) return
  const sample = newId()
  await store.asOwner(async tx => {
    await sql`insert into inspection_sample (authority, id, opening, how, divided, pool, parts, drawn_by)
      select authority, ${sample}, id, 'chosen', '{}', 0, '{}', asked_by from inspection_opening where id = ${opening}`.execute(
      tx,
    )
    for (const child of children)
      await sql`insert into inspection_child (authority, opening, subject, sample, number)
        values (${store.authority}, ${opening}, ${child}, ${sample}, ${child.slice(0, 8)})`.execute(tx)
  })
}

/** For tests: one row, of made-up things, in every table that keeps anything of the ledger of an authority. */
export async function exampleRows(store: Store, authority: number): Promise<void> {
  const [subject, act, entry, importId] = [newId(), newId(), newId(), newId()]
  await store.asOwner(async tx => {
    await sql`select set_config('app.authority', ${String(authority)}, true), set_config('app.sight', 'files', true)`.execute(
      tx,
    )
    await sql`insert into authority values (${authority}, ${`code${authority}`}, 'Another trust') on conflict do nothing`.execute(
      tx,
    )
    await sql`insert into council values (${authority}, 'south', 'South', 'E06000000', '999')`.execute(tx)
    await sql`insert into subject values (${authority}, ${subject}, 'person')`.execute(tx)
    await sql`insert into act values (${authority}, ${act}, 'test', null, null)`.execute(tx)
    await sql`insert into entry_version (authority, subject, entry, version, kind, revision, body, act)
      values (${authority}, ${subject}, ${entry}, 1, 'placement', 1, '{}', ${act})`.execute(tx)
    await sql`insert into entry (authority, subject, entry, version, kind, revision, body, withdrawn)
      values (${authority}, ${subject}, ${entry}, 1, 'placement', 1, '{}', false)`.execute(tx)
    await sql`insert into link values (${authority}, ${subject}, ${entry}, 'setting', ${subject}, null, null)`.execute(
      tx,
    )
    await sql`insert into import (authority, id, number, source, council, status, author, began_at, accept_partial)
      values (${authority}, ${importId}, 1, 'ssda903', 'south', 'done', 'test', '2026-03-02T09:00:00Z', false)`.execute(
      tx,
    )
    await sql`insert into import_file values (${authority}, ${importId}, 1, 'header.csv', 'header', 2025, 1)`.execute(
      tx,
    )
    await sql`insert into import_row (authority, import, "row", file, "table", line, subject_key, row_values)
      values (${authority}, ${importId}, 1, 1, 'header', 2, 'C1', '{}')`.execute(tx)
    await sql`insert into import_problem (authority, import, number, severity, file, why, mend)
      values (${authority}, ${importId}, 1, 'note', 'header.csv', 'why', 'mend')`.execute(tx)
    await sql`insert into source_subject values (${authority}, 'ssda903', 'south', 'C1', ${subject})`.execute(tx)
    await sql`insert into facts values (${authority}, ${subject}, 'rules', '{}')`.execute(tx)
    await sql`insert into standing (authority, subject, rules) values (${authority}, ${subject}, 'rules')`.execute(tx)
    await sql`insert into person_name values (${authority}, ${subject}, 'name', 'usual', 'A Child', 'child', '{}', '{}')`.execute(
      tx,
    )
    await sql`insert into due (authority, subject, duty, occasion, owner, section, because)
      values (${authority}, ${subject}, 'visit', 'first', 'social-worker', 'care', '{}')`.execute(tx)
    await sql`insert into fault (authority, subject, rule, place, year, of_table, sections, since)
      values (${authority}, ${subject}, 'rule', 'place', 2027, 'Header', '{identity}', '2026-04-01')`.execute(tx)
    await sql`insert into fault_shared values (${authority}, ${subject}, 'rule', ${'0'.repeat(64)})`.execute(tx)
    await sql`insert into fault_mended values (${authority}, ${subject}, 'rule', 'place', '2026-04-01', '2026-04-02')`.execute(
      tx,
    )
    const checkId = newId()
    await sql`insert into return_check (authority, id, number, council, year, status, author, began_at)
      values (${authority}, ${checkId}, 1, (select min(code) from council where authority = ${authority}), 2026, 'done', 'test', now())`.execute(
      tx,
    )
    await sql`insert into return_check_child values (${authority}, ${checkId}, 1, 'C1', 1, 0)`.execute(tx)
    await sql`insert into return_check_fault values (${authority}, ${checkId}, 1, '101', false, 'Header', 1, 1, '[]', '[]', 'key')`.execute(
      tx,
    )
    await sql`insert into fault_pass (authority, year, rules) values (${authority}, 2027, 'rules')`.execute(tx)
    const [worker, trust, team] = [newId(), newId(), newId()]
    await sql`insert into subject values (${authority}, ${worker}, 'worker'), (${authority}, ${trust}, 'trust')`.execute(
      tx,
    )
    await sql`insert into worker_standing (authority, subject, rules) values (${authority}, ${worker}, 'rules')`.execute(
      tx,
    )
    await sql`insert into trust_standing (authority, subject, rules) values (${authority}, ${trust}, 'rules')`.execute(
      tx,
    )
    await sql`insert into team (authority, id, name, service) values (${authority}, ${team}, 'A team', 'A service')`.execute(
      tx,
    )
    await sql`insert into draft (authority, id, author, subject, kind, doing, fields, version)
      values (${authority}, ${newId()}, 'someone', ${subject}, 'name', 'record', '{}', 1)`.execute(tx)
    await sql`insert into attachment (authority, subject, id, entry, name, type, bytes, hash, added_by)
      values (${authority}, ${subject}, ${newId()}, ${entry}, 'a.pdf', 'application/pdf', 1, ${'0'.repeat(64)}, 'someone')`.execute(
      tx,
    )
    const [merged, kept] = [newId(), newId()]
    await sql`insert into subject values (${authority}, ${merged}, 'person'), (${authority}, ${kept}, 'person')`.execute(
      tx,
    )
    await sql`insert into file_merge (authority, id, merged, kept, act, by_user, why)
      values (${authority}, ${newId()}, ${merged}, ${kept}, ${act}, 'someone', 'a reason for the test')`.execute(tx)
    await sql`insert into file_alias values (${authority}, ${merged}, ${kept})`.execute(tx)
    await sql`insert into publication (authority, number, made_by, dates, body)
      values (${authority}, 1, 'test', '{2025-03-31}', '{}')`.execute(tx)
    await sql`insert into provider_edition (authority, number, as_at, file, file_hash, holds, lists, providers, author)
      values (${authority}, 1, '2026-05-31', 'list.xlsx', 'a', 'b', '{registered}', 1, 'somebody')`.execute(tx)
    await sql`insert into provider_listed (authority, edition, urn, list, places, kinds)
      values (${authority}, 1, 'SC991234', 'registered', '{K2}', '{PR4}')`.execute(tx)
    await sql`insert into comparator_load (authority, number, author, file, holds, page, hash)
      values (${authority}, 1, 'test', 'a.csv', 'figures', 'a', 'a')`.execute(tx)
  })
}

/** For tests: one row of whatever says who may know what, about a new file and for an account that there is. */
export async function exampleGuard(store: Store, authority: number, user: string): Promise<void> {
  const [subject, restricted, restriction, other] = [newId(), newId(), newId(), newId()]
  await store.asOwner(async tx => {
    await sql`insert into subject values (${authority}, ${subject}, 'person'), (${authority}, ${restricted}, 'person')`.execute(
      tx,
    )
    await sql`insert into app_user (authority, id, email, name, password_hash, role)
      values (${authority}, ${other}, ${`${other}@other.example`}, 'Another', '$argon2id$none', 'social-worker')`.execute(
      tx,
    )
    await sql`insert into team_member select ${authority}, id, ${user} from team where authority = ${authority}`.execute(
      tx,
    )
    await sql`insert into notice (authority, id, to_user, about, made_by)
      values (${authority}, ${newId()}, ${user}, 'a-test', 'test')`.execute(tx)
    await sql`insert into cover (authority, id, for_user, by_user, from_on, until_on, asked_by)
      values (${authority}, ${newId()}, ${user}, ${other}, '2001-01-01', '2001-02-01', ${user})`.execute(tx)
    await sql`insert into access_reason (authority, id, subject, user_id, purpose, why, told)
      values (${authority}, ${newId()}, ${subject}, ${user}, 'duty', 'A reason of twenty letters', '{}')`.execute(tx)
    await sql`insert into access_mark (authority, subject, request, place, state, by_user)
      values (${authority}, ${subject}, ${newId()}, 'w:a-place', 'off', ${user})`.execute(tx)
    const [gone, destruction] = [newId(), newId()]
    await sql`insert into subject values (${authority}, ${gone}, 'person')`.execute(tx)
    await sql`insert into destruction (authority, id, number, subject, class, trigger, law, from_on, until_on, proposed_by, decided_by,
      decided_at, decision) values (${authority}, ${destruction}, 1, ${gone}, 'looked-after', 'born', 'A law', '1940-01-01', '2015-01-01',
      ${user}, ${other}, now(), 'destroyed')`.execute(tx)
    await sql`insert into destroyed_file values (${authority}, ${gone}, ${destruction})`.execute(tx)
    await sql`insert into restriction (authority, id, subject, sealed, why, made_by)
      values (${authority}, ${restriction}, ${restricted}, false, 'A reason for it', ${user})`.execute(tx)
    await sql`insert into restriction_person (authority, restriction, user_id, added_by)
      values (${authority}, ${restriction}, ${user}, ${user})`.execute(tx)
    const [opening, sample] = [newId(), newId()]
    await sql`insert into inspection_opening (authority, id, inspection, title, inspectorate, type, why, from_at, until_at, most, asked_by,
        agreed_by, agreed_at)
      values (${authority}, ${opening}, ${newId()}, 'An inspection', 'ofsted', 'standard', 'A reason of twenty letters', '2001-01-01',
        '2001-01-02', 1, ${user}, ${other}, now())`.execute(tx)
    await sql`insert into inspector (authority, opening, user_id, named_by) values (${authority}, ${opening}, ${other}, ${user})`.execute(
      tx,
    )
    await sql`insert into inspection_sample (authority, id, opening, how, divided, pool, parts, drawn_by)
      values (${authority}, ${sample}, ${opening}, 'chosen', '{}', 1, '{}', ${other})`.execute(tx)
    await sql`insert into inspection_child (authority, opening, subject, sample, number)
      values (${authority}, ${opening}, ${subject}, ${sample}, 'A number')`.execute(tx)
    await sql`insert into inspection_release (authority, id, opening, subject, why, released_by)
      values (${authority}, ${newId()}, ${opening}, ${subject}, 'A reason for it', ${user})`.execute(tx)
    await sql`insert into inspection_question (authority, id, opening, words, asked_by)
      values (${authority}, ${newId()}, ${opening}, 'A question', ${other})`.execute(tx)
    await sql`insert into user_second_step (authority, user_id, secret, begun_at)
      values (${authority}, ${user}, ${Buffer.alloc(60, 4)}, now())`.execute(tx)
    await sql`insert into recovery_code values (${authority}, ${user}, ${Buffer.alloc(32, 5)})`.execute(tx)
    await sql`insert into half_session values
      (${authority}, ${Buffer.alloc(32, 6)}, ${user}, now(), ${Buffer.alloc(32, 7)}, null, null)`.execute(tx)
    await sql`insert into external_identity values (${authority}, 'https://sign-in.example', 'someone', ${user}, now())`.execute(
      tx,
    )
    await sql`insert into home_key values (${authority}, ${Buffer.alloc(32, 3)})`.execute(tx)
    await sql`insert into look_checked (authority, event, subject, checked_by, words)
      values (${authority}, ${newId()}, ${subject}, ${user}, 'Asked, and it was their own work')`.execute(tx)
  })
}

/** For tests: one account, session, try, event and seal of an authority that is not the store's. Answers the account. */
export async function exampleAccess(store: Store, authority: number): Promise<string> {
  const [user, event] = [newId(), newId()]
  const [token, hash] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const at = '2026-03-02T09:00:00Z'
  await store.asOwner(async tx => {
    await sql`insert into app_user (authority, id, email, name, password_hash, role)
      values (${authority}, ${user}, 'someone@other.example', 'Someone', '$argon2id$none', 'administrator')`.execute(tx)
    await sql`insert into session values (${authority}, ${token}, ${newId()}, ${user}, ${at}, ${at}, ${at}, null)`.execute(
      tx,
    )
    await sql`insert into sign_in_attempt values (${authority}, ${token}, 1, ${at}, ${at}, null)`.execute(tx)
    await sql`insert into audit_event (authority, id, actor, action, allowed, subjects)
      values (${authority}, ${event}, ${user}, 'child.read', true, array[${newId()}]::uuid[])`.execute(tx)
    await sql`insert into audit_seal values
      (${authority}, 1, ${at}, ${at}, array[${event}]::uuid[], 1, ${hash}, ${hash}, ${at})`.execute(tx)
  })
  return user
}

/** For tests: what whoever owns the database could do to its audit, with the triggers off. */
export function tamper(store: Store, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  return store.asOwner(async tx => {
    for (const table of ['audit_event', 'audit_seal'])
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx)
    await work(tx)
    for (const table of ['audit_event', 'audit_seal'])
      await sql`alter table ${sql.table(table)} enable trigger user`.execute(tx)
  })
}

/** For tests: an audit with nothing in it. */
export function emptyAudit(store: Store): Promise<void> {
  return tamper(store, async tx => {
    for (const table of ['audit_event', 'audit_pending', 'audit_seal'] as const) await tx.deleteFrom(table).execute()
  })
}
