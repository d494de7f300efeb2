import { sql } from 'kysely'
import { recordRead, recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { tell } from '../../spine/access/notices.ts'
import { judgeReason, reviewBy } from '../../spine/access/reasons.ts'
import { namesOf } from '../children/looks.ts'
import { ROLE_TITLES, type Role } from '../../spine/access/roles.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import { dayInEngland, instantAfter } from '../../spine/time/instants.ts'
import type { GivenReason, ReasonAsked, ReasonGiven, ReasonsService } from '../../spine/web/service-guard.ts'
import { calledBy } from '../children/row.ts'
import { judge, withList } from './gate.ts'
import { tiesTo } from './ties.ts'

/** How long those that were looked into stay in the list. */
const DAYS_SHOWN = 30
const GIVING = { route: '/children/:id' } as const

/**
 * Keeps a reason for opening a file one does not work with, and tells those who answer for it. It holds for an hour.
 * Throws AccessRefused where the role may open no file at all.
 */
export async function giveReason(
  store: Store,
  viewer: Viewer,
  child: string,
  asked: ReasonAsked,
): Promise<ReasonGiven> {
  permit(viewer, 'child.read')
  if (!isId(child)) return { is: 'missing' }
  const { is } = judge(viewer, 'child.read', (await tiesTo(store, viewer, [child])).get(child))
  if (is === 'open') return { is: 'not-needed' }
  if (is === 'missing') {
    await recordRead(store, viewer, 'reasons.give', [child], { ...GIVING, allowed: false })
    return { is: 'missing' }
  }
  const problems = judgeReason(asked)
  if (problems.length > 0) return { is: 'refused', problems }
  const { purpose } = asked
  const why = bare(asked.why)
  return store.within({ author: viewer.id, sight: 'none' }, async tx => {
    const given = await sql<{ until: string | null }>`
      select give_reason(${newId()}::uuid, ${child}::uuid, ${purpose}, ${why}) as until`.execute(tx)
    const until = given.rows[0]?.until
    if (!until) return { is: 'missing' }
    await recordWithin(tx, store.authority, viewer, 'reasons.give', [child], { ...GIVING, purpose })
    return { is: 'given', until }
  })
}

interface ReasonRow {
  readonly id: string
  readonly subject: string
  readonly called: string | null
  readonly number: string | null
  readonly council: string | null
  readonly user_id: string
  readonly name: string
  readonly role: string
  readonly purpose: string
  readonly why: string
  readonly given_at: string
  readonly ends_at: string
  readonly told: readonly string[]
  readonly reviewed_by: string | null
  readonly reviewed_at: string | null
  readonly fine: boolean | null
  readonly review_words: string | null
}

/** Reasons given, for whoever looks into them. `now` answers the present instant. */
export function reasonsService(store: Store, now: () => string): ReasonsService {
  const list = (viewer: Viewer): Promise<readonly GivenReason[]> =>
    withList(store, viewer, 'reasons.review', { route: '/reasons' }, async (tx, { council }) => {
      const at = now()
      const since = instantAfter(at, -DAYS_SHOWN * 24 * 60)
      const found = await sql<ReasonRow>`select * from reasons_to_review(${since}::timestamptz)`.execute(tx)
      const rows = found.rows.filter(row => council === undefined || row.council === council)
      const people = await namesOf(
        tx,
        rows.flatMap(row => row.told),
      )
      const named = (id: string): string => people.get(id)?.name ?? 'someone no longer listed'
      return { value: rows.map(row => reasonFrom(row, at, row.told.map(named))), shown: rows.map(row => row.subject) }
    })
  return {
    list,
    review: async (viewer, id, { fine, words }) => {
      const { grants } = permit(viewer, 'reasons.review')
      const said = bare(words).trim().slice(0, 2000)
      const reason = isId(id) ? (await list(viewer)).find(each => each.id === id && !each.reviewed) : undefined
      if (!reason) return undefined
      if (!fine && said.length < 10) return 'words-missing'
      return store.within(grants, async tx => {
        const done = await sql<{ subject: string | null }>`
          select review_reason(${id}::uuid, ${fine}, ${said === '' ? null : said}) as subject`.execute(tx)
        const subject = done.rows[0]?.subject
        if (!subject) return undefined
        const about = fine ? 'fine' : 'not-fine'
        await recordWithin(tx, store.authority, viewer, 'reasons.review', [subject], { route: '/reasons/:id', about })
        if (!fine)
          await tell(tx, store.authority, viewer, {
            to: reason.who.id,
            about: 'reason-not-fine',
            subject,
            body: { reason: id, by: viewer.id },
          })
        return 'done'
      })
    },
  }
}

function reasonFrom(row: ReasonRow, at: string, told: readonly string[]): GivenReason {
  const by = reviewBy(dayInEngland(row.given_at))
  const { reviewed_at, reviewed_by } = row
  return {
    id: row.id,
    child: { id: row.subject, called: calledBy(row.called, row.number) },
    who: { id: row.user_id, name: row.name, role: ROLE_TITLES[row.role as Role] ?? row.role },
    purpose: row.purpose,
    why: row.why,
    at: row.given_at,
    until: row.ends_at,
    told,
    by,
    late: dayInEngland(reviewed_at ?? at) > by,
    ...(reviewed_at && reviewed_by
      ? { reviewed: { by: reviewed_by, at: reviewed_at, fine: row.fine ?? false, words: row.review_words ?? '' } }
      : {}),
  }
}

// The database keeps no control characters in text but line ends.
function bare(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, ' ')
}
