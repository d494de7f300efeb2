import { sql } from 'kysely'
import { type Staffing, staffingOf } from '../../practice/staffing/notions.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { countedFromKept } from '../duties/counted-from-kept.ts'
import { dutySettingsIn } from '../duties/settings.ts'
import { readRegister, trustFileId } from '../registers/reading.ts'
import { staffingRegister } from '../registers/staffing-register.ts'
import { teamsWithin } from '../work/team-read.ts'

// Rows of children are counted, never shown: those of restricted files among them, as the measures count them.
const COUNTING = { author: 'system', sight: 'lists', restricted: 'seen' } as const

/** A team of the trust, open or closed. */
export interface TeamOf {
  readonly id: string
  readonly name: string
  readonly service: string
  readonly council: string | null
}

/** Someone to whom children are given, as the case record has them. */
export interface CaseHolder {
  readonly subject: string
  readonly name: string | null
  readonly post: string | null
  readonly team: string | null
  readonly fte: number | null
  readonly agency: boolean
  readonly target: number | null
  readonly children: number
}

/** The register of posts and people as it stands. Whoever asks has leave, and is shown no more of it than that. */
export async function readStaffing(store: Store): Promise<Staffing> {
  const subject = await trustFileId(store)
  if (subject === undefined) return staffingOf(fileOf('', [], {}, 'trust'))
  const file = await store.within({ author: 'system', sight: 'files', subjects: [subject] }, tx =>
    readRegister(tx, store.authority, staffingRegister, subject),
  )
  return staffingOf(file)
}

/** Every team by its id. */
export async function readTeams(store: Store): Promise<ReadonlyMap<string, TeamOf>> {
  const found = await store.within(COUNTING, tx =>
    sql<TeamOf>`select id, name, service, council from team where authority = ${store.authority} order by name`.execute(
      tx,
    ),
  )
  return new Map(found.rows.map(team => [team.id, team]))
}

/**
 * The teams whose people someone may see: every one (`all`), those of their service or their own; none for those who see
 * nobody by name.
 */
export async function teamsSeen(store: Store, viewer: Viewer): Promise<'all' | ReadonlySet<string>> {
  const decision = decide(viewer, 'staff.read-people')
  if (!decision.allow) return new Set()
  const { reach } = decision
  if (reach === 'all') return 'all'
  const rows = await store.within(COUNTING, tx => teamsWithin(tx, store.authority, viewer, { reach, sections: [] }))
  return new Set(rows.map(team => team.id))
}

/** Throws AccessRefused for those who see nobody by name. */
export function permitPeople(viewer: Viewer): void {
  permit(viewer, 'staff.read-people')
}

/** Everyone to whom children are given on a day, with how many, as the case record has it. */
export async function readCaseHolders(store: Store, on: PlainDate): Promise<readonly CaseHolder[]> {
  const { authority } = store
  const found = await store.within(COUNTING, tx =>
    sql<Omit<CaseHolder, 'fte' | 'target'> & { readonly fte: string | null; readonly target: string | null }>`
      with given as (
        select worker_id as worker, 'worker' as as_what, count(*)::int as children from standing
          where authority = ${authority} and worker_id is not null group by 1
        union all select reviewer_id, 'reviewer', count(*)::int from standing
          where authority = ${authority} and reviewer_id is not null group by 1
        union all select adviser_id, 'adviser', count(*)::int from standing
          where authority = ${authority} and adviser_id is not null group by 1)
      select w.subject, w.name, w.post, w.team, w.fte, coalesce(w.agency, false) as agency, w.target,
        coalesce(g.children, 0) as children
      from worker_standing w
      left join given g on g.worker = w.subject and g.as_what =
        case w.post when 'reviewing-officer' then 'reviewer' when 'personal-adviser' then 'adviser' else 'worker' end
      where w.authority = ${authority} and w.holds_cases
        and (w.post_from is null or w.post_from <= ${on}) and (w.post_until is null or w.post_until > ${on})`.execute(
      tx,
    ),
  )
  return found.rows.map(row => ({
    ...row,
    fte: row.fte === null ? null : Number(row.fte),
    target: row.target === null ? null : Number(row.target),
  }))
}

/** How many children's supervision is overdue today, by the team of their social worker. */
export async function readSupervision(store: Store, today: PlainDate): Promise<ReadonlyMap<string, number>> {
  const { authority } = store
  const found = await store.within(COUNTING, async tx => {
    const { keptFrom } = await dutySettingsIn(tx, authority)
    const kept = countedFromKept(keptFrom, today)
    return sql<{ team: string; children: number }>`
      select w.team, count(distinct d.subject)::int as children from due d
      join standing s on s.authority = d.authority and s.subject = d.subject
      join worker_standing w on w.authority = s.authority and w.subject = s.worker_id
      where d.authority = ${authority} and d.duty = 'supervision-interval' and d.unsettled is null and w.team is not null
        and coalesce(${kept}, d.by_on) < ${today} and (d.from_on is null or d.from_on <= ${today})
        and (d.ends_on is null or d.ends_on > ${today}) and (${keptFrom ?? null}::date is null or d.by_on >= ${keptFrom ?? null}::date or ${kept} is not null)
      group by w.team`.execute(tx)
  })
  return new Map(found.rows.map(row => [row.team, row.children]))
}
