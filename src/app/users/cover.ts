import { sql } from 'kysely'
import { recordWithin } from '../../spine/access/audit.ts'
import { permit } from '../../spine/access/decide.ts'
import { tell } from '../../spine/access/notices.ts'
import { ALLOWED, ROLE_TITLES, type UserRole } from '../../spine/access/roles.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { type PlainDate, addDays, isPlainDate } from '../../spine/time/plain-date.ts'
import type { Cover, CoverProblem, CoverService } from '../../spine/web/service-guard.ts'

/** The longest cover in days. */
const LONGEST = 366
const SHOWN = 200

/** Asking someone to do another's work for a while. `today` answers the day it is in England. */
export function coverService(store: Store, today: () => PlainDate): CoverService {
  const { authority } = store
  return {
    read: async viewer => {
      const { grants } = permit(viewer, 'cover.manage')
      return store.within(grants, async tx => {
        const people = await colleagues(tx)
        const named = new Map(people.map(each => [each.id, each]))
        return {
          covers: await coversOf(tx, authority, today()),
          whose: [
            ...(named.has(viewer.id) ? [{ value: viewer.id, text: 'My own children' }] : []),
            ...people
              .filter(each => each.managed)
              .map(each => ({ value: each.id, text: `${each.name}, ${titleOf(each.role)}` })),
          ],
          colleagues: people
            .filter(each => mayCover(each.role))
            .map(each => ({ value: each.id, text: `${each.name}, ${titleOf(each.role)}` })),
        }
      })
    },
    ask: async (viewer, { whose, who, from, until }) => {
      const { grants } = permit(viewer, 'cover.manage')
      return store.within(grants, async tx => {
        const people = new Map((await colleagues(tx)).map(each => [each.id, each]))
        const problems: CoverProblem[] = []
        const theirs = people.get(whose)
        const covering = people.get(who)
        if (!theirs || (whose !== viewer.id && !theirs.managed)) problems.push('whose')
        if (!covering || !mayCover(covering.role)) problems.push('who')
        else if (who === whose) problems.push('same')
        if (!isPlainDate(from) || from < '2000') problems.push('from')
        if (!isPlainDate(until) || (isPlainDate(from) && until < from) || until < today()) problems.push('until')
        else if (isPlainDate(from) && until > addDays(from, LONGEST)) problems.push('too-long')
        if (problems.length > 0) return { is: 'refused', problems }
        const id = newId()
        await sql`insert into cover (authority, id, for_user, by_user, from_on, until_on, asked_by)
          values (${authority}, ${id}, ${whose}::uuid, ${who}::uuid, ${from}::date, ${until}::date, ${viewer.id}::uuid)`.execute(
          tx,
        )
        for (const each of new Set([whose, who])) {
          if (each === viewer.id) continue
          await tell(tx, authority, viewer, { to: each, about: 'cover-asked', body: { cover: id, by: viewer.id } })
        }
        await recordWithin(tx, authority, viewer, 'cover.manage', [whose, who], { route: '/cover', about: 'asked' })
        return { is: 'done' }
      })
    },
    end: async (viewer, id) => {
      const { grants } = permit(viewer, 'cover.manage')
      return store.within(grants, async tx => {
        if (!isId(id)) return undefined
        const done = await sql<{ for_user: string; by_user: string }>`
          update cover set ended_by = ${viewer.id}::uuid, ended_at = clock_timestamp()
          where authority = ${authority} and id = ${id}::uuid and ended_at is null and until_on >= ${today()}::date
          returning for_user, by_user`.execute(tx)
        const row = done.rows[0]
        if (!row) return undefined
        const about = [row.for_user, row.by_user]
        await recordWithin(tx, authority, viewer, 'cover.manage', about, { route: '/cover', about: 'ended' })
        return 'done'
      })
    },
  }
}

interface Colleague {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly managed: boolean
}

async function colleagues(tx: Tx): Promise<readonly Colleague[]> {
  const found = await sql<Colleague>`
    select id, name, role, app_manages(id) as managed from colleagues() order by name, id`.execute(tx)
  return found.rows
}

// Whoever works with children may do another's work with them.
function mayCover(role: string): boolean {
  return ALLOWED[role as UserRole]?.['cover.manage'] !== undefined
}

function titleOf(role: string): string {
  return ROLE_TITLES[role as UserRole] ?? role
}

async function coversOf(tx: Tx, authority: number, today: PlainDate): Promise<readonly Cover[]> {
  const found = await sql<{
    id: string
    for_user: string
    by_user: string
    asked_by: string
    from_on: PlainDate
    until_on: PlainDate
    ended_at: string | null
  }>`select id, for_user, by_user, asked_by, from_on, until_on, ended_at from cover
    where authority = ${authority} order by from_on desc, id desc limit ${SHOWN}`.execute(tx)
  const ids = found.rows.flatMap(row => [row.for_user, row.by_user, row.asked_by])
  const names = new Map(
    (await sql<{ actor: string; name: string }>`select actor, name from names_of(${ids}::text[])`.execute(tx)).rows.map(
      row => [row.actor, row.name],
    ),
  )
  const who = (id: string): Cover['for'] => ({ id, name: names.get(id) ?? 'Someone no longer here' })
  return found.rows.map(row => ({
    id: row.id,
    for: who(row.for_user),
    by: who(row.by_user),
    from: row.from_on,
    until: row.until_on,
    askedBy: who(row.asked_by).name,
    state: row.ended_at !== null ? 'ended' : row.until_on < today ? 'over' : row.from_on > today ? 'to-come' : 'now',
  }))
}
