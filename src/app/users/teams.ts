import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { ROLE_TITLES, type UserRole, isUserRole } from '../../spine/access/roles.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { Choice } from '../../spine/web/services.ts'
import type {
  Team,
  TeamAsked,
  TeamChanged,
  TeamMember,
  TeamProblem,
  TeamsService,
} from '../../spine/web/service-guard.ts'

const LONGEST = 120

/** Making and keeping teams. `now` answers the present instant. */
export function teamsService(store: Store, councils: readonly Choice[], now: () => string): TeamsService {
  const { authority } = store
  const reading = <T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> =>
    store.within(permit(viewer, 'teams.manage').grants, work)
  const list = (viewer: Viewer): Promise<readonly Team[]> => reading(viewer, tx => teamsOf(tx, authority, councils))

  /** A change to one team that there is, with its audit event. */
  const change = (
    viewer: Viewer,
    id: string,
    about: string,
    work: (tx: Tx) => Promise<readonly TeamProblem[]>,
  ): Promise<TeamChanged> =>
    reading(viewer, async tx => {
      if (!isId(id)) return undefined
      const held = await tx
        .selectFrom('team')
        .select('id')
        .where('authority', '=', authority)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
      if (!held) return undefined
      const problems = await work(tx)
      if (problems.length > 0) return { is: 'refused', problems }
      await recordWithin(tx, authority, viewer, 'teams.manage', [id], { route: '/teams/:id', about })
      return { is: 'done', id }
    })

  return {
    list,
    one: async (viewer, id) => (await list(viewer)).find(team => team.id === id),
    make: (viewer, asked) =>
      reading(viewer, async tx => {
        const { problems, values } = await judge(tx, authority, councils, asked)
        if (problems.length > 0) return { is: 'refused', problems }
        const id = newId()
        await tx
          .insertInto('team')
          .values({ authority, id, ...values, closed_at: null })
          .execute()
        await recordWithin(tx, authority, viewer, 'teams.manage', [id], { route: '/teams', about: 'made' })
        return { is: 'done', id }
      }),
    change: (viewer, id, asked) =>
      change(viewer, id, 'changed', async tx => {
        const { problems, values } = await judge(tx, authority, councils, asked, id)
        if (problems.length === 0)
          await tx.updateTable('team').set(values).where('authority', '=', authority).where('id', '=', id).execute()
        return problems
      }),
    close: (viewer, id, closed) =>
      change(viewer, id, closed ? 'closed' : 'opened', async tx => {
        await tx
          .updateTable('team')
          .set({ closed_at: closed ? now() : null })
          .where('authority', '=', authority)
          .where('id', '=', id)
          .execute()
        return []
      }),
    member: (viewer, id, person, is) =>
      change(viewer, id, `${is}:${isId(person) ? person : '-'}`, async tx => {
        if (!isId(person) || !(await isAccount(tx, authority, person))) return ['nobody-such']
        const row = { authority, team: id, user_id: person }
        if (is === 'out') {
          await tx
            .deleteFrom('team_member')
            .where('authority', '=', authority)
            .where('team', '=', id)
            .where('user_id', '=', person)
            .execute()
          return []
        }
        const manages = is === 'manager'
        await tx
          .insertInto('team_member')
          .values({ ...row, manages })
          .onConflict(conflict => conflict.columns(['authority', 'team', 'user_id']).doUpdateSet({ manages }))
          .execute()
        return []
      }),
    people: viewer =>
      reading(viewer, async tx => {
        const rows = await tx
          .selectFrom('app_user')
          .select(['id', 'name', 'role'])
          .where('authority', '=', authority)
          .where('disabled_at', 'is', null)
          .orderBy('name')
          .orderBy('id')
          .execute()
        return rows.flatMap(({ id, name, role }) =>
          isUserRole(role) ? [{ value: id, text: `${name}, ${ROLE_TITLES[role]}`, role }] : [],
        )
      }),
  }
}

async function teamsOf(tx: Tx, authority: number, councils: readonly Choice[]): Promise<readonly Team[]> {
  const teams = await tx
    .selectFrom('team')
    .select(['id', 'name', 'service', 'council', 'closed_at'])
    .where('authority', '=', authority)
    .orderBy('service')
    .orderBy('name')
    .execute()
  const rows = await tx
    .selectFrom('team_member as m')
    .innerJoin('app_user as u', join => join.onRef('u.authority', '=', 'm.authority').onRef('u.id', '=', 'm.user_id'))
    .select(['m.team', 'm.manages', 'u.id', 'u.name', 'u.role'])
    .where('m.authority', '=', authority)
    .orderBy('m.manages', 'desc')
    .orderBy('u.name')
    .execute()
  const byPost = await tx
    .selectFrom('worker_standing as w')
    .innerJoin('app_user as u', join =>
      join.onRef('u.authority', '=', 'w.authority').onRef('u.worker', '=', 'w.subject'),
    )
    .select(['w.team', 'u.id', 'u.name', 'u.role'])
    .where('w.authority', '=', authority)
    .where('w.team', 'is not', null)
    .orderBy('u.name')
    .execute()
  const members = new Map<string, TeamMember[]>()
  for (const { team, id, name, role, manages } of [...rows, ...byPost.map(row => ({ ...row, manages: false }))]) {
    const held = members.get(team ?? '') ?? []
    members.set(team ?? '', held)
    if (!held.some(each => each.id === id))
      held.push({ id, name, role: ROLE_TITLES[role as UserRole] ?? role, manages })
  }
  return teams
    .map(({ id, name, service, council, closed_at }) => ({
      id,
      name,
      service,
      council:
        council === null ? null : (councils.find(each => each.value === council) ?? { value: council, text: council }),
      closedAt: closed_at,
      members: members.get(id) ?? [],
    }))
    .toSorted((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null))
}

interface Judged {
  readonly problems: readonly TeamProblem[]
  readonly values: { readonly name: string; readonly service: string; readonly council: string | null }
}

async function judge(
  tx: Tx,
  authority: number,
  councils: readonly Choice[],
  asked: TeamAsked,
  own?: string,
): Promise<Judged> {
  const name = bare(asked.name)
  const service = bare(asked.service)
  const problems: TeamProblem[] = []
  if (name === '' || name.length > LONGEST) problems.push('name-missing')
  else {
    const same = await tx
      .selectFrom('team')
      .select('id')
      .where('authority', '=', authority)
      .where('name', '=', name)
      .executeTakeFirst()
    if (same && same.id !== own) problems.push('name-taken')
  }
  if (service === '' || service.length > LONGEST) problems.push('service-missing')
  if (asked.council !== undefined && !councils.some(each => each.value === asked.council))
    problems.push('council-not-known')
  return { problems, values: { name, service, council: asked.council ?? null } }
}

async function isAccount(tx: Tx, authority: number, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom('app_user')
    .select('id')
    .where('authority', '=', authority)
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}

function bare(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ').trim()
}
