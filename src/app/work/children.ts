import { type RawBuilder, sql } from 'kysely'
import { placementType } from '../../practice/placement/codes.ts'
import { label } from '../../spine/ledger/code-set.ts'
import type { Council } from '../../spine/measure/measure.ts'
import type { Tx } from '../../spine/store/store.ts'
import { ageOn } from '../../spine/time/age.ts'
import { type PlainDate, addYears } from '../../spine/time/plain-date.ts'
import type { WorkChild, WorkPerson } from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'
import type { Narrowing } from '../files/gate.ts'

/** A child as worklists read how everyone stands. */
export interface StandingOfWork {
  readonly subject: string
  readonly number: string | null
  readonly name: string | null
  readonly sorted_name: string | null
  readonly council: string | null
  readonly born: PlainDate | null
  readonly care_from: PlainDate | null
  readonly care_until: PlainDate | null
  readonly home_type: string | null
  readonly home_postcode: string | null
  readonly home_from: PlainDate | null
  readonly worker_id: string | null
  readonly reviewer_id: string | null
  readonly adviser_id: string | null
  readonly risk: string | null
  readonly lost_after: PlainDate | null
  readonly in_care: boolean
}

/** In what a worker is to the child, the column that says who is it, and whose duties those are. */
export const ROLES_OF_CHILD = [
  { role: 'social-worker', column: 'worker_id', owner: 'social-worker' },
  { role: 'reviewing-officer', column: 'reviewer_id', owner: 'reviewing-officer' },
  { role: 'personal-adviser', column: 'adviser_id', owner: 'personal-adviser' },
] as const

export type RoleOfChild = (typeof ROLES_OF_CHILD)[number]['role']

/** The columns of `StandingOfWork`, from `standing as s`. */
export const standingColumns = (today: PlainDate): RawBuilder<StandingOfWork> => sql<StandingOfWork>`
  s.subject, s.number, s.name, s.sorted_name, s.council, s.born, s.care_from, s.care_until, s.home_type, s.home_postcode,
  s.home_from, s.worker_id, s.reviewer_id, s.adviser_id, s.risk, s.lost_after, ${inCare(today)} as in_care`

/** Whether a child of `standing as s` is in care at the end of a day, as far as is known: agrees with `careStateOn`. */
export function inCare(today: PlainDate): RawBuilder<boolean> {
  return sql<boolean>`(s.care_from is not null and s.care_from <= ${today} and (s.care_until is null or s.care_until > ${today})
    and (s.care_until is not null or ((s.born is null or s.born > ${addYears(today, -18)}) and (s.lost_after is null or s.lost_after >= ${today}))))`
}

/** The children of `standing as s` whom any of these people work with. */
export function workedWith(workers: readonly string[]): RawBuilder<boolean> {
  const ids = sql`${[...workers]}::uuid[]`
  return sql<boolean>`(s.worker_id = any(${ids}) or s.reviewer_id = any(${ids}) or s.adviser_id = any(${ids}))`
}

/** What a list of `standing as s` is narrowed to: the trust, the one council, and the workers within reach. */
export function within(authority: number, { council, workers }: Narrowing): RawBuilder<boolean> {
  return sql<boolean>`s.authority = ${authority} ${council === undefined ? sql`` : sql`and s.council = ${council}`}
    ${workers === undefined ? sql`` : sql`and ${workedWith(workers)}`}`
}

/** What these people are to a child, most theirs first; empty where they are nothing to them. */
export function rolesOf(child: StandingOfWork, workers: ReadonlySet<string>): readonly RoleOfChild[] {
  return ROLES_OF_CHILD.filter(({ column }) => {
    const worker = child[column]
    return worker !== null && workers.has(worker)
  }).map(({ role }) => role)
}

/** A child as worklists name them, on a day. Pure. */
export function workChild(child: StandingOfWork, today: PlainDate, councils: readonly Council[]): WorkChild {
  return {
    id: child.subject,
    called: calledBy(child.name, child.number),
    number: child.number,
    age: child.born === null ? null : ageOn(child.born, today),
    council: councils.find(each => each.code === child.council)?.name ?? child.council ?? 'not recorded',
    inCare: child.in_care,
    home: child.in_care && child.home_type !== null ? label(placementType, child.home_type) : null,
    postcode: child.home_postcode,
    risk: child.risk,
  }
}

/** The names of workers by their files' ids; an id that no worker's file has is left out. */
export async function workerNames(
  tx: Tx,
  authority: number,
  ids: Iterable<string | null>,
): Promise<ReadonlyMap<string, WorkPerson>> {
  const wanted = [...new Set([...ids].filter(id => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .selectFrom('worker_standing')
    .select(['subject', 'name', 'number'])
    .where('authority', '=', authority)
    .where('subject', 'in', wanted)
    .execute()
  return new Map(rows.map(row => [row.subject, { id: row.subject, name: calledWorker(row.name, row.number) }]))
}

/** What a worker is called: their name, else their number. */
export function calledWorker(name: string | null, number: string | null): string {
  return name ?? (number ? `Worker ${number}` : 'Worker without a name')
}
