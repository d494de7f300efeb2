import { type Staff, SIGNED_IN, SIGNED_IN_KEYS } from '../../demo/recorded/index.ts'
import { iso } from '../../demo/days.ts'
import { post, worker } from '../../practice/workforce/kinds.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type Write, openFile, recordIn } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { rulebook } from '../rulebook.ts'

const DEMO = { author: 'demo', sight: 'files' } as const

/** Opens the demonstration's teams and its workers' files. Answers each worker's file by the worker's key. */
export async function openStaff(store: Store, staff: Staff): Promise<ReadonlyMap<string, string>> {
  const { authority } = store
  const teams = new Map(staff.teams.map(team => [team.key, newId()]))
  // Teams are set up by an administrator; here there is none yet.
  await store.asOwner(tx =>
    tx
      .insertInto('team')
      .values(
        staff.teams.map(({ key, name, service, council }) => ({
          authority,
          id: teams.get(key) as string,
          name,
          service,
          council: council ?? null,
          closed_at: null,
        })),
      )
      .execute(),
  )
  const files = new Map(staff.workers.map(each => [each.key, newId()]))
  const writes = staff.workers.flatMap((each): Write[] => {
    const subject = files.get(each.key) as string
    const shared = { subject, start: iso(each.from) }
    return [
      {
        ...shared,
        kind: worker.name,
        end: null,
        body: { name: each.name, ...(each.number ? { number: each.number } : {}) },
      },
      {
        ...shared,
        kind: post.name,
        end: each.to === null ? null : iso(each.to),
        body: {
          post: each.post,
          team: teams.get(each.team),
          fte: each.fte,
          agency: each.agency,
          holdsCases: [
            'social-worker',
            'newly-qualified',
            'advanced-practitioner',
            'personal-adviser',
            'reviewing-officer',
          ].includes(each.post),
        },
      },
    ]
  })
  await store.within(DEMO, async tx => {
    for (const subject of files.values()) await openFile(tx, authority, subject, 'worker')
    await recordIn(tx, authority, rulebook, DEMO.author, writes, null)
  })
  return files
}

/** Ties the sign-ins of those who hold posts to their own files, and makes managers of those who manage. */
export async function tieSignIns(
  store: Store,
  signIns: readonly { readonly email: string; readonly name: string }[],
): Promise<void> {
  const { authority } = store
  const posts = new Map(
    Object.entries(SIGNED_IN).map(([part, name]) => [
      name as string,
      SIGNED_IN_KEYS[part as keyof typeof SIGNED_IN_KEYS],
    ]),
  )
  await store.asOwner(async tx => {
    for (const { email, name } of signIns) {
      if (!posts.has(name)) continue
      const file = await tx
        .selectFrom('worker_standing')
        .select(['subject', 'team', 'post'])
        .where('authority', '=', authority)
        .where('name', '=', name)
        .executeTakeFirst()
      if (!file) continue
      const user = await tx
        .updateTable('app_user')
        .set({ worker: file.subject })
        .where('authority', '=', authority)
        .where('email', '=', email)
        .returning('id')
        .executeTakeFirst()
      if (!user || !file.team || !(file.post === 'team-manager' || file.post === 'service-manager')) continue
      await tx
        .insertInto('team_member')
        .values({ authority, team: file.team, user_id: user.id, manages: true })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    }
  })
}
