import { sql } from 'kysely'
import type { DemoRole } from '../../demo/users.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { instantInEngland } from '../../spine/time/instants.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import { councilsOf } from '../trust.ts'
import { inspectingService } from '../inspectors/inspecting.ts'
import { recordInTrust } from './trust-entries.ts'

/** How long ago the demonstration's visit began, how long it lasts, and how many files it may open. */
const BEGAN = 3
const LASTS = 14
const MOST = 12
const DRAWN = 6
const TITLE = 'Focused visit on children in care'

/**
 * A focused visit under way in the demonstration: asked for by the administrator, agreed by the director, with a sample
 * drawn, a question answered and one that waits. Whoever inspects can sign in until it ends.
 */
export async function recordInspection(
  store: Store,
  accounts: ReadonlyMap<DemoRole, string>,
  today: PlainDate,
): Promise<void> {
  const account = (role: DemoRole): string => {
    const id = accounts.get(role)
    if (id === undefined) throw new Error(`The demonstration’s visit names the ${role}, who has no account`)
    return id
  }
  const [administrator, director, inspector] = [account('administrator'), account('director'), account('inspector')]
  const [inspection, opening] = [newId(), newId()]
  const began = addDays(today, -BEGAN)
  await recordInTrust(store, [
    {
      id: inspection,
      kind: 'inspection',
      start: began,
      end: null,
      body: { title: TITLE, by: 'ofsted', type: 'focused' },
    },
  ])
  await store.within({ author: administrator, sight: 'none' }, async tx => {
    await sql`insert into inspection_opening (authority, id, inspection, title, inspectorate, type, why, from_at, until_at, most, asked_by)
      values (${store.authority}, ${opening}, ${inspection}, ${TITLE}, 'ofsted', 'focused',
        'The lead inspector asked in the letter of notice to sample children in care and care leavers.',
        ${instantInEngland(began, '08:00')}::timestamptz, ${instantInEngland(addDays(began, LASTS), '17:00')}::timestamptz, ${MOST},
        ${administrator}::uuid)`.execute(tx)
    await sql`select name_inspector(${opening}::uuid, ${inspector}::uuid)`.execute(tx)
  })
  await store.within({ author: director, sight: 'none' }, tx =>
    sql`select agree_inspection(${opening}::uuid)`.execute(tx),
  )
  const viewer = { id: inspector, role: 'inspector', opening } as const
  const inspecting = inspectingService(store, await councilsOf(store))
  await inspecting.draw(viewer, { size: String(DRAWN), status: 'in-care', divided: ['council', 'home'] })
  await inspecting.question(viewer, 'Where do you keep the minutes of the meetings at which permanence is decided?')
  await inspecting.question(
    viewer,
    'Which of the children sampled have had their first health assessment since the summer?',
  )
  await store.within({ author: director, sight: 'none' }, async tx => {
    const asked = await sql<{ id: string }>`select id from inspection_question where authority = ${store.authority}
      and opening = ${opening}::uuid order by asked_at limit 1`.execute(tx)
    await sql`select answer_inspector(${asked.rows[0]?.id}::uuid, 'In the documents of each child’s record, with the plan they changed.')`.execute(
      tx,
    )
  })
}

/** Whether an account can sign in now, as an inspector's can only while an inspection's sign-ins work. */
export async function mayInspectNow(store: Store, email: string): Promise<boolean> {
  const found = await store.within({ author: 'system:sign-in', sight: 'none' }, tx =>
    sql<{ disabled: boolean }>`select disabled from sign_in_account(${email})`.execute(tx),
  )
  return found.rows[0]?.disabled === false
}
