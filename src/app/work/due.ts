import { type RawBuilder, sql } from 'kysely'
import type { Duty, Occasion } from '../../spine/duty/duty.ts'
import { asKept } from '../../spine/duty/evaluate.ts'
import { findingOf } from '../../spine/duty/finding.ts'
import { type Viewer, decide } from '../../spine/access/decide.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import type { Section } from '../../spine/ledger/kind.ts'
import type { DueItem, WorkChild } from '../../spine/web/services.ts'
import { dutySettingsIn } from '../duties/settings.ts'
import { lineOf } from '../duties/words.ts'
import type { Narrowing } from '../files/gate.ts'
import { mayWrite } from '../files/parts.ts'
import { duties } from '../rulebook.ts'

/** How many days a week of work looks ahead. */
export const WEEK = 7

/** Whose work a duty is, as people say it. */
export const OWNER_TITLES: Readonly<Record<Duty['owner'], string>> = {
  'social-worker': 'Social worker',
  'reviewing-officer': 'Independent reviewing officer',
  'personal-adviser': 'Personal adviser',
  health: 'Health team',
  'virtual-school': 'Virtual school',
  'team-manager': 'Team manager',
  'service-manager': 'Service manager',
  'nominated-officer': 'Nominated officer',
  director: 'Director',
  placements: 'Placements team',
  fostering: 'Fostering team',
  adoption: 'Adoption team',
}

/** How far the record can be expected to tell, for the whole trust. */
export interface Told {
  readonly today: PlainDate
  /** The day from which the trust records its work here. */
  readonly keptFrom: PlainDate | undefined
  /** The date of the newest return held, by council. */
  readonly heldTo: Readonly<Record<string, PlainDate>>
  /** The parts of files the reader may read. */
  readonly sections: readonly Section[]
}

/** How far the record can be expected to tell, within a transaction that lists. */
export async function toldIn(
  tx: Tx,
  store: Store,
  today: PlainDate,
  { sections }: Pick<Narrowing, 'sections'>,
): Promise<Told> {
  const { keptFrom } = await dutySettingsIn(tx, store.authority)
  return { today, keptFrom, heldTo: await heldByCouncil(store), sections }
}

// A return's own rows are shut to those who list; its date and council say nothing of anyone.
async function heldByCouncil(store: Store): Promise<Readonly<Record<string, PlainDate>>> {
  const found = await store.within({ author: 'system', sight: 'files' }, tx =>
    sql<{ council: string; last: PlainDate }>`
      select i.council, make_date(max(f.year), 3, 31) as last from import i
      join import_file f on f.authority = i.authority and f.import = i.id
      where i.authority = ${store.authority} and i.status = 'done' and f."table" = 'Episodes' group by i.council`.execute(
      tx,
    ),
  )
  return Object.fromEntries(found.rows.map(row => [row.council, row.last]))
}

/** One open occasion as `due` holds it. */
export interface DueRowRead {
  readonly subject: string
  readonly duty: string
  readonly occasion: string
  readonly from_on: PlainDate | null
  readonly by_on: PlainDate | null
  readonly statutory_on: PlainDate | null
  readonly ends_on: PlainDate | null
  readonly owner: string
  readonly because: Reason
  readonly unsettled: Reason | null
}

/** Which open occasions are wanted, besides those of some children. */
export interface DueWanted {
  /** Those due by this day, and those of which the day cannot be told. */
  readonly by?: PlainDate
  readonly owners?: readonly string[]
  readonly duties?: readonly string[]
}

/** The open occasions of some files, soonest first. */
export async function dueOf(
  tx: Tx,
  authority: number,
  subjects: readonly string[],
  { today, sections }: Pick<Told, 'today' | 'sections'>,
  { by, owners, duties: ids }: DueWanted = {},
): Promise<readonly DueRowRead[]> {
  if (subjects.length === 0) return []
  const found = await sql<DueRowRead>`
    select subject, duty, occasion, from_on, by_on, statutory_on, ends_on, owner, because, unsettled from due
    where authority = ${authority} and subject = any(${[...subjects]}::uuid[]) and section = any(${[...sections]}::text[])
      and (ends_on is null or ends_on > ${today})
      ${by === undefined ? sql`` : sql`and (by_on <= ${by} or by_on is null)`}
      ${owners === undefined ? sql`` : sql`and owner = any(${[...owners]}::text[])`}
      ${ids === undefined ? sql`` : sql`and duty = any(${[...ids]}::text[])`}
    order by by_on nulls last, duty, subject`.execute(tx)
  return found.rows
}

/** An open occasion in the words people read. Undefined where there is nothing to answer yet, or its duty is no more. Pure. */
export function dueItem(
  row: DueRowRead,
  child: WorkChild,
  standing: { readonly lost_after: PlainDate | null; readonly council: string | null } | undefined,
  told: Told,
  viewer: Viewer,
  mine: boolean,
): DueItem | undefined {
  const duty = duties.get(row.duty)
  if (!duty) return undefined
  const kept = { from: told.keptFrom, heldTo: standing?.lost_after ?? told.heldTo[standing?.council ?? ''] }
  const finding = findingOf(duty, asKept(duty, occasionOf(row), kept), told.today)
  if (!finding) return undefined
  const line = lineOf(finding, told.today)
  const { record } = duty
  return {
    child,
    duty: duty.id,
    occasion: row.occasion,
    what: line.what,
    by: line.by,
    level: line.level,
    words: line.words,
    law: line.law,
    why: line.why,
    owner: duty.owner,
    ownerTitle: OWNER_TITLES[duty.owner],
    mine,
    ...(record?.form && mayRecord(viewer, record.name) ? { record: recordHref(child.id, record.name) } : {}),
  }
}

/** Whether someone records entries of a kind at all: of which children, the gate decides. */
export function mayRecord(viewer: Viewer, kind: string): boolean {
  return decide(viewer, 'child.write').allow && mayWrite(viewer.role, kind)
}

/** Where an entry of a kind is recorded about a child. */
export function recordHref(child: string, kind: string): string {
  return `/children/${child}/record/${kind}`
}

/** An open occasion as its duty gave it. Pure. */
export function occasionOf(row: DueRowRead): Occasion {
  return {
    key: row.occasion,
    because: row.because,
    from: row.from_on,
    by: row.by_on,
    ...(row.statutory_on === null ? {} : { statutory: row.statutory_on }),
    ...(row.unsettled === null ? {} : { unsettled: row.unsettled }),
  }
}

/** How many occasions are overdue and due this week, and the soonest day of any, by child. */
export interface DueTally {
  readonly subject: string
  readonly overdue: number
  readonly this_week: number
  readonly next: PlainDate | null
}

/** The tallies of some files. One pass over what is due, with the same answer as `dueItem` gives each. */
export async function tallies(
  tx: Tx,
  authority: number,
  subjects: readonly string[],
  told: Told,
): Promise<ReadonlyMap<string, DueTally>> {
  if (subjects.length === 0) return new Map()
  const found = await sql<DueTally>`
    select d.subject, (count(*) filter (where ${isOverdue(told)}))::int as overdue,
      (count(*) filter (where ${isThisWeek(told)}))::int as this_week,
      min(d.by_on) filter (where ${isOverdue(told)} or d.by_on >= ${told.today}) as next
    from due d join standing s on s.authority = d.authority and s.subject = d.subject
    where ${stillOpen(authority, subjects, told)} group by d.subject`.execute(tx)
  return new Map(found.rows.map(row => [row.subject, row]))
}

/** How often each duty is overdue and due this week among some files, most overdue first. */
export async function talliesByDuty(
  tx: Tx,
  authority: number,
  subjects: readonly string[],
  told: Told,
): Promise<readonly { readonly duty: string; readonly overdue: number; readonly this_week: number }[]> {
  if (subjects.length === 0) return []
  const found = await sql<{ duty: string; overdue: number; this_week: number }>`
    select d.duty, (count(*) filter (where ${isOverdue(told)}))::int as overdue,
      (count(*) filter (where ${isThisWeek(told)}))::int as this_week
    from due d join standing s on s.authority = d.authority and s.subject = d.subject
    where ${stillOpen(authority, subjects, told)} group by d.duty order by 2 desc, 3 desc, 1`.execute(tx)
  return found.rows.filter(row => row.overdue + row.this_week > 0)
}

function stillOpen(authority: number, subjects: readonly string[], { today, sections }: Told): RawBuilder<boolean> {
  return sql<boolean>`d.authority = ${authority} and d.subject = any(${[...subjects]}::uuid[])
    and d.section = any(${[...sections]}::text[]) and (d.from_on is null or d.from_on <= ${today})
    and (d.ends_on is null or d.ends_on > ${today})`
}

const IN_RETURN = (): string[] => [...duties.values()].filter(duty => duty.inReturn).map(duty => duty.id)

// As `asKept` and `findingOf` would answer: of `due as d` and `standing as s`.
function isOverdue({ today, keptFrom, heldTo }: Told): RawBuilder<boolean> {
  const recorded = keptFrom === undefined ? sql`false` : sql`d.by_on >= ${keptFrom}`
  const held = sql`(d.duty = any(${IN_RETURN()}::text[])
    and d.by_on <= coalesce(s.lost_after, (${JSON.stringify(heldTo)}::jsonb->>s.council)::date))`
  return sql<boolean>`(d.by_on < ${today} and d.unsettled is null and coalesce(${recorded} or ${held}, false))`
}

function isThisWeek({ today }: Told): RawBuilder<boolean> {
  return sql<boolean>`(d.by_on between ${today} and ${addDays(today, WEEK)})`
}
