import { sql } from 'kysely'
import type { Duty, Occasion } from '../../spine/duty/duty.ts'
import { asKept } from '../../spine/duty/evaluate.ts'
import { findingOf } from '../../spine/duty/finding.ts'
import type { Span } from '../../spine/duty/span.ts'
import { type Viewer, decide } from '../../spine/access/decide.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import type { Section } from '../../spine/ledger/kind.ts'
import type { DueItem, WorkChild } from '../../spine/web/services.ts'
import { countedFromKept } from '../duties/counted-from-kept.ts'
import { newestReturns } from '../duties/held-to.ts'
import { dutySettingsIn } from '../duties/settings.ts'
import { lineOf } from '../duties/words.ts'
import type { Narrowing } from '../files/gate.ts'
import { mayWrite } from '../files/parts.ts'
import { duties } from '../rulebook.ts'
import { ROLES_OF_CHILD, type StandingOfWork } from './children.ts'

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
  'information-governance': 'Information governance lead',
  placements: 'Placements team',
  fostering: 'Fostering team',
  adoption: 'Adoption team',
  finance: 'Finance lead',
}

/** The column of `standing` that says who does a duty's work for a child, where one worker does. */
export const OWNER_COLUMNS: Partial<Record<Duty['owner'], (typeof ROLES_OF_CHILD)[number]['column']>> =
  Object.fromEntries(ROLES_OF_CHILD.map(({ owner, column }) => [owner, column]))

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
    sql<{ council: string; last: PlainDate }>`${newestReturns(store.authority)}`.execute(tx),
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
  readonly again: Span | null
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
  { today, sections, keptFrom }: Pick<Told, 'today' | 'sections'> & { readonly keptFrom?: PlainDate | undefined },
  { by, owners, duties: ids }: DueWanted = {},
): Promise<readonly DueRowRead[]> {
  if (subjects.length === 0) return []
  const counted = countedFromKept(keptFrom, today)
  const found = await sql<DueRowRead>`
    select subject, duty, occasion, from_on, by_on, statutory_on, ends_on, again, owner, because, unsettled from due d
    where authority = ${authority} and subject = any(${[...subjects]}::uuid[]) and section = any(${[...sections]}::text[])
      and (ends_on is null or ends_on > ${today})
      ${by === undefined ? sql`` : sql`and (${counted} <= ${by} or (${counted} is null and by_on is null) or (by_on <= ${by} and (${counted} is null or duty = any(${IN_RETURN()}::text[]))))`}
      ${owners === undefined ? sql`` : sql`and owner = any(${[...owners]}::text[])`}
      ${ids === undefined ? sql`` : sql`and duty = any(${[...ids]}::text[])`}
    order by coalesce(${counted}, by_on) nulls last, duty, subject`.execute(tx)
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
  const finding = findingOf(duty, asKept(duty, occasionOf(row), kept, told.today), told.today)
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
    ...(row.again === null ? {} : { again: row.again }),
    ...(row.unsettled === null ? {} : { unsettled: row.unsettled }),
  }
}

/** How many occasions are overdue and due this week, and the soonest day of any. */
export interface DueTally {
  readonly overdue: number
  readonly thisWeek: number
  readonly next: PlainDate | null
}

/** What some files are owed, counted: by child, and by duty. */
export interface DueTallies {
  readonly of: (subject: string) => DueTally
  /** By duty, most overdue first; duties with none overdue or due this week are left out. */
  readonly byDuty: (subjects: readonly string[]) => readonly (DueTally & { readonly duty: string })[]
}

interface TallyRow {
  readonly subject: string
  readonly duty: string
  readonly overdue: number
  readonly this_week: number
  readonly next: PlainDate | null
  /** Days gone by before the trust recorded its work here, of duties whose doing a return tells of, each with the day counted from then, if any. */
  readonly of_returns: readonly { readonly by: PlainDate; readonly counted: PlainDate | null }[] | null
}

const NONE: DueTally = { overdue: 0, thisWeek: 0, next: null }

/**
 * Counts what some files are owed in one pass, with the same answer as `dueItem` gives each. Of one table: joined with how
 * everyone stands, a database that has not yet counted its rows takes a plan twenty times as slow (measured).
 */
export async function talliesOf(
  tx: Tx,
  authority: number,
  standing: readonly Pick<StandingOfWork, 'subject' | 'council' | 'lost_after'>[],
  { today, sections, keptFrom, heldTo }: Told,
): Promise<DueTallies> {
  const byId = new Map(standing.map(row => [row.subject, row]))
  const week = addDays(today, WEEK)
  const counted = countedFromKept(keptFrom, today)
  const recorded = keptFrom === undefined ? sql`false` : sql`by_on >= ${keptFrom}`
  const ofReturns = sql`(by_on is not null and by_on < ${today} and unsettled is null and not ${recorded} and duty = any(${IN_RETURN()}::text[]))`
  const day = sql`(case when ${ofReturns} then null else coalesce(${counted}, by_on) end)`
  const overdue = sql`(${day} < ${today} and ((unsettled is null and ${recorded}) or ${counted} is not null))`
  const found = await sql<TallyRow>`
    select subject, duty, (count(*) filter (where ${overdue}))::int as overdue,
      (count(*) filter (where ${day} between ${today} and ${week}))::int as this_week,
      min(${day}) filter (where ${day} between ${today} and ${week} or ${overdue}) as next,
      json_agg(json_build_object('by', by_on, 'counted', ${counted})) filter (where ${ofReturns}) as of_returns
    from due d
    where authority = ${authority} and subject = any(${[...byId.keys()]}::uuid[]) and (by_on <= ${week} or (by_on is null and again is not null))
      and section = any(${[...sections]}::text[]) and (from_on is null or from_on <= ${today})
      and (ends_on is null or ends_on > ${today})
    group by subject, duty`.execute(tx)
  const rows = found.rows.map(row => {
    const who = byId.get(row.subject)
    const held = who?.lost_after ?? heldTo[who?.council ?? '']
    // What a return would have told of was missed on its day; of the rest only the day counted from then is known.
    const told = (row.of_returns ?? []).flatMap(({ by, counted }) =>
      held !== undefined && by <= held ? by : (counted ?? []),
    )
    const missed = told.filter(by => by < today).toSorted()
    const soon = told.filter(by => by >= today && by <= week).toSorted()
    const own: DueTally = { overdue: row.overdue, thisWeek: row.this_week, next: row.next }
    return {
      subject: row.subject,
      duty: row.duty,
      ...plus(own, { overdue: missed.length, thisWeek: soon.length, next: missed[0] ?? soon[0] ?? null }),
    }
  })
  const bySubject = new Map<string, DueTally>()
  for (const row of rows) bySubject.set(row.subject, plus(bySubject.get(row.subject) ?? NONE, row))
  return {
    of: subject => bySubject.get(subject) ?? NONE,
    byDuty: wanted => {
      const among = new Set(wanted)
      const byDuty = new Map<string, DueTally>()
      for (const row of rows) if (among.has(row.subject)) byDuty.set(row.duty, plus(byDuty.get(row.duty) ?? NONE, row))
      return [...byDuty]
        .map(([duty, tally]) => ({ duty, ...tally }))
        .filter(each => each.overdue + each.thisWeek > 0)
        .sort((a, b) => b.overdue - a.overdue || b.thisWeek - a.thisWeek || (a.duty < b.duty ? -1 : 1))
    },
  }
}

function plus(a: DueTally, b: DueTally): DueTally {
  const next = a.next === null || (b.next !== null && b.next < a.next) ? b.next : a.next
  return { overdue: a.overdue + b.overdue, thisWeek: a.thisWeek + b.thisWeek, next }
}

const IN_RETURN = (): string[] => [...duties.values()].filter(duty => duty.inReturn).map(duty => duty.id)
